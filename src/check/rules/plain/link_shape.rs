//! Links that hold a whole sentence.

use crate::check::plain::Style;
use crate::check::plain::{Notes, PageText, Say};

/// Links that hold a whole sentence, or its full stop.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("link-words");
    for passage in &page.passages {
        for (style, range) in &passage.styles {
            let words = passage.words_in(range).len();
            let stop = passage.text[range.clone()].trim_end().ends_with('.');
            if matches!(style, Style::Link(_)) && (words > most || stop && words > 0) {
                say.words(passage, range, Notes::default());
            }
        }
    }
}
