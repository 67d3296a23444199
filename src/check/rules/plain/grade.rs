//! Pages whose words and sentences ask for many years of school.

use crate::check::plain::grade::Counts;
use crate::check::plain::{Notes, PageText, Say};

/// The Flesch-Kincaid grade of the main text, names left out.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut counts = Counts::default();
    for passage in page.main_text() {
        counts.add(passage.counts());
    }
    let Some(grade) = counts.grade() else {
        return;
    };
    if grade > say.limit("grade") {
        let found = format!("{grade:.1}");
        let notes = Notes {
            found: &found,
            ..Notes::default()
        };
        say.page(page, notes);
    }
}
