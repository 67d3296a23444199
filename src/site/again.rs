//! Joining the site again where only words of some pages changed.
//!
//! What a page gets depends on its own document and on what all pages share:
//! the settings, the names, titles, headings and front matter of all pages, the
//! lists, the records and the other files. Where none of the latter changed,
//! every page but those with new words is what it was (decision 15). Whatever
//! is not surely so is joined from the start; a test holds both ways equal on
//! random edits (`tests/it/serve/edits.rs`).

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::assemble::{Base, Drafts, Ground, Parsed, Whole};
use super::picture::Pictures;
use super::placed::is_part;
use super::{PageId, PageKind, Site};
use crate::config::Config;
use crate::diagnostics::Checked;
use crate::markdown::{BlockKind, Document};
use crate::source::{Asset, SourceFile};
use crate::text::SourcePath;

/// Where more pages changed, everything is joined from the start, on all
/// threads.
const MOST: usize = 32;

/// Remembers the last site and what it was joined of.
#[derive(Debug, Default)]
pub struct Assembly {
    /// The measures of pictures by their bytes.
    pub(super) pictures: Pictures,
    last: Mutex<Option<Last>>,
}

/// The last site and its whole input.
#[derive(Debug)]
struct Last {
    config: Arc<Config>,
    drafts: Drafts,
    files: Vec<Arc<SourceFile>>,
    assets: Vec<Arc<Asset>>,
    parsed: Vec<Parsed>,
    /// The files that some page includes.
    included: BTreeSet<SourcePath>,
    whole: Whole,
}

impl Assembly {
    /// The last site with the new words of the pages that changed; nothing
    /// where more than words changed.
    pub(super) fn renew(&self, ground: &Ground<'_>, drafts: Drafts) -> Option<Checked<Site>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let last = last.as_mut()?;
        let changed = last.only_words(ground, drafts)?;
        let mut renewed = Vec::new();
        for parsed in changed.iter().map(|at| &ground.parsed[*at]) {
            // A file without a page has no words that are shown.
            if let Some(page) = last.whole.base.page_of(&parsed.file.path) {
                let resolved = last.whole.resolve_again(page, parsed, &self.pictures)?;
                renewed.push((page, resolved));
            }
        }
        for (page, resolved) in renewed {
            last.whole.put(page, resolved);
        }
        for at in changed {
            last.parsed[at] = ground.parsed[at].clone();
        }
        last.files.clone_from(&ground.sources.files);
        Some(last.whole.checked())
    }

    /// Keeps a site that was joined from the start.
    pub(super) fn keep(&self, ground: &Ground<'_>, drafts: Drafts, whole: Whole) -> Checked<Site> {
        let checked = whole.checked();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(Last {
            config: Arc::clone(&ground.config),
            drafts,
            files: ground.sources.files.clone(),
            assets: ground.sources.assets.clone(),
            parsed: ground.parsed.to_vec(),
            included: included(ground.parsed),
            whole,
        });
        checked
    }
}

/// Every file that some file names in an include, whether it is there or not.
fn included(parsed: &[Parsed]) -> BTreeSet<SourcePath> {
    let named = parsed.iter().flat_map(|parsed| {
        let includes = parsed.document.includes.iter();
        includes.filter_map(|include| parsed.file.path.join(&include.path))
    });
    named.collect()
}

impl Last {
    /// The places of the files in which only words changed; nothing where
    /// anything else did.
    fn only_words(&self, ground: &Ground<'_>, drafts: Drafts) -> Option<Vec<usize>> {
        let sources = ground.sources;
        let same_settings = drafts == self.drafts && *ground.config == *self.config;
        let same_assets = same(&self.assets, &sources.assets, |a, b| {
            a.path == b.path && a.file == b.file && a.fingerprint == b.fingerprint
        });
        let same_files = same(&self.files, &sources.files, |a, b| {
            a.path == b.path && (a.fingerprint == b.fingerprint || a.path.extension() == "md")
        });
        let same_pages = self.parsed.len() == ground.parsed.len();
        if !(same_settings && same_assets && same_files && same_pages) {
            return None;
        }
        let mut changed = Vec::new();
        for (at, (old, new)) in self.parsed.iter().zip(ground.parsed).enumerate() {
            if Arc::ptr_eq(&old.document, &new.document) {
                continue;
            }
            if changed.len() == MOST || !self.is_alone(old, new) {
                return None;
            }
            changed.push(at);
        }
        Some(changed)
    }

    /// Whether no other page can tell the difference between two states of a
    /// file.
    fn is_alone(&self, old: &Parsed, new: &Parsed) -> bool {
        let path = &new.file.path;
        let is_read_by_others = !matches!(
            PageKind::of(path),
            PageKind::Home
                | PageKind::Module
                | PageKind::Lesson
                | PageKind::Section
                | PageKind::Page
        );
        old.file.path == *path
            && !is_read_by_others
            && !is_part(path)
            && !self.included.contains(path)
            && shows_the_same(&old.document, &new.document)
    }
}

fn same<T>(old: &[Arc<T>], new: &[Arc<T>], is_same: impl Fn(&T, &T) -> bool) -> bool {
    let mut pairs = old.iter().zip(new);
    old.len() == new.len() && pairs.all(|(a, b)| Arc::ptr_eq(a, b) || is_same(a, b))
}

/// Whether two documents differ only in what the page itself shows: front
/// matter and headings are what others name, and includes bring other files.
fn shows_the_same(old: &Document, new: &Document) -> bool {
    let heads = |document: &Document| {
        let first = document.blocks.first().map(|block| &block.kind);
        let starts = matches!(first, Some(BlockKind::Heading { level: 1, .. }));
        (starts, document.headings.len())
    };
    let mut headings = old.headings.iter().zip(&new.headings);
    old.includes.is_empty()
        && new.includes.is_empty()
        && old.front == new.front
        && heads(old) == heads(new)
        && headings.all(|(a, b)| (&a.id, &a.text, a.level) == (&b.id, &b.text, b.level))
}

impl Base {
    /// The page of a file that is shown.
    fn page_of(&self, path: &SourcePath) -> Option<PageId> {
        self.destinations.pages.get(path).copied()
    }
}
