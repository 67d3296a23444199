//! One file's bytes to one tree with spans.
//!
//! The route: front matter is read line by line, the rest goes through
//! pulldown-cmark's events into the small tree of [`tree`]; callouts are made
//! from plain block quotes in one place. Parsing never fails: what is wrong
//! becomes a diagnostic and the tree is complete. This floor knows one file at
//! a time; it must never know other files, addresses or templates.

mod anchors;
mod builder;
mod callouts;
mod directives;
pub mod fields;
mod file_text;
mod front_matter;
pub mod highlight;
mod inlines;
mod list_file;
mod open;
mod parse;
mod readings;
mod slips;
pub mod tree;

pub use callouts::{
    Answer, Callout, CalloutBody, CalloutKind, Details, Flashcard, Gap, GapPart, Journey,
    MatchPairs, Order, Pair, Part, PartMut, Poll, Prompt, Quiz, Step, push_block_text,
};
pub use file_text::FileText;
pub use front_matter::{Fact, Field, FrontMatter, Level, Seen};
pub use list_file::{ListEntry, ListKind, read_list};
pub use parse::{Comments, ParseOptions, Punctuation, parse, parse_part};
pub use readings::Reading;
pub use tree::*;
