//! Paragraphs, and the includes among their lines.

use super::{Builder, add_include};
use crate::markdown::callouts::{self, LinePlace};
use crate::markdown::directives;
use crate::markdown::open::{Open, figure};
use crate::markdown::slips;
use crate::markdown::tree::{BlockKind, IncludePlace, Inline, InlineKind};
use crate::text::Span;

/// The first byte of a long dash (and of curly quotation marks).
const LONG_DASH: u8 = 0xe2;

impl Builder<'_> {
    /// A paragraph; each line of it that is an include becomes a block.
    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>, span: Span) {
        if !span.of(self.file.text).contains(directives::INCLUDE) {
            self.words(inlines, span);
            return;
        }
        let mut words: Vec<Inline> = Vec::new();
        for line in inlines.chunk_by(|before, _| !is_break(before)) {
            let place = place_of(line).unwrap_or(span);
            let written = place.of(self.file.text).trim();
            match directives::include(written, place, IncludePlace::Block) {
                Some(mut include) => {
                    include.depth = self.stack.len().saturating_sub(1);
                    self.words_before(&mut words);
                    let include = add_include(&mut self.document, include);
                    self.block(BlockKind::Include(include), place);
                }
                None => words.extend_from_slice(line),
            }
        }
        self.words_before(&mut words);
    }

    /// The lines before an include, as a paragraph of their own.
    fn words_before(&mut self, words: &mut Vec<Inline>) {
        if words.last().is_some_and(is_break) {
            words.pop();
        }
        if let Some(place) = place_of(words) {
            self.words(std::mem::take(words), place);
        }
    }

    fn words(&mut self, inlines: Vec<Inline>, span: Span) {
        self.check_lines(&inlines);
        let content = self.finish_inlines(inlines);
        let kind = figure(content).map_or_else(BlockKind::Paragraph, |figure| {
            BlockKind::Figure(Box::new(figure))
        });
        self.block(kind, span);
    }

    /// Looks at the start of each line for slips: few lines have one of these
    /// signs there.
    fn check_lines(&mut self, inlines: &[Inline]) {
        let mut rows = false;
        for (at, line) in inlines.split(is_break).enumerate() {
            match first_sign(line) {
                Some(sign @ (b'[' | b'!' | b'*')) => self.check_start(line, at, sign),
                Some(b'#') => {
                    let place = place_of(line);
                    let lost = place.and_then(|place| slips::check_heading(place, &self.file));
                    self.diagnostics.extend(lost);
                }
                Some(b'|') => rows = true,
                // A line of dashes: smart punctuation has made them long.
                Some(b'-' | b':' | LONG_DASH) => rows |= has_bar(line),
                _ => {}
            }
        }
        if rows {
            let lines = inlines.split(is_break).filter_map(place_of);
            let lines: Vec<Span> = lines.collect();
            let lost = slips::check_table(&lines, &self.file);
            self.diagnostics.extend(lost);
        }
    }

    /// Line `at` of a paragraph may be the first line of a callout.
    fn check_start(&mut self, line: &[Inline], at: usize, sign: u8) {
        let place = self.line_place(at);
        if place == LinePlace::QuoteStart && sign == b'[' {
            // It will be read as a callout.
            return;
        }
        let lost = callouts::lost_start(line, place, &self.file);
        self.diagnostics.extend(lost);
    }

    /// A heading may hold the first line of a callout: `### [!NOTE]`.
    pub(super) fn check_heading(&mut self, inlines: &[Inline]) {
        if first_sign(inlines) != Some(b'[') {
            return;
        }
        let place = self.line_place(0);
        let lost = callouts::lost_start(inlines, place, &self.file);
        self.diagnostics.extend(lost);
    }

    /// Where line `at` of a block stands that is about to be added.
    fn line_place(&mut self, at: usize) -> LinePlace {
        let top = self.top();
        if at == 0 && top.blocks.is_empty() && matches!(top.open, Open::Quote) {
            return LinePlace::QuoteStart;
        }
        let mut frames = self.stack.iter();
        if frames.any(|frame| matches!(frame.open, Open::Quote)) {
            LinePlace::Quote
        } else {
            LinePlace::Outside
        }
    }
}

/// The first byte of a line; a star where it starts in bold or italics.
fn first_sign(line: &[Inline]) -> Option<u8> {
    match &line.first()?.kind {
        InlineKind::Text(words) => words.as_bytes().first().copied(),
        InlineKind::Strong(_) | InlineKind::Emphasis(_) => Some(b'*'),
        _ => None,
    }
}

/// Whether a line that starts with words has a bar in them.
fn has_bar(line: &[Inline]) -> bool {
    matches!(line.first().map(|inline| &inline.kind), Some(InlineKind::Text(words)) if words.contains('|'))
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak)
}

/// Where some inlines stand, without the break at their end.
fn place_of(inlines: &[Inline]) -> Option<Span> {
    let words = inlines.iter().filter(|inline| !is_break(inline));
    words.map(|inline| inline.span).reduce(Span::join)
}
