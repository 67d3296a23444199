//! Two names for one thing.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeMap;

use crate::site::Term;

/// Two names of one thing on one page.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut met: BTreeMap<usize, String> = BTreeMap::new();
    for passage in page.main_text() {
        let mut from = 0;
        while let Some((range, term)) = page.site.terms.find(&passage.text, from) {
            from = range.end;
            let Some(entry) = page.site.glossary.get(term) else {
                continue;
            };
            let written = passage.text[range.clone()].to_lowercase();
            let names = std::iter::once(&entry.name).chain(&entry.also);
            let name = names
                .map(|name| name.to_lowercase())
                .find(|name| written.starts_with(name.as_str()) && !is_short(name, entry));
            let Some(name) = name else { continue };
            let first = met.entry(term).or_insert_with(|| name.clone());
            let related = first.contains(name.as_str()) || name.contains(first.as_str());
            if !related {
                say.words(
                    passage,
                    &range,
                    Notes {
                        better: first,
                        ..Notes::default()
                    },
                );
                return;
            }
        }
    }
}

/// Short forms and what they stand for are one name.
fn is_short(name: &str, entry: &Term) -> bool {
    let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count() > 1;
    let names = std::iter::once(&entry.name).chain(&entry.also);
    let mut same = names.filter(|written| written.to_lowercase() == name);
    same.any(|written| capitals(written))
        || entry
            .expansion
            .as_ref()
            .is_some_and(|long| long.to_lowercase() == name)
}
