//! MATCH: a list of `left = right`, or a table of two columns.

use std::collections::BTreeSet;

use super::CalloutBody;
use super::cut::{cut_first, first_line, span_of, trim};
use super::reading::Reading;
use crate::markdown::tree::{Block, BlockKind, Inline, plain_text};
use crate::text::Span;

/// Pairs to join.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchPairs {
    /// What to do; empty where the title says it.
    pub stem: Vec<Block>,
    /// The pairs as they belong together.
    pub pairs: Vec<Pair>,
    /// What stands under the pairs, shown with the answer.
    pub explanation: Vec<Block>,
}

/// Two things that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Where it stands.
    pub span: Span,
    /// What is given.
    pub left: Vec<Inline>,
    /// What is to be found.
    pub right: Vec<Inline>,
}

/// What may stand between left and right.
const MARKS: &[char] = &['=', '\u{ff1d}', '\u{2192}', '\u{21d2}'];

pub(super) fn read(reading: &mut Reading<'_>, blocks: Vec<Block>) -> CalloutBody {
    let mut body = MatchPairs {
        stem: Vec::new(),
        pairs: Vec::new(),
        explanation: Vec::new(),
    };
    let mut listed = false;
    for block in blocks {
        match block.kind {
            BlockKind::List(list) if !listed => {
                listed = true;
                for item in list.items {
                    let span = item.span;
                    let (line, _) = first_line(item);
                    body.pairs.extend(read_pair(span, &line, reading));
                }
            }
            BlockKind::Table(table) if !listed && table.head.len() == 2 => {
                listed = true;
                body.pairs.extend(
                    table
                        .rows
                        .iter()
                        .filter_map(|row| row_pair(block.span, row)),
                );
            }
            _ if listed => body.explanation.push(block),
            _ => body.stem.push(block),
        }
    }
    let place = reading.title_span;
    if body.stem.is_empty() && reading.title.is_empty() {
        reading.show_form(place, "This MATCH does not say what to do.");
    }
    if !listed {
        reading.show_form(place, "This MATCH has no list of pairs.");
    } else if body.pairs.len() < 2 {
        reading.show_form(place, "This MATCH needs at least two pairs.");
    }
    check_doubles(&body.pairs, reading);
    CalloutBody::Match(body)
}

fn read_pair(span: Span, line: &[Inline], reading: &mut Reading<'_>) -> Option<Pair> {
    let cut = cut_first(line, MARKS).filter(|(left, right)| !left.is_empty() && !right.is_empty());
    let Some((left, right)) = cut else {
        let place = span_of(line).unwrap_or(span);
        let help = "Write what is given, `=`, and what belongs to it: `- FHIR = a layout`.";
        reading.refuse(place, "This line is not a pair.", help);
        return None;
    };
    Some(Pair { span, left, right })
}

fn row_pair(span: Span, row: &[Vec<Inline>]) -> Option<Pair> {
    let [left, right] = row else {
        return None;
    };
    let (left, right) = (trim(left.clone()), trim(right.clone()));
    let span = span_of(&left).unwrap_or(span);
    (!left.is_empty() && !right.is_empty()).then_some(Pair { span, left, right })
}

/// One left side can have one right side only; a right side may fit several.
fn check_doubles(pairs: &[Pair], reading: &mut Reading<'_>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for pair in pairs {
        let left = plain_text(&pair.left);
        if seen.contains(&left) {
            let message = format!("`{left}` stands on the left twice.");
            let place = span_of(&pair.left).unwrap_or(pair.span);
            reading.refuse(
                place,
                message,
                "Keep one pair for it, so that one answer is right.",
            );
        }
        seen.insert(left);
    }
}
