//! `guidepost check`: what is wrong, without making the site.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::project::Project;
use super::report::{self, Report, Strictness};
use super::{Exit, Stop, Terminal};
use crate::compile::CompileOptions;
use crate::diagnostics::{self, Diagnostic};
use crate::site::Drafts;
use crate::text::{Date, SourcePath};

/// What can follow `guidepost check`.
#[derive(Debug, Args)]
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
    let report = report::compile_project(&project, &options)?;
    let found = chosen(arguments, &project, &report)?;
    let texts = &report.sources;
    match arguments.format {
        Format::Text => {
            report::tell(&found, texts, &project, terminal);
            if found.is_empty() {
                terminal.tell("Nothing is wrong.\n");
            }
        }
        Format::Json => terminal.say(&diagnostics::json::render(&found, texts))?,
        Format::Github => {
            let folder = project.prefix();
            terminal.say(&diagnostics::github::render(&found, texts, &folder))?;
        }
    }
    Ok(report::exit_for(&found, Strictness::of(arguments.strict)))
}

/// The diagnostics of the files and folders that were named; all without any.
fn chosen(
    arguments: &CheckArguments,
    project: &Project,
    report: &Report,
) -> Result<Vec<Diagnostic>, Stop> {
    if arguments.paths.is_empty() {
        return Ok(report.diagnostics.clone());
    }
    let mut wanted = Vec::new();
    for typed in &arguments.paths {
        wanted.push(existing(typed, project)?);
    }
    let is_wanted = |found: &&Diagnostic| wanted.iter().any(|path| lies_in(&found.path, path));
    Ok(report
        .diagnostics
        .iter()
        .filter(is_wanted)
        .cloned()
        .collect())
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
