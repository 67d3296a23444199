//! `check --report FILE`: a page for editors.

use std::path::Path;

use crate::check::plain;
use crate::cli::project::{Project, plain as plain_path};
use crate::cli::report::Report;
use crate::cli::{Exit, Stop, Terminal};
use crate::diagnostics::Counts;
use crate::output::report::{self, Summary};

/// Writes the page and says where it is.
pub(super) fn write(
    file: &Path,
    project: &Project,
    report: &Report,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let site = &report.compiled.site;
    let counts = Counts::of(&report.diagnostics);
    let summary = Summary {
        title: &site.config.title,
        edition: site.config.site.edition,
        warnings: counts.errors + counts.warnings,
        advice: counts.advice,
        silenced: report.plain.silenced,
    };
    let page = report::write(&summary, &plain::report(site));
    let target = plain_path(&project.here.join(file));
    std::fs::write(&target, page)?;
    terminal.say(&format!("Open {}\n", project.shown(&target)))?;
    Ok(Exit::Done)
}
