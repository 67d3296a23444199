//! The pages of the catalogue's records: which file belongs to which record.
//!
//! A record without a file has a page all the same, so that it can be linked
//! to, found and read. This module never reads facts of a record but its names and its one sentence.

use std::collections::BTreeMap;

use super::described::Parsed;
use super::placed::page_id;
use super::{Page, PageId};
use crate::catalogue::{Catalogue, OfficialCode, RecordId, RecordKind};
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

/// The page of each record by every name that the record has, in small
/// letters. A title wins over another record's further name.
pub(super) fn names(catalogue: &Catalogue, pages: &[Page]) -> BTreeMap<String, PageId> {
    let (mut titles, mut others) = (Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        let Some((kind, id)) = record_of(&page.body.source) else {
            continue;
        };
        titles.extend(catalogue.title(kind, &id).map(|name| (name.to_owned(), at)));
        others.push((id.as_str().to_owned(), at));
        let known = match kind {
            RecordKind::Standard => {
                let standard = catalogue.standards.get(&id);
                let codes = standard.iter().flat_map(|standard| &standard.codes.value);
                let bare = |code: &OfficialCode| OfficialCode {
                    amendment: None,
                    ..code.clone()
                };
                others.extend(codes.map(|code| (bare(code).to_string(), at)));
                standard.map(|standard| &standard.also_known_as)
            }
            RecordKind::Service => {
                let service = catalogue.services.get(&id);
                service.map(|service| &service.also_known_as)
            }
        };
        let known = known.into_iter().flat_map(|names| &names.value);
        others.extend(known.map(|name| (name.clone(), at)));
    }
    let mut names = BTreeMap::new();
    for (name, at) in titles.into_iter().chain(others) {
        let name = name.to_lowercase();
        // People leave the last word out of "eDischarge Summary Standard".
        let short = name.strip_suffix(" standard").map(str::to_owned);
        for name in short.into_iter().chain([name]) {
            names.entry(name).or_insert(page_id(at));
        }
    }
    names
}
