//! Doubt upon doubt.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Word};

/// Two words of doubt close together, such as "may possibly".
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            let found = words
                .iter()
                .enumerate()
                .filter(|(_, word)| say.is_cue(word))
                .find_map(|(at, _)| stack(passage, words, at));
            if let Some((first, last)) = found {
                let range = first.range.start..last.range.end;
                say.words(passage, &range, Notes::default());
            }
        }
    }
}

/// Words of doubt.
pub(super) fn is_cue(word: &str) -> bool {
    ADVERBS.contains(&word) || VERBS.contains(&word) || POSSIBLE.contains(&word)
}

/// What is said of a clause that may be so.
const POSSIBLE: [&str; 5] = [
    "possible",
    "possibility",
    "chance",
    "likelihood",
    "conceivable",
];

/// How many words the second may stand after the first.
const REACH: usize = 6;

/// A word of doubt with another that soon follows; one of them is an adverb,
/// for "may" and "could" each have work of their own.
fn stack<'a>(passage: &Passage<'_>, words: &'a [Word], at: usize) -> Option<(&'a Word, &'a Word)> {
    let first = words.get(at)?;
    let is_adverb = |word: &Word| ADVERBS.contains(&word.lower());
    let is_verb = |word: &Word| {
        let lower = word.lower();
        // May is a month too.
        VERBS.contains(&lower) && &passage.text[word.range.clone()] == lower
    };
    let opens = words.first().is_some_and(|word| word == first) && is_adverb(first);
    let is_doubt = is_adverb(first) || is_verb(first) || is_possible(words, at);
    if !opens && !is_doubt {
        return None;
    }
    let mut near = words.iter().skip(at + 1).take(REACH);
    let is_open = is_adverb(first) || is_possible(words, at);
    let second = near.find(|word| is_adverb(word) || is_open && is_verb(word))?;
    let between = &passage.text[first.range.end..second.range.start];
    (!between.contains([',', ';', ':', '(']) && !between.contains(" or "))
        .then_some((first, second))
}

/// "It is possible that", "there is a chance that".
fn is_possible(words: &[Word], at: usize) -> bool {
    let lower = |place: usize| words.get(place).map_or("", Word::lower);
    POSSIBLE.contains(&lower(at)) && lower(at + 1) == "that"
}

const VERBS: [&str; 15] = [
    "may", "might", "could", "would", "seem", "seems", "seemed", "appear", "appears", "appeared",
    "tend", "tends", "can", "suggest", "suggests",
];
const ADVERBS: [&str; 22] = [
    "probable",
    "somehow",
    "hopefully",
    "imaginably",
    "ostensibly",
    "purportedly",
    "allegedly",
    "reportedly",
    "possibly",
    "perhaps",
    "potentially",
    "maybe",
    "conceivably",
    "arguably",
    "presumably",
    "supposedly",
    "seemingly",
    "apparently",
    "probably",
    "likely",
    "feasibly",
    "theoretically",
];
