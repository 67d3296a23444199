//! Links that do not say where they go.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Style, is_address};

/// Links whose words say nothing without the words around them.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        for (style, range) in &passage.styles {
            if !matches!(style, Style::Link(_)) {
                continue;
            }
            let words = passage.text[range.clone()].trim().to_lowercase();
            let bare = words.trim_end_matches(['.', ':', '\u{203a}', '>', '\u{2192}', ' ']);
            if VAGUE.contains(&bare) || is_address(bare) && !bare.contains('@') {
                say.words(passage, range, Notes::default());
            }
        }
    }
}

const VAGUE: [&str; 24] = [
    "click here",
    "here",
    "click",
    "read more",
    "more",
    "learn more",
    "find out more",
    "see more",
    "this page",
    "this",
    "this link",
    "link",
    "the link",
    "download",
    "see here",
    "website",
    "this website",
    "page",
    "go",
    "details",
    "more information",
    "further information",
    "more info",
    "this document",
];
