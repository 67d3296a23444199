//! `guidepost check`: what is wrong, without making the site.

mod fix;
mod page;
mod words;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::project::Project;
use super::report::{self, Report, Strictness, Wording};
use super::{Exit, Stop, Terminal};
use crate::compile::CompileOptions;
use crate::diagnostics::{self, Diagnostic, Severity};
use crate::site::Drafts;
use crate::text::{Date, SourcePath};

/// How much advice is shown without `--all`.
const MOST_ADVICE: usize = 10;

/// What can follow `guidepost check`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line; they become enums at once"
)]
pub(super) struct CheckArguments {
    /// How the messages are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail on warnings too, not only on errors
    #[arg(long)]
    strict: bool,
    /// Check dates against this day; otherwise against the site's edition
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// Show every piece of advice, not only the first ones
    #[arg(long)]
    all: bool,
    /// List the words of the site that are neither common nor explained
    #[arg(long, conflicts_with_all = ["fix", "report"])]
    words: bool,
    /// Write a page for editors: every page with its grade, its longest
    /// sentences and its dates
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Change words that have a safe plain one, after showing what and asking
    #[arg(long, conflicts_with = "report")]
    fix: bool,
    /// With --fix: change them without asking
    #[arg(long, requires = "fix")]
    yes: bool,
    /// Only messages about these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
}

/// For whom the messages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on standard error
    Text,
    /// For programs: one array on standard output
    Json,
    /// For GitHub, which shows them beside the lines of a change
    Github,
}

fn parse_date(typed: &str) -> Result<Date, String> {
    Date::parse(typed).ok_or_else(|| {
        "A date looks like 2026-11-22, 22/11/2026 or \"22 November 2026\".".to_owned()
    })
}

/// Checks the content and says what is wrong.
pub(super) fn run(
    arguments: &CheckArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let options = CompileOptions {
        // Drafts are checked too: that is when an author wants to know.
        drafts: Drafts::Show,
        base_url: None,
        today: arguments.today,
    };
    let mut report = report::compile_project(&project, &options, Wording::Checked)?;
    let chosen = Chosen::of(&arguments.paths, &project)?;
    if arguments.words {
        terminal.say(&words::list(&report.compiled.site, &chosen))?;
        return Ok(Exit::Done);
    }
    if let Some(file) = &arguments.report {
        return page::write(file, &project, &report, terminal);
    }
    if arguments.fix {
        let consent = if arguments.yes {
            Consent::Given
        } else {
            Consent::Asked
        };
        fix::run(&project, &report, &chosen, (consent, terminal))?;
        return Ok(left_to_mend(&report, &chosen, terminal));
    }
    let mut found = std::mem::take(&mut report.diagnostics);
    found.retain(|one| chosen.holds(&one.path));
    show(arguments, &project, &report, (&found, terminal))?;
    let exit = report::exit_for(&found, Strictness::of(arguments.strict));
    // As after a build: the process ends now.
    std::mem::forget((report, found));
    Ok(exit)
}

/// After `--fix`, which swaps words only: tells how many errors are left.
fn left_to_mend(report: &Report, chosen: &Chosen, terminal: &mut Terminal) -> Exit {
    let found = report.diagnostics.iter();
    let left = found.filter(|one| one.severity == Severity::Error && chosen.holds(&one.path));
    match left.count() {
        0 => return Exit::Done,
        1 => terminal.tell("1 error is left for you to mend: guidepost check\n"),
        many => terminal.tell(&format!(
            "{many} errors are left for you to mend: guidepost check\n"
        )),
    }
    Exit::Content
}

/// Draws what was found, in the form that was asked for.
fn show(
    arguments: &CheckArguments,
    project: &Project,
    report: &Report,
    to: (&[Diagnostic], &mut Terminal),
) -> Result<(), Stop> {
    let (found, terminal) = to;
    let texts = &report.sources;
    match arguments.format {
        Format::Text => {
            let (shown, left) = first_advice(arguments, found);
            report::tell(&shown, texts, project, terminal);
            if shown.is_empty() {
                terminal.tell("Nothing is wrong.\n");
            }
            terminal.tell(&afterwards(left, report.plain.silenced));
        }
        Format::Json => {
            for piece in diagnostics::json::pieces(found, texts) {
                terminal.say(&piece)?;
            }
        }
        Format::Github => {
            let folder = project.prefix();
            terminal.say(&diagnostics::github::render(found, texts, &folder))?;
        }
    }
    Ok(())
}

/// Advice is shown for files that were named, and else only the first of it,
/// so that it never hides what must be mended. Gives the number left out.
fn first_advice(arguments: &CheckArguments, found: &[Diagnostic]) -> (Vec<Diagnostic>, usize) {
    if arguments.all || !arguments.paths.is_empty() {
        return (found.to_vec(), 0);
    }
    let mut advice = 0;
    let shown = found.iter().filter(|one| {
        let is_advice = one.severity == Severity::Advice;
        advice += usize::from(is_advice);
        !is_advice || advice <= MOST_ADVICE
    });
    let shown = shown.cloned().collect();
    (shown, advice.saturating_sub(MOST_ADVICE))
}

/// What is not shown.
fn afterwards(left: usize, silenced: usize) -> String {
    let mut words = String::new();
    if left > 0 {
        let what = if left == 1 { "piece" } else { "pieces" };
        words.push_str(&format!(
            "{left} more {what} of advice: guidepost check --all\n"
        ));
    }
    if silenced > 0 {
        let what = if silenced == 1 {
            "message was"
        } else {
            "messages were"
        };
        words.push_str(&format!("{silenced} {what} silenced with a reason.\n"));
    }
    words
}

/// The files and folders that were named; all without any.
pub(super) struct Chosen(Vec<SourcePath>);

impl Chosen {
    fn of(typed: &[String], project: &Project) -> Result<Self, Stop> {
        let wanted = typed.iter().map(|typed| existing(typed, project));
        Ok(Self(wanted.collect::<Result<_, _>>()?))
    }

    /// Whether a file is among them.
    fn holds(&self, path: &SourcePath) -> bool {
        self.0.is_empty() || self.0.iter().any(|folder| lies_in(path, folder))
    }
}

/// Whether changes were agreed to beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    /// With `--yes`.
    Given,
    /// Not yet: a person is asked.
    Asked,
}

/// The file or folder of the project that was typed.
fn existing(typed: &str, project: &Project) -> Result<SourcePath, Stop> {
    let meanings = project.meanings(typed);
    let exists = |path: &&SourcePath| project.root.join(path.as_str()).exists();
    meanings.iter().find(exists).cloned().ok_or_else(|| {
        Stop::usage(
            format!("There is no file or folder `{typed}` in this project."),
            "Write the path from this folder, or from the folder with `book.toml`.",
        )
    })
}

fn lies_in(path: &SourcePath, folder: &SourcePath) -> bool {
    let folder = folder.as_str();
    path.as_str()
        .strip_prefix(folder)
        .is_some_and(|rest| folder.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_its_files_and_not_its_namesakes() {
        let lies = |path, folder| lies_in(&SourcePath::new(path), &SourcePath::new(folder));
        assert!(lies("content/learn/a.md", "content/learn"));
        assert!(lies("content/learn/a.md", "content/learn/a.md"));
        assert!(lies("content/learn/a.md", "."));
        assert!(!lies("content/learning/a.md", "content/learn"));
    }

    #[test]
    fn dates_are_read_as_authors_write_them() {
        assert_eq!(parse_date("22/11/2026").ok(), Date::new(2026, 11, 22));
        assert!(parse_date("tomorrow").is_err());
    }
}
