//! Long runs of paragraphs.

use crate::check::plain::Seen;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::BlockKind;

/// Paragraphs in a row with more words than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("words-in-a-row");
    let mut first: Option<&Seen<'_>> = None;
    let mut number = 0;
    for (at, seen) in page.seen.iter().enumerate() {
        let is_text = matches!(seen.block.kind, BlockKind::Paragraph(_)) && seen.callout.is_none();
        let next = page
            .seen
            .get(at + 1)
            .map_or(page.passages.len(), |next| next.after);
        if is_text {
            first = first.or(Some(seen));
            let passages = page.passages.get(seen.after..next).unwrap_or_default();
            number += passages
                .iter()
                .map(|passage| passage.words.len())
                .sum::<usize>();
        }
        let ends = !is_text || at + 1 == page.seen.len();
        if let (Some(start), true) = (first, ends) {
            if number > most {
                say.block(
                    start,
                    Notes {
                        number,
                        ..Notes::default()
                    },
                );
            }
            first = None;
            number = 0;
        }
    }
}
