//! `guidepost new`: a site, or a page that an author only has to fill in.
//!
//! It never writes over a file. What is written stands in `templates/`.

mod number;
mod page;
mod site;
mod term;

use std::path::Path;

use clap::{Args, ValueEnum};

use super::project::Project;
use super::{Exit, Stop, Terminal, today};
use crate::edit::{self, Edit, Expected};
use crate::source::{self, Sources};
use crate::text::Date;

pub(super) use self::site::{is_free, make_site_here};

/// What can follow `guidepost new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// What to make
    #[arg(value_enum, value_name = "KIND")]
    kind: Kind,
    /// Its name, as readers will see it
    #[arg(required = true, num_args = 1.., value_name = "NAME")]
    name: Vec<String>,
    /// The module or lesson that it comes after; otherwise it comes last
    #[arg(long, value_name = "X")]
    after: Option<String>,
}

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A small site in a folder of its own
    Site,
    /// A module: a folder of lessons
    Module,
    /// A lesson in a module
    Lesson,
    /// The plain words about a standard
    Standard,
    /// The plain words about a central service
    Service,
    /// A learning path for a role
    Path,
    /// A session plan for a trainer
    Session,
    /// A story in which the reader chooses
    Scenario,
    /// A word in the glossary
    Term,
}

/// The name and the day, for the pages that are made.
#[derive(Debug)]
struct Draft<'a> {
    /// The name as readers will see it.
    title: &'a str,
    /// The day for `checked:`.
    date: Date,
    /// What it comes after.
    after: Option<&'a str>,
}

/// Makes what was asked for and says where it is.
pub(super) fn run(
    arguments: &NewArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let words: Vec<&str> = arguments
        .name
        .iter()
        .flat_map(|part| part.split_whitespace())
        .collect();
    let title = words.join(" ");
    let draft = Draft {
        title: &title,
        date: day()?,
        after: arguments.after.as_deref(),
    };
    check_names(arguments.kind, &draft)?;
    if arguments.kind == Kind::Site {
        let base = directory.map_or_else(
            || terminal.folder.clone(),
            |named| terminal.folder.join(named),
        );
        return site::make_site(&base, &draft, terminal);
    }
    let project = Project::find(directory, terminal)?;
    let sources = source::scan(&project.root, None)?.value;
    let edits = match arguments.kind {
        Kind::Term => vec![term::edit(&draft, &sources)?],
        kind => page::edits(kind, &draft, &project, &sources)?,
    };
    write(&project, &sources, &edits, terminal)?;
    Ok(Exit::Done)
}

fn check_names(kind: Kind, draft: &Draft<'_>) -> Result<(), Stop> {
    if !draft.title.chars().any(char::is_alphanumeric) {
        return Err(Stop::usage(
            "The name has no letters.",
            "Write the name as readers will see it, such as \"What is FHIR?\".",
        ));
    }
    if draft.after.is_some() && !matches!(kind, Kind::Module | Kind::Lesson) {
        return Err(Stop::usage(
            "`--after` is for modules and lessons only.",
            "The other kinds have no order. Leave `--after` away.",
        ));
    }
    Ok(())
}

fn day() -> Result<Date, Stop> {
    today::today().ok_or_else(|| {
        Stop::Machine(anyhow::anyhow!(
            "The clock of this computer shows no sensible date"
        ))
    })
}

/// Writes and says what was written.
fn write(
    project: &Project,
    sources: &Sources,
    edits: &[Edit],
    terminal: &mut Terminal,
) -> Result<(), Stop> {
    edit::apply(&sources.root, edits)?;
    for edit in edits {
        let place = project.shown(&project.root.join(edit.path.as_str()));
        let is_new = edit.expected == Expected::Absent;
        let verb = if is_new { "Made" } else { "Changed" };
        terminal.say(&format!("{verb} {place}\n"))?;
    }
    terminal.say("Now open it and fill it in. Then run: guidepost check\n")
}

/// A template with the name and the day filled in.
fn fill(template: &str, draft: &Draft<'_>) -> String {
    let quoted = toml::Value::from(draft.title).to_string();
    template
        .replace("{date}", &draft.date.to_string())
        .replace("{title_quoted}", &quoted)
        .replace("{title}", draft.title)
}
