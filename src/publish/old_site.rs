//! What stands at the target before we write: our last site, or nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{MANIFEST_NAME, Manifest, PublishError, Refusal};

/// Files that file managers leave in any folder that a person looks at.
const DROPPINGS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The site that is to be replaced.
#[derive(Debug)]
pub(super) struct OldSite {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its list; nothing where there is no folder or an empty one.
    pub(super) manifest: Option<Manifest>,
}

impl OldSite {
    /// Reads the list and looks at every name in the folder.
    ///
    /// # Errors
    /// [`PublishError::Refused`] where a file stands there that is not in the
    /// list, and where the folder cannot be read.
    pub(super) fn read(root: &Path) -> Result<Self, PublishError> {
        let manifest = read_manifest(root)?;
        let listed = manifest.clone().unwrap_or_default();
        let foreign: Vec<String> = foreign_files(root, &listed)
            .map_err(|error| PublishError::machine("read the folder", root)(error.into()))?;
        if !foreign.is_empty() {
            return Err(PublishError::Refused {
                target: root.to_path_buf(),
                refusal: Refusal::foreign(foreign),
            });
        }
        let root = root.to_path_buf();
        Ok(Self { root, manifest })
    }

    /// How many files the old site has that the new one does not.
    pub(super) fn without(&self, new: &Manifest) -> usize {
        let old = self.manifest.iter().flat_map(|manifest| &manifest.entries);
        old.filter(|entry| new.get(entry.path.as_str()).is_none())
            .count()
    }
}

/// The list in a folder, if there is one that we wrote as a whole.
pub(super) fn read_manifest(root: &Path) -> Result<Option<Manifest>, PublishError> {
    let path = root.join(MANIFEST_NAME);
    match fs::read(&path) {
        Ok(bytes) => Ok(String::from_utf8(bytes)
            .ok()
            .and_then(|text| Manifest::parse(&text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PublishError::machine("read", &path)(error)),
    }
}

/// What a name in the folder of a site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// We wrote it, or it is the list itself.
    Ours,
    /// A file manager left it: it may go.
    Dropping,
    /// A person's, or somebody else's.
    Foreign,
}

/// Whose a file is, by its path from the root of the site.
pub(super) fn owner(relative: &Path, manifest: &Manifest) -> Owner {
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    let Some(parts) = parts else {
        return Owner::Foreign;
    };
    let path = parts.join("/");
    if manifest.get(&path).is_some() || path == MANIFEST_NAME {
        Owner::Ours
    } else if parts.last().is_some_and(|name| DROPPINGS.contains(name)) {
        Owner::Dropping
    } else {
        Owner::Foreign
    }
}

/// The paths of all files, links and other things that are not ours. Without
/// a list no folder is ours either.
fn foreign_files(root: &Path, manifest: &Manifest) -> Result<Vec<String>, walkdir::Error> {
    let mut foreign = Vec::new();
    for entry in WalkDir::new(root).min_depth(1) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_missing_root(&error) => break,
            Err(error) => return Err(error),
        };
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let ours = if entry.file_type().is_dir() {
            !manifest.entries.is_empty()
        } else if entry.file_type().is_file() {
            owner(relative, manifest) != Owner::Foreign
        } else {
            false
        };
        if !ours {
            foreign.push(relative.display().to_string());
        }
    }
    Ok(foreign)
}

fn is_missing_root(error: &walkdir::Error) -> bool {
    let kind = error.io_error().map(io::Error::kind);
    error.depth() == 0 && kind == Some(io::ErrorKind::NotFound)
}
