//! Callouts: block quotes whose first line is `[!KIND] Title`.

use super::tree::{Block, Inline};
use crate::text::Span;

/// A callout.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Which kind.
    pub kind: CalloutKind,
    /// The words after `[!KIND]`; empty where there are none.
    pub title: Vec<Inline>,
    /// Where the first line stands.
    pub title_span: Span,
    /// What it holds.
    pub body: CalloutBody,
}

/// The kinds of the table in `authoring.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalloutKind {
    /// A note.
    Note,
    /// m
    Minute,
}

/// What a callout holds, by how its kind is built.
#[derive(Debug, Clone, PartialEq)]
pub enum CalloutBody {
    /// Ordinary blocks.
    Blocks(Vec<Block>),
}

pub(crate) fn read(
    quote: Vec<Block>,
    _span: Span,
    _file: &super::FileText<'_>,
) -> Result<crate::diagnostics::Checked<Callout>, Vec<Block>> {
    Err(quote)
}
pub(crate) fn lost_line(
    _before: &Block,
    _next: &Block,
    _file: &super::FileText<'_>,
) -> Option<crate::diagnostics::Diagnostic> {
    None
}
