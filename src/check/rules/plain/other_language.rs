//! Welsh on an English page.

use crate::check::plain::Word;
use crate::check::plain::{Notes, PageText, Say};

/// Welsh on a page that says it is in English.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    if !page.is_english() {
        return;
    }
    for passage in &page.passages {
        for sentence in &passage.sentences {
            let words = passage.words_in(sentence);
            let is_welsh = |word: &&Word| {
                let written = passage.text[word.range.clone()].to_lowercase();
                WELSH.contains(&written.as_str())
            };
            let welsh = words.iter().filter(is_welsh).count();
            if welsh >= FEWEST && welsh * 3 >= words.len() {
                say.words(passage, sentence, Notes::default());
            }
        }
    }
}

/// So many of the words below make a sentence Welsh.
const FEWEST: usize = 2;
const WELSH: [&str; 27] = [
    "yn",
    "mae",
    "yr",
    "ac",
    "wedi",
    "gan",
    "fod",
    "ond",
    "neu",
    "eich",
    "chi",
    "ein",
    "i'r",
    "o'r",
    "ddim",
    "croeso",
    "iechyd",
    "gofal",
    "hwn",
    "gyda",
    "roedd",
    "bydd",
    "mewn",
    "sydd",
    "cymru",
    "gwasanaeth",
    "rydym",
];
