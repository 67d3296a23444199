//! Lessons that no reader has tried.

use crate::check::plain::{Notes, PageText, Say};
use crate::site::PageKind;

/// Lessons that no reader has tried.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let front = &page.page.body.document.front;
    if page.page.kind == PageKind::Lesson && front.tested_with.is_none() {
        say.page(page, Notes::default());
    }
}
