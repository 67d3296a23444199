//! The files of the index: the first one, and shards of words, titles, texts
//! and vocabulary.
//!
//! How many there are follows from the number of words of the site alone; what
//! each holds is cut by bytes. This file never knows how tokens are made.

use super::gather::{Gathered, Token};
use super::pack::{numbers, push_field, push_number, push_postings, push_string};
use super::records::{Unit, UnitKind};
use super::words::{IRREGULAR, SPELLINGS, STOP, WHOLE_SPELLINGS};
use super::{FIELDS, INDEX};
use crate::site::Site;

/// A site of so many words has one file.
const ONE_FILE: usize = 40_000;
/// Words of the site to each shard of postings, titles, texts, vocabulary:
/// about 12 KB, 8 KB, 32 KB and 16 KB of each.
const A_SHARD: [usize; 4] = [12_000, 60_000, 6_000, 200_000];
/// Words that a typing error may be led back to, at most.
const MOST_WORDS: usize = 30_000;
/// Everyday words, which are never taken for typing errors.
const EVERYDAY: &str = include_str!("everyday.txt");

/// What the shards of each sort are called.
const SORTS: [&str; 4] = ["words", "titles", "texts", "vocabulary"];

/// How many shards there are of each sort; none where all is in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    shards: [usize; 4],
}

impl Layout {
    /// The layout for a site of so many words.
    pub(super) fn of_words(words: usize) -> Self {
        let shards = if words <= ONE_FILE { [0; 4] } else { A_SHARD.map(|each| words.div_ceil(each)) };
        Self { shards }
    }

    fn is_one_file(self) -> bool {
        self.shards[0] == 0
    }

    /// The addresses of all files; the first one first.
    pub(super) fn names(self, edition: &str) -> Vec<String> {
        let shards = SORTS.iter().zip(self.shards);
        let names = shards.flat_map(|(sort, count)| {
            (0..count).map(move |number| format!("search/{edition}/{sort}-{number}.js"))
        });
        std::iter::once(INDEX.to_owned()).chain(names).collect()
    }
}

/// A sort of shard, written: what each begins with, and the calls that bring it.
struct Sort {
    begins: Vec<String>,
    calls: Vec<String>,
}

/// Writes every file, in the order of [`Layout::names`].
pub(super) fn write(gathered: &Gathered, site: &Site, layout: Layout, edition: &str) -> Vec<Vec<u8>> {
    let count = |sort: usize| layout.shards[sort].max(1);
    let sorts = [
        words(&gathered.tokens, count(0), edition),
        titles(&gathered.units, count(1), edition),
        texts(&gathered.units, count(2), edition),
        vocabulary(gathered, count(3), edition),
    ];
    let mut first = begin(gathered, site, &sorts, layout, edition);
    let calls: Vec<String> = sorts.into_iter().flat_map(|sort| sort.calls).collect();
    if layout.is_one_file() {
        first.push_str(&calls.concat());
        return vec![first.into_bytes()];
    }
    let files = std::iter::once(first).chain(calls);
    files.map(String::into_bytes).collect()
}

/// Cuts items into so many runs of about as many bytes. A run may be empty.
fn cut<T>(items: &[T], count: usize, size: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let total: usize = items.iter().map(&size).sum();
    let (mut runs, mut start, mut sum) = (Vec::with_capacity(count), 0, 0);
    for (at, item) in items.iter().enumerate() {
        // A run ends before the item that takes it over its share.
        while sum > 0 && runs.len() + 1 < count && sum * count >= total * (runs.len() + 1) {
            runs.push(&items[start..at]);
            start = at;
        }
        sum += size(item);
    }
    runs.push(&items[start..]);
    while runs.len() < count {
        runs.push(&[]);
    }
    runs
}

/// `GuidepostIndex.add("edition", "sort", 3, "...", "...");`
fn call(edition: &str, sort: usize, number: usize, payload: &[&str]) -> String {
    let size: usize = payload.iter().map(|text| text.len()).sum();
    let mut script = String::with_capacity(size + size / 32 + 64);
    script.push_str(&format!("GuidepostIndex.add(\"{edition}\",\"{}\",{number}", SORTS[sort]));
    for text in payload {
        script.push(',');
        push_string(text, &mut script);
    }
    script.push_str(");\n");
    script
}

/// Postings: for each token a mask of its fields, then the records of each.
fn words(tokens: &[Token], count: usize, edition: &str) -> Sort {
    let written: Vec<(&str, String)> = tokens.iter().map(|token| (token.text.as_str(), postings(token))).collect();
    let runs = cut(&written, count, |(text, postings)| text.len() + 1 + postings.len());
    // An empty shard begins after every token.
    let last = || "\u{ffff}".to_owned();
    let begins = runs.iter().map(|run| run.first().map_or_else(last, |(text, _)| (*text).to_owned()));
    let calls = runs.iter().enumerate().map(|(number, run)| {
        let texts: Vec<&str> = run.iter().map(|(text, _)| *text).collect();
        let postings: String = run.iter().map(|(_, postings)| postings.as_str()).collect();
        call(edition, 0, number, &[&texts.join(" "), &postings])
    });
    Sort { begins: begins.collect(), calls: calls.collect() }
}

fn postings(token: &Token) -> String {
    let mut text = String::new();
    let mask = (0..FIELDS.len()).filter(|field| !token.fields[*field].is_empty());
    push_number(mask.map(|field| 1 << field).sum(), &mut text);
    for records in token.fields.iter().filter(|records| !records.is_empty()) {
        push_postings(records, &mut text);
    }
    text
}

/// What the list of results shows: a line for each unit.
fn titles(units: &[Unit], count: usize, edition: &str) -> Sort {
    let line = |unit: &Unit| {
        let mut line = String::new();
        for words in [&unit.title, &unit.href, &unit.place, &unit.summary, &unit.language] {
            push_field(words, &mut line);
        }
        line + "\n"
    };
    lines(1, units.iter().map(line).collect(), count, edition)
}

/// The passages: for each unit a line for each of its records.
fn texts(units: &[Unit], count: usize, edition: &str) -> Sort {
    let line = |unit: &Unit| {
        let mut lines = String::new();
        for record in &unit.records {
            for words in [&record.anchor, &record.heading, &record.body, &record.answers] {
                push_field(words, &mut lines);
            }
            lines.push('\n');
        }
        lines
    };
    lines(2, units.iter().map(line).collect(), count, edition)
}

/// Shards of lines that begin with the number of their first unit.
fn lines(sort: usize, lines: Vec<String>, count: usize, edition: &str) -> Sort {
    let runs = cut(&lines, count, String::len);
    let mut unit = 0;
    let mut begins = Vec::new();
    let mut calls = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        begins.push(unit.to_string());
        calls.push(call(edition, sort, number, &[&run.concat()]));
        unit += run.len();
    }
    Sort { begins, calls }
}

/// The words that a typing error may be led back to, with how common they
/// are, and with the first shard the words that are never errors.
fn vocabulary(gathered: &Gathered, count: usize, edition: &str) -> Sort {
    let mut known: Vec<&(String, u32)> = gathered.words.iter().filter(|(word, _)| is_word(word)).collect();
    let least = if known.len() > 2_000 { 2 } else { 1 };
    known.retain(|(_, count)| *count >= least);
    known.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    known.truncate(MOST_WORDS);
    known.sort();
    let runs = cut(&known, count, |(word, _)| word.len() + 2);
    let everyday = EVERYDAY.split_whitespace().collect::<Vec<_>>().join(" ");
    let calls = runs.iter().enumerate().map(|(number, run)| {
        let words: Vec<&str> = run.iter().map(|(word, _)| word.as_str()).collect();
        let mut common = String::new();
        for (_, count) in *run {
            push_number(count.max(&1).ilog2(), &mut common);
        }
        let everyday = if number == 0 { everyday.as_str() } else { "" };
        call(edition, 3, number, &[&words.join(" "), &common, everyday])
    });
    Sort { begins: vec![String::new(); runs.len()], calls: calls.collect() }
}

fn is_word(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_lowercase)
}

/// The call that brings what every query needs.
fn begin(gathered: &Gathered, site: &Site, sorts: &[Sort; 4], layout: Layout, edition: &str) -> String {
    let lengths = gathered.lengths.iter().map(|lengths| numbers(lengths.iter().copied()));
    let units = &gathered.units;
    let records = units.iter().map(|unit| u32::try_from(unit.records.len()).unwrap_or(u32::MAX));
    let kinds = units.iter().map(|unit| char::from(b'0' + kind_number(unit.kind)));
    let levels = units.iter().map(|unit| char::from(b'0' + unit.level));
    let mut script = format!("GuidepostIndex.begin({{\"edition\":\"{edition}\",\"one\":{}", layout.is_one_file());
    let mut put = |name: &str, value: &str| {
        script.push_str(&format!(",\"{name}\":"));
        push_string(value, &mut script);
    };
    for (field, lengths) in FIELDS.iter().zip(lengths) {
        put(&format!("length-{field}"), &lengths);
    }
    put("records", &numbers(records));
    put("kinds", &kinds.collect::<String>());
    put("levels", &levels.collect::<String>());
    for (name, sort) in SORTS.iter().zip(sorts) {
        put(name, &sort.begins.join(" "));
    }
    for (name, table) in [("stop", STOP), ("spellings", SPELLINGS), ("whole", WHOLE_SPELLINGS), ("irregular", IRREGULAR)] {
        put(name, table);
    }
    put("names", &names(units));
    put("best", &best(units, site));
    put("same", &same(site));
    script.push_str("});\n");
    script
}

/// The number of a kind in `kinds`.
fn kind_number(kind: UnitKind) -> u8 {
    match kind {
        UnitKind::Lesson => 0,
        UnitKind::Standard => 1,
        UnitKind::Service => 2,
        UnitKind::Word => 3,
        UnitKind::Training => 4,
        UnitKind::Other => 5,
    }
}

/// A line for each unit with names: its number, and all its names.
fn names(units: &[Unit]) -> String {
    let mut lines = String::new();
    for (number, unit) in units.iter().enumerate().filter(|(_, unit)| !unit.names.is_empty()) {
        push_field(&number.to_string(), &mut lines);
        for name in &unit.names {
            push_field(name, &mut lines);
        }
        lines.push('\n');
    }
    lines
}

/// A line for each best answer: its unit, its anchor, and all its searches.
fn best(units: &[Unit], site: &Site) -> String {
    let mut lines = String::new();
    for answer in &site.search_words.best {
        let page = site.page(answer.page).out.to_string();
        let anchor = answer.anchor.as_deref().unwrap_or_default();
        let whole = format!("{page}#{anchor}");
        let word = units.iter().position(|unit| unit.href == whole);
        let Some(number) = word.or_else(|| units.iter().position(|unit| unit.href == page)) else {
            continue;
        };
        push_field(&number.to_string(), &mut lines);
        push_field(if word.is_some() { "" } else { anchor }, &mut lines);
        for words in &answer.words {
            push_field(words, &mut lines);
        }
        lines.push('\n');
    }
    lines
}

/// A line for each group of words that mean the same to readers.
fn same(site: &Site) -> String {
    let mut lines = String::new();
    for group in &site.search_words.same {
        for words in group {
            push_field(words, &mut lines);
        }
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_have_about_as_many_bytes() {
        let items: Vec<usize> = vec![10; 100];
        let runs = cut(&items, 7, |size| *size);
        assert_eq!(runs.len(), 7);
        assert!(runs.iter().all(|run| (13..=16).contains(&run.len())));
        assert_eq!(runs.iter().map(|run| run.len()).sum::<usize>(), 100);
        let one: [usize; 3] = [1, 1_000, 1];
        assert_eq!(cut(&one, 5, |size| *size).iter().map(|run| run.len()).sum::<usize>(), 3);
        assert_eq!(cut(&[] as &[usize], 3, |size| *size).len(), 3);
    }

    #[test]
    fn a_small_site_has_one_file() {
        assert_eq!(Layout::of_words(ONE_FILE).names("e"), [INDEX]);
        let names = Layout::of_words(ONE_FILE + 1).names("e");
        assert_eq!(names[0], INDEX);
        assert_eq!(names[1], "search/e/words-0.js");
        assert!(names.len() > 8 && names.contains(&"search/e/texts-6.js".to_owned()));
    }
}
