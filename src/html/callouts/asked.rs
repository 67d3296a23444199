//! What a page asks: its questions and cards, by the keys under which browsers
//! keep what became of them. It writes nothing.

use super::questions::{self, key_of};
use crate::markdown::{Block, BlockKind, Callout, CalloutBody, CalloutKind, push_block_text};
use crate::site::{Body, Inclusion, Page};

/// The keys of the questions and cards of a page, in reading order, those of
/// included files too.
#[must_use]
pub fn asked(page: &Page) -> Vec<String> {
    let mut keys = Vec::new();
    find(&page.body, &page.body.document.blocks, &mut keys);
    keys
}

fn find(body: &Body, blocks: &[Block], keys: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Callout(callout) => in_callout(body, callout, keys),
            BlockKind::Quote(blocks) => find(body, blocks, keys),
            BlockKind::List(list) => {
                for item in &list.items {
                    find(body, &item.blocks, keys);
                }
            }
            BlockKind::Include(include) => {
                if let Inclusion::Body(body) = body.inclusion(*include) {
                    find(body, &body.document.blocks, keys);
                }
            }
            _ => {}
        }
    }
}

fn in_callout(body: &Body, callout: &Callout, keys: &mut Vec<String>) {
    match (&callout.body, callout.kind) {
        (_, CalloutKind::Trainer | CalloutKind::Slide) => {}
        (CalloutBody::Blocks(blocks), _) => find(body, blocks, keys),
        _ => keys.extend(key(callout)),
    }
}

/// The key of a question or card; other callouts have none.
pub(super) fn key(callout: &Callout) -> Option<String> {
    if let CalloutBody::Flashcard(card) = &callout.body {
        let mut words = String::new();
        push_block_text(&card.front, &mut words);
        let id = callout.details.id.as_ref();
        return Some(id.map_or_else(|| key_of(&words), |id| id.value.clone()));
    }
    questions::key(callout)
}
