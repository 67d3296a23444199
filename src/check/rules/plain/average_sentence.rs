//! Pages whose sentences are long on the whole.

use crate::check::plain::{Notes, PageText, Say};

/// The mean of all sentences of main text.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let (mut words, mut sentences) = (0, 0);
    for passage in page.main_text() {
        words += passage.words.len();
        sentences += passage.sentences.len();
    }
    let most = say.most("average-words");
    if sentences >= FEWEST && words > most * sentences {
        let number = words.div_ceil(sentences);
        let notes = Notes {
            number,
            ..Notes::default()
        };
        say.page(page, notes);
    }
}

/// Fewer sentences than this have no mean worth saying.
const FEWEST: usize = 5;
