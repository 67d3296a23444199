//! Lessons without their short form.

use crate::check::plain::Seen;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::{BlockKind, CalloutKind};
use crate::site::PageKind;

/// A lesson without its short form at the top.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let is_minute = |seen: &Seen<'_>| match &seen.block.kind {
        BlockKind::Callout(callout) => callout.kind == CalloutKind::Minute,
        _ => false,
    };
    if page.page.kind == PageKind::Lesson && !page.seen.iter().any(is_minute) {
        say.page(page, Notes::default());
    }
}
