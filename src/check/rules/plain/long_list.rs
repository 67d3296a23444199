//! Long lists.

use crate::check::plain::Layer;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::BlockKind;

/// A list with more items than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("list-items");
    for seen in &page.seen {
        let BlockKind::List(list) = &seen.block.kind else {
            continue;
        };
        let number = list.items.len();
        if number > most && seen.layer != Layer::Quote {
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
