//! What an author says about a page between its two `---` lines.

use crate::text::{Date, Span};

/// A value with the place that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The value as read.
    pub value: T,
    /// Where the value stands.
    pub span: Span,
}

/// How much a reader is expected to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing.
    Starter,
    /// The words of the trade.
    Working,
    /// The subject.
    Specialist,
}

/// Who looked at a page, in a role and never by name, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The role, or who the readers were.
    pub who: String,
    /// When, where it was said.
    pub date: Option<Date>,
}

/// Every key that front matter can have, read into strict types. A key that
/// was not written is `None` or empty. Which keys a kind of page needs is
/// decided by `site`, which knows the kinds.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(
    missing_docs,
    reason = "each field is the key of the same name in `KEYS`, which has its docs"
)]
pub struct FrontMatter {
    /// The lines with their fences; nothing where the page has none.
    pub span: Option<Span>,
    pub title: Option<Field<String>>,
    pub summary: Option<Field<String>>,
    pub owner: Option<Field<String>>,
    pub checked: Option<Field<Date>>,
    pub reviewed_by: Option<Field<Seen>>,
    pub tested_with: Option<Field<Seen>>,
    pub answers: Vec<Field<String>>,
    pub audience: Vec<Field<String>>,
    pub review_months: Option<Field<u32>>,
    pub aliases: Vec<Field<String>>,
    pub draft: Option<Field<bool>>,
    pub lang: Option<Field<String>>,
    pub level: Option<Field<Level>>,
    pub objectives: Vec<Field<String>>,
    pub before: Vec<Field<String>>,
    pub teach_minutes: Option<Field<u32>>,
    pub lessons: Vec<Field<String>>,
    pub monday: Vec<Field<String>>,
    pub target_minutes: Option<Field<u32>>,
    pub group: Option<Field<String>>,
    pub kit: Vec<Field<String>>,
    pub start: Option<Field<String>>,
}

pub(crate) fn read_front_matter(
    _text: &str,
    _path: &crate::text::SourcePath,
) -> (crate::diagnostics::Checked<FrontMatter>, usize) {
    (
        crate::diagnostics::Checked::clean(FrontMatter::default()),
        0,
    )
}
