//! The table of front matter keys.

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
}

impl PageKind {
    /// Every kind, in the order of the docs page.
    pub const ALL: [Self; 6] = [
        Self::Any,
        Self::Module,
        Self::Lesson,
        Self::Path,
        Self::Session,
        Self::Scenario,
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
    let wanted = normal(name);
    KEYS.iter().find(|key| normal(key.name) == wanted)
}

/// What this project calls a key that others know under another name.
pub(in crate::markdown) fn name_here(elsewhere: &str) -> Option<&'static str> {
    let wanted = normal(elsewhere);
    let mut keys = KEYS.iter();
    let same = |name: &&str| normal(name) == wanted;
    let key = keys.find(|key| key.elsewhere.iter().any(same))?;
    Some(key.name)
}

const ANY: &[PageKind] = &[PageKind::Any];
const LESSON: &[PageKind] = &[PageKind::Lesson];
const TAUGHT: &[PageKind] = &[PageKind::Module, PageKind::Lesson];
const PATH: &[PageKind] = &[PageKind::Path];
const SESSION: &[PageKind] = &[PageKind::Session];
const SCENARIO: &[PageKind] = &[PageKind::Scenario];
const NONE: &[PageKind] = &[];

macro_rules! keys {
    ($($name:literal, $slot:ident $field:ident, $pages:ident, needs $required:ident,
       $docs:literal, $example:literal, $elsewhere:expr;)*) => {
        &[$(Key {
            name: $name,
            slot: Slot::$slot(|front| &mut front.$field),
            pages: $pages,
            required: $required,
            docs: $docs,
            example: $example,
            elsewhere: &$elsewhere,
        }),*]
    };
}

/// Every key that front matter can have, in the order in which authors are
/// told to write them. Reading, suggestions and the authors' page on front
/// matter all come from this table.
pub static KEYS: &[Key] = keys! {
    "title", Text title, ANY, needs ANY,
    "The name of the page. A question is fine.",
    "title: What is FHIR: a guide", ["name", "heading"];

    "summary", Text summary, ANY, needs NONE,
    "What the page says, in one sentence. Without it, the first sentence of the MINUTE box is taken.",
    "summary: How systems agree on one way to lay out health information.",
    ["description", "abstract", "excerpt"];

    "objectives", Sentences objectives, TAUGHT, needs LESSON,
    "What readers can do afterwards: 1 to 3 sentences. Start each with something one can see done: name, say, spot, choose, sort, explain.",
    "objectives:\n  - Say in one sentence what FHIR is for\n  - Name one thing that FHIR does not do",
    ["goals", "outcomes", "learning objectives"];

    "checked", Date checked, ANY, needs LESSON,
    "The day on which somebody last opened the sources of the page and found that it still agrees with them.",
    "checked: 22 November 2026", ["date", "updated", "last updated", "last reviewed", "last modified"];

    "answers", Sentences answers, ANY, needs NONE,
    "Questions that this page answers, in the words of readers. Search uses them.",
    "answers:\n  - what does my supplier mean by FHIR", ["questions", "faq"];

    "owner", Text owner, ANY, needs NONE,
    "The role that looks after the page. Never a person's name.",
    "owner: interoperability lead", ["author", "authors", "maintainer", "contact"];

    "for", Names audience, ANY, needs NONE,
    "The roles of the people whom the page is for. On a learning path: the one role that walks it.",
    "for: care home managers, GP receptionists", ["audience", "roles", "readers"];

    "level", Level level, TAUGHT, needs NONE,
    "How much a reader is expected to know: nothing, the words of the trade, or the subject.",
    "level: starter", ["difficulty"];

    "before", Paths before, LESSON, needs NONE,
    "Lessons to read first.",
    "before:\n  - ../01-what-is-interoperability/02-four-levels.md", ["prerequisites", "requires"];

    "teach-minutes", Minutes teach_minutes, LESSON, needs NONE,
    "How long the lesson takes with a group. The time to read it alone is counted by itself.",
    "teach-minutes: 15", ["minutes", "duration", "time", "teaching"];

    "lessons", Paths lessons, PATH, needs NONE,
    "The pages of the path, in order.",
    "lessons:\n  - ../learn/01-what-is-interoperability/01-rosas-day.md\n  - ../standards/uk-core.md",
    ["steps", "pages", "modules"];

    "monday", Sentences monday, PATH, needs NONE,
    "Three things to do on Monday, shown at the end of the path.",
    "monday:\n  - Find the ODS code of your home\n  - Ask your supplier which version it uses",
    ["next steps", "actions"];

    "target-minutes", Minutes target_minutes, SESSION, needs NONE,
    "How long the whole session may take.",
    "target-minutes: 60", ["length"];

    "group", Text group, SESSION, needs NONE,
    "For how many people, or for which group.",
    "group: 6 to 20 people", ["group size", "participants"];

    "kit", Names kit, SESSION, needs NONE,
    "What to bring.",
    "kit: card set A, sticky notes", ["materials", "equipment"];

    "start", Text start, SCENARIO, needs NONE,
    "The heading at which the scenario starts. Without it, the first one.",
    "start: The phone rings", ["begin", "first"];

    "reviewed-by", Seen reviewed_by, ANY, needs NONE,
    "Which specialist read the page, by role, and when. Without it the page says \"not yet\".",
    "reviewed-by: a community pharmacist, 2 November 2026", ["reviewer", "reviewed"];

    "tested-with", Seen tested_with, ANY, needs NONE,
    "Which readers tried the page, and when. Without it the page says \"not yet\".",
    "tested-with: six care workers, 9 November 2026", ["tested", "testers"];

    "review-months", Months review_months, ANY, needs NONE,
    "How many months a check of this page holds. Without it, the module says so, or `book.toml`.",
    "review-months: 6", ["review", "review period"];

    "aliases", Names aliases, ANY, needs NONE,
    "Old addresses of the page, from which readers are sent here.",
    "aliases: learn/what-fhir-is.html", ["alias", "redirect", "redirects", "redirect from"];

    "draft", YesNo draft, ANY, needs NONE,
    "A draft is left out of the site, unless one asks for drafts.",
    "draft: yes", ["published", "hidden", "status"];

    "lang", Text lang, ANY, needs NONE,
    "The language of the page, where it is not that of the site.",
    "lang: cy", ["language", "locale"];
};
