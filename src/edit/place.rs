//! From a path of the project to a file on this machine, without links.

use std::fs::{self, Metadata, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use super::{Expected, Reason};
use crate::source::text_fingerprint;
use crate::text::{Fingerprint, SourcePath};

/// Where a file of the project stands on this machine, or would stand.
#[derive(Debug)]
pub(super) struct Place {
    /// The file.
    pub(super) file: PathBuf,
    /// Whether anything stands there.
    pub(super) is_there: bool,
}

/// A file as it is now.
pub(super) struct Old {
    pub(super) bytes: Vec<u8>,
    pub(super) permissions: Permissions,
}

/// Finds the place of a path below the root. No part of the way may be a link.
pub(super) fn find(root: &Path, path: &SourcePath) -> Result<Place, Reason> {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    let leaves = |part: &&str| matches!(*part, "" | "." | "..") || part.contains([':', '\0']);
    if parts.iter().any(leaves) {
        return Err(Reason::Leaves);
    }
    let mut file = root.to_path_buf();
    let mut is_there = true;
    for (at, part) in parts.iter().enumerate() {
        let found = if is_there { look(&file, part)? } else { None };
        let is_last = at + 1 == parts.len();
        match found {
            Some((_, data)) if data.is_symlink() => return Err(Reason::Link),
            Some((_, data)) if data.is_dir() == is_last => return Err(Reason::Kind),
            Some((place, _)) => file = place,
            None => {
                is_there = false;
                file.push(part);
            }
        }
    }
    Ok(Place { file, is_there })
}

/// Looks for a name in a folder. Paths of the project are in NFC; a name that
/// was typed on a Mac may stand on the disk in another form.
fn look(folder: &Path, name: &str) -> Result<Option<(PathBuf, Metadata)>, Reason> {
    let path = folder.join(name);
    match fs::symlink_metadata(&path) {
        Ok(data) => return Ok(Some((path, data))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(&error)),
    }
    if name.is_ascii() {
        return Ok(None);
    }
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let found = path.file_name().and_then(|found| found.to_str());
        if found.is_some_and(|found| SourcePath::new(found).as_str() == name) {
            let data = fs::symlink_metadata(&path).map_err(|error| unreadable(&error))?;
            return Ok(Some((path, data)));
        }
    }
    Ok(None)
}

fn unreadable(error: &io::Error) -> Reason {
    Reason::Unreadable(error.to_string())
}

impl Place {
    /// The file as it is, if it is what was expected.
    pub(super) fn read(&self, expected: Expected) -> Result<Old, Reason> {
        if expected == Expected::Absent || !self.is_there {
            return Err(Reason::Missing);
        }
        let read = || Ok((fs::read(&self.file)?, fs::metadata(&self.file)?));
        let (bytes, data) = read().map_err(|error| unreadable(&error))?;
        let is_same = match expected {
            Expected::Absent => false,
            Expected::Bytes(fingerprint) => Fingerprint::of(&bytes) == fingerprint,
            Expected::Text(fingerprint) => {
                text_fingerprint(&bytes).ok_or(Reason::NotText)? == fingerprint
            }
        };
        if !is_same {
            return Err(Reason::Changed);
        }
        Ok(Old {
            bytes,
            permissions: data.permissions(),
        })
    }
}
