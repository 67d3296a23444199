//! A stretch of one decoded file.

use std::ops::Range;

/// Byte offsets into the decoded text of one file, end excluded.
///
/// Offsets are `u32`: a page is at most 10 MB (decision 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from a byte range. Offsets beyond 4 GiB are clamped: such a file
    /// is refused before it is parsed.
    #[must_use]
    pub fn new(range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: clamp(range.start),
            end: clamp(range.end.max(range.start)),
        }
    }

    /// The span as a byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start as usize + by..self.end as usize + by)
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The words of this span, with whole letters at both ends: places inside
    /// a line that has escapes or curly quotes are not exact. Nothing where it
    /// does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        let Range { start, end } = self.range();
        if end > text.len() {
            return "";
        }
        let letters = text.floor_char_boundary(start)..text.ceil_char_boundary(end);
        text.get(letters).unwrap_or("")
    }
}
