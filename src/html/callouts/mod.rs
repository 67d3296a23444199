//! Callouts as static HTML that works without scripts, in print and for screen
//! readers. It must never know templates, addresses or what a reader did.
//!
//! # Structure and class names, for the theme's CSS
//! Every callout but MINUTE, DEEPER, TRAINER and SLIDE:
//! ```text
//! div.callout.callout-KIND          role="note" or "group", named by its title
//!   p.callout-title                 span.callout-kind "Note:", then the title
//!   div.callout-body                the blocks
//!   dl.callout-details              div > dt + dd: Time, Group, Kit
//! ```
//! KIND is the word in small letters: note tip important warning caution quiz
//! order match gap flashcard reflect teachback activity poll example myth key
//! journey deeper.
//!
//! | kind | what stands in it |
//! |---|---|
//! | MINUTE | `section.minute` with `p.minute-title` and the blocks |
//! | DEEPER | `details.callout.callout-deeper` with `summary.callout-title` and `div.callout-body` |
//! | MYTH | `p.myth-truth` ("What is right") above the blocks of `div.callout-body` |
//! | QUIZ ORDER MATCH GAP | `div.callout.question[data-question]` with `fieldset.question-form` and `p.answer-link`; its `div.answer-block` stands at the end of the page, its id is the question's with `-answers` |
//! | `fieldset.question-form` | `legend` (`span.callout-kind`, `span.question-title`, `span.question-stem`), `div.question-more`, `p.question-how`, the controls, `details.question-hint`, `div.question-status[role=status]` (empty) |
//! | controls of QUIZ | `ul.quiz-answers` > `li` > `input[type=radio or checkbox]` + `label`, `div.quiz-more` |
//! | controls of ORDER | `ul.order-steps` > `li[data-step]`, in mixed order |
//! | controls of MATCH | `ul.match-pairs` > `li` > `label` + `select` |
//! | controls of GAP | `p.gap-sentence` with `input.gap[type=text]` |
//! | `div.answer-block` | `h3`, then `ul.answer-list` > `li.answer-right` or `li.answer-wrong` (`li[data-answer]`: the key of the answer, of the step, or of what belongs to the pair) with `span.answer-mark` ("Right:", "Not right:"), `span.answer-words`, `div.answer-feedback`; or `ol`/`ul.answer-list` of right answers; `div.answer-explanation` |
//! | FLASHCARD | `[data-card]`, `div.callout-body` (front), `p.care`, `details.card-back` |
//! | REFLECT | `div.callout-body`, `p.care`, `textarea.own-words`, `details.good-answer` |
//! | TEACHBACK | `div.callout-body`, `p.care`, `details.good-answer` |
//! | POLL | `div.callout-body`, `ul.poll-choices` |
//! | JOURNEY | `ol.journey-steps` > `li.journey-step` (and `.journey-broken`) with `span.journey-mark` ("Broken here:"), `strong.journey-place`, `span.journey-what`, `p.journey-by` with `span.journey-system`, `span.journey-standard` (each with `span.journey-label`) |
//! | TRAINER SLIDE | nothing: they are not part of a page |
//!
//! `.visually-hidden` is for words that only screen readers need. State is
//! always in words, so colour may only repeat it.

mod asked;
mod journey;
mod paper;
mod prompts;
mod questions;
mod quiz;

pub use asked::{Question, asked, questions};

use super::escape::{Attr, Text};
use super::writer::Writer;
use crate::html::words;
use crate::markdown::{Block, BlockKind, Callout, CalloutBody, CalloutKind, Journey, plain_text};
use crate::text::Slug;

/// Writes a callout.
pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout) {
    if let Some(paper) = writer.paper {
        paper::write(writer, callout, paper.answers);
        return;
    }
    match (&callout.body, callout.kind) {
        (_, CalloutKind::Trainer | CalloutKind::Slide) => {}
        (CalloutBody::Blocks(blocks), CalloutKind::Minute) => minute(writer, callout, blocks),
        (CalloutBody::Blocks(blocks), CalloutKind::Deeper) => deeper(writer, callout, blocks),
        (CalloutBody::Blocks(blocks), kind) => {
            let role = match kind {
                CalloutKind::Activity => "group",
                _ => "note",
            };
            open(writer, callout, role);
            body(writer, callout, blocks);
            close(writer, callout);
        }
        (CalloutBody::Quiz(body), _) => quiz::write(writer, callout, body),
        (CalloutBody::Order(body), _) => questions::order(writer, callout, body),
        (CalloutBody::Match(body), _) => questions::match_pairs(writer, callout, body),
        (CalloutBody::Gap(body), _) => questions::gap(writer, callout, body),
        (CalloutBody::Flashcard(body), _) => prompts::flashcard(writer, callout, body),
        (CalloutBody::Prompt(body), _) => prompts::prompt(writer, callout, body),
        (CalloutBody::Poll(body), _) => prompts::poll(writer, callout, body),
        (CalloutBody::Journey(body), _) => journey::write(writer, callout, body),
    }
}

/// Opens the frame and writes the title; gives the title's id.
fn open(writer: &mut Writer<'_>, callout: &Callout, role: &str) -> String {
    open_with(writer, callout, role, "")
}

/// The same, with more attributes.
fn open_with(writer: &mut Writer<'_>, callout: &Callout, role: &str, more: &str) -> String {
    let id = writer.unique_id(&format!("c-{}", name(callout)));
    let class = class(callout.kind);
    writer.push(&format!(
        "<div class=\"callout callout-{class}\" role=\"{role}\" aria-labelledby=\"{}\"{more}>\n\
         <p class=\"callout-title\" id=\"{}\">",
        Attr(&id),
        Attr(&id)
    ));
    title(writer, callout);
    writer.push("</p>\n");
    id
}

/// Writes the details and closes the frame.
fn close(writer: &mut Writer<'_>, callout: &Callout) {
    details(writer, callout);
    writer.push("</div>\n");
}

/// The name of the kind in classes.
fn class(kind: CalloutKind) -> String {
    kind.word().to_lowercase()
}

/// The part of an id that names a callout: what the author wrote, or its words.
fn name(callout: &Callout) -> String {
    let words = match &callout.details.id {
        Some(id) => id.value.clone(),
        None if callout.title.is_empty() => class(callout.kind),
        None => plain_text(&callout.title),
    };
    Slug::new(&words).to_string()
}

/// The kind in words, and the title where it says more than the kind.
fn title(writer: &mut Writer<'_>, callout: &Callout) {
    let kind = writer.word(words::kind(callout.kind));
    let own = plain_text(&callout.title);
    let says_more = !own.is_empty() && own.trim().to_lowercase() != kind.to_lowercase();
    writer.push("<span class=\"callout-kind\">");
    writer.text(kind);
    if says_more {
        writer.push(":</span> ");
        writer.inlines(&callout.title);
    } else {
        writer.push("</span>");
    }
}

fn body(writer: &mut Writer<'_>, callout: &Callout, blocks: &[Block]) {
    if blocks.is_empty() {
        return;
    }
    writer.push("<div class=\"callout-body\">\n");
    if callout.kind == CalloutKind::Myth {
        writer.push("<p class=\"myth-truth\">");
        writer.say(words::TRUTH);
        writer.push("</p>\n");
    }
    writer.blocks(blocks);
    writer.push("</div>\n");
}

fn minute(writer: &mut Writer<'_>, callout: &Callout, blocks: &[Block]) {
    let label = writer.word(words::kind(CalloutKind::Minute));
    writer.push(&format!(
        "<section class=\"minute\" aria-label=\"{}\">\n",
        Attr(label)
    ));
    writer.push(&format!("<p class=\"minute-title\">{}</p>\n", Text(label)));
    if !callout.title.is_empty() {
        writer.push("<p>");
        writer.inlines(&callout.title);
        writer.push("</p>\n");
    }
    writer.blocks(blocks);
    writer.push("</section>\n");
}

fn deeper(writer: &mut Writer<'_>, callout: &Callout, blocks: &[Block]) {
    writer.push("<details class=\"callout callout-deeper\">\n<summary class=\"callout-title\">");
    title(writer, callout);
    writer.push("</summary>\n");
    body(writer, callout, blocks);
    writer.push("</details>\n");
}

/// Some words in an order that does not give the answer away.
pub(super) fn mixed(words: &[String]) -> Vec<String> {
    questions::mixed_words(words)
}

/// The steps of a journey for a room: places and what happens, without the
/// names of systems.
pub(super) fn steps(writer: &mut Writer<'_>, body: &Journey) {
    journey::write_for_room(writer, body);
}

/// Time, group and kit.
pub(super) fn details(writer: &mut Writer<'_>, callout: &Callout) {
    let details = &callout.details;
    let minutes = details
        .minutes
        .as_ref()
        .map(|field| words::minutes(writer, field.value));
    let group = details.group.as_ref().map(|field| field.value.clone());
    let kit: Vec<&str> = details
        .kit
        .iter()
        .map(|field| field.value.as_str())
        .collect();
    let kit = (!kit.is_empty()).then(|| kit.join(", "));
    let rows = [
        (writer.label(words::TIME), minutes),
        (writer.label(words::GROUP), group),
        (writer.label(words::KIT), kit),
    ];
    if rows.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    writer.push("<dl class=\"callout-details\">\n");
    for (label, value) in rows {
        let Some(value) = value else { continue };
        writer.push(&format!("<div><dt>{label}</dt><dd>"));
        writer.text(&value);
        writer.push("</dd></div>\n");
    }
    writer.push("</dl>\n");
}

/// The blocks of a list item; a paragraph at its start stands without `<p>`
/// where only lists follow it.
fn item(writer: &mut Writer<'_>, blocks: &[Block]) {
    let is_list = |block: &Block| matches!(block.kind, BlockKind::List(_));
    if let Some((first, rest)) = blocks.split_first()
        && let BlockKind::Paragraph(content) = &first.kind
        && rest.iter().all(is_list)
    {
        writer.inlines(content);
        writer.blocks(rest);
        return;
    }
    writer.blocks(blocks);
}

/// The hint, for those who ask for it.
fn hint(writer: &mut Writer<'_>, callout: &Callout) {
    if callout.details.hint.is_empty() {
        return;
    }
    let label = writer.label(words::HINT);
    writer.push(&format!(
        "<details class=\"question-hint\"><summary>{label}</summary>\n<p>"
    ));
    writer.inlines(&callout.details.hint);
    writer.push("</p>\n</details>\n");
}

/// The hint as a line of its own, for paper.
fn hint_line(writer: &mut Writer<'_>, callout: &Callout) {
    if callout.details.hint.is_empty() {
        return;
    }
    writer.push(&format!(
        "<p><strong>{}:</strong> ",
        writer.label(words::HINT)
    ));
    writer.inlines(&callout.details.hint);
    writer.push("</p>\n");
}

/// The line that stands where people may write about those they care for.
fn care(writer: &mut Writer<'_>, id: &str) {
    writer.push(&format!("<p class=\"care\" id=\"{}\">", Attr(id)));
    writer.say(words::CARE);
    writer.push("</p>\n");
}

#[cfg(test)]
mod tests;
