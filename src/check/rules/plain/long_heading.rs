//! Long headings.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};

/// Headings that are long, or end as a sentence does.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("heading-letters");
    for passage in &page.passages {
        if !matches!(passage.role, Role::Heading(_) | Role::Title) {
            continue;
        }
        let text = passage.text.trim();
        let number = text.chars().count();
        let stop = text.ends_with('.') && !text.ends_with("..");
        if number > most || stop {
            say.passage(
                passage,
                Notes {
                    number,
                    ..Notes::default()
                },
            );
        }
    }
}
