//! Finds the words of the glossary in running text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::lists::Term;

/// Endings that a word may take: the plural and the possessive. Words are
/// never cut to a stem: "organ" is not "organisation".
const ENDINGS: [&str; 5] = ["\u{2019}s", "'s", "es", "s", ""];

/// Every name of every word of the glossary, ready to be looked for.
#[derive(Debug)]
pub struct TermFinder {
    automaton: Option<AhoCorasick>,
    names: Vec<Name>,
}

/// A name of a word.
#[derive(Debug)]
struct Name {
    term: usize,
    text: String,
    case: Case,
}

/// Whether capital and small letters must be as in the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// IT is not it, and WHO is not who.
    Exact,
    /// A sentence may start with the word.
    Fold,
}

impl TermFinder {
    /// A finder for the words of a glossary.
    #[must_use]
    pub fn new(glossary: &[Term]) -> Self {
        let mut names = Vec::new();
        for (at, term) in glossary.iter().enumerate() {
            // What a short form stands for counts where it is no plain word.
            let long = term.expansion.iter().filter(|words| words.contains(' '));
            for text in [&term.name].into_iter().chain(&term.also).chain(long) {
                names.push(Name {
                    term: at,
                    text: text.clone(),
                    case: case_of(text),
                });
            }
        }
        names.retain(|name| name.text.chars().any(char::is_alphanumeric));
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(names.iter().map(|name| &name.text));
        // Only a glossary of gigabytes could fail; then nothing is explained.
        Self {
            automaton: automaton.ok().filter(|_| !names.is_empty()),
            names,
        }
    }

    /// The place in the glossary of a word by any of its names.
    #[must_use]
    pub fn named(&self, words: &str) -> Option<usize> {
        let words = words.trim().to_lowercase();
        let name = self
            .names
            .iter()
            .find(|name| name.text.to_lowercase() == words);
        name.map(|name| name.term)
    }

    /// The first word of the glossary in `text` from a byte on: where it
    /// stands, with its ending, and its place in the glossary. The longest
    /// name wins.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<(Range<usize>, usize)> {
        let automaton = self.automaton.as_ref()?;
        let mut start = from;
        while let Some(found) = automaton.find(Input::new(text).range(start..)) {
            let name = &self.names[found.pattern().as_usize()];
            if let Some(end) = whole_word(text, found.range())
                && (name.case == Case::Fold || text[found.range()] == name.text)
            {
                return Some((found.start()..end, name.term));
            }
            let letter = text[found.start()..]
                .chars()
                .next()
                .map_or(1, char::len_utf8);
            start = found.start() + letter;
        }
        None
    }
}

/// Where a match ends with its ending, if it is a whole word.
fn whole_word(text: &str, range: Range<usize>) -> Option<usize> {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let before = text[..range.start].chars().next_back();
    if before.is_some_and(|c| letter(c) || c == '-') {
        return None;
    }
    let after = &text[range.end..];
    let fits = |ending: &&&str| {
        let rest = after.strip_prefix(**ending);
        rest.is_some_and(|rest| !rest.starts_with(|c| letter(c) || c == '-'))
    };
    ENDINGS
        .iter()
        .find(fits)
        .map(|ending| range.end + ending.len())
}

/// Names with two capitals in one word are written in one way only.
fn case_of(name: &str) -> Case {
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    let exact = name.split_whitespace().any(|word| capitals(word) > 1);
    if exact { Case::Exact } else { Case::Fold }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Slug;

    fn finder(names: &[&str]) -> TermFinder {
        let term = |name: &&str| Term {
            id: Slug::new(name),
            name: (*name).to_owned(),
            expansion: None,
            short: String::new(),
            blocks: Vec::new(),
            say: None,
            is_not: None,
            also: Vec::new(),
            see: Vec::new(),
            sources: Vec::new(),
        };
        TermFinder::new(&names.iter().map(term).collect::<Vec<_>>())
    }

    #[test]
    fn the_longest_whole_word_is_found() {
        let finder = finder(&["UK Core", "FHIR", "FHIR UK Core", "Standard", "IT", "organ"]);
        let find = |text: &str| {
            finder
                .find(text, 0)
                .map(|(range, term)| (text[range].to_owned(), term))
        };
        assert_eq!(
            find("see FHIR UK Core now"),
            Some(("FHIR UK Core".into(), 2))
        );
        assert_eq!(find("two standards meet"), Some(("standards".into(), 3)));
        assert_eq!(
            find("the standard\u{2019}s owner"),
            Some(("standard\u{2019}s".into(), 3))
        );
        assert_eq!(find("it is a unit, fhir, organisation, non-standard"), None);
        assert_eq!(find("our IT team"), Some(("IT".into(), 4)));
        assert_eq!(finder.named("uk core"), Some(0));
    }
}
