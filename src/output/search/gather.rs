//! Gathers the postings of all records and the words of their texts, on several threads.
//!
//! Each thread takes a run of pages, remembers the stem of each distinct word
//! and keeps its postings in the order of the records; joining the runs is
//! putting their lists one behind the other, so the number of threads changes
//! nothing. Threads are our own and not rayon's: several workers of rayon may
//! wait for one index, and a waiting worker must not be asked to help.

use std::panic::resume_unwind;
use std::thread;

use super::FIELDS;
use super::hash::WordMap;
use super::language::{is_stop, stem, tokens};
use super::records::{Unit, units_of};
use super::texts::{Counts, Dictionary};
use crate::site::{Page, Site};

/// A site with so many records is small.
const SMALL: u32 = 2_000;

/// A token with the records that hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// For each field the records, ascending, and how often each has it.
    pub(super) fields: [Vec<(u32, u32)>; FIELDS.len()],
}

/// All units and their postings.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) units: Vec<Unit>,
    /// Sorted by text.
    pub(super) tokens: Vec<Token>,
    /// For each field the number of tokens of each record.
    pub(super) lengths: [Vec<u32>; FIELDS.len()],
    /// The words and joints of all texts, and how often they stand there.
    pub(super) dictionary: Dictionary,
}

/// Gathers everything that can be found on these pages.
pub(super) fn gather(site: &Site, pages: &[&Page]) -> Gathered {
    let threads = rayon::current_num_threads();
    let runs = runs(site, pages, threads);
    join(in_threads(&runs, |pages| gather_run(site, pages)))
}

/// Works on each of some things in a thread of its own.
pub(super) fn in_threads<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    thread::scope(|scope| {
        let Some((first, others)) = things.split_first() else {
            return Vec::new();
        };
        let others: Vec<_> = others
            .iter()
            .map(|thing| scope.spawn(move || work(thing)))
            .collect();
        let first = work(first);
        let others = others
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(first).chain(others).collect()
    })
}

/// The pages in runs of about as many words.
fn runs<'a, 'b>(site: &Site, pages: &'a [&'b Page], count: usize) -> Vec<&'a [&'b Page]> {
    let words = |page: &&Page| site.words(page) + 1;
    let share = pages.iter().map(words).sum::<usize>() / count.max(1) + 1;
    let (mut runs, mut start, mut sum) = (Vec::new(), 0, 0);
    for (at, page) in pages.iter().enumerate() {
        sum += words(page);
        if sum >= share {
            runs.push(&pages[start..=at]);
            (start, sum) = (at + 1, 0);
        }
    }
    runs.push(&pages[start..]);
    runs
}

/// What one thread gathered. Records count from 0 in each run.
#[derive(Default)]
struct Run {
    units: Vec<Unit>,
    records: u32,
    lengths: [Vec<u32>; FIELDS.len()],
    counts: Counts,
    stems: Vec<Stem>,
    stem_places: WordMap<usize>,
    words: Vec<Word>,
    word_places: WordMap<usize>,
}

struct Stem {
    text: String,
    postings: Vec<Posting>,
}

#[derive(Clone, Copy)]
struct Posting {
    record: u32,
    field: u8,
    count: u32,
}

/// The stem of a word as written, unless it is a stop word.
struct Word {
    stem: Option<usize>,
}

fn gather_run(site: &Site, pages: &[&Page]) -> Run {
    let mut run = Run::default();
    for page in pages {
        for unit in units_of(site, page) {
            for record in &unit.records {
                for (field, text) in record.fields().into_iter().enumerate() {
                    run.take(field, text);
                }
                for text in record.shown() {
                    run.counts.take(text);
                }
                run.records += 1;
            }
            run.units.push(unit);
        }
    }
    run
}

impl Run {
    fn take(&mut self, field: usize, text: &str) {
        let mut length = 0;
        tokens(text, &mut |token| {
            length += u32::from(self.take_token(field, token));
        });
        self.lengths[field].push(length);
    }

    /// Whether the token is in the index.
    fn take_token(&mut self, field: usize, token: &str) -> bool {
        let place = match self.word_places.get(token) {
            Some(place) => *place,
            None => self.learn(token),
        };
        let Some(stem) = self.words[place].stem else {
            return false;
        };
        let field = u8::try_from(field).unwrap_or(u8::MAX);
        let postings = &mut self.stems[stem].postings;
        match postings.last_mut() {
            Some(last) if last.record == self.records && last.field == field => last.count += 1,
            _ => postings.push(Posting {
                record: self.records,
                field,
                count: 1,
            }),
        }
        true
    }

    /// Works out the stem of a word that was not seen before.
    fn learn(&mut self, token: &str) -> usize {
        let stem = (!is_stop(token)).then(|| self.stem_place(stem(token)));
        let place = self.words.len();
        self.words.push(Word { stem });
        self.word_places.insert(token.to_owned(), place);
        place
    }

    fn stem_place(&mut self, stem: String) -> usize {
        let next = self.stems.len();
        let place = *self.stem_places.entry(stem.clone()).or_insert(next);
        if place == next {
            self.stems.push(Stem {
                text: stem,
                postings: Vec::new(),
            });
        }
        place
    }
}

fn join(runs: Vec<Run>) -> Gathered {
    let mut gathered = Gathered::default();
    let (mut stems, mut counts, mut base) = (Vec::new(), Vec::new(), 0);
    for run in runs {
        gathered.units.extend(run.units);
        for (all, own) in gathered.lengths.iter_mut().zip(run.lengths) {
            all.extend(own);
        }
        stems.extend(
            run.stems
                .into_iter()
                .map(|stem| (stem.text, base, stem.postings)),
        );
        counts.extend(run.counts.into_pairs());
        base += run.records;
    }
    stems.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    for (text, base, postings) in stems {
        if gathered.tokens.last().is_none_or(|last| last.text != text) {
            gathered.tokens.push(Token {
                text,
                fields: Default::default(),
            });
        }
        if let Some(token) = gathered.tokens.last_mut() {
            for posting in postings {
                token.fields[usize::from(posting.field)]
                    .push((base + posting.record, posting.count));
            }
        }
    }
    // A small site is led back from typing errors to every word that it has.
    let least = if base > SMALL { 2 } else { 1 };
    gathered.dictionary = Dictionary::new(counts, least);
    gathered
}
