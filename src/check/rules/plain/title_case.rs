//! Headings Like This One.

use crate::check::plain::{Notes, PageText, Say};
use crate::check::plain::{Role, Shape};

/// A heading whose long words all start with a capital.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in &page.passages {
        if !matches!(passage.role, Role::Heading(_) | Role::Title) {
            continue;
        }
        let later = passage.words.iter().skip(1);
        let words = later.filter(|word| word.shape == Shape::Plain && !passage.is_name(word));
        let long: Vec<&str> = words
            .map(|word| &passage.text[word.range.clone()])
            .filter(|word| word.len() > 3)
            .collect();
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        if long.len() > 1 && long.iter().all(capital) {
            say.passage(
                passage,
                Notes {
                    found: &passage.text,
                    ..Notes::default()
                },
            );
        }
    }
}
