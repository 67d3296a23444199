//! The address, the title and the neighbours of every page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::address::{humanise, is_ours, page_address};
use super::assemble::{Drafts, Ground, Parsed};
use super::outline::{Entry, Written, outline};
use super::records::{record_line, record_title, unwritten};
use super::{Origin, Page, PageId, PageKind};
use crate::diagnostics::{self, Diagnostic, Label};
use crate::markdown::{BlockKind, Document, Heading};
use crate::text::{OutPath, Slug, SourcePath};

/// A page that has its address and its place, but not its links yet.
pub(super) struct Placed {
    pub(super) path: SourcePath,
    pub(super) kind: PageKind,
    pub(super) document: Arc<Document>,
    pub(super) out: OutPath,
    pub(super) title: String,
    /// The sentence of the record that the page is about.
    pub(super) line: Option<String>,
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

fn is_draft(document: &Document) -> bool {
    document
        .front
        .draft
        .as_ref()
        .is_some_and(|draft| draft.value)
}

/// What a page is by itself, whatever stands around it.
struct Described {
    kind: PageKind,
    document: Arc<Document>,
    out: OutPath,
    title: String,
    line: Option<String>,
    origin: Origin,
}

/// Gives every page its address, in reading order.
pub(super) fn place(
    ground: &Ground<'_>,
    documents: &BTreeMap<&SourcePath, &Parsed>,
    drafts: Drafts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Placed> {
    let shown = documents.iter().filter(|(path, parsed)| {
        !is_part(path) && (drafts == Drafts::Show || !is_draft(&parsed.document))
    });
    let records = unwritten(&ground.catalogue, documents);
    let entries = outline(shown.map(|(path, _)| *path).chain(&records));
    // Only who came first at an address needs the order; the rest, on all
    // threads, was half of the time of placing 10,000 pages.
    let described: Vec<Result<Described, Box<Diagnostic>>> = entries
        .par_iter()
        .map(|entry| describe(entry, ground, documents))
        .collect();
    let mut placed: Vec<Placed> = Vec::with_capacity(entries.len());
    // An entry without an address is left out, so places in the outline and
    // among the pages may differ.
    let mut ids: Vec<Option<PageId>> = Vec::with_capacity(entries.len());
    let mut taken: HashMap<String, SourcePath> = HashMap::with_capacity(entries.len());
    for (entry, described) in entries.into_iter().zip(described) {
        let free = described.and_then(|page| {
            take(&page.out, &entry.path, &mut taken)?;
            Ok(page)
        });
        match free {
            Ok(page) => {
                ids.push(Some(page_id(placed.len())));
                placed.push(Placed {
                    path: entry.path,
                    kind: page.kind,
                    document: page.document,
                    out: page.out,
                    title: page.title,
                    line: page.line,
                    parent: entry.parent.and_then(|at| ids.get(at).copied().flatten()),
                    origin: page.origin,
                });
            }
            Err(diagnostic) => {
                ids.push(None);
                diagnostics.push(*diagnostic);
            }
        }
    }
    placed
}

fn describe(
    entry: &Entry,
    ground: &Ground<'_>,
    documents: &BTreeMap<&SourcePath, &Parsed>,
) -> Result<Described, Box<Diagnostic>> {
    let path = &entry.path;
    let out = address(path)?;
    let file = documents.get(path).map(|parsed| &parsed.document);
    let origin = match (entry.written, file) {
        (Written::Folder, _) => Origin::Folder,
        (Written::File, Some(document)) if is_draft(document) => Origin::Draft,
        (Written::File, Some(_)) => Origin::Published,
        (Written::File, None) => Origin::Record,
    };
    let document = file.cloned().unwrap_or_default();
    let kind = PageKind::of(path);
    let title = match (kind, origin, record_title(&ground.catalogue, path)) {
        (PageKind::Home, Origin::Folder, _) => ground.config.title.clone(),
        (_, _, Some(title)) => title.to_owned(),
        _ => title(&document, path),
    };
    Ok(Described {
        kind,
        document,
        out,
        title,
        line: record_line(&ground.catalogue, path).map(str::to_owned),
        origin,
    })
}

fn address(path: &SourcePath) -> Result<OutPath, Box<Diagnostic>> {
    let out = page_address(path).map_err(|error| {
        let message = format!("This page cannot have an address: {error}.");
        let diagnostic = Diagnostic::new(diagnostics::FILE_NAME, path, None, message);
        Box::new(diagnostic.help("Give the file another name."))
    })?;
    if is_ours(&out) {
        let message = format!("Every site has a page `{out}` of its own.");
        let diagnostic = Diagnostic::new(diagnostics::PAGE_ADDRESS, path, None, message);
        return Err(Box::new(diagnostic.help("Give this file another name.")));
    }
    Ok(out)
}

/// Takes an address for a page, unless an earlier one has it.
fn take(
    out: &OutPath,
    path: &SourcePath,
    taken: &mut HashMap<String, SourcePath>,
) -> Result<(), Box<Diagnostic>> {
    let key = out.collision_key();
    let Some(first) = taken.get(&key) else {
        taken.insert(key, path.clone());
        return Ok(());
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
    let starts = matches!(
        document.blocks.first()?.kind,
        BlockKind::Heading { level: 1, .. }
    );
    let heading = document.headings.first().filter(|_| starts)?;
    (Slug::new(&heading.text) == Slug::new(title)).then_some(heading)
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
