//! What a callout holds, for rooms that look at every block and inline alike:
//! includes, words, search, checks.

use super::{Callout, CalloutBody, GapPart};
use crate::markdown::tree::{Block, BlockKind, Inline, push_text};

/// A piece of a callout.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// Some blocks.
    Blocks(&'a [Block]),
    /// A line of text.
    Inlines(&'a [Inline]),
}

/// The same, to be changed.
#[derive(Debug)]
pub enum PartMut<'a> {
    /// Some blocks.
    Blocks(&'a mut Vec<Block>),
    /// A line of text.
    Inlines(&'a mut Vec<Inline>),
}

/// Writes the two walks from one list of pieces, so that they never differ.
macro_rules! walk {
    ($callout:expr, $part:ident, $iter:ident, $($borrow:tt)+) => {{
        let callout = $callout;
        let mut parts = vec![$part::Inlines($($borrow)+ callout.title)];
        match $($borrow)+ callout.body {
            CalloutBody::Blocks(blocks) => parts.push($part::Blocks(blocks)),
            CalloutBody::Quiz(quiz) => {
                parts.push($part::Blocks($($borrow)+ quiz.stem));
                for answer in quiz.answers.$iter() {
                    parts.push($part::Inlines($($borrow)+ answer.words));
                    parts.push($part::Blocks($($borrow)+ answer.more));
                    parts.push($part::Blocks($($borrow)+ answer.feedback));
                }
                parts.push($part::Blocks($($borrow)+ quiz.explanation));
            }
            CalloutBody::Order(order) => {
                parts.push($part::Blocks($($borrow)+ order.stem));
                for step in order.steps.$iter() {
                    parts.push($part::Blocks($($borrow)+ step.blocks));
                }
                parts.push($part::Blocks($($borrow)+ order.explanation));
            }
            CalloutBody::Match(pairs) => {
                parts.push($part::Blocks($($borrow)+ pairs.stem));
                for pair in pairs.pairs.$iter() {
                    parts.push($part::Inlines($($borrow)+ pair.left));
                    parts.push($part::Inlines($($borrow)+ pair.right));
                }
                parts.push($part::Blocks($($borrow)+ pairs.explanation));
            }
            CalloutBody::Gap(gap) => {
                parts.push($part::Blocks($($borrow)+ gap.before));
                for piece in gap.sentences.$iter().flatten() {
                    if let GapPart::Words(words) = piece {
                        parts.push($part::Inlines(words));
                    }
                }
                parts.push($part::Blocks($($borrow)+ gap.after));
            }
            CalloutBody::Flashcard(card) => {
                parts.push($part::Blocks($($borrow)+ card.front));
                parts.push($part::Blocks($($borrow)+ card.back));
            }
            CalloutBody::Prompt(prompt) => {
                parts.push($part::Blocks($($borrow)+ prompt.prompt));
                for item in prompt.good_answer.$iter() {
                    parts.push($part::Blocks($($borrow)+ item.blocks));
                }
            }
            CalloutBody::Poll(poll) => {
                parts.push($part::Blocks($($borrow)+ poll.question));
                for choice in poll.choices.$iter() {
                    parts.push($part::Blocks($($borrow)+ choice.blocks));
                }
            }
            CalloutBody::Journey(journey) => {
                parts.push($part::Blocks($($borrow)+ journey.before));
                for step in journey.steps.$iter() {
                    parts.push($part::Inlines($($borrow)+ step.place));
                    parts.push($part::Inlines($($borrow)+ step.what));
                    parts.push($part::Inlines($($borrow)+ step.system));
                    parts.push($part::Inlines($($borrow)+ step.standard));
                    parts.push($part::Blocks($($borrow)+ step.more));
                }
                parts.push($part::Blocks($($borrow)+ journey.after));
            }
        }
        parts.push($part::Inlines($($borrow)+ callout.details.hint));
        parts
    }};
}

impl Callout {
    /// Everything that it holds, in the order in which people read it. The
    /// answers of gaps are not among it: they are no text of the page.
    #[must_use]
    pub fn parts(&self) -> Vec<Part<'_>> {
        walk!(self, Part, iter, &)
    }

    /// The same, to be changed.
    #[must_use]
    pub fn parts_mut(&mut self) -> Vec<PartMut<'_>> {
        walk!(self, PartMut, iter_mut, &mut)
    }
}

/// Adds the words of some blocks to `text`, without marks, each block on a
/// line of its own. Code, raw HTML and pictures on their own are left out.
pub fn push_block_text(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                push_text(content, text);
            }
            BlockKind::Quote(blocks) => push_block_text(blocks, text),
            BlockKind::List(list) => {
                for item in &list.items {
                    push_block_text(&item.blocks, text);
                }
            }
            BlockKind::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    push_text(cell, text);
                    text.push(' ');
                }
            }
            BlockKind::Figure(figure) => push_text(&figure.caption, text),
            BlockKind::Callout(callout) => {
                for part in callout.parts() {
                    match part {
                        Part::Blocks(blocks) => push_block_text(blocks, text),
                        Part::Inlines(inlines) => push_text(inlines, text),
                    }
                    text.push('\n');
                }
            }
            BlockKind::Code(_)
            | BlockKind::Html(_)
            | BlockKind::Rule
            | BlockKind::Include(_)
            | BlockKind::Allow(_) => {}
        }
        text.push('\n');
    }
}
