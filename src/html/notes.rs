//! Notes of a page: its own footnotes, and claims with their sources.

use std::fmt::Write as _;

use super::escape::{Attr, Html};
use super::slides::Place;
use super::words;
use super::writer::Writer;

/// `[^label]`: a footnote of the page, or a claim with its source.
pub(super) fn note(writer: &mut Writer<'_>, label: &str) {
    if writer.paper.is_some() || writer.place != Place::Page {
        // The list that it points to stands on the page alone.
        return;
    }
    let body = writer.body;
    if let Some(footnote) = body.document.footnote(label) {
        let next = writer.notes.len();
        let at = *writer.note_places.entry(footnote).or_insert(next);
        if at == next {
            writer.notes.push((body, footnote));
        }
        let number = at + 1;
        let id = writer.unique_id(&format!("noteref-{number}"));
        let _ = write!(
            writer.out,
            "<sup class=\"note\"><a href=\"#{}note-{number}\" id=\"{id}\" aria-label=\"{} {letter}\">{letter}</a></sup>",
            writer.prefix,
            Attr(writer.word(words::NOTE)),
            letter = letter(at),
        );
        return;
    }
    let Some(at) = writer.site.claim_number(writer.page, label) else {
        return;
    };
    let number = at + 1;
    let id = writer.unique_id(&format!("claim-{number}"));
    let _ = write!(
        writer.out,
        "<sup class=\"claim\"><a href=\"#source-{number}\" id=\"{id}\" aria-label=\"{} {number}\">{number}</a></sup>",
        Attr(writer.word(words::SOURCE)),
    );
    if let Some(places) = writer.citations.get_mut(at) {
        places.push(id);
    }
}

/// The page's own footnotes; writing one may bring further ones.
pub(super) fn footnotes(writer: &mut Writer<'_>) -> Html {
    if writer.notes.is_empty() {
        return Html::default();
    }
    let (out, outer) = (std::mem::take(&mut writer.out), writer.body);
    writer.push("<ol class=\"notes\" type=\"a\">\n");
    let mut at = 0;
    while let Some((body, note)) = writer.notes.get(at).copied() {
        writer.body = body;
        let number = at + 1;
        let prefix = &writer.prefix;
        let _ = writeln!(writer.out, "<li id=\"{prefix}note-{number}\">");
        writer.blocks(&note.blocks);
        let _ = writeln!(
            writer.out,
            "<a href=\"#{}noteref-{number}\" class=\"back\">{}<span class=\"visually-hidden\"> {} {}</span></a></li>",
            writer.prefix,
            writer.label(words::BACK_TO_TEXT),
            writer.label(words::OF_NOTE),
            letter(at),
        );
        at += 1;
    }
    writer.push("</ol>\n");
    writer.body = outer;
    Html::from_markup(std::mem::replace(&mut writer.out, out))
}

/// Footnotes are lettered, so that they are not mistaken for sources.
fn letter(at: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 {
        letter.to_string()
    } else {
        format!("{letter}{}", at / 26)
    }
}
