//! Passages in another language on an English page.

use crate::check::plain::{Notes, PageText, Passage, Say, Word};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of another language on a page that says it is in English.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    if !page.is_english() {
        return;
    }
    for passage in &page.passages {
        let script = other_script(&passage.text);
        let found = script.or_else(|| {
            let mut sentences = passage.sentences.iter();
            sentences.find_map(|sentence| foreign_run(passage, passage.words_in(sentence), say))
        });
        if let Some(range) = found {
            say.words(passage, &range, Notes::default());
        }
    }
}

/// So many letters of another script are words; fewer are signs, as in a
/// formula.
const FEWEST_LETTERS: usize = 4;

/// The first run of letters that are not Latin: Urdu, Polish in Cyrillic,
/// Chinese.
fn other_script(text: &str) -> Option<Range<usize>> {
    let is_other = |c: char| {
        c.is_alphabetic()
            && !c.is_ascii()
            && (c > '\u{24f}')
            && !('\u{1e00}'..='\u{1eff}').contains(&c)
    };
    if text.is_ascii() {
        return None;
    }
    let other = || text.char_indices().filter(|(_, c)| is_other(*c));
    let (start, _) = other().next()?;
    let (last, c) = other().next_back()?;
    (other().count() >= FEWEST_LETTERS).then(|| start..last + c.len_utf8())
}

/// So many of a few words in a row must be foreign.
const WINDOW: usize = 5;
const FEWEST: usize = 2;

/// A few words in a row of which most are no English and two or more are
/// known ones of another language, or hold letters that English has not.
fn foreign_run(passage: &Passage<'_>, words: &[Word], say: &Say<'_>) -> Option<Range<usize>> {
    let size = words.len().min(WINDOW);
    if size < 3 {
        return None;
    }
    let kinds: Vec<Kind> = words.iter().map(|word| kind(passage, word, say)).collect();
    let strange = kinds.iter().filter(|kind| **kind != Kind::English);
    if strange.count() < FEWEST {
        return None;
    }
    for (at, window) in kinds.windows(size).enumerate() {
        let marked = window.iter().filter(|kind| **kind == Kind::Foreign).count();
        let english = window.iter().filter(|kind| **kind == Kind::English).count();
        if marked >= FEWEST && english * 2 < size {
            let first = window.iter().position(|kind| *kind != Kind::English)?;
            let start = words.get(at + first)?.range.start;
            let end = words.get(at + size - 1)?.range.end;
            return Some(start..end);
        }
    }
    // Four words in a row that are no English, small letters all but the first.
    let strange = |kind: &Kind| *kind != Kind::English;
    if let Some(at) = kinds
        .windows(4)
        .position(|four| four.iter().all(strange) && (four.contains(&Kind::Foreign) || size == 4))
    {
        let small = words
            .get(at + 1..at + 4)?
            .iter()
            .all(|word| passage.text[word.range.clone()].starts_with(char::is_lowercase));
        if small {
            return Some(words.get(at)?.range.start..words.get(at + 3)?.range.end);
        }
    }
    // A short passage after a colon, as on a sign.
    let foreign = |kind: &Kind| *kind == Kind::Foreign;
    let start = kinds
        .windows(3)
        .position(|three| three.iter().all(foreign))?;
    Some(words.get(start)?.range.start..words.get(start + 2)?.range.end)
}

#[derive(PartialEq, Eq)]
enum Kind {
    English,
    Foreign,
    Unknown,
}

/// Listed words of other languages.
pub(super) fn is_cue(word: &str) -> bool {
    FOREIGN.contains(word)
}

fn kind(passage: &Passage<'_>, word: &Word, say: &Say<'_>) -> Kind {
    let written = passage.text.get(word.range.clone()).unwrap_or_default();
    let lower = word.lower();
    if say.is_cue(word) {
        return Kind::Foreign;
    }
    // Names of people and places keep their own letters.
    let is_name = written.starts_with(char::is_uppercase);
    let has_letters =
        !is_name && !lower.is_ascii() && lower.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    if has_letters && !BORROWED.contains(&lower.trim_end_matches('s')) {
        return Kind::Foreign;
    }
    let is_known = word.facts.is_common || !written.starts_with(char::is_alphabetic);
    if is_known {
        Kind::English
    } else {
        Kind::Unknown
    }
}

/// Words that English has taken in with their marks.
const BORROWED: [&str; 14] = [
    "caf\u{e9}",
    "clich\u{e9}",
    "fianc\u{e9}",
    "fianc\u{e9}e",
    "na\u{ef}ve",
    "r\u{e9}sum\u{e9}",
    "d\u{e9}cor",
    "pur\u{e9}e",
    "saut\u{e9}",
    "cr\u{e8}che",
    "\u{e0}",
    "vis-\u{e0}-vis",
    "d\u{e9}tente",
    "expos\u{e9}",
];

/// Frequent words of languages that are spoken in the United Kingdom; words
/// that are English too are left out.
static FOREIGN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("other_languages.txt").lines();
    let words = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(_, words)| words);
    words.flat_map(str::split_whitespace).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::plain::known_words;

    #[test]
    fn no_listed_word_is_a_common_english_one() {
        let english: Vec<&&str> = FOREIGN
            .iter()
            .filter(|word| known_words::is_common(word))
            .collect();
        assert!(english.is_empty(), "{english:?}");
    }

    #[test]
    fn signs_are_no_other_script() {
        assert_eq!(other_script("The \u{3b2} and \u{b5}g of it."), None);
        assert!(other_script("Please \u{627}\u{631}\u{62f}\u{648} here").is_some());
    }
}
