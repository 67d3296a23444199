//! Long words for pictures.

use crate::check::plain::{Notes, PageText, Say};

/// Words for a picture that are longer than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("alt-letters");
    for picture in &page.pictures {
        let number = picture.alt.trim().chars().count();
        if number > most {
            say.place(
                picture.body,
                picture.span,
                Notes {
                    number,
                    ..Notes::default()
                },
            );
        }
    }
}
