//! One read of `book.toml`, `content/` and `themes/`: the only module that
//! reads the project. It never interprets what it reads.

use std::path::PathBuf;
use std::sync::Arc;

use crate::text::{Fingerprint, SourcePath};

/// All files of a project at one moment.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The project's folder on this machine.
    pub root: PathBuf,
    /// `book.toml`, if it is there.
    pub book: Option<Arc<SourceFile>>,
    /// Text files of `content/` (`.md`, `.toml`, `.csv`), sorted by path.
    pub files: Vec<Arc<SourceFile>>,
    /// Other files of `content/` that the site may ship, sorted by path.
    pub assets: Vec<Arc<Asset>>,
    /// Text files of `themes/`, sorted by path.
    pub theme_files: Vec<Arc<SourceFile>>,
    /// Other files of `themes/`, sorted by path.
    pub theme_assets: Vec<Arc<Asset>>,
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
    /// What was wrong when it was decoded.
    pub diagnostics: Vec<crate::diagnostics::Diagnostic>,
}

/// A file that is shipped as it is; its bytes are read only when needed.
#[derive(Debug)]
pub struct Asset {
    /// Its place in the project.
    pub path: SourcePath,
    /// Its place on this machine.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// Changes whenever the file changes.
    pub fingerprint: Fingerprint,
}
