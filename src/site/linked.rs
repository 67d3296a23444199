//! What the words of a page lead to: links, claims, pages to read before it.
//!
//! It follows from the words of the page, those that it includes, and all that
//! a link may lead to, so it is remembered by the fingerprints of these: after
//! an edit of words alone, one page is linked anew. Only what is right is
//! remembered; a page with a fault is looked at again each time, because a
//! picture that could not be read may be there by then.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::destinations::Destinations;
use super::links::Resolver;
use super::picture::Pictures;
use super::placed::{Placed, page_id};
use super::suggest::suggest;
use super::{Body, PageId, PageKind};
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::{Claim, Field};
use crate::source::Asset;
use crate::text::{Fingerprint, OutPath, SourcePath};

/// A page with everything that it refers to.
#[derive(Debug)]
pub(super) struct Linked {
    pub(super) body: Arc<Body>,
    /// The pages to read before it.
    pub(super) before: Vec<PageId>,
    /// The pages of a learning path.
    pub(super) lessons: Vec<PageId>,
    /// The sources of its claims, in order of first use.
    pub(super) claims: Vec<usize>,
    /// Files that it shows or links to.
    pub(super) files: Vec<(OutPath, Arc<Asset>)>,
}

/// The pages of the last round that had no fault.
#[derive(Debug, Default)]
pub(super) struct LinkMemo {
    pages: Mutex<HashMap<Fingerprint, Arc<Linked>>>,
}

impl LinkMemo {
    /// Links every page. What is remembered of pages that are gone is dropped.
    pub(super) fn link(
        &self,
        destinations: &Destinations<'_>,
        pictures: &Pictures,
    ) -> Vec<Checked<Arc<Linked>>> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &*pages;
        let around = destinations.inputs();
        let joined = destinations.joined.par_iter().enumerate();
        let linked = joined.map(|(at, joined)| {
            let key = joined.inputs().with(around);
            let linked = known.get(&key).cloned();
            let linked = linked.map(|linked| Checked::new(linked, Vec::new()));
            (
                key,
                linked.unwrap_or_else(|| link(page_id(at), destinations, pictures)),
            )
        });
        let linked: Vec<(Fingerprint, Checked<Arc<Linked>>)> = linked.collect();
        let right = linked
            .iter()
            .filter(|(_, page)| page.diagnostics.is_empty());
        *pages = right
            .map(|(key, page)| (*key, Arc::clone(&page.value)))
            .collect();
        linked.into_iter().map(|(_, page)| page).collect()
    }
}

fn link(
    page: PageId,
    destinations: &Destinations<'_>,
    pictures: &Pictures,
) -> Checked<Arc<Linked>> {
    let at = page.0 as usize;
    let (placed, lists) = (&destinations.placed[at], destinations.lists);
    let mut resolver = Resolver {
        destinations,
        pictures,
        page,
        diagnostics: Vec::new(),
        files: Vec::new(),
    };
    let body = resolver.body(&destinations.joined[at]);
    let mut diagnostics = resolver.diagnostics;
    diagnostics.extend(repeated_ids(&body));
    let mut claims: Vec<usize> = Vec::new();
    let mut cite = |part: &Body, claim: &Claim| match lists.source(&claim.id) {
        Ok(at) if claims.contains(&at) => {}
        Ok(at) => claims.push(at),
        Err(near) => diagnostics.push(missing_source(&part.source, claim, near)),
    };
    body.visit(
        &|document| document.claims.as_slice(),
        &|claim| claim.span,
        &mut cite,
    );
    for part in body.all() {
        diagnostics.extend(lists.missing_terms(&part.source, &part.document));
    }
    let before = &placed.document.front.before;
    let linked = Linked {
        body: Arc::new(body),
        before: named_pages(placed, before, destinations, &mut diagnostics),
        lessons: path_lessons(placed, destinations, &mut diagnostics),
        claims,
        files: resolver.files,
    };
    Checked::new(Arc::new(linked), diagnostics)
}

/// A heading id that an include brings a second time.
fn repeated_ids(body: &Body) -> Vec<Diagnostic> {
    if body.inclusions.is_empty() {
        return Vec::new();
    }
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for part in body.all() {
        for heading in &part.document.headings {
            if !seen.insert(&heading.id) {
                let message = format!(
                    "The heading `{}` stands twice on the page `{}`, because of an include.",
                    heading.text, body.source
                );
                diagnostics.push(
                    Diagnostic::new(diagnostics::MARKDOWN_DUPLICATE_ID, &part.source, heading.span, message)
                        .help("Give one of the two headings other words or an id of its own: `## Words {#id}`."),
                );
            }
        }
    }
    diagnostics
}

fn missing_source(path: &SourcePath, claim: &Claim, near: Option<String>) -> Diagnostic {
    let message = format!("There is no source `{}` in `content/sources.md`.", claim.id);
    let diagnostic = Diagnostic::new(diagnostics::SOURCE_MISSING, path, claim.span, message);
    match near {
        Some(near) => diagnostic.help(format!("Did you mean `[^{near}]`?")),
        None => diagnostic.help("Add an entry with this id to `content/sources.md`."),
    }
}

/// The pages that some lines of front matter name.
fn named_pages(
    placed: &Placed,
    fields: &[Field<String>],
    known: &Destinations<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PageId> {
    let page = |field: &Field<String>| {
        let found = named_page(&placed.path, field, known);
        found.unwrap_or_else(|diagnostic| {
            diagnostics.push(diagnostic);
            None
        })
    };
    fields.iter().filter_map(page).collect()
}

/// The pages of a learning path, each once.
fn path_lessons(
    placed: &Placed,
    known: &Destinations<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PageId> {
    if placed.kind != PageKind::Path || placed.origin.is_unwritten() {
        return Vec::new();
    }
    let fields = &placed.document.front.lessons;
    let says = |span, message: &str, help: &str| {
        Diagnostic::new(diagnostics::PATH_LESSON, &placed.path, span, message).help(help)
    };
    if fields.is_empty() {
        let help = "Name its pages in order: `lessons:` and under it lines such as `  - ../learn/01-start/01-first.md`.";
        diagnostics.push(says(
            placed.document.front.span,
            "This learning path has no `lessons`.",
            help,
        ));
    }
    let mut lessons = Vec::new();
    for field in fields {
        let mut found = Vec::new();
        let pages = named_pages(placed, std::slice::from_ref(field), known, &mut found);
        diagnostics.extend(found.into_iter().map(|diagnostic| Diagnostic {
            code: diagnostics::PATH_LESSON,
            ..diagnostic
        }));
        for page in pages {
            if lessons.contains(&page) {
                let help = "Take one of the two lines out.";
                diagnostics.push(says(
                    Some(field.span),
                    "This page stands twice in the path.",
                    help,
                ));
            } else {
                lessons.push(page);
            }
        }
    }
    lessons
}

/// The page that a line of front matter names, from this file or from `content/`;
/// nothing where it is a draft.
fn named_page(
    path: &SourcePath,
    field: &Field<String>,
    known: &Destinations<'_>,
) -> Result<Option<PageId>, Diagnostic> {
    let written = field.value.trim();
    let from_content = SourcePath::new("content/index.md").join(written);
    let seen = [path.join(written), from_content].into_iter().flatten();
    let meant: Vec<SourcePath> = seen
        .flat_map(|file| [SourcePath::new(&format!("{file}.md")), file])
        .collect();
    if let Some(page) = meant.iter().find_map(|file| known.page(file)) {
        return Ok(Some(page));
    }
    if meant.iter().any(|file| known.hidden(file).is_some()) {
        return Ok(None);
    }
    let message = format!("There is no page `{written}`.");
    let diagnostic = Diagnostic::new(diagnostics::LINK_MISSING, path, field.span, message);
    Err(match path.join(written) {
        Some(file) => suggest(diagnostic, path, &file, known.files()),
        None => diagnostic.help("Write the file of the page, such as `../01-start/02-first.md`."),
    })
}
