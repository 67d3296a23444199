//! The walk over the folders of a project: names only, in order, never
//! following a link.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::name::{Area, is_lock};
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
    /// An ordinary file.
    File,
    /// A link, which is not followed here.
    Link,
}

/// Everything that the walk met, in order.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Files and links.
    pub(super) candidates: Vec<Candidate>,
    /// What is to be said about folders.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Walk {
    /// Walks over `book.toml`, `content/` and `themes/` below `root`.
    pub(super) fn new(root: &Path) -> Self {
        let mut walk = Self::default();
        walk.visit(root, "book.toml", Area::Book);
        walk.visit(root, "content", Area::Content);
        walk.visit(root, "themes", Area::Themes);
        walk
    }

    fn visit(&mut self, root: &Path, name: &str, area: Area) {
        let top = root.join(name);
        let Ok(metadata) = top.symlink_metadata() else {
            if area == Area::Content {
                self.diagnostics.push(report_no_content());
            }
            return;
        };
        if area != Area::Book && !metadata.is_dir() {
            self.diagnostics.push(report_no_folder(name));
            return;
        }
        let mut entries = WalkDir::new(&top)
            .follow_root_links(false)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && is_hidden(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {
                    if entry.depth() > 0 && !self.accept_folder(root, &entry) {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => self.push(root, entry, area),
                Err(error) => self.report_unreadable(root, &error),
            }
        }
    }

    fn accept_folder(&mut self, root: &Path, entry: &DirEntry) -> bool {
        match check_name(root, entry.path()) {
            None => true,
            Some(diagnostic) => {
                self.diagnostics.push(diagnostic);
                false
            }
        }
    }

    fn push(&mut self, root: &Path, entry: DirEntry, area: Area) {
        let kind = entry.file_type();
        let kind = if kind.is_symlink() {
            CandidateKind::Link
        } else if kind.is_file() {
            CandidateKind::File
        } else {
            let path = source_path(root, entry.path());
            let message = format!(
                "`{}` is not an ordinary file. It is left out.",
                path.file_name()
            );
            self.diagnostics.push(
                Diagnostic::new(FILE_KIND, &path, None, message).help("Delete it or move it away."),
            );
            return;
        };
        self.candidates.push(Candidate {
            place: entry.into_path(),
            area,
            kind,
        });
    }

    fn report_unreadable(&mut self, root: &Path, error: &walkdir::Error) {
        let vanished = error
            .io_error()
            .is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound);
        if let (false, Some(place)) = (vanished, error.path()) {
            self.diagnostics.push(report_unreadable(
                &source_path(root, place),
                error.io_error(),
            ));
        }
    }
}

/// A folder or file that cannot be opened.
pub(super) fn report_unreadable(path: &SourcePath, error: Option<&std::io::Error>) -> Diagnostic {
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

fn report_no_content() -> Diagnostic {
    let path = SourcePath::new("content");
    Diagnostic::new(
        CONFIG_MISSING,
        &path,
        None,
        "There is no folder `content` here, so there are no pages.",
    )
    .help("Go to the folder of your site, or make a new site with `guidepost new site NAME`.")
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
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") && !entry.file_name().to_str().is_some_and(is_lock)
}
