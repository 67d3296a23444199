//! Counting words.

/// Words read in a minute by the readers that we write for, many of whom read
/// slowly (`authoring.md`; research note on learning, section 2.1).
const WORDS_A_MINUTE: usize = 150;

/// How many words a text has: runs between white space that hold a letter or
/// a digit. Good enough for a reading time; grades count by their own rules.
#[must_use]
pub fn count_words(text: &str) -> usize {
    let mut count = WordCount::default();
    count.add(text);
    count.words
}

/// Counts the words of a text that comes in pieces, as [`count_words`] does
/// those of a whole one: a word may go on in the next piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordCount {
    /// The words so far.
    pub words: usize,
    /// Whether the text so far ends in a word that was counted.
    counted: bool,
}

impl WordCount {
    /// Adds a piece of text.
    pub fn add(&mut self, text: &str) {
        // One pass, since every word of a site comes through here.
        if text.is_ascii() {
            for byte in text.bytes() {
                self.see(ASCII[usize::from(byte)]);
            }
        } else {
            for letter in text.chars() {
                self.see(match letter {
                    _ if letter.is_whitespace() => Kind::Space,
                    _ if letter.is_alphanumeric() => Kind::Letter,
                    _ => Kind::Other,
                });
            }
        }
    }

    fn see(&mut self, kind: Kind) {
        // Without branches: where words end cannot be foreseen.
        let is_letter = kind == Kind::Letter;
        self.words += usize::from(is_letter & !self.counted);
        self.counted = (kind != Kind::Space) & (self.counted | is_letter);
    }
}

/// What a letter is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Letter,
    Other,
}

/// What each byte of plain English is.
static ASCII: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        kinds[byte as usize] = match byte {
            b'\t'..=b'\r' | b' ' => Kind::Space,
            _ if byte.is_ascii_alphanumeric() => Kind::Letter,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

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

/// The words up to the first full stop, question or exclamation mark that a
/// space and a capital or nothing follows.
#[must_use]
pub fn first_sentence(words: &str) -> &str {
    for (at, mark) in words.match_indices(['.', '?', '!']) {
        let after = &words[at + mark.len()..];
        let mut next = after.chars();
        let ends = match (next.next(), next.next()) {
            (None, _) => true,
            (Some(space), Some(letter)) => space.is_whitespace() && letter.is_uppercase(),
            (Some(_), None) => true,
        };
        if ends {
            return &words[..at + mark.len()];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_words_and_minutes() {
        assert_eq!(count_words("What is FHIR? It's a standard."), 6);
        assert_eq!(count_words("Mae\u{2019}r tŷ yma."), 3);
        assert_eq!(count_words(" -- "), 0);
        let mut count = WordCount::default();
        for piece in ["It", "\u{2019}", "s a", " ", "-", "b. ", "C"] {
            count.add(piece);
        }
        assert_eq!(count.words, 4);
        assert_eq!(reading_minutes(0), 1);
        assert_eq!(reading_minutes(151), 2);
    }

    proptest! {
        #[test]
        fn counts_runs_that_hold_a_letter_wherever_pieces_are_cut(
            pieces in prop::collection::vec("[a-c9 \t\u{b}.(\u{1c}\u{177}\u{a0}-]{0,9}", 0..5)
        ) {
            let text = pieces.concat();
            let runs = text.split_whitespace();
            let words = runs.filter(|run| run.chars().any(char::is_alphanumeric)).count();
            let mut count = WordCount::default();
            for piece in &pieces {
                count.add(piece);
            }
            prop_assert_eq!(count.words, words);
            prop_assert_eq!(count_words(&text), words);
        }
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        assert_eq!(
            first_sentence("Use v4.0.1 now. It is good."),
            "Use v4.0.1 now."
        );
        assert_eq!(first_sentence("Is it? Yes."), "Is it?");
        assert_eq!(first_sentence("No end"), "No end");
    }
}
