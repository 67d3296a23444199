//! What editors see of each page at one glance: grade, long sentences, words
//! that few know, dates. It measures; it knows no rule.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::claim::ClaimCounts;
use super::grade::Counts;
use super::known_words;
use super::measure::measure_text;
use super::names::NameFinder;
use super::prose::{Layer, Passage};
use super::settings::Settings;
use super::vocabulary::Vocabulary;
use super::walk::PageText;
use super::word::{Shape, Word};
use crate::site::{Origin, Page, Site};
use crate::text::{Date, SourcePath};

/// How many of the longest sentences are kept for a page.
const LONGEST: usize = 3;

/// One page at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct PageReport {
    /// The file.
    pub path: SourcePath,
    /// Its title.
    pub title: String,
    /// The kind of page.
    pub kind: &'static str,
    /// What its main text is counted into; names are not among the words.
    pub counts: Counts,
    /// The grade, where there is enough English text for one.
    pub grade: Option<f64>,
    /// Words of passages that do not count for the grade.
    pub other_words: usize,
    /// Its claims, and what stands behind them.
    pub claims: ClaimCounts,
    /// The longest sentences, the longest first.
    pub longest: Vec<LongSentence>,
    /// Words that few readers know, the most used first.
    pub difficult: Vec<DifficultWord>,
    /// When its facts were checked.
    pub checked: Option<Date>,
    /// The day by which they must be checked again.
    pub due: Option<Date>,
}

/// A sentence and its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongSentence {
    /// How many words it has.
    pub words: usize,
    /// The sentence.
    pub text: String,
}

/// A word that is neither common nor explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifficultWord {
    /// The word in small letters; short forms as they are written.
    pub word: String,
    /// How often it stands on the page.
    pub uses: usize,
}

/// A word of the site with its uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordUse {
    /// The word.
    pub word: String,
    /// How often it stands on all pages.
    pub uses: usize,
    /// On how many pages it stands.
    pub pages: usize,
    /// The first of these pages.
    pub first: SourcePath,
}

/// Measures every page with a file.
#[must_use]
pub fn report(site: &Site) -> Vec<PageReport> {
    let lexicon = Lexicon::of(site);
    let pages = site.pages.par_iter();
    pages
        .filter(|page| page.origin != Origin::Folder)
        .map_init(
            || Vocabulary::new(&lexicon),
            |vocabulary, page| page_report(site, page, vocabulary),
        )
        .collect()
}

/// The words of a site that are neither common nor explained, the most used
/// first.
#[must_use]
pub fn words(pages: &[PageReport]) -> Vec<WordUse> {
    let mut words: BTreeMap<&str, WordUse> = BTreeMap::new();
    for page in pages {
        for difficult in &page.difficult {
            let word = words.entry(&difficult.word).or_insert_with(|| WordUse {
                word: difficult.word.clone(),
                uses: 0,
                pages: 0,
                first: page.path.clone(),
            });
            word.uses += difficult.uses;
            word.pages += 1;
        }
    }
    let mut words: Vec<WordUse> = words.into_values().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.uses));
    words
}

fn page_report(site: &Site, page: &Page, vocabulary: &Vocabulary<'_>) -> PageReport {
    let text = PageText::read(site, page, vocabulary);
    let is_english = text.is_english();
    let measure = measure_text(&text);
    let main_words: usize = text.main_text().map(|passage| passage.words.len()).sum();
    let settings = Settings::of(&site.config, &page.body.source);
    let is_known = |word: &str| settings.knows(word);
    PageReport {
        path: page.body.source.clone(),
        title: page.title.clone(),
        kind: page.kind.as_str(),
        counts: measure.counts,
        grade: measure.grade,
        other_words: measure.words - main_words,
        claims: measure.claims,
        longest: longest(&text),
        difficult: if is_english {
            difficult(&text, is_known)
        } else {
            Vec::new()
        },
        checked: page
            .body
            .document
            .front
            .checked
            .as_ref()
            .map(|date| date.value),
        due: site.due(page),
    }
}

fn longest(text: &PageText<'_>) -> Vec<LongSentence> {
    let of_passage = |passage: &Passage<'_>| -> Vec<LongSentence> {
        let sentences = passage.sentences.iter();
        sentences
            .map(|range| LongSentence {
                words: passage.words_in(range).len(),
                text: passage.text[range.clone()].to_owned(),
            })
            .collect()
    };
    let mut sentences: Vec<LongSentence> = text.main_text().flat_map(of_passage).collect();
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.words));
    sentences.truncate(LONGEST);
    sentences
}

fn difficult(text: &PageText<'_>, is_known: impl Fn(&str) -> bool) -> Vec<DifficultWord> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in text.passages.iter().filter(|one| one.layer != Layer::Quote) {
        for word in &passage.words {
            if let Some(difficult) = text.lexicon.explained.difficult(passage, word)
                && !is_known(difficult)
            {
                *uses.entry(difficult).or_default() += 1;
            }
        }
    }
    let words = uses.into_iter();
    let mut words: Vec<DifficultWord> = words
        .map(|(word, uses)| DifficultWord {
            word: word.to_owned(),
            uses,
        })
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.uses));
    words
}

/// What a site names and explains, gathered once for all pages.
#[derive(Debug)]
pub struct Lexicon {
    /// Names of standards, services and bodies.
    pub names: NameFinder,
    /// Words that the glossary explains.
    pub explained: Explained,
}

impl Lexicon {
    /// Gathers the names and words of a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self {
            names: NameFinder::of(site),
            explained: Explained::of(site),
        }
    }
}

/// The words that the glossary explains.
#[derive(Debug)]
pub struct Explained(BTreeSet<String>);

impl Explained {
    /// Every word of every name in the glossary, in small letters.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let mut words = BTreeSet::new();
        for term in site.glossary.iter() {
            let names = [&term.name]
                .into_iter()
                .chain(&term.also)
                .chain(&term.expansion);
            for name in names {
                super::word::each(name, |range| {
                    words.insert(name[range].to_lowercase());
                });
            }
        }
        Self(words)
    }

    /// Whether a word, in small letters, or one of its first forms is explained.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word) || known_words::first_forms(word).any(|form| self.0.contains(&form))
    }

    /// The word, if it is neither common nor explained nor a name of somebody.
    #[must_use]
    pub fn difficult<'w>(&self, passage: &'w Passage<'_>, word: &'w Word) -> Option<&'w str> {
        let written = &passage.text[word.range.clone()];
        if word.shape == Shape::Number || written.len() < 3 {
            return None;
        }
        if word.shape == Shape::Acronym {
            let bare = word.lower().trim_end_matches("'s").trim_end_matches('s');
            return (!word.facts.is_explained && !self.has(bare)).then_some(written);
        }
        if word.facts.is_common || word.facts.is_explained {
            return None;
        }
        // A capital inside a sentence is a name.
        let starts = || passage.sentence_at(word.range.start).start == word.range.start;
        let is_name = written.starts_with(char::is_uppercase) && !starts() || passage.is_name(word);
        (!is_name).then_some(word.lower())
    }
}
