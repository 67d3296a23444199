//! Gathers the postings of all records and the words of their texts, on several threads.
//!
//! Each thread takes a run of pages and keeps its postings in the order of the
//! records; joining the runs is putting their lists one behind the other, so
//! the number of threads changes nothing. Threads are our own and not rayon's: several workers of rayon may
//! wait for one index, and a waiting worker must not be asked to help.

use std::panic::resume_unwind;
use std::thread;

use super::FIELDS;
use super::records::Unit;
use super::run::{Passages, Run, gather_run};
use super::texts::Dictionary;
use crate::site::{Page, Site};

/// A site with so many records is small.
const SMALL: u32 = 2_000;

/// A token with the records that hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: Box<str>,
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
    /// The texts that results show, in runs of units.
    pub(super) passages: Vec<Passages>,
    /// The words and joints of all texts.
    pub(super) dictionary: Dictionary,
}

/// Gathers everything that can be found on these pages.
pub(super) fn gather(site: &Site, pages: &[&Page]) -> Gathered {
    let runs = runs(site, pages, threads());
    join(in_threads(&runs, |pages| gather_run(site, pages)))
}

/// On how many threads words are gathered: on half of what the machine has.
/// Each thread learns every word anew, and the other half has pages to write.
fn threads() -> usize {
    rayon::current_num_threads().div_ceil(2)
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

/// Works on each of many small things, on all threads.
pub(super) fn in_shares<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let share = things.len().div_ceil(rayon::current_num_threads()).max(1);
    let shares: Vec<&[T]> = things.chunks(share).collect();
    let done = in_threads(&shares, |share| -> Vec<R> {
        share.iter().map(&work).collect()
    });
    done.into_iter().flatten().collect()
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

fn join(runs: Vec<Run>) -> Gathered {
    let mut gathered = Gathered {
        tokens: tokens(&runs),
        ..Gathered::default()
    };
    let mut records = 0;
    for run in runs {
        gathered.units.extend(run.units);
        for (all, own) in gathered.lengths.iter_mut().zip(run.lengths) {
            all.extend(own);
        }
        gathered.passages.push(run.passages);
        records += run.records;
    }
    // A small site is led back from typing errors to every word that it has.
    let least = if records > SMALL { 2 } else { 1 };
    let counts = gathered.passages.iter().flat_map(Passages::counts);
    gathered.dictionary = Dictionary::new(counts.collect(), least);
    gathered
}

/// A stem of a run: its text, the number of the first record of the run, and
/// its own number there.
type Stem<'a> = (&'a str, u32, usize, &'a Run);

/// The tokens of all runs: records of a run come after those of the one before.
fn tokens(runs: &[Run]) -> Vec<Token> {
    let mut stems = Vec::new();
    let mut base = 0;
    for run in runs {
        let own = run.postings.stems.iter().enumerate();
        stems.extend(own.map(|(stem, text)| (&**text, base, stem, run)));
        base += run.records;
    }
    stems.sort_unstable_by_key(|(text, base, ..)| (*text, *base));
    let same: Vec<&[Stem]> = stems.chunk_by(|a, b| a.0 == b.0).collect();
    let token = |same: &&[Stem]| {
        let mut fields = <[Vec<(u32, u32)>; FIELDS.len()]>::default();
        for (_, base, stem, run) in *same {
            for (record, field) in run.postings.of(*stem) {
                match fields[field].last_mut() {
                    Some((last, count)) if *last == base + record => *count += 1,
                    _ => fields[field].push((base + record, 1)),
                }
            }
        }
        let text = same[0].0.into();
        Token { text, fields }
    };
    // Words that stand in longer ones only have a stem, but no place.
    let is_posted = |token: &Token| token.fields.iter().any(|records| !records.is_empty());
    let tokens = in_shares(&same, token).into_iter();
    tokens.filter(is_posted).collect()
}
