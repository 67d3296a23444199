//! The table of kinds: one line each, as in `authoring.md`.

use super::reading::Reading;
use super::{CalloutBody, flashcard, gap, journey, match_pairs, order, plain, poll, prompt, quiz};
use crate::markdown::fields::{Label, Takes};
use crate::markdown::tree::Block;

macro_rules! callout_kinds {
    ($($(#[$doc:meta])* $kind:ident $word:literal,)*) => {
        /// The kinds of callout.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CalloutKind { $($(#[$doc])* $kind,)* }

        impl CalloutKind {
            /// Every kind, in the order of the table in `authoring.md`.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The word between `[!` and `]`.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }
        }
    };
}

callout_kinds! {
    /// Something to know beside the text.
    Note "NOTE",
    /// Something that helps.
    Tip "TIP",
    /// Something that one must know.
    Important "IMPORTANT",
    /// Something that can go wrong.
    Warning "WARNING",
    /// Something that can do harm.
    Caution "CAUTION",
    /// The page in one minute.
    Minute "MINUTE",
    /// One question with answers to choose from.
    Quiz "QUIZ",
    /// Steps to put in order.
    Order "ORDER",
    /// Pairs to join.
    Match "MATCH",
    /// Gaps to fill.
    Gap "GAP",
    /// A card with a front and a back.
    Flashcard "FLASHCARD",
    /// Something to write down for oneself.
    Reflect "REFLECT",
    /// Something to explain to someone.
    Teachback "TEACHBACK",
    /// Something to do together in a room.
    Activity "ACTIVITY",
    /// A question to a room.
    Poll "POLL",
    /// A worked example in steps.
    Example "EXAMPLE",
    /// A wrong belief and what is right.
    Myth "MYTH",
    /// Key points.
    Key "KEY",
    /// A person's way through care.
    Journey "JOURNEY",
    /// More for those who want it.
    Deeper "DEEPER",
    /// For trainers only.
    Trainer "TRAINER",
    /// Exactly this on a slide.
    Slide "SLIDE",
}

/// How a kind is read.
pub(super) struct Row {
    /// The kind.
    pub(super) kind: CalloutKind,
    /// The labelled lines that it takes.
    pub(super) labels: &'static [Label],
    /// Reads the blocks that are left when the labelled lines are taken out.
    pub(super) read: fn(&mut Reading<'_>, Vec<Block>) -> CalloutBody,
    /// How to write it, for messages.
    pub(super) example: &'static str,
}

const ID: Label = label("Id", Takes::Line);
const OBJECTIVE: Label = label("Objective", Takes::Number);
const HINT: Label = label("Hint", Takes::Words);
const TIME: Label = label("Time", Takes::Minutes);
const GROUP: Label = label("Group", Takes::Line);
const KIT: Label = label("Kit", Takes::Names);

const fn label(name: &'static str, takes: Takes) -> Label {
    Label { name, takes }
}

const NONE: &[Label] = &[];
const QUESTION: &[Label] = &[HINT, OBJECTIVE, ID, TIME];
const GAPPED: &[Label] = &[HINT, OBJECTIVE, ID, TIME, gap::ALSO_RIGHT];
const CARD: &[Label] = &[OBJECTIVE, ID];
const TOGETHER: &[Label] = &[TIME, GROUP, KIT, OBJECTIVE, ID, HINT];

const fn row(
    kind: CalloutKind,
    labels: &'static [Label],
    read: fn(&mut Reading<'_>, Vec<Block>) -> CalloutBody,
    example: &'static str,
) -> Row {
    Row {
        kind,
        labels,
        read,
        example,
    }
}

/// Every kind, in the order of [`CalloutKind::ALL`].
#[rustfmt::skip]
pub(super) static KINDS: &[Row] = &[
    row(CalloutKind::Note, NONE, plain::text, "> [!NOTE]\n> Something to know."),
    row(CalloutKind::Tip, NONE, plain::text, "> [!TIP]\n> Something that helps."),
    row(CalloutKind::Important, NONE, plain::text, "> [!IMPORTANT]\n> Something that one must know."),
    row(CalloutKind::Warning, NONE, plain::text, "> [!WARNING]\n> Something that can go wrong."),
    row(CalloutKind::Caution, NONE, plain::text, "> [!CAUTION]\n> Something that can do harm."),
    row(CalloutKind::Minute, NONE, plain::minute, "> [!MINUTE]\n> The page in at most 60 words."),
    row(CalloutKind::Quiz, QUESTION, quiz::read, "> [!QUIZ] Title\n> The question?\n>\n> - [ ] A wrong answer\n>   - No. Why it is wrong.\n> - [x] The right answer\n>   - Yes. Why it is right."),
    row(CalloutKind::Order, QUESTION, order::read, "> [!ORDER] Title\n> Put these in order.\n>\n> 1. First\n> 2. Second\n> 3. Third"),
    row(CalloutKind::Match, QUESTION, match_pairs::read, "> [!MATCH] Title\n> Join what belongs together.\n>\n> - FHIR = a layout\n> - SNOMED CT = a dictionary"),
    row(CalloutKind::Gap, GAPPED, gap::read, "> [!GAP] Title\n> FHIR is an agreed **layout**.\n>\n> Also right: format"),
    row(CalloutKind::Flashcard, CARD, flashcard::read, "> [!FLASHCARD]\n> What is FHIR?\n>\n> Back: An agreed layout."),
    row(CalloutKind::Reflect, TOGETHER, prompt::reflect, "> [!REFLECT] Title\n> What do you type twice?"),
    row(CalloutKind::Teachback, TOGETHER, prompt::teachback, "> [!TEACHBACK] Title\n> Explain FHIR to a colleague.\n>\n> - It is an agreed layout."),
    row(CalloutKind::Activity, TOGETHER, plain::text, "> [!ACTIVITY] Title\n> What people do.\n>\n> Time: 10 minutes"),
    row(CalloutKind::Poll, TOGETHER, poll::read, "> [!POLL] Title\n> The question?\n>\n> - One choice\n> - Another"),
    row(CalloutKind::Example, NONE, plain::example, "> [!EXAMPLE] Title\n> 1. The first step\n> 2. The second step"),
    row(CalloutKind::Myth, NONE, plain::myth, "> [!MYTH] What people believe\n> What is right."),
    row(CalloutKind::Key, NONE, plain::key, "> [!KEY] Key points\n> - One point\n> - Another"),
    row(CalloutKind::Journey, CARD, journey::read, "> [!JOURNEY] Title\n> 1. Ward: a nurse writes the allergy down (ward record; record standard)\n> 2. Broken: Care home: it is typed in again (care record; no shared layout)"),
    row(CalloutKind::Deeper, NONE, plain::text, "> [!DEEPER] Title\n> More for those who want it."),
    row(CalloutKind::Trainer, NONE, plain::trainer, "> [!TRAINER]\n> - Note: what to know\n> - Ask: what to ask the room\n> - Show: what to show"),
    row(CalloutKind::Slide, NONE, plain::text, "> [!SLIDE] Title\n> What stands on the slide."),
];

impl CalloutKind {
    /// How to write it: a short one about which nothing is to be said.
    #[must_use]
    pub fn example(self) -> &'static str {
        let row = KINDS.iter().find(|row| row.kind == self);
        row.map_or("", |row| row.example)
    }
}

/// What others call a kind.
const ELSEWHERE: &[(&str, &str)] = &[
    ("INFO", "NOTE"),
    ("HINT", "TIP"),
    ("DANGER", "CAUTION"),
    ("ERROR", "CAUTION"),
    ("ATTENTION", "WARNING"),
    ("SUMMARY", "MINUTE"),
    ("ABSTRACT", "MINUTE"),
    ("QUESTION", "QUIZ"),
    ("TEST", "QUIZ"),
    ("SORT", "ORDER"),
    ("PAIRS", "MATCH"),
    ("CARD", "FLASHCARD"),
    ("EXERCISE", "ACTIVITY"),
    ("VOTE", "POLL"),
    ("DETAILS", "DEEPER"),
    ("MORE", "DEEPER"),
    ("KEYPOINTS", "KEY"),
    ("TEACHER", "TRAINER"),
];

/// The word in capitals, without spaces and marks.
fn normal(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}

/// The row of the kind with that word.
pub(super) fn find(word: &str) -> Option<&'static Row> {
    let wanted = normal(word);
    KINDS.iter().find(|row| row.kind.word() == wanted)
}

/// Whether others have a kind of that name.
pub(super) fn is_elsewhere(word: &str) -> bool {
    let wanted = normal(word);
    ELSEWHERE.iter().any(|(other, _)| *other == wanted)
}

/// The kind that is probably meant by an unknown word.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let wanted = normal(word);
    let other = ELSEWHERE.iter().find(|(other, _)| *other == wanted);
    let words = KINDS.iter().map(|row| row.kind.word());
    other
        .map(|(_, here)| *here)
        .or_else(|| crate::text::nearest(&wanted, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_kind_once() {
        let kinds: Vec<CalloutKind> = KINDS.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, CalloutKind::ALL);
        for (other, here) in ELSEWHERE {
            assert!(find(other).is_none() && find(here).is_some(), "{other}");
        }
    }

    #[test]
    fn words_are_compared_forgivingly() {
        assert_eq!(find("quiz").map(|row| row.kind), Some(CalloutKind::Quiz));
        assert_eq!(
            find("Teach-Back").map(|row| row.kind),
            Some(CalloutKind::Teachback)
        );
        assert_eq!(meant("QIUZ"), Some("QUIZ"));
        assert_eq!(meant("info"), Some("NOTE"));
        assert_eq!(meant("banana"), None);
    }
}
