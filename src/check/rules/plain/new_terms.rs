//! Lessons that teach many words at once.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeSet;

use crate::site::PageKind;

/// How many words of the glossary are met on the page.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    if !matches!(page.page.kind, PageKind::Lesson) {
        return;
    }
    let mut met: BTreeSet<usize> = BTreeSet::new();
    for passage in page.main_text() {
        let mut from = 0;
        while let Some((range, term)) = page.site.terms.find(&passage.text, from) {
            met.insert(term);
            from = range.end;
        }
    }
    let number = met.len();
    if number > say.most("new-terms") {
        say.page(
            page,
            Notes {
                number,
                ..Notes::default()
            },
        );
    }
}
