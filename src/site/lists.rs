//! The list files: words, sources and organisations.

use std::collections::BTreeMap;

use super::{PageKind, Parsed};
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::{Block, Document, TermWish};
use crate::text::{Date, Slug, SourcePath, nearest};

/// A word that the site explains.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The id of its entry, without a prefix.
    pub id: Slug,
    /// The word: `FHIR`.
    pub name: String,
    /// What it stands for, if it is a short form.
    pub expansion: Option<String>,
    /// The short explanation: the first sentence of the entry.
    pub short: String,
    /// The whole explanation.
    pub blocks: Vec<Block>,
    /// How it is said.
    pub say: Option<String>,
    /// What it is not.
    pub is_not: Option<String>,
    /// Other names.
    pub also: Vec<String>,
    /// Related words: places in [`super::Site::glossary`].
    pub see: Vec<usize>,
    /// Where the meaning comes from: places in [`super::Site::sources`].
    pub sources: Vec<usize>,
}

/// A source of claims.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceEntry {
    /// The id that claims use, without a prefix.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What it is.
    pub blocks: Vec<Block>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// When it was read.
    pub read_on: Option<Date>,
    /// Whether only an archived copy was read.
    pub archived: bool,
}

/// A body that readers may have to turn to.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The id of its entry, without a prefix.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// What it does.
    pub blocks: Vec<Block>,
    /// Its labelled lines: name and words.
    pub facts: Vec<(&'static str, String)>,
}

impl Term {
    /// The id of the entry on the page of words.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("s-{}", self.id)
    }

    /// The word with what it stands for.
    #[must_use]
    pub fn full_name(&self) -> String {
        match &self.expansion {
            Some(expansion) => format!("{} ({expansion})", self.name),
            None => self.name.clone(),
        }
    }
}

impl SourceEntry {
    /// The id of the entry on the page of sources.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("s-{}", self.id)
    }

    /// Whether a claim `[^label]` means this source.
    #[must_use]
    pub fn is_called(&self, label: &str) -> bool {
        self.id == Slug::new(label)
    }
}

/// All list files, read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) glossary: Vec<Term>,
    pub(super) sources: Vec<SourceEntry>,
    pub(super) organisations: Vec<Organisation>,
    /// Every name of a word in small letters.
    names: BTreeMap<String, usize>,
    by_id: BTreeMap<Slug, usize>,
}

/// Reads the list files that are there.
pub(super) fn read(_documents: &BTreeMap<&SourcePath, &Parsed>) -> Checked<Lists> {
    Checked::clean(Lists::default())
}

impl Lists {
    /// The ids on the page of a list file; nothing for other pages.
    pub(super) fn ids(&self, kind: PageKind) -> Option<Vec<Box<str>>> {
        let ids: Vec<String> = match kind {
            PageKind::Glossary => self.glossary.iter().map(Term::anchor).collect(),
            PageKind::Sources => self.sources.iter().map(SourceEntry::anchor).collect(),
            PageKind::Organisations => self
                .organisations
                .iter()
                .map(Organisation::anchor)
                .collect(),
            _ => return None,
        };
        Some(ids.into_iter().map(Into::into).collect())
    }

    /// The source that a claim means, or the nearest id.
    pub(super) fn source(&self, label: &str) -> Result<usize, Option<String>> {
        let id = Slug::new(label);
        self.by_id.get(&id).copied().ok_or_else(|| {
            nearest(id.as_str(), self.by_id.keys().map(Slug::as_str)).map(str::to_owned)
        })
    }

    /// Words marked `{gloss}` that the glossary does not have.
    pub(super) fn missing_terms(&self, path: &SourcePath, document: &Document) -> Vec<Diagnostic> {
        let wanted = document
            .terms
            .iter()
            .filter(|mark| mark.wish == TermWish::Gloss);
        let missing = wanted.filter(|mark| !self.names.contains_key(&mark.words.to_lowercase()));
        missing
            .map(|mark| {
                let message = format!("The glossary has no entry for `{}`.", mark.words);
                let known = self.names.keys().map(String::as_str);
                Diagnostic::new(diagnostics::GLOSSARY_MISSING, path, mark.span, message)
                    .help("Add it to `content/glossary.md`, or take `{gloss}` away.")
                    .suggest(&mark.words, known)
            })
            .collect()
    }
}

impl Organisation {
    /// The id of the entry on the page of organisations.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("s-{}", self.id)
    }
}
