//! Headings that say nothing.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};

/// Headings that could stand on any page.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        if !matches!(passage.role, Role::Heading(_)) {
            continue;
        }
        let words = passage
            .text
            .trim()
            .trim_end_matches([':', '.'])
            .to_lowercase();
        if VAGUE.contains(&words.as_str()) {
            say.passage(
                passage,
                Notes {
                    found: passage.text.trim(),
                    ..Notes::default()
                },
            );
        }
    }
}

const VAGUE: [&str; 22] = [
    "introduction",
    "overview",
    "background",
    "other",
    "more",
    "notes",
    "conclusion",
    "general",
    "miscellaneous",
    "details",
    "further information",
    "more information",
    "information",
    "context",
    "summary",
    "about",
    "other information",
    "additional information",
    "content",
    "contents",
    "discussion",
    "key information",
];
