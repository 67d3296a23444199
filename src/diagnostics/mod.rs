//! What we tell authors, as data; one file per way of drawing it.
//!
//! A diagnostic is about the author's files and never stops other files. It
//! is drawn by [`terminal`], [`json`] or [`github`] into a `String`. This
//! floor never touches the disk and never prints.

mod checked;
mod code;
mod codes;
pub mod github;
pub mod json;
mod places;
#[cfg(test)]
mod samples;
pub mod terminal;

pub use checked::Checked;
pub use code::Code;
pub use codes::ALL as ALL_CODES;
pub use codes::*;

use rayon::prelude::*;

use crate::text::{SourcePath, Span};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Readers would meet something broken: `build` and `check` end with 1.
    Error,
    /// Should be mended: counts as an error with `--strict`.
    Warning,
    /// Good to know; never changes the exit code.
    Advice,
}

impl Severity {
    /// The word for this severity in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// A place in a file with a few words about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The file.
    pub path: SourcePath,
    /// The stretch of it; the whole file where there is none.
    pub span: Option<Span>,
    /// What stands there.
    pub message: String,
}

/// One thing that an author should know about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing; `explain` has a page on it.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The file.
    pub path: SourcePath,
    /// The stretch of the file; the whole file where there is none.
    pub span: Option<Span>,
    /// What is wrong here, in one plain sentence.
    pub message: String,
    /// What to do, in plain words.
    pub help: Option<String>,
    /// Other places that matter, such as the first of two equal ids.
    pub related: Vec<Label>,
}

impl Diagnostic {
    /// A diagnostic with the code's own severity.
    pub fn new(
        code: Code,
        path: &SourcePath,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity(),
            path: path.clone(),
            span: span.into(),
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// The same with a line on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with "did you mean" where a near name is known.
    #[must_use]
    pub fn suggest<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match crate::text::nearest(typed, known) {
            Some(name) => {
                let help = format!("Did you mean `{name}`?");
                self.help(help)
            }
            None => self,
        }
    }

    /// The same with another place that matters.
    #[must_use]
    pub fn related(mut self, label: Label) -> Self {
        self.related.push(label);
        self
    }

    /// The order in which diagnostics are shown: file, place, code, words.
    fn sort_key(&self) -> (&SourcePath, Option<Span>, Code, &str) {
        (&self.path, self.span, self.code, &self.message)
    }
}

/// Sorts by file and place, and takes doubles away.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.par_sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
}

/// So many are drawn in one go, each go by one thread.
const A_PIECE: usize = 1 << 10;

/// How many there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Counts {
    /// Counts a list.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Advice => counts.advice += 1,
            }
        }
        counts
    }
}

/// The words of the files, for drawing the line that a diagnostic is about.
pub trait Texts: Sync {
    /// The decoded text of a file, if it was read.
    fn text(&self, path: &SourcePath) -> Option<&str>;
}
