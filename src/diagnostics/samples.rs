//! Diagnostics for the tests of the drawings: with and without a place, with
//! related places, and one of a file whose text is not known.

use super::{CODE_LIMIT, Diagnostic, FILE_ENCODING, LINK_MISSING, Label, SITE_BASE_URL, Texts};
use crate::text::{SourcePath, Span};

/// The files of the samples.
pub(super) struct Files;

impl Texts for Files {
    fn text(&self, path: &SourcePath) -> Option<&str> {
        match path.as_str() {
            "content/a.md" => Some("Tŷ b.md is near\r\ntwo\r\nthree\r\n"),
            "content/c.md" => Some("one"),
            _ => None,
        }
    }
}

/// One of each.
pub(super) fn samples() -> Vec<Diagnostic> {
    let path = SourcePath::new;
    let page = path("content/a.md");
    let near = Label {
        path: path("content/c.md"),
        span: Some(Span::new(0..3)),
        message: "This page is near.".to_owned(),
    };
    vec![
        Diagnostic::new(
            SITE_BASE_URL,
            &path("book.toml"),
            None,
            "There is no public address.",
        ),
        Diagnostic::new(
            LINK_MISSING,
            &page,
            Span::new(4..8),
            "There is no page `b.md`.",
        )
        .help("Did you mean `c.md`?")
        .related(near),
        Diagnostic::new(
            CODE_LIMIT,
            &page,
            Span::new(18..26),
            "50% too long:\nby far.",
        ),
        Diagnostic::new(
            FILE_ENCODING,
            &path("content/gone, really.md"),
            Span::new(4..5),
            "Not text.",
        )
        .help("Save it as UTF-8."),
    ]
}
