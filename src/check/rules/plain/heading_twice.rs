//! Headings that stand twice.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeSet;

use crate::check::plain::Role;

/// Headings with the same words under the same heading.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut met: BTreeSet<Vec<String>> = BTreeSet::new();
    for passage in &page.passages {
        let Role::Heading(level) = passage.role else {
            continue;
        };
        above.retain(|(upper, _)| *upper < level);
        above.push((level, passage.text.trim().to_lowercase()));
        let way: Vec<String> = above.iter().map(|(_, words)| words.clone()).collect();
        if !met.insert(way) {
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
