//! Callouts on paper: boxes to tick and lines to write on, or the answers for
//! the trainer. Class names for the theme's CSS:
//!
//! | what | stands in it |
//! |---|---|
//! | a question | `div.callout.callout-KIND` with title, `p.question-how`, controls |
//! | answers to choose | `ul.paper-choices` > `li` > `span.tick` and the words |
//! | steps to order | `ul.paper-choices` > `li` > `span.tick` (a number goes in) |
//! | pairs to join | `div.paper-pairs` with `ul.paper-left` and `ol.paper-right` |
//! | a gap | `span.blank` |
//! | lines | `div.lines` > `span` each |
//! | an answer | `div.paper-answer` |

use super::questions::{mixed_rights, mixed_steps};
use super::{body, close, hint_line, item, open};
use crate::html::paper::Answers;
use crate::html::words;
use crate::html::writer::Writer;
use crate::markdown::{
    Block, Callout, CalloutBody, CalloutKind, Flashcard, Gap, GapPart, Item, MatchPairs, Order,
    Poll, Prompt, Quiz,
};

/// Lines to write on, by how much there is to say.
const REFLECT_LINES: usize = 6;
const TEACHBACK_LINES: usize = 4;
const CARD_LINES: usize = 2;

/// Writes a callout on paper.
pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout, answers: Answers) {
    let hidden = match callout.kind {
        CalloutKind::Slide => true,
        CalloutKind::Trainer => answers == Answers::Left,
        _ => false,
    };
    if hidden {
        return;
    }
    if let CalloutBody::Journey(journey) = &callout.body {
        super::journey::write(writer, callout, journey);
        return;
    }
    if callout.kind == CalloutKind::Minute {
        minute(writer, callout);
        return;
    }
    open(writer, callout, "group");
    match &callout.body {
        CalloutBody::Blocks(blocks) => body(writer, callout, blocks),
        CalloutBody::Quiz(quiz) => self::quiz(writer, quiz, answers),
        CalloutBody::Order(order) => self::order(writer, order, answers),
        CalloutBody::Match(pairs) => match_pairs(writer, pairs, answers),
        CalloutBody::Gap(gap) => self::gap(writer, gap, answers),
        CalloutBody::Flashcard(card) => flashcard(writer, card, answers),
        CalloutBody::Prompt(prompt) => self::prompt(writer, callout, prompt, answers),
        CalloutBody::Poll(poll) => self::poll(writer, poll),
        CalloutBody::Journey(_) => {}
    }
    if answers == Answers::Given {
        hint_line(writer, callout);
    }
    close(writer, callout);
}

/// A box without a landmark, of which a paper would have many with one name.
fn minute(writer: &mut Writer<'_>, callout: &Callout) {
    let label = writer.label(words::kind(CalloutKind::Minute));
    writer.push(&format!(
        "<div class=\"minute\">\n<p class=\"minute-title\">{label}</p>\n"
    ));
    if !callout.title.is_empty() {
        writer.push("<p>");
        writer.inlines(&callout.title);
        writer.push("</p>\n");
    }
    if let CalloutBody::Blocks(blocks) = &callout.body {
        writer.blocks(blocks);
    }
    writer.push("</div>\n");
}

fn quiz(writer: &mut Writer<'_>, quiz: &Quiz, answers: Answers) {
    writer.blocks(&quiz.stem);
    let how = if quiz.right_answers() > 1 {
        writer.label(words::CHOOSE_ALL)
    } else {
        writer.label(words::CHOOSE_ONE)
    };
    writer.push(&format!("<p class=\"question-how\">{how}</p>\n"));
    writer.push("<ul class=\"paper-choices\">\n");
    for answer in &quiz.answers {
        writer.push("<li>");
        tick(writer);
        if answers == Answers::Given {
            let mark = if answer.right {
                writer.label(words::RIGHT)
            } else {
                writer.label(words::NOT_RIGHT)
            };
            writer.push(&format!("<strong>{mark}</strong> "));
        }
        writer.inlines(&answer.words);
        writer.blocks(&answer.more);
        if answers == Answers::Given {
            given(writer, &answer.feedback);
        }
        writer.push("</li>\n");
    }
    writer.push("</ul>\n");
    if answers == Answers::Given {
        given(writer, &quiz.explanation);
    }
}

fn order(writer: &mut Writer<'_>, order: &Order, answers: Answers) {
    writer.blocks(&order.stem);
    if answers == Answers::Given {
        answer_list(writer, "ol", &order.steps);
        given(writer, &order.explanation);
        return;
    }
    writer.push("<ul class=\"paper-choices\">\n");
    for at in mixed_steps(&order.steps) {
        writer.push("<li>");
        tick(writer);
        item(writer, &order.steps[at].blocks);
        writer.push("</li>\n");
    }
    writer.push("</ul>\n");
}

fn match_pairs(writer: &mut Writer<'_>, body: &MatchPairs, answers: Answers) {
    writer.blocks(&body.stem);
    if answers == Answers::Given {
        writer.push("<div class=\"paper-answer\"><ul>\n");
        for pair in &body.pairs {
            writer.push("<li>");
            writer.inlines(&pair.left);
            writer.push(" = ");
            writer.inlines(&pair.right);
            writer.push("</li>\n");
        }
        writer.push("</ul></div>\n");
        given(writer, &body.explanation);
        return;
    }
    writer.push("<div class=\"paper-pairs\">\n<ul class=\"paper-left\">\n");
    for pair in &body.pairs {
        writer.push("<li>");
        tick(writer);
        writer.inlines(&pair.left);
        writer.push("</li>\n");
    }
    writer.push("</ul>\n<ol class=\"paper-right\" type=\"A\">\n");
    for right in mixed_rights(&body.pairs) {
        writer.push("<li>");
        writer.text(&right);
        writer.push("</li>\n");
    }
    writer.push("</ol>\n</div>\n");
}

fn gap(writer: &mut Writer<'_>, gap: &Gap, answers: Answers) {
    writer.blocks(&gap.before);
    for sentence in &gap.sentences {
        writer.push("<p class=\"gap-sentence\">");
        for part in sentence {
            match part {
                GapPart::Words(content) => writer.inlines(content),
                GapPart::Gap { answer, also, .. } if answers == Answers::Given => {
                    writer.push("<strong>");
                    writer.text(answer);
                    writer.push("</strong>");
                    if !also.is_empty() {
                        writer.text(&format!(
                            " ({} {})",
                            writer.word(words::ALSO),
                            also.join(", ")
                        ));
                    }
                }
                GapPart::Gap { .. } => writer.push("<span class=\"blank\"></span>"),
            }
        }
        writer.push("</p>\n");
    }
    if answers == Answers::Given {
        given(writer, &gap.after);
    }
}

fn flashcard(writer: &mut Writer<'_>, card: &Flashcard, answers: Answers) {
    writer.blocks(&card.front);
    match answers {
        Answers::Given => given(writer, &card.back),
        Answers::Left => lines(writer, CARD_LINES),
    }
}

fn prompt(writer: &mut Writer<'_>, callout: &Callout, prompt: &Prompt, answers: Answers) {
    writer.blocks(&prompt.prompt);
    if answers == Answers::Given {
        if !prompt.good_answer.is_empty() {
            writer.push(&format!(
                "<p><strong>{}</strong></p>\n",
                writer.label(words::GOOD_ANSWER)
            ));
            answer_list(writer, "ul", &prompt.good_answer);
        }
        return;
    }
    writer.push("<p class=\"care\">");
    writer.say(words::CARE);
    writer.push("</p>\n");
    lines(
        writer,
        match callout.kind {
            CalloutKind::Reflect => REFLECT_LINES,
            _ => TEACHBACK_LINES,
        },
    );
}

fn poll(writer: &mut Writer<'_>, poll: &Poll) {
    writer.blocks(&poll.question);
    writer.push("<ul class=\"paper-choices\">\n");
    for choice in &poll.choices {
        writer.push("<li>");
        tick(writer);
        item(writer, &choice.blocks);
        writer.push("</li>\n");
    }
    writer.push("</ul>\n");
}

/// A box for a tick, a number or a letter.
fn tick(writer: &mut Writer<'_>) {
    writer.push("<span class=\"tick\"></span>");
}

fn lines(writer: &mut Writer<'_>, count: usize) {
    let lines = "<span></span>".repeat(count);
    writer.push(&format!("<div class=\"lines\">{lines}</div>\n"));
}

/// What is said about an answer.
fn given(writer: &mut Writer<'_>, blocks: &[Block]) {
    if blocks.is_empty() {
        return;
    }
    writer.push("<div class=\"paper-answer\">\n");
    writer.blocks(blocks);
    writer.push("</div>\n");
}

fn answer_list(writer: &mut Writer<'_>, element: &str, items: &[Item]) {
    writer.push(&format!("<div class=\"paper-answer\"><{element}>\n"));
    for one in items {
        writer.push("<li>");
        item(writer, &one.blocks);
        writer.push("</li>\n");
    }
    writer.push(&format!("</{element}></div>\n"));
}
