//! The first line of a callout: `[!KIND] Title`, and what people make of it.

use super::kinds::{self, Row};
use super::reading::Reading;
use crate::diagnostics::{CALLOUT_SHAPE, CALLOUT_UNKNOWN};
use crate::markdown::fields::{is_blank, leading_text};
use crate::markdown::tree::{Block, BlockKind, Inline, InlineKind};
use crate::text::Span;

/// The first line of a quote that is a callout.
#[derive(Debug)]
pub(super) struct FirstLine {
    /// The word between the brackets.
    pub(super) word: String,
    /// Where the brackets stand.
    pub(super) word_span: Span,
    /// Whether the closing bracket was there.
    pub(super) closed: bool,
    /// What follows on the line.
    pub(super) title: Vec<Inline>,
    /// The whole line.
    pub(super) span: Span,
    /// What follows in the same paragraph.
    pub(super) rest: Option<Block>,
}

/// Reads the first block of a quote. Capitals do not matter; spaces and
/// backslashes around the brackets are fine, and so is `[QUIZ]` where it is in
/// capitals and a known kind.
pub(super) fn find(block: &Block) -> Option<FirstLine> {
    let BlockKind::Paragraph(inlines) = &block.kind else {
        return None;
    };
    let is_break =
        |inline: &Inline| matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
    let end = inlines.iter().position(is_break);
    let (line, after) = inlines.split_at(end.unwrap_or(inlines.len()));
    let (text, used) = leading_text(line);
    let InlineKind::Text(words) = &text.kind else {
        return None;
    };
    let marker = read_marker(words)?;
    let mut title = vec![Inline {
        span: tail_span(text.span, marker.rest),
        kind: InlineKind::Text(marker.rest.into()),
    }];
    title.extend(line[used..].iter().cloned());
    title.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
    let rest = after.get(1..).filter(|rest| !rest.is_empty());
    Some(FirstLine {
        word: marker.word.to_owned(),
        word_span: Span {
            start: block.span.start,
            end: tail_span(text.span, marker.rest).start,
        },
        closed: marker.closed,
        title,
        span: line
            .iter()
            .fold(text.span, |span, inline| span.join(inline.span)),
        rest: rest.map(|rest| Block {
            span: rest
                .iter()
                .fold(rest[0].span, |span, inline| span.join(inline.span)),
            kind: BlockKind::Paragraph(rest.to_vec()),
        }),
    })
}

/// Where the last `rest` of a text stands, measured from its end.
fn tail_span(span: Span, rest: &str) -> Span {
    let length = u32::try_from(rest.len()).unwrap_or(0);
    Span {
        start: span.end.saturating_sub(length).max(span.start),
        end: span.end,
    }
}

/// What stands at the start of such a line.
pub(super) struct Marker<'a> {
    /// The word between the brackets.
    pub(super) word: &'a str,
    /// Whether a `!` stands with it.
    pub(super) banged: bool,
    closed: bool,
    rest: &'a str,
}

/// Reads `[!KIND]` and what people make of it.
pub(super) fn read_marker(words: &str) -> Option<Marker<'_>> {
    let blank = |letter: char| is_blank(letter) || letter == '\\';
    let bang = |letter: char| matches!(letter, '!' | '\u{ff01}');
    let open = words
        .trim_start_matches(blank)
        .strip_prefix(['[', '\u{ff3b}'])?;
    let inner = open.trim_start_matches(blank);
    let banged = inner.starts_with(bang);
    let inner = inner.trim_start_matches(bang).trim_start_matches(blank);
    let Some(end) = inner.find([']', '\u{ff3d}']) else {
        return banged.then(|| without_bracket(inner))?;
    };
    let inside = inner[..end].trim_end_matches(blank);
    let word = inside.trim_end_matches(bang).trim_end_matches(blank);
    let banged = banged || word.len() < inside.len();
    let shout = kinds::find(word).is_some() && !word.chars().any(char::is_lowercase);
    let rest = inner[end..].trim_start_matches([']', '\u{ff3d}']);
    let rest = rest
        .trim_start_matches(['+', '-', ':'])
        .trim_start_matches(blank);
    let named = banged && title_inside(word).is_some();
    (named || is_word(word) && (banged || shout)).then_some(Marker {
        word,
        banged,
        closed: true,
        rest,
    })
}

/// `[!QUIZ Title` with a known kind.
fn without_bracket(inner: &str) -> Option<Marker<'_>> {
    let end = inner.find(is_blank).unwrap_or(inner.len());
    let (word, rest) = inner.split_at(end);
    kinds::find(word).map(|_| Marker {
        word,
        banged: true,
        closed: false,
        rest: rest.trim_start_matches(is_blank),
    })
}

fn is_word(word: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    word.starts_with(char::is_alphabetic) && word.chars().count() <= 24 && word.chars().all(fits)
}

/// The kind and the title of `[!NOTE Title]`.
fn title_inside(word: &str) -> Option<(&'static str, &str)> {
    let (first, title) = word.split_once(is_blank)?;
    if kinds::find(word).is_some() || kinds::is_elsewhere(word) {
        return None;
    }
    let row = kinds::find(first.trim_end_matches([':', '-', ',']))?;
    Some((row.kind.word(), title.trim_matches(is_blank)))
}

/// Says what is wrong with the first line.
pub(super) fn check(first: &FirstLine, row: Option<&Row>, reading: &mut Reading<'_>) {
    if let Some((word, title)) = title_inside(&first.word) {
        let message = format!("The title of this {word} stands inside the brackets.");
        let diagnostic = reading.file.say(CALLOUT_SHAPE, first.word_span, message);
        let help = format!("Put the title after the `]`: `[!{word}] {title}`.");
        reading.diagnostics.push(diagnostic.help(help));
    } else if row.is_none() {
        let message = format!("`[!{}]` is not a kind of callout.", first.word);
        let help = kinds::meant(&first.word).map_or_else(
            || {
                let words: Vec<&str> = kinds::KINDS.iter().map(|row| row.kind.word()).collect();
                format!("The kinds are {}.", words.join(", "))
            },
            |word| format!("Did you mean `[!{word}]`?"),
        );
        let diagnostic = reading.file.say(CALLOUT_UNKNOWN, first.word_span, message);
        reading.diagnostics.push(diagnostic.help(help));
    }
    if !first.closed {
        let message = format!("The `]` after `[!{}` is missing.", first.word);
        let diagnostic = reading.file.say(CALLOUT_SHAPE, first.word_span, message);
        let help = format!("Write `[!{}]` and then the title.", first.word);
        reading.diagnostics.push(diagnostic.help(help));
    }
}
