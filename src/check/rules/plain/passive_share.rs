//! Pages on which many sentences do not say who acts.

use crate::check::plain::Passage;
use crate::check::plain::{Notes, PageText, Say, Word};

/// The share of sentences of main text that do not say who acts.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let (mut all, mut passive) = (0, 0);
    for passage in page.main_text() {
        all += passage.sentences.len();
        if !say.has_cue(passage) {
            continue;
        }
        let is_passive = |sentence: &&std::ops::Range<usize>| is_passive(&words(passage, sentence));
        passive += passage.sentences.iter().filter(is_passive).count();
    }
    let most = say.most("passive-percent");
    if all >= FEWEST && passive * 100 > most * all {
        let number = passive * 100 / all;
        let notes = Notes {
            number,
            ..Notes::default()
        };
        say.page(page, notes);
    }
}

/// Fewer sentences than this have no share worth saying.
const FEWEST: usize = 10;

/// Forms of "be" and "get".
pub(super) fn is_cue(word: &str) -> bool {
    BE.contains(&word)
}

fn words<'p>(passage: &'p Passage<'_>, sentence: &std::ops::Range<usize>) -> Vec<&'p str> {
    let words = passage.words_in(sentence).iter();
    words.map(Word::lower).collect()
}

/// A form of "be" or "get", up to two small words, and a participle.
fn is_passive(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        BE.contains(word)
            && words
                .iter()
                .skip(at + 1)
                .take(3)
                .scan(true, |open, next| {
                    let was_open = *open;
                    *open = BETWEEN.contains(next) || next.ends_with("ly");
                    was_open.then_some(next)
                })
                .any(|next| is_participle(next))
    })
}

fn is_participle(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !ADJECTIVES.contains(&word);
    regular || IRREGULAR.contains(&word)
}

const BE: [&str; 11] = [
    "is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got",
];
const BETWEEN: [&str; 8] = [
    "not", "never", "also", "often", "always", "now", "still", "then",
];
/// Words that end as participles do and tell how something is.
const ADJECTIVES: [&str; 32] = [
    "interested",
    "tired",
    "worried",
    "allowed",
    "supposed",
    "limited",
    "related",
    "involved",
    "concerned",
    "needed",
    "used",
    "based",
    "detailed",
    "complicated",
    "experienced",
    "excited",
    "pleased",
    "scared",
    "confused",
    "bored",
    "dedicated",
    "advanced",
    "mixed",
    "naked",
    "sacred",
    "wicked",
    "crooked",
    "united",
    "married",
    "retired",
    "finished",
    "closed",
];
const IRREGULAR: [&str; 52] = [
    "given",
    "taken",
    "made",
    "sent",
    "kept",
    "held",
    "shown",
    "seen",
    "written",
    "known",
    "told",
    "found",
    "paid",
    "built",
    "bought",
    "brought",
    "done",
    "drawn",
    "chosen",
    "broken",
    "lost",
    "met",
    "put",
    "read",
    "run",
    "said",
    "set",
    "sold",
    "spent",
    "taught",
    "thought",
    "thrown",
    "understood",
    "won",
    "worn",
    "born",
    "cut",
    "fed",
    "forgotten",
    "hidden",
    "hit",
    "hurt",
    "laid",
    "led",
    "left",
    "lent",
    "let",
    "meant",
    "shared",
    "stolen",
    "spoken",
    "begun",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_without_an_actor_are_found() {
        let passive = |text: &str| {
            let lower = text.to_lowercase();
            is_passive(&lower.split(' ').collect::<Vec<_>>())
        };
        for text in [
            "The letter is sent today",
            "It was not supported",
            "Notes are then kept here",
        ] {
            assert!(passive(text), "{text}");
        }
        for text in [
            "She sends it",
            "He is interested",
            "It is red",
            "We are tired of it",
        ] {
            assert!(!passive(text), "{text}");
        }
    }
}
