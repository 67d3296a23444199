//! Walks a page in reading order and collects what rules look at.
//!
//! It knows the tree of a page and which parts of it are for whom. It knows
//! no rule.

use super::exact;
use super::prose::{Layer, MAIN_TEXT, Passage, Role};
use super::report::Lexicon;
use super::vocabulary::Vocabulary;
use crate::markdown::{
    Allow, Block, BlockKind, Callout, CalloutBody, CalloutKind, Field, Inline, InlineKind, LinkId,
    Part, push_text,
};
use crate::site::{Body, Inclusion, Page, PageKind, Site};
use crate::text::Span;

/// Where a passage stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub(super) role: Role,
    pub(super) layer: Layer,
    pub(super) callout: Option<CalloutKind>,
    /// Whether a source is named for it around it: in its row, or in the line
    /// that leads to its list or table.
    pub(super) has_note: bool,
}

/// A block that rules look at as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The body that holds it.
    pub body: &'a Body,
    /// The block.
    pub block: &'a Block,
    /// For whom it is.
    pub layer: Layer,
    /// The callout that it stands in.
    pub callout: Option<CalloutKind>,
    /// How many passages stand before it.
    pub after: usize,
}

/// A picture and what it shows in words.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The body that holds it.
    pub body: &'a Body,
    /// Its place among the links of the body.
    pub link: LinkId,
    /// What it shows in words.
    pub alt: &'a str,
    /// Where it stands.
    pub span: Span,
    /// How many passages stand before it.
    pub after: usize,
}

/// A comment that silences a rule, and what it covers.
#[derive(Debug, Clone, Copy)]
pub struct Silence<'a> {
    /// The body that holds it.
    pub body: &'a Body,
    /// The comment.
    pub allow: &'a Allow,
    /// Where the comment stands.
    pub span: Span,
    /// The next block, if there is one.
    pub covers: Option<Span>,
}

/// Everything that rules look at on one page.
#[derive(Debug)]
pub struct PageText<'a> {
    /// The site around it.
    pub site: &'a Site,
    /// The page.
    pub page: &'a Page,
    /// Runs of words in reading order.
    pub passages: Vec<Passage<'a>>,
    /// Blocks in reading order.
    pub seen: Vec<Seen<'a>>,
    /// Pictures in reading order.
    pub pictures: Vec<Shown<'a>>,
    /// Comments that silence rules.
    pub silences: Vec<Silence<'a>>,
    /// What the site names and explains.
    pub lexicon: &'a Lexicon,
    vocabulary: &'a Vocabulary<'a>,
}

impl<'a> PageText<'a> {
    /// Reads a page.
    #[must_use]
    pub fn read(site: &'a Site, page: &'a Page, vocabulary: &'a Vocabulary<'a>) -> Self {
        let mut text = Self {
            site,
            page,
            passages: Vec::new(),
            seen: Vec::new(),
            pictures: Vec::new(),
            silences: Vec::new(),
            lexicon: vocabulary.lexicon,
            vocabulary,
        };
        text.read_front(&page.body);
        let place = Place {
            role: Role::Paragraph,
            layer: Layer::Main,
            callout: None,
            has_note: false,
        };
        match page.kind {
            PageKind::Glossary => {
                for term in site.glossary.iter() {
                    text.read_blocks(&page.body, &term.blocks, place);
                }
            }
            // Titles and names that others gave are not ours to change.
            PageKind::Sources | PageKind::Organisations => {
                let layer = Layer::Quote;
                text.read_blocks(
                    &page.body,
                    &page.body.document.blocks,
                    Place { layer, ..place },
                );
            }
            _ => text.read_blocks(&page.body, &page.body.document.blocks, place),
        }
        text
    }

    /// Whether the page is in English, by its own word or the site's.
    #[must_use]
    pub fn is_english(&self) -> bool {
        let own = self.page.body.document.front.lang.as_ref();
        let language = own.map_or(self.site.config.language.as_str(), |lang| &lang.value);
        language.starts_with("en")
    }

    /// The passages of main text.
    pub fn main_text(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages
            .iter()
            .filter(|passage| passage.is_main_text())
    }

    fn read_front(&mut self, body: &'a Body) {
        let front = &body.document.front;
        let values: [(Role, &'a [Field<String>]); 3] = [
            (Role::Title, front.title.as_slice()),
            (Role::Summary, front.summary.as_slice()),
            (Role::Objective, front.objectives.as_slice()),
        ];
        for (role, fields) in values {
            for field in fields {
                let place = Place {
                    role,
                    layer: Layer::Main,
                    callout: None,
                    has_note: false,
                };
                let passage = Passage::of_value(body, place, field, self.vocabulary);
                self.push(passage);
            }
        }
    }

    fn read_blocks(&mut self, body: &'a Body, blocks: &'a [Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            if let BlockKind::Allow(allow) = &block.kind {
                let is_next = |next: &&Block| !matches!(next.kind, BlockKind::Allow(_));
                self.silences.push(Silence {
                    body,
                    allow,
                    span: block.span,
                    covers: blocks[at..].iter().find(is_next).map(|next| next.span),
                });
                continue;
            }
            self.seen.push(Seen {
                body,
                block,
                layer: place.layer,
                callout: place.callout,
                after: self.passages.len(),
            });
            let before = at.checked_sub(1).and_then(|at| blocks.get(at));
            let has_note = place.has_note || is_led_by_note(before, block);
            self.read_block(body, block, Place { has_note, ..place });
        }
    }

    fn read_block(&mut self, body: &'a Body, block: &'a Block, place: Place) {
        match &block.kind {
            BlockKind::Heading { level, content, .. } => {
                let role = Role::Heading(*level);
                self.read_line(body, content, Place { role, ..place });
            }
            BlockKind::Paragraph(content) => self.read_line(body, content, place),
            BlockKind::Quote(blocks) => {
                let layer = Layer::Quote;
                self.read_blocks(body, blocks, Place { layer, ..place });
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    self.read_item(body, &item.blocks, place);
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    self.read_row(body, row, place);
                }
            }
            BlockKind::Figure(figure) => {
                self.pictures.push(Shown {
                    body,
                    link: figure.link,
                    alt: &figure.alt,
                    span: block.span,
                    after: self.passages.len(),
                });
                let role = Role::Caption;
                self.read_line(body, &figure.caption, Place { role, ..place });
            }
            BlockKind::Callout(callout) => self.read_callout(body, callout, place),
            BlockKind::Include(id) => {
                if let Inclusion::Body(inner) = body.inclusion(*id) {
                    self.read_blocks(inner, &inner.document.blocks, place);
                }
            }
            BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule | BlockKind::Allow(_) => {}
        }
    }

    /// A row is one statement: a source in one of its cells is that of all.
    fn read_row(&mut self, body: &'a Body, row: &'a [Vec<Inline>], place: Place) {
        let place = Place {
            role: Role::Cell,
            has_note: place.has_note || row.iter().any(|cell| holds_note(cell)),
            ..place
        };
        for cell in row {
            self.read_line(body, cell, place);
        }
    }

    /// The first paragraph of an item is the item; what follows are blocks.
    fn read_item(&mut self, body: &'a Body, blocks: &'a [Block], place: Place) {
        let rest = match blocks.split_first() {
            Some((first, rest)) if matches!(first.kind, BlockKind::Paragraph(_)) => {
                let role = Role::Item;
                self.read_blocks(body, std::slice::from_ref(first), Place { role, ..place });
                rest
            }
            _ => blocks,
        };
        self.read_blocks(body, rest, place);
    }

    fn read_callout(&mut self, body: &'a Body, callout: &'a Callout, outer: Place) {
        let layer = match callout.kind {
            _ if outer.layer != Layer::Main => outer.layer,
            CalloutKind::Deeper => Layer::Deeper,
            CalloutKind::Trainer => Layer::Trainer,
            kind if MAIN_TEXT.holds(kind) => Layer::Main,
            _ => Layer::Exercise,
        };
        let place = Place {
            role: Role::Paragraph,
            layer,
            callout: Some(callout.kind),
            has_note: false,
        };
        let is_text = matches!(callout.body, CalloutBody::Blocks(_));
        for (at, part) in callout.parts().into_iter().enumerate() {
            match part {
                Part::Blocks(blocks) => self.read_blocks(body, blocks, place),
                Part::Inlines(inlines) => {
                    let role = match at {
                        0 => Role::CalloutTitle,
                        _ if is_text => Role::Paragraph,
                        _ => Role::Answer,
                    };
                    self.read_line(body, inlines, Place { role, ..place });
                }
            }
        }
    }

    fn read_line(&mut self, body: &'a Body, inlines: &'a [Inline], place: Place) {
        self.read_pictures(body, inlines);
        let passage = Passage::new(body, place, inlines, self.vocabulary);
        if !passage.words.is_empty() || !passage.styles.is_empty() {
            self.push(passage);
        }
    }

    fn push(&mut self, mut passage: Passage<'a>) {
        passage.names = self.lexicon.names.find(&passage.text);
        passage.exact = exact::find(&passage);
        self.passages.push(passage);
    }

    fn read_pictures(&mut self, body: &'a Body, inlines: &'a [Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Picture(link, alt) => self.pictures.push(Shown {
                    body,
                    link: *link,
                    alt,
                    span: inline.span,
                    after: self.passages.len(),
                }),
                InlineKind::Emphasis(content)
                | InlineKind::Strong(content)
                | InlineKind::Strike(content)
                | InlineKind::Link(_, content) => self.read_pictures(body, content),
                _ => {}
            }
        }
    }
}

/// Whether a list or a table comes right after a line that leads to it and
/// names a source: "In 2023 it listed what happens:[^a]".
fn is_led_by_note(before: Option<&Block>, block: &Block) -> bool {
    let Some(BlockKind::Paragraph(line)) = before.map(|before| &before.kind) else {
        return false;
    };
    let mut words = String::new();
    push_text(line, &mut words);
    let leads = words.trim_end().ends_with(':');
    leads && holds_note(line) && matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_))
}

fn holds_note(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match &inline.kind {
        InlineKind::Note(_) => true,
        InlineKind::Emphasis(content)
        | InlineKind::Strong(content)
        | InlineKind::Strike(content)
        | InlineKind::Link(_, content) => holds_note(content),
        _ => false,
    })
}
