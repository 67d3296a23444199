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
            let bare = BEFORE
                .iter()
                .find_map(|word| bare.strip_prefix(word))
                .unwrap_or(bare);
            if VAGUE.contains(&bare) || is_address(bare) && !bare.contains('@') {
                say.words(passage, range, Notes::default());
            }
        }
    }
}

/// Small words that make such words no clearer.
const BEFORE: [&str; 8] = [
    "on ",
    "at ",
    "in ",
    "from ",
    "via ",
    "see ",
    "visit ",
    "by using ",
];

const VAGUE: [&str; 108] = [
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
    "see details",
    "see this",
    "see this page",
    "see the link",
    "the link below",
    "link below",
    "this form",
    "the form",
    "this article",
    "article",
    "this file",
    "file",
    "document",
    "the document",
    "this guide",
    "this site",
    "the site",
    "site",
    "our website",
    "the website",
    "web page",
    "this web page",
    "webpage",
    "open",
    "view",
    "view more",
    "view details",
    "info",
    "information",
    "continue",
    "start",
    "start here",
    "go here",
    "look here",
    "click this",
    "click this link",
    "click on this link",
    "click to read",
    "click for more",
    "click below",
    "follow this link",
    "follow the link",
    "use this link",
    "press here",
    "tap here",
    "available here",
    "found here",
    "can be found here",
    "is here",
    "right here",
    "over here",
    "it",
    "these",
    "page here",
    "link here",
    "get it here",
    "download here",
    "download now",
    "download it",
    "download file",
    "pdf",
    "watch",
    "watch now",
    "read on",
    "read this",
    "read it here",
    "read now",
    "discover more",
    "show more",
    "tell me more",
    "full details",
    "full story",
    "email",
    "more details",
    "further details",
    "more here",
    "more about this",
    "more on this",
    "sign up here",
    "book here",
    "apply here",
    "register here",
    "log in here",
    "buy now",
];
