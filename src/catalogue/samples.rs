//! Small files for the tests of this floor.

use crate::source::SourceFile;
use crate::text::{Fingerprint, SourcePath};

/// A file as a scan gives it.
pub(super) fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: SourcePath::new(path),
        fingerprint: Fingerprint::of(text),
        text: text.into(),
        diagnostics: Vec::new(),
    }
}
