//! Cuts a block of English into words.
//!
//! A word of a grade is what a reader says in one go: compounds with hyphens
//! are several, a number or a version is one, an address is none.

use std::ops::Range;

use super::syllable;

/// A word with its place in the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, without the marks around it.
    pub range: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
}

/// What a word looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters.
    Plain,
    /// Two capitals or more, or capitals with digits: `FHIR`, `DCB0129`, `GPs`.
    Acronym,
    /// Anything with a digit first, and versions: `1,200`, `0.5mg`, `v4.0.1`.
    Number,
}

impl Word {
    /// How many syllables it has; a number has one.
    #[must_use]
    pub fn syllables(&self, text: &str) -> u32 {
        match self.shape {
            Shape::Number => 1,
            Shape::Plain | Shape::Acronym => syllable::count(&text[self.range.clone()]),
        }
    }
}

/// The words of a block in order.
#[must_use]
pub(super) fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut at = 0;
    for token in text.split(char::is_whitespace) {
        push_token(text, at..at + token.len(), &mut words);
        at += token.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn push_token(text: &str, range: Range<usize>, words: &mut Vec<Word>) {
    let token = &text[range.clone()];
    if is_address(token) {
        return;
    }
    let cuts = |c: char| {
        matches!(
            c,
            '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{fffc}' | '+' | '='
        )
    };
    let mut at = range.start;
    for part in token.split(cuts) {
        let start = at + part.len() - part.trim_start_matches(is_mark).len();
        let end = start.max(at + part.trim_end_matches(is_mark).len());
        if start < end {
            let shape = shape(&text[start..end]);
            words.push(Word {
                range: start..end,
                shape,
            });
        }
        at += part.len();
        at += text[at..range.end].chars().next().map_or(0, char::len_utf8);
    }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a run without spaces is an address of the web or of e-mail.
#[must_use]
pub fn is_address(token: &str) -> bool {
    let token = token.trim_matches(is_mark);
    token.contains("://")
        || token.starts_with("www.")
        || token
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn shape(word: &str) -> Shape {
    let mut capitals = 0;
    let mut digits = 0;
    for c in word.chars() {
        capitals += usize::from(c.is_uppercase());
        digits += usize::from(c.is_ascii_digit());
    }
    let starts = |test: fn(&char) -> bool| word.chars().next().is_some_and(|c| test(&c));
    if starts(char::is_ascii_digit) || digits > 0 && capitals == 0 {
        Shape::Number
    } else if is_all_capitals(word, capitals) || capitals > 0 && digits > 0 {
        Shape::Acronym
    } else {
        Shape::Plain
    }
}

/// `FHIR`, `GPs`, `NHSmail`, `eRS`; not `McDonald`, `I'm` or `O'Neill`.
fn is_all_capitals(word: &str, capitals: usize) -> bool {
    let body = word.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    let body = body.strip_suffix('s').unwrap_or(body);
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    let starts_with_two = body.chars().take(2).all(char::is_uppercase) && letters > 1;
    starts_with_two || capitals > 1 && capitals + 1 >= letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        split(text)
            .into_iter()
            .map(|word| &text[word.range])
            .collect()
    }

    #[test]
    fn words_are_what_is_said_in_one_go() {
        assert_eq!(
            words("We use FHIR v4.0.1 for this."),
            ["We", "use", "FHIR", "v4.0.1", "for", "this"]
        );
        assert_eq!(words("The point-of-care device is up-to-date.").len(), 9);
        assert_eq!(
            words("Read https://www.hl7.org/fhir/R4/ first (a@b.org).").len(),
            2
        );
        assert_eq!(
            words("1,200 people; 'so' e.g. and/or \u{2014} \u{fffc}"),
            ["1,200", "people", "so", "e.g", "and", "or"]
        );
        assert_eq!(words("don't").len(), 1);
        assert!(split("").is_empty());
    }

    #[test]
    fn shapes_tell_short_forms_from_names() {
        for (word, wanted) in [
            ("FHIR", Shape::Acronym),
            ("GPs", Shape::Acronym),
            ("ICB's", Shape::Acronym),
            ("DCB0129", Shape::Acronym),
            ("NHSmail", Shape::Acronym),
            ("IT", Shape::Acronym),
            ("I", Shape::Plain),
            ("I'm", Shape::Plain),
            ("A", Shape::Plain),
            ("It", Shape::Plain),
            ("McDonald", Shape::Plain),
            ("1,200", Shape::Number),
            ("0.5mg", Shape::Number),
            ("v4.0.1", Shape::Number),
        ] {
            assert_eq!(shape(word), wanted, "{word}");
        }
    }
}
