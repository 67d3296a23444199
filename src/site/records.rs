//! The pages of the catalogue's records: which file belongs to which record.
//!
//! A record without a file has a page all the same, so that it can be linked
//! to, found and read. This module never reads facts of a record but its title and its one sentence.

use std::collections::BTreeMap;

use super::assemble::Parsed;
use crate::catalogue::{Catalogue, RecordId, RecordKind};
use crate::text::SourcePath;

/// The record that a file is about, by its folder and its name.
#[must_use]
pub(super) fn record_of(path: &SourcePath) -> Option<(RecordKind, RecordId)> {
    let kinds = [RecordKind::Standard, RecordKind::Service];
    let inside = path.as_str().strip_prefix("content/")?;
    let (folder, name) = inside.split_once('/')?;
    let kind = kinds.into_iter().find(|kind| kind.folder() == folder)?;
    let id = name.strip_suffix(".md").filter(|id| *id != "index")?;
    Some((kind, RecordId::parse(id)?))
}

/// The file that the words of a record stand in, or would.
pub(super) fn page_of(kind: RecordKind, id: &RecordId) -> SourcePath {
    SourcePath::new(&format!("content/{}/{id}.md", kind.folder()))
}

/// The title of the record that a file is about.
pub(super) fn record_title<'a>(catalogue: &'a Catalogue, path: &SourcePath) -> Option<&'a str> {
    let (kind, id) = record_of(path)?;
    catalogue.title(kind, &id)
}

/// The one sentence on the record that a file is about.
pub(super) fn record_line<'a>(catalogue: &'a Catalogue, path: &SourcePath) -> Option<&'a str> {
    let line = match record_of(path)? {
        (RecordKind::Standard, id) => catalogue.standards.get(&id)?.one_line.as_ref()?,
        (RecordKind::Service, id) => catalogue.services.get(&id)?.one_line.as_ref()?,
    };
    Some(&line.value)
}

/// The files that records would have, where nobody has written them.
pub(super) fn unwritten(
    catalogue: &Catalogue,
    documents: &BTreeMap<&SourcePath, &Parsed>,
) -> Vec<SourcePath> {
    let standards = catalogue.standards.keys();
    let services = catalogue.services.keys();
    standards
        .map(|id| page_of(RecordKind::Standard, id))
        .chain(services.map(|id| page_of(RecordKind::Service, id)))
        .filter(|path| !documents.contains_key(path))
        .collect()
}
