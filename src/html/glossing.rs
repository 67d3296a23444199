//! Words of the glossary, explained where they stand.
//!
//! The first use of a word in the running text of a page becomes a button
//! that opens a small box, beside a link for browsers without popovers; one of
//! the two is shown (decision 24). The MINUTE box counts as running text;
//! headings, links, code, labels and other callouts
//! are left alone.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::escape::{Attr, Text};
use super::words;
use super::writer::Writer;
use crate::site::{PageKind, Site, Term};

/// Which words a page has explained, and whether it explains words here.
#[derive(Debug, Default)]
pub(super) struct Glossing {
    /// How many elements that want no explaining are open.
    pub(super) paused: usize,
    explained: BTreeSet<usize>,
    /// The explained words in order of first use.
    pub(super) order: Vec<usize>,
}

impl Glossing {
    /// Notes the first use of a word; says whether it was the first.
    fn is_first(&mut self, term: usize) -> bool {
        let first = self.explained.insert(term);
        if first {
            self.order.push(term);
        }
        first
    }
}

/// Writes running text, its new words explained.
pub(super) fn write_text(writer: &mut Writer<'_>, words: &str) {
    let site = writer.site;
    let list = matches!(
        writer.page.kind,
        PageKind::Glossary | PageKind::Sources | PageKind::Organisations
    );
    if writer.glossing.paused > 0 || list {
        writer.text(words);
        return;
    }
    let mut done = 0;
    let mut from = 0;
    while let Some((range, term)) = site.terms.find(words, from) {
        from = range.end;
        if writer.glossing.is_first(term) {
            writer.text(&words[done..range.start]);
            write_term(writer, &words[range.clone()], &site.glossary[term]);
            done = range.end;
        }
    }
    writer.text(&words[done..]);
}

/// Writes words that the author marked `{gloss}`.
pub(super) fn write_marked(writer: &mut Writer<'_>, words: &str) {
    let site = writer.site;
    match site.terms.named(words) {
        Some(term) if writer.glossing.paused == 0 => {
            writer.glossing.is_first(term);
            write_term(writer, words, &site.glossary[term]);
        }
        _ => writer.text(words),
    }
}

fn write_term(writer: &mut Writer<'_>, words: &str, term: &Term) {
    let (id, words) = (term.id.to_string(), Text(words));
    let id = Attr(&id);
    let _ = write!(
        writer.out,
        "<button type=\"button\" class=\"term\" popovertarget=\"gloss-{id}\">{words}</button><a class=\"term\" href=\"#word-{id}\">{words}</a>",
    );
}

/// The boxes of all explained words, at the end of the text: browsers move
/// the keyboard into a box from its button, wherever it stands.
pub(super) fn write_boxes(writer: &mut Writer<'_>) {
    let site = writer.site;
    for at in writer.glossing.order.clone() {
        let term = &site.glossary[at];
        let id = term.id.to_string();
        let _ = write!(
            writer.out,
            "<div class=\"gloss\" id=\"gloss-{0}\" popover tabindex=\"-1\" role=\"dialog\" aria-labelledby=\"gloss-{0}-word\"><p><strong id=\"gloss-{0}-word\">{1}</strong>",
            Attr(&id),
            Text(&term.full_name()),
        );
        if let Some(say) = &term.say {
            let _ = write!(
                writer.out,
                " <span class=\"say\">{} “{}”</span>",
                writer.label(words::SAY),
                Text(say)
            );
        }
        // The meaning takes the keyboard when the box opens, so that screen
        // readers read it; Escape gives it back to the button.
        let _ = write!(
            writer.out,
            "</p><p tabindex=\"-1\" autofocus>{}</p>",
            Text(&term.short)
        );
        if let Some(href) = entry_href(site, writer, term) {
            let _ = write!(
                writer.out,
                "<p><a href=\"{}\">{}</a></p>",
                Attr(&href),
                writer.label(words::IN_GLOSSARY)
            );
        }
        let _ = writeln!(
            writer.out,
            "<button type=\"button\" class=\"quiet\" popovertarget=\"gloss-{}\" popovertargetaction=\"hide\">{}</button></div>",
            Attr(&id),
            writer.label(words::CLOSE)
        );
    }
}

/// The entry of a word on the page of words.
fn entry_href(site: &Site, writer: &Writer<'_>, term: &Term) -> Option<String> {
    let page = site.page(site.first(PageKind::Glossary)?);
    Some(format!(
        "{}#{}",
        writer.page.out.relative(&page.out),
        term.anchor()
    ))
}
