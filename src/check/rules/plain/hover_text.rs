//! Words that only show under a mouse.

use crate::check::plain::{Notes, PageText, Say};

/// Words that only show under a mouse.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for body in page.page.body.all() {
        for link in body
            .document
            .links
            .iter()
            .filter(|link| !link.title.is_empty())
        {
            say.place(
                body,
                link.span,
                Notes {
                    found: &link.title,
                    ..Notes::default()
                },
            );
        }
    }
}
