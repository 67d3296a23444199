//! Records against the rest of the site: their sources, their helpers, and
//! whether they have plain words.

use std::collections::BTreeMap;

use crate::catalogue::{
    Catalogue, Citation, Contact, Field, RecordId, RecordKind, SERVICES_FILE, STANDARDS_FILE,
};
use crate::diagnostics::{self, CATALOGUE_REFERENCE, CATALOGUE_WORDS, Diagnostic};
use crate::site::Site;
use crate::text::{Slug, SourcePath, nearest};

/// How many records one message names.
const NAMED: usize = 12;

/// Looks for sources and organisations that are not there, and for records
/// without a page.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let catalogue = &site.catalogue;
    let mut entries = Entries {
        sources: site.sources.iter().map(|entry| &entry.id).collect(),
        organisations: site.organisations.iter().map(|entry| &entry.id).collect(),
        diagnostics: BTreeMap::new(),
    };
    for standard in catalogue.standards.values() {
        entries.sources(&standard.sources);
        entries.sources(&standard.mandation.sources);
        entries.contacts(&standard.help);
    }
    for service in catalogue.services.values() {
        entries.sources(&service.sources);
        entries.sources(&service.steps_source);
        entries.contacts(&service.help);
    }
    let mut found: Vec<Diagnostic> = entries.diagnostics.into_values().collect();
    found.extend(without_words(catalogue, RecordKind::Standard));
    found.extend(without_words(catalogue, RecordKind::Service));
    found
}

/// The entries of list files that records may name.
struct Entries<'a> {
    sources: Vec<&'a Slug>,
    organisations: Vec<&'a Slug>,
    /// One for each place and name.
    diagnostics: BTreeMap<(SourcePath, u32, String), Diagnostic>,
}

impl Entries<'_> {
    fn sources(&mut self, field: &Field<Vec<Citation>>) {
        for citation in &field.value {
            if let Citation::Entry(id) = citation
                && !self.sources.iter().any(|known| known.as_str() == id)
            {
                let known = self.sources.iter().map(|slug| slug.as_str());
                let near = nearest(id, known).map(str::to_owned);
                let message = format!("There is no source `{id}` in `content/sources.md`.");
                self.say(field, (id, near), |path| {
                    Diagnostic::new(diagnostics::SOURCE_MISSING, path, field.span, message).help(
                        "Add an entry with this id to `content/sources.md`, or write an address.",
                    )
                });
            }
        }
    }

    fn contacts(&mut self, field: &Field<Vec<Contact>>) {
        for contact in &field.value {
            if let Contact::Entry(id) = contact
                && !self.organisations.iter().any(|known| known.as_str() == id)
            {
                let known = self.organisations.iter().map(|slug| slug.as_str());
                let near = nearest(id, known).map(str::to_owned);
                let message = format!("There is no entry `{id}` in `content/organisations.md`.");
                self.say(field, (id, near), |path| {
                    Diagnostic::new(CATALOGUE_REFERENCE, path, field.span, message)
                        .help("Add an entry with this id there, or write words and an address: `Help desk: help@example.org`.")
                });
            }
        }
    }

    fn say<T>(
        &mut self,
        field: &Field<T>,
        name: (&String, Option<String>),
        make: impl FnOnce(&SourcePath) -> Diagnostic,
    ) {
        let Some(origin) = &field.origin else {
            return;
        };
        let (id, near) = name;
        let mut diagnostic = make(&origin.path);
        if let Some(near) = near {
            diagnostic = diagnostic.help(format!("Did you mean `{near}`?"));
        }
        let place = field.span.map_or(0, |span| span.start);
        let key = (origin.path.clone(), place, id.clone());
        self.diagnostics.entry(key).or_insert(diagnostic);
    }
}

/// One message for all records of a kind that have no page.
fn without_words(catalogue: &Catalogue, kind: RecordKind) -> Option<Diagnostic> {
    let bare = |id: &RecordId, has_page: bool| (!has_page).then(|| format!("`{id}`"));
    let (names, all, file): (Vec<String>, usize, &str) = match kind {
        RecordKind::Standard => {
            let records = catalogue.standards.values();
            let names = records.filter_map(|one| bare(&one.id, one.page.is_some()));
            (names.collect(), catalogue.standards.len(), STANDARDS_FILE)
        }
        RecordKind::Service => {
            let records = catalogue.services.values();
            let names = records.filter_map(|one| bare(&one.id, one.page.is_some()));
            (names.collect(), catalogue.services.len(), SERVICES_FILE)
        }
    };
    let count = names.len();
    let first = names.get(..count.min(NAMED)).unwrap_or_default().join(", ");
    let more = match count.saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("{count} of {all} records have no page with plain words: {first}{more}.");
    let help = format!(
        "Write a page for one of them, such as `content/{}/{}.md`.",
        kind.folder(),
        names.first()?.trim_matches('`')
    );
    let path = SourcePath::new(file);
    Some(Diagnostic::new(CATALOGUE_WORDS, &path, None, message).help(help))
}
