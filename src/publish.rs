//! An [`Output`] to a folder, whole or not at all.
//!
//! The site is written to a stage beside the target and then put in its place
//! by one exchange of names, so that a reader of the folder meets the complete
//! old site or the complete new one, also when the program is killed or the
//! disk is full. A list of what we wrote stands in the site
//! (`.guidepost-manifest`); a target that holds anything else is refused, so
//! that no file of a person is ever lost. Files that did not change are linked
//! into the stage and keep their time stamp.
//!
//! Where the system has no exchange of names (Windows, macOS, some network
//! drives) the old folder is renamed aside and the stage renamed in. Between
//! the two renames there is no folder for a moment; a build that is killed
//! just there is mended when the next one starts.
//!
//! The folder of the site is a new one after each build that changed
//! something: a program that stands in the old one must be started again.
//!
//! This floor knows an output as bytes by address. It never knows Markdown,
//! themes, or what the files mean.

mod error;
mod files;
mod lock;
mod manifest;
mod old_site;
mod place;
mod stage;
mod swap;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use crate::output::Output;

pub use error::PublishError;
pub use manifest::{Entry, MANIFEST_NAME, Manifest};
pub use place::{Found, Place, Refusal};

use lock::Lock;
use old_site::OldSite;
use stage::Stage;
use swap::Names;

/// How a site is published.
#[derive(Debug, Clone)]
pub struct PublishOptions {
    /// The project's folder: never written into, save for the target.
    pub project: PathBuf,
    /// What must be on the disk before readers see it.
    pub durability: Durability,
    /// How the new site takes the place of the old one.
    pub swap: Swap,
}

/// What must be on the disk before readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// The system writes in its own time: safe when the program dies, not when
    /// the power goes.
    #[default]
    Usual,
    /// All bytes are on the disk before the exchange: safe in a power cut.
    PowerCut,
}

/// How the new site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Swap {
    /// One exchange of names; by two renames where the system has none.
    #[default]
    Exchange,
    /// By two renames, as on systems without exchange.
    TwoRenames,
}

/// Is told how far the writing is, from several threads.
pub trait Progress: Sync {
    /// So many files will be made.
    fn total(&self, files: usize);
    /// One more file is done.
    fn advance(&self);
}

/// Nobody wants to know.
impl Progress for () {
    fn total(&self, _files: usize) {}
    fn advance(&self) {}
}

/// What was published. The list of files is in no count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Bytes of all files of the site.
    pub bytes: u64,
    /// Files of a person that came into the folder while the site was made
    /// were not lost: they stand in this folder.
    pub kept: Option<PathBuf>,
    /// The old site could not be taken away altogether; the next build tries
    /// again. The site itself is complete.
    pub left_over: Option<PathBuf>,
}

/// Publishes a site as the folder `target`.
///
/// All files are made first. Where the author's files make one impossible,
/// every such fault is collected and nothing is published.
///
/// # Errors
/// See [`PublishError`]. The old site is then as it was, save for
/// [`PublishError::Unconfirmed`].
pub fn publish(
    output: &Output,
    target: &Path,
    options: &PublishOptions,
    progress: &dyn Progress,
) -> Result<Published, PublishError> {
    let place = Place::find(target, &options.project)?;
    place.check()?;
    let names = Names::beside(&place.target);
    let parent = &names.parent;
    fs::create_dir_all(parent).map_err(PublishError::machine("make the folder", parent))?;
    let _lock = Lock::take(&names.lock)?;
    swap::recover(&names)?;
    let old = OldSite::read(&names.target)?;
    let stage = Stage::create(&names.stage)?;
    let written = stage.write(output, &old, progress)?;
    let removed = old.without(&written.manifest);
    let mut published = Published {
        written: written.changed,
        unchanged: written.manifest.entries.len() - written.changed,
        removed,
        bytes: written
            .manifest
            .entries
            .iter()
            .map(|entry| entry.size)
            .sum(),
        ..Published::default()
    };
    if written.changed == 0 && removed == 0 && old.manifest.is_some() {
        return Ok(published);
    }
    stage.finish(&written.manifest, options)?;
    let old_tree = swap::swap(&names, &old, options.swap)?;
    stage.release();
    if options.durability == Durability::PowerCut {
        swap::confirm(&names)?;
    }
    if let Some(tree) = old_tree {
        (published.kept, published.left_over) = swap::retire(&tree, &names);
    }
    Ok(published)
}
