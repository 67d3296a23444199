//! `guidepost build`: the site, from the content to a folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::progress::Progress;
use super::project::{Project, plain};
use super::report::{self, Report, Strictness, Wording};
use super::{Exit, Stop, Terminal};
use crate::compile::CompileOptions;
use crate::config::check_base_url;
use crate::diagnostics;
use crate::output::compress;
use crate::publish::{self, Durability, PublishError, PublishOptions, Published, Swap};
use crate::site::Drafts;

/// What can follow `guidepost build`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line; they become enums at once"
)]
pub(super) struct BuildArguments {
    /// Where the finished site goes; otherwise `public` beside `book.toml`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Stop on warnings too, not only on errors
    #[arg(long)]
    strict: bool,
    /// Where the site will stand on the web, such as https://example.org/guide/
    #[arg(long, value_name = "URL", value_parser = check_base_url)]
    base_url: Option<String>,
    /// Include pages marked as draft
    #[arg(long)]
    drafts: bool,
    /// Also write .br and .gz files, for hosts that send those
    #[arg(long)]
    precompress: bool,
    /// Wait until the disk has everything, in case the power fails
    #[arg(long)]
    durable: bool,
    /// Say how long each stage took
    #[arg(long)]
    timings: bool,
}

/// Builds the site. Where the content has errors nothing is written.
pub(super) fn run(
    arguments: &BuildArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let options = CompileOptions {
        drafts: if arguments.drafts {
            Drafts::Show
        } else {
            Drafts::Hide
        },
        base_url: arguments.base_url.clone(),
        today: None,
    };
    let mut report = report::compile_project(&project, &options, Wording::Left)?;
    report::tell(&report.diagnostics, &report.sources, &project, terminal);
    let mut exit = report::exit_for(&report.diagnostics, Strictness::of(arguments.strict));
    if arguments.precompress {
        compress::precompress(&mut report.compiled.output);
    }
    if exit == Exit::Done {
        exit = publish(arguments, &project, &mut report, terminal)?;
    } else {
        terminal.tell(report::REFUSAL);
    }
    if arguments.timings {
        terminal.tell(&report::timings(&report.timings));
    }
    // The process ends now: giving back the memory of 10,000 pages piece by
    // piece took a fifteenth of the whole build.
    std::mem::forget(report);
    Ok(exit)
}

/// Writes the site and says where to open it.
fn publish(
    arguments: &BuildArguments,
    project: &Project,
    report: &mut Report,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let target = match &arguments.out {
        Some(named) => plain(&project.here.join(named)),
        None => project.root.join("public"),
    };
    let options = PublishOptions {
        project: project.root.clone(),
        durability: if arguments.durable {
            Durability::PowerCut
        } else {
            Durability::Usual
        },
        swap: Swap::default(),
    };
    let progress = Progress::start("Writing the site");
    let start = Instant::now();
    let result = publish::publish(&report.compiled.output, &target, &options, &progress);
    drop(progress);
    match result {
        Ok(published) => {
            report.timings.push(("write", start.elapsed()));
            tell_leftovers(&published, project, terminal);
            terminal.say(&summary(&published))?;
            let front = project.shown(&target.join("index.html"));
            terminal.say(&format!("Open {front}\n"))?;
            Ok(Exit::Done)
        }
        Err(PublishError::Author(mut found)) => {
            diagnostics::sort(&mut found);
            report::tell(&found, &report.sources, project, terminal);
            terminal.tell(report::REFUSAL);
            Ok(Exit::Content)
        }
        Err(error) => Err(Stop::from(error)),
    }
}

/// What was done, in one line: `13 files: 8 new or changed, 5 as before`.
fn summary(published: &Published) -> String {
    let Published {
        written,
        unchanged,
        removed,
        ..
    } = *published;
    let files = written + unchanged;
    let word = if files == 1 { "file" } else { "files" };
    let parts = [
        (written, "new or changed"),
        (unchanged, "as before"),
        (removed, "gone"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!("{files} {word}: {}\n", parts.join(", "))
}

/// What lies beside the site afterwards.
fn tell_leftovers(published: &Published, project: &Project, terminal: &mut Terminal) {
    if let Some(kept) = &published.kept {
        let place = project.shown(kept);
        terminal.tell(&format!(
            "Files that somebody put into the folder meanwhile are in {place}\n"
        ));
    }
    if let Some(left) = &published.left_over {
        let place = project.shown(left);
        terminal.tell(&format!(
            "The old site could not be deleted whole: {place}. The next build tries again.\n"
        ));
    }
}
