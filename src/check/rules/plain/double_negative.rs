//! Sentences that say no twice.

use crate::check::plain::{Notes, PageText, Say, Word, known_words};

/// Two words in one clause that both say no.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        if !say.has_cue(passage) {
            continue;
        }
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            for (at, word) in words.iter().enumerate() {
                if !say.is_cue(word) {
                    continue;
                }
                let near = words.iter().skip(at + 1).take(REACH);
                let second = near.into_iter().find(|next| {
                    let written = next.lower();
                    SECOND.contains(&written) || is_un(written)
                });
                let second = second.or_else(|| later_no(words, at));
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

/// "There is no reason why a carer cannot": a second no in the clause that
/// hangs on the first.
fn later_no(words: &[Word], at: usize) -> Option<&Word> {
    let lower = |place: usize| words.get(place).map_or("", Word::lower);
    let (first, next) = (lower(at), lower(at + 1));
    let hangs = first == "no" && HANGING.contains(&next)
        || first == "not" && next == "that"
        || first == "cannot" && next == "not";
    let reach = if hangs {
        REACH
    } else if matches!(first, "unless" | "nobody" | "none" | "nothing") {
        3
    } else {
        return None;
    };
    let near = words.iter().skip(at + 1).take(reach);
    near.into_iter().find(|word| {
        let written = word.lower();
        written.ends_with("n't") || matches!(written, "not" | "cannot" | "never")
    })
}

/// Nouns on which a clause hangs.
const HANGING: [&str; 12] = [
    "reason",
    "doubt",
    "question",
    "way",
    "excuse",
    "need",
    "circumstances",
    "situation",
    "chance",
    "one",
    "case",
    "point",
];

/// "unhappy" and "undecided", but not "under" and not what is done back, such
/// as "unlock".
fn is_un(word: &str) -> bool {
    let rest = word.strip_prefix("un");
    let is_describing = [
        "ed", "y", "al", "ble", "ful", "ant", "ent", "ing", "come", "wise", "sure",
    ]
    .iter()
    .any(|end| word.ends_with(end));
    let is_done_back = DONE_BACK.iter().any(|verb| word.starts_with(verb));
    rest.is_some_and(|rest| rest.len() > 3 && known_words::is_common(rest))
        && is_describing
        && !is_done_back
}

const DONE_BACK: [&str; 12] = [
    "unlock",
    "unpack",
    "unplug",
    "unfold",
    "unload",
    "uninst",
    "undo",
    "under",
    "unwrap",
    "union",
    "unsubscribe",
    "untie",
];

/// Words that say no.
pub(super) fn is_cue(word: &str) -> bool {
    word.ends_with("n't") || FIRST.contains(&word)
}

const FIRST: [&str; 14] = [
    "unless", "rarely", "seldom", "barely", "not", "never", "cannot", "no", "nobody", "nothing",
    "none", "neither", "hardly", "nowhere",
];
const SECOND: [&str; 86] = [
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
