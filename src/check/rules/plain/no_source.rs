//! Numbers without a source.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Passage, Shape, Word};

/// Numbers that claim something, in a block without a source.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.main_text().filter(|passage| !passage.has_note) {
        let mut words = passage.words.iter().enumerate();
        let claim = words.find(|(at, word)| {
            is_claim(passage, word)
                || is_rate(passage, *at)
                || is_spelt_share(passage, *at)
                || is_change(passage, *at)
                || is_study(passage, *at)
        });
        if let Some((_, word)) = claim {
            say.words(passage, &word.range, Notes::default());
        }
    }
}

/// A share, an amount of money, or "7 in 10".
fn is_claim(passage: &Passage<'_>, word: &Word) -> bool {
    let written = &passage.text[word.range.clone()];
    let before = &passage.text[..word.range.start];
    let after = &passage.text[word.range.end..];
    let share =
        after.starts_with('%') || after.starts_with(" per cent") || after.starts_with(" percent");
    let of_some = after
        .strip_prefix(" in ")
        .or_else(|| after.strip_prefix(" out of "));
    let of_some = of_some.is_some_and(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        (1..4).contains(&end) && !rest[end..].starts_with([',', '0'])
    });
    word.shape == Shape::Number
        && written.starts_with(|c: char| c.is_ascii_digit())
        && (share || of_some || before.ends_with(['\u{a3}', '$', '\u{20ac}']))
}

/// The words around one, in small letters; nothing beyond the ends.
fn next(passage: &Passage<'_>, at: usize) -> String {
    let word = passage.words.get(at);
    word.map_or_else(String::new, |word| passage.lower(word))
}

/// "9 hours a week", "3 million people", "5 times more".
fn is_rate(passage: &Passage<'_>, at: usize) -> bool {
    let Some(word) = passage
        .words
        .get(at)
        .filter(|word| word.shape == Shape::Number)
    else {
        return false;
    };
    let starts = passage.text[word.range.clone()].starts_with(|c: char| c.is_ascii_digit());
    let [one, two, three] = [1, 2, 3].map(|places| next(passage, at + places));
    let counted = COUNTED.contains(&one.trim_end_matches('s'));
    let each = matches!(two.as_str(), "a" | "an" | "per" | "each" | "every");
    // "Twice a day for 2 hours a night" is an order, not a claim: somebody
    // spends, loses or saves the time.
    let spent = passage.words[..at].iter().any(|word| {
        let lower = passage.lower(word);
        SPENT.iter().any(|verb| lower.starts_with(verb))
    });
    let rate = counted && each && PERIODS.contains(&three.as_str()) && spent;
    let large = matches!(one.as_str(), "million" | "billion" | "trillion");
    let times = one == "times" && matches!(two.as_str(), "more" | "as" | "higher" | "likelier");
    starts && (rate || large || times)
}

/// "seven out of ten", "two thirds of".
fn is_spelt_share(passage: &Passage<'_>, at: usize) -> bool {
    let [one, two, three, four] = [0, 1, 2, 3].map(|places| next(passage, at + places));
    let is_number = |word: &str| SPELT.contains(&word);
    let of_some = is_number(&one)
        && (two == "in" && is_number(&three)
            || two == "out" && three == "of" && (is_number(&four)));
    let part = matches!(two.as_str(), "thirds" | "quarters" | "fifths" | "tenths");
    let of_all = is_number(&one) && part && three == "of";
    of_some || of_all
}

/// "more than half of", "fell by a third", "twice as many".
fn is_change(passage: &Passage<'_>, at: usize) -> bool {
    let [one, two, three, four] = [0, 1, 2, 3].map(|places| next(passage, at + places));
    let is_part = |word: &str| matches!(word, "half" | "third" | "quarter" | "fifth" | "tenth");
    let of_time = matches!(four.as_str(), "an" | "the" | "it" | "its");
    let all =
        one == "half" && two == "of" && matches!(three.as_str(), "all" | "our" | "those" | "staff");
    let large = passage
        .words
        .get(at)
        .is_some_and(|word| is_thousands(passage, word));
    let more_than = matches!(
        one.as_str(),
        "over" | "nearly" | "almost" | "than" | "about"
    ) && (two == "half" && (three == "of" || three == "the") && !of_time
        || two == "a" && is_part(&three) && four == "of");
    let by_part = one == "by" && (is_part(&two) || two == "a" && is_part(&three));
    let twice = matches!(one.as_str(), "twice" | "times")
        && two == "as"
        && matches!(
            three.as_str(),
            "many" | "likely" | "often" | "high" | "much"
        );
    let doubled = matches!(one.as_str(), "doubled" | "trebled" | "tripled" | "halved");
    all || large || more_than || by_part || twice || doubled
}

/// `1,200` before what is counted.
fn is_thousands(passage: &Passage<'_>, word: &Word) -> bool {
    let written = &passage.text[word.range.clone()];
    let after = &passage.text[word.range.end..];
    let digits = written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',');
    let money = passage.text[..word.range.start].ends_with(['\u{a3}', '$', '\u{20ac}']);
    let counts = after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    word.shape == Shape::Number && digits && written.contains(',') && counts && !money
}

/// "Research shows": whose research?
fn is_study(passage: &Passage<'_>, at: usize) -> bool {
    let [one, two, three] = [0, 1, 2].map(|places| next(passage, at + places));
    let who = matches!(
        one.as_str(),
        "studies" | "research" | "surveys" | "experts" | "statistics" | "researchers" | "evidence"
    );
    let shows = |word: &str| {
        matches!(
            word,
            "show"
                | "shows"
                | "suggest"
                | "suggests"
                | "prove"
                | "proves"
                | "agree"
                | "say"
                | "says"
                | "found"
                | "finds"
                | "shown"
                | "proved"
        )
    };
    who && (shows(&two) || matches!(two.as_str(), "has" | "have") && shows(&three))
}

const COUNTED: [&str; 10] = [
    "hour", "minute", "day", "pound", "call", "letter", "mile", "page", "visit", "error",
];
const PERIODS: [&str; 7] = ["hour", "day", "week", "month", "year", "shift", "night"];
const SPENT: [&str; 12] = [
    "spend", "spent", "los", "sav", "wast", "average", "typical", "cost", "mak", "tak", "writ",
    "get",
];
const SPELT: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty",
    "hundred",
];
