//! Maps from words, for many millions of questions.
//!
//! What takes the time is waiting for memory, so a word of the usual length
//! stands in the table itself. The maps are asked and never listed by their
//! hash, so it decides nothing about the output; authors' own words are no
//! attack on their own build, so it need not resist one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use indexmap::{IndexMap, IndexSet};

type Hash = BuildHasherDefault<WordHasher>;

/// Things by word, which have a number each from 0 in the order they came.
pub type WordMap<V> = IndexMap<Box<str>, V, Hash>;

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

/// A word of at most 15 bytes as a number: its bytes, and how many they are.
fn short(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes[..15]
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    bytes[15] = u8::try_from(word.len()).ok()?;
    Some(u128::from_le_bytes(bytes))
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
        map.insert("", 7);
        assert_eq!((map.get(""), map.get("a")), (Some(7), None));
    }
}
