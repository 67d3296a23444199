//! The slides of a page: what a room sees of it, and what its trainer says.
//!
//! A slide starts at each `##`. On the screen stand headings, figures, lists,
//! tables, key points, examples, myths, journeys and what a room does together;
//! paragraphs and what is for trainers go to the notes. `[!SLIDE]` says it
//! otherwise. This module only cuts; it never writes HTML and never says what
//! is wrong.

mod budget;
mod cut;

pub use budget::{Over, Size};

use super::{Body, Page};
use crate::markdown::{Block, BlockKind, Callout, CalloutKind};
use crate::text::Span;

/// The slides of a page or of a part of it.
#[derive(Debug, Clone, Default)]
pub struct Slides<'a> {
    /// What a trainer wants to know before the first of them: what is about
    /// the whole page.
    pub opening: Vec<Placed<'a>>,
    /// The slides in order.
    pub slides: Vec<Slide<'a>>,
}

/// One slide.
#[derive(Debug, Clone)]
pub struct Slide<'a> {
    /// What happens while it is shown.
    pub kind: SlideKind,
    /// The callout that it is made of, where it is one: its kind stands above
    /// the title.
    pub label: Option<CalloutKind>,
    /// What stands on top.
    pub title: String,
    /// Which part it is of how many, where one was too full.
    pub part: Option<(usize, usize)>,
    /// What stands on the screen.
    pub shown: Vec<Shown<'a>>,
    /// What only the trainer sees.
    pub notes: Vec<Placed<'a>>,
    /// The body that holds it, and where it starts there.
    pub place: (&'a Body, Span),
}

/// What happens while a slide is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlideKind {
    /// It says what comes.
    Title,
    /// The trainer explains.
    Section,
    /// The room answers.
    Quiz,
    /// The room does something.
    Activity,
    /// People rest.
    Break,
    /// Hands go up.
    Poll,
    /// Words and nothing else.
    Words,
}

/// A block with the body whose links it has.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The body.
    pub body: &'a Body,
    /// The block.
    pub block: &'a Block,
}

/// Something on the screen.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// A block as it stands.
    Block(Placed<'a>),
    /// What is inside a callout: the slide has its title already.
    Inside(Placed<'a>),
    /// The first sentence of a paragraph, where a section has nothing else.
    Sentence(Placed<'a>),
}

impl<'a> Placed<'a> {
    /// The callout, where the block is one.
    #[must_use]
    pub fn callout(&self) -> Option<&'a Callout> {
        match &self.block.kind {
            BlockKind::Callout(callout) => Some(callout),
            _ => None,
        }
    }
}

impl<'a> Shown<'a> {
    /// What it is taken from.
    #[must_use]
    pub fn placed(&self) -> Placed<'a> {
        match self {
            Self::Block(placed) | Self::Inside(placed) | Self::Sentence(placed) => *placed,
        }
    }
}

impl<'a> Slides<'a> {
    /// Cuts a page into slides; with the id of a heading, only what stands
    /// under that heading.
    #[must_use]
    pub fn of(page: &'a Page, anchor: Option<&str>) -> Self {
        cut::cut(page, anchor)
    }
}
