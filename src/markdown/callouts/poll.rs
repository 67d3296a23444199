//! POLL: a question to a room and a list of choices.

use super::CalloutBody;
use super::cut::take_box;
use super::reading::Reading;
use crate::markdown::tree::{Block, BlockKind, Item};

/// A question to a room.
#[derive(Debug, Clone, PartialEq)]
pub struct Poll {
    /// The question; empty where the title is the question.
    pub question: Vec<Block>,
    /// The choices in order.
    pub choices: Vec<Item>,
}

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut poll = Poll {
        question: Vec::new(),
        choices: Vec::new(),
    };
    for block in blocks {
        match block.kind {
            BlockKind::List(list) if poll.choices.is_empty() => {
                poll.choices = list.items.into_iter().map(without_box).collect();
            }
            _ => poll.question.push(block),
        }
    }
    let place = reading.title_span;
    if poll.question.is_empty() && reading.title.is_empty() {
        reading.show_form(place, "This POLL has no question.");
    }
    if poll.choices.len() < 2 {
        reading.show_form(place, "This POLL has no list of at least two choices.");
    }
    CalloutBody::Poll(poll)
}

/// No choice of a poll is right, so boxes mean nothing here.
fn without_box(mut item: Item) -> Item {
    item.task = None;
    if let Some(BlockKind::Paragraph(inlines)) =
        item.blocks.first_mut().map(|block| &mut block.kind)
    {
        take_box(inlines);
    }
    item
}
