//! Finds the words of all rules in one pass over a text.
//!
//! It knows rules by number and their words. It never knows pages.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::inflect::{self, FORMS};
use super::names::{is_whole, joins};
use super::rule::{Rule, RuleFile};
use crate::text::QuickMap;

/// The words of all rules, ready to be looked for.
///
/// They only count where they stand whole, so a text is asked word by word;
/// an automaton over the letters of so many phrases takes long to build.
#[derive(Debug)]
pub struct PhraseFinder {
    /// The places of phrases by their first word in small letters.
    by_start: QuickMap<Arc<[usize]>>,
    phrases: Vec<Phrase>,
}

/// Some words of a rule.
#[derive(Debug)]
pub struct Phrase {
    text: String,
    /// Whether it starts with a small letter: a capital inside a sentence is
    /// a name then.
    pub is_small: bool,
    /// The rule, by its place in the set.
    pub rule: usize,
    /// What to write instead; empty where the words can only go.
    pub better: String,
    /// What is done with them.
    pub use_: Use,
}

/// What is done with words that are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// They are said to the author.
    Say,
    /// They are said, and `--fix` may change them.
    Change,
    /// They are fine, and so are the words inside them.
    Shield,
}

/// Words that were found.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// Where they stand.
    pub range: Range<usize>,
    /// Which they are.
    pub phrase: &'a Phrase,
}

impl PhraseFinder {
    /// A finder for the words of some rules.
    #[must_use]
    pub fn new(rules: &[Rule]) -> Self {
        let mut by_start: HashMap<String, Vec<usize>> = HashMap::new();
        let mut phrases = Vec::new();
        for (rule, file) in rules.iter().map(|rule| &rule.file).enumerate() {
            for (text, better, use_) in entries(file) {
                let Some(start) = starts(&text).next() else {
                    continue;
                };
                let start = text[start].to_ascii_lowercase();
                by_start.entry(start).or_default().push(phrases.len());
                let is_small = text.starts_with(char::is_lowercase);
                phrases.push(Phrase {
                    text,
                    is_small,
                    rule,
                    better,
                    use_,
                });
            }
        }
        let by_start = by_start
            .iter()
            .map(|(start, places)| (start.as_str(), Arc::from(places.as_slice())));
        Self {
            by_start: by_start.collect(),
            phrases,
        }
    }

    /// The words of each rule in a text: the first and longest of a rule win.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        let mut lower = String::new();
        for start in starts(text) {
            lower.clear();
            lower.push_str(&text[start.clone()]);
            lower.make_ascii_lowercase();
            let known = self.by_start.get(&lower);
            let places = known.iter().flat_map(|places| places.iter());
            let phrases = places.filter_map(|place| self.phrases.get(*place));
            hits.extend(phrases.filter_map(|phrase| phrase.at(start.start, text)));
        }
        let order = |hit: &Hit<'_>| (hit.phrase.rule, hit.range.start, usize::MAX - hit.range.end);
        hits.sort_by_key(order);
        let mut end = (usize::MAX, 0);
        hits.retain(|hit| {
            let overlaps = hit.phrase.rule == end.0 && hit.range.start < end.1;
            if !overlaps {
                end = (hit.phrase.rule, hit.range.end);
            }
            !overlaps
        });
        hits.retain(|hit| hit.phrase.use_ != Use::Shield);
        hits
    }
}

impl Phrase {
    /// The phrase, if it stands whole at a place of a text.
    fn at(&self, start: usize, text: &str) -> Option<Hit<'_>> {
        let range = start..start + self.text.len();
        let written = text.get(range.clone())?;
        let stands = written.eq_ignore_ascii_case(&self.text) && is_whole(text, &range);
        stands.then_some(Hit {
            range,
            phrase: self,
        })
    }
}

/// Where a phrase may start: at the words of a text, and at each mark that
/// does not touch a word before it. A word goes on to its last letter.
fn starts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let start = at;
        if !joins(first) {
            at += first.len_utf8();
            return Some(start..at);
        }
        let end = rest.find(|c| !joins(c)).unwrap_or(rest.len());
        let word = start..start + end;
        // The mark after a word touches it.
        at = word.end + text[word.end..].chars().next().map_or(0, char::len_utf8);
        Some(word)
    })
}

/// All words of a file: the text, the better words, what is done with it.
fn entries(file: &RuleFile) -> Vec<(String, String, Use)> {
    let mut entries = Vec::new();
    for (list, use_) in [(&file.words, Use::Say), (&file.safe, Use::Change)] {
        for (forms, better) in list {
            let last = better.split('|').next_back().unwrap_or_default();
            let better = better.split('|').chain(std::iter::repeat(last));
            for (form, better) in forms.split('|').zip(better) {
                entries.extend(each_form(form, better).map(|(form, better)| (form, better, use_)));
            }
        }
    }
    let fine = file
        .except
        .iter()
        .map(|text| (text.clone(), String::new(), Use::Shield));
    entries.extend(fine);
    entries
}

/// Words with the better ones; with a verb in curly brackets, each form of it.
fn each_form(words: &str, better: &str) -> impl Iterator<Item = (String, String)> {
    let many = inflect::forms(words);
    let better_forms = inflect::forms(better);
    let better_forms = better_forms.unwrap_or_else(|| [(); FORMS].map(|()| better.to_owned()));
    let one = many
        .is_none()
        .then(|| (words.to_owned(), better.to_owned()));
    one.into_iter()
        .chain(many.into_iter().flatten().zip(better_forms))
}

/// Better words in the place of found ones: a capital stays a capital.
#[must_use]
pub(super) fn in_place_of(found: &str, better: &str) -> String {
    let mut letters = better.chars();
    let starts_with_capital = found.starts_with(char::is_uppercase);
    match letters.next().filter(|_| starts_with_capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => better.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_of_a_rule_win() {
        let file = "level = 'advice'\nmeaning = ''\nmessage = ''\nhelp = ''\nwhy = ''\nsource = ''\n\
                    fires = []\nquiet = []\nexcept = ['acute trust']\n\
                    [words]\n'acute' = 'sudden'\n'in order to' = 'to'\n'order' = ''\n'{move} house' = '{go}'\n\
                    [safe]\n'uses|used' = 'has|had'\n";
        let finder = PhraseFinder::new(&[Rule::read("a/b", file, None, None).unwrap()]);
        let find = |text: &str| {
            let hits = finder.find(text);
            let pairs = hits.iter().map(|hit| {
                let found = &text[hit.range.clone()];
                format!("{found}={}", in_place_of(found, &hit.phrase.better))
            });
            pairs.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(find("In order to use an acute trust"), "In order to=To");
        assert_eq!(find("Acute pain; non-acute; acutely"), "Acute=Sudden");
        assert_eq!(
            find("Moving house; he moved house"),
            "Moving house=Going moved house=went"
        );
        assert_eq!(find("(use \"uses\") Used-up, used's"), "uses=has used=had");
        assert_eq!(find("He used what she uses."), "used=had uses=has");
    }
}
