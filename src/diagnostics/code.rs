//! The name of one kind of diagnostic.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::Severity;

/// One kind of diagnostic: its name, how much it matters and its page for
/// `guidepost explain`.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    explanation: &'static str,
}

impl Code {
    /// A code. Codes are made in `codes.rs` only, so that each has its page.
    pub(super) const fn new(
        name: &'static str,
        severity: Severity,
        explanation: &'static str,
    ) -> Self {
        Self {
            name,
            severity,
            explanation,
        }
    }

    /// The code of a rule of `check`, whose own file has its page.
    #[must_use]
    pub const fn of_rule(name: &'static str, severity: Severity) -> Self {
        Self::new(name, severity, "")
    }

    /// The name: words, not numbers, such as `links/missing`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// How much it matters unless a diagnostic says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.severity
    }

    /// What it wants and why, with examples, as Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        self.explanation
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(other.name)
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
