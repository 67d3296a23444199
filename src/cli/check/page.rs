//! `check --report FILE`: a page for editors.

use std::path::Path;

use anyhow::Context as _;

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
    let shown = project.shown(&target);
    refuse(&target, project)?;
    std::fs::write(&target, page).with_context(|| format!("`{shown}` cannot be written"))?;
    terminal.say(&format!("Open {shown}\n"))?;
    Ok(Exit::Done)
}

/// A report never takes the place of a file that is not a report, and never
/// stands among the pages of the site.
fn refuse(target: &Path, project: &Project) -> Result<(), Stop> {
    let shown = project.shown(target);
    let another = "Write another name, such as report.html.";
    for folder in ["content", "themes"] {
        if target.starts_with(project.root.join(folder)) {
            let message = format!("A report cannot stand in the folder `{folder}`.");
            return Err(Stop::usage(message, another));
        }
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.is_dir()) {
        let message = format!("There is no folder `{}`.", project.shown(folder));
        return Err(Stop::usage(
            message,
            "Make it first, or write another place.",
        ));
    }
    if target.is_dir() {
        return Err(Stop::usage(format!("`{shown}` is a folder."), another));
    }
    let is_there = target.symlink_metadata().is_ok();
    let is_report = || std::fs::read(target).is_ok_and(|bytes| report::is_report(&bytes));
    if is_there && !is_report() {
        let message = format!("`{shown}` is there already, and it is no report.");
        return Err(Stop::usage(message, another));
    }
    Ok(())
}
