//! Lessons for which nobody answers.

use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::Document;
use crate::site::PageKind;

/// Lessons for which nobody answers.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let owner = |document: &Document| document.front.owner.as_ref().map(|_| ());
    if page.page.kind == PageKind::Lesson && page.site.inherited(page.page, owner).is_none() {
        say.page(page, Notes::default());
    }
}
