//! Claims without a source.

use crate::check::plain::{Notes, PageText, Say, claims};

/// The first claim of each passage without a source; `claims` says what counts.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|passage| !passage.has_note) {
        if let Some(range) = claims(passage).first() {
            say.words(passage, range, Notes::default());
        }
    }
}
