//! Passages as numbers of words: a common word takes one sign, and gzip finds
//! little left to save.
//!
//! A text is words and what stands between them. One space between two words
//! is not written. A word with one capital at its start is the small one after
//! a joint that ends with `A`: joints hold no letters, so nothing else does.
//! The same rules stand in `search-index.js`. This file never knows tokens.

use super::hash::WordMap;
use super::pack::push_number;

/// A dictionary has so many entries at most; each has three signs at most.
const MOST_ENTRIES: usize = 34_000;

/// How often each word and joint stands in some texts.
#[derive(Debug, Default)]
pub(super) struct Counts {
    counts: WordMap<u32>,
    buffer: String,
}

impl Counts {
    /// Counts the words and joints of a text.
    pub(super) fn take(&mut self, text: &str) {
        let counts = &mut self.counts;
        pieces(text, &mut self.buffer, &mut |piece| {
            if let Some(count) = counts.get_mut(piece) {
                *count += 1;
            } else {
                counts.insert(piece.to_owned(), 1);
            }
        });
    }

    /// All of them, in no order.
    pub(super) fn into_pairs(self) -> impl Iterator<Item = (String, u32)> {
        self.counts.into_iter()
    }
}

/// Words and joints by how common they are.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    entries: Vec<String>,
    places: WordMap<u32>,
}

impl Dictionary {
    /// The dictionary of texts with these counts; what stands fewer times than
    /// `least` is left out.
    pub(super) fn new(mut counts: Vec<(String, u32)>, least: u32) -> Self {
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        counts.retain(|(_, count)| *count >= least);
        counts.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        counts.truncate(MOST_ENTRIES);
        let entries: Vec<String> = counts.into_iter().map(|(entry, _)| entry).collect();
        let places = entries.iter().cloned().zip(1..).collect();
        Self { entries, places }
    }

    /// Every entry, the most common first.
    pub(super) fn entries(&self) -> &[String] {
        &self.entries
    }

    /// Adds a text as numbers: the place of each piece from 1, or 0, its
    /// length in UTF-16 and the piece itself.
    pub(super) fn push(&self, text: &str, coded: &mut String) {
        pieces(text, &mut String::new(), &mut |piece| {
            if let Some(place) = self.places.get(piece) {
                push_number(*place, coded);
                return;
            }
            push_number(0, coded);
            let length = piece.encode_utf16().count();
            push_number(u32::try_from(length).unwrap_or(u32::MAX), coded);
            coded.push_str(piece);
        });
    }
}

/// Signs that stand between words. No table of Unicode is needed, so every
/// browser finds the same.
fn is_joint(sign: char) -> bool {
    match sign {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => false,
        '\u{0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => true,
        _ => false,
    }
}

/// Splits a text before its first sign of a kind. ASCII is looked at by bytes.
fn split_where(text: &str, is_found: impl Fn(char) -> bool) -> (&str, &str) {
    let is_passed = |byte: &u8| byte.is_ascii() && !is_found(char::from(*byte));
    let passed = text.bytes().take_while(is_passed).count();
    let rest = text[passed..].find(is_found);
    text.split_at(rest.map_or(text.len(), |at| passed + at))
}

/// Tells the words and joints of a text, but no single space between words.
fn pieces(text: &str, buffer: &mut String, tell: &mut impl FnMut(&str)) {
    let mut rest = text;
    let mut is_start = true;
    while !rest.is_empty() {
        let (between, after) = split_where(rest, |sign| !is_joint(sign));
        let (word, next) = split_where(after, is_joint);
        rest = next;
        let small = has_one_capital(word);
        if small || between != " " || is_start || word.is_empty() {
            buffer.clear();
            buffer.push_str(between);
            if small {
                buffer.push('A');
            }
            if !buffer.is_empty() {
                tell(buffer);
            }
        }
        is_start = false;
        if small {
            buffer.clear();
            buffer.push_str(word);
            buffer.make_ascii_lowercase();
            tell(buffer);
        } else if !word.is_empty() {
            tell(word);
        }
    }
}

/// Whether a word starts with the only capital that it has.
fn has_one_capital(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_uppercase())
        && !bytes.any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut told = Vec::new();
        pieces(text, &mut String::new(), &mut |piece| {
            told.push(piece.to_owned());
        });
        told
    }

    #[test]
    fn single_spaces_and_capitals_cost_nothing_of_their_own() {
        assert_eq!(
            told("The care of Rosa. A GP\u{2019}s word"),
            [
                "A", "the", "care", "of", " A", "rosa", ". A", "a", "GP", "\u{2019}", "s", "word"
            ]
        );
        assert_eq!(told("t\u{177} (x)"), ["t\u{177}", " (", "x", ")"]);
        assert_eq!(told(" x"), [" ", "x"]);
    }

    #[test]
    fn common_pieces_have_low_numbers() {
        let mut counts = Counts::default();
        counts.take("care care care home home once");
        let dictionary = Dictionary::new(counts.into_pairs().collect(), 2);
        assert_eq!(dictionary.entries(), ["care", "home"]);
        let mut coded = String::new();
        dictionary.push("home care once", &mut coded);
        // 2, 1, then 0 and four signs of its own; a quotation mark is no digit.
        assert_eq!(coded, "#! %once");
    }
}
