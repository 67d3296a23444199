//! One file's bytes to one tree with spans.
//!
//! The route: front matter is read line by line, the rest goes through
//! pulldown-cmark's events into the small tree of [`tree`]; callouts are made
//! from plain block quotes in one place. Parsing never fails: what is wrong
//! becomes a diagnostic and the tree is complete. This floor knows one file at
//! a time; it must never know other files, addresses or templates.

pub(crate) mod callouts;
pub mod fields;
mod file_text;
mod front_matter;
pub mod tree;

pub use callouts::{
    Answer, Callout, CalloutBody, CalloutKind, Details, Flashcard, Gap, GapPart, Journey,
    MatchPairs, Order, Pair, Part, PartMut, Poll, Prompt, Quiz, Step, lost_line, push_block_text,
    read as read_callout,
};
pub use file_text::FileText;
pub use front_matter::{Field, FrontMatter, Level, Seen, read_front_matter};
pub use tree::*;
