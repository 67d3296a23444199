//! Maps from words, for many millions of questions.
//!
//! What takes the time is waiting for memory, so a word of the usual length
//! stands in the table itself. The maps are asked and never listed by their
//! hash, so it decides nothing about the output; authors' own words are no
//! attack on their own build, so it need not resist one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use indexmap::IndexSet;

type Hash = BuildHasherDefault<WordHasher>;

/// Words, which have a number each from 0 in the order they came.
pub type WordSet = IndexSet<Box<str>, Hash>;

/// Small things by word, most quickly asked.
#[derive(Debug)]
pub struct QuickMap<V> {
    short: HashMap<u128, V, Hash>,
    long: HashMap<Box<str>, V, Hash>,
}

impl<V> Default for QuickMap<V> {
    fn default() -> Self {
        Self {
            short: HashMap::default(),
            long: HashMap::default(),
        }
    }
}

impl<V: Clone> QuickMap<V> {
    /// What was last kept for a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<V> {
        match short(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        }
        .cloned()
    }

    /// Keeps something for a word.
    pub fn insert(&mut self, word: &str, value: V) {
        match short(word) {
            Some(short) => self.short.insert(short, value),
            None => self.long.insert(word.into(), value),
        };
    }
}

impl<'a, V: Clone> FromIterator<(&'a str, V)> for QuickMap<V> {
    fn from_iter<I: IntoIterator<Item = (&'a str, V)>>(words: I) -> Self {
        let mut map = Self::default();
        for (word, value) in words {
            map.insert(word, value);
        }
        map
    }
}

/// A word of at most 15 bytes as a number: its bytes, and how many they are.
/// Whole numbers are read, which may overlap: a copy of so few bytes would take
/// as long as all else that is done with them.
fn short(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let (low, high) = match bytes.len() {
        length @ 8..=15 => {
            let last = u64::from_le_bytes(*bytes.last_chunk()?);
            let behind = u128::from(last) >> (8 * (16 - length));
            (u64::from_le_bytes(*bytes.first_chunk()?), behind)
        }
        length @ 4..=7 => {
            let first = u32::from_le_bytes(*bytes.first_chunk()?);
            let last = u32::from_le_bytes(*bytes.last_chunk()?);
            (u64::from(first) | u64::from(last) << (8 * (length - 4)), 0)
        }
        0..=3 => {
            let in_order = |low, byte: &u8| low << 8 | u64::from(*byte);
            (bytes.iter().fold(0, in_order), 0)
        }
        _ => return None,
    };
    let length = (bytes.len() as u128) << 120;
    Some(length | high << 64 | u128::from(low))
}

/// Eight bytes at a time, each mixed by a multiplication.
#[derive(Debug, Default, Clone, Copy)]
pub struct WordHasher(u64);

/// An odd number with its bits well spread: 2 to the 64 over the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl WordHasher {
    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(SPREAD);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.mix(u64::from_le_bytes(*eight));
        }
        let in_order = |value, byte: &u8| value << 8 | u64::from(*byte);
        self.mix(rest.iter().fold(0, in_order));
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(u64::from(value));
    }

    fn finish(&self) -> u64 {
        // The map looks at the highest and the lowest bits.
        self.0 ^ self.0 >> 29
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_keep_what_they_were_given() {
        let mut map = QuickMap::default();
        let words: Vec<String> = (0..40).map(|length| "\u{0}".repeat(length)).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(map.get(word), None);
            map.insert(word, number);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(map.get(word), Some(number));
        }
        // Words that differ in one place, wherever it is, differ.
        for length in 0..20 {
            for place in 0..length {
                let mut word = vec![b'a'; length];
                let before = String::from_utf8_lossy(&word).into_owned();
                word[place] = b'b';
                let after = String::from_utf8_lossy(&word).into_owned();
                map.insert(&before, 1_000 + place);
                map.insert(&after, 2_000 + place);
                assert_eq!(map.get(&before), Some(1_000 + place));
            }
        }
        map.insert("", 7);
        assert_eq!(map.get(""), Some(7));
    }
}
