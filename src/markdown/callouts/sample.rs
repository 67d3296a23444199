//! Turns a snippet of Markdown into blocks for the tests of this room and of
//! the rooms beside it, without the page parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Callout, read};
use crate::diagnostics::{Checked, Diagnostic};
use crate::markdown::FileText;
use crate::markdown::tree::{
    Alignment, Block, BlockKind, CodeBlock, Document, Heading, Inline, InlineKind, Item, Link,
    LinkId, LinkKind, List, Table, plain_text,
};
use crate::text::{Slug, SourcePath, Span};

/// The blocks of a snippet; quotes stay quotes.
pub(crate) fn document(text: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_OLD_FOOTNOTES;
    let parser = Parser::new_ext(text, options);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut builder = Builder {
        events: &events,
        at: 0,
        document: Document::default(),
    };
    builder.document.blocks = builder.blocks();
    builder.document
}

/// The only callout of a snippet, with what was said about it.
pub(crate) fn callout(text: &str) -> Checked<Callout> {
    let block = document(text).blocks.remove(0);
    let BlockKind::Quote(quote) = block.kind else {
        panic!("not a quote: {text}");
    };
    let path = SourcePath::new("content/page.md");
    let file = FileText { text, path: &path };
    read(quote, block.span, &file).unwrap_or_else(|_| panic!("a plain quote: {text}"))
}

/// The messages of some diagnostics.
pub(crate) fn messages(diagnostics: &[Diagnostic]) -> Vec<&str> {
    let messages = diagnostics.iter();
    messages
        .map(|diagnostic| diagnostic.message.as_str())
        .collect()
}

struct Builder<'a> {
    events: &'a [(Event<'a>, std::ops::Range<usize>)],
    at: usize,
    document: Document,
}

impl<'a> Builder<'a> {
    fn next(&mut self) -> Option<(&'a Event<'a>, Span)> {
        let (event, range) = self.events.get(self.at)?;
        self.at += 1;
        Some((event, Span::new(range.clone())))
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(tag) => {
                    let (_, span) = self.next().unwrap();
                    let kind = self.block(tag);
                    self.at += 1;
                    blocks.push(Block { span, kind });
                }
                Event::Rule => {
                    let (_, span) = self.next().unwrap();
                    blocks.push(Block {
                        span,
                        kind: BlockKind::Rule,
                    });
                }
                Event::TaskListMarker(_) => self.at += 1,
                _ => blocks.extend(super::reading::paragraph(self.inlines())),
            }
        }
        blocks
    }

    fn block(&mut self, tag: &Tag<'_>) -> BlockKind {
        match tag {
            Tag::Paragraph => BlockKind::Paragraph(self.inlines()),
            Tag::BlockQuote(_) => BlockKind::Quote(self.blocks()),
            Tag::List(start) => BlockKind::List(self.list(*start)),
            Tag::Heading { level, .. } => {
                let content = self.inlines();
                let text = plain_text(&content);
                let id: Box<str> = format!("s-{}", Slug::new(&text)).into();
                let level = *level as u8;
                let span = content
                    .iter()
                    .map(|i| i.span)
                    .reduce(Span::join)
                    .unwrap_or_default();
                let (id_copy, text) = (id.clone(), text.into());
                self.document.headings.push(Heading {
                    level,
                    id: id_copy,
                    text,
                    span,
                });
                BlockKind::Heading { level, id, content }
            }
            Tag::CodeBlock(_) => {
                let text = plain_text(&self.inlines());
                BlockKind::Code(Box::new(CodeBlock {
                    language: "".into(),
                    text: text.into(),
                    includes: Vec::new(),
                    span: Span::default(),
                }))
            }
            Tag::Table(_) => BlockKind::Table(Box::new(self.table())),
            other => panic!("the tests do not use {other:?}"),
        }
    }

    fn list(&mut self, start: Option<u64>) -> List {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((Event::Start(Tag::Item), range)) = self.events.get(self.at) {
            self.at += 1;
            let first = self.events.get(self.at).map(|(event, _)| event);
            tight &= !matches!(first, Some(Event::Start(Tag::Paragraph)));
            let inner = usize::from(!tight);
            let task = match self.events.get(self.at + inner) {
                Some((Event::TaskListMarker(ticked), _)) => Some(*ticked),
                _ => None,
            };
            let blocks = self.blocks();
            self.at += 1;
            let span = Span::new(range.clone());
            items.push(Item { span, task, blocks });
        }
        List {
            start,
            tight,
            items,
        }
    }

    fn table(&mut self) -> Table {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.events.get(self.at) {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    self.at += 1;
                    let cell = self.inlines();
                    rows.last_mut().unwrap().push(cell);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
            self.at += 1;
        }
        let head = rows.remove(0);
        let alignments = vec![Alignment::None; head.len()];
        Table {
            alignments,
            head,
            rows,
            worksheet: false,
        }
    }

    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.get(self.at) {
            let kind = match event {
                Event::Start(tag) if is_block(tag) => break,
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) => {
                    self.at += 1;
                    self.span_of_inlines(tag)
                }
                Event::Text(text) => InlineKind::Text(text.as_ref().into()),
                Event::Code(text) => InlineKind::Code(text.as_ref().into()),
                Event::SoftBreak => InlineKind::SoftBreak,
                Event::HardBreak => InlineKind::HardBreak,
                Event::FootnoteReference(label) => InlineKind::Note(label.as_ref().into()),
                Event::TaskListMarker(_) => {
                    self.at += 1;
                    continue;
                }
                other => panic!("the tests do not use {other:?}"),
            };
            self.at += 1;
            let span = Span::new(range.clone());
            inlines.push(Inline { span, kind });
        }
        inlines
    }

    fn span_of_inlines(&mut self, tag: &Tag<'_>) -> InlineKind {
        let content = self.inlines();
        match tag {
            Tag::Emphasis => InlineKind::Emphasis(content),
            Tag::Strong => InlineKind::Strong(content),
            Tag::Strikethrough => InlineKind::Strike(content),
            Tag::Link { dest_url, .. } => {
                let id = LinkId(u32::try_from(self.document.links.len()).unwrap());
                self.document.links.push(Link {
                    kind: LinkKind::Link,
                    destination: dest_url.as_ref().into(),
                    title: "".into(),
                    span: Span::default(),
                });
                InlineKind::Link(id, content)
            }
            other => panic!("the tests do not use {other:?}"),
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
