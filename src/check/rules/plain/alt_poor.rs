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
        let is_bare = BARE.contains(&lower.trim_end_matches(|c: char| !c.is_alphabetic()))
            || !alt.contains(' ') && alt.contains(['_', '\u{2f}']);
        if is_file || is_bare || says_picture || is_caption {
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
const STARTS: [&str; 31] = [
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
    "the image shows",
    "this image shows",
    "image showing",
    "a picture showing",
    "picture showing",
    "photo showing",
    "a photo showing",
    "screenshot of",
    "a screenshot of",
    "screen shot of",
    "a graphic of",
    "an icon of",
    "logo of",
    "illustration of",
    "an illustration of",
    "drawing of",
    "a drawing of",
    "clip art of",
    "this is a picture",
    "this is an image",
    "this is a photo",
];
/// Words that stand for any picture, with or without a number.
const BARE: [&str; 16] = [
    "image",
    "picture",
    "photo",
    "photograph",
    "graphic",
    "icon",
    "logo",
    "diagram",
    "chart",
    "screenshot",
    "illustration",
    "figure",
    "img",
    "pic",
    "banner",
    "dsc",
];
