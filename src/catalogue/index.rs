//! Which records there are, before any of them is read in full.

use std::collections::{BTreeMap, BTreeSet};

use super::code::OfficialCode;
use super::record::{RecordId, RecordKind};
use crate::text::{Slug, nearest};

/// The ids of all records, and the records of each official code.
#[derive(Debug)]
pub(super) struct Index {
    standards: BTreeSet<RecordId>,
    services: BTreeSet<RecordId>,
    /// The standards of each number, with the code of each.
    codes: BTreeMap<String, Vec<(OfficialCode, RecordId)>>,
}

/// Why a text leads to no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lost {
    /// Nothing has this name; perhaps this is meant.
    Nothing(Option<String>),
    /// A code that several records have.
    Several(Vec<RecordId>),
}

impl Index {
    /// An index without codes.
    pub(super) fn new(standards: BTreeSet<RecordId>, services: BTreeSet<RecordId>) -> Self {
        Self {
            standards,
            services,
            codes: BTreeMap::new(),
        }
    }

    /// Says that a standard has a code.
    pub(super) fn add_code(&mut self, code: OfficialCode, id: &RecordId) {
        let same = self.codes.entry(code.number.clone()).or_default();
        if !same.iter().any(|(_, known)| known == id) {
            same.push((code, id.clone()));
        }
    }

    /// The standards with a code, whatever letters it had then.
    pub(super) fn with_code(&self, code: &OfficialCode) -> Vec<RecordId> {
        let same = self.codes.get(&code.number).map_or(&[][..], Vec::as_slice);
        let same = same
            .iter()
            .filter(|(other, _)| other.is_same_standard(code));
        same.map(|(_, id)| id.clone()).collect()
    }

    /// The record that a text names by its id, its title or its code. A record
    /// of the `first` kind wins where both kinds have the id.
    pub(super) fn find(
        &self,
        text: &str,
        first: RecordKind,
    ) -> Result<(RecordKind, RecordId), Lost> {
        let other = match first {
            RecordKind::Standard => RecordKind::Service,
            RecordKind::Service => RecordKind::Standard,
        };
        if let Some(id) =
            RecordId::parse(text).or_else(|| RecordId::parse(Slug::new(text).as_str()))
        {
            let found = [first, other]
                .into_iter()
                .find(|kind| self.ids(*kind).contains(&id));
            if let Some(kind) = found {
                return Ok((kind, id));
            }
        }
        if let Some(code) = OfficialCode::parse(text) {
            let mut ids = self.with_code(&code);
            match ids.len() {
                0 => {}
                1 => return Ok((RecordKind::Standard, ids.remove(0))),
                _ => return Err(Lost::Several(ids)),
            }
        }
        let known = self.ids(first).iter().chain(self.ids(other));
        let near = nearest(text, known.map(RecordId::as_str));
        Err(Lost::Nothing(near.map(str::to_owned)))
    }

    /// The ids of one kind.
    pub(super) fn ids(&self, kind: RecordKind) -> &BTreeSet<RecordId> {
        match kind {
            RecordKind::Standard => &self.standards,
            RecordKind::Service => &self.services,
        }
    }
}
