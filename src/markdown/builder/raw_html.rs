//! HTML code in Markdown: comments are read or dropped, a line break is taken
//! for what it is, everything else is noted.

use super::Builder;
use crate::markdown::directives;
use crate::markdown::parse::Comments;
use crate::markdown::tree::{BlockKind, HtmlPlace, InlineKind, RawHtml};
use crate::text::Span;

impl Builder<'_> {
    pub(super) fn inline_html(&mut self, markup: &str, span: Span) {
        if self.options.comments == Comments::Read {
            if markup.starts_with("<!--") {
                return;
            }
            if directives::is_line_break(markup) {
                self.inline(InlineKind::HardBreak, span);
                return;
            }
        }
        self.note_html(markup, span, HtmlPlace::Line);
        self.inline(InlineKind::Html(markup.into()), span);
    }

    pub(super) fn html(&mut self, markup: String, span: Span) {
        if self.options.comments == Comments::Read && directives::is_comment(&markup) {
            if let Some(allow) = directives::comment(&markup).and_then(directives::allow) {
                self.block(BlockKind::Allow(Box::new(allow)), span);
            }
            return;
        }
        self.note_html(&markup, span, HtmlPlace::Block);
        self.block(BlockKind::Html(markup.into()), span);
    }

    fn note_html(&mut self, markup: &str, span: Span, place: HtmlPlace) {
        self.document.raw_html.push(RawHtml {
            markup: markup.into(),
            place,
            span,
        });
    }
}
