//! Notes of a page: footnotes and claims, where they are cited and where they
//! stand.

use std::fmt::Write as _;

use super::escape::Html;
use super::slides::Place;
use super::writer::Writer;

impl Writer<'_> {
    /// `[^label]`: a footnote of the page, or a claim with its source.
    pub(super) fn note(&mut self, label: &str) {
        if self.place != Place::Page {
            return;
        }
        let body = self.body;
        if let Some(footnote) = body.document.footnote(label) {
            let next = self.notes.len();
            let at = *self.note_places.entry(footnote).or_insert(next);
            if at == next {
                self.notes.push((body, footnote));
            }
            let number = at + 1;
            let id = self.unique_id(&format!("noteref-{number}"));
            let _ = write!(
                self.out,
                "<sup class=\"note\"><a href=\"#{}note-{number}\" id=\"{id}\" aria-label=\"Note {letter}\">{letter}</a></sup>",
                self.prefix,
                letter = letter(at),
            );
            return;
        }
        let Some(at) = self.site.claim_number(self.page, label) else {
            return;
        };
        let number = at + 1;
        let id = self.unique_id(&format!("claim-{number}"));
        let _ = write!(
            self.out,
            "<sup class=\"claim\"><a href=\"#source-{number}\" id=\"{id}\" aria-label=\"Source {number}\">{number}</a></sup>",
        );
        if let Some(places) = self.citations.get_mut(at) {
            places.push(id);
        }
    }

    /// The page's own footnotes; writing one may bring further ones.
    pub(super) fn footnotes(&mut self) -> Html {
        if self.notes.is_empty() {
            return Html::default();
        }
        let (out, outer) = (std::mem::take(&mut self.out), self.body);
        self.push("<ol class=\"notes\" type=\"a\">\n");
        let mut at = 0;
        while let Some((body, note)) = self.notes.get(at).copied() {
            self.body = body;
            let number = at + 1;
            let prefix = &self.prefix;
            let _ = writeln!(self.out, "<li id=\"{prefix}note-{number}\">");
            self.blocks(&note.blocks);
            let _ = writeln!(
                self.out,
                "<a href=\"#{}noteref-{number}\" class=\"back\">Back to the text<span class=\"visually-hidden\"> of note {}</span></a></li>",
                self.prefix,
                letter(at),
            );
            at += 1;
        }
        self.push("</ol>\n");
        self.body = outer;
        Html::from_markup(std::mem::replace(&mut self.out, out))
    }
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
