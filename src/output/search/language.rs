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
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use elasticlunr::pipeline::{FnWrapper, Pipeline};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::words::{IRREGULAR, SPELLINGS, STOP, WHOLE_SPELLINGS};

/// The longest token, in characters.
pub(super) const MOST_LETTERS: usize = 40;

/// The tables, ready to be asked.
struct Tables {
    stop: BTreeSet<&'static str>,
    spellings: Vec<(&'static str, &'static str)>,
    irregular: BTreeMap<&'static str, &'static str>,
    whole: BTreeMap<&'static str, &'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    stop: STOP.split_whitespace().collect(),
    spellings: pairs(SPELLINGS).collect(),
    irregular: pairs(IRREGULAR).collect(),
    whole: pairs(WHOLE_SPELLINGS).collect(),
});

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
}

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
    TABLES.stop.contains(token)
}

/// Tells each token of a text, before stop words and endings are taken off.
///
/// Most words are plain ASCII with a space behind them: they are told as they
/// stand, without a copy (15 % of the build of 10,000 pages went into copying).
pub(super) fn tokens(text: &str, tell: &mut impl FnMut(&str)) {
    let capitals = Capitals::of(text);
    let mut rest = text.trim_start_matches(is_plain_gap);
    while !rest.is_empty() {
        let after = if let Some((word, after)) = plain_word(rest) {
            tell_part(word, capitals, tell);
            after
        } else {
            let (chunk, after) = take_chunk(rest);
            if !chunk.is_empty() {
                tell_chunk(&chunk, capitals, tell);
            }
            after
        };
        rest = after.trim_start_matches(is_plain_gap);
    }
}

/// An ASCII sign that is no part of a word, whatever stands around it.
fn is_plain_gap(sign: char) -> bool {
    sign.is_ascii() && !sign.is_ascii_alphanumeric()
}

/// A first word of ASCII letters and digits that nothing can join to the next,
/// and what stands behind it.
fn plain_word(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let is_in_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    let length = bytes.iter().take_while(is_in_word).count();
    let ends = bytes
        .get(length)
        .is_none_or(|next| next.is_ascii() && !matches!(next, b'\'' | b'-' | b'+' | b'&' | b'.'));
    (length > 0 && ends).then(|| text.split_at(length))
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

/// A token without its ending, in British spelling. Words of three letters,
/// codes, acronyms in capitals and words with accents stay as they are.
pub(super) fn stem(token: &str) -> String {
    let irregular = |word: &str| TABLES.irregular.get(word).map(|known| (*known).to_owned());
    if let Some(known) = irregular(token) {
        return known;
    }
    let is_plain = token.bytes().all(|byte| byte.is_ascii_lowercase());
    if token.len() <= 3 || !is_plain || !has_vowel(token) {
        return token.to_owned();
    }
    let word = without_plural(&british(token));
    irregular(&word).unwrap_or_else(|| without_ending(&word))
}

fn british(word: &str) -> String {
    if let Some(known) = TABLES.whole.get(word) {
        return (*known).to_owned();
    }
    for (american, british) in &TABLES.spellings {
        // `catalogue` starts with `catalog`, and is British already.
        if let Some(rest) = word.strip_prefix(american)
            && !word.starts_with(british)
        {
            return format!("{british}{rest}");
        }
    }
    for ending in [
        "ations", "ation", "able", "ers", "ing", "er", "ed", "es", "e",
    ] {
        let Some(root) = word
            .strip_suffix(ending)
            .and_then(|rest| rest.strip_suffix("iz"))
        else {
            continue;
        };
        if root.len() >= 4 {
            return format!("{root}is{ending}");
        }
    }
    word.to_owned()
}

fn without_plural(word: &str) -> String {
    let cut = |letters: usize| word[..word.len() - letters].to_owned();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.ends_with("ies") && word.len() >= 5 {
        cut(3) + "y"
    } else if ends(&["sses", "shes", "ches", "xes"]) {
        cut(2)
    } else if word.ends_with('s') && word.len() >= 4 && !ends(&["ss", "us", "is"]) {
        cut(1)
    } else {
        word.to_owned()
    }
}

fn without_ending(word: &str) -> String {
    let mut word = without_verb_ending(word);
    let cut = |word: &str, ending: &str, least: usize| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= least).then(|| rest.to_owned())
    };
    if let Some(rest) = cut(&word, "ability", 3) {
        word = rest + "abl";
    } else if let Some(rest) = cut(&word, "ibility", 3) {
        word = rest + "ibl";
    } else if let Some(rest) = cut(&word, "ment", 5).or_else(|| cut(&word, "ly", 4)) {
        word = rest;
    }
    if word.ends_with('e') && word.len() >= 5 || word.ends_with("ll") && word.len() >= 6 {
        word.pop();
    }
    word
}

fn without_verb_ending(word: &str) -> String {
    if word.ends_with("eed") {
        let letters = usize::from(word.len() > 4);
        return word[..word.len() - letters].to_owned();
    }
    if let Some(rest) = word.strip_suffix("ied").filter(|rest| rest.len() >= 2) {
        return format!("{rest}y");
    }
    let rest = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    match rest.filter(|rest| rest.len() >= 3 && has_vowel(rest)) {
        Some(rest) => repaired(rest),
        None => word.to_owned(),
    }
}

/// What a verb ending leaves behind: `runn` is `run`, `car` is `care`.
fn repaired(rest: &str) -> String {
    let letters = rest.as_bytes();
    let [.., before, last] = *letters else {
        return rest.to_owned();
    };
    if before == last && !is_vowel(last) && !matches!(last, b'l' | b's' | b'z') {
        return rest[..rest.len() - 1].to_owned();
    }
    let closed = !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y');
    if letters.len() == 3 && !is_vowel(letters[0]) && is_vowel(before) && closed {
        return format!("{rest}e");
    }
    rest.to_owned()
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(is_vowel)
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

    #[test]
    fn forms_of_a_word_meet() {
        let meets = |a: &str, b: &str| assert_eq!(stem(a), stem(b), "{a} and {b}");
        meets("sharing", "share");
        meets("caring", "care");
        meets("planned", "plan");
        meets("organizations", "organisation");
        meets("standardized", "standardise");
        meets("controlled", "control");
        meets("installed", "install");
        meets("pharmacies", "pharmacy");
        meets("interoperability", "interoperable");
        meets("agreed", "agreement");
        meets("pediatric", "paediatric");
        meets("programs", "programme");
        meets("catalogues", "catalog");
        meets("nursing", "nurses");
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("care", "car"),
            ("medicine", "medical"),
            ("medication", "medical"),
            ("news", "new"),
            ("general", "generic"),
            ("operation", "interoperability"),
            ("nhs", "nh"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
    }
}
