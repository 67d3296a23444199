//! The first line of a callout where none can start, or nearly such a line.

use super::first_line::read_marker;
use super::kinds;
use crate::diagnostics::{CALLOUT_SHAPE, Diagnostic, Severity};
use crate::markdown::FileText;
use crate::markdown::fields::leading_text;
use crate::markdown::tree::{Inline, InlineKind};
use crate::text::Span;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum LinePlace {
    /// The first line of a quote that is no callout.
    QuoteStart,
    /// A later line of a quote.
    Quote,
    /// Not in a quote.
    Outside,
}

/// Says where a line looks like the first one of a callout and is none:
/// outside a quote, further down in one, or with other signs around it.
#[must_use]
pub(in crate::markdown) fn lost_start(
    line: &[Inline],
    place: LinePlace,
    file: &FileText<'_>,
) -> Option<Diagnostic> {
    let word = word_of(line, place)?;
    let (message, help) = match place {
        LinePlace::QuoteStart => (
            "This quote looks like a box, but its first line is not written like one.",
            format!(
                "Start it with `> [!{word}]`, without stars or other signs around the `[!{word}]`."
            ),
        ),
        LinePlace::Quote => (
            "A box seems to start here, but this line belongs to the quote or box above.",
            "Leave a line empty above it, without `>`. A box starts with `> ` before each line."
                .to_owned(),
        ),
        LinePlace::Outside => (
            "This looks like the first line of a box, but it has no `>`.",
            format!(
                "A box starts with `> ` before each line: write `> [!{word}]` here, and `> ` \
                 before each line that belongs to it."
            ),
        ),
    };
    let spans = line.iter().map(|inline| inline.span);
    let span = spans.reduce(Span::join)?;
    let mut diagnostic = file.say(CALLOUT_SHAPE, span, message).help(help);
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}

/// The kind that a line names between `[!` and `]`, in bold or not. A quote
/// may start with `!NOTE`, too.
fn word_of(line: &[Inline], place: LinePlace) -> Option<&'static str> {
    let (start, _) = match &line.first()?.kind {
        InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => leading_text(inner),
        InlineKind::Text(_) => leading_text(line),
        _ => return None,
    };
    let InlineKind::Text(words) = &start.kind else {
        return None;
    };
    if let Some(words) = words.strip_prefix('!') {
        let end = words.find(|letter: char| !letter.is_alphabetic());
        let word = &words[..end.unwrap_or(words.len())];
        let row = kinds::find(word).filter(|_| place == LinePlace::QuoteStart);
        return row.map(|row| row.kind.word());
    }
    let marker = read_marker(words).filter(|marker| marker.banged)?;
    let known = kinds::find(marker.word).map(|row| row.kind.word());
    known.or_else(|| kinds::meant(marker.word))
}
