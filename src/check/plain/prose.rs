//! The words of a page as its rules read them: passages in reading order.
//!
//! A passage is one run of words that a reader takes in as a whole: a
//! paragraph, an item, a heading, a cell. It keeps the way back from each of
//! its letters to the place in the file. This module decides what is main
//! text (`data/main_text.toml`); it knows no rule.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::grade::Counts;
use super::vocabulary::{Cues, Vocabulary};
use super::word::{self, Word};
use super::{sentence, walk};
use crate::markdown::{CalloutKind, Field, Inline, InlineKind, LinkId, TermWish};
use crate::site::Body;
use crate::text::Span;

/// What a passage is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the page.
    Title,
    /// Its summary in the front matter.
    Summary,
    /// What readers will be able to do.
    Objective,
    /// A heading of a level.
    Heading(u8),
    /// The title of a callout.
    CalloutTitle,
    /// A paragraph.
    Paragraph,
    /// The first paragraph of an item of a list.
    Item,
    /// An answer to choose, a step or a pair of an exercise.
    Answer,
    /// A cell of a table.
    Cell,
    /// The line under a picture.
    Caption,
}

/// For whom a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Everybody.
    Main,
    /// Those who want more (`DEEPER`).
    Deeper,
    /// Those who practise: questions, tasks, slides.
    Exercise,
    /// Trainers.
    Trainer,
    /// The exact words of somebody else.
    Quote,
}

/// How some words of a passage are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In italics.
    Emphasis,
    /// In bold.
    Strong,
    /// A link.
    Link(LinkId),
}

/// One run of words with its way back to the file.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// The body that holds it.
    pub body: &'a Body,
    /// What it is on the page.
    pub role: Role,
    /// For whom it is.
    pub layer: Layer,
    /// The callout that it stands in.
    pub callout: Option<CalloutKind>,
    /// The words: code is U+FFFC, quotes are straight.
    pub text: String,
    /// Where the words stand.
    pub span: Span,
    /// The sentences.
    pub sentences: Vec<Range<usize>>,
    /// The words of all sentences.
    pub words: Vec<Word>,
    /// How some of the words are set.
    pub styles: Vec<(Style, Range<usize>)>,
    /// Whether a claim or a footnote is named in it, in its row, or in the line
    /// that leads to its list or table.
    pub has_note: bool,
    /// Where names of standards, services and bodies stand.
    pub names: Vec<Range<usize>>,
    /// Where words stand that are not the author's to change: those names,
    /// quotes, titles, addresses.
    pub exact: Vec<Range<usize>>,
    /// The rules for which a cue is among the words.
    pub(super) cues: Cues,
    pieces: Vec<Piece>,
}

/// A stretch of a passage that stands in one piece in the file.
#[derive(Debug, Clone)]
struct Piece {
    at: usize,
    length: usize,
    span: Span,
}

impl<'a> Passage<'a> {
    /// A passage from the inlines of a block.
    #[must_use]
    pub fn new(
        body: &'a Body,
        place: walk::Place,
        inlines: &[Inline],
        vocabulary: &Vocabulary<'_>,
    ) -> Self {
        let mut passage = Self::empty(body, place);
        passage.push_all(inlines);
        let first = passage.pieces.first().map(|piece| piece.span);
        let last = passage.pieces.last().map(|piece| piece.span);
        if let (Some(first), Some(last)) = (first, last) {
            passage.span = first.join(last);
        }
        passage.cut(vocabulary);
        passage
    }

    /// A passage from a value of the front matter.
    #[must_use]
    pub fn of_value(
        body: &'a Body,
        place: walk::Place,
        value: &Field<String>,
        vocabulary: &Vocabulary<'_>,
    ) -> Self {
        let mut passage = Self::empty(body, place);
        passage.push(&value.value, value.span);
        passage.span = value.span;
        passage.cut(vocabulary);
        passage
    }

    fn empty(body: &'a Body, place: walk::Place) -> Self {
        Self {
            body,
            role: place.role,
            layer: place.layer,
            callout: place.callout,
            text: String::new(),
            span: Span::default(),
            sentences: Vec::new(),
            words: Vec::new(),
            styles: Vec::new(),
            has_note: place.has_note,
            names: Vec::new(),
            exact: Vec::new(),
            cues: 0,
            pieces: Vec::new(),
        }
    }

    fn cut(&mut self, vocabulary: &Vocabulary<'_>) {
        self.sentences = sentence::split(&self.text);
        self.words = vocabulary.split(&self.text);
        let cues = self.words.iter().map(|word| word.facts.cues);
        self.cues = cues.fold(0, |all, cues| all | cues);
    }

    fn push_all(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let start = self.text.len();
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Term(words, TermWish::Gloss) => {
                    self.push(words, inline.span);
                }
                InlineKind::Term(words, TermWish::NoGloss) => self.push(words, inline.span),
                InlineKind::Code(_) => self.push("\u{fffc}", inline.span),
                InlineKind::SoftBreak | InlineKind::HardBreak => self.text.push(' '),
                InlineKind::Note(_) => self.has_note = true,
                InlineKind::Picture(..) | InlineKind::Html(_) => {}
                InlineKind::Strike(content) => self.push_all(content),
                InlineKind::Emphasis(content) => {
                    self.push_all(content);
                    self.styles.push((Style::Emphasis, start..self.text.len()));
                }
                InlineKind::Strong(content) => {
                    self.push_all(content);
                    self.styles.push((Style::Strong, start..self.text.len()));
                }
                InlineKind::Link(id, content) => {
                    self.push_all(content);
                    self.styles.push((Style::Link(*id), start..self.text.len()));
                }
            }
        }
    }

    fn push(&mut self, words: &str, span: Span) {
        let at = self.text.len();
        if words.contains(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']) {
            self.text.push_str(&crate::text::plain_ascii_quotes(words));
        } else {
            self.text.push_str(words);
        }
        let length = self.text.len() - at;
        self.pieces.push(Piece { at, length, span });
    }

    /// Where some words stand in the file. Exact where the words are written
    /// there as they read; else the whole stretch that holds them.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Span {
        let start = self.place_of(range.start);
        let end = self.place_of(range.end.saturating_sub(1));
        match (start, end) {
            (Some((start, exact)), Some((end, end_exact))) => {
                let from = if exact {
                    start.start
                } else {
                    start.end.min(start.start)
                };
                let to = if end_exact { end.start + 1 } else { end.end };
                Span::new(from as usize..(to as usize).max(from as usize))
            }
            _ => self.span,
        }
    }

    /// The place of one byte: its own where it is known, else its piece.
    fn place_of(&self, at: usize) -> Option<(Span, bool)> {
        let index = self.pieces.partition_point(|piece| piece.at <= at);
        let piece = self.pieces.get(index.checked_sub(1)?)?;
        let inside = at - piece.at;
        if inside >= piece.length {
            return Some((piece.span, false));
        }
        let is_exact = (piece.span.end - piece.span.start) as usize == piece.length;
        if is_exact {
            let byte = piece.span.start as usize + inside;
            return Some((Span::new(byte..byte + 1), true));
        }
        Some((piece.span, false))
    }

    /// The words of a stretch, such as a sentence.
    #[must_use]
    pub fn words_in(&self, range: &Range<usize>) -> &[Word] {
        let from = self
            .words
            .partition_point(|word| word.range.start < range.start);
        let to = self
            .words
            .partition_point(|word| word.range.start < range.end);
        &self.words[from..to]
    }

    /// Whether it is main text: what the grade is worked out from.
    #[must_use]
    pub fn is_main_text(&self) -> bool {
        let place = matches!(self.role, Role::Paragraph | Role::Item);
        place && self.layer == Layer::Main && MAIN_TEXT.ends_like_a_sentence(&self.text)
    }

    /// Whether a word is a name, or part of one.
    #[must_use]
    pub fn is_name(&self, word: &Word) -> bool {
        let inside =
            |name: &Range<usize>| name.start <= word.range.start && word.range.start < name.end;
        word.shape == word::Shape::Acronym || self.names.iter().any(inside)
    }

    /// Whether some words are not the author's to change.
    #[must_use]
    pub fn is_exact(&self, range: &Range<usize>) -> bool {
        let overlaps = |exact: &Range<usize>| exact.start < range.end && range.start < exact.end;
        self.exact.iter().any(overlaps)
    }

    /// The sentence that holds a place.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let mut sentences = self.sentences.iter();
        let holds = sentences.find(|sentence| sentence.start <= at && at < sentence.end);
        holds.map_or(0..self.text.len(), Clone::clone)
    }

    /// Words, sentences and syllables, with names left out (WCAG 3.1.5).
    #[must_use]
    pub fn counts(&self) -> Counts {
        let words = self.words.iter().filter(|word| !self.is_name(word));
        let syllables = words.clone().map(|word| word.syllables() as usize);
        Counts {
            words: words.clone().count(),
            sentences: self.sentences.len(),
            syllables: syllables.sum(),
        }
    }
}

/// What counts as main text, as its file says.
#[derive(Debug, Deserialize)]
pub(super) struct MainText {
    stops: String,
    closing: String,
    callouts: Vec<String>,
}

/// The one definition of main text.
pub(super) static MAIN_TEXT: LazyLock<MainText> = LazyLock::new(|| {
    // A test reads the file, so that a broken one is never shipped.
    toml::from_str(include_str!("data/main_text.toml")).unwrap_or(MainText {
        stops: String::new(),
        closing: String::new(),
        callouts: Vec::new(),
    })
});

impl MainText {
    /// Whether a text ends as a sentence does.
    #[must_use]
    pub(super) fn ends_like_a_sentence(&self, text: &str) -> bool {
        let closing = |c: char| c.is_whitespace() || self.closing.contains(c);
        text.trim_end_matches(closing)
            .ends_with(|c| self.stops.contains(c))
    }

    /// Whether the words of a callout belong to the main text.
    #[must_use]
    pub(super) fn holds(&self, kind: CalloutKind) -> bool {
        self.callouts.iter().any(|word| word == kind.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_main_text_can_be_read() {
        assert!(MAIN_TEXT.holds(CalloutKind::Minute));
        assert!(!MAIN_TEXT.holds(CalloutKind::Quiz) && !MAIN_TEXT.holds(CalloutKind::Deeper));
        assert!(MAIN_TEXT.ends_like_a_sentence("It ends (here.) "));
        assert!(!MAIN_TEXT.ends_like_a_sentence("You need:"));
        for word in &MAIN_TEXT.callouts {
            assert!(
                CalloutKind::ALL.iter().any(|kind| kind.word() == word),
                "{word}"
            );
        }
    }
}
