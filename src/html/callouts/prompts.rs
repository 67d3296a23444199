//! FLASHCARD, REFLECT, TEACHBACK and POLL.

use super::{care, close, hint, open, words};
use crate::html::escape::Attr;
use crate::html::writer::Writer;
use crate::markdown::{Block, Callout, CalloutKind, Flashcard, Item, Poll, Prompt};

pub(super) fn flashcard(writer: &mut Writer<'_>, callout: &Callout, card: &Flashcard) {
    open(writer, callout, "group");
    super::body(writer, callout, &card.front);
    care(writer);
    let label = words::BACK;
    writer.push(&format!(
        "<details class=\"card-back\"><summary>{label}</summary>\n"
    ));
    writer.blocks(&card.back);
    writer.push("</details>\n");
    close(writer, callout);
}

pub(super) fn prompt(writer: &mut Writer<'_>, callout: &Callout, prompt: &Prompt) {
    let title = open(writer, callout, "group");
    super::body(writer, callout, &prompt.prompt);
    care(writer);
    if callout.kind == CalloutKind::Reflect {
        let title = Attr(&title);
        writer.push(&format!(
            "<textarea class=\"own-words\" rows=\"5\" aria-labelledby=\"{title}\"></textarea>\n"
        ));
    }
    if !prompt.good_answer.is_empty() {
        let label = words::GOOD_ANSWER;
        writer.push(&format!(
            "<details class=\"good-answer\"><summary>{label}</summary>\n"
        ));
        list(writer, "", &prompt.good_answer);
        writer.push("</details>\n");
    }
    hint(writer, callout);
    close(writer, callout);
}

pub(super) fn poll(writer: &mut Writer<'_>, callout: &Callout, poll: &Poll) {
    open(writer, callout, "group");
    super::body(writer, callout, &poll.question);
    list(writer, " class=\"poll-choices\"", &poll.choices);
    close(writer, callout);
}

fn list(writer: &mut Writer<'_>, attributes: &str, items: &[Item]) {
    writer.push(&format!("<ul{attributes}>\n"));
    for item in items {
        let blocks: &[Block] = &item.blocks;
        writer.push("<li>");
        super::item(writer, blocks);
        writer.push("</li>\n");
    }
    writer.push("</ul>\n");
}
