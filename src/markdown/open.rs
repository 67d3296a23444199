//! The elements that are open while a tree is built.

use pulldown_cmark::{Alignment as CmarkAlignment, CodeBlockKind, Tag};

use super::tree::{Alignment, Block, CodeBlock, Figure, Inline, InlineKind, Item, LinkId};
use crate::text::Span;

/// An element that is still open.
pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) span: Span,
    pub(super) blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// The run of words that may go on, after the inlines. It is no inline yet:
    /// with a copy for each piece, a page of 800,000 quotation marks took
    /// minutes.
    run: Option<(String, Span)>,
}

impl Frame {
    pub(super) fn new(open: Open, span: Span) -> Self {
        Self {
            open,
            span,
            blocks: Vec::new(),
            inlines: Vec::new(),
            run: None,
        }
    }

    /// Adds words. Escapes, entities and smart quotes cut a run in pieces.
    pub(super) fn push_words(&mut self, words: &str, span: Span) {
        match &mut self.run {
            Some((run, place)) => {
                run.push_str(words);
                *place = place.join(span);
            }
            None => self.run = Some((words.to_owned(), span)),
        }
    }

    /// Adds what is no run of words.
    pub(super) fn push(&mut self, inline: Inline) {
        self.end_run();
        self.inlines.push(inline);
    }

    /// All inlines, which the frame then has no more.
    pub(super) fn take_inlines(&mut self) -> Vec<Inline> {
        self.end_run();
        std::mem::take(&mut self.inlines)
    }

    fn end_run(&mut self) {
        if let Some((words, span)) = self.run.take() {
            let kind = InlineKind::Text(words.into());
            self.inlines.push(Inline { span, kind });
        }
    }
}

/// What is open, with what only it needs.
pub(super) enum Open {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List {
        start: Option<u64>,
        items: Vec<Item>,
        loose: bool,
    },
    Item {
        task: Option<bool>,
    },
    Code {
        code: CodeBlock,
        text: String,
    },
    Html(String),
    Footnote(Box<str>),
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(LinkId),
    Picture(LinkId),
    Other,
}

impl Open {
    /// What a tag opens; links and pictures, which have addresses, aside.
    pub(super) fn of(tag: Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { level, .. } => Self::Heading(level as u8),
            Tag::BlockQuote(_) => Self::Quote,
            Tag::CodeBlock(kind) => Self::Code {
                code: open_code(&kind),
                text: String::new(),
            },
            Tag::HtmlBlock => Self::Html(String::new()),
            Tag::List(start) => Self::List {
                start,
                items: Vec::new(),
                loose: false,
            },
            Tag::Item => Self::Item { task: None },
            Tag::FootnoteDefinition(label) => Self::Footnote(label.as_ref().into()),
            Tag::Table(alignments) => Self::Table {
                alignments: alignments.into_iter().map(alignment).collect(),
                rows: Vec::new(),
            },
            Tag::TableHead | Tag::TableRow => Self::Row(Vec::new()),
            Tag::TableCell => Self::Cell,
            Tag::Emphasis => Self::Emphasis,
            Tag::Strong => Self::Strong,
            Tag::Strikethrough => Self::Strike,
            _ => Self::Other,
        }
    }
}

/// Whether a tag opens a block.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn open_code(kind: &CodeBlockKind<'_>) -> CodeBlock {
    let language = match kind {
        CodeBlockKind::Indented => "",
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or(""),
    };
    CodeBlock {
        language: language.into(),
        text: "".into(),
        includes: Vec::new(),
        span: Span::default(),
    }
}

fn alignment(alignment: CmarkAlignment) -> Alignment {
    match alignment {
        CmarkAlignment::None => Alignment::None,
        CmarkAlignment::Left => Alignment::Left,
        CmarkAlignment::Center => Alignment::Center,
        CmarkAlignment::Right => Alignment::Right,
    }
}

/// A paragraph that is one picture, with or without a line in italics, is a
/// figure; any other comes back as it is.
pub(super) fn figure(mut content: Vec<Inline>) -> Result<Figure, Vec<Inline>> {
    let kinds: Vec<&InlineKind> = content.iter().map(|inline| &inline.kind).collect();
    let (link, alt) = match kinds[..] {
        [InlineKind::Picture(link, alt)]
        | [
            InlineKind::Picture(link, alt),
            InlineKind::SoftBreak,
            InlineKind::Emphasis(_),
        ] => (*link, alt.clone()),
        _ => return Err(content),
    };
    let caption = match content.pop().map(|inline| inline.kind) {
        Some(InlineKind::Emphasis(caption)) => caption,
        _ => Vec::new(),
    };
    Ok(Figure { link, alt, caption })
}
