//! Pages that take long to read.

use crate::check::plain::{Notes, PageText, Say};
use crate::site::PageKind;

/// More words of main text than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let is_list = matches!(
        page.page.kind,
        PageKind::Glossary | PageKind::Sources | PageKind::Organisations
    );
    let number: usize = page.main_text().map(|passage| passage.words.len()).sum();
    if !is_list && number > say.most("page-words") {
        say.page(
            page,
            Notes {
                number,
                ..Notes::default()
            },
        );
    }
}
