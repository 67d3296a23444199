//! Texts as short codes of words: what makes the data of the finder small.
//!
//! The same few thousand words come back in every sentence of a catalogue. A
//! word is said once and named by one or two signs afterwards, which is a
//! quarter less to load than the compression of the transport alone makes of
//! the texts (`tests/bench/finder.mjs`). `records.js` reads it.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::text::QuickMap;

/// The 90 digits, all of which stand in a JSON text as they are.
const DIGITS: &[u8; 90] =
    b"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}";
const BASE: usize = 90;
/// Codes of one digit, for the words that are used most.
const ONE: usize = 50;
/// Codes of one and two digits.
const TWO: usize = ONE + 32 * BASE;
/// Codes of one, two and three digits; later ones have five.
const THREE: usize = TWO + 7 * BASE * BASE;
/// No more than this is taken over from the entry before.
const LONGEST_SHARED: usize = 50;

/// Stands between texts.
pub(super) const NEXT_TEXT: char = ' ';
/// Stands between the values of one list.
pub(super) const NEXT_VALUE: char = '!';
/// Stands before a sentence that starts with a small letter.
const AS_IT_IS: char = '!';

/// The words of many texts, each with its code.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: QuickMap<usize>,
    /// The most used words, a line each.
    pub(super) top: String,
    /// The others, a line each, without what an entry has in common with the
    /// one before; the first digit says how much.
    pub(super) rest: String,
}

impl Words {
    /// Counts and orders the words of all texts.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut places: QuickMap<usize> = QuickMap::default();
        let mut by_use: Vec<(&str, usize)> = Vec::new();
        for word in texts.into_iter().flat_map(spoken) {
            if let Some(place) = places.get(word) {
                by_use[place].1 += 1;
            } else {
                places.insert(word, by_use.len());
                by_use.push((word, 1));
            }
        }
        by_use.sort_unstable_by_key(|(word, count)| (Reverse(*count), *word));
        let mut rest = by_use.split_off(ONE.min(by_use.len()));
        // Words used about equally often stand in the order of the alphabet:
        // the codes compress as well as in the order of use, the list better.
        rest.sort_unstable_by_key(|(word, count)| (Reverse(count.ilog2()), *word));
        let top: Vec<&str> = by_use.iter().map(|(word, _)| *word).collect();
        let mut words = Self {
            top: top.join("\n"),
            ..Self::default()
        };
        let mut before = "";
        for (word, _) in &rest {
            words.push_rest(before, word);
            before = word;
        }
        for (number, (word, _)) in by_use.iter().chain(&rest).enumerate() {
            words.numbers.insert(word, number);
        }
        words
    }

    fn push_rest(&mut self, before: &str, word: &str) {
        if !self.rest.is_empty() {
            self.rest.push('\n');
        }
        let pairs = before.chars().zip(word.chars());
        let mut shared = 0;
        let mut bytes = 0;
        for (_, letter) in pairs.take_while(|(one, other)| one == other) {
            // The browser counts in UTF-16.
            if shared + letter.len_utf16() > LONGEST_SHARED {
                break;
            }
            shared += letter.len_utf16();
            bytes += letter.len_utf8();
        }
        self.rest.push(char::from(DIGITS[shared]));
        self.rest.push_str(&word[bytes..]);
    }

    /// Adds a sentence to a column, packed by [`uncapitalised`].
    pub(super) fn push_sentence(&self, text: &str, column: &mut String) {
        if text.starts_with(|first: char| first.is_ascii_lowercase()) {
            column.push(AS_IT_IS);
        }
        self.push(&uncapitalised(text), column);
    }

    /// Adds a text to a column.
    pub(super) fn push(&self, text: &str, column: &mut String) {
        for word in spoken(text) {
            if let Some(number) = self.numbers.get(word) {
                push_number(number, column);
            }
        }
    }
}

/// A sentence with a small letter at its start, which the browser makes a
/// capital again: "The" and "the" are one word. Names such as "NHS" stay.
pub(super) fn uncapitalised(text: &str) -> Cow<'_, str> {
    let first_word = spoken(text).next().unwrap_or_default();
    let mut letters = first_word.chars();
    let first = letters.next().filter(char::is_ascii_uppercase);
    match first {
        Some(first) if letters.all(|letter| letter.is_ascii_lowercase()) => {
            Cow::Owned(format!("{}{}", first.to_ascii_lowercase(), &text[1..]))
        }
        _ => Cow::Borrowed(text),
    }
}

fn push_number(number: usize, column: &mut String) {
    let mut digit = |value: usize| column.push(char::from(DIGITS[value % BASE]));
    if number < ONE {
        digit(number);
    } else if number < TWO {
        let number = number - ONE;
        digit(ONE + number / BASE);
        digit(number);
    } else if number < THREE {
        let number = number - TWO;
        digit(82 + number / (BASE * BASE));
        digit(number / BASE);
        digit(number);
    } else {
        let number = number - THREE;
        digit(89);
        digit(number / (BASE * BASE * BASE));
        digit(number / (BASE * BASE));
        digit(number / BASE);
        digit(number);
    }
}

/// The words of a text and what stands between them. One space between two
/// words goes without saying.
fn spoken(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut is_after_word = false;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let is_word = is_of_word(first);
            let end = rest.find(|letter| is_of_word(letter) != is_word);
            let (piece, left) = rest.split_at(end.unwrap_or(rest.len()));
            let goes_without_saying = piece == " " && is_after_word && !left.is_empty();
            rest = left;
            is_after_word = is_word;
            if !goes_without_saying {
                return Some(piece);
            }
        }
    })
}

/// What `records.js` puts a space before: a rule that both sides can say in
/// the same words, whatever version of Unicode they know.
fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '\'' || !letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a code as the browser does.
    fn read(codes: &str, words: &[String]) -> String {
        let mut digits = codes
            .bytes()
            .map(|byte| DIGITS.iter().position(|digit| *digit == byte).unwrap());
        let mut text = String::new();
        let mut after_word = false;
        while let Some(lead) = digits.next() {
            let mut more = |from: usize, count: usize, start: usize| {
                let number = (0..count).fold(start, |sum, _| sum * BASE + digits.next().unwrap());
                from + number
            };
            let number = match lead {
                0..ONE => lead,
                ONE..82 => more(ONE, 1, lead - ONE),
                82..89 => more(TWO, 2, lead - 82),
                _ => more(THREE, 4, 0),
            };
            let word = &words[number];
            let is_word = word.starts_with(is_of_word);
            if after_word && is_word {
                text.push(' ');
            }
            text.push_str(word);
            after_word = is_word;
        }
        text
    }

    fn list(words: &Words) -> Vec<String> {
        let mut all: Vec<String> = words.top.split('\n').map(str::to_owned).collect();
        let mut before: Vec<u16> = Vec::new();
        for entry in words.rest.split('\n').filter(|entry| !entry.is_empty()) {
            let shared = DIGITS
                .iter()
                .position(|digit| *digit == entry.as_bytes()[0]);
            before.truncate(shared.unwrap());
            before.extend(entry[1..].encode_utf16());
            all.push(String::from_utf16(&before).unwrap());
        }
        all
    }

    #[test]
    fn texts_come_back_as_they_were() {
        let texts = [
            "",
            " ",
            "One number that is yours for life, used on every NHS record.",
            "DCB0129: safety rules (for makers)  twice  spaced ",
            " starts and ends with a space ",
            "it's people\u{2019}s \u{1f600} caf\u{e9} \u{2013} na\u{ef}ve",
            "<img src=x onerror=alert(1)> \" \\ ' ` ${x} __proto__",
        ];
        let many: Vec<String> = (0..4_000).map(|at| format!("w{at} x{at:05}")).collect();
        let all = texts.iter().copied().chain(many.iter().map(String::as_str));
        let words = Words::of(all.clone());
        let listed = list(&words);
        for text in all {
            let mut codes = String::new();
            words.push(text, &mut codes);
            assert_eq!(read(&codes, &listed), text);
            assert!(
                !codes.contains([NEXT_TEXT, NEXT_VALUE, '"', '\\']),
                "{codes}"
            );
        }
    }

    #[test]
    fn sentences_come_back_with_their_first_letter() {
        let texts = [
            "The one",
            "the one",
            "NHS number",
            "A",
            "",
            "x",
            "\u{c9}t\u{e9}",
            "iPad",
            "Dm+d",
            "9 x",
        ];
        let sentences: Vec<Cow<'_, str>> = texts.iter().map(|text| uncapitalised(text)).collect();
        let words = Words::of(sentences.iter().map(|text| &**text));
        let listed = list(&words);
        assert!(!listed.contains(&"The".to_owned()), "{listed:?}");
        for text in texts {
            let mut codes = String::new();
            words.push_sentence(text, &mut codes);
            let plain = read(codes.trim_start_matches(AS_IT_IS), &listed);
            let mut capital = plain.clone();
            capital[..plain.chars().next().map_or(0, char::len_utf8)].make_ascii_uppercase();
            let is_marked = codes.starts_with(AS_IT_IS);
            assert_eq!(if is_marked { plain } else { capital }, text);
        }
    }

    #[test]
    fn every_length_of_code_is_read_back() {
        let words: Vec<String> = (0..THREE + 2).map(|number| number.to_string()).collect();
        for number in [0, ONE - 1, ONE, TWO - 1, TWO, THREE - 1, THREE, THREE + 1] {
            let mut codes = String::new();
            push_number(number, &mut codes);
            assert_eq!(read(&codes, &words), words[number]);
        }
    }

    #[test]
    fn the_most_used_words_have_the_shortest_codes() {
        let texts: Vec<String> = (0..200).map(|at| format!("the word{at}")).collect();
        let words = Words::of(texts.iter().map(String::as_str));
        let mut codes = String::new();
        words.push("the", &mut codes);
        assert_eq!(codes.len(), 1);
    }
}
