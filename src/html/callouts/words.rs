//! What callouts say to readers, in one place.

use crate::markdown::CalloutKind;

/// The line above everything that readers write themselves.
pub(super) const CARE: &str = "Do not write names or details of people you care for.";
/// Leads from a question to its answer, where no script checks it.
pub(super) const TO_ANSWER: &str = "See the answer at the end of this page";
/// Before a right answer.
pub(super) const RIGHT: &str = "Right:";
/// Before an answer that is not right.
pub(super) const NOT_RIGHT: &str = "Not right:";
/// Above the truth about a myth.
pub(in crate::html) const TRUTH: &str = "What is right";
/// Opens the hint of a question.
pub(super) const HINT: &str = "Hint";
/// Opens the back of a card.
pub(super) const BACK: &str = "Turn the card";
/// Opens what a good answer says.
pub(super) const GOOD_ANSWER: &str = "What a good answer says";
/// The first choice of a list of choices.
pub(super) const CHOOSE: &str = "Choose";
/// One of several answers is right.
pub(super) const CHOOSE_ONE: &str = "Choose one answer.";
/// Several answers are right.
pub(in crate::html) const CHOOSE_ALL: &str = "Choose all that apply.";
/// Another right answer for a gap.
pub(super) const ALSO: &str = "also right:";
/// How long an activity takes.
pub(super) const TIME: &str = "Time";
/// For how many.
pub(super) const GROUP: &str = "Group";
/// What is needed.
pub(super) const KIT: &str = "Kit";
/// Where a journey breaks.
pub(in crate::html) const BROKEN: &str = "Broken here:";
/// The system that is used at a step.
pub(super) const SYSTEM: &str = "System:";
/// The standard that is used at a step.
pub(super) const STANDARD: &str = "Standard:";

/// Before the number of the part of a scenario that a choice leads to.
pub(in crate::html) const GO_TO_PART: &str = "go to part";

/// Above the words of a page in the notes of a trainer.
pub(in crate::html) const FROM_PAGE: &str = "From the page:";
/// A gap on a slide, for those who do not see it.
pub(in crate::html) const GAP: &str = "gap";
/// How lines for trainers start.
pub(in crate::html) const CUES: [&str; 5] = ["Note", "Ask", "Show", "Do", "Say"];

/// The kind of a callout for readers.
pub(in crate::html) fn kind(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::Note => "Note",
        CalloutKind::Tip => "Tip",
        CalloutKind::Important => "Important",
        CalloutKind::Warning => "Warning",
        CalloutKind::Caution => "Take care",
        CalloutKind::Minute => "In one minute",
        CalloutKind::Quiz => "Question",
        CalloutKind::Order => "Put in order",
        CalloutKind::Match => "Find the pairs",
        CalloutKind::Gap => "Fill the gaps",
        CalloutKind::Flashcard => "Card",
        CalloutKind::Reflect => "Think about it",
        CalloutKind::Teachback => "Explain it to someone",
        CalloutKind::Activity => "Activity",
        CalloutKind::Poll => "Show of hands",
        CalloutKind::Example => "Example",
        CalloutKind::Myth => "Myth",
        CalloutKind::Key => "Key points",
        CalloutKind::Journey => "Journey",
        CalloutKind::Deeper => "More detail",
        CalloutKind::Trainer => "For trainers",
        CalloutKind::Slide => "Slide",
    }
}

/// `1 minute`, `10 minutes`.
pub(super) fn minutes(count: u32) -> String {
    match count {
        1 => "1 minute".to_owned(),
        _ => format!("{count} minutes"),
    }
}

/// The name of a gap for those who do not see it.
pub(super) fn gap(number: usize, count: usize) -> String {
    format!("Gap {number} of {count}")
}
