//! The list files: words, sources and organisations.

use std::collections::BTreeMap;

use super::{PageKind, Parsed};
use crate::config::check_email;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::{Block, Document, FileText, ListEntry, ListKind, TermWish, read_list};
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
    /// Its address on the web.
    pub address: Option<String>,
    /// Its e-mail address for questions.
    pub email: Option<String>,
    /// Its telephone number for questions.
    pub phone: Option<String>,
    /// What it helps with.
    pub help: Option<String>,
    /// When these facts were read.
    pub read_on: Option<Date>,
    /// Where these facts come from: places in [`super::Site::sources`].
    pub sources: Vec<usize>,
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
}

/// All list files, read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) glossary: Vec<Term>,
    pub(super) sources: Vec<SourceEntry>,
    pub(super) organisations: Vec<Organisation>,
    /// Every name of a word, found by its small letters.
    names: BTreeMap<String, Name>,
    by_id: BTreeMap<Slug, usize>,
}

/// A name of a word as it is written, and the place of the word.
#[derive(Debug)]
struct Name {
    written: String,
    term: usize,
}

/// An entry with the file that holds it.
struct Found<'a> {
    path: &'a SourcePath,
    entry: ListEntry,
}

/// Reads the list files that are there.
pub(super) fn read(documents: &BTreeMap<&SourcePath, &Parsed>) -> Checked<Lists> {
    let mut diagnostics = Vec::new();
    let mut lists = Lists::default();
    for Found { path, entry } in entries(documents, ListKind::Sources, &mut diagnostics) {
        lists.by_id.insert(entry.id.clone(), lists.sources.len());
        lists.sources.push(source(path, &entry, &mut diagnostics));
    }
    for Found { path, entry } in entries(documents, ListKind::Organisations, &mut diagnostics) {
        lists
            .organisations
            .push(lists.organisation(path, &entry, &mut diagnostics));
    }
    let words = entries(documents, ListKind::Glossary, &mut diagnostics);
    for (at, Found { entry, .. }) in words.iter().enumerate() {
        let names = entry.names("Also").into_iter().chain([entry.term.clone()]);
        for name in names.chain(entry.expansion.clone()) {
            let key = name.to_lowercase();
            let name = Name {
                written: name,
                term: at,
            };
            lists.names.entry(key).or_insert(name);
        }
    }
    for Found { path, entry } in &words {
        let term = lists.term(path, entry, &mut diagnostics);
        lists.glossary.push(term);
    }
    Checked::new(lists, diagnostics)
}

fn entries<'a>(
    documents: &BTreeMap<&'a SourcePath, &'a Parsed>,
    list: ListKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found<'a>> {
    let kind = match list {
        ListKind::Glossary => PageKind::Glossary,
        ListKind::Sources => PageKind::Sources,
        ListKind::Organisations => PageKind::Organisations,
    };
    let Some(parsed) = documents
        .values()
        .find(|parsed| PageKind::of(&parsed.file.path) == kind)
    else {
        return Vec::new();
    };
    let path = &parsed.file.path;
    let file = FileText {
        text: &parsed.file.text,
        path,
    };
    let read = read_list(&parsed.document, file, list).drain_into(diagnostics);
    read.into_iter()
        .map(|entry| Found { path, entry })
        .collect()
}

fn source(path: &SourcePath, entry: &ListEntry, diagnostics: &mut Vec<Diagnostic>) -> SourceEntry {
    SourceEntry {
        id: entry.id.clone(),
        title: entry.term.clone(),
        blocks: entry.blocks.clone(),
        publisher: entry.words("Publisher"),
        address: web_address(path, entry, diagnostics),
        date: entry.words("Date"),
        read_on: read_on(path, entry, diagnostics),
        archived: entry
            .field("Archived")
            .is_some_and(|field| !matches!(field.words().to_lowercase().as_str(), "no" | "false")),
    }
}

/// An address that readers may follow: http or https only.
fn web_address(
    path: &SourcePath,
    entry: &ListEntry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let field = entry.field("Address")?;
    let address = field.words();
    let address = address.trim_start_matches('<').trim_end_matches('>');
    if address.starts_with("https://") || address.starts_with("http://") {
        return Some(address.to_owned());
    }
    let message = format!("`{address}` is not an address that readers can follow.");
    diagnostics.push(
        Diagnostic::new(diagnostics::LINK_ADDRESS, path, field.span, message)
            .help("Write an address that starts with `https://`."),
    );
    None
}

fn email(
    path: &SourcePath,
    entry: &ListEntry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let field = entry.field("Email")?;
    let written = field.words();
    let address = written.trim_start_matches('<').trim_end_matches('>');
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let problem = match check_email(address) {
        Ok(address) => return Some(address),
        Err(help) => help,
    };
    let message = format!("`{written}` is not an e-mail address.");
    diagnostics
        .push(Diagnostic::new(diagnostics::LINK_ADDRESS, path, field.span, message).help(problem));
    None
}

fn read_on(
    path: &SourcePath,
    entry: &ListEntry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let field = entry.field("Read on")?;
    let date = Date::parse(&field.words());
    if date.is_none() {
        let message = format!("`{}` is not a date that we can read.", field.words());
        diagnostics.push(
            Diagnostic::new(diagnostics::LIST_ENTRY, path, field.span, message)
                .help("Write it like this: `Read on: 22 November 2026`"),
        );
    }
    date
}

impl Lists {
    fn organisation(
        &self,
        path: &SourcePath,
        entry: &ListEntry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Organisation {
        Organisation {
            id: entry.id.clone(),
            name: entry.term.clone(),
            blocks: entry.blocks.clone(),
            address: web_address(path, entry, diagnostics),
            email: email(path, entry, diagnostics),
            phone: entry.words("Phone"),
            help: entry.words("Help"),
            read_on: read_on(path, entry, diagnostics),
            sources: self.sources_of(path, entry, diagnostics),
        }
    }

    fn term(
        &self,
        path: &SourcePath,
        entry: &ListEntry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Term {
        let mut see = Vec::new();
        for name in entry.names("See") {
            match self.names.get(&name.to_lowercase()) {
                Some(known) => see.push(known.term),
                None => {
                    let span = entry.field("See").map_or(entry.span, |field| field.span);
                    let message = format!("`See:` names `{name}`, which this file does not have.");
                    diagnostics.push(
                        Diagnostic::new(diagnostics::GLOSSARY_MISSING, path, span, message)
                            .help("Add an entry for it, or take it away.")
                            .suggest(&name, self.names.values().map(|name| name.written.as_str())),
                    );
                }
            }
        }
        Term {
            id: entry.id.clone(),
            name: entry.term.clone(),
            expansion: entry.expansion.clone(),
            short: entry.short.clone(),
            blocks: entry.blocks.clone(),
            say: entry.words("Say"),
            is_not: entry.words("Not"),
            also: entry.names("Also"),
            see,
            sources: self.sources_of(path, entry, diagnostics),
        }
    }

    /// The sources that an entry names.
    fn sources_of(
        &self,
        path: &SourcePath,
        entry: &ListEntry,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<usize> {
        let mut sources = Vec::new();
        for name in entry.names("Source") {
            match self.source(&name) {
                Ok(at) => sources.push(at),
                Err(near) => {
                    let span = entry.field("Source").map_or(entry.span, |field| field.span);
                    let message = format!("There is no source `{name}` in `content/sources.md`.");
                    let diagnostic =
                        Diagnostic::new(diagnostics::SOURCE_MISSING, path, span, message);
                    diagnostics.push(match near {
                        Some(near) => diagnostic.help(format!("Did you mean `{near}`?")),
                        None => {
                            diagnostic.help("Add an entry with this id to `content/sources.md`.")
                        }
                    });
                }
            }
        }
        sources
    }

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
                let known = self.names.values().map(|name| name.written.as_str());
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
