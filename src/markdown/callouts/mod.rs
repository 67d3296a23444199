//! Callouts: block quotes whose first line is `[!KIND] Title`.
//!
//! [`read`] takes the blocks of a quote and gives a typed callout, or the
//! blocks back where it is a plain quote. Each kind is one line of the table
//! in `kinds.rs`; a kind with rules of its own has a file. Nothing here knows
//! HTML, other files or what a reader did.

mod cut;
mod details;
mod first_line;
mod flashcard;
mod gap;
mod journey;
mod kinds;
mod lost_line;
mod lost_start;
mod match_pairs;
mod order;
mod parts;
mod plain;
mod poll;
mod prompt;
mod quiz;
mod reading;
#[cfg(test)]
mod tests;

pub use details::Details;
pub use flashcard::Flashcard;
pub use gap::{Gap, GapPart};
pub use journey::{Journey, Step};
pub use kinds::CalloutKind;
pub use match_pairs::{MatchPairs, Pair};
pub use order::Order;
pub use parts::{Part, PartMut, push_block_text};
pub use poll::Poll;
pub use prompt::Prompt;
pub use quiz::{Answer, Quiz};

pub(super) use lost_line::lost_line;
pub(super) use lost_start::{LinePlace, lost_start};

use super::FileText;
use super::tree::{Block, Inline};
use crate::diagnostics::Checked;
use crate::text::Span;
use first_line::FirstLine;
use reading::Reading;

/// A callout.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Which kind.
    pub kind: CalloutKind,
    /// The words after `[!KIND]`; empty where there are none.
    pub title: Vec<Inline>,
    /// Where the first line stands.
    pub title_span: Span,
    /// What its labelled lines say.
    pub details: Details,
    /// What it holds.
    pub body: CalloutBody,
}

/// What a callout holds, by how its kind is built.
#[derive(Debug, Clone, PartialEq)]
pub enum CalloutBody {
    /// Ordinary blocks: NOTE and its family, MINUTE, ACTIVITY, EXAMPLE, MYTH,
    /// KEY, DEEPER, TRAINER, SLIDE.
    Blocks(Vec<Block>),
    /// QUIZ.
    Quiz(Quiz),
    /// ORDER.
    Order(Order),
    /// MATCH.
    Match(MatchPairs),
    /// GAP.
    Gap(Gap),
    /// FLASHCARD.
    Flashcard(Flashcard),
    /// REFLECT and TEACHBACK.
    Prompt(Prompt),
    /// POLL.
    Poll(Poll),
    /// JOURNEY.
    Journey(Journey),
}

/// Reads a block quote. `span` is the place of the whole quote.
///
/// # Errors
/// A plain quote comes back as it was.
pub(super) fn read(
    quote: Vec<Block>,
    span: Span,
    file: &FileText<'_>,
) -> Result<Checked<Callout>, Vec<Block>> {
    let Some(first) = quote.first().and_then(first_line::find) else {
        return Err(quote);
    };
    let FirstLine {
        word,
        title,
        span: title_span,
        rest,
        ..
    } = &first;
    let row = kinds::find(word);
    let mut reading = Reading::new(row.unwrap_or(&kinds::KINDS[0]), span, *file);
    reading.title.clone_from(title);
    reading.title_span = *title_span;
    first_line::check(&first, row, &mut reading);
    let blocks: Vec<Block> = rest
        .iter()
        .cloned()
        .chain(quote.into_iter().skip(1))
        .collect();
    let blocks = reading.lift_labels(blocks);
    let body = if row.is_some() {
        (reading.row.read)(&mut reading, blocks)
    } else {
        CalloutBody::Blocks(blocks)
    };
    let callout = Callout {
        kind: reading.row.kind,
        title: reading.title,
        title_span: reading.title_span,
        details: reading.details,
        body,
    };
    Ok(Checked::new(callout, reading.diagnostics))
}
