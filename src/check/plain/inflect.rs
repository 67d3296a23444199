//! The forms of English verbs, so that a list of words names each only once.
//!
//! `{move} the goalposts` stands for move, moves, moved, moving. It knows
//! single verbs and gaps; it never knows rules.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Verbs whose past cannot be told from the verb: `go went gone`.
static IRREGULAR: LazyLock<BTreeMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/irregular_verbs.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (verb, past) = (words.next()?, words.next()?);
            Some((verb, (past, words.next().unwrap_or(past))))
        })
        .collect()
});

/// Verbs of two syllables and more that double their last letter.
const DOUBLED: [&str; 26] = [
    "admit", "allot", "begin", "cancel", "channel", "commit", "compel", "confer", "control",
    "counsel", "defer", "deter", "dispel", "enrol", "equip", "fulfil", "incur", "infer", "label",
    "occur", "omit", "permit", "refer", "remit", "submit", "travel",
];

/// How many forms a verb has: move, moves, moved, moved, moving.
pub(super) const FORMS: usize = 5;

/// Every form of some words with a verb in curly brackets, in the same order
/// for all verbs; nothing where no verb is marked so.
#[must_use]
pub(super) fn forms(words: &str) -> Option<[String; FORMS]> {
    let (before, rest) = words.split_once('{')?;
    let (verb, after) = rest.split_once('}')?;
    Some(of_verb(verb).map(|form| format!("{before}{form}{after}")))
}

fn of_verb(verb: &str) -> [String; FORMS] {
    let (past, participle) = match IRREGULAR.get(verb) {
        Some((past, participle)) => ((*past).to_owned(), (*participle).to_owned()),
        None => (regular_past(verb), regular_past(verb)),
    };
    [
        verb.to_owned(),
        third(verb),
        past,
        participle,
        with_ing(verb),
    ]
}

fn third(verb: &str) -> String {
    if let Some(stem) = consonant_y(verb) {
        return format!("{stem}ies");
    }
    match verb {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ if verb.ends_with(['s', 'x', 'z', 'o']) => format!("{verb}es"),
        _ if verb.ends_with("ch") || verb.ends_with("sh") => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

fn regular_past(verb: &str) -> String {
    if let Some(stem) = consonant_y(verb) {
        return format!("{stem}ied");
    }
    if verb.ends_with('e') {
        return format!("{verb}d");
    }
    format!("{}ed", doubled(verb))
}

fn with_ing(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let keeps =
        verb.ends_with("ee") || verb.ends_with("oe") || verb.ends_with("ye") || verb == "be";
    match verb.strip_suffix('e').filter(|_| !keeps) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{}ing", doubled(verb)),
    }
}

/// The stem of a verb such as carry.
fn consonant_y(verb: &str) -> Option<&str> {
    let stem = verb.strip_suffix('y')?;
    (!stem.ends_with(is_vowel)).then_some(stem)
}

/// The verb as it stands before -ed and -ing: stop becomes stopp.
fn doubled(verb: &str) -> String {
    let mut letters = verb.chars().rev();
    let (last, middle, before) = (letters.next(), letters.next(), letters.next());
    let (Some(last), Some(middle)) = (last, middle) else {
        return verb.to_owned();
    };
    let is_short = !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y')
        && is_vowel(middle)
        && before.is_some_and(|before| !is_vowel(before))
        && verb.chars().filter(|c| is_vowel(*c)).count() == 1;
    if is_short || DOUBLED.contains(&verb) {
        return format!("{verb}{last}");
    }
    verb.to_owned()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_all_their_forms() {
        for (verb, wanted) in [
            ("move", "move moves moved moved moving"),
            ("carry", "carry carries carried carried carrying"),
            ("stop", "stop stops stopped stopped stopping"),
            ("visit", "visit visits visited visited visiting"),
            ("look", "look looks looked looked looking"),
            ("permit", "permit permits permitted permitted permitting"),
            ("go", "go goes went gone going"),
            ("take", "take takes took taken taking"),
            ("tie", "tie ties tied tied tying"),
            ("agree", "agree agrees agreed agreed agreeing"),
            ("reach", "reach reaches reached reached reaching"),
            ("play", "play plays played played playing"),
            ("put", "put puts put put putting"),
            ("have", "have has had had having"),
        ] {
            assert_eq!(of_verb(verb).join(" "), wanted);
        }
    }

    #[test]
    fn a_verb_in_brackets_stands_for_its_forms() {
        let found = forms("{move} the goalposts").unwrap();
        assert_eq!(found[4], "moving the goalposts");
        assert_eq!(forms("silver bullet"), None);
    }
}
