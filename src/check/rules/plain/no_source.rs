//! Numbers without a source.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Passage, Shape, Word};

/// Numbers that claim something, in a block without a source.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.main_text().filter(|passage| !passage.has_note) {
        let claim = passage.words.iter().find(|word| is_claim(passage, word));
        if let Some(word) = claim {
            say.words(passage, &word.range, Notes::default());
        }
    }
}

/// A share, an amount of money, or "7 in 10".
fn is_claim(passage: &Passage<'_>, word: &Word) -> bool {
    let written = &passage.text[word.range.clone()];
    let before = &passage.text[..word.range.start];
    let after = &passage.text[word.range.end..];
    let share = after.starts_with('%') || after.starts_with(" per cent");
    let of_some = after
        .strip_prefix(" in ")
        .or_else(|| after.strip_prefix(" out of "));
    let of_some = of_some.is_some_and(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        (1..4).contains(&end) && !rest[end..].starts_with([',', '0'])
    });
    word.shape == Shape::Number
        && written.starts_with(|c: char| c.is_ascii_digit())
        && (share || of_some || before.ends_with('\u{a3}'))
}
