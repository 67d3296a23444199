//! REFLECT and TEACHBACK: a prompt, and what a good answer says.

use super::CalloutBody;
use super::reading::Reading;
use crate::markdown::tree::{Block, BlockKind, Item};

/// Something to write down, or to explain to someone.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// What to think about; empty where the title says it.
    pub prompt: Vec<Block>,
    /// What a good answer says; maybe nothing.
    pub good_answer: Vec<Item>,
}

pub(super) fn reflect(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    CalloutBody::Prompt(read(reading, blocks))
}

pub(super) fn teachback(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let prompt = read(reading, blocks);
    if prompt.good_answer.is_empty() {
        let help = "Under the prompt, write a list of what a good answer says, one point a line after `- `.";
        let message = "This TEACHBACK does not say what a good answer is.";
        reading.warn(reading.title_span, message, help);
    }
    CalloutBody::Prompt(prompt)
}

/// The last list is what a good answer says; lists before it belong to the
/// prompt.
fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> Prompt {
    let mut prompt = Prompt {
        prompt: blocks,
        good_answer: Vec::new(),
    };
    if let Some(last) = prompt.prompt.pop() {
        match last.kind {
            BlockKind::List(list) => prompt.good_answer = list.items,
            _ => prompt.prompt.push(last),
        }
    }
    if prompt.prompt.is_empty() && reading.title.is_empty() {
        let message = format!("This {} does not say what to think about.", reading.word());
        reading.show_form(reading.title_span, message);
    }
    prompt
}
