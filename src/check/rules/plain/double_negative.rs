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
                    let written = passage.lower(next);
                    SECOND.contains(&written.as_str())
                        || written.ends_with("n't")
                        || matches!(written.as_str(), "not" | "cannot" | "never" | "none")
                });
                let Some(second) = second else { continue };
                let range = word.range.start..second.range.end;
                let between = &passage.text[range.clone()];
                let is_open = !passage.is_exact(&range);
                if is_open && !between.contains([',', ';', ':', '(', '"', '\u{2013}', '\u{2014}']) {
                    say.words(passage, &range, Notes::default());
                    break;
                }
            }
        }
    }
}

/// How many words a second no may stand away.
const REACH: usize = 7;

fn is_no(word: &str) -> bool {
    let word = word.to_lowercase();
    word.ends_with("n't") || FIRST.contains(&word.as_str())
}

const FIRST: [&str; 10] = [
    "not", "never", "cannot", "no", "nobody", "nothing", "none", "neither", "hardly", "nowhere",
];
const SECOND: [&str; 89] = [
    "absent",
    "disagree",
    "disagrees",
    "disallow",
    "dishonest",
    "dislike",
    "dislikes",
    "dissatisfied",
    "dissimilar",
    "fail",
    "failed",
    "failing",
    "fails",
    "forbidden",
    "illegal",
    "illegible",
    "immature",
    "impossible",
    "impractical",
    "improbable",
    "improper",
    "inability",
    "inaccessible",
    "inaccurate",
    "inadequate",
    "inappropriate",
    "incapable",
    "incompatible",
    "incomplete",
    "inconsistent",
    "inconvenient",
    "incorrect",
    "ineffective",
    "ineligible",
    "inferior",
    "insignificant",
    "insufficient",
    "invalid",
    "invisible",
    "irregular",
    "irrelevant",
    "lack",
    "lacking",
    "lacks",
    "neglect",
    "neglects",
    "nobody",
    "nothing",
    "nowhere",
    "prohibited",
    "refuse",
    "refused",
    "refuses",
    "unable",
    "unacceptable",
    "unauthorised",
    "unavailable",
    "unaware",
    "unclear",
    "uncommon",
    "undesirable",
    "unexpected",
    "unfair",
    "unheard",
    "unhelpful",
    "unimaginable",
    "unimportant",
    "unknown",
    "unlawful",
    "unless",
    "unlike",
    "unlikely",
    "unnecessary",
    "unpleasant",
    "unpopular",
    "unreadable",
    "unreasonable",
    "unrecorded",
    "unrelated",
    "unreliable",
    "unsafe",
    "unsuitable",
    "untreated",
    "untrue",
    "unusual",
    "unwanted",
    "unwell",
    "unwilling",
    "without",
];
