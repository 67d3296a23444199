//! Links that say the same and go to different places.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeMap;

use crate::check::plain::Style;

/// Links with the same words that lead to different places.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for passage in &page.passages {
        for (style, range) in &passage.styles {
            let Style::Link(id) = style else { continue };
            let Some(link) = passage.body.document.links.get(id.0 as usize) else {
                continue;
            };
            let words = passage.text[range.clone()].trim().to_lowercase();
            let seen = *first.entry(words).or_insert(&link.destination);
            if *seen != *link.destination {
                say.words(passage, range, Notes::default());
            }
        }
    }
}
