//! The records: one standard, one central service.

use std::fmt;
use std::sync::Arc;

use super::address::{Citation, Contact, Resource};
use super::code::OfficialCode;
use super::duty::Mandation;
use super::status::Status;
use super::vocabulary::ConceptId;
use crate::text::{Date, SourcePath, Span};

/// A value with where it comes from. A value that nobody wrote is the default
/// of its type and has no origin.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the file of its origin.
    pub span: Option<Span>,
    /// Which layer said so.
    pub origin: Option<Arc<Origin>>,
}

impl<T> Field<T> {
    /// Whether anybody wrote it.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.origin.is_some()
    }
}

/// One layer of one record: its file, and the source and date of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Which layer.
    pub layer: Layer,
    /// The file.
    pub path: SourcePath,
    /// The row as a spreadsheet counts it, from 1 with the heading; nothing
    /// for a page.
    pub row: Option<u32>,
    /// Where the facts of this layer were read (`sources`).
    pub sources: Vec<Citation>,
    /// When they were last read (`checked`).
    pub checked: Option<Date>,
}

/// Where facts come from. A later one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// An imported file of `standards/sources/`.
    Import,
    /// A row of `standards.csv` or `services.csv`.
    Row,
    /// The front matter of a page.
    Page,
}

/// The two kinds of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A row of `standards.csv`.
    Standard,
    /// A row of `services.csv`.
    Service,
}

impl RecordKind {
    /// The folder of its pages below `content/`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Standard => "standards",
            Self::Service => "services",
        }
    }
}

/// The part of a standard's page that holds its questions.
pub const QUESTIONS_PART: &str = "What to ask your supplier";

impl RecordKind {
    /// The headings of the parts of its pages, in their order.
    #[must_use]
    pub fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Standard => &[
                "What it is",
                "Why it helps",
                "Who must use it",
                QUESTIONS_PART,
                "Words for a contract",
                "Get help",
            ],
            Self::Service => &[
                "Do you need this yourself?",
                "What it does",
                "Who may use it",
                "How to get access",
                "Environments",
                "What it needs",
                "How long it takes",
                "Get help",
            ],
        }
    }
}

/// The id of a record: small letters, digits and hyphens. It is never used
/// again for another record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Arc<str>);

/// The longest id: it becomes the name of a file.
const LONGEST_ID: usize = 100;

impl RecordId {
    /// An id, if the text is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let shaped = text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && !text.ends_with('-')
            && text.len() <= LONGEST_ID
            && text.chars().all(fits);
        shaped.then(|| Self(text.into()))
    }

    /// The id as text, safe in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Another record that this one has to do with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    /// Which kind of record.
    pub kind: RecordKind,
    /// Which one; it is there.
    pub to: RecordId,
    /// Why, in plain words; empty where nothing was written.
    pub why: String,
}

/// Something that a service needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// Another record.
    Record(Relation),
    /// Anything else, in words: `a smartcard`.
    Words(String),
}

/// One standard. Each field is the column of that name in `standards.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// `id`.
    pub id: RecordId,
    /// `title`, always there.
    pub title: Field<String>,
    /// `also-known-as`.
    pub also_known_as: Field<Vec<String>>,
    /// `one-line`: what it is, in one sentence.
    pub one_line: Option<Field<String>>,
    /// `types` ([`super::Scheme::Types`]).
    pub types: Field<Vec<ConceptId>>,
    /// `status`: [`Status::Unknown`] where nothing was said.
    pub status: Field<Status>,
    /// The status in the words of an imported catalogue.
    pub source_status: Option<Field<String>>,
    /// `maturity` ([`super::Scheme::Maturity`]).
    pub maturity: Option<Field<ConceptId>>,
    /// `owner` ([`super::Scheme::Owners`]).
    pub owner: Option<Field<ConceptId>>,
    /// `codes`.
    pub codes: Field<Vec<OfficialCode>>,
    /// `settings` ([`super::Scheme::Settings`]); ask [`super::Vocabulary::covers`].
    pub settings: Field<Vec<ConceptId>>,
    /// `topics` ([`super::Scheme::Topics`]).
    pub topics: Field<Vec<ConceptId>>,
    /// `jobs` ([`super::Scheme::Jobs`]).
    pub jobs: Field<Vec<ConceptId>>,
    /// `needs`: what one must also have.
    pub needs: Field<Vec<Relation>>,
    /// `works-with`.
    pub works_with: Field<Vec<Relation>>,
    /// `replaces`: older standards.
    pub replaces: Field<Vec<Relation>>,
    /// `replaced-by`: newer ones.
    pub replaced_by: Field<Vec<Relation>>,
    /// `services`: central services that it needs.
    pub services: Field<Vec<Relation>>,
    /// `read-it`: the standard itself; each has an address.
    pub read_it: Field<Vec<Resource>>,
    /// `test-tools`.
    pub test_tools: Field<Vec<Resource>>,
    /// `help`: whom to ask.
    pub help: Field<Vec<Contact>>,
    /// `version`, as its owner writes it.
    pub version: Option<Field<String>>,
    /// `version-date`.
    pub version_date: Option<Field<Date>>,
    /// `sources` of the winning layer.
    pub sources: Field<Vec<Citation>>,
    /// `checked`: when the winning layer was last read again.
    pub checked: Option<Field<Date>>,
    /// `must` and the columns that start so.
    pub mandation: Mandation,
    /// The page with its plain words, if there is one.
    pub page: Option<SourcePath>,
}

/// One central service. Each field is the column of that name in
/// `services.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// `id`.
    pub id: RecordId,
    /// `title`, always there.
    pub title: Field<String>,
    /// `also-known-as`.
    pub also_known_as: Field<Vec<String>>,
    /// `one-line`: what it does, in one sentence.
    pub one_line: Option<Field<String>>,
    /// `status`: [`Status::Unknown`] where nothing was said.
    pub status: Field<Status>,
    /// `owner` ([`super::Scheme::Owners`]).
    pub owner: Option<Field<ConceptId>>,
    /// `settings` ([`super::Scheme::Settings`]); ask [`super::Vocabulary::covers`].
    pub settings: Field<Vec<ConceptId>>,
    /// `topics` ([`super::Scheme::Topics`]).
    pub topics: Field<Vec<ConceptId>>,
    /// `who-may-use`.
    pub who_may_use: Option<Field<String>>,
    /// `most-people`: what most people do instead.
    pub most_people: Option<Field<String>>,
    /// `environments`: where it can be tried before it is real.
    pub environments: Field<Vec<Resource>>,
    /// `needs`.
    pub needs: Field<Vec<Requirement>>,
    /// `how-long`: until one has access.
    pub how_long: Option<Field<String>>,
    /// `steps-source`: where the steps to get access were read.
    pub steps_source: Field<Vec<Citation>>,
    /// `read-it`; each has an address.
    pub read_it: Field<Vec<Resource>>,
    /// `help`: whom to ask.
    pub help: Field<Vec<Contact>>,
    /// `sources` of the winning layer.
    pub sources: Field<Vec<Citation>>,
    /// `checked`: when the winning layer was last read again.
    pub checked: Option<Field<Date>>,
    /// The page with its plain words, if there is one.
    pub page: Option<SourcePath>,
}
