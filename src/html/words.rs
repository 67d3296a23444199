//! The keys of what this floor says to readers; the words stand in the theme's
//! `words.toml` (decision 12).

use super::writer::Writer;
use crate::markdown::CalloutKind;

/// What screen readers say after a link to another website.
pub(super) const ELSEWHERE: &str = "external";
/// Before how a word is spoken.
pub(super) const SAY: &str = "say";
/// Leads from the box of a word to the list of words.
pub(super) const IN_GLOSSARY: &str = "in_glossary";
/// Closes the box of a word.
pub(super) const CLOSE: &str = "gloss_close";
/// Before the letter of a note.
pub(super) const NOTE: &str = "note_letter";
/// Before the number of a source.
pub(super) const SOURCE: &str = "source_number";
/// Leads from a note back to its place in the text.
pub(super) const BACK_TO_TEXT: &str = "note_back";
/// Before the letter of the note, for those who hear such links in a list.
pub(super) const OF_NOTE: &str = "note_of";
/// The facts of an organisation.
pub(super) const WEBSITE: &str = "organisation_website";
pub(super) const EMAIL: &str = "organisation_email";
pub(super) const TELEPHONE: &str = "organisation_telephone";
pub(super) const HELPS_WITH: &str = "organisation_helps_with";
pub(super) const CHECKED: &str = "organisation_checked";

/// The line above everything that readers write themselves.
pub(super) const CARE: &str = "callout_care";
/// Leads from a question to its answer, where no script checks it.
pub(super) const TO_ANSWER: &str = "callout_to_answer";
/// Before a right answer.
pub(super) const RIGHT: &str = "callout_right";
/// Before an answer that is not right.
pub(super) const NOT_RIGHT: &str = "callout_not_right";
/// Above the truth about a myth.
pub(super) const TRUTH: &str = "callout_truth";
/// Opens the hint of a question.
pub(super) const HINT: &str = "callout_hint";
/// Opens the back of a card.
pub(super) const BACK: &str = "callout_back";
/// Opens what a good answer says.
pub(super) const GOOD_ANSWER: &str = "callout_good_answer";
/// The first choice of a list of choices.
pub(super) const CHOOSE: &str = "callout_choose";
/// One of several answers is right.
pub(super) const CHOOSE_ONE: &str = "callout_choose_one";
/// Several answers are right.
pub(super) const CHOOSE_ALL: &str = "callout_choose_all";
/// Another right answer for a gap.
pub(super) const ALSO: &str = "callout_also";
/// How long an activity takes.
pub(super) const TIME: &str = "callout_time";
/// For how many.
pub(super) const GROUP: &str = "callout_group";
/// What is needed.
pub(super) const KIT: &str = "callout_kit";
/// Where a journey breaks.
pub(super) const BROKEN: &str = "callout_broken";
/// The system that is used at a step.
pub(super) const SYSTEM: &str = "callout_system";
/// The standard that is used at a step.
pub(super) const STANDARD: &str = "callout_standard";

/// Before the number of the part of a scenario that a choice leads to.
pub(super) const GO_TO_PART: &str = "callout_go_to_part";

/// Above the words of a page in the notes of a trainer.
pub(super) const FROM_PAGE: &str = "callout_from_page";
/// A gap on a slide, for those who do not see it.
pub(super) const GAP: &str = "callout_gap";
/// Before the number of a gap.
pub(super) const NUMBERED_GAP: &str = "callout_numbered_gap";
/// How lines for trainers start.
pub(super) const CUES: [&str; 5] = ["Note", "Ask", "Show", "Do", "Say"];

/// The key of the kind of a callout.
pub(super) fn kind(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::Note => "callout_kind_note",
        CalloutKind::Tip => "callout_kind_tip",
        CalloutKind::Important => "callout_kind_important",
        CalloutKind::Warning => "callout_kind_warning",
        CalloutKind::Caution => "callout_kind_caution",
        CalloutKind::Minute => "callout_kind_minute",
        CalloutKind::Quiz => "callout_kind_quiz",
        CalloutKind::Order => "callout_kind_order",
        CalloutKind::Match => "callout_kind_match",
        CalloutKind::Gap => "callout_kind_gap",
        CalloutKind::Flashcard => "callout_kind_flashcard",
        CalloutKind::Reflect => "callout_kind_reflect",
        CalloutKind::Teachback => "callout_kind_teachback",
        CalloutKind::Activity => "callout_kind_activity",
        CalloutKind::Poll => "callout_kind_poll",
        CalloutKind::Example => "callout_kind_example",
        CalloutKind::Myth => "callout_kind_myth",
        CalloutKind::Key => "callout_kind_key",
        CalloutKind::Journey => "callout_kind_journey",
        CalloutKind::Deeper => "callout_kind_deeper",
        CalloutKind::Trainer => "callout_kind_trainer",
        CalloutKind::Slide => "callout_kind_slide",
    }
}

/// `1 minute`, `10 minutes`.
pub(super) fn minutes(writer: &Writer<'_>, count: u32) -> String {
    let key = if count == 1 { "minute" } else { "minutes" };
    format!("{count} {}", writer.word(key))
}

/// The name of a gap for those who do not see it: `Gap 1 of 3`.
pub(super) fn gap(writer: &Writer<'_>, number: usize, count: usize) -> String {
    let (gap, of) = (writer.word(NUMBERED_GAP), writer.word("of"));
    format!("{gap} {number} {of} {count}")
}
