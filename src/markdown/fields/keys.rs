//! What a key of the front matter is, and how one is found.

use super::table::KEYS;
use crate::markdown::front_matter::{Field, FrontMatter, Level, Seen};
use crate::text::Date;

/// The kinds of page that differ in the keys they take. Which file is which
/// kind is decided by `site`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// Any page.
    Any,
    /// A module: `content/learn/01-x/index.md`.
    Module,
    /// A lesson: `content/learn/01-x/02-y.md`.
    Lesson,
    /// A learning path: `content/paths/*.md`.
    Path,
    /// A session plan: `content/training/*.md`.
    Session,
    /// A scenario: `content/scenarios/*.md`.
    Scenario,
    /// A standard: `content/standards/*.md`.
    Standard,
    /// A central service: `content/services/*.md`.
    Service,
}

impl PageKind {
    /// Every kind, in the order of the docs page.
    pub const ALL: [Self; 8] = [
        Self::Any,
        Self::Module,
        Self::Lesson,
        Self::Path,
        Self::Session,
        Self::Scenario,
        Self::Standard,
        Self::Service,
    ];

    /// The kind with its article, for messages and headings.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Any => "any page",
            Self::Module => "a module",
            Self::Lesson => "a lesson",
            Self::Path => "a learning path",
            Self::Session => "a session plan",
            Self::Scenario => "a scenario",
            Self::Standard => "a standard",
            Self::Service => "a central service",
        }
    }
}

/// What kind of value a key or a label takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    /// One line of text.
    Text,
    /// One line of text on which no further line follows; labels only.
    Line,
    /// Text with its marks (links, bold); labels only.
    Words,
    /// A list of names.
    Names,
    /// A list of files of the project.
    Paths,
    /// A list of sentences.
    Sentences,
    /// Minutes, from 1 to a day.
    Minutes,
    /// Months, from 1 to ten years.
    Months,
    /// A whole number from 1.
    Number,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// How much a reader is expected to know.
    Level,
    /// Who looked at a page, and when.
    Seen,
}

impl Takes {
    /// What to write, for authors.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Text => "text on one line; colons are fine",
            Self::Line => "text on one line",
            Self::Words => "text",
            Self::Names => "names with commas between, or one a line after `- `",
            Self::Paths => "files, seen from this one, one a line after `- `",
            Self::Sentences => "sentences, one a line after `- `",
            Self::Minutes => "minutes: `15` or `15 minutes`",
            Self::Months => "months: `12` or `12 months`",
            Self::Number => "a number, counted from 1",
            Self::Date => "a date: 2026-11-22, 22/11/2026 or 22 November 2026",
            Self::YesNo => "`yes` or `no`",
            Self::Level => "`starter`, `working` or `specialist`",
            Self::Seen => "who, in a role and never by name, then a comma and the date",
        }
    }
}

/// The place of a value in [`FrontMatter`], which also says what it takes.
#[derive(Clone, Copy)]
pub enum Slot {
    /// See [`Takes::Text`].
    Text(fn(&mut FrontMatter) -> &mut Option<Field<String>>),
    /// See [`Takes::Names`].
    Names(fn(&mut FrontMatter) -> &mut Vec<Field<String>>),
    /// See [`Takes::Paths`].
    Paths(fn(&mut FrontMatter) -> &mut Vec<Field<String>>),
    /// See [`Takes::Sentences`].
    Sentences(fn(&mut FrontMatter) -> &mut Vec<Field<String>>),
    /// See [`Takes::Minutes`].
    Minutes(fn(&mut FrontMatter) -> &mut Option<Field<u32>>),
    /// See [`Takes::Months`].
    Months(fn(&mut FrontMatter) -> &mut Option<Field<u32>>),
    /// See [`Takes::Date`].
    Date(fn(&mut FrontMatter) -> &mut Option<Field<Date>>),
    /// See [`Takes::YesNo`].
    YesNo(fn(&mut FrontMatter) -> &mut Option<Field<bool>>),
    /// See [`Takes::Level`].
    Level(fn(&mut FrontMatter) -> &mut Option<Field<Level>>),
    /// See [`Takes::Seen`].
    Seen(fn(&mut FrontMatter) -> &mut Option<Field<Seen>>),
    /// A fact of a record, put into [`FrontMatter::facts`] as it is written:
    /// the catalogue knows which values there are.
    Fact(Takes),
}

impl Slot {
    /// What kind of value belongs there.
    #[must_use]
    pub fn takes(self) -> Takes {
        match self {
            Self::Text(_) => Takes::Text,
            Self::Names(_) => Takes::Names,
            Self::Paths(_) => Takes::Paths,
            Self::Sentences(_) => Takes::Sentences,
            Self::Minutes(_) => Takes::Minutes,
            Self::Months(_) => Takes::Months,
            Self::Date(_) => Takes::Date,
            Self::YesNo(_) => Takes::YesNo,
            Self::Level(_) => Takes::Level,
            Self::Seen(_) => Takes::Seen,
            Self::Fact(takes) => takes,
        }
    }
}

/// A key of the front matter.
pub struct Key {
    /// The key as authors write it.
    pub name: &'static str,
    /// What it takes and where it is put.
    pub slot: Slot,
    /// The kinds of page on which it means something.
    pub pages: &'static [PageKind],
    /// The kinds of page that must have it.
    pub required: &'static [PageKind],
    /// What it is for, as Markdown for authors.
    pub docs: &'static str,
    /// Lines to copy.
    pub example: &'static str,
    /// What others call it; such a key is unknown here, and this name is
    /// suggested.
    pub elsewhere: &'static [&'static str],
}

impl Key {
    /// Whether the key means something on such a page.
    #[must_use]
    pub fn belongs_on(&self, page: PageKind) -> bool {
        self.pages.contains(&PageKind::Any) || self.pages.contains(&page)
    }

    /// Whether such a page must have the key.
    #[must_use]
    pub fn is_required_on(&self, page: PageKind) -> bool {
        self.required.contains(&PageKind::Any) || self.required.contains(&page)
    }
}

/// The letters and digits of a name in small letters: two names that agree in
/// them are the same key (`Teach minutes`, `teach_minutes`).
pub(super) fn normal(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The key of that name, written in any of its forms.
pub(in crate::markdown) fn find_key(name: &str) -> Option<&'static Key> {
    // Nearly all names are written as they are here.
    let exact = KEYS.iter().find(|key| key.name == name);
    exact.or_else(|| {
        let wanted = normal(name);
        KEYS.iter().find(|key| normal(key.name) == wanted)
    })
}

/// What this project calls a key that others know under another name.
pub(in crate::markdown) fn name_here(elsewhere: &str) -> Option<&'static str> {
    let wanted = normal(elsewhere);
    let mut keys = KEYS.iter();
    let same = |name: &&str| normal(name) == wanted;
    let key = keys.find(|key| key.elsewhere.iter().any(same))?;
    Some(key.name)
}
