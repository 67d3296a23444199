//! From a span to the line and columns that a drawing shows. It knows texts
//! only by asking for them; it never knows how a drawing looks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Texts;
use crate::text::{LineIndex, Position, SourcePath, Span};

/// Finds places in files; each file's lines are counted once.
pub(super) struct Places<'a> {
    texts: &'a dyn Texts,
    known: BTreeMap<SourcePath, Option<File<'a>>>,
}

/// The text of a file, and where its lines start.
struct File<'a> {
    text: &'a str,
    lines: LineIndex,
}

/// Where a span stands.
pub(super) struct Place<'a> {
    /// Its first character.
    pub(super) start: Position,
    /// One past its last character.
    pub(super) end: Position,
    /// The whole line of its first character, without the line end.
    pub(super) line: &'a str,
    /// The part of `line` that the span covers, in bytes.
    pub(super) marked: Range<usize>,
}

impl<'a> Places<'a> {
    /// Places in these texts.
    pub(super) fn new(texts: &'a dyn Texts) -> Self {
        Self {
            texts,
            known: BTreeMap::new(),
        }
    }

    /// The place of a span, or nothing where the file's text is not known.
    pub(super) fn find(&mut self, path: &SourcePath, span: Option<Span>) -> Option<Place<'a>> {
        let range = span?.range();
        let File { text, lines } = self.file(path)?;
        let from = text.floor_char_boundary(range.start.min(text.len()));
        let to = text.ceil_char_boundary(range.end.clamp(from, text.len()));
        let start = lines.position(text, from);
        let line_start = lines.line_start(start.line)?;
        let line_end = lines.line_start(start.line + 1).unwrap_or(text.len());
        let line = text
            .get(line_start..line_end)?
            .trim_end_matches(['\n', '\r']);
        let marked_from = (from - line_start).min(line.len());
        let marked_to = (to - line_start).min(line.len());
        Some(Place {
            start,
            end: lines.position(text, to),
            line,
            marked: marked_from..marked_to,
        })
    }

    fn file(&mut self, path: &SourcePath) -> Option<&File<'a>> {
        if !self.known.contains_key(path) {
            let file = self.texts.text(path).map(|text| File {
                text,
                lines: LineIndex::new(text),
            });
            self.known.insert(path.clone(), file);
        }
        self.known.get(path)?.as_ref()
    }
}
