//! ORDER: an ordered list in the right order.

use std::collections::BTreeSet;

use super::CalloutBody;
use super::reading::Reading;
use crate::markdown::tree::{Block, BlockKind, Item};

/// Steps to put in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What to do; empty where the title says it.
    pub stem: Vec<Block>,
    /// The steps in the right order.
    pub steps: Vec<Item>,
    /// What stands under the steps, shown with the answer.
    pub explanation: Vec<Block>,
}

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut order = Order {
        stem: Vec::new(),
        steps: Vec::new(),
        explanation: Vec::new(),
    };
    for block in blocks {
        match block.kind {
            BlockKind::List(list) if order.steps.is_empty() => order.steps = list.items,
            _ if order.steps.is_empty() => order.stem.push(block),
            _ => order.explanation.push(block),
        }
    }
    let place = reading.title_span;
    if order.stem.is_empty() && reading.title.is_empty() {
        reading.show_form(place, "This ORDER does not say what to do.");
    }
    if order.steps.len() < 2 {
        reading.show_form(place, "This ORDER has no list of at least two steps.");
    }
    check_doubles(&order.steps, reading);
    CalloutBody::Order(order)
}

/// Two steps with the same words cannot be told apart.
fn check_doubles(steps: &[Item], reading: &mut Reading<'_>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for step in steps {
        let mut words = String::new();
        super::push_block_text(&step.blocks, &mut words);
        let words = words.trim().to_owned();
        if words.is_empty() {
            reading.refuse(
                step.span,
                "This step has no words.",
                "Write the step, or take the line away.",
            );
        } else if seen.contains(&words) {
            let help = "Say how it differs from the other one, or take one away.";
            reading.refuse(step.span, "This step stands twice.", help);
        }
        seen.insert(words);
    }
}
