//! The text of the file that is being read, beside its name.

use crate::diagnostics::{Code, Diagnostic};
use crate::text::{SourcePath, Span};

/// A file as its readers need it: the decoded text, into which every [`Span`]
/// points, and the name for diagnostics.
#[derive(Debug, Clone, Copy)]
pub struct FileText<'a> {
    /// The whole decoded text.
    pub text: &'a str,
    /// Its place in the project.
    pub path: &'a SourcePath,
}

impl FileText<'_> {
    /// A diagnostic about a place in this file.
    pub(super) fn say(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.path, span, message)
    }
}
