//! Words for a picture that tell nothing.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};

/// Words for a picture that do not tell what it shows.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for picture in &page.pictures {
        let alt = picture.alt.trim();
        let lower = alt.to_lowercase();
        let is_file = FILES.iter().any(|ending| lower.ends_with(ending)) && !alt.contains(' ');
        let says_picture = STARTS.iter().any(|start| lower.starts_with(start));
        let caption = page.passages.get(picture.after);
        let is_caption = caption.is_some_and(|line| line.role == Role::Caption && line.text == alt);
        if is_file || says_picture || is_caption {
            say.place(
                picture.body,
                picture.span,
                Notes {
                    found: alt,
                    ..Notes::default()
                },
            );
        }
    }
}

const FILES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
const STARTS: [&str; 10] = [
    "image of",
    "an image of",
    "picture of",
    "a picture of",
    "photo of",
    "a photo of",
    "photograph of",
    "a photograph of",
    "icon of",
    "graphic of",
];
