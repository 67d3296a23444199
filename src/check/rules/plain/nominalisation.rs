//! Actions that are hidden in nouns.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Word};
use std::ops::Range;

/// A verb that says nothing with a noun that hides the action.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            let lower: Vec<&str> = words.iter().map(Word::lower).collect();
            for (at, word) in words.iter().enumerate() {
                if !say.is_cue(word) {
                    continue;
                }
                let found = light_verb(&lower, at)
                    .or_else(|| there_is(&lower, at))
                    .or_else(|| is_done(&lower, at))
                    .or_else(|| takes_place(&lower, at));
                let Some((end, better)) = found else { continue };
                let range = span(words, at, end);
                if !passage.is_exact(&range) && is_unbroken(passage, &range) {
                    let notes = Notes {
                        better,
                        ..Notes::default()
                    };
                    say.words(passage, &range, notes);
                }
            }
        }
    }
}

/// Verbs that say little, "there", and nouns that hide an action.
pub(super) fn is_cue(word: &str) -> bool {
    CARRY.contains(&word)
        || LIGHT.contains(&word)
        || DO.contains(&word)
        || word == "there"
        || names_action(word)
        || action(word).is_some()
}

fn span(words: &[Word], first: usize, last: usize) -> Range<usize> {
    let at = |place: usize| words.get(place).map(|word| word.range.clone());
    at(first).map_or(0, |word| word.start)..at(last).map_or(0, |word| word.end)
}

fn is_unbroken(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let between = passage.text.get(range.clone()).unwrap_or_default();
    !between.contains([',', ';', ':', '(', '.', '"'])
}

/// "carry out a full assessment": how far it goes, and the plain verb.
fn light_verb(words: &[&str], at: usize) -> Option<(usize, &'static str)> {
    let verb = words.get(at)?;
    let mut next = at + 1;
    if CARRY.contains(verb) {
        words.get(next).filter(|word| **word == "out")?;
        next += 1;
    } else if !LIGHT.contains(verb) && !DO.contains(verb) {
        return None;
    }
    let may_be_thing = DO.contains(verb);
    // At most an article and one word that describes.
    for last in next..words.len().min(next + 3) {
        if let Some(better) = action(words.get(last)?) {
            let is_first = last == next;
            let plain = *words.get(last)?;
            // "make use", "give support": a bare noun may be a thing here.
            let is_thing = is_first && THINGS.contains(&plain)
                || may_be_thing && (THINGS.contains(&plain) || TAKEN.contains(&plain));
            return (!is_thing).then_some((last, better));
        }
        let joins = BETWEEN.contains(words.get(last)?) || last > next;
        let describes = last == next && !STOPS.contains(words.get(last)?);
        if !joins && !describes {
            return None;
        }
    }
    None
}

/// "there has been an improvement in".
fn there_is(words: &[&str], at: usize) -> Option<(usize, &'static str)> {
    words.get(at).filter(|word| **word == "there")?;
    let mut next = at + 1;
    while BE.contains(words.get(next)?) {
        next += 1;
    }
    if next == at + 1 {
        return None;
    }
    for last in next..words.len().min(next + 3) {
        let follows = words.get(last + 1).copied();
        if let Some(better) = action(words.get(last)?) {
            return matches!(
                follows,
                Some("in" | "of" | "to" | "by" | "about" | "on" | "with" | "for")
            )
            .then_some((last, better));
        }
    }
    None
}

/// "an assessment of your needs will be carried out".
fn is_done(words: &[&str], at: usize) -> Option<(usize, &'static str)> {
    let better = action(words.get(at)?)?;
    let mut rest = words.iter().enumerate().skip(at + 1).take(8);
    let (last, _) = rest
        .find(|(_, word)| matches!(**word, "carried" | "undertaken" | "performed" | "conducted"))?;
    let before = words.get(last - 1)?;
    ["be", "is", "are", "was", "were", "been", "being"]
        .contains(before)
        .then_some((last, better))
}

/// "the deletion of old rows takes place".
fn takes_place(words: &[&str], at: usize) -> Option<(usize, &'static str)> {
    let noun = words.get(at)?;
    if !names_action(noun) || *words.get(at + 1)? != "of" {
        return None;
    }
    let rest = words.get(at + 2..words.len().min(at + 10))?;
    let place = rest.windows(2).position(|pair| {
        let [verb, noun] = pair else { return false };
        matches!(*verb, "take" | "takes" | "took" | "taking" | "taken") && *noun == "place"
    })?;
    Some((at + 3 + place, "say who does it"))
}

/// Whether a word is built as nouns of action are.
fn names_action(word: &str) -> bool {
    word.len() > 7 && NOUN_ENDS.iter().any(|end| word.ends_with(end))
}

/// What nouns of action end in.
const NOUN_ENDS: [&str; 5] = ["tion", "sion", "ment", "ance", "al"];

fn action(noun: &str) -> Option<&'static str> {
    let found = ACTIONS.iter().find(|(action, _)| {
        noun.strip_prefix(action)
            .is_some_and(|rest| rest.is_empty() || rest == "s")
    });
    found.map(|(_, better)| *better)
}

const CARRY: [&str; 4] = ["carry", "carries", "carried", "carrying"];
const LIGHT: [&str; 39] = [
    "conduct",
    "conducts",
    "conducted",
    "conducting",
    "perform",
    "performs",
    "performed",
    "performing",
    "undertake",
    "undertakes",
    "undertook",
    "undertaken",
    "undertaking",
    "make",
    "makes",
    "made",
    "making",
    "give",
    "gives",
    "gave",
    "given",
    "giving",
    "provide",
    "provides",
    "provided",
    "providing",
    "effect",
    "effected",
    "complete",
    "completed",
    "reach",
    "reached",
    "obtain",
    "obtained",
    "issue",
    "issued",
    "seek",
    "arrange",
    "arranged",
];
/// Verbs that are light before an action, and plain before a thing: a check,
/// a test or a record is done in plain words.
const DO: [&str; 14] = [
    "do", "does", "did", "doing", "done", "hold", "holds", "held", "holding", "offer", "offers",
    "offered", "take", "took",
];
const BE: [&str; 11] = [
    "will", "may", "is", "are", "was", "were", "has", "have", "had", "been", "be",
];
const BETWEEN: [&str; 9] = [
    "a", "an", "the", "your", "their", "our", "any", "some", "further",
];
/// A light verb before one of these does its own work.
const STOPS: [&str; 14] = [
    "sure", "it", "them", "him", "her", "you", "me", "us", "that", "and", "or", "by", "to", "in",
];
/// Nouns that are things as often as actions where no article stands before.
const THINGS: [&str; 6] = ["check", "checks", "record", "records", "test", "tests"];
/// What is taken, held and offered as a thing.
const TAKEN: [&str; 12] = [
    "application",
    "applications",
    "payment",
    "payments",
    "reference",
    "references",
    "referral",
    "referrals",
    "survey",
    "surveys",
    "delay",
    "search",
];
/// The noun and what people do.
const ACTIONS: [(&str, &str); 62] = [
    ("assessment", "assess"),
    ("reassessment", "assess again"),
    ("review", "review"),
    ("check", "check"),
    ("investigation", "look into"),
    ("inspection", "inspect"),
    ("examination", "examine"),
    ("evaluation", "judge"),
    ("analysis", "analyse"),
    ("analyse", "analyse"),
    ("consideration", "consider"),
    ("decision", "decide"),
    ("recommendation", "advise"),
    ("application", "apply"),
    ("agreement", "agree"),
    ("improvement", "improve"),
    ("reduction", "reduce"),
    ("increase", "increase"),
    ("decrease", "fall"),
    ("adjustment", "adjust"),
    ("amendment", "change"),
    ("alteration", "change"),
    ("modification", "change"),
    ("arrangement", "arrange"),
    ("comparison", "compare"),
    ("calculation", "work out"),
    ("measurement", "measure"),
    ("observation", "watch"),
    ("notification", "tell"),
    ("confirmation", "confirm"),
    ("explanation", "explain"),
    ("description", "describe"),
    ("clarification", "explain"),
    ("verification", "check"),
    ("validation", "check"),
    ("evacuation", "leave"),
    ("search", "search"),
    ("installation", "install"),
    ("implementation", "put in place"),
    ("preparation", "prepare"),
    ("payment", "pay"),
    ("contribution", "help"),
    ("suggestion", "suggest"),
    ("reference", "mention"),
    ("referral", "refer"),
    ("assumption", "assume"),
    ("attempt", "try"),
    ("assistance", "help"),
    ("encouragement", "encourage"),
    ("reassurance", "reassure"),
    ("authorisation", "allow"),
    ("approval", "approve"),
    ("correction", "correct"),
    ("discussion", "talk"),
    ("consultation", "ask"),
    ("audit", "check"),
    ("survey", "ask"),
    ("monitoring", "watch"),
    ("cleaning", "clean"),
    ("deterioration", "get worse"),
    ("delay", "delay"),
    ("completion", "finish"),
];
