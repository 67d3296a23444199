//! Rows for spreadsheets, which can be edited there and read back without
//! loss.

use std::borrow::Cow;

use super::columns::{DATES, SERVICE_COLUMNS, STANDARD_COLUMNS};
use super::record::{Service, Standard};
use super::table::guard;

/// What a file for a spreadsheet starts with: without it Excel takes the bytes
/// for Windows-1252 and shows other letters for an apostrophe. Our reader drops it (trap T25).
const MARK: char = '\u{feff}';

/// `standards.csv` with these records. Cells that a spreadsheet would compute
/// have an apostrophe before them (decision 4).
pub fn standards_csv<'a>(records: impl IntoIterator<Item = &'a Standard>) -> String {
    let rows = records.into_iter().map(Standard::cells);
    marked(write(&STANDARD_COLUMNS, rows))
}

/// `services.csv` with these records.
pub fn services_csv<'a>(records: impl IntoIterator<Item = &'a Service>) -> String {
    let rows = records.into_iter().map(Service::cells);
    marked(write(&SERVICE_COLUMNS, rows))
}

fn marked(mut text: String) -> String {
    text.insert(0, MARK);
    text
}

/// A file of rows. Days stay as they are: a spreadsheet shows them in its own
/// way, and every way that it has is read back.
pub(super) fn write(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    push_row(&mut text, columns.iter().map(|name| Cow::Borrowed(*name)));
    for row in rows {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let is_day = columns
                .get(at)
                .is_some_and(|name| DATES.contains(name) || *name == "date");
            if is_day {
                Cow::Borrowed(cell.as_str())
            } else {
                guard(cell)
            }
        });
        push_row(&mut text, cells);
    }
    text
}

fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    let mut is_first = true;
    for cell in cells {
        if !is_first {
            text.push(',');
        }
        is_first = false;
        // White space at the ends is lost in some spreadsheets without quotes.
        let needs_quotes = cell.contains([',', ';', '\t', '"', '\n', '\r', '|'])
            || cell.starts_with(char::is_whitespace)
            || cell.ends_with(char::is_whitespace);
        if needs_quotes {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push('\n');
}
