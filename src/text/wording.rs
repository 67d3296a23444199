//! The words of the interface.

use std::collections::BTreeMap;

use serde::Serialize;

/// What a theme says to readers, by the keys of its `words.toml`: plain text,
/// to be escaped where it is written.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// The word of a key; the key itself where there is none, which a test of
    /// the default theme refuses.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }
}

impl From<BTreeMap<String, String>> for Wording {
    fn from(words: BTreeMap<String, String>) -> Self {
        Self(words)
    }
}
