//! The stage: the new site while it is not yet complete.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::files::{
    FILE_MODE, FOLDER_MODE, make_folder, mode_of, new_file, set_mode, sync_disk, sync_each,
};
use super::old_site::OldSite;
use super::{
    Durability, Entry, MANIFEST_NAME, Manifest, Progress, PublishError, PublishOptions, Swap,
};
use crate::diagnostics::{self, Diagnostic};
use crate::output::{Artifact, MakeError, Output};
use crate::text::{Fingerprint, OutPath};

/// So many files a thread takes at once. Few, so that all end together.
const A_SHARE: usize = 16;

/// A folder beside the target. It is taken away when it is dropped before it
/// was released.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    modes: Modes,
    released: bool,
}

/// Whether new files get the mode that they are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Modes {
    /// They do.
    Kept,
    /// The person's umask takes bits away, which must be put back.
    Masked,
}

/// What was written to the stage.
pub(super) struct Written {
    /// All files.
    pub(super) manifest: Manifest,
    /// How many of them are new or changed.
    pub(super) changed: usize,
}

impl Written {
    fn add(&mut self, other: Self) {
        self.changed += other.changed;
        self.manifest.entries.extend(other.manifest.entries);
        self.manifest.entries.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

/// What became of one file.
enum Outcome {
    New(Entry),
    Same(Entry),
    Author(Box<Diagnostic>),
    Failed(PublishError),
    /// Left out after a failure of another file.
    Skipped,
}

impl Stage {
    /// Makes the folder.
    ///
    /// # Errors
    /// Where it stands there already or cannot be made.
    pub(super) fn create(root: &Path) -> Result<Self, PublishError> {
        let failed = || PublishError::machine("make the folder", root);
        make_folder(root).map_err(failed())?;
        let mut stage = Self {
            root: root.to_path_buf(),
            modes: Modes::Kept,
            released: false,
        };
        if mode_of(&fs::metadata(root).map_err(failed())?) != FOLDER_MODE {
            stage.modes = Modes::Masked;
            set_mode(root, FOLDER_MODE).map_err(failed())?;
        }
        Ok(stage)
    }

    /// Makes all files, in parallel, and writes those that changed; the others
    /// are linked from the old site. Files that tell of the others come last.
    ///
    /// # Errors
    /// All faults of the author's files together; else the first fault of the
    /// machine.
    pub(super) fn write(
        &self,
        output: &Output,
        old: &OldSite,
        progress: &dyn Progress,
    ) -> Result<Written, PublishError> {
        self.make_folders(output)?;
        progress.total(output.len());
        let work = Work {
            stage: self,
            old,
            author: AtomicBool::new(false),
            machine: AtomicBool::new(false),
        };
        let (last, first): (Vec<_>, Vec<_>) =
            output.iter().partition(|(_, artifact)| artifact.is_last());
        // While one thread waits for files that are made together, the others
        // have all pages to write. At the end, they would wait for it.
        let (long, short): (Vec<_>, Vec<_>) = first
            .into_iter()
            .partition(|(_, artifact)| artifact.is_together());
        let mut outcomes: Vec<(&OutPath, Outcome)> = [long, short]
            .concat()
            .into_par_iter()
            .with_max_len(A_SHARE)
            .map(|(path, artifact)| {
                let outcome = work.make_and_write(path, || bytes_of(path, artifact));
                progress.advance();
                (path, outcome)
            })
            .collect();
        // Two sorted runs, which this merges.
        outcomes.sort_by_key(|(path, _)| *path);
        let mut written = gather(outcomes.into_iter().map(|(_, outcome)| outcome))?;
        let listing = written.manifest.listing();
        for (path, artifact) in last {
            let made = || Ok(Cow::Owned(artifact.last(&listing).unwrap_or_default()));
            let outcome = work.make_and_write(path, made);
            progress.advance();
            written.add(gather([outcome])?);
        }
        Ok(written)
    }

    /// Each folder once, those above first.
    fn make_folders(&self, output: &Output) -> Result<(), PublishError> {
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in output.keys() {
            let mut folder = path.folder();
            while !folder.is_empty() && folders.insert(folder) {
                folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            }
        }
        for folder in folders {
            let path = self.root.join(folder);
            let made = make_folder(&path).and_then(|()| match self.modes {
                Modes::Kept => Ok(()),
                Modes::Masked => set_mode(&path, FOLDER_MODE),
            });
            made.map_err(PublishError::machine("make the folder", &path))?;
        }
        Ok(())
    }

    /// Writes the list: with it the stage is a complete site. With
    /// [`Durability::PowerCut`] waits until all of it is on the disk.
    ///
    /// # Errors
    /// Where the list cannot be written or the disk says no.
    pub(super) fn finish(
        &self,
        manifest: &Manifest,
        options: &PublishOptions,
    ) -> Result<(), PublishError> {
        let path = self.root.join(MANIFEST_NAME);
        self.write_file(&path, manifest.to_text().as_bytes())
            .map_err(PublishError::machine("write", &path))?;
        if options.durability == Durability::Usual {
            return Ok(());
        }
        let synced = match options.swap {
            Swap::Exchange => sync_disk(&self.root),
            Swap::TwoRenames => sync_each(&self.root),
        };
        synced.map_err(PublishError::machine("write to the disk", &self.root))
    }

    /// The stage has become the site, or the old site: hands off.
    pub(super) fn release(mut self) {
        self.released = true;
    }

    fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        let mut file = new_file(path)?;
        file.write_all(bytes)?;
        if self.modes == Modes::Masked {
            set_mode(path, FILE_MODE)?;
        }
        Ok(file)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.released {
            // What cannot be taken away now is taken away by the next build.
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

/// What the threads share.
struct Work<'a> {
    stage: &'a Stage,
    old: &'a OldSite,
    /// An author's fault came up: the rest is made, to find all such faults,
    /// and not written.
    author: AtomicBool,
    /// The machine failed: there is no sense in going on.
    machine: AtomicBool,
}

impl Work<'_> {
    /// Makes one file, writes it, and drops its bytes.
    fn make_and_write<'a>(
        &self,
        path: &OutPath,
        make: impl FnOnce() -> Result<Cow<'a, [u8]>, Outcome>,
    ) -> Outcome {
        if self.machine.load(Ordering::Relaxed) {
            return Outcome::Skipped;
        }
        let outcome = match make() {
            Ok(bytes) => self.attempt(path, &bytes),
            Err(outcome) => outcome,
        };
        match &outcome {
            Outcome::Author(_) => self.author.store(true, Ordering::Relaxed),
            Outcome::Failed(_) => self.machine.store(true, Ordering::Relaxed),
            Outcome::New(_) | Outcome::Same(_) | Outcome::Skipped => {}
        }
        outcome
    }

    fn attempt(&self, path: &OutPath, bytes: &[u8]) -> Outcome {
        if self.author.load(Ordering::Relaxed) {
            return Outcome::Skipped;
        }
        let entry = Entry {
            path: path.clone(),
            size: bytes.len() as u64,
            fingerprint: Fingerprint::of(bytes),
        };
        let target = self.stage.root.join(path.as_str());
        let listed = self.old.manifest.as_ref();
        let is_listed = listed.and_then(|old| old.get(path.as_str())) == Some(&entry);
        let done = if is_listed {
            self.keep_or_write(&target, path, bytes)
        } else {
            self.stage.write_file(&target, bytes).map(|_| Kept::No)
        };
        match done {
            Ok(Kept::Yes) => Outcome::Same(entry),
            Ok(Kept::No) => Outcome::New(entry),
            Err(error) => Outcome::Failed(PublishError::machine("write", &target)(error)),
        }
    }

    /// Links the file of the old site where it has the same bytes. Where links
    /// are not possible, a copy with the old time stamp does as well.
    fn keep_or_write(&self, target: &Path, path: &OutPath, bytes: &[u8]) -> io::Result<Kept> {
        let old_path = self.old.root.join(path.as_str());
        let Some(old) = same_file(&old_path, bytes) else {
            return self.stage.write_file(target, bytes).map(|_| Kept::No);
        };
        if mode_of(&old) == FILE_MODE && fs::hard_link(&old_path, target).is_ok() {
            return Ok(Kept::Yes);
        }
        let file = self.stage.write_file(target, bytes)?;
        file.set_modified(old.modified()?)?;
        Ok(Kept::Yes)
    }
}

/// Whether a file is the one of the old site.
enum Kept {
    Yes,
    No,
}

fn bytes_of<'a>(path: &OutPath, artifact: &'a Artifact) -> Result<Cow<'a, [u8]>, Outcome> {
    artifact.bytes().map_err(|error| match error {
        MakeError::Author(diagnostic) => Outcome::Author(diagnostic),
        MakeError::Machine(cause) => Outcome::Failed(PublishError::Make {
            path: path.clone(),
            cause,
        }),
    })
}

/// All outcomes as one: authors' faults first, since they can mend them.
fn gather(outcomes: impl IntoIterator<Item = Outcome>) -> Result<Written, PublishError> {
    let mut written = Written {
        manifest: Manifest::default(),
        changed: 0,
    };
    let mut faults = Vec::new();
    let mut failure = None;
    for outcome in outcomes {
        match outcome {
            Outcome::New(entry) => {
                written.changed += 1;
                written.manifest.entries.push(entry);
            }
            Outcome::Same(entry) => written.manifest.entries.push(entry),
            Outcome::Author(diagnostic) => faults.push(*diagnostic),
            Outcome::Failed(error) => failure = failure.or(Some(error)),
            Outcome::Skipped => {}
        }
    }
    if !faults.is_empty() {
        diagnostics::sort(&mut faults);
        return Err(PublishError::Author(faults));
    }
    failure.map_or(Ok(written), Err)
}

/// The data of a file that has exactly these bytes. They are compared, since a
/// size and a time stamp do not tell of a write that was cut short.
fn same_file(path: &Path, bytes: &[u8]) -> Option<fs::Metadata> {
    let mut file = File::open(path).ok()?;
    let data = file.metadata().ok()?;
    if !data.is_file() || data.len() != bytes.len() as u64 {
        return None;
    }
    let mut rest = bytes;
    let mut buffer = [0; 16 * 1024];
    while !rest.is_empty() {
        let read = file.read(&mut buffer).ok()?;
        rest = rest.strip_prefix(buffer.get(..read).filter(|part| !part.is_empty())?)?;
    }
    Some(data)
}
