//! A short, sure name for a piece of data.

use std::fmt;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The first 128 bits of a SHA-256: two different inputs never share one in
/// practice, so a memo or a file name may rest on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of some bytes.
    #[must_use]
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self::of_parts([bytes.as_ref()])
    }

    /// The fingerprint of several pieces in order. Lengths are part of it, so
    /// that `["ab", "c"]` and `["a", "bc"]` differ.
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self::shorten(hasher)
    }

    /// The fingerprint of everything that a reader gives, without holding it:
    /// equal to [`Fingerprint::of`] the same bytes where there are `length`.
    ///
    /// # Errors
    /// Where the reader fails.
    pub fn of_reader(mut reader: impl Read, length: u64) -> io::Result<Self> {
        let mut hasher = Sha256::new();
        hasher.update(length.to_le_bytes());
        io::copy(&mut reader, &mut hasher)?;
        Ok(Self::shorten(hasher))
    }

    fn shorten(hasher: Sha256) -> Self {
        let mut short = [0; 16];
        short.copy_from_slice(&hasher.finalize()[..16]);
        Self(short)
    }

    /// Both as one.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self::of_parts([self.0.as_slice(), other.0.as_slice()])
    }

    /// The bytes, for a further fingerprint.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The fingerprint that was written as 32 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// Ten hexadecimal digits, for the name of a file (`base-1a2b3c4d5e.css`).
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One number, since a build writes this for each of its files, twice.
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_back_as_it_was_written() {
        let fingerprint = Fingerprint::of("abc");
        assert_eq!(
            Fingerprint::parse(&fingerprint.to_string()),
            Some(fingerprint)
        );
        for text in [
            "",
            "12",
            "+2345678901234567890123456789012",
            "\u{177}\u{177}45678901234567890123456789",
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }
}
