//! Counting words.

/// Words read in a minute by the readers that we write for, many of whom read
/// slowly (`authoring.md`; research note on learning, section 2.1).
const WORDS_A_MINUTE: usize = 150;

/// How many words a text has: runs between white space that hold a letter or
/// a digit. Good enough for a reading time; grades count by their own rules.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Whole minutes to read so many words, at least one.
#[must_use]
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

/// The text with Word's curly quotes and apostrophes made plain.
#[must_use]
pub fn plain_ascii_quotes(text: &str) -> String {
    text.replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_and_minutes() {
        assert_eq!(count_words("What is FHIR? It's a standard."), 6);
        assert_eq!(count_words("Mae\u{2019}r tŷ yma."), 3);
        assert_eq!(count_words(" -- "), 0);
        assert_eq!(reading_minutes(0), 1);
        assert_eq!(reading_minutes(151), 2);
    }
}
