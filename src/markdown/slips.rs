//! Slips of the pen: Markdown that is nearly right, which readers would see in
//! a way that nobody meant.
//!
//! Each part knows one kind of slip and gives diagnostics; the tree stays as
//! CommonMark wants it. Nothing here knows other files.

mod fence;
mod heading;
mod table;
mod words;

pub(super) use fence::{CodePlace, check_fence};
pub(super) use heading::check_heading;
pub(super) use table::{cells_written, check_table};
pub(super) use words::check_words;
