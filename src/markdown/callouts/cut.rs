//! Cutting a line of inlines at a mark, and reading the boxes of answers.

use crate::markdown::fields::is_blank;
use crate::markdown::tree::{Block, BlockKind, Inline, InlineKind, Item, plain_text};
use crate::text::Span;

/// Which end of a text is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Start,
    End,
}

/// A text inline with part of the words of another. Places are measured from
/// the nearer end: escapes make the source longer than the words.
fn part(of: &Inline, text: &str, keep: Keep) -> Inline {
    let length = u32::try_from(text.len()).unwrap_or(0);
    let span = if keep == Keep::Start {
        Span {
            end: (of.span.start + length).min(of.span.end),
            ..of.span
        }
    } else {
        Span {
            start: of.span.end.saturating_sub(length).max(of.span.start),
            ..of.span
        }
    };
    Inline {
        span,
        kind: InlineKind::Text(text.into()),
    }
}

/// Cuts at the byte `at` of the text inline `index`; `skip` bytes fall away.
fn cut_at(inlines: &[Inline], index: usize, at: usize, skip: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut before = inlines[..index].to_vec();
    let mut after = Vec::new();
    if let InlineKind::Text(text) = &inlines[index].kind {
        before.push(part(&inlines[index], &text[..at], Keep::Start));
        after.push(part(&inlines[index], &text[at + skip..], Keep::End));
    }
    after.extend_from_slice(&inlines[index + 1..]);
    (trim(before), trim(after))
}

/// Cuts a line at the first of some marks that stands in plain text.
pub(super) fn cut_first(inlines: &[Inline], marks: &[char]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    inlines.iter().enumerate().find_map(|(index, inline)| {
        let InlineKind::Text(text) = &inline.kind else {
            return None;
        };
        let at = text.find(marks)?;
        let mark = text[at..].chars().next()?;
        Some(cut_at(inlines, index, at, mark.len_utf8()))
    })
}

/// Cuts a line after its first colon; the words before may be in bold or
/// italics with the colon inside.
pub(super) fn cut_label(inlines: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    const COLONS: &[char] = &[':', '\u{ff1a}'];
    let first = inlines.first()?;
    if let InlineKind::Strong(inner) | InlineKind::Emphasis(inner) = &first.kind {
        let words = plain_text(inner);
        if words.trim_end_matches(is_blank).ends_with(COLONS) {
            let (name, _) = cut_first(inner, COLONS)?;
            return Some((name, trim(inlines[1..].to_vec())));
        }
    }
    cut_first(inlines, COLONS)
}

/// Takes `(...)` from the end of a line: what stands before and inside.
pub(super) fn cut_brackets(inlines: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let mut depth = 0_usize;
    let last = inlines.len().checked_sub(1)?;
    for (index, inline) in inlines.iter().enumerate().rev() {
        let InlineKind::Text(text) = &inline.kind else {
            continue;
        };
        let text: &str = if index == last {
            text.trim_end_matches(|c: char| is_blank(c) || c == '.')
        } else {
            text
        };
        if index == last && !text.ends_with(')') {
            return None;
        }
        for (at, letter) in text.char_indices().rev() {
            depth = match letter {
                ')' => depth + 1,
                '(' => depth.saturating_sub(1),
                _ => depth,
            };
            if letter == '(' && depth == 0 {
                let (before, inside) = cut_at(inlines, index, at, 1);
                return Some((before, without_last_bracket(inside)));
            }
        }
    }
    None
}

fn without_last_bracket(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline { kind, .. }) = inlines.last_mut()
        && let InlineKind::Text(text) = kind
        && let Some(at) = text.rfind(')')
    {
        *text = text[..at].into();
    }
    trim(inlines)
}

/// Without white space and empty texts at both ends.
pub(super) fn trim(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(first) = inlines.first_mut() {
        match trimmed(first, |text| text.trim_start_matches(is_blank), Keep::End) {
            Trimmed::Empty => drop(inlines.remove(0)),
            Trimmed::Kept => break,
        }
    }
    while let Some(last) = inlines.last_mut() {
        match trimmed(last, |text| text.trim_end_matches(is_blank), Keep::Start) {
            Trimmed::Empty => drop(inlines.pop()),
            Trimmed::Kept => break,
        }
    }
    inlines
}

enum Trimmed {
    Empty,
    Kept,
}

fn trimmed(inline: &mut Inline, trim: fn(&str) -> &str, keep: Keep) -> Trimmed {
    match &inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => Trimmed::Empty,
        InlineKind::Text(text) => {
            let kept = trim(text);
            if kept.is_empty() {
                return Trimmed::Empty;
            }
            if kept.len() < text.len() {
                *inline = part(inline, kept, keep);
            }
            Trimmed::Kept
        }
        _ => Trimmed::Kept,
    }
}

/// The place of some inlines.
pub(super) fn span_of(inlines: &[Inline]) -> Option<Span> {
    let spans = inlines.iter().map(|inline| inline.span);
    spans.reduce(Span::join)
}

/// The first paragraph of an item and what follows it.
pub(super) fn first_line(item: Item) -> (Vec<Inline>, Vec<Block>) {
    let mut blocks = item.blocks;
    match blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(inlines)) => {
            let line = std::mem::take(inlines);
            blocks.remove(0);
            (trim(line), blocks)
        }
        _ => (Vec::new(), blocks),
    }
}

/// Ticks that people and word processors write in place of `x`.
const TICKS: [char; 8] = [
    'x', 'X', '\u{d7}', '\u{2713}', '\u{2714}', '*', 'v', '\u{2612}',
];

/// A box that the Markdown reader did not know: `[]`, `[ x]`, `(x)`, ☐, ☑.
/// Gives whether it is ticked, and the bytes of the text that it takes.
pub(super) fn box_in_words(text: &str) -> Option<(bool, usize)> {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let rest = &text[start..];
    let first = rest.chars().next()?;
    match first {
        '\u{2610}' => return Some((false, start + first.len_utf8())),
        '\u{2611}' | '\u{2612}' | '\u{2705}' => return Some((true, start + first.len_utf8())),
        '[' | '(' => {}
        _ => return None,
    }
    let close = if first == '[' { ']' } else { ')' };
    let end = rest.find(close)?;
    let inside = rest[1..end].trim_matches(|c: char| is_blank(c) || c == '\\');
    let ticked = inside.chars().count() == 1 && inside.starts_with(TICKS);
    let empty = inside.is_empty() && (first == '[' || end > 1);
    (ticked || empty).then_some((ticked, start + end + 1))
}

/// Takes such a box from the start of a line.
pub(super) fn take_box(line: &mut Vec<Inline>) -> Option<bool> {
    let (merged, used) = crate::markdown::fields::leading_text(line);
    let InlineKind::Text(text) = &merged.kind else {
        return None;
    };
    let (ticked, end) = box_in_words(text)?;
    let mut left = vec![part(&merged, &text[end..], Keep::End)];
    left.extend(line.drain(..).skip(used));
    *line = trim(left);
    Some(ticked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_other_tools_are_understood() {
        for (text, ticked) in [
            ("[] a", Some(false)),
            ("[ x] a", Some(true)),
            ("[\u{2713}] a", Some(true)),
            ("( ) a", Some(false)),
            ("(x) a", Some(true)),
            ("\u{2610} a", Some(false)),
            ("\u{2611} a", Some(true)),
            ("[xy] a", None),
            ("() a", None),
            ("(a) b", None),
            ("a", None),
        ] {
            let found = box_in_words(text).map(|(ticked, _)| ticked);
            assert_eq!(found, ticked, "{text}");
        }
    }
}
