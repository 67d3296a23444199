//! Tables and their rows.

use super::Builder;
use crate::diagnostics;
use crate::markdown::open::Open;
use crate::markdown::slips::cells_written;
use crate::markdown::tree::{Alignment, BlockKind, Inline, Table, plain_text};
use crate::text::Span;

impl Builder<'_> {
    pub(super) fn add_row(&mut self, row: Vec<Vec<Inline>>, span: Span) {
        let written = span.of(self.file.text);
        let file = self.file;
        let mut lost = None;
        if let Open::Table { rows, alignments } = &mut self.top().open {
            rows.push(row);
            lost = cells_written(written).checked_sub(alignments.len());
        }
        if let Some(cells) = lost.filter(|cells| *cells > 0) {
            let word = if cells == 1 { "cell" } else { "cells" };
            let message = format!(
                "This row has {cells} {word} more than the first row of the table. Readers will not see the end of it.",
            );
            let diagnostic = file.say(diagnostics::MARKDOWN_LONG_ROW, span, message);
            self.diagnostics.push(diagnostic.help(
                "Give each row as many cells as the first one. To show the sign `|` in a cell, write `\\|`.",
            ));
        }
    }

    pub(super) fn table(
        &mut self,
        alignments: Vec<Alignment>,
        mut rows: Vec<Vec<Vec<Inline>>>,
        span: Span,
    ) {
        let head = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0)
        };
        for row in &mut rows {
            row.resize(head.len(), Vec::new());
        }
        let blank = rows.iter().flatten().any(Vec::is_empty);
        let mut first_cells = rows.iter().filter_map(|row| row.first());
        let worksheet = blank && first_cells.any(|cell| is_total(&plain_text(cell)));
        let table = Table {
            alignments,
            head,
            rows,
            worksheet,
        };
        self.block(BlockKind::Table(Box::new(table)), span);
    }
}

/// Whether a row is the one in which people add up: `Total`, `Total hours`,
/// not `Totals are not asked for`.
fn is_total(cell: &str) -> bool {
    let word = cell
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    word == Some("Total")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_add_up_in_a_row_of_totals() {
        assert!(is_total("Total: hours") && is_total(" Total"));
        assert!(!is_total("Totals") && !is_total("In Total"));
    }
}
