//! `guidepost new site`: a small site that builds without a word of complaint.

use std::path::{Path, PathBuf};

use super::{Draft, day, fill};
use crate::cli::project::{BOOK, Project, plain};
use crate::cli::{Exit, Stop, Terminal};
use crate::edit::{self, Edit};
use crate::text::{Slug, SourcePath};

macro_rules! template {
    ($path:literal) => {
        ($path, include_str!(concat!("../templates/site/", $path)))
    };
}

/// The files of a small site.
const FILES: [(&str, &str); 9] = [
    template!("book.toml"),
    template!("content/index.md"),
    template!("content/about.md"),
    template!("content/glossary.md"),
    template!("content/sources.md"),
    template!("content/learn/index.md"),
    template!("content/learn/01-first-steps/index.md"),
    template!("content/learn/01-first-steps/01-write-a-lesson.md"),
    template!("content/learn/01-first-steps/02-ask-a-question.md"),
];

/// Makes a site in a new folder named after it.
pub(super) fn make_site(
    base: &Path,
    draft: &Draft<'_>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let folder = base.join(Slug::new(draft.title).as_str());
    make_in(&folder, draft, terminal)
}

/// Makes a site in a folder that is there, named after the folder.
pub(in crate::cli) fn make_site_here(folder: &Path, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().replace(['-', '_'], " "));
    let title = name
        .filter(|name| name.chars().any(char::is_alphanumeric))
        .unwrap_or_else(|| "My site".to_owned());
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(letters.as_str().chars()).collect();
    let draft = Draft {
        title: &title,
        date: day()?,
        after: None,
    };
    make_in(folder, &draft, terminal)
}

/// Whether a folder is not there, or holds nothing but hidden files.
pub(in crate::cli) fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries.into_iter().all(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with('.'))
        }),
        Err(_) => !folder.exists(),
    }
}

fn make_in(folder: &Path, draft: &Draft<'_>, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let folder: PathBuf = plain(folder);
    let project = Project {
        root: folder.clone(),
        here: plain(&terminal.folder),
    };
    let shown = project.shown(&folder);
    if folder.join(BOOK).exists() {
        return Err(Stop::usage(
            format!("There is a site in `{shown}` already."),
            "Choose another name.",
        ));
    }
    if !is_free(&folder) {
        return Err(Stop::usage(
            format!("The folder `{shown}` is not empty."),
            "Choose another name, or an empty folder. Nothing was changed.",
        ));
    }
    let edits: Vec<Edit> = FILES
        .iter()
        .map(|(path, template)| Edit::create(&SourcePath::new(path), fill(template, draft)))
        .collect();
    std::fs::create_dir_all(&folder)?;
    edit::apply(&folder, &edits)?;
    terminal.say(&said(&shown, edits.len()))?;
    Ok(Exit::Done)
}

fn said(shown: &str, files: usize) -> String {
    let (place, enter, front) = if shown == "." {
        (
            "this folder".to_owned(),
            String::new(),
            "content/index.md".to_owned(),
        )
    } else {
        (
            format!("`{shown}`"),
            format!("  cd {shown}\n"),
            format!("{shown}/content/index.md"),
        )
    };
    format!(
        "Made a small site in {place}: {files} files.\n\nNext:\n{enter}  guidepost build\n\n\
         Then open {front} in your editor and write.\n"
    )
}
