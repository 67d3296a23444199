//! A document to an HTML fragment, links already resolved.
//!
//! Escaping is by type: [`Html`] is markup that is finished, [`Attr`] is text
//! made safe for an attribute. This floor never knows templates or the disk.

mod callouts;
mod code;
mod escape;
mod glossing;
mod media;
mod notes;
mod organisations;
mod page;
mod paper;
mod presentation;
mod qr;
mod slides;
mod tables;
mod ways;
mod words;
mod writer;

pub use callouts::{Question, asked, questions};
pub use escape::{Attr, Html, Text};
pub use page::{EntryFragment, Fragments, write_entry, write_page};
pub use paper::{
    PaperBlocks, write_all_but, write_exercises, write_gist, write_notes, write_words,
};
pub use presentation::Presentation;
pub use qr::{qr_code, qr_text};
pub use slides::{SlideFragment, SlideKey, write_slide, write_slide_notes};
pub use writer::Asked;
