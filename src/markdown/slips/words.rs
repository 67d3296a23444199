//! Signs among words that were to mean something and are shown as they are
//! written: links, marks for the glossary, includes, what a word processor
//! leaves behind.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, INCLUDE_MISSING, MARKDOWN_SHOWN_RAW, Severity};
use crate::markdown::FileText;
use crate::markdown::directives::INCLUDE;
use crate::markdown::inlines::FILE_ENDINGS;
use crate::markdown::tree::{Inline, InlineKind};
use crate::text::Span;

/// Looks for such signs in the words of a paragraph, a heading or a cell.
pub(in crate::markdown) fn check_words(
    inlines: &[Inline],
    file: &FileText<'_>,
    said: &mut Vec<Diagnostic>,
) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) if has_cue(words) => {
                let run = Run {
                    words,
                    span: inline.span,
                    file,
                };
                run.check(said);
            }
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content) => check_words(content, file, said),
            _ => {}
        }
    }
}

/// Whether one of the signs stands in the words at all. Every byte is looked
/// at, without an early end: so the compiler takes many in one step.
fn has_cue(words: &str) -> bool {
    let is_cue = |sign: u8| matches!(sign, b'[' | b'{' | b'<');
    words
        .bytes()
        .fold(false, |found, sign| found | is_cue(sign))
}

/// So many slips are said about one run of words: nobody reads more, and each
/// is looked up in the file.
const MOST: usize = 50;

/// What is wrong with some words, and what to do.
type Slip = (String, &'static str);

/// A run of words and where it stands.
struct Run<'a> {
    words: &'a str,
    span: Span,
    file: &'a FileText<'a>,
}

impl Run<'_> {
    fn check(&self, said: &mut Vec<Diagnostic>) {
        let mut after = 0;
        let closes = self.words.match_indices(']');
        let slips = closes.filter_map(|(close, _)| {
            let slip = bracket(self.words, after, close);
            after = close + 1;
            slip
        });
        for (range, slip) in slips.take(MOST) {
            said.extend(self.say(MARKDOWN_SHOWN_RAW, range, slip));
        }
        if self.words.contains(INCLUDE) {
            said.push(self.lost_include());
        } else if let Some((range, slip)) = unknown_directive(self.words) {
            let mut diagnostic = self.say(INCLUDE_MISSING, range, slip);
            if let Some(diagnostic) = &mut diagnostic {
                diagnostic.severity = Severity::Warning;
            }
            said.extend(diagnostic);
        }
        if let Some((range, slip)) = left_over(self.words) {
            said.extend(self.say(MARKDOWN_SHOWN_RAW, range, slip));
        }
    }

    /// A message about some of the words, if they stand in the file as they
    /// read: with a backslash before a sign, the author wants to show it.
    fn say(&self, code: Code, range: Range<usize>, slip: Slip) -> Option<Diagnostic> {
        let written = self.span.of(self.file.text);
        let wanted = self.words.get(range.clone())?;
        let at = if written.get(range.clone()) == Some(wanted) {
            range.start
        } else {
            written.find(wanted)?
        };
        let place = Span::new(at..at + wanted.len()).shifted(self.span.start as usize);
        let before = self.file.text.get(..place.start as usize)?;
        if before.ends_with('\\') {
            return None;
        }
        Some(self.file.say(code, place, slip.0).help(slip.1))
    }

    /// An include in the middle of other words.
    fn lost_include(&self) -> Diagnostic {
        let message = "This include stands in a line with other words, so it brings nothing.";
        self.file.say(INCLUDE_MISSING, self.span, message).help(
            "Give it a line of its own. To show readers how it is written, put it between backticks.",
        )
    }
}

/// What is wrong after the bracket that closes at `close`, and the bytes that
/// it takes; the bracket before ends at `after`. No search here goes on to the
/// end of the words: a page of nothing but brackets costs no more than others.
fn bracket(words: &str, after: usize, close: usize) -> Option<(Range<usize>, Slip)> {
    let at = after + words[after..close].rfind('[')?;
    let label = &words[at + 1..close];
    if label.trim().is_empty() || label.starts_with(['^', '!']) {
        return None;
    }
    let rest = &words[close + 1..];
    let (length, slip) = match rest.bytes().next()? {
        b' ' => spaced(rest)?,
        b'[' => undefined(&words[..at], rest)?,
        b'{' => unknown_mark(rest)?,
        _ => return None,
    };
    Some((at..close + 1 + length, slip))
}

/// `[words] (address)` and `[words] {gloss}`.
fn spaced(rest: &str) -> Option<(usize, Slip)> {
    let after = rest.trim_start_matches(' ');
    let blanks = rest.len() - after.len();
    if let Some(mark) = ["{gloss}", "{nogloss}"]
        .into_iter()
        .find(|mark| after.starts_with(mark))
    {
        let message =
            format!("A space stands before `{mark}`, so readers see it as it is written.");
        let help = "Write it right after the `]`: `[words]{gloss}`.";
        return Some((blanks + mark.len(), (message, help)));
    }
    let address = after.strip_prefix('(')?;
    let end = address.find(|letter: char| letter == ')' || letter.is_whitespace())?;
    let (address, closing) = address.split_at(end);
    let file = address.split('#').next().unwrap_or_default();
    let ending = file.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = ending.is_some_and(|ending| FILE_ENDINGS.contains(&ending));
    let is_web = ["http://", "https://", "mailto:"]
        .iter()
        .any(|start| address.starts_with(start));
    if !closing.starts_with(')') || !(is_file || is_web) {
        return None;
    }
    let message = "A space stands between the words and the address, so this is no link.";
    let help = "Write the address right after the `]`: `[words](address)`.";
    Some((blanks + address.len() + 2, (message.to_owned(), help)))
}

/// `[words][name]` where the page has no address for the name. Two brackets
/// after a letter are code or arithmetic.
fn undefined(before: &str, rest: &str) -> Option<(usize, Slip)> {
    if before.ends_with(|letter: char| letter.is_alphanumeric() || "])_".contains(letter)) {
        return None;
    }
    let name = rest.strip_prefix('[')?;
    let name = &name[..name.find(']')?];
    let is_word = name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    if !is_word {
        return None;
    }
    let message = format!("This page has no address for `[{name}]`, so this is no link.");
    let help = "Write the address in round brackets: `[words](address)`.";
    Some((name.len() + 2, (message, help)))
}

/// `[words]{glos}`. `{#id}` may be the id of a heading.
fn unknown_mark(rest: &str) -> Option<(usize, Slip)> {
    let mark = &rest[..=near(rest, b'}')?];
    if matches!(mark, "{gloss}" | "{nogloss}") || mark.starts_with("{#") {
        return None;
    }
    let message = format!("`{mark}` is not known here, so readers see it as it is written.");
    let help = "Write `{gloss}` to explain the words in the square brackets, or `{nogloss}` to \
                leave them without.";
    Some((mark.len(), (message, help)))
}

/// Where a sign stands, if it is near: marks are short.
fn near(words: &str, sign: u8) -> Option<usize> {
    const LONGEST: usize = 24;
    words.bytes().take(LONGEST).position(|byte| byte == sign)
}

/// `{{#inclde a.md}}`, `{{# include a.md}}`, `{{include a.md}}`.
fn unknown_directive(words: &str) -> Option<(Range<usize>, Slip)> {
    let start = words.find("{{")?;
    let inside = &words[start + 2..];
    let inside = &inside[..inside.find("}}")?];
    let name = inside.trim_start();
    if !name.starts_with('#') && !name.starts_with("include ") {
        return None;
    }
    let end = start + inside.len() + 4;
    let message = "This is not written like an include, so readers see it as it is.".to_owned();
    let help = "To take in a file, write `{{#include file.md}}` on a line of its own. \
                To show readers how it is written, put it between backticks.";
    Some((start..end, (message, help)))
}

/// `<o:p>` and its like, which come along when words are copied from a word
/// processor.
fn left_over(words: &str) -> Option<(Range<usize>, Slip)> {
    let is_mark = |tag: &str| {
        let name = tag.trim_start_matches('/');
        let mut parts = name.splitn(2, ':');
        matches!(parts.next(), Some("o" | "v" | "w"))
            && parts
                .next()
                .is_some_and(|name| name.starts_with(|sign: char| sign.is_ascii_alphabetic()))
    };
    let (start, end) = words.match_indices('<').find_map(|(at, _)| {
        let end = near(&words[at..], b'>')? + at;
        is_mark(&words[at + 1..end]).then_some((at, end + 1))
    })?;
    let message = format!(
        "`{}` was left behind by a word processor, and readers see it.",
        &words[start..end]
    );
    let help = "Take it out, and its partner with a `/` as well.";
    Some((start..end, (message, help)))
}

#[cfg(test)]
mod tests;
