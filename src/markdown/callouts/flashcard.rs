//! FLASHCARD: a front, then `Back:` and the back.

use super::CalloutBody;
use super::reading::{Reading, paragraph};
use crate::markdown::fields::{Label, Takes, split_labelled};
use crate::markdown::tree::{Block, BlockKind};

/// A card with a front and a back.
#[derive(Debug, Clone, PartialEq)]
pub struct Flashcard {
    /// The front; empty where the title is the front.
    pub front: Vec<Block>,
    /// The back.
    pub back: Vec<Block>,
}

const BACK: &[Label] = &[Label {
    name: "Back",
    takes: Takes::Words,
}];

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut card = Flashcard {
        front: Vec::new(),
        back: Vec::new(),
    };
    let mut turned = false;
    for block in blocks {
        match block.kind {
            _ if turned => card.back.push(block),
            BlockKind::Rule => turned = true,
            BlockKind::Paragraph(inlines) => {
                let split = split_labelled(inlines, BACK);
                card.front.extend(paragraph(split.rest));
                for back in split.labelled {
                    turned = true;
                    card.back.extend(paragraph(back.value));
                }
            }
            _ => card.front.push(block),
        }
    }
    let place = reading.title_span;
    if card.front.is_empty() && reading.title.is_empty() {
        reading.show_form(place, "This FLASHCARD has no front.");
    }
    if !turned {
        reading.show_form(place, "This FLASHCARD has no back.");
    } else if card.back.is_empty() {
        reading.show_form(place, "The back of this FLASHCARD is empty.");
    }
    CalloutBody::Flashcard(card)
}
