//! Sound and film without words.

use crate::check::plain::{Notes, PageText, Say};

/// Sound and film without words, or that start by themselves.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for body in page.page.body.all() {
        for html in &body.document.raw_html {
            let markup = html.markup.to_lowercase();
            let is_media = markup.contains("<video") || markup.contains("<audio");
            if is_media && (!markup.contains("<track") || markup.contains("autoplay")) {
                say.place(body, html.span, Notes::default());
            }
        }
    }
}
