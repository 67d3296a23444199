//! What the look of a page needs beside the page itself.

use crate::markdown::highlight::Highlighter;
use crate::text::Wording;

/// How content is shown: it is the same for all pages of a site.
#[derive(Debug, Clone, Copy)]
pub struct Presentation<'a> {
    /// Colours code.
    pub highlighter: &'a Highlighter,
    /// What the interface says.
    pub wording: &'a Wording,
}
