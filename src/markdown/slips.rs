//! Slips of the pen: Markdown that is nearly right, which readers would see in
//! a way that nobody meant.
//!
//! Each part knows one kind of slip and gives diagnostics; the tree stays as
//! CommonMark wants it. Nothing here knows other files.

mod fence;
mod table;

pub(super) use fence::{CodePlace, check_fence};
pub(super) use table::{cells_written, check_table};
