//! Reads XML and HTML, forgiving: unfinished tags end where the code ends.

use std::ops::Range;

use super::tokens::{TokenClass, Tokens, find};

/// Adds the tokens of the XML in `range`.
pub(super) fn lex(range: Range<usize>, tokens: &mut Tokens<'_>) {
    let bytes = tokens.bytes();
    let mut at = range.start;
    while at < range.end {
        at = match bytes[at] {
            b'<' => lex_angle(at..range.end, tokens),
            b'&' => lex_entity(at..range.end, tokens),
            _ => find(bytes, at..range.end, |b| matches!(b, b'<' | b'&')),
        };
    }
}

/// What starts with `<`; gives the place after it.
fn lex_angle(range: Range<usize>, tokens: &mut Tokens<'_>) -> usize {
    let bytes = tokens.bytes();
    let Range { start, end } = range;
    let rest = &bytes[start..end];
    if rest.starts_with(b"<!--") {
        let close = end_after(bytes, start + 4..end, b"-->");
        tokens.push(start..close, TokenClass::Com);
        return close;
    }
    if rest.starts_with(b"<![CDATA[") {
        let close = end_after(bytes, start + 9..end, b"]]>");
        tokens.push(start..start + 9, TokenClass::Pun);
        if bytes[start + 9..close].ends_with(b"]]>") {
            tokens.push(close - 3..close, TokenClass::Pun);
        }
        return close;
    }
    if rest.starts_with(b"<!") {
        let close = end_after(bytes, start + 2..end, b">");
        tokens.push(start..close, TokenClass::Kw);
        return close;
    }
    let sign = if matches!(rest.get(1), Some(b'/' | b'?')) {
        2
    } else {
        1
    };
    let name = start + sign;
    let name_end = find(bytes, name..end, |b| !is_name(b));
    if name_end == name {
        return name;
    }
    tokens.push(start..name, TokenClass::Pun);
    tokens.push(name..name_end, TokenClass::Name);
    let close = lex_attributes(name_end..end, tokens);
    let is_code = |tag: &[u8]| bytes[name..name_end].eq_ignore_ascii_case(tag);
    if sign == 1 && bytes[close - 1] == b'>' && bytes[close - 2] != b'/' {
        for tag in [b"script".as_slice(), b"style"] {
            if is_code(tag) {
                return end_of_code(bytes, close..end, tag);
            }
        }
    }
    close
}

/// The attributes and the end of a tag; gives the place after it. A tag that
/// is not closed ends before the next `<`.
fn lex_attributes(range: Range<usize>, tokens: &mut Tokens<'_>) -> usize {
    let bytes = tokens.bytes();
    let mut at = range.start;
    while at < range.end {
        let rest = at..range.end;
        match bytes[at] {
            b'>' => {
                tokens.push(at..at + 1, TokenClass::Pun);
                return at + 1;
            }
            b'<' => return at,
            b'/' | b'?' | b'=' => {
                tokens.push(at..at + 1, TokenClass::Pun);
                at += 1;
            }
            quote @ (b'"' | b'\'') => {
                let close = find(bytes, at + 1..range.end, |b| b == quote);
                let close = (close + 1).min(range.end);
                tokens.push(at..close, TokenClass::Str);
                at = close;
            }
            byte if is_name(byte) => {
                let close = find(bytes, rest, |b| !is_name(b));
                tokens.push(at..close, TokenClass::Attr);
                at = close;
            }
            _ => at += 1,
        }
    }
    range.end
}

/// `&amp;`, `&#160;`; any other `&` is plain.
fn lex_entity(range: Range<usize>, tokens: &mut Tokens<'_>) -> usize {
    let bytes = tokens.bytes();
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
    let end = find(bytes, range.start + 1..range.end, |b| !is_part(b));
    if end < range.end && bytes[end] == b';' && end > range.start + 1 {
        tokens.push(range.start..end + 1, TokenClass::Lit);
        return end + 1;
    }
    end
}

/// Scripts and style sheets hold no tags; they stay plain.
fn end_of_code(bytes: &[u8], range: Range<usize>, tag: &[u8]) -> usize {
    let mut at = range.start;
    while at < range.end {
        at = find(bytes, at..range.end, |b| b == b'<');
        let close = bytes.get(at + 2..at + 2 + tag.len());
        if bytes.get(at + 1) == Some(&b'/') && close.is_some_and(|c| c.eq_ignore_ascii_case(tag)) {
            return at;
        }
        at += 1;
    }
    range.end
}

/// The place after the first `close` in `range`, or its end.
fn end_after(bytes: &[u8], range: Range<usize>, close: &[u8]) -> usize {
    let Some(inner) = bytes.get(range.clone()) else {
        return range.end;
    };
    inner
        .windows(close.len())
        .position(|window| window == close)
        .map_or(range.end, |at| range.start + at + close.len())
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.') || byte >= 0x80
}
