//! One or two sentences on a page.

use crate::markdown::{Block, BlockKind, CalloutBody, CalloutKind, Document, plain_text};
use crate::text::first_sentence;

/// What the author wrote as `summary`, else the first sentence of the MINUTE
/// box (`authoring.md`), else nothing.
pub(super) fn summary(document: &Document) -> Option<String> {
    if let Some(summary) = &document.front.summary {
        return Some(summary.value.clone());
    }
    let minute = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Callout(callout) if callout.kind == CalloutKind::Minute => Some(&callout.body),
        _ => None,
    });
    match minute? {
        CalloutBody::Blocks(blocks) => Some(first_paragraph(blocks)),
        _ => None,
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
