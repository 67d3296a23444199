//! A fast hash for words. The maps are only ever asked, never listed, so it
//! decides nothing about the output; authors' own words are no attack on their
//! own build, so it need not resist one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words, quickly asked.
pub(super) type WordMap<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// Eight bytes at a time, each mixed by a multiplication.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct WordHasher(u64);

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
