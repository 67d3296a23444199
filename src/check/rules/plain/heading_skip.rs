//! Headings that skip a level.

use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::BlockKind;

/// Headings that skip a level, go too deep, or repeat the title's own level.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let title = page.page.repeated_title().map(|heading| heading.span);
    let mut above = 1;
    for seen in &page.seen {
        let BlockKind::Heading { level, .. } = &seen.block.kind else {
            continue;
        };
        // Headings inside a box have its title above them.
        if seen.callout.is_some() || title.is_some_and(|title| title.start == seen.block.span.start)
        {
            continue;
        }
        let better = "#".repeat(usize::from(above + 1).min(4));
        let is_second_title = *level == 1;
        if is_second_title || *level > above + 1 || *level > DEEPEST {
            let better = if is_second_title { "##" } else { &better };
            say.block(
                seen,
                Notes {
                    better,
                    ..Notes::default()
                },
            );
        }
        above = (*level).clamp(1, DEEPEST);
    }
}

/// Deeper than this, a page is too complex.
const DEEPEST: u8 = 4;
