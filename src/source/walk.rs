//! The walk over the folders of a project: names and stamps only, never
//! following a link. Folders are read level by level, those of one level on
//! all threads.

use std::fs::{DirEntry, FileType, ReadDir, read_dir};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::name::{Area, is_lock};
use super::stamp::Stamp;
use crate::diagnostics::{CONFIG_MISSING, Diagnostic, FILE_KIND, FILE_LINK, FILE_NAME, FILE_READ};
use crate::text::{OutPath, SourcePath};

/// A file or a link that the walk met.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Where it is on this machine.
    pub(super) place: PathBuf,
    /// Which folder it belongs to.
    pub(super) area: Area,
    /// What it is.
    pub(super) kind: CandidateKind,
}

/// What the walk met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CandidateKind {
    /// An ordinary file, with its stamp; nothing where it is gone already.
    File(Option<Stamp>),
    /// A link, which is not followed here.
    Link,
}

/// Everything that the walk met: those at the top first, the ones of each
/// folder by name.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Files and links.
    pub(super) candidates: Vec<Candidate>,
    /// What is to be said about folders.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Folders that were met and not read yet.
    folders: Vec<Place>,
}

/// A place of one of the project's folders.
#[derive(Debug)]
struct Place {
    place: PathBuf,
    area: Area,
}

impl Walk {
    /// Walks over `book.toml`, `content/` and `themes/` below `root`.
    pub(super) fn new(root: &Path) -> Self {
        let mut walk = Self::default();
        walk.visit(root, "book.toml", Area::Book);
        walk.visit(root, "content", Area::Content);
        walk.visit(root, "themes", Area::Themes);
        while !walk.folders.is_empty() {
            let folders = std::mem::take(&mut walk.folders);
            let read = folders
                .into_par_iter()
                .map(|folder| Self::of(root, &folder));
            for inner in read.collect::<Vec<Self>>() {
                walk.candidates.extend(inner.candidates);
                walk.diagnostics.extend(inner.diagnostics);
                walk.folders.extend(inner.folders);
            }
        }
        walk
    }

    fn visit(&mut self, root: &Path, name: &str, area: Area) {
        let place = root.join(name);
        let Ok(metadata) = place.symlink_metadata() else {
            if area == Area::Content {
                self.diagnostics.push(report_no_content(root));
            }
            return;
        };
        let kind = metadata.file_type();
        if kind.is_dir() {
            self.folders.push(Place { place, area });
        } else if area == Area::Book {
            self.push(root, Place { place, area }, kind, || {
                Some(Stamp::new(&metadata))
            });
        } else {
            self.diagnostics.push(report_no_folder(name));
        }
    }

    /// What one folder holds.
    fn of(root: &Path, folder: &Place) -> Self {
        let mut walk = Self::default();
        match read_dir(&folder.place).and_then(sorted) {
            Ok(entries) => {
                for entry in entries.iter().filter(|entry| !is_hidden(entry)) {
                    walk.meet(root, folder, entry);
                }
            }
            Err(error) => walk.report_unreadable(root, &folder.place, &error),
        }
        walk
    }

    fn meet(&mut self, root: &Path, folder: &Place, entry: &DirEntry) {
        let met = Place {
            place: entry.path(),
            area: folder.area,
        };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => match check_name(root, &met.place) {
                None => self.folders.push(met),
                Some(diagnostic) => self.diagnostics.push(diagnostic),
            },
            Ok(kind) => self.push(root, met, kind, || Stamp::of_entry(entry)),
            Err(error) => self.report_unreadable(root, &met.place, &error),
        }
    }

    fn push(
        &mut self,
        root: &Path,
        met: Place,
        kind: FileType,
        stamp: impl FnOnce() -> Option<Stamp>,
    ) {
        let Place { place, area } = met;
        let kind = if kind.is_symlink() {
            CandidateKind::Link
        } else if kind.is_file() {
            CandidateKind::File(stamp())
        } else {
            let path = source_path(root, &place);
            let message = format!(
                "`{}` is not an ordinary file. It is left out.",
                path.file_name()
            );
            self.diagnostics.push(
                Diagnostic::new(FILE_KIND, &path, None, message).help("Delete it or move it away."),
            );
            return;
        };
        self.candidates.push(Candidate { place, area, kind });
    }

    /// What vanished meanwhile is no longer part of the project.
    fn report_unreadable(&mut self, root: &Path, place: &Path, error: &io::Error) {
        if error.kind() != io::ErrorKind::NotFound {
            let path = source_path(root, place);
            self.diagnostics.push(report_unreadable(&path, Some(error)));
        }
    }
}

/// The entries of a folder by name.
fn sorted(folder: ReadDir) -> io::Result<Vec<DirEntry>> {
    let mut entries = folder.collect::<io::Result<Vec<DirEntry>>>()?;
    entries.sort_by_cached_key(DirEntry::file_name);
    Ok(entries)
}

/// A folder or file that cannot be opened.
pub(super) fn report_unreadable(path: &SourcePath, error: Option<&io::Error>) -> Diagnostic {
    let reason = error.map_or_else(String::new, |error| format!(": {error}"));
    Diagnostic::new(
        FILE_READ,
        path,
        None,
        format!("`{path}` cannot be read{reason}."),
    )
    .help("Close other programs that use it, and look at who may open it.")
}

/// The name of a file in the project, for a place below `root`.
pub(super) fn source_path(root: &Path, place: &Path) -> SourcePath {
    let relative = place.strip_prefix(root).unwrap_or(place);
    SourcePath::new(&relative.to_string_lossy())
}

/// What is wrong with a file's or folder's own name, if it does not work on
/// every computer.
pub(super) fn check_name(root: &Path, place: &Path) -> Option<Diagnostic> {
    let path = source_path(root, place);
    let name = place.file_name()?;
    let Some(name) = name.to_str() else {
        let shown = name.to_string_lossy();
        return Some(report_name(
            &path,
            &format!("The name `{shown}` has letters that cannot be read."),
        ));
    };
    if let Err(error) = OutPath::new(name) {
        let shown: String = name
            .chars()
            .map(|c| if c.is_control() { '\u{fffd}' } else { c })
            .collect();
        return Some(report_name(
            &path,
            &format!("The name `{shown}` does not work on every computer: {error}."),
        ));
    }
    (path.as_str().len() > 1_000).then(|| {
        report_name(
            &path,
            "The way to this file is too long: its folders and its name have over 1,000 letters.",
        )
    })
}

fn report_name(path: &SourcePath, message: &str) -> Diagnostic {
    Diagnostic::new(FILE_NAME, path, None, format!("{message} It is left out."))
        .help("Rename it. Letters, digits, spaces, dots and hyphens work everywhere.")
}

fn report_no_content(root: &Path) -> Diagnostic {
    let path = SourcePath::new("content");
    let entries = read_dir(root).into_iter().flatten().flatten();
    let mut names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let help = match names.find(|name| name.eq_ignore_ascii_case("content")) {
        Some(name) => format!("There is `{name}`. Rename it to `content`: capitals count."),
        None => "Go to the folder of your site, or make a new site with `guidepost new site NAME`."
            .to_owned(),
    };
    Diagnostic::new(
        CONFIG_MISSING,
        &path,
        None,
        "There is no folder `content` here, so there are no pages.",
    )
    .help(help)
}

fn report_no_folder(name: &str) -> Diagnostic {
    let path = SourcePath::new(name);
    Diagnostic::new(
        FILE_LINK,
        &path,
        None,
        format!("`{name}` is a file or a link, not a folder. It is not read."),
    )
    .help(format!(
        "Make `{name}` a real folder in the folder of your site."
    ))
}

/// Names that start with a dot belong to tools. A lock file of LibreOffice is
/// shown: an author may have forgotten to save.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    name.as_encoded_bytes().starts_with(b".") && !name.to_str().is_some_and(is_lock)
}
