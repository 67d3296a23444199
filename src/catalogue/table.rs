//! Rows and cells of a spreadsheet's file, with their places.
//!
//! Spreadsheets write commas, semicolons or tabs, put `sep=;` on top, quote
//! cells with line ends inside, and compute cells. What was decoded once comes
//! in; cells as plain text with their spans come out. This room knows nothing
//! of columns and what they mean.

mod computed;
mod places;
#[cfg(test)]
mod tests;

pub(super) use computed::{guard, tidy, unguard};

use crate::diagnostics::{CATALOGUE_TABLE, Diagnostic};
use crate::source::SourceFile;
use crate::text::Span;

/// The largest cell, in bytes (decision 2).
pub(super) const CELL_LIMIT: usize = 64 * 1024;
/// What may stand between two cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// More rows than any catalogue has.
const MOST_ROWS: usize = 200_000;

/// A file of rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// The rows in order, the first one with the names of the columns; empty
    /// rows are left out.
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// The number that a spreadsheet shows beside it, from 1.
    pub(super) number: u32,
    /// Its cells.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Cell {
    /// Its text as the file has it, without quotes around it.
    pub(super) text: String,
    /// Where it stands, quotes included.
    pub(super) span: Span,
}

/// Reads the rows of a file. `known` are names of columns, by which the
/// separator is told.
pub(super) fn read(file: &SourceFile, known: &[&str]) -> (Table, Vec<Diagnostic>) {
    let (start, separator) = find_separator(&file.text, known);
    let text = &file.text[start..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let places = places::find(text, separator);
    let mut diagnostics = Vec::new();
    if let Some(open) = places.unclosed {
        let place = Span::new(open..open + 1).shifted(start);
        let message = "The quote that opens this cell is not closed.";
        diagnostics.push(
            Diagnostic::new(CATALOGUE_TABLE, &file.path, place, message).help(
                "Put a quote at the end of the cell. Inside a cell, a quote is written twice.",
            ),
        );
    }
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // The file is text in memory: reading a record of it cannot fail.
    for place in &places.rows {
        if !matches!(reader.read_record(&mut record), Ok(true)) || rows.len() >= MOST_ROWS {
            break;
        }
        let cell = |(at, text): (usize, &str)| Cell {
            text: text.to_owned(),
            span: place
                .cells
                .get(at)
                .copied()
                .unwrap_or_default()
                .shifted(start),
        };
        rows.push(Row {
            number: place.number,
            cells: record.iter().enumerate().map(cell).collect(),
        });
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.text.trim().is_empty()));
    (Table { rows }, diagnostics)
}

/// Where the rows begin, and what stands between their cells: what `sep=`
/// says (a line that spreadsheets hide and do not count), or what cuts the first line into the most known names.
fn find_separator(text: &str, known: &[&str]) -> (usize, u8) {
    let first = text.lines().next().unwrap_or_default();
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    if let Some(sign) = first.trim().to_ascii_lowercase().strip_prefix("sep=") {
        let sign = sign.as_bytes().first().copied();
        // `sep=` and a tab loses its tab to trimming.
        let separator = sign.filter(|sign| SEPARATORS.contains(sign));
        return (end, separator.unwrap_or(b'\t'));
    }
    let names = |separator: u8| {
        let cells = first.split(char::from(separator));
        let fits = |cell: &&str| known.contains(&cell.trim().trim_matches('"').trim());
        let signs = first.bytes().filter(|sign| *sign == separator).count();
        (cells.filter(fits).count(), signs)
    };
    let best = SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| names(*separator));
    (0, best.unwrap_or(b','))
}
