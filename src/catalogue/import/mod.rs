//! Catalogues of others, read into a file of our own columns.
//!
//! An export comes in as a decoded file; the rows for
//! `content/standards/sources/`, the history and a report come out. Facts are
//! taken over, sentences are not. Every row becomes a record or a reject with
//! its number and the reason. What a source says in words that nobody mapped
//! stops the import: there are no defaults. Nothing here depends on the day of
//! the import, so the same file gives the same result twice.

mod boilerplate;
mod changes;
mod directory;
mod drift;
mod govuk;
mod header;
mod privacy;
mod relate;
mod report;
mod statuses;

use std::collections::BTreeMap;

use super::columns::{IMPORT_COLUMNS, STANDARD_COLUMNS};
use super::table::{self, Row};
use super::{Catalogue, Change, RecordId, export, history};
use crate::source::SourceFile;
use crate::text::Date;
pub use drift::Drift;
pub use report::{Outcome, Reject, Report};

/// A catalogue that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Catalog {
    /// The CSV export of the NHS Standards Directory.
    NhsDirectory,
    /// `catalogue.csv` of the API catalogue of the UK government.
    GovukApiCatalogue,
}

impl Catalog {
    /// The name on the command line and of the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NhsDirectory => "nhs-directory",
            Self::GovukApiCatalogue => "govuk-api-catalogue",
        }
    }

    /// The file that is written.
    #[must_use]
    pub fn file(self) -> String {
        format!("content/standards/sources/{}.csv", self.as_str())
    }

    /// Where readers find the catalogue.
    fn address(self) -> &'static str {
        match self {
            Self::NhsDirectory => "https://standards.nhs.uk/",
            Self::GovukApiCatalogue => "https://www.api.gov.uk/",
        }
    }
}

/// Whether rows that are not public are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// Private, draft and test rows are left out.
    Leave,
    /// They are taken too.
    Take,
}

/// What an import is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ImportOptions {
    /// Which catalogue the file is an export of.
    pub catalog: Catalog,
    /// Whether rows that are not public are taken.
    pub hidden: Hidden,
    /// Whether a file that looks unlike the last one is taken.
    pub drift: Drift,
}

/// What is there already.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The records of the project, with the vocabulary by which values are
    /// mapped.
    pub catalogue: &'a Catalogue,
    /// What the last import of this catalogue wrote.
    pub previous: Option<&'a SourceFile>,
    /// What changed from import to import.
    pub history: &'a [Change],
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The new text of [`Catalog::file`]; nothing where a fault stops the import.
    pub records: Option<String>,
    /// The new text of [`super::HISTORY_FILE`], if there is any change to tell.
    pub history: Option<String>,
    /// What happened to each row.
    pub report: Report,
}

/// A record on its way: cells by the names of our columns.
#[derive(Debug, Clone, PartialEq, Default)]
struct Entry {
    /// The row that it comes from.
    row: u32,
    cells: BTreeMap<&'static str, String>,
    /// What it says it depends on, as text with codes in it.
    needs_text: String,
    /// What it says it is related to.
    related_text: String,
}

impl Entry {
    fn new(row: u32) -> Self {
        Self {
            row,
            ..Self::default()
        }
    }

    /// Fills a cell; an empty text leaves it as it is.
    fn put(&mut self, column: &'static str, text: String) {
        if !text.is_empty() {
            self.cells.insert(column, text);
        }
    }

    fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Reads an export.
#[must_use]
pub fn import(file: &SourceFile, standing: Standing<'_>, options: ImportOptions) -> Imported {
    let mut report = Report::new(options.catalog);
    report.notes_of(&file.diagnostics);
    if standing.catalogue.vocabulary == super::Vocabulary::default() {
        report.stop("The project has no content/vocabulary.toml, so no value can be mapped.");
        return report.alone();
    }
    let columns = match options.catalog {
        Catalog::NhsDirectory => &directory::COLUMNS[..],
        Catalog::GovukApiCatalogue => &govuk::COLUMNS[..],
    };
    let (table, faults) = table::read(file, columns);
    report.notes_of(&faults);
    let needed = match options.catalog {
        Catalog::NhsDirectory => &directory::NEEDED[..],
        Catalog::GovukApiCatalogue => &govuk::NEEDED[..],
    };
    let Some(head) = header::find(&table.rows, columns) else {
        report.stop("No row of this file has the names of the columns of such an export.");
        return report.alone();
    };
    drift::check_columns(&head, columns, needed, options.drift, &mut report);
    if report.is_stopped() {
        return report.alone();
    }
    let rows = table.rows.get(head.row + 1..).unwrap_or_default();
    report.rows = rows.len();
    let entries = read_rows(rows, &head, standing, options, &mut report);
    let mut entries = without_twins(entries, &mut report);
    relate::relate(&mut entries, standing.catalogue, &mut report);
    finish(entries, standing, options, report)
}

/// Each row as a record, or as a reject.
fn read_rows(
    rows: &[Row],
    head: &header::Header,
    standing: Standing<'_>,
    options: ImportOptions,
    report: &mut Report,
) -> Vec<Entry> {
    let vocabulary = &standing.catalogue.vocabulary;
    let mut entries = Vec::new();
    for row in rows {
        let cells = header::Cells { head, row };
        let read = match options.catalog {
            Catalog::NhsDirectory => directory::read(cells, vocabulary, options.hidden, report),
            Catalog::GovukApiCatalogue => govuk::read(cells, vocabulary, report),
        };
        match read {
            Ok(entry) => entries.push(entry),
            Err(outcome) => report.reject(row.number, outcome),
        }
    }
    entries
}

/// The records with ids of their own. The first row of an id keeps it.
fn without_twins(entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut kept = Vec::new();
    for entry in entries {
        let id = entry.cell("id").to_owned();
        if let Some(first) = seen.get(&id) {
            let reason = format!("It has the same id `{id}` as row {first}.");
            report.reject(entry.row, Outcome::LeftOut(reason));
            continue;
        }
        seen.insert(id, entry.row);
        kept.push(entry);
    }
    kept.sort_by(|one, other| one.cell("id").cmp(other.cell("id")));
    kept
}

/// The files of an import that nothing stops.
fn finish(
    mut entries: Vec<Entry>,
    standing: Standing<'_>,
    options: ImportOptions,
    mut report: Report,
) -> Imported {
    report.records = entries.len();
    for entry in &mut entries {
        entry.put("sources", options.catalog.address().to_owned());
    }
    let columns: Vec<&str> = STANDARD_COLUMNS
        .iter()
        .copied()
        .chain(IMPORT_COLUMNS)
        .collect();
    let previous = changes::previous(standing.previous, &columns);
    drift::check_count(previous.len(), entries.len(), options.drift, &mut report);
    if report.is_stopped() {
        return report.alone();
    }
    let day = data_day(&entries);
    report.day = day;
    let found = changes::between(&previous, &entries);
    report.changes.clone_from(&found);
    let cells = |entry: &Entry| {
        columns
            .iter()
            .map(|name| entry.cell(name).to_owned())
            .collect()
    };
    let records = export::write(&columns, entries.iter().map(cells));
    let history = history_text(standing.history, found, options.catalog, day);
    Imported {
        records: Some(records),
        history,
        report,
    }
}

/// The newest day of any record: the day of the data.
fn data_day(entries: &[Entry]) -> Option<Date> {
    entries
        .iter()
        .filter_map(|entry| Date::parse(entry.cell("checked")))
        .max()
}

/// The history with what changed now; nothing where nothing did. Data without
/// any day has none, so that no clock is asked: its changes stand under the
/// first day that there is.
fn history_text(
    old: &[Change],
    found: Vec<(RecordId, super::Event)>,
    catalog: Catalog,
    day: Option<Date>,
) -> Option<String> {
    if found.is_empty() {
        return None;
    }
    let day = day
        .or_else(|| old.iter().map(|change| change.date).max())
        .or_else(|| Date::new(2000, 1, 1))?;
    let new = found.into_iter().map(|(id, event)| Change {
        date: day,
        source: catalog.as_str().to_owned(),
        id,
        event,
    });
    let all = old.iter().cloned().chain(new);
    Some(export::write(
        &history::COLUMNS,
        all.map(|change| history::cells(&change)),
    ))
}
