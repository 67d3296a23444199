//! JOURNEY: a person's way through care, step by step.

use super::CalloutBody;
use super::cut::{cut_brackets, cut_first, cut_label, first_line, span_of};
use super::reading::Reading;
use crate::markdown::tree::{Block, BlockKind, Inline, Item, plain_text};
use crate::text::Span;

/// A person's way through care.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// What stands above the steps.
    pub before: Vec<Block>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// What stands under the steps.
    pub after: Vec<Block>,
}

/// `Place: what happens (system; standard)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where it stands in the file.
    pub span: Span,
    /// Whether the join fails here.
    pub broken: bool,
    /// Where it happens.
    pub place: Vec<Inline>,
    /// What happens.
    pub what: Vec<Inline>,
    /// The system in use; empty where none is named.
    pub system: Vec<Inline>,
    /// The standard in use; empty where none is named.
    pub standard: Vec<Inline>,
    /// What else stands under the step.
    pub more: Vec<Block>,
}

/// The longest name of a place, in letters: beyond it a colon is part of a
/// sentence.
const LONGEST_PLACE: usize = 60;

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut journey = Journey {
        before: Vec::new(),
        steps: Vec::new(),
        after: Vec::new(),
    };
    for block in blocks {
        match block.kind {
            BlockKind::List(list) if journey.steps.is_empty() => {
                let steps = list.items.into_iter().map(|item| read_step(item, reading));
                journey.steps = steps.collect();
            }
            _ if journey.steps.is_empty() => journey.before.push(block),
            _ => journey.after.push(block),
        }
    }
    if journey.steps.len() < 2 {
        let message = "This JOURNEY has no numbered list of at least two steps.";
        reading.show_form(reading.title_span, message);
    }
    CalloutBody::Journey(journey)
}

fn read_step(item: Item, reading: &mut Reading<'_>) -> Step {
    let span = item.span;
    let (line, more) = first_line(item);
    let (broken, line) = take_broken(line);
    let (text, named) = cut_brackets(&line).unwrap_or((line, Vec::new()));
    let place = cut_label(&text).filter(|(place, _)| is_place(place));
    let (place, what) = place.unwrap_or_else(|| {
        let at = span_of(&text).unwrap_or(span);
        let help =
            "Start it with the place and a colon: `1. Ward: a nurse writes the allergy down`.";
        reading.refuse(at, "This step does not say where it happens.", help);
        (Vec::new(), text)
    });
    if what.is_empty() {
        let help = "Write it after the place: `1. Ward: a nurse writes the allergy down`.";
        reading.refuse(
            span_of(&place).unwrap_or(span),
            "This step does not say what happens.",
            help,
        );
    }
    let (system, standard) = read_named(named, reading);
    Step {
        span,
        broken,
        place,
        what,
        system,
        standard,
        more,
    }
}

fn is_place(place: &[Inline]) -> bool {
    let count = plain_text(place).chars().count();
    (1..=LONGEST_PLACE).contains(&count)
}

fn take_broken(line: Vec<Inline>) -> (bool, Vec<Inline>) {
    let said = |name: &[Inline]| {
        let word = plain_text(name).trim().to_lowercase();
        word == "broken" || word == "broken here"
    };
    match cut_label(&line) {
        Some((name, rest)) if said(&name) => (true, rest),
        _ => (false, line),
    }
}

/// `(system; standard)`; one of the two may be missing.
fn read_named(named: Vec<Inline>, reading: &mut Reading<'_>) -> (Vec<Inline>, Vec<Inline>) {
    let Some((system, standard)) = cut_first(&named, &[';', '\u{ff1b}']) else {
        return (named, Vec::new());
    };
    if let Some((_, third)) = cut_first(&standard, &[';', '\u{ff1b}']) {
        let place = span_of(&third).or_else(|| span_of(&standard));
        let help = "Write the system, `;`, and the standard: `(ward record; FHIR)`.";
        let message = "There are more than two names in the brackets.";
        reading.refuse(place.unwrap_or(reading.span), message, help);
    }
    (system, standard)
}
