//! The ids of a page's headings, each one only once.

use std::collections::BTreeMap;

use crate::diagnostics::{self, Diagnostic, Label};
use crate::text::{Slug, SourcePath, Span};

/// The ids that a page has so far.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeMap<Box<str>, Span>,
    /// The number to try next for a wish that was taken, so that thousands of
    /// equal headings cost no more than others.
    next: BTreeMap<Box<str>, usize>,
}

impl Anchors {
    /// The id of the next heading: what the author wrote in `{#id}`, else the
    /// slug of its words; a slug that is taken gets a number, an id that is
    /// taken gets a message too. The prefix `s-` keeps ids of authors apart
    /// from ours (decision 8).
    pub(super) fn add(
        &mut self,
        explicit: Option<&str>,
        words: &str,
        span: Span,
        path: &SourcePath,
    ) -> (Box<str>, Option<Diagnostic>) {
        let wish = format!("s-{}", Slug::new(explicit.unwrap_or(words)));
        let mut id: Box<str> = wish.clone().into();
        if self.taken.contains_key(&id) {
            let number = self.next.entry(id.clone()).or_insert(2);
            while self.taken.contains_key(&id) {
                id = format!("{wish}-{number}").into();
                *number += 1;
            }
        }
        let diagnostic = explicit
            .zip(self.taken.get(wish.as_str()))
            .map(|(written, first)| {
                let message = format!("The id `{written}` stands twice on this page.");
                Diagnostic::new(diagnostics::MARKDOWN_DUPLICATE_ID, path, span, message)
                    .help("Give one of the two headings another id.")
                    .related(Label {
                        path: path.clone(),
                        span: Some(*first),
                        message: "the first one".to_owned(),
                    })
            });
        self.taken.insert(id.clone(), span);
        (id, diagnostic)
    }
}
