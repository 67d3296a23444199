//! Cuts a block of English into words.
//!
//! A word of a grade is what a reader says in one go: compounds with hyphens
//! are several, a number or a version is one, an address is none.

use std::ops::Range;
use std::rc::Rc;

use super::vocabulary::Facts;

/// A word with its place in the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, without the marks around it.
    pub range: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
    /// What its letters tell.
    pub facts: Rc<Facts>,
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
    pub fn syllables(&self) -> u32 {
        match self.shape {
            Shape::Number => 1,
            Shape::Plain | Shape::Acronym => self.facts.syllables,
        }
    }

    /// The word in small letters, as rules compare it.
    #[must_use]
    pub fn lower(&self) -> &str {
        &self.facts.lower
    }
}

/// Gives the place of each word of a block in order.
pub(super) fn each(text: &str, mut give: impl FnMut(Range<usize>)) {
    let addresses = addresses(text);
    let mut give = |word: Option<Range<usize>>| {
        let is_part = |word: &Range<usize>| addresses.iter().any(|one| one.contains(&word.start));
        if let Some(word) = word.filter(|word| !is_part(word)) {
            give(word);
        }
    };
    // From its first letter or digit to its last one.
    let mut word: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        if !is_mark(c) {
            let start = word.map_or(at, |word| word.start);
            word = Some(start..at + c.len_utf8());
        } else if c.is_whitespace() || cuts(c) {
            give(word.take());
        }
    }
    give(word);
}

/// Whether a mark inside a run without spaces parts two words.
fn cuts(c: char) -> bool {
    matches!(
        c,
        '-' | '/' | '\u{2010}'..='\u{2015}' | '\u{fffc}' | '+' | '='
    )
}

/// Where addresses stand: most passages have none.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !holds_sign_of_address(text) {
        return found;
    }
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        let end = at + token.len();
        if is_address(token) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a text can hold an address at all: most passages hold none, and then
/// no run of them is looked at.
#[must_use]
pub(super) fn holds_sign_of_address(text: &str) -> bool {
    text.contains('@') || text.contains("www.") || text.contains(':') && text.contains("://")
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

/// What a word looks like.
#[must_use]
pub(super) fn shape(word: &str) -> Shape {
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
        let mut words = Vec::new();
        each(text, |range| words.push(&text[range]));
        words
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
        assert!(words("").is_empty());
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
