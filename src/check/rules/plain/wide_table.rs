//! Wide tables.

use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::BlockKind;

/// Tables with more columns than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("table-columns");
    for seen in &page.seen {
        if let BlockKind::Table(table) = &seen.block.kind
            && table.head.len() > most
        {
            let number = table.head.len();
            say.block(
                seen,
                Notes {
                    number,
                    ..Notes::default()
                },
            );
        }
    }
}
