//! Standards and central services: records, controlled values, importers.
//!
//! Facts stand in rows (`standards.csv`, `services.csv`) and in imported
//! files, words in Markdown, controlled values in `vocabulary.toml`. [`read`]
//! joins them to one [`Catalogue`]: a page wins over a row, a row over an
//! import, field by field, and each field keeps where it comes from. This
//! floor gets decoded texts and front matter; it must never know templates,
//! addresses of the site or the disk.

mod address;
mod code;
mod columns;
mod duty;
mod export;
mod facts;
mod history;
pub mod import;
mod index;
mod join;
mod list;
mod record;
mod rules;
#[cfg(test)]
mod samples;
mod service;
mod standard;
mod status;
mod table;
mod values;
mod vocabulary;

pub use address::{Address, Citation, Contact, Resource};
pub use code::{OfficialCode, Prefix};
pub use columns::{SERVICE_COLUMNS, STANDARD_COLUMNS};
pub use duty::{Duty, Mandation};
pub use export::{services_csv, standards_csv};
pub use join::{
    HISTORY_FILE, Inputs, RecordPage, SERVICES_FILE, STANDARDS_FILE, VOCABULARY_FILE, read,
};
pub use record::{
    Field, Layer, Origin, QUESTIONS_PART, RecordId, RecordKind, Relation, Requirement, Service,
    Standard,
};
pub use status::Status;
pub use vocabulary::{ALL, Concept, ConceptId, Scheme, Vocabulary};

use std::collections::{BTreeMap, HashMap};

/// Everything that is known of standards and services, joined and checked:
/// each controlled value is in the vocabulary, each relation leads to a record.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The controlled values with their plain words.
    pub vocabulary: Vocabulary,
    /// Every standard by its id.
    pub standards: BTreeMap<RecordId, Standard>,
    /// Every central service by its id.
    pub services: BTreeMap<RecordId, Service>,
    /// What changed from one import to the next, oldest first (decision 7).
    pub history: Vec<Change>,
    /// The newest code of each number; a DSCN has numbers of its own.
    newest: HashMap<String, OfficialCode>,
}

/// A line of `standards/sources/history.csv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The day of the data, never that of the import.
    pub date: crate::text::Date,
    /// The imported catalogue: `nhs-directory`.
    pub source: String,
    /// The record.
    pub id: RecordId,
    /// What happened to it.
    pub event: Event,
}

/// What happened to an imported record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// It is new.
    Added,
    /// These fields have other values, by their column names.
    Changed(Vec<String>),
    /// It has another id now; its old address leads there.
    Moved(RecordId),
    /// It is gone from the source, with the title that it had; a page at its
    /// old address says so (trap T28).
    Withdrawn(String),
}

/// What became of a record that is no longer there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Former<'a> {
    /// It has this id now.
    Moved(&'a RecordId),
    /// It is gone, since that day.
    Gone {
        /// The title that it had.
        title: &'a str,
        /// The day of the data that no longer has it.
        since: crate::text::Date,
    },
}

impl Catalogue {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.standards.is_empty() && self.services.is_empty()
    }

    /// The title of a record, if there is such a record.
    #[must_use]
    pub fn title(&self, kind: RecordKind, id: &RecordId) -> Option<&str> {
        match kind {
            RecordKind::Standard => Some(&self.standards.get(id)?.title.value),
            RecordKind::Service => Some(&self.services.get(id)?.title.value),
        }
    }

    /// Remembers the codes of all standards for [`Catalogue::current_code`].
    fn index_codes(&mut self) {
        let codes = self.standards.values().flat_map(|one| &one.codes.value);
        for code in codes.filter(|code| code.prefix != Prefix::Dscn) {
            let newest = self.newest.entry(code.number.clone());
            let newest = newest.or_insert_with(|| code.clone());
            if code.prefix > newest.prefix {
                *newest = code.clone();
            }
        }
    }

    /// Standards that were there once and are not any more, by the history:
    /// their old addresses lead on, or say so.
    #[must_use]
    pub fn former(&self) -> BTreeMap<&RecordId, Former<'_>> {
        let mut former = BTreeMap::new();
        for change in &self.history {
            match &change.event {
                Event::Added | Event::Changed(_) => {
                    former.remove(&change.id);
                }
                Event::Moved(to) => {
                    former.insert(&change.id, Former::Moved(to));
                }
                Event::Withdrawn(title) => {
                    let since = change.date;
                    former.insert(&change.id, Former::Gone { title, since });
                }
            }
        }
        former.retain(|id, _| !self.standards.contains_key(*id));
        former
    }

    /// A code with the newest prefix that any record has for its number:
    /// `ISB0160` became `DCB0160`, and the number stayed.
    #[must_use]
    pub fn current_code(&self, code: &OfficialCode) -> OfficialCode {
        let newest = self.newest.get(&code.number);
        newest
            .filter(|other| other.is_same_standard(code) && other.prefix > code.prefix)
            .unwrap_or(code)
            .clone()
    }
}
