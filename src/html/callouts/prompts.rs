//! FLASHCARD, REFLECT, TEACHBACK and POLL.

use super::{asked, care, close, hint, open};
use crate::html::escape::Attr;
use crate::html::words;
use crate::html::writer::Writer;
use crate::markdown::{Block, Callout, CalloutKind, Flashcard, Item, Poll, Prompt};

pub(super) fn flashcard(writer: &mut Writer<'_>, callout: &Callout, card: &Flashcard) {
    let start = writer.out.len();
    let key = asked::key(callout).unwrap_or_default();
    super::open_with(
        writer,
        callout,
        "group",
        &format!(" data-card=\"{}\"", Attr(&key)),
    );
    super::body(writer, callout, &card.front);
    let id = writer.unique_id("care");
    care(writer, &id);
    let label = writer.label(words::BACK);
    writer.push(&format!(
        "<details class=\"card-back\"><summary>{label}</summary>\n"
    ));
    writer.blocks(&card.back);
    writer.push("</details>\n");
    close(writer, callout);
    writer.remember(key, start, String::new());
}

pub(super) fn prompt(writer: &mut Writer<'_>, callout: &Callout, prompt: &Prompt) {
    let title = open(writer, callout, "group");
    super::body(writer, callout, &prompt.prompt);
    care(writer, &format!("{title}-care"));
    if callout.kind == CalloutKind::Reflect {
        let title = Attr(&title);
        writer.push(&format!(
            "<textarea class=\"own-words\" rows=\"5\" autocomplete=\"off\" aria-labelledby=\"{title}\" \
             aria-describedby=\"{title}-care\"></textarea>\n"
        ));
    }
    if !prompt.good_answer.is_empty() {
        let label = writer.label(words::GOOD_ANSWER);
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
