//! Where cells stand in a file, which the reader of rows does not tell.

use crate::text::Span;

/// The places of everything in a file.
pub(super) struct Places {
    /// One for each row that is not an empty line.
    pub(super) rows: Vec<RowPlace>,
    /// The quote of a cell that never ends.
    pub(super) unclosed: Option<usize>,
}

/// A row.
pub(super) struct RowPlace {
    /// Its number, empty lines counted, from 1.
    pub(super) number: u32,
    /// Its cells.
    pub(super) cells: Vec<Span>,
}

/// Walks through the file by the rules of RFC 4180: a quote opens a cell only
/// at its start, and two quotes inside stand for one.
pub(super) fn find(text: &str, separator: u8) -> Places {
    let bytes = text.as_bytes();
    let mut places = Places {
        rows: Vec::new(),
        unclosed: None,
    };
    let (mut at, mut number) = (0, 0);
    while at < bytes.len() {
        number += 1;
        let mut cells = Vec::new();
        let start = at;
        loop {
            let end = end_of_cell(bytes, at, separator);
            if end.is_unclosed {
                places.unclosed.get_or_insert(at);
            }
            cells.push(Span::new(at..end.at));
            at = end.at;
            if bytes.get(at) != Some(&separator) {
                break;
            }
            at += 1;
        }
        let is_empty_line = at == start;
        at += bytes.get(at..).map_or(0, line_end);
        if !is_empty_line {
            places.rows.push(RowPlace { number, cells });
        }
    }
    places
}

/// How long a line end is that stands here.
fn line_end(rest: &[u8]) -> usize {
    match rest {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}

/// Where a cell ends.
struct End {
    at: usize,
    is_unclosed: bool,
}

fn end_of_cell(bytes: &[u8], start: usize, separator: u8) -> End {
    let ends = |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
    let mut at = start;
    let mut is_open = false;
    if bytes.get(at) == Some(&b'"') {
        is_open = true;
        at += 1;
    }
    while let Some(byte) = bytes.get(at) {
        if is_open && *byte == b'"' {
            if bytes.get(at + 1) == Some(&b'"') {
                at += 1;
            } else {
                is_open = false;
            }
        } else if !is_open && ends(*byte) {
            break;
        }
        at += 1;
    }
    End {
        at,
        is_unclosed: is_open,
    }
}
