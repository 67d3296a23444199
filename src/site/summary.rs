//! One or two sentences on a page.

use crate::markdown::{Block, BlockKind, CalloutBody, CalloutKind, Document, plain_text};

/// What the author wrote as `summary`, else the first sentence of the MINUTE
/// box (`authoring.md`), else nothing.
pub(super) fn summary(document: &Document) -> String {
    if let Some(summary) = &document.front.summary {
        return summary.value.clone();
    }
    let minute = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Callout(callout) if callout.kind == CalloutKind::Minute => Some(&callout.body),
        _ => None,
    });
    match minute {
        Some(CalloutBody::Blocks(blocks)) => first_paragraph(blocks),
        _ => String::new(),
    }
}

fn first_paragraph(blocks: &[Block]) -> String {
    let words = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    words
        .as_deref()
        .map(first_sentence)
        .unwrap_or_default()
        .to_owned()
}

/// The words up to the first full stop, question or exclamation mark that a
/// space and a capital or nothing follows.
fn first_sentence(words: &str) -> &str {
    for (at, mark) in words.match_indices(['.', '?', '!']) {
        let after = &words[at + mark.len()..];
        let mut next = after.chars();
        let ends = match (next.next(), next.next()) {
            (None, _) => true,
            (Some(space), Some(letter)) => space.is_whitespace() && letter.is_uppercase(),
            (Some(_), None) => true,
        };
        if ends {
            return &words[..at + mark.len()];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_before_a_capital() {
        assert_eq!(
            first_sentence("Use v4.0.1 now. It is good."),
            "Use v4.0.1 now."
        );
        assert_eq!(first_sentence("Is it? Yes."), "Is it?");
        assert_eq!(first_sentence("No end"), "No end");
    }
}
