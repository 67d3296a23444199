//! Our language for elasticlunr: how text becomes the tokens of the index.
//!
//! 1. Split into words: `HL7/FHIR` is two, `e-prescribing` is its parts and
//!    the whole, `DCB0129` is itself, its letters and its digits.
//! 2. Small letters, without `'s`. Capitals of a stop word stay, so that WHO
//!    and IT are found; accents stay, and the plain letters stand beside.
//! 3. Drop stop words, fold American spelling, take endings off.
//!
//! The reader in the browser does the same (`search-language.js`), and a test
//! holds the two together. This file never knows pages or files.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use elasticlunr::pipeline::{FnWrapper, Pipeline};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::stem::stem;
use super::words::STOP;
use crate::text::QuickMap;

/// The longest token, in characters.
pub(super) const MOST_LETTERS: usize = 40;

static STOP_WORDS: LazyLock<QuickMap<()>> = LazyLock::new(|| {
    let words = STOP.split_whitespace();
    words.map(|word| (word, ())).collect()
});

/// English as the readers of care records write it.
#[derive(Debug, Clone, Copy)]
pub struct CareEnglish;

impl elasticlunr::Language for CareEnglish {
    fn name(&self) -> String {
        "English".to_owned()
    }

    fn code(&self) -> String {
        "en".to_owned()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text, &mut |token| found.push(token.to_owned()));
        found
    }

    fn make_pipeline(&self) -> Pipeline {
        let stop = |token: String| (!is_stop(&token)).then_some(token);
        let stem: fn(String) -> Option<String> = |token| Some(stem(&token));
        Pipeline {
            queue: vec![
                Box::new(FnWrapper("guidepost-stop".to_owned(), stop)),
                Box::new(FnWrapper("guidepost-stem".to_owned(), stem)),
            ],
        }
    }
}

/// Whether a token says nothing. Acronyms stand in capitals and are none.
pub(super) fn is_stop(token: &str) -> bool {
    STOP_WORDS.get(token).is_some()
}

/// Tells each token of a text, before stop words and endings are taken off.
pub(super) fn tokens(text: &str, tell: &mut impl FnMut(&str)) {
    Reading::new(text).tell_until(text.len(), tell);
}

/// Whether a word has ASCII letters and digits, and nothing else.
pub(super) fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Tells the tokens of a [plain word](is_plain) that nothing is joined to.
pub(super) fn tokens_of_plain(word: &str, tell: &mut impl FnMut(&str)) {
    tell_part(word, Capitals::Acronym, tell);
}

/// How far the tokens of a text have been told.
///
/// Most words have the same tokens wherever they stand, so whoever reads many
/// texts need not work them out each time: it asks for every word whether it
/// is such a one, and has only the others told.
pub(super) struct Reading<'a> {
    text: &'a str,
    capitals: Capitals,
    at: usize,
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let capitals = Capitals::of(text);
        Self {
            text,
            capitals,
            at: 0,
        }
    }

    /// Takes the next [plain word](is_plain) where nothing joins it to others:
    /// its tokens are those of the word alone.
    pub(super) fn takes_plain(&mut self, word: Range<usize>) -> bool {
        let bytes = self.text.as_bytes();
        let is_gap = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        let is_plain = self.capitals == Capitals::Acronym
            && self.at <= word.start
            && bytes[self.at..word.start].iter().all(is_gap)
            && match bytes[word.end..] {
                [] => true,
                [b'\'' | b'-' | b'+' | b'&' | b'.', ref after @ ..] => {
                    after.first().is_none_or(is_gap)
                }
                [next, ..] => is_gap(&next),
            };
        if is_plain {
            self.at = word.end;
        }
        is_plain
    }

    /// Tells what has not been told before a place. Words that reach over it
    /// are told whole.
    pub(super) fn tell_until(&mut self, end: usize, tell: &mut impl FnMut(&str)) {
        while self.at < end {
            let (chunk, after) = take_chunk(&self.text[self.at..]);
            if !chunk.is_empty() {
                tell_chunk(&chunk, self.capitals, tell);
            }
            self.at = self.text.len() - after.len();
        }
    }
}

/// The letters at the start of a text with the joiners between them, and what
/// stands behind them. At a sign that is no letter nothing is taken but it.
fn take_chunk(text: &str) -> (String, &str) {
    let mut chunk = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if is_letter(letter) {
            chunk.push(letter);
        } else if let Some(joiner) = joiner(letter, &chunk, next) {
            chunk.push(joiner);
        } else {
            return (chunk, &text[at + letter.len_utf8()..]);
        }
    }
    (chunk, "")
}

/// What a word in capitals is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    /// An acronym.
    Acronym,
    /// Nothing: there are several words and not a single small letter.
    Nothing,
}

impl Capitals {
    fn of(text: &str) -> Self {
        let trimmed = text.trim();
        if trimmed.contains(char::is_whitespace) && !trimmed.contains(char::is_lowercase) {
            Self::Nothing
        } else {
            Self::Acronym
        }
    }
}

/// A letter, a digit or an accent that stands by itself. Signs beyond the
/// first 65,536 are none: elasticlunr.js could never find them.
fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    u32::from(letter) <= 0xFFFF && (letter.is_alphanumeric() || is_combining_mark(letter))
}

/// A sign between two letters that keeps them in one chunk.
fn joiner(sign: char, before: &str, next: Option<char>) -> Option<char> {
    let next = next.filter(|next| is_letter(*next))?;
    let last = before.chars().next_back().filter(|last| is_letter(*last))?;
    match sign {
        '\'' | '\u{2019}' | '\u{2bc}' => Some('\''),
        '-' | '\u{2010}' | '\u{2011}' | '+' => Some('-'),
        '&' => Some('&'),
        '.' if last.is_ascii_digit() && next.is_ascii_digit() => Some('.'),
        _ => None,
    }
}

/// Tells the tokens of letters with joiners between them.
fn tell_chunk(chunk: &str, capitals_mean: Capitals, tell: &mut impl FnMut(&str)) {
    if !chunk.contains(['-', '\'', '&']) {
        return tell_part(chunk, capitals_mean, tell);
    }
    let parts: Vec<String> = chunk.split('-').map(without_apostrophes).collect();
    for part in &parts {
        let sides: Vec<&str> = part.split('&').collect();
        let is_short = |side: &&str| side.chars().count() <= 3;
        if sides.len() > 1 && sides.iter().all(is_short) {
            tell(&part.to_lowercase());
        } else {
            for side in sides {
                tell_part(side, capitals_mean, tell);
            }
        }
    }
    if parts.len() > 1 {
        let whole = parts.concat().replace('&', "").to_lowercase();
        if whole.chars().count() <= MOST_LETTERS {
            tell(&whole);
        }
    }
}

/// `patient's` is `patient`, `don't` is `dont`.
fn without_apostrophes(part: &str) -> String {
    let kept = part
        .strip_suffix("'s")
        .or_else(|| part.strip_suffix("'S"))
        .unwrap_or(part);
    kept.replace('\'', "")
}

/// Tells the tokens of a run of letters and digits.
fn tell_part(part: &str, capitals_mean: Capitals, tell: &mut impl FnMut(&str)) {
    if part.is_empty() {
        return;
    }
    if part.is_ascii() && part.len() <= MOST_LETTERS {
        tell_ascii(part, capitals_mean, tell);
        return;
    }
    let small: String = part.to_lowercase().chars().take(MOST_LETTERS).collect();
    tell(&small);
    let plain: String = small
        .nfd()
        .filter(|sign| !is_combining_mark(*sign))
        .collect();
    if plain != small && !plain.is_empty() {
        tell(&plain);
    }
}

fn tell_ascii(part: &str, capitals_mean: Capitals, tell: &mut impl FnMut(&str)) {
    let bytes = part.as_bytes();
    let capitals = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    let small = if bytes.iter().any(u8::is_ascii_uppercase) {
        Cow::Owned(part.to_ascii_lowercase())
    } else {
        Cow::Borrowed(part)
    };
    if capitals_mean == Capitals::Acronym
        && capitals >= 2
        && capitals == part.len()
        && is_stop(&small)
    {
        tell(part);
        return;
    }
    if capitals >= 2 && &part[capitals..] == "s" {
        // Several of an acronym: `ICBs`.
        tell(&small[..capitals]);
        return;
    }
    tell(&small);
    let letters = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let digits = &bytes[letters..];
    if letters >= 2 && digits.len() >= 2 && digits.iter().all(u8::is_ascii_digit) {
        tell(&small[..letters]);
        tell(&small[letters..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysed(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        tokens(text, &mut |token| {
            if !is_stop(token) {
                found.push(stem(token));
            }
        });
        found
    }

    #[test]
    fn words_are_split_as_people_type_them() {
        assert_eq!(
            analysed("the patient\u{2019}s HL7/FHIR"),
            ["patient", "hl7", "fhir"]
        );
        assert_eq!(analysed("e-prescribing"), ["e", "prescrib", "eprescrib"]);
        assert_eq!(analysed("DCB0129"), ["dcb0129", "dcb", "0129"]);
        assert_eq!(analysed("dcb-0129"), ["dcb", "0129", "dcb0129"]);
        assert_eq!(
            analysed("A&E, dm+d v4.0.1"),
            ["a&e", "dm", "d", "dmd", "v4.0.1"]
        );
        assert_eq!(analysed("t\u{177} ICBs"), ["t\u{177}", "ty", "icb"]);
        assert_eq!(analysed("\u{1f600} ok"), ["ok"]);
    }

    #[test]
    fn acronyms_are_no_stop_words() {
        assert_eq!(analysed("WHO can see IT"), ["WHO", "see", "IT"]);
        assert_eq!(analysed("who can see it"), ["see"]);
        assert_eq!(analysed("WHO CAN SEE IT"), ["see"]);
        assert_eq!(analysed("US"), ["US"]);
    }
}
