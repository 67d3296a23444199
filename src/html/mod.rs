//! A document to an HTML fragment, links already resolved.
//!
//! Escaping is by type: [`Html`] is markup that is finished, [`Attr`] is text
//! made safe for an attribute. This floor never knows templates or the disk.

mod callouts;
mod code;
mod escape;
mod footnotes;
mod glossing;
mod media;
mod organisations;
mod slides;
mod tables;
mod ways;
mod writer;

pub use callouts::{Question, asked, questions};
pub use escape::{Attr, Html, Text};
pub use slides::{SlideFragment, SlideKey, write_notes, write_slide};
pub use writer::{Asked, EntryFragment, Fragments, write_entry, write_page};
