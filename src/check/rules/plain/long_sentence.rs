//! Sentences that are too long to hold in mind.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};

/// A sentence with more words than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("sentence-words");
    let places = [
        Role::Paragraph,
        Role::Item,
        Role::Caption,
        Role::Answer,
        Role::Summary,
    ];
    for passage in page
        .passages
        .iter()
        .filter(|one| places.contains(&one.role))
    {
        for sentence in &passage.sentences {
            let number = passage.words_in(sentence).len();
            if number > most {
                let notes = Notes {
                    number,
                    ..Notes::default()
                };
                say.words(passage, sentence, notes);
            }
        }
    }
}
