//! A callout while it is read: its labelled lines and what is to be said.

use super::details::Details;
use super::kinds::Row;
use crate::diagnostics::{CALLOUT_SHAPE, Diagnostic, Severity};
use crate::markdown::FileText;
use crate::markdown::fields::{Labelled, SplitLines, split_labelled, split_list_end};
use crate::markdown::tree::{Block, BlockKind, Inline};
use crate::text::Span;

/// A callout while it is read.
pub(super) struct Reading<'a> {
    pub(super) row: &'static Row,
    /// The whole quote.
    pub(super) span: Span,
    pub(super) file: FileText<'a>,
    pub(super) title: Vec<Inline>,
    pub(super) title_span: Span,
    pub(super) details: Details,
    /// Labelled lines that only this kind has, in order.
    pub(super) own_labels: Vec<Labelled>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(row: &'static Row, span: Span, file: FileText<'a>) -> Self {
        Self {
            row,
            span,
            file,
            title: Vec::new(),
            title_span: span,
            details: Details::default(),
            own_labels: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The kind's word, for messages.
    pub(super) fn word(&self) -> &'static str {
        self.row.kind.word()
    }

    /// Says what is wrong and what to do.
    pub(super) fn refuse(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = self.file.say(CALLOUT_SHAPE, span, message);
        self.diagnostics.push(diagnostic.help(help));
    }

    /// Says what is wrong and shows how the kind is written.
    pub(super) fn show_form(&mut self, span: Span, message: impl Into<String>) {
        let help = format!("Write it like this:\n{}", self.row.example);
        self.refuse(span, message, help);
    }

    /// Says what was taken in spite of how it is written.
    pub(super) fn warn(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.refuse(span, message, help);
        if let Some(last) = self.diagnostics.last_mut() {
            last.severity = Severity::Warning;
        }
    }

    /// Takes the labelled lines out of the paragraphs, and out of the end of
    /// lists, which they join where the empty line between is missing.
    pub(super) fn lift_labels(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        if self.row.labels.is_empty() {
            return blocks;
        }
        let mut left = Vec::new();
        for mut block in blocks {
            match block.kind {
                BlockKind::Paragraph(inlines) => {
                    let split = split_labelled(inlines, self.row.labels);
                    left.extend(paragraph(self.say_split(split)));
                }
                BlockKind::List(ref mut list) => {
                    let split = split_list_end(list, self.row.labels);
                    self.say_split(split);
                    left.push(block);
                }
                _ => left.push(block),
            }
        }
        left
    }

    fn say_split(&mut self, split: SplitLines) -> Vec<Inline> {
        for (typed, name) in split.near {
            let message = format!(
                "`{}:` is not a line that {} knows.",
                typed.value,
                self.word()
            );
            let help = format!("Did you mean `{name}:`? If it is ordinary text, leave it.");
            self.warn(typed.span, message, help);
        }
        for labelled in split.labelled {
            self.take(labelled);
        }
        split.rest
    }

    fn take(&mut self, labelled: Labelled) {
        let name = labelled.name;
        if labelled.value.is_empty() {
            let message = format!("Nothing stands after `{name}:`.");
            self.warn(
                labelled.name_span,
                message,
                "Fill it in, or take the line away.",
            );
            return;
        }
        if self.details.has(name) {
            let message = format!("`{name}:` stands twice in this {}.", self.word());
            self.refuse(labelled.name_span, message, "Keep one of the two lines.");
            return;
        }
        match self.details.take(labelled) {
            Ok(None) => {}
            Ok(Some(own)) => self.own_labels.push(own),
            Err((span, problem)) => {
                let help = problem.help.unwrap_or_default();
                self.refuse(span, problem.message, help);
            }
        }
    }
}

/// A paragraph of some inlines, if there are any.
pub(super) fn paragraph(inlines: Vec<Inline>) -> Option<Block> {
    let span = inlines
        .iter()
        .map(|inline| inline.span)
        .reduce(Span::join)?;
    Some(Block {
        span,
        kind: BlockKind::Paragraph(inlines),
    })
}
