//! Claims that compare, count by time or lean on a study: "9 hours a week",
//! "twice as many", "research shows".
//!
//! It looks at the words of one passage and knows no rule.

use super::{Passage, Shape, Word};

/// Whether such a claim starts with this word.
pub(super) fn is_comparison(passage: &Passage<'_>, at: usize) -> bool {
    is_rate(passage, at) || is_change(passage, at) || is_study(passage, at)
}

/// Whether such a claim may start with a word in small letters; those that
/// start with a number are not asked for.
pub(super) fn may_start(word: &str) -> bool {
    matches!(word, "by" | "twice" | "times") || is_growth(word) || is_source(word)
}

/// The words around one, in small letters; nothing beyond the ends.
fn next<'p>(passage: &'p Passage<'_>, at: usize) -> &'p str {
    passage.words.get(at).map_or("", Word::lower)
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
    let each = matches!(two, "a" | "an" | "per" | "each" | "every");
    // "Twice a day for 2 hours a night" is an order, not a claim: somebody
    // spends, loses or saves the time.
    let spent = |word: &Word| SPENT.iter().any(|verb| word.lower().starts_with(verb));
    let is_spent = || passage.words[..at].iter().any(spent);
    let rate = counted && each && PERIODS.contains(&three) && is_spent();
    let large = matches!(one, "million" | "billion" | "trillion");
    let times = one == "times" && matches!(two, "more" | "as" | "higher" | "likelier");
    starts && (rate || large || times)
}

/// "fell by a third", "twice as many", "doubled". Shares of a whole are the
/// business of `claim`.
fn is_change(passage: &Passage<'_>, at: usize) -> bool {
    let [one, two, three] = [0, 1, 2].map(|places| next(passage, at + places));
    let is_part = |word: &str| matches!(word, "half" | "third" | "quarter" | "fifth" | "tenth");
    let by_part = one == "by" && (is_part(two) || two == "a" && is_part(three));
    let compared = matches!(three, "many" | "likely" | "often" | "high" | "much");
    let twice = matches!(one, "twice" | "times") && two == "as" && compared;
    by_part || twice || is_growth(one)
}

fn is_growth(word: &str) -> bool {
    matches!(word, "doubled" | "trebled" | "tripled" | "halved")
}

fn is_source(word: &str) -> bool {
    matches!(
        word,
        "studies" | "research" | "surveys" | "experts" | "statistics" | "researchers" | "evidence"
    )
}

/// "Research shows": whose research?
fn is_study(passage: &Passage<'_>, at: usize) -> bool {
    let [one, two, three] = [0, 1, 2].map(|places| next(passage, at + places));
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
    is_source(one) && (shows(two) || matches!(two, "has" | "have") && shows(three))
}

const COUNTED: [&str; 10] = [
    "hour", "minute", "day", "pound", "call", "letter", "mile", "page", "visit", "error",
];
const PERIODS: [&str; 7] = ["hour", "day", "week", "month", "year", "shift", "night"];
const SPENT: [&str; 12] = [
    "spend", "spent", "los", "sav", "wast", "average", "typical", "cost", "mak", "tak", "writ",
    "get",
];
