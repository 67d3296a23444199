//! `guidepost move`: renames a page or a folder of pages, mends every link to
//! them, and keeps their old addresses alive as aliases. All of it or nothing.

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
use crate::source::{self, SourceFile, Sources};
use crate::text::SourcePath;

/// What can follow `guidepost move`.
#[derive(Debug, Args)]
pub(super) struct MoveArguments {
    /// The page, or the folder of a module, as it is called now
    old: String,
    /// Its new name; a name alone stays where it is, and a slash at the end
    /// names the folder to go to
    new: String,
}

/// What is to be done, before anything is.
#[derive(Default)]
struct Plan {
    edits: Vec<Edit>,
    /// Old files that go last, when everything else is in its place.
    gone: Vec<Edit>,
    /// The files in which links were mended, by their new names, and how many.
    mended: Vec<(SourcePath, usize)>,
    aliases: Vec<String>,
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
    let mut plan = Plan::default();
    for file in &sources.files {
        plan.take(file, &names)?;
    }
    plan.take_assets(&names, &sources);
    plan.edits.append(&mut plan.gone);
    edit::apply(&project.root, &plan.edits)?;
    terminal.say(&told(&names, &plan, &sources))?;
    Ok(Exit::Done)
}

impl Plan {
    /// What becomes of a text file: links mended, moved, or both.
    fn take(&mut self, file: &SourceFile, names: &Names) -> Result<(), Stop> {
        let new = names.files.get(&file.path);
        if file.path.extension() != "md" {
            self.edits.extend(new.map(|new| Edit::rename(file, new)));
            return Ok(());
        }
        let Mended { mut text, links } = mend::mend(file, names);
        if links > 0 {
            self.mended.push((names.after(&file.path), links));
        }
        if let Some(new) = new {
            let added = alias::add(&text, &file.path, new)?;
            self.aliases.extend(added.alias);
            text = added.text;
        }
        match new {
            None if links > 0 => self.edits.push(Edit::change(file, text)),
            None => {}
            Some(new) if *file.text == *text => self.edits.push(Edit::rename(file, new)),
            Some(new) => {
                self.edits.push(Edit::create(new, text));
                self.gone.push(Edit::remove(file));
            }
        }
        Ok(())
    }

    /// Pictures and other files that move with their folder.
    fn take_assets(&mut self, names: &Names, sources: &Sources) {
        for asset in &sources.assets {
            // Samples and tables are texts too, and have moved as such.
            let is_text = sources.files.iter().any(|file| file.path == asset.path);
            if let Some(new) = names.files.get(&asset.path).filter(|_| !is_text) {
                self.edits.push(Edit::rename_asset(asset, new));
            }
        }
    }
}

/// What was done, line by line.
fn told(names: &Names, plan: &Plan, sources: &Sources) -> String {
    let mut told = format!("Moved {} to {}\n", names.old, names.new);
    for (path, links) in &plan.mended {
        let word = if *links == 1 { "link" } else { "links" };
        told.push_str(&format!("Mended {links} {word} in {path}\n"));
    }
    for alias in &plan.aliases {
        told.push_str(&format!(
            "Readers of the old address {alias} are sent to the new one\n"
        ));
    }
    for file in sources.book.iter().chain(&sources.files) {
        let is_list = file.path.extension() == "toml";
        if is_list && names.files.keys().any(|path| is_named(path, &file.text)) {
            told.push_str(&format!(
                "{} names it too: please change it there by hand\n",
                file.path
            ));
        }
    }
    told
}

/// Whether a list names a page in one of the ways that settings allow: by its
/// path, without its ending, by its folder, a session by its name alone.
fn is_named(page: &SourcePath, list: &str) -> bool {
    let inside = page.as_str().trim_start_matches("content/");
    let stem = inside.strip_suffix(".md").unwrap_or(inside);
    let folder = stem.strip_suffix("/index");
    let session = stem.strip_prefix("training/");
    let forms = [Some(inside), Some(stem), folder, session];
    let mut forms = forms.into_iter().flatten();
    forms.any(|form| {
        let quoted = ['"', '\''].map(|quote| format!("{quote}{form}{quote}"));
        quoted.iter().any(|quoted| list.contains(quoted))
    })
}

#[cfg(test)]
mod tests;
