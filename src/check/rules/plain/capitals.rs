//! Words that shout.

use crate::check::plain::{Notes, PageText, Say};
use std::ops::Range;

use crate::check::plain::{Layer, Passage, Word, known_words};

/// Words in capitals that are no short forms.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        let mut run: Option<Range<usize>> = None;
        let mut number = 0;
        for word in passage.words.iter().map(Some).chain([None]) {
            if let Some(word) = word.filter(|word| is_shouted(page, passage, word)) {
                let start = run.map_or(word.range.start, |run| run.start);
                run = Some(start..word.range.end);
                number += 1;
                continue;
            }
            if let Some(range) = run.take() {
                let is_order = ORDERS.contains(&&passage.text[range.clone()]);
                if number > 1 || is_order {
                    say.words(passage, &range, Notes::default());
                }
            }
            number = 0;
        }
    }
}

/// A common word in capitals, which is not one of the glossary.
fn is_shouted(page: &PageText<'_>, passage: &Passage<'_>, word: &Word) -> bool {
    let written = &passage.text[word.range.clone()];
    let lower = written.to_lowercase();
    let capitals = written.chars().all(char::is_uppercase);
    let is_name = passage
        .names
        .iter()
        .any(|name| name.contains(&word.range.start));
    let explained = !ORDERS.contains(&written) && page.lexicon.explained.has(&lower);
    let known = ["IT", "US", "UK", "ID", "AM", "PM", "TV"].contains(&written);
    capitals
        && written.len() > 1
        && !is_name
        && !explained
        && !known
        && known_words::is_common(&lower)
}

/// Words that are shouted one at a time.
pub(super) const ORDERS: [&str; 60] = [
    "MUST", "SHALL", "SHOULD", "NOT", "NEVER", "ALWAYS", "ONLY", "IMPORTANT", "STOP", "NOW",
    "URGENT", "WARNING", "PLEASE", "DO", "DONT", "ALL", "ANY", "EVERY", "EACH", "NO", "YES",
    "BEFORE", "AFTER", "FREE", "NEW", "READ", "CALL", "ASK", "NOTE", "CARE", "HELP", "DANGER",
    "CAUTION", "ATTENTION", "REMEMBER", "CHECK", "KEEP", "OFF", "ON", "BOTH", "AND", "OR", "BUT",
    "IF", "CANNOT", "CAN", "WILL", "MAY", "VERY", "TODAY", "FIRST", "LAST", "ONE", "TWO", "IS",
    "ARE", "YOU", "YOUR", "WITHOUT", "IMMEDIATELY",
];
