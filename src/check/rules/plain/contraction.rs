//! Forms that run two words together.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Word};

/// Words such as don't, you're and who's.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for (at, word) in passage.words.iter().enumerate() {
            let lower = word.lower();
            let Some((first, end)) = lower.rsplit_once('\'') else {
                continue;
            };
            if passage.is_exact(&word.range) {
                continue;
            }
            if let Some(verb) = lower.strip_suffix("n't") {
                say.exchange(passage, &word.range, &negative(verb));
            } else if let Some(better) = better(passage, (at, first, end)) {
                let better = format!("{first} {better}");
                say.words(
                    passage,
                    &word.range,
                    Notes {
                        better: &better,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}

/// Words with the mark of a short form.
pub(super) fn is_cue(word: &str) -> bool {
    word.contains('\'')
}

fn negative(verb: &str) -> String {
    match verb {
        "ca" => "cannot".to_owned(),
        "wo" => "will not".to_owned(),
        "sha" => "shall not".to_owned(),
        "ai" => "is not".to_owned(),
        _ => format!("{verb} not"),
    }
}

/// The second word, where the mark does not show whose something is.
fn better(passage: &Passage<'_>, (at, first, end): (usize, &str, &str)) -> Option<&'static str> {
    match end {
        "re" => Some("are"),
        "ve" => Some("have"),
        "ll" => Some("will"),
        "m" if first == "i" => Some("am"),
        "d" if first.len() > 1 || first == "i" => Some("would"),
        "s" if first == "let" => Some("us"),
        "s" if BEFORE_S.contains(&first) || is_verb(passage.words.get(at + 1)) => Some("is"),
        _ => None,
    }
}

/// Whether the next word shows that `'s` stands for a verb.
fn is_verb(next: Option<&Word>) -> bool {
    next.is_some_and(|next| AFTER_S.contains(&next.lower()))
}

const BEFORE_S: [&str; 14] = [
    "it",
    "that",
    "there",
    "here",
    "who",
    "what",
    "where",
    "when",
    "how",
    "he",
    "she",
    "why",
    "this",
    "everything",
];
const AFTER_S: [&str; 8] = ["a", "an", "the", "not", "been", "going", "got", "gone"];
