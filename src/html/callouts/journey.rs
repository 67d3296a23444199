//! JOURNEY: a list with place, system and standard of each step. A picture is
//! made from it elsewhere; the list is its text alternative.

use super::{close, open, words};
use crate::html::writer::Writer;
use crate::markdown::{Callout, Inline, Journey, Step};

pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout, journey: &Journey) {
    open(writer, callout, "group");
    super::body(writer, callout, &journey.before);
    writer.push("<ol class=\"journey-steps\">\n");
    for step in &journey.steps {
        write_step(writer, step);
    }
    writer.push("</ol>\n");
    super::body(writer, callout, &journey.after);
    close(writer, callout);
}

fn write_step(writer: &mut Writer<'_>, step: &Step) {
    if step.broken {
        let mark = words::BROKEN;
        writer.push(&format!(
            "<li class=\"journey-step journey-broken\"><span class=\"journey-mark\">{mark}</span> "
        ));
    } else {
        writer.push("<li class=\"journey-step\">");
    }
    writer.push("<strong class=\"journey-place\">");
    writer.inlines(&step.place);
    writer.push(":</strong> <span class=\"journey-what\">");
    writer.inlines(&step.what);
    writer.push("</span>\n");
    if !step.system.is_empty() || !step.standard.is_empty() {
        writer.push("<p class=\"journey-by\">");
        named(writer, "system", words::SYSTEM, &step.system);
        named(writer, "standard", words::STANDARD, &step.standard);
        writer.push("</p>\n");
    }
    writer.blocks(&step.more);
    writer.push("</li>\n");
}

fn named(writer: &mut Writer<'_>, class: &str, label: &str, content: &[Inline]) {
    if content.is_empty() {
        return;
    }
    writer.push(&format!(
        "<span class=\"journey-{class}\"><span class=\"journey-label\">{label}</span> "
    ));
    writer.inlines(content);
    writer.push("</span> ");
}
