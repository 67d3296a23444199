//! The files of the index: the first one, and shards of words, titles, texts
//! and vocabulary.
//!
//! How many there are follows from the number of words of the site alone; what
//! each holds is cut by bytes. This file never knows how tokens are made.

use super::gather::{Gathered, Token, in_shares, in_threads};
use super::pack::{Bits, numbers, push_field, push_string};
use super::records::{Record, Unit, UnitKind};
use super::run::Passages;
use super::texts::{Dictionary, Signs, spelt};
use super::words::{IRREGULAR, SPELLINGS, STOP, WHOLE_SPELLINGS};
use super::{FIELDS, FORM, INDEX};
use crate::catalogue::Scheme;
use crate::site::Site;
use crate::text::Fingerprint;

/// A site of so many words has one file.
const ONE_FILE: usize = 40_000;
/// Words of the site to each shard of postings, titles, texts, vocabulary:
/// about 12 KB, 8 KB, 32 KB and 16 KB of each.
const A_SHARD: [usize; 4] = [12_000, 60_000, 6_000, 200_000];
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
        let shards = if words <= ONE_FILE {
            [0; 4]
        } else {
            A_SHARD.map(|each| words.div_ceil(each))
        };
        Self { shards }
    }

    fn is_one_file(self) -> bool {
        self.shards[0] == 0
    }

    /// The addresses of all files; the first one first.
    pub(super) fn names(self) -> Vec<String> {
        let shards = SORTS.iter().zip(self.shards);
        let names = shards.flat_map(|(sort, count)| {
            (0..count).map(move |number| format!("search/{sort}-{number}.js"))
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
pub(super) fn write(gathered: &Gathered, site: &Site, layout: Layout) -> Vec<Vec<u8>> {
    let writers: [fn(&Gathered, usize) -> Sort; SORTS.len()] = [words, titles, texts, vocabulary];
    let counted: Vec<_> = writers.into_iter().zip(layout.shards).collect();
    let sorts = in_threads(&counted, |(write, count)| write(gathered, (*count).max(1)));
    let head = head(gathered, site, &sorts);
    let calls = sorts.iter().flat_map(|sort| &sort.calls);
    let all = std::iter::once(&head).chain(calls).map(String::as_bytes);
    let edition = Fingerprint::of_parts(all.chain([FORM.as_bytes()])).short();
    let mut first = begin(&edition, layout, &head);
    let calls = sorts.into_iter().flat_map(|sort| sort.calls);
    let calls: Vec<String> = calls
        .map(|call| format!("{ADD}\"{edition}\",{call}"))
        .collect();
    if layout.is_one_file() {
        first.push_str(&calls.concat());
        return vec![first.into_bytes()];
    }
    let files = std::iter::once(first).chain(calls);
    files.map(String::into_bytes).collect()
}

/// Cuts items into so many runs of about as many bytes. Only the last runs may
/// be empty: readers look for their run by halves, by what each begins with.
fn cut<T>(items: &[T], count: usize, size: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let mut left: usize = items.iter().map(&size).sum();
    let (mut runs, mut start, mut sum) = (Vec::with_capacity(count), 0, 0);
    for (at, item) in items.iter().enumerate() {
        // Its share is of what is left, since one item may be many shares.
        let runs_left = count - runs.len();
        if sum > 0 && runs_left > 1 && sum * runs_left >= left {
            runs.push(&items[start..at]);
            (start, left, sum) = (at, left - sum, 0);
        }
        sum += size(item);
    }
    runs.push(&items[start..]);
    while runs.len() < count {
        runs.push(&[]);
    }
    runs
}

/// A shard begins with this and the edition.
const ADD: &str = "GuidepostIndex.add(";

/// The rest of a shard: `"words",3,"...","...");`
fn call(sort: usize, number: usize, payload: &[&str]) -> String {
    let size: usize = payload.iter().map(|text| text.len()).sum();
    let mut script = String::with_capacity(size + size / 32 + 64);
    script.push_str(&format!("\"{}\",{number}", SORTS[sort]));
    for text in payload {
        script.push(',');
        push_string(text, &mut script);
    }
    script.push_str(");\n");
    script
}

/// Postings: for each token a mask of its fields, then the records of each.
fn words(gathered: &Gathered, count: usize) -> Sort {
    let records = u32::try_from(gathered.lengths[0].len()).unwrap_or(u32::MAX);
    // A posting takes about a sign.
    let size = |token: &Token| {
        let postings = token.fields.iter().map(Vec::len).sum::<usize>();
        token.text.len() + 2 + postings
    };
    let sizes: Vec<(&Token, usize)> = gathered
        .tokens
        .iter()
        .map(|token| (token, size(token)))
        .collect();
    let runs = cut(&sizes, count, |(_, size)| *size);
    // An empty shard begins after every token.
    let last = || "\u{ffff}".to_owned();
    let begins = runs.iter().map(|run| {
        run.first()
            .map_or_else(last, |(token, _)| token.text.to_string())
    });
    let numbered: Vec<_> = runs.iter().enumerate().collect();
    let calls = in_shares(&numbered, |(number, run)| {
        let mut bits = Bits::default();
        let mut texts = String::new();
        for (token, _) in **run {
            if !texts.is_empty() {
                texts.push(' ');
            }
            texts.push_str(&token.text);
            push_token(token, records, &mut bits);
        }
        call(0, *number, &[&texts, &bits.finish()])
    });
    Sort {
        begins: begins.collect(),
        calls,
    }
}

fn push_token(token: &Token, records: u32, bits: &mut Bits) {
    let has = token.fields.each_ref().map(|postings| !postings.is_empty());
    // Most words stand in texts only, which takes one bit to say.
    let only_body = has == [false, false, true, false, false];
    bits.plain(u32::from(only_body), 1);
    if !only_body {
        for is in has {
            bits.plain(u32::from(is), 1);
        }
    }
    for postings in token.fields.iter().filter(|postings| !postings.is_empty()) {
        bits.postings(postings, records);
    }
}

/// What the list of results shows: a line for each unit.
fn titles(gathered: &Gathered, count: usize) -> Sort {
    let line = |unit: &Unit| {
        let mut line = String::new();
        for words in [
            &unit.title,
            &unit.href,
            &unit.place,
            &unit.summary,
            &unit.language,
        ] {
            push_field(words, &mut line);
        }
        line + "\n"
    };
    let titles: Vec<String> = gathered.units.iter().map(line).collect();
    lines(1, &titles, count)
}

/// The passages: for each unit a line for each of its records.
fn texts(gathered: &Gathered, count: usize) -> Sort {
    let coded: Vec<Vec<String>> = in_threads(&gathered.passages, |passages| {
        texts_of(passages, &gathered.dictionary)
    });
    lines(2, &coded.concat(), count)
}

fn texts_of(passages: &Passages, dictionary: &Dictionary) -> Vec<String> {
    let pieces = passages.pieces.iter();
    let entries: Vec<Option<Signs>> = pieces.map(|piece| dictionary.signs(piece)).collect();
    let mut texts = passages.numbers.split(|number| *number == Passages::END);
    let lines_of = |anchors: &Vec<String>| {
        let mut lines = Vec::new();
        for anchor in anchors {
            let mut field = String::new();
            push_field(anchor, &mut field);
            lines.extend_from_slice(field.as_bytes());
            for text in texts.by_ref().take(Record::SHOWN.len()) {
                for piece in text.iter().map(|piece| *piece as usize) {
                    match entries[piece] {
                        Some(signs) => signs.push_to(&mut lines),
                        None => lines.extend_from_slice(spelt(&passages.pieces[piece]).as_bytes()),
                    }
                }
                lines.push(b'\t');
            }
            lines.push(b'\n');
        }
        // Texts and signs of ASCII, so nothing is lost.
        String::from_utf8(lines).unwrap_or_default()
    };
    passages.anchors.iter().map(lines_of).collect()
}

/// Shards of lines that begin with the number of their first unit.
fn lines(sort: usize, lines: &[String], count: usize) -> Sort {
    let runs = cut(lines, count, String::len);
    let starts = runs.iter().scan(0, |unit, run| {
        *unit += run.len();
        Some((*unit - run.len()).to_string())
    });
    let begins = starts.collect();
    let numbered: Vec<_> = runs.iter().enumerate().collect();
    let calls = in_shares(&numbered, |(number, run)| {
        call(sort, *number, &[&run.concat()])
    });
    Sort { begins, calls }
}

/// The dictionary of the passages, which typing errors are led back to too,
/// and with the first shard the words that are never errors.
fn vocabulary(gathered: &Gathered, count: usize) -> Sort {
    let entries: Vec<&str> = gathered.dictionary.entries().collect();
    let runs = cut(&entries, count, |entry| entry.len() + 1);
    let everyday = EVERYDAY.split_whitespace().collect::<Vec<_>>().join(" ");
    let calls = runs.iter().enumerate().map(|(number, run)| {
        let everyday = if number == 0 { everyday.as_str() } else { "" };
        call(3, number, &[&run.join("\n"), everyday])
    });
    Sort {
        begins: vec![String::new(); runs.len()],
        calls: calls.collect(),
    }
}

/// The call that brings what every query needs.
fn begin(edition: &str, layout: Layout, head: &str) -> String {
    let one = layout.is_one_file();
    format!("GuidepostIndex.begin({{\"edition\":\"{edition}\",\"one\":{one}{head}}});\n")
}

/// What every query needs, as fields of an object.
fn head(gathered: &Gathered, site: &Site, sorts: &[Sort]) -> String {
    let lengths = gathered
        .lengths
        .iter()
        .map(|lengths| numbers(lengths.iter().copied()));
    let units = &gathered.units;
    let anchors = gathered.passages.iter().flat_map(|run| &run.anchors);
    let records = anchors.map(|own| u32::try_from(own.len()).unwrap_or(u32::MAX));
    let kinds = units
        .iter()
        .map(|unit| char::from(b'0' + kind_number(unit.kind)));
    let levels = units.iter().map(|unit| char::from(b'0' + unit.level));
    let mut script = String::new();
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
    for (name, table) in [
        ("stop", STOP),
        ("spellings", SPELLINGS),
        ("whole", WHOLE_SPELLINGS),
        ("irregular", IRREGULAR),
    ] {
        put(name, table);
    }
    put("names", &names(units));
    put("best", &best(units, site));
    put("same", &same(&site.search_words.same));
    let vocabulary = &site.catalogue.vocabulary;
    let concepts = [Scheme::Settings, Scheme::Topics]
        .into_iter()
        .flat_map(|scheme| vocabulary.list(scheme));
    let lay: Vec<Vec<String>> = concepts
        .map(|concept| {
            std::iter::once(&concept.label)
                .chain(&concept.also)
                .cloned()
                .collect()
        })
        .collect();
    put("lay", &same(&lay));
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
    for (number, unit) in units
        .iter()
        .enumerate()
        .filter(|(_, unit)| !unit.names.is_empty())
    {
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
fn same(groups: &[Vec<String>]) -> String {
    let mut lines = String::new();
    for group in groups {
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
        assert_eq!(
            cut(&one, 5, |size| *size)
                .iter()
                .map(|run| run.len())
                .sum::<usize>(),
            3
        );
        assert_eq!(cut(&[] as &[usize], 3, |size| *size).len(), 3);
    }

    #[test]
    fn a_word_on_every_page_leaves_no_empty_run_behind_it() {
        let sizes = [&[1, 900, 1, 900][..], &[1; 40]].concat();
        for count in 1..50 {
            let runs = cut(&sizes, count, |size| *size);
            assert_eq!((runs.len(), runs.concat()), (count, sizes.clone()));
            let filled = runs.iter().take_while(|run| !run.is_empty()).count();
            assert!(filled >= count.min(40), "{count}: {runs:?}");
            assert!(runs[filled..].iter().all(|run| run.is_empty()));
        }
    }

    #[test]
    fn a_small_site_has_one_file() {
        assert_eq!(Layout::of_words(ONE_FILE).names(), [INDEX]);
        let names = Layout::of_words(ONE_FILE + 1).names();
        assert_eq!(names[0], INDEX);
        assert_eq!(names[1], "search/words-0.js");
        assert!(names.len() > 8 && names.contains(&"search/texts-6.js".to_owned()));
    }
}
