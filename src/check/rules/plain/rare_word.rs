//! Long words that few readers know.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeSet;

use crate::check::plain::{Layer, Shape};

/// The first use of each word that few know and nothing explains.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let least = say.most("syllables");
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for passage in &page.passages {
        if passage.layer == Layer::Quote {
            continue;
        }
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Plain)
        {
            let Some(rare) = page.lexicon.explained.difficult(passage, word) else {
                continue;
            };
            let is_long = word.facts.syllables as usize >= least;
            if is_long && !say.is_known(rare) && met.insert(rare) {
                say.words(passage, &word.range, Notes::default());
            }
        }
    }
}
