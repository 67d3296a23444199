//! Links that open a new tab.

use crate::check::plain::{Notes, PageText, Say};

/// HTML links that open somewhere else.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for body in page.page.body.all() {
        for html in &body.document.raw_html {
            if html.markup.to_lowercase().contains("target=") {
                say.place(body, html.span, Notes::default());
            }
        }
    }
}
