//! What claims something that readers cannot check by themselves: shares,
//! money, "7 in 10", numbers of 100 or more, spelled fractions and dates of
//! the law. It stands in words of one passage and knows no rule.
//!
//! The list is the one of the site's own promise (`content/about/index.md`):
//! each of these has a source in its block, or the author gives a reason.

use std::ops::Range;

use super::comparison::{self, is_comparison};
use super::prose::{Layer, Passage, Role};
use super::word::{Shape, Word};
use crate::text::MONTHS;

/// From this number on, somebody has counted.
const COUNTED: f64 = 100.0;
/// Numbers without a comma between these are years.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;
/// The numbers that people ring for help.
const TO_RING: [&str; 3] = ["111", "119", "999"];
/// Words that make a number large, whatever stands before them.
const LARGE: [&str; 8] = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
];
/// The number after one of these words is a name, not a count.
const NAMED: [&str; 18] = [
    "article",
    "articles",
    "chapter",
    "code",
    "error",
    "form",
    "line",
    "no",
    "number",
    "page",
    "paragraph",
    "part",
    "port",
    "regulation",
    "room",
    "schedule",
    "section",
    "sections",
];
/// Small numbers in words, from one.
const SPELLED: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];
/// Words that make a date one of the law, in small letters.
const LEGAL: [&str; 23] = [
    "binding",
    "binds",
    "bound",
    "commencement",
    "comply",
    "conform",
    "conformance",
    "deadline",
    "duties",
    "duty",
    "force",
    "law",
    "lawful",
    "laws",
    "legal",
    "legally",
    "mandatory",
    "must",
    "obliged",
    "regulations",
    "required",
    "statutory",
    "unlawful",
];
/// The same, as names.
const LEGAL_NAMES: [&str; 5] = ["Act", "Acts", "Bill", "Parliament", "Regulations"];

/// Words before a year that make it a date.
const WHEN: [&str; 7] = ["after", "before", "by", "from", "in", "since", "until"];

/// How many claims some words hold, and what stands behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClaimCounts {
    /// With a source in their block.
    pub sourced: usize,
    /// Without one, for a reason that the author gave.
    pub reasoned: usize,
    /// With neither.
    pub bare: usize,
}

impl ClaimCounts {
    /// Both as one.
    pub fn add(&mut self, other: Self) {
        self.sourced += other.sourced;
        self.reasoned += other.reasoned;
        self.bare += other.bare;
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> usize {
        self.sourced + self.reasoned + self.bare
    }
}

/// Whether somebody who reads a passage takes it as the word of this page.
/// Questions and notes for trainers repeat what the page says above them.
fn is_stated(passage: &Passage<'_>) -> bool {
    let is_prose = matches!(passage.role, Role::Paragraph | Role::Item | Role::Cell);
    is_prose && matches!(passage.layer, Layer::Main | Layer::Deeper)
}

/// The claims of a passage, in the order of its words.
#[must_use]
pub fn claims(passage: &Passage<'_>) -> Vec<Range<usize>> {
    if !is_stated(passage) {
        return Vec::new();
    }
    let reader = Reader { passage };
    let places = passage.words.iter().enumerate();
    let places = places.filter(|(_, word)| word.facts.may_claim);
    places.filter_map(|(at, _)| reader.claim(at)).collect()
}

/// Whether a claim may start at a word, by its small letters and its look.
pub(super) fn may_start(word: &str, shape: Shape) -> bool {
    let is_part = matches!(
        word,
        "half" | "halves" | "third" | "quarter" | "fifth" | "tenth" | "majority" | "most"
    );
    let are_parts = matches!(word, "thirds" | "quarters" | "fifths" | "tenths");
    shape == Shape::Number
        || is_part
        || are_parts
        || value(word).is_some()
        || LARGE.contains(&word)
        || comparison::may_start(word)
}

/// The value of a number in digits or in words.
fn value(small: &str) -> Option<f64> {
    if let Some(place) = SPELLED.iter().position(|word| *word == small) {
        return u32::try_from(place + 1).ok().map(f64::from);
    }
    if LARGE.contains(&small) && !small.ends_with('s') {
        return Some(COUNTED);
    }
    small.replace(',', "").parse().ok()
}

/// Reads the words of one passage.
struct Reader<'a> {
    passage: &'a Passage<'a>,
}

impl Reader<'_> {
    fn claim(&self, at: usize) -> Option<Range<usize>> {
        let word = self.word(at)?;
        let is_claim = match word.shape {
            Shape::Number => self.is_amount(word) || self.is_of_some(at) || self.is_count(at, word),
            Shape::Plain => {
                self.is_fraction(at) || self.is_of_some(at) || self.is_spelled_count(at)
            }
            Shape::Acronym => false,
        };
        let is_claim = is_claim || self.is_legal_date(at) || is_comparison(self.passage, at);
        is_claim.then(|| word.range.clone())
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.passage.words.get(at)
    }

    /// A word in small letters; nothing outside of the passage.
    fn small(&self, at: usize) -> &str {
        self.word(at).map_or("", Word::lower)
    }

    /// The word before another one, in small letters.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.small(at))
    }

    /// `14%`, `14 per cent`, `£300`, `300 pounds`.
    fn is_amount(&self, word: &Word) -> bool {
        let before = &self.passage.text[..word.range.start];
        let after = &self.passage.text[word.range.end..];
        let marks = ["%", " %", " per cent", " percent", " pounds", " pence"];
        before.ends_with(['\u{a3}', '\u{20ac}', '$'])
            || marks.iter().any(|mark| after.starts_with(mark))
    }

    /// `7 in 10`, `one out of two`, where the first is smaller.
    fn is_of_some(&self, at: usize) -> bool {
        let (middle, last) = (self.small(at + 1), self.small(at + 2));
        let last = match (middle, last) {
            ("in", _) => at + 2,
            ("out", "of") => at + 3,
            _ => return false,
        };
        let (Some(first), Some(whole)) = (self.value(at), self.value(last)) else {
            return false;
        };
        // A year follows too: "2 in 2023".
        let is_sentence = self.passage.text[self.span(at, last)].contains(['.', ',', ';', ':']);
        first < whole && whole <= 1000.0 && !is_sentence
    }

    /// The text between two words.
    fn span(&self, first: usize, last: usize) -> Range<usize> {
        match (self.word(first), self.word(last)) {
            (Some(first), Some(last)) => first.range.end..last.range.start,
            _ => 0..0,
        }
    }

    /// A number in digits or in words.
    fn value(&self, at: usize) -> Option<f64> {
        value(self.small(at))
    }

    /// A number of 100 or more that is no year, no code and no name.
    fn is_count(&self, at: usize, word: &Word) -> bool {
        let written = &self.passage.text[word.range.clone()];
        if LARGE.contains(&self.small(at + 1)) {
            return true;
        }
        let is_year = written.parse().is_ok_and(|year| YEARS.contains(&year));
        // Counts have commas (`plain/number-form`); so many digits are a code.
        let is_code = written.len() > 6 && written.bytes().all(|byte| byte.is_ascii_digit());
        let is_name = is_code || TO_RING.contains(&written) || self.is_name(at, word);
        let large = self.value(at).is_some_and(|value| value >= COUNTED);
        large && !is_year && !is_name && !written.starts_with('0')
    }

    /// A number that is a name: after a word such as "section", after a short
    /// form, or one of several groups of digits.
    fn is_name(&self, at: usize, word: &Word) -> bool {
        let before = &self.passage.text[..word.range.start];
        let after = &self.passage.text[word.range.end..];
        let joined = before.ends_with(['-', '/', '.', '#', ':']) || after.starts_with(['/', '#']);
        let is_group = |at: Option<&Word>| at.is_some_and(|word| word.shape == Shape::Number);
        let neighbours = [
            at.checked_sub(1).and_then(|at| self.word(at)),
            self.word(at + 1),
        ];
        let in_a_row = neighbours.into_iter().any(is_group) && !after.starts_with(',');
        let previous = at.checked_sub(1).and_then(|at| self.word(at));
        let after_short =
            previous.is_some_and(|word| word.shape == Shape::Acronym) && before.ends_with(' ');
        joined || in_a_row || after_short || NAMED.contains(&self.before(at))
    }

    /// "hundreds of", "two million".
    fn is_spelled_count(&self, at: usize) -> bool {
        let previous = at.checked_sub(1).and_then(|at| self.word(at));
        // "21 million" was said at its number.
        let said = previous.is_some_and(|word| word.shape == Shape::Number);
        LARGE.contains(&self.small(at)) && !said
    }

    /// "half", "two thirds", "most of them"; not "half an hour".
    fn is_fraction(&self, at: usize) -> bool {
        let (before, next) = (self.before(at), self.small(at + 1));
        // "half written", "the other half".
        let of_work = next.ends_with("en") || next.ends_with("ed") || before == "other";
        let of_time = matches!(next, "past" | "way" | "term" | "day" | "hour")
            || next == "an" && self.small(at + 2) == "hour"
            || next == "of" && self.small(at + 2) == "an";
        let counted = matches!(before, "a" | "one" | "two" | "three" | "four");
        match self.small(at) {
            "half" | "halves" => !of_time && !of_work,
            "third" | "quarter" | "fifth" | "tenth" => counted && next == "of" && !of_time,
            "thirds" | "quarters" | "fifths" | "tenths" => counted,
            "majority" => true,
            "most" => self.is_most_of_them(at, before, next),
            _ => false,
        }
    }

    /// "Most hospitals", "most of them"; not "at most", "the most", "matters
    /// most", "most useful".
    fn is_most_of_them(&self, at: usize, before: &str, next: &str) -> bool {
        let end = self.word(at).map_or(0, |word| word.range.end);
        let goes_on = self.passage.text[end..].starts_with(' ');
        let highest = matches!(
            before,
            "at" | "the"
                | "their"
                | "its"
                | "your"
                | "our"
                | "his"
                | "her"
                | "matters"
                | "a"
                | "with"
        );
        let of_things = next == "of" || next.ends_with('s') || next == "people" || next == "care";
        let later = self.small(at + 2);
        let things_later = later.ends_with('s') || matches!(later, "people" | "care");
        goes_on && !highest && (of_things || things_later)
    }

    /// The year of a date such as `7 July 2025`, `March 2027` or `since 2012`,
    /// in a sentence about the law.
    fn is_legal_date(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        let text = &self.passage.text;
        let year = text[word.range.clone()].parse();
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        let before = before.map_or("", |word| &text[word.range.clone()]);
        let is_date = MONTHS.contains(&before) || WHEN.contains(&before.to_lowercase().as_str());
        if !year.is_ok_and(|year: u32| YEARS.contains(&year)) || !is_date {
            return false;
        }
        let sentences = self.passage.sentences.iter();
        let holds = |range: &&Range<usize>| range.contains(&word.range.start);
        let sentence = sentences.clone().find(holds);
        sentence.is_some_and(|sentence| {
            self.passage.words_in(sentence).iter().any(|word| {
                let written = &text[word.range.clone()];
                LEGAL_NAMES.contains(&written) || LEGAL.contains(&word.lower())
            })
        })
    }
}
