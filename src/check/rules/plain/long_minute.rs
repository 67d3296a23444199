//! Short forms that are not short.

use crate::check::plain::Seen;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::{BlockKind, CalloutKind};

/// A short form that is not short.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("minute-words");
    for (at, seen) in page.seen.iter().enumerate() {
        let BlockKind::Callout(callout) = &seen.block.kind else {
            continue;
        };
        if callout.kind != CalloutKind::Minute {
            continue;
        }
        let outside = |next: &&Seen<'_>| next.callout != Some(CalloutKind::Minute);
        let end = page.seen.iter().skip(at + 1).find(outside);
        let end = end.map_or(page.passages.len(), |next| next.after);
        let passages = page.passages.get(seen.after..end).unwrap_or_default();
        let number: usize = passages.iter().map(|passage| passage.words.len()).sum();
        if number > most {
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
