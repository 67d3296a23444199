//! Passages as numbers of words: a common word takes one sign, and gzip finds
//! little left to save.
//!
//! A text is words and what stands between them. One space between two words
//! is not written. A word with one capital at its start is the small one after
//! a joint that ends with `A`: joints hold no letters, so nothing else does.
//! The same rules stand in `search-index.js`. This file never knows tokens.

use super::pack::push_number;
use crate::text::WordSet;

/// A dictionary has so many entries at most; each has three signs at most.
const MOST_ENTRIES: usize = 34_000;

/// A word with what stands before it. Either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    pub(super) between: &'a str,
    pub(super) word: &'a str,
    /// Where the word ends in the text.
    pub(super) end: usize,
}

/// Cuts a text into its words.
pub(super) fn cuts(text: &str) -> impl Iterator<Item = Cut<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (between, after) = split_after(rest, Kind::Joint);
        let (word, next) = split_after(after, Kind::Word);
        let is_end = rest.is_empty();
        rest = next;
        (!is_end).then_some(Cut {
            between,
            word,
            end: text.len() - next.len(),
        })
    })
}

/// How a dictionary has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is written.
    Itself,
    /// In small letters: its first one is its only capital.
    Small,
}

impl Form {
    pub(super) fn of(word: &str) -> Self {
        let mut bytes = word.bytes();
        if bytes.next().is_some_and(|first| first.is_ascii_uppercase())
            && !bytes.any(|byte| byte.is_ascii_uppercase())
        {
            Self::Small
        } else {
            Self::Itself
        }
    }
}

impl Cut<'_> {
    /// What is written before the word; nothing where that is one space.
    pub(super) fn joint<'b>(&self, form: Form, buffer: &'b mut String) -> Option<&'b str> {
        let is_first = self.end == self.between.len() + self.word.len();
        let is_usual = self.between == " " && form == Form::Itself;
        if is_usual && !is_first && !self.word.is_empty() {
            return None;
        }
        buffer.clear();
        buffer.push_str(self.between);
        if form == Form::Small {
            buffer.push('A');
        }
        (!buffer.is_empty()).then_some(buffer)
    }
}

/// Words and joints by how common they are.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    entries: WordSet,
}

impl Dictionary {
    /// The dictionary of texts with these counts; what stands fewer times than
    /// `least` is left out.
    pub(super) fn new(mut counts: Vec<(&str, u32)>, least: u32) -> Self {
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        counts.retain(|(_, count)| *count >= least);
        counts.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
        counts.truncate(MOST_ENTRIES);
        let entries = counts.into_iter().map(|(entry, _)| entry.into());
        Self {
            entries: entries.collect(),
        }
    }

    /// Every entry, the most common first.
    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.iter().map(|entry| &**entry)
    }

    /// How a word or joint is written that is an entry: its place from 1.
    pub(super) fn signs(&self, piece: &str) -> Option<Signs> {
        let place = self.entries.get_index_of(piece)?;
        let mut written = String::new();
        push_number(number(place + 1), &mut written);
        let mut signs = Signs::default();
        for (own, sign) in signs.signs.iter_mut().zip(written.bytes()) {
            *own = sign;
            signs.count += 1;
        }
        Some(signs)
    }
}

/// What stands for an entry in a text. It is short, so that those of all
/// entries stay in the cache while a site is written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    signs: [u8; 3],
    count: u8,
}

impl Signs {
    /// All three are pushed and what is too many is taken away: a copy of one
    /// size is one step, and most of the index comes this way.
    pub(super) fn push_to(self, text: &mut Vec<u8>) {
        text.extend_from_slice(&self.signs);
        text.truncate(text.len() - self.signs.len() + usize::from(self.count));
    }
}

/// A word or joint that is no entry: 0, its length in UTF-16 and itself.
pub(super) fn spelt(piece: &str) -> String {
    let mut spelt = String::new();
    push_number(0, &mut spelt);
    push_number(number(piece.encode_utf16().count()), &mut spelt);
    spelt + piece
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// What a sign is to a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stands between words.
    Joint,
    /// It stands in a word.
    Word,
}

/// No table of Unicode is needed, so every browser finds the same.
const fn kind_of(sign: char) -> Kind {
    match sign {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Kind::Word,
        '\u{0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => Kind::Joint,
        _ => Kind::Word,
    }
}

/// The kind of each byte that is a sign by itself: every byte of every text is
/// asked for it.
static ASCII: [Option<Kind>; 256] = {
    let mut kinds = [None; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        kinds[byte as usize] = Some(kind_of(byte as char));
        byte += 1;
    }
    kinds
};

/// Splits a text after the signs of a kind that it begins with.
fn split_after(text: &str, kind: Kind) -> (&str, &str) {
    let is_passed = |byte: &u8| ASCII[usize::from(*byte)] == Some(kind);
    let passed = text.bytes().take_while(is_passed).count();
    if text.as_bytes().get(passed).is_none_or(u8::is_ascii) {
        return text.split_at(passed);
    }
    let rest = text[passed..].find(|sign| kind_of(sign) != kind);
    text.split_at(rest.map_or(text.len(), |at| passed + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The joints and words of a text, as a dictionary has them.
    fn pieces(text: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut buffer = String::new();
        for cut in cuts(text) {
            let form = Form::of(cut.word);
            pieces.extend(cut.joint(form, &mut buffer).map(str::to_owned));
            let word = match form {
                Form::Itself => cut.word.to_owned(),
                Form::Small => cut.word.to_ascii_lowercase(),
            };
            pieces.extend((!word.is_empty()).then_some(word));
        }
        pieces
    }

    #[test]
    fn single_spaces_and_capitals_cost_nothing_of_their_own() {
        assert_eq!(
            pieces("The care of Rosa. A GP\u{2019}s word"),
            [
                "A", "the", "care", "of", " A", "rosa", ". A", "a", "GP", "\u{2019}", "s", "word"
            ]
        );
        assert_eq!(pieces("t\u{177} (x)"), ["t\u{177}", " (", "x", ")"]);
        assert_eq!(pieces(" x"), [" ", "x"]);
        assert_eq!(pieces(""), [""; 0]);
    }

    #[test]
    fn words_know_where_they_end() {
        let text = "\u{2018}t\u{177}\u{2019}, x.";
        for cut in cuts(text) {
            assert!(text[..cut.end].ends_with(cut.word), "{cut:?}");
        }
        assert_eq!(cuts(text).last().map(|cut| cut.end), Some(text.len()));
    }

    #[test]
    fn the_last_entry_has_three_signs() {
        let words = (0..=MOST_ENTRIES).map(|word| format!("{word:05}"));
        let words: Vec<String> = words.collect();
        let counts = words.iter().map(|word| (word.as_str(), 1)).collect();
        let dictionary = Dictionary::new(counts, 1);
        let told: Vec<Signs> = words
            .iter()
            .filter_map(|word| dictionary.signs(word))
            .collect();
        assert_eq!(told.len(), MOST_ENTRIES);
        let (mut written, mut last) = (Vec::new(), String::new());
        told[MOST_ENTRIES - 1].push_to(&mut written);
        push_number(number(MOST_ENTRIES), &mut last);
        assert_eq!(written, last.as_bytes());
    }

    #[test]
    fn common_pieces_have_low_numbers() {
        let counts = vec![("care", 2), ("home", 2), ("once", 1), ("care", 1)];
        let dictionary = Dictionary::new(counts, 2);
        assert!(dictionary.entries().eq(["care", "home"]));
        let mut written = Vec::new();
        for piece in ["home", "care"] {
            dictionary.signs(piece).unwrap().push_to(&mut written);
        }
        assert_eq!(written, b"#!");
        // A word that is no entry: 0, then four signs of its own.
        assert!(dictionary.signs("once").is_none() && spelt("once") == " %once");
    }
}
