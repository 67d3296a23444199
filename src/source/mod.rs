//! One read of `book.toml`, `content/` and `themes/`: the only module that
//! reads the project. It never interprets what it reads.
//!
//! The route: [`scan`] walks the folders in order and never follows a link
//! (`walk`), asks of each name what the site does with it (`name`), takes
//! over what did not change since the previous scan (`stamp`), reads the rest
//! in parallel without leaving the project (`inside`) and decodes text once
//! (`decode`).

mod decode;
mod inside;
mod name;
mod scan;
mod stamp;
#[cfg(test)]
mod tests;
mod walk;

pub use scan::{TEXT_LIMIT, read_text, scan};

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Texts};
use crate::text::{Fingerprint, SourcePath};

/// All files of a project at one moment.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The project's folder on this machine.
    pub root: PathBuf,
    /// `book.toml`, if it is there.
    pub book: Option<Arc<SourceFile>>,
    /// Text files of `content/`, sorted by path: pages and lists (`.md`,
    /// `.toml`, `.csv`), and samples that a page may include (`.json`, `.xml`,
    /// `.hl7`, `.txt` and the like).
    pub files: Vec<Arc<SourceFile>>,
    /// Files of `content/` that the site may ship as they are, sorted by path.
    /// Samples and tables stand in both lists: a page may include them, and a
    /// reader may download them.
    pub assets: Vec<Arc<Asset>>,
    /// Text files of `themes/`, sorted by path.
    pub theme_files: Vec<Arc<SourceFile>>,
    /// Other files of `themes/`, sorted by path.
    pub theme_assets: Vec<Arc<Asset>>,
    /// What the next scan may take over.
    pub(crate) record: stamp::Record,
}

/// A text file, decoded once (decision 2).
#[derive(Debug)]
pub struct SourceFile {
    /// Its place in the project.
    pub path: SourcePath,
    /// Its text: no BOM, NFC.
    pub text: Arc<str>,
    /// The fingerprint of `text`.
    pub fingerprint: Fingerprint,
    /// What was wrong when it was decoded; [`scan`] reports these too.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file that is shipped as it is; its bytes are read only when needed.
#[derive(Debug)]
pub struct Asset {
    /// Its place in the project.
    pub path: SourcePath,
    /// Its place on this machine, with every link resolved.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// The fingerprint of its bytes.
    pub fingerprint: Fingerprint,
}

impl Asset {
    /// The bytes, exactly those that the scan saw.
    ///
    /// # Errors
    /// Where the file cannot be read, or is no longer what the scan saw: a
    /// file that was exchanged behind our back is never shipped.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(&self.file)?;
        if Fingerprint::of(&bytes) == self.fingerprint {
            Ok(bytes)
        } else {
            Err(io::Error::other(format!(
                "{} was changed while the site was being made",
                self.path
            )))
        }
    }

    /// The first bytes, at most `limit`, for looking at a file's header.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read_head(&self, limit: usize) -> io::Result<Vec<u8>> {
        let mut head = Vec::with_capacity(limit.min(64 * 1024));
        File::open(&self.file)?
            .take(limit as u64)
            .read_to_end(&mut head)?;
        Ok(head)
    }
}

impl Sources {
    /// A text file of `content/`.
    #[must_use]
    pub fn file(&self, path: &SourcePath) -> Option<&Arc<SourceFile>> {
        find_file(&self.files, path)
    }

    /// A file of `content/` that the site may ship.
    #[must_use]
    pub fn asset(&self, path: &SourcePath) -> Option<&Arc<Asset>> {
        let at = self
            .assets
            .binary_search_by(|asset| asset.path.cmp(path))
            .ok()?;
        self.assets.get(at)
    }

    /// The files that are new, gone or not the same as in an earlier scan,
    /// each once, sorted by path. None means that the two scans are equal.
    #[must_use]
    pub fn changed_since(&self, earlier: &Self) -> BTreeSet<SourcePath> {
        let mut changed = BTreeSet::new();
        let texts = [
            (earlier.book.as_slice(), self.book.as_slice()),
            (&earlier.files, &self.files),
            (&earlier.theme_files, &self.theme_files),
        ];
        for (old, new) in texts {
            compare(
                old,
                new,
                |file| (&file.path, file.fingerprint),
                &mut changed,
            );
        }
        let assets = [
            (&earlier.assets, &self.assets),
            (&earlier.theme_assets, &self.theme_assets),
        ];
        for (old, new) in assets {
            compare(
                old,
                new,
                |asset| (&asset.path, asset.fingerprint),
                &mut changed,
            );
        }
        changed
    }
}

/// Adds the paths of what differs in two lists that are sorted by path.
fn compare<T>(
    old: &[Arc<T>],
    new: &[Arc<T>],
    mark: impl Fn(&T) -> (&SourcePath, Fingerprint),
    changed: &mut BTreeSet<SourcePath>,
) {
    let (mut olds, mut news) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let order = match (olds.peek(), news.peek()) {
            (Some(old), Some(new)) => mark(old).0.cmp(mark(new).0),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let old = (order != Ordering::Greater).then(|| olds.next()).flatten();
        let new = (order != Ordering::Less).then(|| news.next()).flatten();
        let same = match (old, new) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new) || mark(old) == mark(new),
            _ => false,
        };
        if !same {
            let paths = old.into_iter().chain(new).map(|file| mark(file).0.clone());
            changed.extend(paths);
        }
    }
}

/// The fingerprint that [`SourceFile`] has for a file with these bytes, or
/// nothing where they cannot be read as text without loss.
pub(crate) fn text_fingerprint(bytes: &[u8]) -> Option<Fingerprint> {
    if decode::program_file(bytes).is_some() {
        return None;
    }
    let decoded = decode::decode(bytes.to_vec());
    decoded
        .damage
        .is_none()
        .then(|| Fingerprint::of(&decoded.text))
}

fn find_file<'a>(files: &'a [Arc<SourceFile>], path: &SourcePath) -> Option<&'a Arc<SourceFile>> {
    let at = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
    files.get(at)
}

impl Texts for Sources {
    fn text(&self, path: &SourcePath) -> Option<&str> {
        self.book
            .as_ref()
            .filter(|book| book.path == *path)
            .or_else(|| find_file(&self.files, path))
            .or_else(|| find_file(&self.theme_files, path))
            .map(|file| &*file.text)
    }
}
