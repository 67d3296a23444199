//! GAP: sentences whose bold words are the gaps.

use super::CalloutBody;
use super::cut::trim;
use super::reading::Reading;
use crate::markdown::fields::{Label, Takes};
use crate::markdown::tree::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::text::Span;

/// Other answers that count: one line for each gap, in order.
pub(super) const ALSO_RIGHT: Label = Label {
    name: "Also right",
    takes: Takes::Names,
};

/// Gaps to fill.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// What stands before the first sentence with a gap.
    pub before: Vec<Block>,
    /// Paragraphs, in pieces.
    pub sentences: Vec<Vec<GapPart>>,
    /// What stands after the last sentence with a gap.
    pub after: Vec<Block>,
}

/// A piece of a sentence with gaps.
#[derive(Debug, Clone, PartialEq)]
pub enum GapPart {
    /// Words that readers see.
    Words(Vec<Inline>),
    /// A gap to fill.
    Gap {
        /// What belongs there.
        answer: String,
        /// What counts as well.
        also: Vec<String>,
        /// Where the bold words stand.
        span: Span,
    },
}

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut gap = Gap {
        before: Vec::new(),
        sentences: Vec::new(),
        after: Vec::new(),
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) if inlines.iter().any(is_gap) => {
                // What stood between two sentences with gaps stays between them.
                for between in gap.after.drain(..) {
                    if let BlockKind::Paragraph(words) = between.kind {
                        gap.sentences.push(vec![GapPart::Words(words)]);
                    }
                }
                gap.sentences.push(read_sentence(inlines));
            }
            _ if gap.sentences.is_empty() => gap.before.push(block),
            _ => gap.after.push(block),
        }
    }
    if gap.sentences.is_empty() {
        let help = "Write the words that readers must find in bold, between `**` and `**`, \
                    as in `FHIR is an agreed **layout**.`";
        reading.refuse(reading.title_span, "This GAP has no gap.", help);
    }
    add_other_answers(&mut gap, reading);
    CalloutBody::Gap(gap)
}

fn is_gap(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Emphasis(inner) => inner.len() == 1 && is_gap(&inner[0]),
        _ => false,
    }
}

fn read_sentence(inlines: &[Inline]) -> Vec<GapPart> {
    let mut parts = Vec::new();
    let mut words = Vec::new();
    for inline in inlines {
        if !is_gap(inline) {
            words.push(inline.clone());
            continue;
        }
        if !words.is_empty() {
            parts.push(GapPart::Words(std::mem::take(&mut words)));
        }
        let answer = plain_text(std::slice::from_ref(inline)).trim().to_owned();
        parts.push(GapPart::Gap {
            answer,
            also: Vec::new(),
            span: inline.span,
        });
    }
    if !trim(words.clone()).is_empty() {
        parts.push(GapPart::Words(words));
    }
    parts
}

fn add_other_answers(gap: &mut Gap, reading: &mut Reading<'_>) {
    let lines = std::mem::take(&mut reading.own_labels);
    let parts = gap.sentences.iter_mut().flatten();
    let mut gaps: Vec<&mut Vec<String>> = parts
        .filter_map(|part| match part {
            GapPart::Gap { also, .. } => Some(also),
            GapPart::Words(_) => None,
        })
        .collect();
    let (first, count) = (lines.first().map(|line| line.name_span), gaps.len());
    if let Some(span) = first.filter(|_| count > 0 && count != lines.len()) {
        let message = if count == 1 {
            "There is one gap, so there can be only one line `Also right:`.".to_owned()
        } else {
            format!("There are {count} gaps, so there must be {count} lines `Also right:`.")
        };
        let help = "Write one line `Also right:` for each gap, in order. \
                    Put commas between several answers, and `-` where there is no other.";
        reading.refuse(span, message, help);
    }
    for (also, line) in gaps.iter_mut().zip(lines) {
        let names = line.names().into_iter();
        also.extend(names.map(|name| name.value).filter(|name| name != "-"));
    }
}
