//! The kinds that hold ordinary blocks, each with its own small rules.

use super::cut::span_of;
use super::reading::Reading;
use super::{CalloutBody, CalloutKind, push_block_text};
use crate::diagnostics::Severity;
use crate::markdown::tree::{Block, BlockKind, Inline, Item, plain_text};
use crate::text::{Span, count_words};

/// The most words of a MINUTE box (`authoring.md`).
const MINUTE_WORDS: usize = 60;

/// NOTE and its family, ACTIVITY, DEEPER, SLIDE: some text. The first line is
/// text enough for the short ones.
pub(super) fn text(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let titled = !reading.title.is_empty();
    let needs_body = matches!(
        reading.row.kind,
        CalloutKind::Deeper | CalloutKind::Activity
    );
    if blocks.is_empty() && (needs_body || !titled) {
        say_empty(reading);
    }
    CalloutBody::Blocks(blocks)
}

fn say_empty(reading: &mut Reading<'_>) {
    let message = format!("This {} is empty.", reading.word());
    reading.show_form(reading.title_span, message);
}

/// MINUTE: at most 60 words. The first line counts as text.
pub(super) fn minute(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut words = plain_text(&reading.title);
    words.push('\n');
    push_block_text(&blocks, &mut words);
    let count = count_words(&words);
    if count == 0 {
        say_empty(reading);
    }
    if count > MINUTE_WORDS {
        let message = format!("This MINUTE has {count} words. It may have {MINUTE_WORDS}.");
        let over = count - MINUTE_WORDS;
        let help = format!("Take out at least {over}: say only what readers must keep.");
        reading.refuse(reading.span, message, help);
    }
    CalloutBody::Blocks(blocks)
}

/// EXAMPLE: steps in a list.
pub(super) fn example(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    if blocks.is_empty() {
        say_empty(reading);
    } else if !blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::List(_)))
    {
        let help = "Write each step on a line that starts with `1. `, `2. ` and so on.";
        reading.warn(reading.title_span, "This EXAMPLE has no steps.", help);
    }
    CalloutBody::Blocks(blocks)
}

/// MYTH: the belief in the first line, what is right under it.
pub(super) fn myth(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    if reading.title.is_empty() {
        reading.show_form(
            reading.title_span,
            "This MYTH does not say what people believe.",
        );
    }
    if blocks.is_empty() {
        reading.show_form(reading.title_span, "This MYTH does not say what is right.");
    }
    CalloutBody::Blocks(blocks)
}

/// KEY: points in a list, or one point as the first line.
pub(super) fn key(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    if blocks.is_empty() && reading.title.is_empty() {
        say_empty(reading);
    }
    CalloutBody::Blocks(blocks)
}

/// TRAINER: bullets that start with Note, Ask or Show; other text is fine.
pub(super) fn trainer(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    if blocks.is_empty() && reading.title.is_empty() {
        say_empty(reading);
    }
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    });
    let unmarked: Vec<Span> = lists
        .flat_map(|list| &list.items)
        .filter_map(unmarked_bullet)
        .collect();
    for span in unmarked {
        let help =
            "Start it with `Note:`, `Ask:` or `Show:`, so that a trainer sees at once what to do.";
        reading.warn(
            span,
            "This bullet does not say what a trainer does with it.",
            help,
        );
        if let Some(last) = reading.diagnostics.last_mut() {
            last.severity = Severity::Advice;
        }
    }
    CalloutBody::Blocks(blocks)
}

fn unmarked_bullet(item: &Item) -> Option<Span> {
    let line: &[Inline] = match item.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(inlines)) => inlines,
        _ => return None,
    };
    let words = plain_text(line).to_lowercase();
    let word: String = words
        .chars()
        .take_while(|letter| letter.is_alphabetic())
        .collect();
    let known = matches!(word.as_str(), "note" | "ask" | "show");
    (!known).then(|| span_of(line).unwrap_or(item.span))
}
