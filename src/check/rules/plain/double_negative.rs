//! Sentences that say no twice.

use crate::check::plain::{Notes, PageText, Say};

/// Two words in one clause that both say no.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            for (at, word) in words.iter().enumerate() {
                if !is_no(&passage.text[word.range.clone()]) {
                    continue;
                }
                let near = words.iter().skip(at + 1).take(REACH);
                let second = near.into_iter().find(|next| {
                    let written = passage.text[next.range.clone()].to_lowercase();
                    SECOND.contains(&written.as_str())
                });
                let Some(second) = second else { continue };
                let range = word.range.start..second.range.end;
                let between = &passage.text[range.clone()];
                if !between.contains([',', ';', ':', '(', '"', '\u{2013}', '\u{2014}']) {
                    say.words(passage, &range, Notes::default());
                    break;
                }
            }
        }
    }
}

/// How many words a second no may stand away.
const REACH: usize = 5;

fn is_no(word: &str) -> bool {
    let word = word.to_lowercase();
    word.ends_with("n't") || FIRST.contains(&word.as_str())
}

const FIRST: [&str; 6] = ["not", "never", "cannot", "no", "nobody", "nothing"];
const SECOND: [&str; 33] = [
    "without",
    "unless",
    "uncommon",
    "unusual",
    "unlikely",
    "unreasonable",
    "unable",
    "unaware",
    "unfair",
    "unsafe",
    "unnecessary",
    "unclear",
    "unwilling",
    "unimportant",
    "unknown",
    "unlike",
    "unrelated",
    "unhelpful",
    "impossible",
    "insignificant",
    "inappropriate",
    "inaccurate",
    "incorrect",
    "inconsistent",
    "insufficient",
    "ineffective",
    "irrelevant",
    "irregular",
    "dissimilar",
    "fail",
    "fails",
    "failed",
    "refuse",
];
