//! From the text of one file to its tree.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Options, Parser, RefDefs};

use super::builder::Builder;
use super::file_text::FileText;
use super::front_matter::read_front_matter;
use super::tree::{Definition, Document};
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::text::{SourcePath, Span};

/// Whether straight quotes and hyphens become curly ones and dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Punctuation {
    /// As printed books have it.
    Smart,
    /// As typed.
    Plain,
}

/// What becomes of `<!-- comments -->`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comments {
    /// `allow` is read, others are dropped (decision 1); `<br>` is a line break.
    Read,
    /// They stay as raw HTML, and so does `<br>`, as the CommonMark examples
    /// want it.
    Keep,
}

/// How a file is parsed. Every page of a site uses the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParseOptions {
    /// Quotes and dashes.
    pub punctuation: Punctuation,
    /// Comments.
    pub comments: Comments,
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            punctuation: Punctuation::Smart,
            comments: Comments::Read,
        }
    }
}

/// Parses a file. The tree is complete whatever is wrong with the text; a
/// panic of the parser, which is a bug, leaves the page empty with a message.
#[must_use]
pub fn parse(text: &str, path: &SourcePath, options: ParseOptions) -> Checked<Document> {
    let file = FileText { text, path };
    let whole = || parse_file(file, options);
    // pulldown-cmark has panicked on rare 12-byte pages; one such page must
    // not take the other pages down (decision 32).
    catch_unwind(AssertUnwindSafe(whole)).unwrap_or_else(|_| stopped(path))
}

/// Parses a part of a file for an include: no front matter, spans as in the
/// whole file.
#[must_use]
pub fn parse_part(
    file: FileText<'_>,
    part: Range<usize>,
    options: ParseOptions,
) -> Checked<Document> {
    let parse = || parse_body(file, part, options);
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| stopped(file.path))
}

fn parse_file(file: FileText<'_>, options: ParseOptions) -> Checked<Document> {
    let (front, body_start) = read_front_matter(file.text, file.path);
    let mut diagnostics = Vec::new();
    let front = front.drain_into(&mut diagnostics);
    let body = parse_body(file, body_start..file.text.len(), options);
    let mut document = body.drain_into(&mut diagnostics);
    document.front = front;
    Checked::new(document, diagnostics)
}

fn parse_body(file: FileText<'_>, part: Range<usize>, options: ParseOptions) -> Checked<Document> {
    let start = part.start;
    let body = file.text.get(part).unwrap_or("");
    let mut builder = Builder::new(file, options);
    let events = Parser::new_ext(body, extensions(options)).into_offset_iter();
    let definitions = definitions(events.reference_definitions(), start);
    for (event, range) in events {
        if builder
            .take(event, range.start + start..range.end + start)
            .is_break()
        {
            break;
        }
    }
    let mut document = builder.finish();
    document.value.definitions = definitions;
    document
}

/// The definitions of a body that starts at a byte of its file, in order.
fn definitions(found: &RefDefs<'_>, start: usize) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = found
        .iter()
        .map(|(_, definition)| Definition {
            destination: definition.dest.as_ref().into(),
            span: Span::new(definition.span.clone()).shifted(start),
        })
        .collect();
    definitions.sort_by_key(|definition| definition.span.start);
    definitions
}

fn stopped(path: &SourcePath) -> Checked<Document> {
    let message = "This page could not be read: our Markdown reader stopped on it.";
    let diagnostic = Diagnostic::new(diagnostics::MARKDOWN_PANIC, path, None, message).help(
        "This is our mistake, not yours. Take out the part that you wrote last, and report it.",
    );
    Checked::new(Document::default(), vec![diagnostic])
}

/// `HEADING_ATTRIBUTES` stays off since it panics on some pages, footnotes are
/// the old kind so that `[^id]` without a definition arrives (decision 1), and
/// GFM's alerts are off because callouts are read in one place.
fn extensions(options: ParseOptions) -> Options {
    let mut extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_OLD_FOOTNOTES;
    if options.punctuation == Punctuation::Smart {
        extensions |= Options::ENABLE_SMART_PUNCTUATION;
    }
    extensions
}
