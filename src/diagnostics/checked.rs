//! A value and what is to be said about it.

use super::Diagnostic;

/// What every stage returns: a value that can always be used further, and the
/// diagnostics that came up on the way.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The value, complete even where something was wrong.
    pub value: T,
    /// What is to be said about it.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self {
            value,
            diagnostics: Vec::new(),
        }
    }

    /// A value with diagnostics.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the diagnostics to a list and keeps the value.
    pub fn drain_into(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}
