//! `guidepost move`: renames a page, mends every link to it, and keeps its old
//! address alive as an alias. All of it or nothing.

mod alias;
mod destination;
mod mend;
mod names;

use std::path::Path;

use clap::Args;

use self::mend::Mended;
use self::names::Names;
use super::project::Project;
use super::{Exit, Stop, Terminal};
use crate::edit::{self, Edit};
use crate::source::{self, Sources};
use crate::text::SourcePath;

/// What can follow `guidepost move`.
#[derive(Debug, Args)]
pub(super) struct MoveArguments {
    /// The page as it is called now
    old: String,
    /// Its new name; a name alone stays in the folder, a folder keeps the name
    new: String,
}

/// What is to be done, before anything is.
struct Plan {
    edits: Vec<Edit>,
    mended: Vec<(SourcePath, usize)>,
    alias: Option<String>,
}

/// Moves a page and says what was done.
pub(super) fn run(
    arguments: &MoveArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let sources = source::scan(&project.root, None)?.value;
    let names = names::find(&arguments.old, &arguments.new, &project, &sources)?;
    let plan = plan(&names, &sources)?;
    edit::apply(&project.root, &plan.edits)?;
    terminal.say(&told(&names, &plan, &sources))?;
    Ok(Exit::Done)
}

fn plan(names: &Names, sources: &Sources) -> Result<Plan, Stop> {
    let mut edits = Vec::new();
    let mut mended = Vec::new();
    let mut alias = None;
    let mut gone = None;
    for file in sources
        .files
        .iter()
        .filter(|file| file.path.extension() == "md")
    {
        let Mended { text, links } = mend::mend(file, names);
        if links > 0 {
            mended.push((file.path.clone(), links));
        }
        if file.path == names.old {
            let added = alias::add(&text, names)?;
            alias = added.alias;
            edits.push(Edit::create(&names.new, added.text));
            gone = Some(Edit::remove(file));
        } else if links > 0 {
            edits.push(Edit::change(file, text));
        }
    }
    // The old file goes last, when everything else is in its place.
    edits.extend(gone);
    Ok(Plan {
        edits,
        mended,
        alias,
    })
}

fn told(names: &Names, plan: &Plan, sources: &Sources) -> String {
    let mut told = format!("Moved {} to {}\n", names.old, names.new);
    for (path, links) in &plan.mended {
        let path = if *path == names.old { &names.new } else { path };
        let word = if *links == 1 { "link" } else { "links" };
        told.push_str(&format!("Mended {links} {word} in {path}\n"));
    }
    if let Some(alias) = &plan.alias {
        told.push_str(&format!(
            "Readers of the old address {alias} are sent to the new one\n"
        ));
    }
    let inside = names.old.as_str().strip_prefix("content/");
    let in_book = |path: &str| {
        sources
            .book
            .as_ref()
            .is_some_and(|book| book.text.contains(path))
    };
    if inside.is_some_and(in_book) {
        told.push_str("book.toml names this page too: please change it there by hand\n");
    }
    told
}

#[cfg(test)]
mod tests;
