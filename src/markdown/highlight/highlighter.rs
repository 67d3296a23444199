//! Remembers what was coloured before.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::language::Language;
use super::tokens::Highlighted;
use super::{lex, within_limits};
use crate::text::Fingerprint;

/// How many parts the memo has, so that threads seldom wait for each other.
const PARTS: usize = 16;

/// How many tokens one half of a part holds. All halves together are at most
/// 16 x 2 x 32,768 tokens of 12 bytes: about 12 MB.
const TOKENS_A_HALF: usize = 32_768;

/// [`super::highlight`] with a memory. Only languages that go through syntect
/// are remembered: our own lexers are quicker than the fingerprint that a
/// look-up needs. What it returns never depends on what it remembers.
#[derive(Debug, Default)]
pub struct Highlighter {
    parts: [Mutex<Part>; PARTS],
}

/// A part of the memo. When the new half is full it becomes the old one, and
/// what nobody asked for since then is forgotten.
#[derive(Debug, Default)]
struct Part {
    new: BTreeMap<Fingerprint, Highlighted>,
    old: BTreeMap<Fingerprint, Highlighted>,
    /// Tokens in `new`.
    tokens: usize,
}

impl Highlighter {
    /// A highlighter that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same as [`super::highlight`].
    pub fn highlight(&self, language: &str, code: &str) -> Highlighted {
        match Language::named(language) {
            Some(language) if within_limits(code) => self.recall(language, code),
            _ => Highlighted::default(),
        }
    }

    fn recall(&self, language: Language, code: &str) -> Highlighted {
        let Language::Syntax(syntax) = language else {
            return lex(language, code);
        };
        let name = syntax.ending().as_bytes();
        let fingerprint = Fingerprint::of_parts([name, code.as_bytes()]);
        let part = &self.parts[usize::from(fingerprint.bytes()[0]) % PARTS];
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(fingerprint) {
            return known;
        }
        let fresh = lex(language, code);
        lock().insert(fingerprint, fresh.clone());
        fresh
    }
}

impl Part {
    fn get(&mut self, fingerprint: Fingerprint) -> Option<Highlighted> {
        if let Some(known) = self.new.get(&fingerprint) {
            return Some(known.clone());
        }
        let known = self.old.remove(&fingerprint)?;
        self.insert(fingerprint, known.clone());
        Some(known)
    }

    fn insert(&mut self, fingerprint: Fingerprint, highlighted: Highlighted) {
        // A block without tokens takes room too.
        let tokens = highlighted.tokens().len().max(1);
        if self.tokens + tokens > TOKENS_A_HALF {
            self.old = std::mem::take(&mut self.new);
            self.tokens = 0;
        }
        if self.new.insert(fingerprint, highlighted).is_none() {
            self.tokens += tokens;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::highlight::highlight;
    use rayon::prelude::*;

    #[test]
    fn remembers_and_says_the_same() {
        let highlighter = Highlighter::new();
        let code = "a: 1 # note\n";
        let first = highlighter.highlight("yaml", code);
        let second = highlighter.highlight("yml", code);
        assert_eq!(first, highlight("yaml", code));
        assert!(std::ptr::eq(first.tokens(), second.tokens()));
        assert!(!first.tokens().is_empty());
        assert_ne!(highlighter.highlight("sql", code), first);
    }

    #[test]
    fn forgets_before_it_grows_without_end() {
        let mut part = Part::default();
        let value = highlight("json", &"[1,2,3,4]\n".repeat(100));
        let kept = Fingerprint::of("kept");
        part.insert(kept, value.clone());
        for number in 0..1_000_u32 {
            part.insert(Fingerprint::of(number.to_le_bytes()), value.clone());
            assert_eq!(part.get(kept), Some(value.clone()));
            let held = part.new.len() + part.old.len();
            assert!(held * value.tokens().len() <= 2 * TOKENS_A_HALF);
        }
        assert_eq!(part.get(Fingerprint::of(0_u32.to_le_bytes())), None);
    }

    #[test]
    fn threads_may_share_it() {
        let highlighter = Highlighter::new();
        let codes: Vec<String> = (0..64).map(|n| format!("key{}: {n}\n", n % 7)).collect();
        let together: Vec<_> = codes
            .par_iter()
            .map(|code| highlighter.highlight("yaml", code))
            .collect();
        let alone: Vec<_> = codes.iter().map(|code| highlight("yaml", code)).collect();
        assert_eq!(together, alone);
    }
}
