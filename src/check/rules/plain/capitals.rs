//! Words that shout.

use crate::check::plain::{Notes, PageText, Say};
use std::ops::Range;

use crate::check::plain::{Layer, Passage, Shape, Word};

/// Words in capitals that are no short forms.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        let mut run: Option<Range<usize>> = None;
        let mut number = 0;
        for word in passage.words.iter().map(Some).chain([None]) {
            if let Some(word) = word.filter(|word| is_shouted(passage, word)) {
                let start = run.map_or(word.range.start, |run| run.start);
                run = Some(start..word.range.end);
                number += 1;
                continue;
            }
            if let Some(range) = run.take() {
                let is_order = ORDERS.contains(&&passage.text[range.clone()]);
                if number > 1 || is_order || is_alone(passage, &range) {
                    say.words(passage, &range, Notes::default());
                }
            }
            number = 0;
        }
    }
}

/// So many letters are a word, not a short form.
const LONG: usize = 4;

/// One long word that is shouted: no short form stands beside it, and it names
/// no team and no form.
fn is_alone(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let words = &passage.words;
    let at = words.iter().position(|word| word.range == *range);
    let Some(at) = at.filter(|_| range.len() >= LONG && !passage.is_exact(range)) else {
        return false;
    };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let plain = beside
        .filter_map(|place| words.get(place))
        .all(|word| word.shape == Shape::Plain);
    plain && !names_a_thing(passage, at)
}

/// `SALT team` and `FAST test`: a short form made to be read as a word.
pub(super) fn names_a_thing(passage: &Passage<'_>, at: usize) -> bool {
    let next = passage.words.get(at + 1).map(Word::lower);
    next.is_some_and(|next| NAMED.contains(&next.trim_end_matches('s')))
}

const NAMED: [&str; 30] = [
    "box",
    "label",
    "team",
    "test",
    "chart",
    "tool",
    "form",
    "score",
    "scale",
    "nurse",
    "system",
    "standard",
    "service",
    "method",
    "model",
    "project",
    "number",
    "record",
    "file",
    "code",
    "plan",
    "group",
    "check",
    "assessment",
    "therapist",
    "referral",
    "programme",
    "list",
    "card",
    "message",
];

/// A common word in capitals, which is not one of the glossary.
fn is_shouted(passage: &Passage<'_>, word: &Word) -> bool {
    let written = &passage.text[word.range.clone()];
    if written.len() < 2 || !written.chars().all(char::is_uppercase) {
        return false;
    }
    let is_name = passage
        .names
        .iter()
        .any(|name| name.contains(&word.range.start));
    let explained = !ORDERS.contains(&written) && word.facts.is_explained;
    let known = [
        "NICE", "WHO", "MIND", "ACAS", "SAGE", "IT", "US", "UK", "ID", "AM", "PM", "TV",
    ]
    .contains(&written);
    !is_name && !explained && !known && word.facts.is_common
}

/// Words that are shouted one at a time.
pub(super) const ORDERS: [&str; 60] = [
    "MUST",
    "SHALL",
    "SHOULD",
    "NOT",
    "NEVER",
    "ALWAYS",
    "ONLY",
    "IMPORTANT",
    "STOP",
    "NOW",
    "URGENT",
    "WARNING",
    "PLEASE",
    "DO",
    "DONT",
    "ALL",
    "ANY",
    "EVERY",
    "EACH",
    "NO",
    "YES",
    "BEFORE",
    "AFTER",
    "FREE",
    "NEW",
    "READ",
    "CALL",
    "ASK",
    "NOTE",
    "CARE",
    "HELP",
    "DANGER",
    "CAUTION",
    "ATTENTION",
    "REMEMBER",
    "CHECK",
    "KEEP",
    "OFF",
    "ON",
    "BOTH",
    "AND",
    "OR",
    "BUT",
    "IF",
    "CANNOT",
    "CAN",
    "WILL",
    "MAY",
    "VERY",
    "TODAY",
    "FIRST",
    "LAST",
    "ONE",
    "TWO",
    "IS",
    "ARE",
    "YOU",
    "YOUR",
    "WITHOUT",
    "IMMEDIATELY",
];
