//! The tree of one page: about a dozen kinds of block and of inline, each with
//! its place in the file.

use super::front_matter::FrontMatter;
use crate::text::Span;

/// One parsed file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the author says about the page.
    pub front: FrontMatter,
    /// The page's blocks in order.
    pub blocks: Vec<Block>,
    /// Every heading in order, with the id that it has in the page.
    pub headings: Vec<Heading>,
    /// Every link and picture in order; [`LinkId`] points into this list.
    pub links: Vec<Link>,
    /// Every definition `[label]: destination` in order, used or not.
    pub definitions: Vec<Definition>,
    /// Footnotes that the page itself defines, sorted by label: ask
    /// [`Document::footnote`].
    pub footnotes: Vec<Footnote>,
    /// Claims: references `[^id]` that the page does not define, in order of
    /// first use, one for each id.
    pub claims: Vec<Claim>,
    /// Every include in order; [`IncludeId`] points into this list.
    pub includes: Vec<Include>,
    /// Words that the author marked for the glossary, in order.
    pub terms: Vec<TermMark>,
    /// Where raw HTML stands; whether it is allowed there is decided later.
    pub raw_html: Vec<RawHtml>,
    /// Words in paragraphs, lists, tables and headings, for the reading time.
    pub words: usize,
}

impl Document {
    /// The footnote that the page defines under a label.
    #[must_use]
    pub fn footnote(&self, label: &str) -> Option<&Footnote> {
        let notes = &self.footnotes;
        let at = notes.partition_point(|note| *note.label < *label);
        notes.get(at).filter(|note| *note.label == *label)
    }
}

/// HTML code in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawHtml {
    /// The code: one tag in a line, or a whole block.
    pub markup: Box<str>,
    /// Whether it stands among words.
    pub place: HtmlPlace,
    /// Where it stands.
    pub span: Span,
}

/// Where HTML code stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HtmlPlace {
    /// One tag among the words of a line: the words stay without it.
    Line,
    /// Lines of their own, with everything between the tags.
    Block,
}

/// A heading, as the outline, the links and the navigation see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id in the page: `s-` and a slug, or `s-` and what the author wrote
    /// in `{#id}` (decision 8).
    pub id: Box<str>,
    /// Its words without marks.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// The place of a link in [`Document::links`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u32);

/// A link or a picture as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// The address as written, entities and escapes resolved.
    pub destination: Box<str>,
    /// The title as written, empty where there is none.
    pub title: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A definition that links may use by its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The address as written, entities and escapes resolved.
    pub destination: Box<str>,
    /// Where it stands, its label and title too.
    pub span: Span,
}

/// What kind of reference a [`Link`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A link that is followed.
    Link,
    /// A picture that is shown.
    Picture,
}

/// The place of an include in [`Document::includes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncludeId(pub u32);

/// Words that the author marked for the glossary.
#[derive(Debug, Clone, PartialEq)]
pub struct TermMark {
    /// The words.
    pub words: Box<str>,
    /// What the author wants of the glossary.
    pub wish: TermWish,
    /// Where they stand.
    pub span: Span,
}

/// A footnote that the page defines.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its label as written.
    pub label: Box<str>,
    /// Its words.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// A claim: `[^id]` whose entry stands in `sources.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The id as written.
    pub id: Box<str>,
    /// Its first use.
    pub span: Span,
}

/// A block with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading; its text for others stands in [`Document::headings`].
    Heading {
        /// 1 to 6.
        level: u8,
        /// The id in the page, as in [`Heading::id`].
        id: Box<str>,
        /// Its words, without `{#id}`.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A plain block quote.
    Quote(Vec<Block>),
    /// A block quote whose first line is `[!KIND] Title`.
    Callout(Box<crate::markdown::Callout>),
    /// A list.
    List(List),
    /// A block of code.
    Code(Box<CodeBlock>),
    /// A table.
    Table(Box<Table>),
    /// A picture on its own with a line in italics under it as its caption.
    Figure(Box<Figure>),
    /// Raw HTML.
    Html(Box<str>),
    /// A line across the page.
    Rule,
    /// `{{#include ...}}` on a line of its own.
    Include(IncludeId),
    /// `<!-- allow code: reason -->`: silences one rule for the next block.
    Allow(Box<Allow>),
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Whether items stand close together (no paragraphs in HTML).
    pub tight: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where it stands.
    pub span: Span,
    /// `Some` where it starts with `[ ]` or `[x]`, and whether it is ticked.
    pub task: Option<bool>,
    /// Its blocks. In a tight list, text stands in [`BlockKind::Paragraph`] too.
    pub blocks: Vec<Block>,
}

/// A block of code.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeBlock {
    /// The first word after the fence, as written; empty without one.
    pub language: Box<str>,
    /// The code, with its last line end.
    pub text: Box<str>,
    /// Whole lines of the code that are `{{#include ...}}`, in order.
    pub includes: Vec<IncludeId>,
    /// Where the code itself stands, without the fences.
    pub span: Span,
}

/// `{{#include path}}`, `{{#include path:3:10}}`, `{{#include path:name}}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Include {
    /// The path as written, relative to this file.
    pub path: Box<str>,
    /// Which part of that file.
    pub part: IncludePart,
    /// Whether it brings blocks or lines of code.
    pub place: IncludePlace,
    /// How many quotes, lists and items it stands in.
    pub depth: usize,
    /// Where the directive stands.
    pub span: Span,
}

/// Where an include stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncludePlace {
    /// On a line of its own: it brings blocks.
    Block,
    /// In a block of code: it brings lines of code.
    Code,
}

/// Which part of a file is included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncludePart {
    /// All of it (without its front matter).
    Whole,
    /// Lines from and to, both counted from 1 and both included; the end of
    /// the file where the second is missing.
    Lines(usize, Option<usize>),
    /// What stands between `ANCHOR: name` and `ANCHOR_END: name`.
    Anchor(Box<str>),
}

/// `<!-- allow code: reason -->`.
#[derive(Debug, Clone, PartialEq)]
pub struct Allow {
    /// The code as written.
    pub code: Box<str>,
    /// The reason as written, empty where there is none.
    pub reason: Box<str>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column is set.
    pub alignments: Vec<Alignment>,
    /// The cells of the first row.
    pub head: Vec<Vec<Inline>>,
    /// The other rows, each as long as the head.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// A table with empty cells and a row starting `Total`: people fill it in.
    pub worksheet: bool,
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the language runs.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The picture in [`Document::links`].
    pub link: LinkId,
    /// What it shows, in words.
    pub alt: Box<str>,
    /// The line in italics under it, empty where there is none.
    pub caption: Vec<Inline>,
}

/// An inline with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline is.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Words, escapes and entities resolved.
    Text(Box<str>),
    /// Code in a line.
    Code(Box<str>),
    /// `*italics*`.
    Emphasis(Vec<Inline>),
    /// `**bold**`.
    Strong(Vec<Inline>),
    /// `~~struck~~`.
    Strike(Vec<Inline>),
    /// A link.
    Link(LinkId, Vec<Inline>),
    /// A picture and what it shows in words.
    Picture(LinkId, Box<str>),
    /// Raw HTML.
    Html(Box<str>),
    /// A reference to a footnote or a claim, by its label.
    Note(Box<str>),
    /// `[words]{gloss}` or `[words]{nogloss}`.
    Term(Box<str>, TermWish),
    /// The end of a line that is only a space to readers.
    SoftBreak,
    /// The end of a line that stays.
    HardBreak,
}

/// What an author wants of the glossary for some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermWish {
    /// Explain them here.
    Gloss,
    /// Leave them alone.
    NoGloss,
}

/// Hands out the words of some inlines piece by piece, without marks; a break
/// is a space.
pub fn each_text(inlines: &[Inline], take: &mut impl FnMut(&str)) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) | InlineKind::Term(words, _) => {
                take(words);
            }
            InlineKind::Picture(_, alt) => take(alt),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link(_, content) => each_text(content, take),
            InlineKind::SoftBreak | InlineKind::HardBreak => take(" "),
            InlineKind::Html(_) | InlineKind::Note(_) => {}
        }
    }
}

/// Adds the words of some inlines to `text`, without marks; a break is a space.
pub fn push_text(inlines: &[Inline], text: &mut String) {
    each_text(inlines, &mut |words| text.push_str(words));
}

/// The words of some inlines, without marks.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_text(inlines, &mut text);
    text
}
