//! Slides of a session: what a room sees, and what its trainer sees.

use serde::Serialize;

use super::markup;
use super::parts::LinkView;
use crate::html::Html;

/// The slides for the room: nothing but slides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AudiencePart {
    /// The slides in order.
    pub slides: Vec<SlideView>,
    /// The page of the session.
    pub session: LinkView,
}

/// The slides for the trainer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckPart {
    /// The slides in order.
    pub slides: Vec<DeckSlide>,
    /// The rows of the plan in order.
    pub rows: Vec<DeckRow>,
    /// The page for the room.
    pub audience: String,
    /// The page of the session.
    pub session: LinkView,
}

/// What a room sees of a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlideView {
    /// Its number, from 1.
    pub number: usize,
    /// The number of its row in the plan, from 1; 0 before the first row.
    pub row: usize,
    /// `title`, `section`, `quiz`, `activity`, `break`, `poll` or `words`.
    pub kind: &'static str,
    /// What kind of thing it shows, in words: `Question`.
    pub label: Option<String>,
    /// What stands on top.
    pub title: String,
    /// Which part of how many, where it was too much for one slide.
    pub part: Option<SlidePart>,
    /// Minutes that a room has for it.
    pub minutes: Option<u32>,
    /// A sentence under the title; may be empty.
    pub lead: String,
    /// What one can do afterwards, on slides that say so.
    pub points: Vec<String>,
    /// What stands on the screen.
    #[serde(serialize_with = "markup")]
    pub screen: Html,
}

/// Which part of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SlidePart {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

/// A slide with what only its trainer sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckSlide {
    /// What the room sees.
    pub slide: SlideView,
    /// What the trainer says and asks; may be empty.
    #[serde(serialize_with = "markup")]
    pub notes: Html,
    /// What the trainer may show when the room has answered.
    pub keys: Vec<SlideKeyView>,
}

/// A line of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlideKeyView {
    /// Whether an answer is right: `yes`, `no`, or empty for other lines.
    pub right: &'static str,
    /// What is said about it.
    pub words: String,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckRow {
    /// Its number, from 1.
    pub number: usize,
    /// What happens.
    pub title: String,
    /// How long it may take.
    pub minutes: u32,
    /// Whether the room may go without it.
    pub can_skip: bool,
    /// Its cells but the first, as Markdown, for a plan with real minutes.
    pub cells: String,
}
