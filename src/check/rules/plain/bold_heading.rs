//! Paragraphs that only look like headings.

use crate::check::plain::{Notes, PageText, Say};
use std::ops::Range;

use crate::check::plain::{Layer, Role, Style};

/// A paragraph that is bold from end to end and does not end as a sentence.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page
        .passages
        .iter()
        .filter(|one| one.role == Role::Paragraph)
    {
        let whole = passage.text.trim();
        let is_bold = |(style, range): &(Style, Range<usize>)| {
            *style == Style::Strong && passage.text[range.clone()].trim() == whole
        };
        let is_sentence = whole.ends_with(['.', '!', ',', ';']);
        if passage.styles.iter().any(is_bold) && !is_sentence && passage.layer == Layer::Main {
            say.passage(
                passage,
                Notes {
                    found: whole,
                    ..Notes::default()
                },
            );
        }
    }
}
