//! The new site takes the place of the old one, and the old one goes.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::old_site::{OldSite, Owner, owner, read_manifest};
use super::{MANIFEST_NAME, Manifest, PublishError, Swap};

/// The names beside a target that a build uses. They start with a dot and are
/// on the same disk as the target, so that renaming is one step.
#[derive(Debug)]
pub(super) struct Names {
    /// The site.
    pub(super) target: PathBuf,
    /// The folder that the site stands in.
    pub(super) parent: PathBuf,
    /// The new site while it is made; after an exchange the old one.
    pub(super) stage: PathBuf,
    /// The old site between two renames.
    pub(super) aside: PathBuf,
    /// Held by the build that is at work.
    pub(super) lock: PathBuf,
}

impl Names {
    /// The names for a target, which has a parent and a name of its own.
    pub(super) fn beside(target: &Path) -> Self {
        let parent = target.parent().unwrap_or(target).to_path_buf();
        let beside = |ending: &str| parent.join(hidden(target, ending));
        Self {
            target: target.to_path_buf(),
            stage: beside("stage"),
            aside: beside("old"),
            lock: beside("lock"),
            parent,
        }
    }

    /// A free name for files of a person that must not be lost.
    fn kept(&self) -> PathBuf {
        let first = self.parent.join(hidden(&self.target, "kept"));
        let more = (2..).map(|n| self.parent.join(hidden(&self.target, &format!("kept-{n}"))));
        std::iter::once(first.clone())
            .chain(more.take(1_000))
            .find(|path| fs::symlink_metadata(path).is_err())
            .unwrap_or(first)
    }
}

/// `.NAME.guidepost-ENDING`.
fn hidden(target: &Path, ending: &str) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or(OsStr::new("site")));
    name.push(format!(".guidepost-{ending}"));
    name
}

/// Mends what a build that was killed has left behind.
///
/// # Errors
/// Where something that is not ours has one of our names, or the disk fails.
pub(super) fn recover(names: &Names) -> Result<(), PublishError> {
    if is_folder(&names.aside)? {
        if fs::symlink_metadata(&names.target).is_err() {
            fs::rename(&names.aside, &names.target)
                .map_err(PublishError::machine("put back", &names.aside))?;
        } else {
            clear(&names.aside, names)?;
        }
    }
    if !is_folder(&names.stage)? {
        return Ok(());
    }
    if read_manifest(&names.stage)?.is_some() {
        clear(&names.stage, names)
    } else {
        // It never became complete: all in it is ours.
        fs::remove_dir_all(&names.stage).map_err(PublishError::machine("take away", &names.stage))
    }
}

fn clear(tree: &Path, names: &Names) -> Result<(), PublishError> {
    take_away(tree, names)
        .map(|_| ())
        .map_err(PublishError::machine("take away", tree))
}

fn is_folder(path: &Path) -> Result<bool, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_dir() => Ok(true),
        Ok(_) => {
            let cause =
                io::Error::new(io::ErrorKind::AlreadyExists, "something else has this name");
            Err(PublishError::machine("use the folder", path)(cause))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PublishError::machine("look at", path)(error)),
    }
}

/// Puts the stage in the place of the target. Gives the folder in which the
/// old site stands now, if there was one.
///
/// # Errors
/// Where the system refuses; the old site is then in its place.
pub(super) fn swap(
    names: &Names,
    old: &OldSite,
    way: Swap,
) -> Result<Option<PathBuf>, PublishError> {
    let swapped = if old.manifest.is_none() {
        rename_to_new(names).map(|()| None)
    } else {
        match way {
            Swap::Exchange => match exchange(&names.stage, &names.target) {
                Ok(()) => Ok(Some(names.stage.clone())),
                Err(error) if is_unsupported(&error) => two_renames(names),
                Err(error) => Err(error),
            },
            Swap::TwoRenames => two_renames(names),
        }
    };
    swapped.map_err(PublishError::machine(
        "put the site in place at",
        &names.target,
    ))
}

/// The first site: nothing or an empty folder stands at the target.
fn rename_to_new(names: &Names) -> io::Result<()> {
    match fs::read_dir(&names.target) {
        Ok(entries) => {
            // Droppings of file managers and a list that was cut short, or it
            // had been refused.
            for entry in entries {
                let path = entry?.path();
                let name = path.file_name().map(Path::new).unwrap_or(&path);
                if owner(name, &Manifest::default()) != Owner::Foreign {
                    fs::remove_file(&path)?;
                }
            }
            fs::remove_dir(&names.target)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    fs::rename(&names.stage, &names.target)
}

/// The way for systems without exchange. Between the renames no folder has the
/// name; [`recover`] puts the old site back if the build dies just there.
fn two_renames(names: &Names) -> io::Result<Option<PathBuf>> {
    fs::rename(&names.target, &names.aside)?;
    if let Err(error) = fs::rename(&names.stage, &names.target) {
        fs::rename(&names.aside, &names.target)?;
        return Err(error);
    }
    Ok(Some(names.aside.clone()))
}

#[cfg(target_os = "linux")]
fn exchange(stage: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(
        CWD,
        stage,
        CWD,
        target,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_stage: &Path, _target: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// An old kernel does not know the call; a file system without exchange calls
/// the flag an invalid argument.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Waits until the new name of the site is on the disk.
///
/// # Errors
/// [`PublishError::Unconfirmed`] where the disk says no.
pub(super) fn confirm(names: &Names) -> Result<(), PublishError> {
    if cfg!(unix) {
        let folder = File::open(&names.parent);
        let synced = folder.and_then(|folder| folder.sync_all());
        synced.map_err(|cause| PublishError::Unconfirmed {
            target: names.target.clone(),
            cause,
        })?;
    }
    Ok(())
}

/// Takes the old site away. Gives where a person's files were kept, and where
/// something of the old site is left that could not be taken away.
pub(super) fn retire(tree: &Path, names: &Names) -> (Option<PathBuf>, Option<PathBuf>) {
    match take_away(tree, names) {
        Ok(kept) => (kept, None),
        Err(_) => (None, Some(tree.to_path_buf())),
    }
}

/// Removes the files that are in the list of a tree and the folders that are
/// empty then. The list goes last, so that a build that dies here is followed
/// by one that still knows what is ours. Files that are not in the list came
/// in while the site was made: they are kept under a name of their own.
fn take_away(tree: &Path, names: &Names) -> io::Result<Option<PathBuf>> {
    let manifest = read_manifest(tree)
        .map_err(io::Error::other)?
        .unwrap_or_default();
    let mut foreign = false;
    for entry in WalkDir::new(tree).min_depth(1).contents_first(true) {
        let entry = entry?;
        let path = entry.path();
        let relative = path.strip_prefix(tree).unwrap_or(path);
        if entry.file_type().is_dir() {
            match fs::remove_dir(path) {
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {}
                other => other?,
            }
        } else if relative == Path::new(MANIFEST_NAME) {
            continue;
        } else if entry.file_type().is_file() && owner(relative, &manifest) != Owner::Foreign {
            fs::remove_file(path)?;
        } else {
            foreign = true;
        }
    }
    let kept = foreign.then(|| names.kept());
    if let Some(kept) = &kept {
        fs::rename(tree, kept)?;
    }
    let rest = kept.as_deref().unwrap_or(tree);
    match fs::remove_file(rest.join(MANIFEST_NAME)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        other => other?,
    }
    if kept.is_none() {
        fs::remove_dir(tree)?;
    }
    Ok(kept)
}
