//! What one layer says of one record, as it is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{Address, Citation};
use super::columns::{IMPORT_COLUMNS, columns};
use super::list;
use super::record::{Layer, Origin, RecordId, RecordKind};
use super::table::{self, CELL_LIMIT, Cell, Row, tidy, unguard};
use crate::diagnostics::{
    CATALOGUE_ID, CATALOGUE_TABLE, CATALOGUE_VALUE, Checked, Diagnostic, Label,
};
use crate::markdown::FrontMatter;
use crate::markdown::fields::read_date;
use crate::source::SourceFile;
use crate::text::{Date, SourcePath, Span};

/// A text with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// The text, tidied.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// All that one layer says of one record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) id: RecordId,
    pub(super) origin: Arc<Origin>,
    /// The place of the id; none for a page.
    pub(super) span: Option<Span>,
    /// By column; never empty. A cell is one text, front matter may have more.
    values: BTreeMap<&'static str, Vec<Written>>,
}

impl Facts {
    /// What stands in a column, if anything does.
    pub(super) fn get(&self, column: &str) -> Option<&[Written]> {
        self.values.get(column).map(Vec::as_slice)
    }
}

/// The items of a list: front matter has one for each, a cell has bars.
pub(super) fn items(written: &[Written]) -> Vec<Written> {
    let items = written.iter().flat_map(|one| {
        let parts = list::split(&one.text).into_iter();
        parts.map(|text| Written {
            text,
            span: one.span,
        })
    });
    items.collect()
}

/// The rows of a file of records.
pub(super) fn of_rows(file: &SourceFile, kind: RecordKind, layer: Layer) -> Checked<Vec<Facts>> {
    let mut known = columns(kind).to_vec();
    if layer == Layer::Import {
        known.extend(IMPORT_COLUMNS);
    }
    let (table, diagnostics) = table::read(file, &known);
    let mut reader = Rows {
        path: &file.path,
        layer,
        seen: BTreeMap::new(),
        diagnostics,
    };
    let Some((head, rows)) = table.rows.split_first() else {
        return Checked::new(Vec::new(), reader.diagnostics);
    };
    let Some(head) = reader.head(head, &known) else {
        return Checked::new(Vec::new(), reader.diagnostics);
    };
    let facts = rows
        .iter()
        .filter_map(|row| reader.row(row, &head))
        .collect();
    Checked::new(facts, reader.diagnostics)
}

struct Rows<'a> {
    path: &'a SourcePath,
    layer: Layer,
    /// Every id with the place at which it stands first.
    seen: BTreeMap<RecordId, Span>,
    diagnostics: Vec<Diagnostic>,
}

impl Rows<'_> {
    /// The column of each cell; nothing where the row is not one of names.
    fn head(&mut self, row: &Row, known: &[&'static str]) -> Option<Vec<Option<&'static str>>> {
        let mut head: Vec<Option<&'static str>> = Vec::new();
        for cell in &row.cells {
            let typed = tidy(unguard(&cell.text));
            let normal = typed.to_lowercase().replace([' ', '_'], "-");
            let column = known.iter().copied().find(|name| *name == normal);
            if column.is_some_and(|name| head.contains(&Some(name))) {
                let help = "Keep one of the two columns. The first one is used for now.";
                self.say_table(
                    cell.span,
                    format!("The column `{typed}` stands twice."),
                    help,
                );
                head.push(None);
                continue;
            }
            if column.is_none() && !typed.is_empty() {
                let message = format!("There is no column `{typed}`.");
                let diagnostic = Diagnostic::new(CATALOGUE_TABLE, self.path, cell.span, message)
                    .help(format!("The columns are {}.", known.join(", ")))
                    .suggest(&normal, known.iter().copied());
                self.diagnostics.push(diagnostic);
            }
            head.push(column);
        }
        if head.contains(&Some("id")) {
            return Some(head);
        }
        let span = row.cells.first().map(|cell| cell.span).unwrap_or_default();
        let help = format!(
            "Write the names of the columns in the first row: {}.",
            known.join(", ")
        );
        self.say_table(span, "The first row has no column `id`.".to_owned(), &help);
        None
    }

    fn row(&mut self, row: &Row, head: &[Option<&'static str>]) -> Option<Facts> {
        let mut values = BTreeMap::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let text = self.text(row, cell);
            match head.get(at) {
                _ if text.is_empty() => {}
                Some(Some(column)) => {
                    let span = cell.span;
                    values.insert(*column, vec![Written { text, span }]);
                }
                Some(None) => {}
                None => {
                    let message = format!(
                        "Row {} has more cells than the first row has names.",
                        row.number
                    );
                    let help = "Take the last cells away. Where a cell holds a comma, put quotes around it.";
                    self.say_table(cell.span, message, help);
                    break;
                }
            }
        }
        let id = self.id(row, &values)?;
        let span = values.get("id").and_then(|id| Some(id.first()?.span));
        let origin = Origin {
            layer: self.layer,
            path: self.path.clone(),
            row: Some(row.number),
            sources: citations(values.get("sources")),
            checked: date(values.get("checked")),
        };
        Some(Facts {
            id,
            origin: Arc::new(origin),
            span,
            values,
        })
    }

    /// The text of a cell; a cell over the limit counts as empty.
    fn text(&mut self, row: &Row, cell: &Cell) -> String {
        if cell.text.len() <= CELL_LIMIT {
            return tidy(unguard(&cell.text));
        }
        let message = format!("A cell of row {} holds more than 64 KB.", row.number);
        let help = "Put long texts on a page of their own.";
        let start = cell.span.start as usize;
        self.say_table(Span::new(start..start + 1), message, help);
        String::new()
    }

    fn id(&mut self, row: &Row, values: &BTreeMap<&'static str, Vec<Written>>) -> Option<RecordId> {
        let number = row.number;
        let Some(written) = values.get("id").and_then(|values| values.first()) else {
            let span = row.cells.first().map(|cell| cell.span).unwrap_or_default();
            let message = format!("Row {number} has no id, so it is left out.");
            let help =
                "Give it a short name of small letters, digits and hyphens, such as `uk-core`.";
            self.say_id(span, message, help);
            return None;
        };
        let Some(id) = RecordId::parse(&written.text) else {
            let message = format!("`{}` in row {number} cannot be an id.", written.text);
            let help = "Use small letters, digits and hyphens, such as `uk-core`. If a spreadsheet changed the id, write it again with an apostrophe before it.";
            self.say_id(written.span, message, help);
            return None;
        };
        if let Some(first) = self.seen.get(&id) {
            let label = Label {
                path: self.path.clone(),
                span: Some(*first),
                message: "It stands here first.".to_owned(),
            };
            let message = format!("The id `{id}` stands twice. Row {number} is left out.");
            let diagnostic = Diagnostic::new(CATALOGUE_ID, self.path, written.span, message)
                .help("Give one of the two records another id, or make one row of both.")
                .related(label);
            self.diagnostics.push(diagnostic);
            return None;
        }
        self.seen.insert(id.clone(), written.span);
        Some(id)
    }

    fn say_table(&mut self, span: Span, message: String, help: &str) {
        let diagnostic = Diagnostic::new(CATALOGUE_TABLE, self.path, span, message);
        self.diagnostics.push(diagnostic.help(help));
    }

    fn say_id(&mut self, span: Span, message: String, help: &str) {
        let diagnostic = Diagnostic::new(CATALOGUE_ID, self.path, span, message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// What the front matter of a record's page says. Its id is the name of the
/// file.
pub(super) fn of_page(path: &SourcePath, front: &FrontMatter) -> Checked<Option<Facts>> {
    let name = path.file_name();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let Some(id) = RecordId::parse(stem) else {
        let message = format!("`{stem}` cannot be the id of a record.");
        let help = "Name the file in small letters, digits and hyphens, such as `uk-core.md`.";
        let diagnostic = Diagnostic::new(CATALOGUE_ID, path, None, message).help(help);
        return Checked::new(None, vec![diagnostic]);
    };
    let mut values: BTreeMap<&'static str, Vec<Written>> = BTreeMap::new();
    let mut put = |column, text: &str, span| {
        let text = tidy(text);
        if !text.is_empty() {
            let values = values.entry(column).or_default();
            values.push(Written { text, span });
        }
    };
    for (column, field) in [("title", &front.title), ("owner", &front.owner)] {
        if let Some(field) = field {
            put(column, &field.value, field.span);
        }
    }
    if let Some(checked) = &front.checked {
        put("checked", &checked.value.iso(), checked.span);
    }
    for fact in &front.facts {
        for field in &fact.values {
            put(fact.key, &field.value, field.span);
        }
    }
    let mut diagnostics = Vec::new();
    if let Some(written) = values.get("id").and_then(|id| id.first())
        && written.text != stem
    {
        let message = format!("The id `{}` is not the name of this file.", written.text);
        let help = format!(
            "Take the line away, or name the file `{}.md`.",
            written.text
        );
        diagnostics.push(Diagnostic::new(CATALOGUE_VALUE, path, written.span, message).help(help));
    }
    let origin = Origin {
        layer: Layer::Page,
        path: path.clone(),
        row: None,
        sources: citations(values.get("sources")),
        checked: front.checked.as_ref().map(|field| field.value),
    };
    let facts = Facts {
        id,
        origin: Arc::new(origin),
        span: None,
        values,
    };
    Checked::new(Some(facts), diagnostics)
}

/// The sources that can be read; what cannot is said where the record is read.
fn citations(written: Option<&Vec<Written>>) -> Vec<Citation> {
    let items = items(written.map_or(&[], Vec::as_slice));
    items
        .iter()
        .filter_map(|item| citation(&item.text))
        .collect()
}

/// An address, or the id of an entry of `sources.md`.
pub(super) fn citation(text: &str) -> Option<Citation> {
    if let Some(address) = Address::parse(text).filter(Address::is_web) {
        return Some(Citation::Address(address));
    }
    let id = text.trim_start_matches("[^").trim_end_matches(']');
    RecordId::parse(id).map(|id| Citation::Entry(id.as_str().to_owned()))
}

fn date(written: Option<&Vec<Written>>) -> Option<Date> {
    read_date(&written?.first()?.text).ok()
}
