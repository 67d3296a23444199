//! Changes to the project's files on an author's behalf: `new`, `move`,
//! `import` and `check --fix` (decision 6).
//!
//! All changes of one command are checked before the first is made. A file
//! that was changed since it was read is left alone, nothing that is there is
//! ever overwritten by something new, and nothing outside the project is
//! touched. A file is written beside its place and renamed into it, so that
//! it is never half old and half new.
//!
//! This floor knows files by name and fingerprint. It never knows what an
//! author writes in them.

mod error;
mod place;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::source::{Asset, SourceFile};
use crate::text::{Fingerprint, SourcePath};

pub use error::{EditError, Obstacle, Reason};

/// One change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: SourcePath,
    /// What must stand there now.
    pub expected: Expected,
    /// What is to be done with it.
    pub change: Change,
}

/// What must stand at a path, so that a change is not made to something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    Absent,
    /// A text file whose decoded text has this fingerprint
    /// ([`SourceFile::fingerprint`]).
    Text(Fingerprint),
    /// A file whose bytes have this fingerprint ([`Asset::fingerprint`]).
    Bytes(Fingerprint),
}

/// What is done with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It gets these bytes. A mark of UTF-8 that it had is kept.
    Write(Vec<u8>),
    /// It gets another name, at which nothing stands.
    Rename(SourcePath),
    /// It goes.
    Remove,
}

impl Edit {
    /// A new file; folders on the way are made.
    pub fn create(path: &SourcePath, new: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.clone(),
            expected: Expected::Absent,
            change: Change::Write(new.into()),
        }
    }

    /// New text for a file that was read.
    pub fn change(file: &SourceFile, new: impl Into<Vec<u8>>) -> Self {
        Self::of(file, Change::Write(new.into()))
    }

    /// Another name for a text file, with its bytes as they are.
    #[must_use]
    pub fn rename(file: &SourceFile, to: &SourcePath) -> Self {
        Self::of(file, Change::Rename(to.clone()))
    }

    /// Another name for a picture or another file that is shipped as it is.
    #[must_use]
    pub fn rename_asset(asset: &Asset, to: &SourcePath) -> Self {
        Self {
            path: asset.path.clone(),
            expected: Expected::Bytes(asset.fingerprint),
            change: Change::Rename(to.clone()),
        }
    }

    /// Takes away a file that was read.
    #[must_use]
    pub fn remove(file: &SourceFile) -> Self {
        Self::of(file, Change::Remove)
    }

    fn of(file: &SourceFile, change: Change) -> Self {
        Self {
            path: file.path.clone(),
            expected: Expected::Text(file.fingerprint),
            change,
        }
    }
}

/// Makes all changes, in their order.
///
/// # Errors
/// [`EditError::Refused`] with every obstacle before anything is touched;
/// [`EditError::Machine`] where the disk fails, with what was done until then.
pub fn apply(root: &Path, edits: &[Edit]) -> Result<(), EditError> {
    let root = root
        .canonicalize()
        .map_err(|cause| EditError::before("look at", root, cause))?;
    let steps = plan(&root, edits)?;
    let mut staged = Staged::default();
    for step in &steps {
        staged.prepare(step)?;
    }
    let mut done = Vec::new();
    for step in &steps {
        if let Err(cause) = step.commit() {
            return Err(EditError::Machine {
                action: "change",
                path: step.file.clone(),
                cause,
                done,
            });
        }
        done.push(step.path.clone());
    }
    Ok(())
}

/// A change with its place on this machine, checked.
struct Step {
    path: SourcePath,
    file: PathBuf,
    act: Act,
}

/// What a step does.
enum Act {
    /// Takes the place of a file and gets its permissions.
    Replace(Vec<u8>, Permissions),
    Create(Vec<u8>),
    Rename(PathBuf),
    Remove,
}

impl Step {
    /// The new bytes while they are not yet in place.
    fn temporary(&self) -> PathBuf {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        self.file.with_file_name(format!(".{name}.guidepost-edit"))
    }

    fn commit(&self) -> io::Result<()> {
        match &self.act {
            Act::Replace(..) => fs::rename(self.temporary(), &self.file),
            Act::Create(_) => rename_to_free(&self.temporary(), &self.file),
            Act::Rename(to) => rename_to_free(&self.file, to),
            Act::Remove => fs::remove_file(&self.file),
        }
    }
}

/// Checks all changes against the disk and against those before them.
fn plan(root: &Path, edits: &[Edit]) -> Result<Vec<Step>, EditError> {
    let mut planner = Planner {
        root,
        changed: BTreeSet::new(),
        freed: BTreeSet::new(),
        taken: BTreeSet::new(),
    };
    let mut steps = Vec::new();
    let mut obstacles = Vec::new();
    for edit in edits {
        match planner.step(edit) {
            Ok(step) => steps.push(step),
            Err((path, reason)) => obstacles.push(Obstacle {
                path: path.clone(),
                reason,
            }),
        }
    }
    if obstacles.is_empty() {
        Ok(steps)
    } else {
        Err(EditError::Refused(obstacles))
    }
}

/// What the changes so far will have done to the names.
struct Planner<'a> {
    root: &'a Path,
    changed: BTreeSet<&'a SourcePath>,
    freed: BTreeSet<&'a SourcePath>,
    taken: BTreeSet<&'a SourcePath>,
}

impl<'a> Planner<'a> {
    fn step(&mut self, edit: &'a Edit) -> Result<Step, (&'a SourcePath, Reason)> {
        let path = &edit.path;
        let fail = |reason| (path, reason);
        if !self.changed.insert(path) {
            return Err(fail(Reason::Twice));
        }
        let place = place::find(self.root, path).map_err(fail)?;
        let act = match (&edit.change, edit.expected) {
            (Change::Write(bytes), Expected::Absent) => {
                self.take(path)?;
                Act::Create(bytes.clone())
            }
            (change, expected) => {
                let old = place.read(expected).map_err(fail)?;
                match change {
                    Change::Write(bytes) => {
                        Act::Replace(with_mark_of(&old.bytes, bytes), old.permissions)
                    }
                    Change::Rename(to) => {
                        let to_file = self.take(to)?;
                        self.freed.insert(path);
                        Act::Rename(to_file)
                    }
                    Change::Remove => {
                        self.freed.insert(path);
                        Act::Remove
                    }
                }
            }
        };
        Ok(Step {
            path: path.clone(),
            file: place.file,
            act,
        })
    }

    /// Claims a name at which nothing may stand by then.
    fn take(&mut self, path: &'a SourcePath) -> Result<PathBuf, (&'a SourcePath, Reason)> {
        let place = place::find(self.root, path).map_err(|reason| (path, reason))?;
        let is_free = !place.is_there || self.freed.contains(path);
        if is_free && self.taken.insert(path) {
            Ok(place.file)
        } else {
            Err((path, Reason::Exists))
        }
    }
}

/// The new bytes, with the mark of UTF-8 (or of UTF-16, which becomes UTF-8)
/// that a spreadsheet needs to read them back.
fn with_mark_of(old: &[u8], new: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = &[0xef, 0xbb, 0xbf];
    const UTF_16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];
    let had_mark = old.starts_with(MARK) || UTF_16.iter().any(|mark| old.starts_with(mark));
    if had_mark && !new.starts_with(MARK) {
        [MARK, new].concat()
    } else {
        new.to_vec()
    }
}

/// What was made before the first change; taken away again where it was not
/// used.
#[derive(Default)]
struct Staged {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Staged {
    fn prepare(&mut self, step: &Step) -> Result<(), EditError> {
        let (file, made) = match &step.act {
            Act::Remove => return Ok(()),
            Act::Rename(to) => (to, self.make_folders(to)),
            Act::Create(bytes) => {
                let made = self.make_folders(&step.file);
                (
                    &step.file,
                    made.and_then(|()| self.write(step, bytes, None)),
                )
            }
            Act::Replace(bytes, old) => (&step.file, self.write(step, bytes, Some(old))),
        };
        made.map_err(|cause| EditError::before("write", file, cause))
    }

    /// Makes the folders above a file.
    fn make_folders(&mut self, file: &Path) -> io::Result<()> {
        let Some(folder) = file.parent() else {
            return Ok(());
        };
        if folder.is_dir() {
            return Ok(());
        }
        self.make_folders(folder)?;
        fs::create_dir(folder)?;
        self.folders.push(folder.to_path_buf());
        Ok(())
    }

    /// Writes the new bytes beside their place and waits until they are on the
    /// disk: an author's work outlives a power cut.
    fn write(&mut self, step: &Step, bytes: &[u8], old: Option<&Permissions>) -> io::Result<()> {
        let path = step.temporary();
        // One of this name can only be left over from a command that died.
        match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        self.files.push(path);
        file.write_all(bytes)?;
        if let Some(old) = old {
            file.set_permissions(old.clone())?;
        }
        file.sync_all()
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // What is in its place by now is not here any more, and a folder that
        // is used is not empty: both calls do nothing then.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Renames to a name at which nothing stands; an error where something does.
fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    match rename_exclusive(from, to) {
        Err(error) if is_unsupported(&error) => rename_after_look(from, to),
        other => other,
    }
}

#[cfg(target_os = "linux")]
fn rename_exclusive(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(target_os = "linux"))]
fn rename_exclusive(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Looks first and renames then: the best that every system can do.
fn rename_after_look(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}
