//! What one file says of its page, whatever stands around it.
//!
//! All of it follows from the name and the words of the file alone, so whoever
//! remembers a parsed file remembers it too. This module never knows the other
//! files.

use std::sync::Arc;

use super::PageKind;
use super::address::{humanise, is_ours, page_address};
use super::summary::summary;
use crate::diagnostics::{self, Diagnostic};
use crate::markdown::{BlockKind, Document};
use crate::source::SourceFile;
use crate::text::{Fingerprint, OutPath, SourcePath};

/// A file of `content/` with its tree.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its tree.
    pub document: Arc<Document>,
    /// What it says of its page.
    pub(super) described: Arc<Described>,
}

impl Parsed {
    /// A file with the tree that was parsed from it.
    #[must_use]
    pub fn new(file: Arc<SourceFile>, document: Arc<Document>) -> Self {
        let described = Arc::new(Described::new(&file.path, &document));
        Self {
            file,
            document,
            described,
        }
    }

    /// The same tree for a file of the same name and words.
    #[must_use]
    pub fn with_file(&self, file: &Arc<SourceFile>) -> Self {
        Self {
            file: Arc::clone(file),
            ..self.clone()
        }
    }

    /// Whether its author marked it as a draft.
    pub(super) fn is_draft(&self) -> bool {
        let draft = self.document.front.draft.as_ref();
        draft.is_some_and(|draft| draft.value)
    }
}

/// What a page is by itself.
#[derive(Debug)]
pub(super) struct Described {
    pub(super) kind: PageKind,
    /// Its address, or why it has none.
    pub(super) address: Result<Address, Box<Diagnostic>>,
    /// As its author wrote it.
    pub(super) title: String,
    /// As its author wrote it; nothing where nothing was written.
    pub(super) summary: Option<String>,
    /// Stands for the places that links may name.
    pub(super) anchors: Fingerprint,
}

/// An address that is free as far as the name alone can tell.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) out: OutPath,
    /// Equal for addresses that some computer takes for one.
    pub(super) key: String,
}

impl Described {
    pub(super) fn new(path: &SourcePath, document: &Document) -> Self {
        Self {
            kind: PageKind::of(path),
            address: address(path),
            title: title(document, path),
            summary: summary(document),
            anchors: anchors(document),
        }
    }
}

fn address(path: &SourcePath) -> Result<Address, Box<Diagnostic>> {
    let out = page_address(path).map_err(|error| {
        let message = format!("This page cannot have an address: {error}.");
        let diagnostic = Diagnostic::new(diagnostics::FILE_NAME, path, None, message);
        Box::new(diagnostic.help("Give the file another name."))
    })?;
    if is_ours(&out) {
        let message = format!("Every site keeps the address `{out}` for a page of its own.");
        let diagnostic = Diagnostic::new(diagnostics::PAGE_ADDRESS, path, None, message);
        let is_record = matches!(PageKind::of(path), PageKind::Standard | PageKind::Service);
        let help = if is_record {
            "Give this file another name, or its row in the table another id."
        } else {
            "Give this file another name."
        };
        return Err(Box::new(diagnostic.help(help)));
    }
    let key = out.collision_key();
    Ok(Address { out, key })
}

/// The title as written, else the first heading, else the file's name.
fn title(document: &Document, path: &SourcePath) -> String {
    if let Some(title) = &document.front.title {
        return title.value.clone();
    }
    if let Some(heading) = document
        .headings
        .first()
        .filter(|heading| heading.level == 1)
    {
        return heading.text.to_string();
    }
    let name = path.file_name().trim_end_matches(".md");
    if name == "index" {
        humanise(path.folder().rsplit('/').next().unwrap_or_default())
    } else {
        humanise(name)
    }
}

/// Whether a page starts with a heading of the first rank, which may only say
/// its title again.
pub(super) fn starts_with_title(document: &Document) -> bool {
    let first = document.blocks.first().map(|block| &block.kind);
    matches!(first, Some(BlockKind::Heading { level: 1, .. }))
}

/// Every id, and the heading that may be the title.
fn anchors(document: &Document) -> Fingerprint {
    let ids = document
        .headings
        .iter()
        .map(|heading| heading.id.as_bytes());
    let starts = starts_with_title(document);
    let first = document.headings.first().filter(|_| starts);
    let title = first.map_or(&b""[..], |heading| heading.text.as_bytes());
    Fingerprint::of_parts([title].into_iter().chain(ids))
}
