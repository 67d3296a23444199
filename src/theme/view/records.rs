//! What templates are given of the catalogue: records, lists of them, dates.
//!
//! Labels and meanings come from `vocabulary.toml`; the words around them
//! stand in the theme.

use serde::Serialize;

use super::markup;
use super::parts::{DateView, LinkView};
use crate::html::Html;

/// The page of a standard or a central service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordPart {
    /// The id of the record, for "my list".
    pub id: String,
    /// What it is, in one sentence.
    pub one_line: Option<String>,
    /// Official codes.
    pub codes: Vec<String>,
    /// Who looks after it.
    pub owner: Option<ConceptView>,
    /// Other names.
    pub also: Vec<String>,
    /// Can it be used yet?
    pub status: SignedView,
    /// How settled it is.
    pub maturity: Option<ConceptView>,
    /// What to use instead of one that is ending or has ended; nothing where
    /// it can be used.
    pub instead: Option<Vec<RelationView>>,
    /// Whether somebody has to follow it; services have none.
    pub duty: Option<DutyView>,
    /// What only services have.
    pub service: Option<ServiceView>,
    /// What one also needs.
    pub needs: Vec<RelationView>,
    /// Central services that it needs.
    pub services: Vec<RelationView>,
    /// What it works with.
    pub works_with: Vec<RelationView>,
    /// Records that need this one.
    pub needed_by: Vec<RelationView>,
    /// Older ones.
    pub replaces: Vec<RelationView>,
    /// Newer ones.
    pub replaced_by: Vec<RelationView>,
    /// What it is used for, each with its page of records.
    pub facets: Vec<FacetView>,
    /// The standard itself.
    pub read_it: Vec<ResourceView>,
    /// Tools to test with.
    pub test_tools: Vec<ResourceView>,
    /// Whom to ask.
    pub help: Vec<ResourceView>,
    /// The version, as its owner writes it.
    pub version: Option<String>,
    /// The day of that version.
    pub version_date: Option<DateView>,
    /// Where each fact comes from.
    pub origins: Vec<OriginView>,
    /// Lessons that speak of it.
    pub lessons: Vec<LinkView>,
    /// A drawing of what it depends on and what depends on it; may be empty.
    #[serde(serialize_with = "markup")]
    pub map: Html,
    /// Whether somebody has written plain words for it.
    pub written: bool,
    /// Addresses that belong to every record.
    pub links: RecordLinks,
}

/// Where a record's page leads beside its own facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordLinks {
    /// The page to compare standards; nothing for services.
    pub compare: Option<String>,
    /// What changed in the catalogue.
    pub changes: String,
}

/// What only the page of a central service has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceView {
    /// What most people do instead.
    pub most_people: Option<String>,
    /// Who may use it.
    pub who_may_use: Option<String>,
    /// How long it takes until one has access.
    pub how_long: Option<String>,
    /// Where it can be tried.
    pub environments: Vec<ResourceView>,
    /// What it needs that is no record.
    pub needs: Vec<String>,
    /// Where the steps were read.
    pub steps: Vec<LinkView>,
}

/// A controlled value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConceptView {
    /// Its words.
    pub label: String,
    /// What it means, in one sentence.
    pub means: String,
    /// The page of the records that have it, where there is one.
    pub href: Option<String>,
}

/// A controlled value that answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedView {
    /// The id of the value: `active`, `legal-must`.
    pub id: String,
    /// Its words.
    pub label: String,
    /// What it means, in one sentence.
    pub means: String,
    /// The sign beside the words.
    pub sign: Sign,
}

/// A sign that stands beside words, never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// Yes.
    Yes,
    /// Take care, or something must be done.
    Care,
    /// No.
    No,
    /// Neither.
    Plain,
    /// Nobody knows yet.
    Unknown,
}

/// Whether somebody has to follow a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyView {
    /// The answer.
    pub answer: SignedView,
    /// Who has to.
    pub who: Vec<ConceptView>,
    /// From when.
    pub from: Option<DateView>,
    /// By when it must be done.
    pub by: Option<DateView>,
    /// Which law.
    pub law: Option<String>,
    /// Who need not.
    pub exceptions: Option<String>,
    /// Who checks it.
    pub checked_by: Option<String>,
    /// Where this was read.
    pub sources: Vec<LinkView>,
}

/// Another record, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelationView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Why; may be empty.
    pub why: String,
}

/// The values of one list that a record has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetView {
    /// The name of the list in `vocabulary.toml`.
    pub name: String,
    /// The values.
    pub values: Vec<ConceptView>,
}

/// Something to open or to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResourceView {
    /// Its words.
    pub title: String,
    /// Its address, where it has one.
    pub href: Option<String>,
}

/// Fields that come from one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OriginView {
    /// `import`, `row` or `page`.
    pub layer: String,
    /// The names of the fields, as columns of the table.
    pub fields: Vec<String>,
    /// Where they were read.
    pub sources: Vec<LinkView>,
    /// When they were last read.
    pub checked: Option<DateView>,
}

/// A record in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordCard {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What it is, in one sentence.
    pub one_line: String,
    /// Official codes.
    pub codes: Vec<String>,
    /// Can it be used yet?
    pub status: SignedView,
    /// Must one follow it?
    pub duty: Option<SignedView>,
    /// Why it stands in this group, in one sentence; may be empty.
    pub reason: String,
    /// By when it must be done, or from when.
    pub date: Option<DateView>,
}

/// A page that lists records.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ListingPart {
    /// Which list of the vocabulary it belongs to: `settings`, `who`; `all`.
    pub list: String,
    /// What the value means.
    pub means: String,
    /// How many records there are in all groups and pages.
    pub total: usize,
    /// Groups of records, each with its heading.
    pub groups: Vec<RecordGroup>,
    /// Central services that are used here, each with what most people do
    /// instead of joining it as its reason; only on the first page.
    pub services: Vec<RecordCard>,
    /// Wider values.
    pub wider: Vec<LinkView>,
    /// Narrower values, and this one joined with a second.
    pub narrower: Vec<CountedLink>,
    /// A calendar file with the dates ahead.
    pub calendar: Option<String>,
    /// A feed of what changes.
    pub feed: Option<String>,
    /// Which page of the list this is, from 1, and of how many.
    pub page: (usize, usize),
    /// The finder with the same choice.
    pub finder: Option<String>,
}

/// Records under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordGroup {
    /// The name of the group; the theme has its heading.
    pub name: String,
    /// What the heading speaks of, such as a wider place; may be empty.
    pub of: String,
    /// The records.
    pub records: Vec<RecordCard>,
}

/// A link with the number of things behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLink {
    /// Its words.
    pub title: String,
    /// Its address.
    pub href: String,
    /// How many.
    pub count: usize,
    /// What it means; may be empty.
    pub means: String,
}

/// Ways into the catalogue, on the page of its folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueHome {
    /// Lists by the name of their vocabulary.
    pub lists: Vec<FacetLinks>,
    /// Pages that look at all records: `find`, `all`, `timeline`, `map`,
    /// `changes`, `data`.
    pub pages: Vec<NamedLink>,
    /// How many standards there are.
    pub total: usize,
    /// How many of them have a duty that nobody could tell us.
    pub unknown: usize,
}

/// The values of one list, as ways in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetLinks {
    /// The name of the list in `vocabulary.toml`.
    pub name: String,
    /// Its values.
    pub links: Vec<CountedLink>,
}

/// A link whose words stand in the theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedLink {
    /// What it is.
    pub name: String,
    /// Its address.
    pub href: String,
}

/// The dates of duties and versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelinePart {
    /// A drawing of the dates; may be empty.
    #[serde(serialize_with = "markup")]
    pub drawing: Html,
    /// Every date, in order.
    pub dates: Vec<DatedView>,
    /// The day from which dates count as ahead; the edition of the site.
    pub from: Option<DateView>,
    /// A calendar file for each kind of organisation.
    pub calendars: Vec<LinkView>,
}

/// What happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatedView {
    /// The day.
    pub date: DateView,
    /// `from`, `by` or `version`.
    pub what: String,
    /// Whether the day is after the edition.
    pub ahead: bool,
    /// The record.
    pub record: LinkView,
    /// Whom it concerns.
    pub who: Vec<String>,
}

/// Which standard depends on which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPart {
    /// The drawing; may be empty.
    #[serde(serialize_with = "markup")]
    pub drawing: Html,
    /// The same as a table.
    pub rows: Vec<MapRow>,
}

/// One line of the table beside the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapRow {
    /// The record.
    pub record: LinkView,
    /// What it needs.
    pub needs: Vec<RelationView>,
    /// What needs it.
    pub needed_by: Vec<LinkView>,
}

/// What changed in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesPart {
    /// What changed from one import to the next, newest first.
    pub changes: Vec<ChangeView>,
    /// Records by the day on which they were last checked, newest first.
    pub checked: Vec<DatedView>,
    /// A feed for all, then one for each place of care.
    pub feeds: Vec<LinkView>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// The day of the data.
    pub date: DateView,
    /// `added`, `changed`, `moved`, `withdrawn`.
    pub event: String,
    /// The record; without an address where it is gone.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// The names of the changed fields.
    pub fields: Vec<String>,
}

/// The files for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataPart {
    /// Each file.
    pub files: Vec<DataFile>,
}

/// A file for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFile {
    /// `json`, `csv`, `json-ld`, `dcat`.
    pub name: String,
    /// Its address.
    pub href: String,
}
