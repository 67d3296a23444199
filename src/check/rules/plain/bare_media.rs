//! Sound and film without words.

use crate::check::plain::{Notes, PageText, Say};

/// Sound and film without words, or that start by themselves.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for body in page.page.body.all() {
        let tags = &body.document.raw_html;
        // A tag may stand by itself or in a block with others.
        let has_words = tags
            .iter()
            .any(|html| html.markup.to_lowercase().contains("<track"));
        for html in tags {
            let markup = html.markup.to_lowercase();
            let is_media = markup.contains("<video") || markup.contains("<audio");
            if is_media && (!has_words || markup.contains("autoplay")) {
                say.place(body, html.span, Notes::default());
            }
        }
    }
}
