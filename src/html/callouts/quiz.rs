//! QUIZ: native radio buttons or tick boxes, and the answers for those without
//! scripts.

use super::questions::{self, Question, key_of};
use crate::html::escape::Attr;
use crate::html::words;
use crate::html::writer::Writer;
use crate::markdown::{Answer, Callout, Quiz, plain_text};

pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout, quiz: &Quiz) {
    let many = quiz.right_answers() > 1;
    let how = if many {
        writer.word(words::CHOOSE_ALL)
    } else {
        writer.word(words::CHOOSE_ONE)
    };
    let question = Question {
        callout,
        stem: &quiz.stem,
        explanation: &quiz.explanation,
        own: "",
        how: Some(how),
    };
    let opened = questions::open(writer, question);
    let control = if many { "checkbox" } else { "radio" };
    writer.push("<ul class=\"quiz-answers\">\n");
    for answer in &quiz.answers {
        choice(writer, answer, &opened.id, control);
    }
    writer.push("</ul>\n");
    questions::close(writer, question, &opened, |writer| {
        writer.push("<ul class=\"answer-list\">\n");
        for answer in &quiz.answers {
            explained(writer, answer);
        }
        writer.push("</ul>\n");
    });
}

/// One answer to choose. Its value comes from its words, so that answers may
/// change places.
fn choice(writer: &mut Writer<'_>, answer: &Answer, question: &str, control: &str) {
    let id = writer.unique_id(&format!("{question}-answer"));
    let value = key_of(&plain_text(&answer.words));
    let (id, name) = (Attr(&id), Attr(question));
    writer.push(&format!(
        "<li><input type=\"{control}\" id=\"{id}\" name=\"{name}\" value=\"{value}\">\
         <label for=\"{id}\">"
    ));
    writer.inlines(&answer.words);
    writer.push("</label>");
    if !answer.more.is_empty() {
        writer.push("\n<div class=\"quiz-more\">\n");
        writer.blocks(&answer.more);
        writer.push("</div>\n");
    }
    writer.push("</li>\n");
}

fn explained(writer: &mut Writer<'_>, answer: &Answer) {
    let (class, mark) = if answer.right {
        ("answer-right", writer.label(words::RIGHT))
    } else {
        ("answer-wrong", writer.label(words::NOT_RIGHT))
    };
    writer.push(&format!(
        "<li class=\"{class}\" data-answer=\"{}\"><span class=\"answer-mark\">{mark}</span> \
         <span class=\"answer-words\">",
        key_of(&plain_text(&answer.words))
    ));
    writer.inlines(&answer.words);
    writer.push("</span>");
    if !answer.feedback.is_empty() {
        writer.push("\n<div class=\"answer-feedback\">\n");
        writer.blocks(&answer.feedback);
        writer.push("</div>\n");
    }
    writer.push("</li>\n");
}
