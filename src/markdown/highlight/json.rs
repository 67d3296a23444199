//! Reads JSON, forgiving: comments and unfinished text are fine.

use std::ops::Range;

use super::tokens::{TokenClass, Tokens, find};

/// Adds the tokens of the JSON in `range`.
pub(super) fn lex(range: Range<usize>, tokens: &mut Tokens<'_>) {
    let bytes = tokens.bytes();
    let mut at = range.start;
    while at < range.end {
        let rest = at..range.end;
        let (end, class) = match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'"' => {
                let end = end_of_string(bytes, rest);
                (end, class_of_string(bytes, end..range.end))
            }
            b'{' | b'}' | b'[' | b']' | b',' | b':' => (at + 1, TokenClass::Pun),
            b'-' | b'0'..=b'9' => (end_of_number(bytes, rest), TokenClass::Num),
            b'/' => match end_of_comment(bytes, rest) {
                Some(end) => (end, TokenClass::Com),
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                let end = find(bytes, rest, |b| !is_word(b)).max(at + 1);
                if !matches!(&bytes[at..end], b"true" | b"false" | b"null") {
                    at = end;
                    continue;
                }
                (end, TokenClass::Lit)
            }
        };
        tokens.push(at..end, class);
        at = end;
    }
}

/// A string ends at its second quote, or with its line where that is missing.
fn end_of_string(bytes: &[u8], range: Range<usize>) -> usize {
    let mut at = range.start + 1;
    loop {
        at = find(bytes, at..range.end.max(at), |b| {
            matches!(b, b'"' | b'\\' | b'\n')
        });
        match bytes.get(at) {
            Some(b'\\') if at + 1 < range.end && bytes[at + 1].is_ascii() => at += 2,
            Some(b'\\') if at < range.end => at += 1,
            Some(b'"') if at < range.end => return at + 1,
            _ => return at.min(range.end),
        }
    }
}

/// A string before a colon is a key.
fn class_of_string(bytes: &[u8], rest: Range<usize>) -> TokenClass {
    let next = find(bytes, rest.clone(), |b| !b.is_ascii_whitespace());
    if next < rest.end && bytes[next] == b':' {
        TokenClass::Key
    } else {
        TokenClass::Str
    }
}

fn end_of_number(bytes: &[u8], range: Range<usize>) -> usize {
    let is_part = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-');
    find(bytes, range, |b| !is_part(b))
}

fn end_of_comment(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    match bytes.get(range.start + 1)? {
        b'/' => Some(find(bytes, range, |b| b == b'\n')),
        b'*' => {
            let inner = bytes.get(range.start + 2..range.end)?;
            let end = inner.windows(2).position(|pair| pair == b"*/");
            Some(end.map_or(range.end, |end| range.start + 2 + end + 2))
        }
        _ => None,
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}
