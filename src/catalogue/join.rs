//! The three layers joined: an import, a row, a page.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::code::OfficialCode;
use super::facts::{self, Facts, items};
use super::index::Index;
use super::record::{Layer, RecordId, RecordKind};
use super::values::{Known, Layers, Reader};
use super::vocabulary::Scheme;
use super::{Catalogue, history, rules, service, standard, vocabulary};
use crate::diagnostics::{CATALOGUE_ID, CATALOGUE_VOCABULARY, Checked, Diagnostic};
use crate::markdown::FrontMatter;
use crate::source::SourceFile;
use crate::text::SourcePath;

/// `content/vocabulary.toml`.
pub const VOCABULARY_FILE: &str = "content/vocabulary.toml";
/// The rows of standards.
pub const STANDARDS_FILE: &str = "content/standards/standards.csv";
/// The rows of services.
pub const SERVICES_FILE: &str = "content/services/services.csv";
/// What changed from import to import (decision 7).
pub const HISTORY_FILE: &str = "content/standards/sources/history.csv";

/// What a catalogue is made of, all of it decoded already.
#[derive(Debug, Clone, Default)]
pub struct Inputs<'a> {
    /// [`VOCABULARY_FILE`].
    pub vocabulary: Option<&'a SourceFile>,
    /// [`STANDARDS_FILE`].
    pub standards: Option<&'a SourceFile>,
    /// [`SERVICES_FILE`].
    pub services: Option<&'a SourceFile>,
    /// Imported files of standards, the more trusted first.
    pub imports: Vec<&'a SourceFile>,
    /// [`HISTORY_FILE`].
    pub history: Option<&'a SourceFile>,
    /// The pages of records.
    pub pages: Vec<RecordPage<'a>>,
}

/// A page of `standards/` or `services/`, with its front matter.
#[derive(Debug, Clone, Copy)]
pub struct RecordPage<'a> {
    /// Which kind of record it is about.
    pub kind: RecordKind,
    /// The file.
    pub path: &'a SourcePath,
    /// What it says of itself.
    pub front: &'a FrontMatter,
}

/// Everything that is said of the records of one kind.
#[derive(Default)]
struct Said {
    layers: BTreeMap<RecordId, Vec<Facts>>,
}

impl Said {
    /// Adds a layer over those that are there.
    fn add(&mut self, facts: Vec<Facts>) {
        for facts in facts {
            self.layers
                .entry(facts.id.clone())
                .or_default()
                .insert(0, facts);
        }
    }

    fn layers(&self, id: &RecordId) -> Layers<'_> {
        let facts = self.layers.get(id).map_or(&[][..], Vec::as_slice);
        Layers {
            facts: facts.iter().collect(),
        }
    }
}

/// Joins all layers to a catalogue. Whatever is wrong in a file, the value is
/// complete, without the parts that are wrong; each fault is said once.
#[must_use]
pub fn read(inputs: &Inputs<'_>) -> Checked<Catalogue> {
    let mut found = Vec::new();
    let vocabulary = match inputs.vocabulary {
        Some(file) => vocabulary::read(file).drain_into(&mut found),
        None => vocabulary::Vocabulary::default(),
    };
    let standards = said(inputs, RecordKind::Standard, &mut found);
    let services = said(inputs, RecordKind::Service, &mut found);
    let index = index(&standards, &services);
    let known = Known {
        vocabulary: &vocabulary,
        index: &index,
    };
    let standards = records(&known, &standards, RecordKind::Standard, |id, reader| {
        let mut record = standard::read(id, reader);
        record.page = page(&reader.layers);
        let faults = rules::check(&record, &reader.layers);
        reader.diagnostics.extend(faults);
        record
    });
    let services = records(&known, &services, RecordKind::Service, |id, reader| {
        let mut record = service::read(id, reader);
        record.page = page(&reader.layers);
        record
    });
    let mut empty = BTreeMap::new();
    let mut catalogue = Catalogue {
        standards: together(standards, &mut found, &mut empty),
        services: together(services, &mut found, &mut empty),
        ..Catalogue::default()
    };
    match inputs.vocabulary {
        Some(_) => found.extend(empty.into_values()),
        None if empty.is_empty() => {}
        None => found.push(no_vocabulary()),
    }
    if let Some(file) = inputs.history {
        catalogue.history = history::read(file).drain_into(&mut found);
    }
    catalogue.index_codes();
    catalogue.vocabulary = vocabulary;
    Checked::new(catalogue, found)
}

/// A record with what is wrong with it.
struct Joined<T> {
    id: RecordId,
    record: T,
    diagnostics: Vec<Diagnostic>,
    /// What it says of lists without any value.
    empty: BTreeMap<Scheme, Diagnostic>,
}

/// Reads every record of a kind, in the order of their ids.
fn records<T: Send>(
    known: &Known<'_>,
    said: &Said,
    kind: RecordKind,
    read: impl Fn(&RecordId, &mut Reader<'_>) -> T + Sync,
) -> Vec<Joined<T>> {
    let joined = |id: &RecordId| {
        let mut reader = Reader {
            known,
            layers: said.layers(id),
            kind,
            diagnostics: Vec::new(),
            empty: BTreeMap::new(),
        };
        let record = read(id, &mut reader);
        reader.diagnostics.extend(no_title(&reader.layers));
        Joined {
            id: id.clone(),
            record,
            diagnostics: reader.diagnostics,
            empty: reader.empty,
        }
    };
    let ids: Vec<&RecordId> = said.layers.keys().collect();
    ids.into_par_iter().map(joined).collect()
}

/// The records by id. What is wrong is told; of lists without any value once
/// for each.
fn together<T>(
    joined: Vec<Joined<T>>,
    found: &mut Vec<Diagnostic>,
    empty: &mut BTreeMap<Scheme, Diagnostic>,
) -> BTreeMap<RecordId, T> {
    let one = |joined: Joined<T>| {
        found.extend(joined.diagnostics);
        for (scheme, diagnostic) in joined.empty {
            empty.entry(scheme).or_insert(diagnostic);
        }
        (joined.id, joined.record)
    };
    joined.into_iter().map(one).collect()
}

/// All layers of the records of one kind, the lowest first.
fn said(inputs: &Inputs<'_>, kind: RecordKind, found: &mut Vec<Diagnostic>) -> Said {
    let mut said = Said::default();
    let rows = match kind {
        RecordKind::Standard => inputs.standards,
        RecordKind::Service => inputs.services,
    };
    if kind == RecordKind::Standard {
        // The first of the imports is trusted most, so it is laid on top.
        for file in inputs.imports.iter().rev() {
            said.add(facts::of_rows(file, kind, Layer::Import).drain_into(found));
        }
    }
    if let Some(file) = rows {
        said.add(facts::of_rows(file, kind, Layer::Row).drain_into(found));
    }
    let pages = inputs.pages.iter().filter(|page| page.kind == kind);
    for page in pages {
        let facts = facts::of_page(page.path, page.front).drain_into(found);
        said.add(facts.into_iter().collect());
    }
    said
}

fn index(standards: &Said, services: &Said) -> Index {
    let ids = |said: &Said| said.layers.keys().cloned().collect();
    let mut index = Index::new(ids(standards), ids(services));
    for id in standards.layers.keys() {
        let codes = standards.layers(id).get("codes");
        for item in items(codes.map_or(&[], |(_, written)| written)) {
            if let Some(code) = OfficialCode::parse(&item.text) {
                index.add_code(code, id);
            }
        }
    }
    index
}

/// The page of a record, if it has one.
fn page(layers: &Layers<'_>) -> Option<SourcePath> {
    let top = layers.facts.first()?;
    (top.origin.layer == Layer::Page).then(|| top.origin.path.clone())
}

fn no_title(layers: &Layers<'_>) -> Option<Diagnostic> {
    let top = layers.facts.first()?;
    // A page without a title is told so by the table of its keys.
    if layers.get("title").is_some() || top.origin.layer == Layer::Page {
        return None;
    }
    let message = format!("The record `{}` has no title.", top.id);
    let diagnostic = Diagnostic::new(CATALOGUE_ID, &top.origin.path, top.span, message);
    Some(diagnostic.help("Write its name in the column `title`."))
}

fn no_vocabulary() -> Diagnostic {
    let path = SourcePath::new(VOCABULARY_FILE);
    let message = "There are records, but no file `content/vocabulary.toml` that says what their values mean.";
    Diagnostic::new(CATALOGUE_VOCABULARY, &path, None, message).help(
        "Make the file. Each value is a table:\n[settings.care-home]\nlabel = \"Care homes\"\nmeans = \"Homes where people live and get care.\"",
    )
}
