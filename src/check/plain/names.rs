//! Names of standards, services and bodies: they stay out of a grade, and no
//! rule on words looks inside them. It knows the lists of a site, no rule.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::site::Site;

/// Every name of a site, ready to be looked for.
#[derive(Debug)]
pub struct NameFinder(Option<AhoCorasick>);

impl NameFinder {
    /// The names in the glossary, the catalogue and the list of organisations.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self::new(&names(site))
    }

    /// A finder for these names, capital letters as written.
    #[must_use]
    pub fn new(names: &BTreeSet<String>) -> Self {
        if names.is_empty() {
            return Self(None);
        }
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names);
        // Only lists of gigabytes could fail; then nothing is a name.
        Self(built.ok())
    }

    /// Where names stand in a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let Some(automaton) = &self.0 else {
            return Vec::new();
        };
        let found = automaton.find_iter(text).map(|found| found.range());
        found.filter(|range| is_whole(text, range)).collect()
    }
}

/// Whether no letter or digit stands directly before or after; a plural and a
/// possessive belong to the word.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = &text[range.end..];
    let after = after.strip_prefix("'s").unwrap_or(after).chars().next();
    !before.is_some_and(joins) && !after.is_some_and(|c| joins(c) || c == '\'')
}

/// Whether a letter or a mark makes one word with those beside it.
pub(super) fn joins(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

fn names(site: &Site) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for term in site.glossary.iter() {
        let written = [&term.name]
            .into_iter()
            .chain(&term.expansion)
            .chain(&term.also);
        names.extend(written.cloned());
    }
    names.extend(site.organisations.iter().map(|body| body.name.clone()));
    for standard in site.catalogue.standards.values() {
        names.insert(standard.title.value.clone());
        names.extend(standard.also_known_as.value.iter().cloned());
    }
    for service in site.catalogue.services.values() {
        names.insert(service.title.value.clone());
        names.extend(service.also_known_as.value.iter().cloned());
    }
    // A name starts each of its long words with a capital.
    names.retain(|name| {
        let mut long = name.split([' ', '-']).filter(|word| word.len() > 3);
        let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        name.len() > 1 && name.split(' ').any(capital) && long.all(capital) && name.contains(' ')
    });
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole_and_as_written() {
        let names = ["Terminology Server", "GP Connect"].map(str::to_owned);
        let finder = NameFinder::new(&names.into());
        let find = |text: &str| finder.find(text).len();
        assert_eq!(find("The Terminology Server and GP Connect's tests"), 2);
        assert_eq!(find("a terminology server, GP Connected"), 0);
    }
}
