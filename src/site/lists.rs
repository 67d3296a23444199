//! The list files: words, sources and organisations.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::described::Parsed;
use super::{PageKind, TermFinder};
use crate::config::check_email;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::fields::Labelled;
use crate::markdown::{Block, Document, FileText, ListEntry, ListKind, TermWish, read_list};
use crate::text::{Date, Fingerprint, Slug, SourcePath, nearest};

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
#[derive(Debug)]
pub(super) struct Lists {
    /// Stands for the files that all of this was read from.
    pub(super) inputs: Fingerprint,
    pub(super) glossary: Arc<[Term]>,
    pub(super) terms: Arc<TermFinder>,
    pub(super) sources: Arc<[SourceEntry]>,
    pub(super) organisations: Arc<[Organisation]>,
    /// The ids on the page of each list.
    ids: BTreeMap<PageKind, Vec<String>>,
    known: Known,
}

/// What entries of lists and pages may name.
#[derive(Debug, Default)]
struct Known {
    /// Every name of a word, found by its small letters.
    names: BTreeMap<String, Name>,
    /// Every source.
    sources: BTreeMap<Slug, usize>,
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

/// The lists of the last round; the same again where their files are.
#[derive(Debug, Default)]
pub(super) struct ListMemo {
    last: Mutex<Option<Arc<Checked<Lists>>>>,
}

impl ListMemo {
    /// Reads the list files that are there.
    pub(super) fn read(&self, documents: &BTreeMap<&SourcePath, &Parsed>) -> Arc<Checked<Lists>> {
        let files = FILES.map(|(path, list)| {
            let parsed = documents.get(&SourcePath::new(path)).copied();
            parsed.map(|parsed| (parsed, list))
        });
        let names = files.iter().map(|file| match file {
            Some((parsed, _)) => parsed.file.fingerprint,
            None => Fingerprint::of("no list"),
        });
        let inputs = names.fold(Fingerprint::of("lists"), Fingerprint::with);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some(known) if known.value.inputs == inputs => Arc::clone(known),
            _ => Arc::clone(last.insert(Arc::new(read(files, inputs)))),
        }
    }
}

/// The list files: words and organisations name sources.
const FILES: [(&str, ListKind); 3] = [
    ("content/sources.md", ListKind::Sources),
    ("content/organisations.md", ListKind::Organisations),
    ("content/glossary.md", ListKind::Glossary),
];

fn read(files: [Option<(&Parsed, ListKind)>; 3], inputs: Fingerprint) -> Checked<Lists> {
    let mut diagnostics = Vec::new();
    let [sources, organisations, words] = files.map(|file| entries(file, &mut diagnostics));
    let mut known = Known::default();
    for (at, Found { entry, .. }) in sources.iter().enumerate() {
        known.sources.insert(entry.id.clone(), at);
    }
    for (at, Found { entry, .. }) in words.iter().enumerate() {
        let names = entry.names("Also").into_iter().chain([entry.term.clone()]);
        for name in names.chain(entry.expansion.clone()) {
            let key = name.to_lowercase();
            let name = Name {
                written: name,
                term: at,
            };
            known.names.entry(key).or_insert(name);
        }
    }
    let mut read = Reader {
        known: &known,
        diagnostics: &mut diagnostics,
    };
    let sources: Vec<SourceEntry> = sources.iter().map(|found| read.source(found)).collect();
    let organisations: Vec<Organisation> = organisations
        .iter()
        .map(|found| read.organisation(found))
        .collect();
    let glossary: Vec<Term> = words.iter().map(|found| read.term(found)).collect();
    let ids = [
        (
            PageKind::Sources,
            sources.iter().map(SourceEntry::anchor).collect(),
        ),
        (
            PageKind::Organisations,
            organisations.iter().map(Organisation::anchor).collect(),
        ),
        (
            PageKind::Glossary,
            glossary.iter().map(Term::anchor).collect(),
        ),
    ];
    let lists = Lists {
        inputs,
        terms: Arc::new(TermFinder::new(&glossary)),
        glossary: glossary.into(),
        sources: sources.into(),
        organisations: organisations.into(),
        ids: ids.into(),
        known,
    };
    Checked::new(lists, diagnostics)
}

fn entries<'a>(
    file: Option<(&'a Parsed, ListKind)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found<'a>> {
    let Some((parsed, list)) = file else {
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

/// Reads entries.
struct Reader<'a> {
    known: &'a Known,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn source(&mut self, Found { path, entry }: &Found<'_>) -> SourceEntry {
        let archived = entry.field("Archived").map(Labelled::words);
        SourceEntry {
            id: entry.id.clone(),
            title: entry.term.clone(),
            blocks: entry.blocks.clone(),
            publisher: entry.words("Publisher"),
            address: web_address(path, entry, self.diagnostics),
            date: entry.words("Date"),
            read_on: read_on(path, entry, self.diagnostics),
            archived: archived
                .is_some_and(|words| !matches!(words.to_lowercase().as_str(), "no" | "false")),
        }
    }

    fn organisation(&mut self, Found { path, entry }: &Found<'_>) -> Organisation {
        Organisation {
            id: entry.id.clone(),
            name: entry.term.clone(),
            blocks: entry.blocks.clone(),
            address: web_address(path, entry, self.diagnostics),
            email: email(path, entry, self.diagnostics),
            phone: entry.words("Phone"),
            help: entry.words("Help"),
            read_on: read_on(path, entry, self.diagnostics),
            sources: self.sources_of(path, entry),
        }
    }

    fn term(&mut self, Found { path, entry }: &Found<'_>) -> Term {
        let mut see = Vec::new();
        for name in entry.names("See") {
            match self.known.names.get(&name.to_lowercase()) {
                Some(known) => see.push(known.term),
                None => {
                    let span = entry.field("See").map_or(entry.span, |field| field.span);
                    let message = format!("`See:` names `{name}`, which this file does not have.");
                    self.diagnostics.push(
                        Diagnostic::new(diagnostics::GLOSSARY_MISSING, path, span, message)
                            .help("Add an entry for it, or take it away.")
                            .suggest(
                                &name,
                                self.known.names.values().map(|name| name.written.as_str()),
                            ),
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
            sources: self.sources_of(path, entry),
        }
    }

    /// The sources that an entry names.
    fn sources_of(&mut self, path: &SourcePath, entry: &ListEntry) -> Vec<usize> {
        let mut sources = Vec::new();
        for name in entry.names("Source") {
            match self.known.source(&name) {
                Ok(at) => sources.push(at),
                Err(near) => {
                    let span = entry.field("Source").map_or(entry.span, |field| field.span);
                    let message = format!("There is no source `{name}` in `content/sources.md`.");
                    let diagnostic =
                        Diagnostic::new(diagnostics::SOURCE_MISSING, path, span, message);
                    self.diagnostics.push(match near {
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
}

impl Known {
    /// The source that a claim means, or the nearest id.
    fn source(&self, label: &str) -> Result<usize, Option<String>> {
        let id = Slug::new(label);
        self.sources.get(&id).copied().ok_or_else(|| {
            nearest(id.as_str(), self.sources.keys().map(Slug::as_str)).map(str::to_owned)
        })
    }
}

impl Lists {
    /// The ids on the page of a list file; nothing for other pages.
    pub(super) fn ids(&self, kind: PageKind) -> Option<&[String]> {
        self.ids.get(&kind).map(Vec::as_slice)
    }

    /// The source that a claim means, or the nearest id.
    pub(super) fn source(&self, label: &str) -> Result<usize, Option<String>> {
        self.known.source(label)
    }

    /// Words marked `{gloss}` that the glossary does not have.
    pub(super) fn missing_terms(&self, path: &SourcePath, document: &Document) -> Vec<Diagnostic> {
        let wanted = document
            .terms
            .iter()
            .filter(|mark| mark.wish == TermWish::Gloss);
        let missing =
            wanted.filter(|mark| !self.known.names.contains_key(&mark.words.to_lowercase()));
        missing
            .map(|mark| {
                let message = format!("The glossary has no entry for `{}`.", mark.words);
                let known = self.known.names.values().map(|name| name.written.as_str());
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
