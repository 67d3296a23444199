//! The part of an address that is made from words.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// Lower-case words joined by hyphens: safe in an address, a file name and an
/// id on every system. Accented letters are kept (Welsh names stay readable).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Slug(Box<str>);

impl Slug {
    /// The slug of a heading or a file name; `section` where no letter or
    /// digit is left.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut slug = String::with_capacity(words.len());
        if words.is_ascii() {
            words
                .chars()
                .for_each(|letter| push(letter.to_ascii_lowercase(), &mut slug));
        } else {
            words
                .nfc()
                .flat_map(char::to_lowercase)
                .for_each(|letter| push(letter, &mut slug));
        }
        let trimmed = slug.trim_end_matches('-');
        Self(
            if trimmed.is_empty() {
                "section"
            } else {
                trimmed
            }
            .into(),
        )
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn push(letter: char, slug: &mut String) {
    if letter.is_alphanumeric() {
        slug.push(letter);
    } else if !is_silent(letter) && !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

/// Marks that stand inside a word and leave no gap: "patient's" is "patients".
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2019}' | '\u{ad}' | '\u{200b}'..='\u{200d}'
    ) || is_combining(letter)
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_stable() {
        let slug = |words| Slug::new(words).as_str().to_owned();
        assert_eq!(slug("What is FHIR?"), "what-is-fhir");
        assert_eq!(slug("The patient\u{2019}s record"), "the-patients-record");
        assert_eq!(slug("Tŷ  Croeso — cy"), "tŷ-croeso-cy");
        assert_eq!(slug("?!"), "section");
        assert_eq!(Slug::new(Slug::new("A & B").as_str()), Slug::new("A & B"));
    }
}
