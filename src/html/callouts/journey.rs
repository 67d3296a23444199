//! JOURNEY: a person's way through care, as a picture and as a list.
//!
//! The list is what screen readers, the keyboard and small screens have; the
//! picture says the same to eyes. Names of systems and standards lead to their
//! pages by themselves. It must never know templates.

mod fit;
mod picture;
mod plan;

use self::fit::{Look, Run, Size};
use self::plan::{Stop, ends};
use super::{close, open};
use crate::html::escape::{Attr, Text};
use crate::html::words;
use crate::html::writer::Writer;
use crate::markdown::{Callout, Inline, InlineKind, Journey, Step, plain_text};
use crate::site::Target;

pub(super) fn write(writer: &mut Writer<'_>, callout: &Callout, journey: &Journey) {
    open(writer, callout, "group");
    super::body(writer, callout, &journey.before);
    let stops: Vec<Stop> = journey
        .steps
        .iter()
        .map(|step| stop(writer, step))
        .collect();
    if let Some(plan) = plan::plan(&stops) {
        let drawn = picture::draw(&plan);
        writer.push(&drawn);
    }
    writer.push("<ol class=\"journey-steps\">\n");
    for step in &journey.steps {
        write_step(writer, step);
    }
    writer.push("</ol>\n");
    super::body(writer, callout, &journey.after);
    close(writer, callout);
}

/// A name of a system or a standard, and the address of its page.
struct Name {
    words: String,
    href: Option<String>,
}

/// The names in some words: `EPS, dm+d`. A link of the author's is kept.
fn names(writer: &Writer<'_>, content: &[Inline]) -> Vec<Name> {
    let mut names = Vec::new();
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) => {
                let parts = text.split(", ").map(|part| part.trim_matches([' ', ',']));
                names.extend(parts.filter(|part| !part.is_empty()).map(|part| Name {
                    words: part.to_owned(),
                    href: href_of(writer, part),
                }));
            }
            InlineKind::Link(link, inside) => names.push(Name {
                words: plain_text(inside),
                href: writer.href(writer.body.target(*link)),
            }),
            _ => {
                let words = plain_text(std::slice::from_ref(inline));
                let href = href_of(writer, &words);
                names.push(Name { words, href });
            }
        }
    }
    names.retain(|name| !name.words.trim().is_empty());
    names
}

/// The address of the page that a name leads to, unless it is this page.
fn href_of(writer: &Writer<'_>, name: &str) -> Option<String> {
    let target = writer.site.named(name)?;
    let is_here = match target {
        Target::Page(page, None) => writer.site.page(page).out == writer.page.out,
        _ => false,
    };
    let href = writer.href(&target);
    href.filter(|_| !is_here)
}

/// A step as the picture shows it.
fn stop(writer: &Writer<'_>, step: &Step) -> Stop {
    let mut stop = Stop {
        place: plain_text(&step.place).trim().to_owned(),
        broken: step.broken,
        words: Vec::new(),
    };
    if step.broken {
        let mark = writer.word(words::BROKEN).trim_end_matches(':');
        stop.words
            .push(vec![Run::new(mark, Look::Broken, Size::Words)]);
    }
    if ends(&stop).is_some() {
        let place = format!("{}: ", stop.place);
        stop.words
            .push(vec![Run::new(&place, Look::Label, Size::Notes)]);
    }
    // A box stands by itself, so its words start as a sentence does.
    let what = plan::capital(plain_text(&step.what).trim());
    stop.words
        .push(vec![Run::new(&what, Look::Plain, Size::Words)]);
    for (label, content) in [
        (writer.word(words::SYSTEM), &step.system),
        (writer.word(words::STANDARD), &step.standard),
    ] {
        let names = names(writer, content);
        if !names.is_empty() {
            stop.words.push(name_runs(label, names));
        }
    }
    stop
}

fn name_runs(label: &str, names: Vec<Name>) -> Vec<Run> {
    let mut runs = vec![Run::new(&format!("{label} "), Look::Label, Size::Notes)];
    for (at, name) in names.into_iter().enumerate() {
        if at > 0 {
            runs.push(Run::new(", ", Look::Plain, Size::Notes));
        }
        let look = name.href.map_or(Look::Plain, Look::Link);
        runs.push(Run::new(&name.words, look, Size::Notes));
    }
    runs
}

fn write_step(writer: &mut Writer<'_>, step: &Step) {
    if step.broken {
        let mark = writer.label(words::BROKEN);
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
        named(writer, "system", writer.label(words::SYSTEM), &step.system);
        named(
            writer,
            "standard",
            writer.label(words::STANDARD),
            &step.standard,
        );
        writer.push("</p>\n");
    }
    writer.blocks(&step.more);
    writer.push("</li>\n");
}

/// The steps on a slide.
pub(super) fn write_for_room(writer: &mut Writer<'_>, journey: &Journey) {
    writer.push("<ol class=\"slide-journey\">\n");
    for step in &journey.steps {
        if step.broken {
            let mark = writer.label(words::BROKEN);
            writer.push(&format!(
                "<li class=\"journey-broken\"><span class=\"journey-mark\">{mark}</span> "
            ));
        } else {
            writer.push("<li>");
        }
        writer.push("<strong>");
        writer.inlines(&step.place);
        writer.push(":</strong> ");
        writer.inlines(&step.what);
        writer.push("</li>\n");
    }
    writer.push("</ol>\n");
}

fn named(writer: &mut Writer<'_>, class: &str, label: Text<'_>, content: &[Inline]) {
    let names = names(writer, content);
    if names.is_empty() {
        return;
    }
    writer.push(&format!(
        "<span class=\"journey-{class}\"><span class=\"journey-label\">{label}</span> "
    ));
    let is_plain =
        |inline: &Inline| matches!(inline.kind, InlineKind::Text(_) | InlineKind::Link(..));
    if !content.iter().all(is_plain) {
        writer.inlines(content);
        writer.push("</span> ");
        return;
    }
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            writer.push(", ");
        }
        if let Some(href) = &name.href {
            writer.push(&format!("<a href=\"{}\">", Attr(href)));
            writer.text(&name.words);
            writer.push("</a>");
        } else {
            writer.text(&name.words);
        }
    }
    writer.push("</span> ");
}
