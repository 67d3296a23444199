//! Where in a file the destination of a link is written, so that only those
//! bytes change. A parser gives the place of the whole link and its
//! destination with escapes resolved; the rest is found here.

use std::ops::Range;

use crate::markdown::{Definition, Link};

/// The bytes of the destination of `[words](destination "title")`: the first
/// place after a `](` that says the same and from which the rest of the link can
/// follow. Nothing where the link uses a definition.
pub(super) fn of_link(text: &str, link: &Link) -> Option<Range<usize>> {
    let span = link.span.range();
    let written = text.get(span.clone())?;
    let marks = written.match_indices("](");
    marks.map(|(at, mark)| at + mark.len()).find_map(|at| {
        let found = destination_at(&written[at..], &link.destination)?;
        let rest = written[at + found.end..]
            .trim_start()
            .trim_start_matches('>')
            .trim_start();
        rest.starts_with([')', '"', '\'', '('])
            .then_some(span.start + at + found.start..span.start + at + found.end)
    })
}

/// The bytes of the destination of a definition.
pub(super) fn of_definition(text: &str, definition: &Definition) -> Option<Range<usize>> {
    let span = definition.span.range();
    let written = text.get(span.clone())?;
    let marks = written.match_indices("]:");
    marks.map(|(at, mark)| at + mark.len()).find_map(|at| {
        let found = destination_at(&written[at..], &definition.destination)?;
        Some(span.start + at + found.start..span.start + at + found.end)
    })
}

/// The destination at the start of `written`, if it says `wanted`.
fn destination_at(written: &str, wanted: &str) -> Option<Range<usize>> {
    let trimmed = written.trim_start();
    let start = written.len() - trimmed.len();
    if let Some(inside) = trimmed.strip_prefix('<') {
        let end = inside.find('>')?;
        return (unescaped(&inside[..end]) == wanted).then_some(start + 1..start + 1 + end);
    }
    // A name with spaces, which only our own reader takes, is longer than the
    // first word; so the ends are tried one after the other.
    let line = trimmed.split(['\n', '\r']).next().unwrap_or(trimmed);
    let ends = line
        .char_indices()
        .filter(|(_, letter)| " \t)".contains(*letter))
        .map(|(at, _)| at);
    ends.chain([line.len()])
        .find(|end| unescaped(&line[..*end]) == wanted)
        .map(|end| start..start + end)
}

/// The text with backslash escapes and `&amp;` resolved.
fn unescaped(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    let mut letters = written.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '\\' && next.is_ascii_punctuation() => {
                plain.push(*next);
                letters.next();
            }
            _ => plain.push(letter),
        }
    }
    plain.replace("&amp;", "&")
}
