//! Paragraphs that look like a wall.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::CalloutKind;

/// A paragraph with more sentences than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("paragraph-sentences");
    for passage in page
        .passages
        .iter()
        .filter(|one| one.role == Role::Paragraph)
    {
        let number = passage.sentences.len();
        // The box at the top is one paragraph by its form, and has a limit of its own.
        if number > most && passage.callout != Some(CalloutKind::Minute) {
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
