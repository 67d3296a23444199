//! Which row has the names of the columns, and which cell is which.

use crate::catalogue::table::{Row, tidy, unguard};

/// Labels of groups and other lines may stand above the names (trap T4).
const DEEPEST: usize = 10;

/// The row with the names.
#[derive(Debug)]
pub(super) struct Header {
    /// Its place among the rows, from 0.
    pub(super) row: usize,
    /// The name of each cell, tidied; empty where it has none.
    pub(super) names: Vec<String>,
}

/// The row among the first ten that has the most of the wanted names, if any
/// has at least half of them.
pub(super) fn find(rows: &[Row], wanted: &[&str]) -> Option<Header> {
    let names_of =
        |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| name(&cell.text)).collect() };
    let count = |names: &[String]| {
        wanted
            .iter()
            .filter(|one| names.iter().any(|name| name == *one))
            .count()
    };
    let rows = rows.iter().take(DEEPEST).enumerate();
    let (row, names) = rows
        .map(|(at, row)| (at, names_of(row)))
        .rev()
        .max_by_key(|(_, names)| count(names))?;
    (count(&names) * 2 >= wanted.len()).then_some(Header { row, names })
}

/// The name of a column. Tools that read a table with merged cells write
/// `Unnamed: 3` where there was no name (trap T5).
fn name(text: &str) -> String {
    let name = tidy(unguard(text));
    if name.starts_with("Unnamed:") {
        String::new()
    } else {
        name
    }
}

/// The cells of a row by the names of their columns.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) head: &'a Header,
    pub(super) row: &'a Row,
}

impl Cells<'_> {
    /// The text of a cell as it is; empty where there is none.
    pub(super) fn raw(&self, column: &str) -> &str {
        let at = self.head.names.iter().position(|name| name == column);
        let cell = at.and_then(|at| self.row.cells.get(at));
        cell.map_or("", |cell| unguard(&cell.text))
    }

    /// The text of a cell, tidied; empty where it says that there is nothing.
    pub(super) fn text(&self, column: &str) -> String {
        let text = tidy(self.raw(column));
        if super::boilerplate::says_nothing(&text) {
            String::new()
        } else {
            text
        }
    }
}
