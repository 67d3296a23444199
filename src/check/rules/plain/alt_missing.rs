//! Pictures without words.

use crate::check::plain::{Notes, PageText, Say};

/// Pictures without words for those who do not see them.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for picture in page
        .pictures
        .iter()
        .filter(|picture| picture.alt.trim().is_empty())
    {
        say.place(picture.body, picture.span, Notes::default());
    }
}
