//! Numbers that are hard to read.

use crate::check::plain::{Notes, PageText, Say};
use std::ops::Range;

use crate::check::plain::{Layer, Passage, Shape};

/// Numbers that are hard to read, by how they are written.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        check_spelt(passage, say);
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Number)
        {
            let written = &passage.text[word.range.clone()];
            let after = &passage.text[word.range.end..];
            let better = if is_exact_share(written, after) {
                "a whole number, such as 1 in 7"
            } else if is_bare_thousand(passage, &word.range) || is_bare_count(passage, &word.range)
            {
                "a comma after the thousands, such as 12,000"
            } else if is_short_million(passage, &word.range) {
                "the word in full, such as \u{a3}3.2 million"
            } else if is_decimal(passage, &word.range) {
                "a whole number"
            } else if is_thousand_with_space(passage, &word.range) {
                "a comma after the thousands, such as 12,000"
            } else if is_range(passage, &word.range) {
                "\"to\" between the two numbers"
            } else {
                continue;
            };
            say.words(
                passage,
                &word.range,
                Notes {
                    better,
                    ..Notes::default()
                },
            );
        }
    }
}

/// `8.4 minutes`, but not a dose, a sum of money, a time or a version.
fn is_decimal(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let written = &passage.text[range.clone()];
    let before = passage.text[..range.start].trim_end();
    let next = passage.text[range.end..]
        .trim_start()
        .split(' ')
        .next()
        .unwrap_or_default();
    let next = next.trim_matches(|c: char| !c.is_alphabetic());
    let is_number = written.matches('.').count() == 1
        && written
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_other = before.ends_with(['\u{a3}', '$', '\u{20ac}', '('])
        || [
            "version", "release", "at", "by", "until", "to", "section", "part", "chapter", "wcag",
        ]
        .contains(&last.as_str());
    is_number && !is_other && COUNTED.contains(&next)
}

const COUNTED: [&str; 14] = [
    "people",
    "patients",
    "residents",
    "staff",
    "homes",
    "visits",
    "calls",
    "letters",
    "minutes",
    "hours",
    "days",
    "times",
    "nurses",
    "beds",
];

/// `12 000`.
fn is_thousand_with_space(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let written = &passage.text[range.clone()];
    let before = passage.text[..range.start].trim_end();
    let mut after = passage.text[range.end..].split(' ').skip(1);
    let next = after.next().unwrap_or_default();
    let next = next.trim_end_matches(['.', ',', ';']);
    let starts = passage.text[range.end..].starts_with(' ');
    starts
        && digits(written)
        && written.len() < 4
        && !written.starts_with('0')
        && next.len() == 3
        && digits(next)
        && !before.ends_with(|c: char| c.is_ascii_digit() || c == '+')
        && !after
            .next()
            .is_some_and(|third| third.starts_with(|c: char| c.is_ascii_digit()))
}

/// Second words of numbers in words, and single digits.
pub(super) fn is_cue(word: &str) -> bool {
    matches!(word, "hundred" | "thousand" | "million") || is_digit(word)
}

fn is_digit(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "two thousand three hundred" and `1/2`.
fn check_spelt(passage: &Passage<'_>, say: &mut Say<'_>) {
    if !say.has_cue(passage) {
        return;
    }
    let mut last = 0;
    for pair in passage.words.windows(2) {
        let [one, two] = pair else { continue };
        if !say.is_cue(two) {
            continue;
        }
        let (first, second) = (one.lower(), two.lower());
        let spelt = !is_digit(second) && SPELT.contains(&first);
        let slash = passage.text.get(one.range.end..two.range.start) == Some("/");
        let around = passage.text.get(two.range.end..).unwrap_or_default();
        let fraction = slash && is_digit(first) && is_digit(second) && !around.starts_with('/');
        let range = one.range.start..two.range.end;
        if (spelt || fraction) && one.range.start >= last && !passage.is_exact(&range) {
            last = two.range.end + 20;
            let better = if spelt {
                "the number in digits"
            } else {
                "the share in words, such as half"
            };
            say.words(
                passage,
                &range,
                Notes {
                    better,
                    ..Notes::default()
                },
            );
        }
    }
}

const SPELT: [&str; 20] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// `14.3%` or `14.3 per cent`.
fn is_exact_share(written: &str, after: &str) -> bool {
    let share = ["%", " %", " per cent"]
        .iter()
        .any(|mark| after.starts_with(mark));
    share && written.contains('.')
}

/// Five digits or more in a row, without a comma.
fn is_bare_thousand(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let written = &passage.text[range.clone()];
    let digits = written.len() > 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let before = &passage.text[..range.start];
    let in_a_row = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let in_a_code =
        in_a_row || before.ends_with(['-', '/', '.', '(']) || before.ends_with("number ");
    digits && !written.starts_with('0') && !in_a_code && written.len() < 11
}

/// Four digits before what is counted, such as "1500 beds"; a year is none.
fn is_bare_count(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let written = &passage.text[range.clone()];
    let digits = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let is_year =
        written.starts_with("19") || written.starts_with("20") || written.starts_with('0');
    let next = passage.text[range.end..]
        .strip_prefix(' ')
        .unwrap_or_default();
    let next = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let before = passage.text[..range.start].trim_end();
    let is_code = before
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.ends_with(|c: char| c.is_uppercase()) || word.ends_with("number"));
    digits && !is_year && !is_code && (COUNTED.contains(&next) || THINGS.contains(&next))
}

/// More of what is counted by the thousand.
const THINGS: [&str; 16] = [
    "pages", "records", "messages", "forms", "notes", "carers", "wards", "children", "adults",
    "women", "men", "places", "cases", "users", "copies", "tests",
];

/// `\u{a3}3.2m`, `5bn` and `\u{a3}20k`.
fn is_short_million(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let written = &passage.text[range.clone()];
    let digits = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    };
    let money = passage.text[..range.start].ends_with(['\u{a3}', '$', '\u{20ac}']);
    let large = ["bn", "tn"]
        .iter()
        .any(|end| written.strip_suffix(end).is_some_and(digits));
    let short = ["m", "M", "k", "K"]
        .iter()
        .any(|end| written.strip_suffix(end).is_some_and(digits));
    large || money && short
}

/// `5-6`, with a hyphen or a dash between; not a date and not a code.
fn is_range(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let is_small = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let token_start = passage.text[..range.start]
        .rfind(' ')
        .map_or(0, |at| at + 1);
    let token = passage.text[token_start..]
        .split(' ')
        .next()
        .unwrap_or_default();
    let token = token.trim_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = token.split(['-', '\u{2013}']).collect();
    let first_here = token_start + 2 >= range.start && passage.text[range.clone()] == *parts[0];
    matches!(parts[..], [low, high] if is_small(low) && is_small(high)) && first_here
}
