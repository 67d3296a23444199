//! Short forms that are explained for nothing.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeMap;

use super::acronym::bare;
use crate::check::plain::Shape;

/// A short form in brackets that is never used again.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for passage in &page.passages {
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Acronym)
        {
            *uses
                .entry(bare(&passage.text[word.range.clone()]))
                .or_default() += 1;
        }
    }
    for passage in &page.passages {
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Acronym)
        {
            let bare = bare(&passage.text[word.range.clone()]);
            let in_brackets = passage.text[..word.range.start].ends_with('(');
            let is_term = page.lexicon.explained.has(&bare.to_lowercase());
            if in_brackets && !is_term && uses.get(bare) == Some(&1) && bare.len() > 1 {
                say.words(
                    passage,
                    &word.range,
                    Notes {
                        found: bare,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}
