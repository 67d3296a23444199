//! The address, the title and the neighbours of every page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::assemble::{Drafts, Ground};
use super::described::{Address, Described, Parsed, starts_with_title};
use super::outline::{Entry, Written, outline};
use super::records::{record_line, record_title, unwritten};
use super::{Origin, Page, PageId, PageKind};
use crate::diagnostics::{self, Diagnostic, Label};
use crate::markdown::{Document, Heading};
use crate::text::{Fingerprint, OutPath, Slug, SourcePath};

/// A page that has its address and its place, but not its links yet.
pub(super) struct Placed {
    pub(super) path: SourcePath,
    pub(super) kind: PageKind,
    pub(super) document: Arc<Document>,
    /// Stands for the words of the file; where there is none, for no words.
    pub(super) fingerprint: Fingerprint,
    /// Stands for the places on the page itself that links may name.
    pub(super) anchors: Fingerprint,
    pub(super) out: OutPath,
    pub(super) title: String,
    /// One or two sentences on the page; empty where nothing was written.
    pub(super) summary: String,
    pub(super) parent: Option<PageId>,
    pub(super) origin: Origin,
}

/// The place of a page as its id.
pub(super) fn page_id(at: usize) -> PageId {
    PageId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Whether a file is only for inclusion: some part of its path starts with `_`.
pub(super) fn is_part(path: &SourcePath) -> bool {
    path.as_str().split('/').any(|part| part.starts_with('_'))
}

/// Gives every page its address, in reading order.
pub(super) fn place(
    ground: &Ground<'_>,
    documents: &BTreeMap<&SourcePath, &Parsed>,
    drafts: Drafts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Placed> {
    let shown = documents.values().copied().filter(|parsed| {
        !is_part(&parsed.file.path) && (drafts == Drafts::Show || !parsed.is_draft())
    });
    let shown: Vec<&Parsed> = shown.collect();
    let records = unwritten(&ground.catalogue, documents);
    let paths = shown.iter().map(|parsed| &parsed.file.path);
    let entries = outline(paths.chain(&records));
    let candidates: Vec<Candidate<'_>> = entries
        .iter()
        .map(|entry| Candidate::new(entry, &shown))
        .collect();
    let mut placed: Vec<Placed> = Vec::with_capacity(entries.len());
    // An entry without an address is left out, so places in the outline and
    // among the pages may differ.
    let mut ids: Vec<Option<PageId>> = Vec::with_capacity(entries.len());
    let mut taken: HashMap<&str, &SourcePath> = HashMap::with_capacity(entries.len());
    for candidate in &candidates {
        match take(candidate, &mut taken) {
            Ok(out) => {
                ids.push(Some(page_id(placed.len())));
                let parent = candidate.entry.parent;
                let parent = parent.and_then(|at| ids.get(at).copied().flatten());
                placed.push(candidate.placed(out, parent, ground));
            }
            Err(diagnostic) => {
                ids.push(None);
                diagnostics.push(*diagnostic);
            }
        }
    }
    placed
}

/// What may become a page.
struct Candidate<'a> {
    entry: &'a Entry,
    /// Its file, where it has one.
    file: Option<&'a Parsed>,
    described: Arc<Described>,
}

impl<'a> Candidate<'a> {
    fn new(entry: &'a Entry, shown: &[&'a Parsed]) -> Self {
        let file = match entry.written {
            Written::File(at) => shown.get(at).copied(),
            Written::Folder => None,
        };
        let described = match file {
            Some(parsed) => Arc::clone(&parsed.described),
            None => Arc::new(Described::new(&entry.path, &Document::default())),
        };
        Self {
            entry,
            file,
            described,
        }
    }

    fn origin(&self) -> Origin {
        match (self.entry.written, self.file) {
            (Written::Folder, _) => Origin::Folder,
            (Written::File(_), Some(parsed)) if parsed.is_draft() => Origin::Draft,
            (Written::File(_), Some(_)) => Origin::Published,
            (Written::File(_), None) => Origin::Record,
        }
    }

    fn placed(&self, out: &OutPath, parent: Option<PageId>, ground: &Ground<'_>) -> Placed {
        let (path, described) = (&self.entry.path, &self.described);
        let origin = self.origin();
        let title = match (described.kind, origin) {
            (PageKind::Home, Origin::Folder) => &ground.config.title,
            _ => record_title(&ground.catalogue, path).unwrap_or(&described.title),
        };
        let line = || record_line(&ground.catalogue, path);
        let summary = described.summary.as_deref().or_else(line);
        let (fingerprint, document) = match self.file {
            Some(parsed) => (parsed.file.fingerprint, Arc::clone(&parsed.document)),
            None => (Fingerprint::of(""), Arc::default()),
        };
        Placed {
            path: path.clone(),
            kind: described.kind,
            fingerprint,
            document,
            anchors: described.anchors,
            out: out.clone(),
            title: title.to_owned(),
            summary: summary.unwrap_or_default().to_owned(),
            parent,
            origin,
        }
    }
}

/// Takes the address of a page, unless an earlier one has it.
fn take<'a>(
    candidate: &'a Candidate<'_>,
    taken: &mut HashMap<&'a str, &'a SourcePath>,
) -> Result<&'a OutPath, Box<Diagnostic>> {
    let path = &candidate.entry.path;
    let address = candidate.described.address.as_ref();
    let Address { out, key } = address.map_err(Clone::clone)?;
    let Some(first) = taken.get(key.as_str()).copied() else {
        taken.insert(key, path);
        return Ok(out);
    };
    let message = format!("This page and `{first}` have the same address `{out}`.");
    let label = Label {
        path: first.clone(),
        span: None,
        message: "the other page".to_owned(),
    };
    let diagnostic = Diagnostic::new(diagnostics::PAGE_ADDRESS, path, None, message)
        .help("Rename one of the two files: numbers in front and capital letters do not count.")
        .related(label);
    Err(Box::new(diagnostic))
}

/// The heading at the start of a page that only says its title again: it is
/// not shown a second time, and links to it lead to the page.
pub(super) fn repeated_title<'a>(document: &'a Document, title: &str) -> Option<&'a Heading> {
    let heading = document.headings.first()?;
    let repeats = || Slug::new(&heading.text) == Slug::new(title);
    (starts_with_title(document) && repeats()).then_some(heading)
}

/// The pages below each page.
pub(super) fn children(placed: &[Placed]) -> Vec<Vec<PageId>> {
    let mut children = vec![Vec::new(); placed.len()];
    for (at, page) in placed.iter().enumerate() {
        if let Some(parent) = page.parent {
            children[parent.0 as usize].push(page_id(at));
        }
    }
    children
}

/// The pages before and after each page: reading order inside one module, and
/// from the end of one module to the next.
pub(super) fn neighbours(
    placed: &[Placed],
    children: &[Vec<PageId>],
) -> Vec<(Option<PageId>, Option<PageId>)> {
    let mut neighbours = vec![(None, None); placed.len()];
    let reads_on = |page: &Placed| matches!(page.kind, PageKind::Module | PageKind::Lesson);
    let run: Vec<usize> = (0..placed.len())
        .filter(|at| reads_on(&placed[*at]))
        .collect();
    for pair in run.windows(2) {
        neighbours[pair[0]].1 = Some(page_id(pair[1]));
        neighbours[pair[1]].0 = Some(page_id(pair[0]));
    }
    // In other folders the pages follow each other under their own index.
    for below in children {
        let below: Vec<usize> = below
            .iter()
            .map(|id| id.0 as usize)
            .filter(|at| placed[*at].kind == PageKind::Page && placed[*at].out.folder() != "")
            .collect();
        for pair in below.windows(2) {
            neighbours[pair[0]].1 = Some(page_id(pair[1]));
            neighbours[pair[1]].0 = Some(page_id(pair[0]));
        }
    }
    neighbours
}

/// The pages of the top folders, then the word list: what the navigation on
/// top shows.
pub(super) fn sections(pages: &[Page], placed: &[Placed]) -> Vec<PageId> {
    let top = |page: &Placed| {
        let parts = page.path.as_str().split('/').count();
        parts == 3 && page.path.file_name() == "index.md"
    };
    let mut sections: Vec<PageId> = (0..pages.len())
        .filter(|at| top(&placed[*at]))
        .map(page_id)
        .collect();
    sections.extend(
        pages
            .iter()
            .position(|page| page.kind == PageKind::Glossary)
            .map(page_id),
    );
    sections
}
