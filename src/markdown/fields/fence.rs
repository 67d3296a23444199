//! Where front matter starts and ends.
//!
//! Word and phones turn `---` into other dashes, people put blank lines above
//! it or forget one of the two lines. What clearly is front matter is found.

use super::key_line::{key_line, known_key_line, starts_like_a_key};
use super::piece::{Piece, is_blank};

/// Front matter found in a file.
#[derive(Debug)]
pub(in crate::markdown) struct Frame<'a> {
    /// The lines between the fences, without their line ends.
    pub(in crate::markdown) lines: Vec<Piece<'a>>,
    /// How it begins.
    pub(in crate::markdown) opening: Opening,
    /// How it ends.
    pub(in crate::markdown) closing: Closing,
    /// The byte at which the first line of it starts.
    pub(in crate::markdown) start: usize,
    /// The byte at which the body of the page starts.
    pub(in crate::markdown) body: usize,
}

/// How front matter begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Opening {
    /// With a line of dashes.
    Dashes,
    /// With `+++`, as for TOML.
    Plus,
    /// With its first key.
    Missing,
}

/// How front matter ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Closing {
    /// With a line of dashes.
    Fence,
    /// With no such line.
    Missing,
}

/// The front matter at the start of `text`, if there is any.
pub(in crate::markdown) fn find_frame(text: &str) -> Option<Frame<'_>> {
    let lines = head_of(text);
    let first = lines.iter().position(|line| !line.is_blank())?;
    let opening = opening(&lines, first)?;
    let from = match opening {
        Opening::Missing => first,
        _ => first + 1,
    };
    let (end, closing) = find_end(&lines, from, opening);
    let after = match closing {
        Closing::Fence => end + 1,
        Closing::Missing => end,
    };
    Some(Frame {
        lines: lines[from..end].to_vec(),
        opening,
        closing,
        start: lines[first].start,
        body: lines.get(after).map_or(text.len(), |line| line.start),
    })
}

/// The lines of `text` up to the one after the first that must end front
/// matter: what stands below has no say in where that ends, and a page has
/// many lines.
fn head_of(text: &str) -> Vec<Piece<'_>> {
    let mut rest = Some(Piece { text, start: 0 });
    let mut next = || {
        let (line, after) = split_line(rest?);
        rest = after;
        Some(line)
    };
    let mut lines = Vec::new();
    let mut first = None;
    while let Some(line) = next() {
        lines.push(line);
        match first {
            None if line.is_blank() => {}
            None => first = Some(line),
            Some(first) if is_fence(line) && !is_plus_fence(first) => break,
            Some(_) => {}
        }
    }
    lines.extend(next());
    lines
}

/// The first line without its end, and what follows that; `\n`, `\r\n` and a
/// lone `\r` end a line.
fn split_line(whole: Piece<'_>) -> (Piece<'_>, Option<Piece<'_>>) {
    let is_end = |byte| matches!(byte, b'\n' | b'\r');
    let Some(end) = whole.text.bytes().position(is_end) else {
        return (whole, None);
    };
    let half = whole.text[end..].starts_with("\r\n");
    let after = end + if half { 2 } else { 1 };
    let rest = whole.cut(after..whole.text.len());
    (whole.cut(0..end), Some(rest))
}

/// A line of nothing but dashes, as typed or as a word processor left it:
/// three or more, or two with a long one among them, or one em dash.
fn is_fence(line: Piece<'_>) -> bool {
    let dashes = line.trim().text.trim_start_matches('\\');
    let is_dash = |sign: char| sign == '-' || ('\u{2010}'..='\u{2015}').contains(&sign);
    let is_long = |dash: char| ('\u{2012}'..='\u{2015}').contains(&dash);
    dashes.chars().all(is_dash)
        && match dashes.chars().count() {
            0 => false,
            1 => dashes == "\u{2014}",
            2 => dashes.contains(is_long),
            _ => true,
        }
}

fn is_plus_fence(line: Piece<'_>) -> bool {
    line.trim().text == "+++"
}

fn opening(lines: &[Piece<'_>], first: usize) -> Option<Opening> {
    let line = lines[first];
    let is_front = |ends: fn(Piece<'_>) -> bool| opens_front_matter(&lines[first + 1..], ends);
    if is_fence(line) {
        return is_front(is_fence).then_some(Opening::Dashes);
    }
    if is_plus_fence(line) {
        return is_front(is_plus_fence).then_some(Opening::Plus);
    }
    let known = known_key_line(line)?;
    let run = run_of(&lines[first..]);
    let fenced = lines
        .get(first + run.len() - 1)
        .copied()
        .is_some_and(is_fence)
        || run.iter().any(|line| is_fence(*line));
    let known_lines = run.iter().filter(|line| known_key_line(**line).is_some());
    let titled = super::keys::normal(known.name.text) == "title" && known_lines.count() > 1;
    (fenced || titled).then_some(Opening::Missing)
}

/// The lines up to the next blank one.
fn run_of<'a, 'b>(lines: &'b [Piece<'a>]) -> &'b [Piece<'a>] {
    let end = lines.iter().position(|line| line.is_blank());
    &lines[..end.unwrap_or(lines.len())]
}

/// Whether the lines after a line of dashes are front matter, and not the text
/// of a page that begins with a line across it.
fn opens_front_matter(after: &[Piece<'_>], ends: fn(Piece<'_>) -> bool) -> bool {
    let blank = after.iter().take_while(|line| line.is_blank()).count();
    let run = run_of(&after[blank..]);
    let end = run.iter().position(|line| ends(*line));
    let inside = &run[..end.unwrap_or(run.len())];
    match inside.first() {
        None => end.is_some() && blank == 0,
        Some(first) => {
            let keyed = end.is_some() && key_line(*first).is_some();
            keyed || inside.iter().any(|line| starts_like_a_key(*line))
        }
    }
}

/// The line on which front matter ends: its closing fence, or the first line
/// that can only belong to the page itself.
fn find_end(lines: &[Piece<'_>], from: usize, opening: Opening) -> (usize, Closing) {
    let ends = |line: Piece<'_>| {
        is_fence(line)
            || line.trim().text == "..."
            || (opening == Opening::Plus && is_plus_fence(line))
    };
    let mut in_list = false;
    for at in from..lines.len() {
        let line = lines[at];
        if ends(line) {
            return (at, Closing::Fence);
        }
        if let Some(key) = key_line(line) {
            in_list = key.rest.text.is_empty();
        }
        let place = Place {
            after_blank: at > from && lines[at - 1].is_blank(),
            in_list,
        };
        let missing_start = opening == Opening::Missing && line.is_blank();
        if missing_start || is_body(&lines[at..], place) {
            return (end_of_text(lines, from, at), Closing::Missing);
        }
    }
    (end_of_text(lines, from, lines.len()), Closing::Missing)
}

/// Blank lines before the body belong to it.
fn end_of_text(lines: &[Piece<'_>], from: usize, at: usize) -> usize {
    let blank = lines[from..at]
        .iter()
        .rev()
        .take_while(|line| line.is_blank());
    at - blank.count()
}

/// What stands above a line.
#[derive(Clone, Copy)]
struct Place {
    after_blank: bool,
    /// The key above has no value on its own line.
    in_list: bool,
}

/// Whether a line can only belong to the page itself. A stretch of lines with
/// a known key in it, or a fence, is still front matter.
fn is_body(lines: &[Piece<'_>], place: Place) -> bool {
    let line = lines[0];
    if line.is_blank() {
        return false;
    }
    let text = line.text;
    let item = text
        .trim_start_matches(is_blank)
        .starts_with(['-', '*', '\u{2022}']);
    let belongs = text.starts_with(is_blank) || (place.in_list && item);
    let marks = ["#", ">", "```", "![", "|"];
    let marked = marks.iter().any(|mark| text.starts_with(mark));
    let doubtful = (place.after_blank && !belongs) || marked;
    let known = |line: &Piece<'_>| known_key_line(*line).is_some() || is_fence(*line);
    doubtful && !run_of(lines).iter().any(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Option<(&str, Closing)> {
        find_frame(text).map(|frame| (&text[frame.body..], frame.closing))
    }

    #[test]
    fn finds_the_fences_that_people_really_write() {
        for fence in [
            "---",
            "--- \u{a0}",
            "----",
            "\u{2014}-",
            "\u{2013}\u{2013}\u{2013}",
            "\u{2014}",
            "\\---",
        ] {
            let text = format!("{fence}\ntitle: A\n{fence}\nBody");
            assert_eq!(body(&text), Some(("Body", Closing::Fence)), "{fence}");
        }
        let crlf = "\r\n\r\n---\r\ntitle: A\r\n---\r\nBody";
        assert_eq!(body(crlf), Some(("Body", Closing::Fence)));
        assert_eq!(body("---\n---\nBody"), Some(("Body", Closing::Fence)));
    }

    #[test]
    fn a_missing_end_is_found_where_the_page_begins() {
        for page in [
            "# Heading\n",
            "Some text.\n\n---\n\nMore.\n",
            "> [!MINUTE]\n> Text\n",
            "- a list\n",
        ] {
            let text = format!("---\ntitle: A\nchecked: 2026-11-22\n\n{page}");
            let expected = format!("\n{page}");
            assert_eq!(
                body(&text),
                Some((expected.as_str(), Closing::Missing)),
                "{page}"
            );
        }
        let inner_blank =
            "---\ntitle: A\n\nobjectives:\n\n- Say it\n\n# a comment\ndraft: no\n---\nBody";
        assert_eq!(body(inner_blank), Some(("Body", Closing::Fence)));
    }

    #[test]
    fn a_line_across_a_page_is_not_front_matter() {
        for text in [
            "---\n\nSome text.\n\n---\n",
            "---\nSome text: a start.\n\nMore.",
            "Some text\n---\n",
            "",
            "Title: one line\n\nText",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }

    #[test]
    fn a_missing_start_is_found() {
        let text = "title: A\nchecked: 2026-11-22\n---\nBody";
        assert_eq!(body(text), Some(("Body", Closing::Fence)));
        let neither = "title: A\nowner: lead\n\nBody";
        assert_eq!(body(neither), Some(("\nBody", Closing::Missing)));
    }
}
