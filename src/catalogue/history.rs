//! `history.csv`: what changed from one import to the next (decision 7).

use super::record::RecordId;
use super::table::{self, Row, tidy, unguard};
use super::{Change, Event, list};
use crate::diagnostics::{CATALOGUE_HISTORY, Checked, Diagnostic};
use crate::source::SourceFile;
use crate::text::{Date, SourcePath, Span};

/// The columns. `detail` holds the changed columns, the
/// new id, or the title that a record had.
pub(super) const COLUMNS: [&str; 5] = ["date", "source", "id", "event", "detail"];

/// Reads the file. A row that cannot be read is left out and said.
pub(super) fn read(file: &SourceFile) -> Checked<Vec<Change>> {
    let (table, mut diagnostics) = table::read(file, &COLUMNS);
    let rows = table.rows.iter().skip(1);
    let mut changes = Vec::new();
    for row in rows {
        match change(row) {
            Some(change) => changes.push(change),
            None => diagnostics.push(cannot_read(&file.path, row)),
        }
    }
    Checked::new(changes, diagnostics)
}

fn change(row: &Row) -> Option<Change> {
    let cell = |at: usize| row.cells.get(at).map(|cell| tidy(unguard(&cell.text)));
    let detail = cell(4).unwrap_or_default();
    let event = match cell(3)?.as_str() {
        "added" => Event::Added,
        "changed" => Event::Changed(list::split(&detail)),
        "moved" => Event::Moved(RecordId::parse(&detail)?),
        "withdrawn" => Event::Withdrawn(detail),
        _ => return None,
    };
    Some(Change {
        date: Date::parse(&cell(0)?)?,
        source: cell(1)?,
        id: RecordId::parse(&cell(2)?)?,
        event,
    })
}

fn cannot_read(path: &SourcePath, row: &Row) -> Diagnostic {
    let span = row
        .cells
        .first()
        .map_or_else(Span::default, |cell| cell.span);
    let message = format!("Row {} of the history cannot be read.", row.number);
    let help =
        "This file is written by `guidepost import`. Take back what was changed in it by hand.";
    Diagnostic::new(CATALOGUE_HISTORY, path, span, message).help(help)
}

/// The cells of a line.
pub(super) fn cells(change: &Change) -> Vec<String> {
    let (event, detail) = match &change.event {
        Event::Added => ("added", String::new()),
        Event::Changed(columns) => ("changed", list::join(columns)),
        Event::Moved(to) => ("moved", to.to_string()),
        Event::Withdrawn(title) => ("withdrawn", title.clone()),
    };
    vec![
        change.date.iso(),
        change.source.clone(),
        change.id.to_string(),
        event.to_owned(),
        detail,
    ]
}
