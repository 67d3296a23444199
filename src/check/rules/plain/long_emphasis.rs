//! Long runs in bold or italics.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Role, Style};

/// Bold words or italics that go on for longer than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("emphasis-words");
    for passage in page.passages.iter().filter(|one| one.role != Role::Caption) {
        for (style, range) in &passage.styles {
            let number = passage.words_in(range).len();
            if matches!(style, Style::Emphasis | Style::Strong) && number > most {
                say.words(
                    passage,
                    range,
                    Notes {
                        number,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}
