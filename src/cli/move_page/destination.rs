//! Where in a file the destination of a link is written, so that only those
//! bytes change. A parser gives the place of the whole link and its
//! destination with escapes resolved; the rest is found here.

use std::ops::Range;

use crate::markdown::Link;

/// The bytes of the destination: inside the link itself, or in the definition
/// `[label]: destination` that the link uses.
pub(super) fn find(text: &str, link: &Link) -> Option<Range<usize>> {
    inline(text, link).or_else(|| definition(text, &link.destination))
}

/// The destination of `[words](destination "title")`: the first place after a
/// `](` that says the same and from which the rest of the link can follow.
fn inline(text: &str, link: &Link) -> Option<Range<usize>> {
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

/// The destination of a definition anywhere in the file.
fn definition(text: &str, wanted: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let indent = line.len() - trimmed.len();
        let Some(colon) = trimmed.strip_prefix('[').and_then(|_| trimmed.find("]:")) else {
            continue;
        };
        let from = colon + 2;
        if let Some(found) = destination_at(&trimmed[from..], wanted) {
            let base = start + indent + from;
            return Some(base + found.start..base + found.end);
        }
    }
    None
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
