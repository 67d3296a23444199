//! What a page asks: its questions and cards, by the keys under which browsers
//! keep what became of them. It writes nothing.

use super::questions::{self, key_of};
use crate::markdown::{Block, BlockKind, Callout, CalloutBody, CalloutKind, push_block_text};
use crate::site::{Body, Inclusion, Page};

/// The keys of the questions and cards of a page, in reading order, those of
/// included files too.
#[must_use]
pub fn asked(page: &Page) -> Vec<String> {
    all(page).into_iter().filter_map(key).collect()
}

/// A question of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// By what browsers keep results.
    pub key: String,
    /// The number of the objective of its page that it checks, from 1.
    pub objective: Option<u32>,
}

/// The questions of a page without its cards, in reading order.
#[must_use]
pub fn questions(page: &Page) -> Vec<Question> {
    let question = |callout: &Callout| {
        Some(Question {
            key: questions::key(callout)?,
            objective: callout.details.objective.as_ref().map(|field| field.value),
        })
    };
    all(page).into_iter().filter_map(question).collect()
}

fn all(page: &Page) -> Vec<&Callout> {
    let mut callouts = Vec::new();
    find(&page.body, &page.body.document.blocks, &mut callouts);
    callouts
}

fn find<'a>(body: &'a Body, blocks: &'a [Block], found: &mut Vec<&'a Callout>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Callout(callout) => in_callout(body, callout, found),
            BlockKind::Quote(blocks) => find(body, blocks, found),
            BlockKind::List(list) => {
                for item in &list.items {
                    find(body, &item.blocks, found);
                }
            }
            BlockKind::Include(include) => {
                if let Inclusion::Body(body) = body.inclusion(*include) {
                    find(body, &body.document.blocks, found);
                }
            }
            _ => {}
        }
    }
}

fn in_callout<'a>(body: &'a Body, callout: &'a Callout, found: &mut Vec<&'a Callout>) {
    match (&callout.body, callout.kind) {
        (_, CalloutKind::Trainer | CalloutKind::Slide) => {}
        (CalloutBody::Blocks(blocks), _) => find(body, blocks, found),
        _ => found.push(callout),
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
