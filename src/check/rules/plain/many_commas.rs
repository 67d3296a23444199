//! Sentences with many parts.

use crate::check::plain::{Notes, PageText, Say};

/// A sentence with more commas than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("commas");
    for passage in &page.passages {
        let all = passage.text.bytes().filter(|byte| *byte == b',').count();
        if all <= most {
            continue;
        }
        for sentence in &passage.sentences {
            let text = passage.text[sentence.clone()].as_bytes();
            // The comma of 1,200 is none.
            let number = text.windows(2).filter(|pair| *pair == b", ").count();
            if number > most {
                say.words(
                    passage,
                    sentence,
                    Notes {
                        number,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}
