//! From pulldown-cmark's events to the tree.
//!
//! Open elements stand on a stack of frames; when one ends, its content goes
//! to the frame below as one block or inline.

mod lines;
mod raw_html;
mod rows;

use std::collections::BTreeSet;
use std::ops::{ControlFlow, Range};

use pulldown_cmark::{Event, LinkType, Tag};

use super::anchors::Anchors;
use super::callouts;
use super::directives;
use super::file_text::FileText;
use super::highlight;
use super::inlines;
use super::open::{Frame, Open, is_block};
use super::parse::ParseOptions;
use super::slips;
use super::tree::{
    Block, BlockKind, Claim, CodeBlock, Document, Footnote, Include, IncludeId, Inline, InlineKind,
    Item, Link, LinkId, LinkKind, List, each_text, plain_text,
};
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::text::{Span, WordCount};

/// Blocks deeper than this are refused: nobody writes them by hand, and walks
/// over the tree may then call themselves (decision 2).
const MAX_NESTING: usize = 256;

/// Builds a [`Document`] from events.
pub(super) struct Builder<'a> {
    file: FileText<'a>,
    options: ParseOptions,
    stack: Vec<Frame>,
    document: Document,
    anchors: Anchors,
    notes: Vec<Claim>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: FileText<'a>, options: ParseOptions) -> Self {
        let root = Frame::new(Open::Root, Span::default());
        Self {
            file,
            options,
            stack: vec![root],
            document: Document::default(),
            anchors: Anchors::default(),
            notes: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Takes the next event; breaks off where the page is nested too deeply.
    pub(super) fn take(&mut self, event: Event<'_>, range: Range<usize>) -> ControlFlow<()> {
        let span = Span::new(range);
        match event {
            Event::Start(tag) => return self.start(tag, span),
            Event::End(_) => self.close(),
            Event::Text(words) => self.text(&words, span),
            Event::Code(code) => self.inline(InlineKind::Code(code.as_ref().into()), span),
            Event::Html(markup) => match &mut self.top().open {
                Open::Html(text) => text.push_str(&markup),
                _ => self.inline_html(&markup, span),
            },
            Event::InlineHtml(markup) => self.inline_html(&markup, span),
            Event::FootnoteReference(label) => {
                let id: Box<str> = label.as_ref().into();
                self.notes.push(Claim {
                    id: id.clone(),
                    span,
                });
                self.inline(InlineKind::Note(id), span);
            }
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, span),
            Event::HardBreak => self.inline(InlineKind::HardBreak, span),
            Event::Rule => self.block(BlockKind::Rule, span),
            Event::TaskListMarker(ticked) => {
                if let Some(Open::Item { task }) = self.item() {
                    *task = Some(ticked);
                }
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        ControlFlow::Continue(())
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> Checked<Document> {
        while self.stack.len() > 1 {
            self.close();
        }
        if let Some(root) = self.stack.pop() {
            self.document.blocks = root.blocks;
        }
        // Stable: of two footnotes with one label the first counts.
        self.document
            .footnotes
            .sort_by(|a, b| a.label.cmp(&b.label));
        let footnotes = &self.document.footnotes;
        let defined: BTreeSet<&str> = footnotes.iter().map(|note| &*note.label).collect();
        let mut seen = BTreeSet::new();
        let mut claims = self.notes;
        claims.retain(|claim| !defined.contains(&*claim.id) && seen.insert(claim.id.clone()));
        self.document.claims = claims;
        Checked::new(self.document, self.diagnostics)
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) -> ControlFlow<()> {
        if self.stack.len() > MAX_NESTING {
            let message = format!("This page nests quotes or lists more than {MAX_NESTING} deep.");
            self.diagnostics.push(
                Diagnostic::new(diagnostics::FILE_LIMIT, self.file.path, span, message)
                    .help("Take out the extra `>` or spaces at the start of these lines."),
            );
            return ControlFlow::Break(());
        }
        if is_block(&tag) {
            self.flush_paragraph();
        }
        if matches!(tag, Tag::Paragraph) {
            self.mark_loose();
        }
        let open = match tag {
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let mail = link_type == LinkType::Email;
                let address = format!("{}{dest_url}", if mail { "mailto:" } else { "" });
                Open::Link(self.link(LinkKind::Link, &address, &title, span))
            }
            Tag::Image {
                dest_url, title, ..
            } => Open::Picture(self.link(LinkKind::Picture, &dest_url, &title, span)),
            other => Open::of(other),
        };
        self.stack.push(Frame::new(open, span));
        ControlFlow::Continue(())
    }

    /// Takes the top frame off and gives its content to the one below.
    fn close(&mut self) {
        self.flush_paragraph();
        let Some(mut frame) = self.stack.pop() else {
            return;
        };
        let inlines = frame.take_inlines();
        let Frame {
            open, span, blocks, ..
        } = frame;
        match open {
            Open::Root => {}
            Open::Paragraph => self.paragraph(inlines, span),
            Open::Heading(level) => self.heading(level, inlines, span),
            Open::Quote => self.quote(blocks, span),
            Open::List {
                start,
                items,
                loose,
            } => {
                self.block(
                    BlockKind::List(List {
                        start,
                        tight: !loose,
                        items,
                    }),
                    span,
                );
            }
            Open::Item { task } => self.add_item(Item { span, task, blocks }),
            Open::Code { mut code, text } => {
                code.text = text.into();
                self.check_fence(&code, span);
                self.code(code, span);
            }
            Open::Html(markup) => self.html(markup, span),
            Open::Footnote(label) => {
                self.document.footnotes.push(Footnote {
                    label,
                    blocks,
                    span,
                });
            }
            Open::Table { alignments, rows } => self.table(alignments, rows, span),
            Open::Row(cells) => self.add_row(cells, span),
            Open::Cell => self.add_cell(inlines),
            Open::Emphasis => self.inline(InlineKind::Emphasis(inlines), span),
            Open::Strong => self.inline(InlineKind::Strong(inlines), span),
            Open::Strike => self.inline(InlineKind::Strike(inlines), span),
            Open::Link(link) => self.inline(InlineKind::Link(link, inlines), span),
            Open::Picture(link) => {
                let alt = plain_text(&inlines).into();
                self.inline(InlineKind::Picture(link, alt), span);
            }
            Open::Other => {
                for Inline { span, kind } in inlines {
                    self.inline(kind, span);
                }
            }
        }
    }

    fn add_item(&mut self, item: Item) {
        if let Open::List { items, .. } = &mut self.top().open {
            items.push(item);
        }
    }

    fn add_cell(&mut self, cell: Vec<Inline>) {
        let cell = self.finish_inlines(cell);
        if let Open::Row(cells) = &mut self.top().open {
            cells.push(cell);
        }
    }

    fn text(&mut self, words: &str, span: Span) {
        let Self {
            stack,
            document,
            file,
            ..
        } = self;
        if let Some(Frame {
            open: Open::Code { code, text },
            ..
        }) = stack.last_mut()
        {
            directives::note_code_includes(words, span, *file, |include| {
                code.includes.push(add_include(document, include));
            });
            code.span = if text.is_empty() {
                span
            } else {
                code.span.join(span)
            };
            text.push_str(words);
            return;
        }
        self.top().push_words(words, span);
    }

    fn inline(&mut self, kind: InlineKind, span: Span) {
        match kind {
            InlineKind::Text(words) => self.top().push_words(&words, span),
            kind => self.top().push(Inline { span, kind }),
        }
    }

    fn heading(&mut self, level: u8, inlines: Vec<Inline>, span: Span) {
        self.check_heading(&inlines);
        let mut content = self.finish_inlines(inlines);
        let explicit = directives::take_heading_id(&mut content);
        let text = plain_text(&content);
        let (id, diagnostic) = self
            .anchors
            .add(explicit.as_deref(), &text, span, self.file.path);
        self.diagnostics.extend(diagnostic);
        self.document.headings.push(super::tree::Heading {
            level,
            id: id.clone(),
            text: text.into(),
            span,
        });
        self.block(BlockKind::Heading { level, id, content }, span);
    }

    fn quote(&mut self, blocks: Vec<Block>, span: Span) {
        match callouts::read(blocks, span, &self.file) {
            Ok(callout) => {
                let callout = callout.drain_into(&mut self.diagnostics);
                self.block(BlockKind::Callout(Box::new(callout)), span);
            }
            Err(blocks) => self.block(BlockKind::Quote(blocks), span),
        }
    }

    fn check_fence(&mut self, code: &CodeBlock, span: Span) {
        let place = if self.stack.len() > 1 {
            slips::CodePlace::Inside
        } else {
            slips::CodePlace::Page
        };
        let open = slips::check_fence(span, code.span, place, &self.file);
        self.diagnostics.extend(open);
    }

    fn code(&mut self, code: CodeBlock, span: Span) {
        if !highlight::within_limits(&code.text) && highlight::is_known(&code.language) {
            let message = "This block of code is too large to colour, so it is shown plain.";
            self.diagnostics.push(
                Diagnostic::new(diagnostics::CODE_LIMIT, self.file.path, span, message)
                    .help("Show only the part that readers need."),
            );
        }
        self.block(BlockKind::Code(Box::new(code)), span);
    }

    /// Inlines of a finished paragraph, heading or cell: words are counted,
    /// `[x]{gloss}` and addresses with spaces are read.
    fn finish_inlines(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        slips::check_words(&inlines, &self.file, &mut self.diagnostics);
        let inlines = inlines::finish(inlines, &mut self.document);
        let mut count = WordCount::default();
        each_text(&inlines, &mut |words| count.add(words));
        self.document.words += count.words;
        inlines
    }

    fn block(&mut self, kind: BlockKind, span: Span) {
        let file = self.file;
        let blocks = &mut self.top().blocks;
        let block = Block { span, kind };
        let lost = blocks
            .last()
            .and_then(|before| callouts::lost_line(before, &block, &file));
        blocks.push(block);
        self.diagnostics.extend(lost);
    }

    fn link(&mut self, kind: LinkKind, destination: &str, title: &str, span: Span) -> LinkId {
        inlines::add_link(
            &mut self.document.links,
            Link {
                kind,
                destination: destination.into(),
                title: title.into(),
                span,
            },
        )
    }

    /// In a tight list, words stand in the item without a paragraph: they
    /// become one when a block follows or the item ends.
    fn flush_paragraph(&mut self) {
        let top = self.top();
        if !matches!(top.open, Open::Item { .. }) {
            return;
        }
        let inlines = top.take_inlines();
        let spans = inlines.iter().map(|inline| inline.span);
        if let Some(span) = spans.reduce(Span::join) {
            self.paragraph(inlines, span);
        }
    }

    fn mark_loose(&mut self) {
        if !matches!(self.top().open, Open::Item { .. }) {
            return;
        }
        let below = self.stack.len().wrapping_sub(2);
        if let Some(Frame {
            open: Open::List { loose, .. },
            ..
        }) = self.stack.get_mut(below)
        {
            *loose = true;
        }
    }

    /// The open item nearest to the top: a task mark may stand in a paragraph.
    fn item(&mut self) -> Option<&mut Open> {
        let frame = self
            .stack
            .iter_mut()
            .rev()
            .find(|frame| matches!(frame.open, Open::Item { .. }));
        frame.map(|frame| &mut frame.open)
    }

    fn top(&mut self) -> &mut Frame {
        if self.stack.is_empty() {
            // Never with pulldown-cmark's balanced events; a fresh root keeps
            // the function total.
            self.stack.push(Frame::new(Open::Root, Span::default()));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }
}

fn add_include(document: &mut Document, include: Include) -> IncludeId {
    let id = IncludeId(u32::try_from(document.includes.len()).unwrap_or(u32::MAX));
    document.includes.push(include);
    id
}
