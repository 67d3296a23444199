//! Tables without headings.

use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::BlockKind;

/// Tables whose first row does not name the columns.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for seen in &page.seen {
        let BlockKind::Table(table) = &seen.block.kind else {
            continue;
        };
        // The corner above the names of rows may be empty.
        let named = table.head.iter().skip(1).all(|cell| !cell.is_empty());
        let any = table.head.iter().any(|cell| !cell.is_empty());
        if !named || !any {
            say.block(seen, Notes::default());
        }
    }
}
