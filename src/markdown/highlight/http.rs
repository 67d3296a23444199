//! Reads requests and answers as they go over the wire: a first line, headers,
//! an empty line, then a body by its content type. Several may follow each
//! other, as examples often show a request and its answer.

use std::ops::Range;

use super::json;
use super::tokens::{TokenClass, Tokens, find};
use super::xml;

/// Words that start a request (RFC 9110, section 9, and `PATCH`).
const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
];

/// What a body is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Unknown,
    Json,
    Xml,
    Other,
}

/// Adds the tokens of the whole block.
pub(super) fn lex(tokens: &mut Tokens<'_>) {
    let end = tokens.code().len();
    let mut at = 0;
    while at < end {
        let (body_start, body) = lex_head(at..end, tokens);
        let body_end = end_of_body(tokens.code(), body_start);
        lex_body(body_start..body_end, body, tokens);
        // A head is at least one line, so that the walk always goes on.
        at = body_end.max(at + 1);
    }
}

/// First line and headers; gives the place after the empty line and what the
/// headers say of the body.
fn lex_head(range: Range<usize>, tokens: &mut Tokens<'_>) -> (usize, Body) {
    let code = tokens.code();
    let mut body = Body::Unknown;
    let mut at = range.start;
    let mut is_first = true;
    while at < range.end {
        let line = at..end_of_line(code, at, range.end);
        at = line.end;
        let words = &code[line.clone()];
        if words.trim().is_empty() {
            if is_first {
                continue;
            }
            break;
        }
        let text = line.start..line.start + words.trim_end().len();
        if words.starts_with('#') {
            tokens.push(text, TokenClass::Com);
        } else if is_first || is_start(words) {
            lex_start(text, tokens);
            is_first = false;
        } else {
            body = lex_header(text, tokens).unwrap_or(body);
        }
    }
    (at, body)
}

/// `GET /Patient/1 HTTP/1.1` or `HTTP/1.1 200 OK`.
fn lex_start(line: Range<usize>, tokens: &mut Tokens<'_>) {
    let words = &tokens.code()[line.clone()];
    let first = words.find(' ').unwrap_or(words.len());
    let (start, rest) = (line.start, line.start + first);
    if words.starts_with("HTTP/") {
        let status = rest + 1;
        let status_end = find(tokens.bytes(), status.min(line.end)..line.end, |b| {
            b == b' '
        });
        tokens.push(start..rest, TokenClass::Kw);
        tokens.push(status..status_end, TokenClass::Num);
        return;
    }
    if !METHODS.contains(&&words[..first]) {
        return;
    }
    tokens.push(start..rest, TokenClass::Kw);
    let version = words[first..].rfind(" HTTP/").map(|at| rest + at);
    let target_end = version.unwrap_or(line.end);
    tokens.push((rest + 1).min(target_end)..target_end, TokenClass::Str);
    if let Some(version) = version {
        tokens.push(version + 1..line.end, TokenClass::Kw);
    }
}

/// `Accept: application/fhir+json`; gives what it says of the body.
fn lex_header(line: Range<usize>, tokens: &mut Tokens<'_>) -> Option<Body> {
    let words = &tokens.code()[line.clone()];
    let colon = words.find(':')?;
    let (name, value) = (&words[..colon], &words[colon + 1..]);
    if name.contains(' ') {
        return None;
    }
    let at = line.start + colon;
    let value_start = line.end - value.trim_start().len();
    tokens.push(line.start..at, TokenClass::Attr);
    tokens.push(at..at + 1, TokenClass::Pun);
    tokens.push(value_start..line.end, TokenClass::Str);
    name.eq_ignore_ascii_case("content-type").then(|| {
        let kind = value.split(';').next().unwrap_or_default().trim();
        if kind.ends_with("json") {
            Body::Json
        } else if kind.ends_with("xml") || kind.ends_with("html") {
            Body::Xml
        } else {
            Body::Other
        }
    })
}

fn lex_body(range: Range<usize>, body: Body, tokens: &mut Tokens<'_>) {
    let words = tokens.code()[range.clone()].trim_start();
    match body {
        Body::Json => json::lex(range, tokens),
        Body::Xml => xml::lex(range, tokens),
        Body::Unknown if words.starts_with(['{', '[']) => json::lex(range, tokens),
        Body::Unknown if words.starts_with('<') => xml::lex(range, tokens),
        Body::Unknown | Body::Other => {}
    }
}

/// A body goes on up to the next first line or a line of `###`.
fn end_of_body(code: &str, start: usize) -> usize {
    let mut at = start;
    while at < code.len() {
        let end = end_of_line(code, at, code.len());
        let line = &code[at..end];
        if is_start(line) || line.starts_with("###") {
            return at;
        }
        at = end;
    }
    code.len()
}

fn is_start(line: &str) -> bool {
    if let Some(version) = line.strip_prefix("HTTP/") {
        return version.starts_with(|c: char| c.is_ascii_digit());
    }
    let Some((method, target)) = line.split_once(' ') else {
        return false;
    };
    METHODS.contains(&method) && target.starts_with(['/', '[', '{', 'h', '*', '$'])
}

/// The place after a line with its line end.
fn end_of_line(code: &str, at: usize, end: usize) -> usize {
    (find(code.as_bytes(), at..end, |b| b == b'\n') + 1).min(end)
}
