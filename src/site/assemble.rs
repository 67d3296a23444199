//! From parsed files to the site.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::address::alias_address;
use super::includes::{self, Joined, Library};
use super::links::{Destinations, Resolver};
use super::lists::{self, Lists};
use super::picture::Pictures;
use super::placed::{Placed, children, neighbours, page_id, place, sections};
use super::summary::summary;
use super::terms::TermFinder;
use super::{Origin, Page, PageId, PageKind, Site};
use crate::config::Config;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::Document;
use crate::source::{Asset, SourceFile, Sources};
use crate::text::{OutPath, SourcePath, Span, nearest};

/// Whether pages with `draft: yes` are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drafts {
    /// They are left out, and links to them show as words.
    Hide,
    /// They are shown, marked.
    Show,
}

/// A file of `content/` with its tree.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its tree.
    pub document: Arc<Document>,
}

/// What one page gives once its links are resolved.
struct Resolved {
    page: Page,
    files: Vec<(OutPath, Arc<Asset>)>,
    diagnostics: Vec<Diagnostic>,
}

/// Joins all parsed files to a site. Every link, anchor, picture, include,
/// claim and glossary reference is resolved, or a diagnostic says where not.
#[must_use]
pub fn assemble(
    config: &Arc<Config>,
    sources: &Sources,
    parsed: &[Parsed],
    drafts: Drafts,
    pictures: &Pictures,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let documents: BTreeMap<&SourcePath, &Parsed> = parsed
        .iter()
        .map(|parsed| (&parsed.file.path, parsed))
        .collect();
    let placed = place(&documents, drafts, &mut diagnostics);
    let lists = lists::read(&documents).drain_into(&mut diagnostics);
    let joined = join_all(&placed, sources, &documents, &mut diagnostics);
    let destinations = destinations(&placed, &joined, &lists, sources, &documents);
    let children = children(&placed);
    let order = neighbours(&placed, &children);
    let resolved: Vec<Resolved> = placed
        .par_iter()
        .zip(joined)
        .enumerate()
        .map(|(at, (placed, joined))| {
            let id = page_id(at);
            let resolver = Resolver {
                destinations: &destinations,
                pictures,
                page: id,
                diagnostics: Vec::new(),
                files: Vec::new(),
            };
            let (previous, next) = order[at];
            let around = Around {
                children: children[at].clone(),
                previous,
                next,
            };
            resolve(placed, joined, around, resolver, &lists)
        })
        .collect();
    let redirects = redirects(&placed, &mut diagnostics);
    let mut files = BTreeMap::new();
    let mut pages = Vec::with_capacity(resolved.len());
    for resolved in resolved {
        diagnostics.extend(resolved.diagnostics);
        for (out, asset) in resolved.files {
            diagnostics.extend(ship(&mut files, out, asset));
        }
        pages.push(resolved.page);
    }
    let site = Site {
        config: Arc::clone(config),
        home: pages
            .iter()
            .position(|page| page.kind == PageKind::Home)
            .map(page_id),
        sections: sections(&pages, &placed),
        pages,
        terms: TermFinder::new(&lists.glossary),
        glossary: lists.glossary,
        sources: lists.sources,
        organisations: lists.organisations,
        files,
        redirects,
    };
    Checked::new(site, diagnostics)
}

fn join_all(
    placed: &[Placed],
    sources: &Sources,
    documents: &BTreeMap<&SourcePath, &Parsed>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Joined> {
    let library = Library {
        files: sources
            .files
            .iter()
            .map(|file| (&file.path, file))
            .collect(),
        documents: documents
            .iter()
            .map(|(path, parsed)| (*path, &parsed.document))
            .collect(),
    };
    let join = |page: &Placed| includes::join(&page.path, &page.document, &library, diagnostics);
    placed.iter().map(join).collect()
}

fn destinations<'a>(
    placed: &'a [Placed],
    joined: &[Joined],
    lists: &Lists,
    sources: &'a Sources,
    documents: &BTreeMap<&'a SourcePath, &'a Parsed>,
) -> Destinations<'a> {
    let pages: HashMap<&SourcePath, PageId> = placed
        .iter()
        .enumerate()
        .filter(|(_, page)| page.origin != Origin::Folder)
        .map(|(at, page)| (&page.path, page_id(at)))
        .collect();
    let anchors = placed
        .iter()
        .zip(joined)
        .map(|(page, joined)| match lists.ids(page.kind) {
            Some(ids) => ids.into_iter().collect(),
            None => joined.anchors().into_iter().collect(),
        })
        .collect();
    let files = sources
        .assets
        .iter()
        .map(|asset| (&asset.path, asset))
        .collect();
    let hidden = documents
        .keys()
        .filter(|path| !pages.contains_key(*path))
        .map(|path| (*path, ()));
    Destinations {
        hidden: hidden.collect(),
        pages,
        anchors,
        files,
    }
}

impl Joined {
    /// The ids of all headings, those of includes too.
    fn anchors(&self) -> Vec<Box<str>> {
        let own = self
            .document
            .headings
            .iter()
            .map(|heading| heading.id.clone());
        let mut anchors: Vec<Box<str>> = own.collect();
        for inclusion in &self.inclusions {
            if let includes::JoinedInclusion::Body(joined) = inclusion {
                anchors.extend(joined.anchors());
            }
        }
        anchors
    }
}

/// A page's place among the others.
struct Around {
    children: Vec<PageId>,
    previous: Option<PageId>,
    next: Option<PageId>,
}

fn resolve(
    placed: &Placed,
    joined: Joined,
    around: Around,
    mut resolver: Resolver<'_>,
    lists: &Lists,
) -> Resolved {
    let body = resolver.body(joined);
    let mut diagnostics = std::mem::take(&mut resolver.diagnostics);
    diagnostics.extend(repeated_ids(&body));
    let mut claims: Vec<usize> = Vec::new();
    for part in body.all() {
        for claim in &part.document.claims {
            match lists.source(&claim.id) {
                Ok(at) if claims.contains(&at) => {}
                Ok(at) => claims.push(at),
                Err(near) => diagnostics.push(missing_source(&part.source, claim, near)),
            }
        }
        diagnostics.extend(lists.missing_terms(&part.source, &part.document));
    }
    let before = &placed.document.front.before;
    let before = before.iter().filter_map(|field| {
        let found = prerequisite(&placed.path, &field.value, resolver.destinations);
        if found.is_none() {
            diagnostics.push(missing_page(
                &placed.path,
                field.span,
                &field.value,
                resolver.destinations,
            ));
        }
        found
    });
    let before = before.collect();
    let page = Page {
        kind: placed.kind,
        body,
        out: placed.out.clone(),
        title: placed.title.clone(),
        summary: summary(&placed.document),
        parent: placed.parent,
        children: around.children,
        previous: around.previous,
        next: around.next,
        before,
        claims,
        origin: placed.origin,
    };
    Resolved {
        page,
        files: resolver.files,
        diagnostics,
    }
}

/// A heading id that an include brings a second time.
fn repeated_ids(body: &super::Body) -> Vec<Diagnostic> {
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

fn missing_source(
    path: &SourcePath,
    claim: &crate::markdown::Claim,
    near: Option<String>,
) -> Diagnostic {
    let message = format!("There is no source `{}` in `content/sources.md`.", claim.id);
    let diagnostic = Diagnostic::new(diagnostics::SOURCE_MISSING, path, claim.span, message);
    match near {
        Some(near) => diagnostic.help(format!("Did you mean `[^{near}]`?")),
        None => diagnostic.help("Add an entry with this id to `content/sources.md`."),
    }
}

/// The page that a `before` line names, from this file or from `content/`.
fn prerequisite(path: &SourcePath, written: &str, known: &Destinations<'_>) -> Option<PageId> {
    let written = written.trim();
    let from_content = SourcePath::new("content/index.md").join(written);
    let candidates = [path.join(written), from_content];
    candidates.into_iter().flatten().find_map(|file| {
        let index = SourcePath::new(&format!("{file}/index.md"));
        let named = SourcePath::new(&format!("{file}.md"));
        [file, index, named]
            .iter()
            .find_map(|file| known.pages.get(file).copied())
    })
}

fn missing_page(
    path: &SourcePath,
    span: Span,
    written: &str,
    known: &Destinations<'_>,
) -> Diagnostic {
    let message = format!("There is no page `{written}`.");
    let diagnostic = Diagnostic::new(diagnostics::LINK_MISSING, path, span, message);
    let mut pages: Vec<&str> = known.pages.keys().map(|page| page.as_str()).collect();
    pages.sort_unstable();
    match nearest(&format!("content/{written}"), pages) {
        Some(near) => diagnostic.help(format!(
            "Did you mean `{}`?",
            path.relative(&SourcePath::new(near))
        )),
        None => diagnostic.help("Write the file of the page, such as `../01-start/02-first.md`."),
    }
}

/// Two files with one address are the author's mistake; one file twice is not.
fn ship(
    files: &mut BTreeMap<OutPath, Arc<Asset>>,
    out: OutPath,
    asset: Arc<Asset>,
) -> Option<Diagnostic> {
    let clash = files
        .get(&out)
        .filter(|known| known.path != asset.path)
        .map(|known| {
            let message = format!(
                "This file and `{}` have the same address `{out}`.",
                known.path
            );
            Diagnostic::new(diagnostics::PAGE_ADDRESS, &asset.path, None, message)
                .help("Rename one of the two files.")
        });
    files.entry(out).or_insert(asset);
    clash
}

fn redirects(placed: &[Placed], diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<OutPath, PageId> {
    let pages: HashMap<String, &SourcePath> = placed
        .iter()
        .map(|page| (page.out.collision_key(), &page.path))
        .collect();
    let mut redirects: BTreeMap<OutPath, PageId> = BTreeMap::new();
    for (at, page) in placed.iter().enumerate() {
        for alias in &page.document.front.aliases {
            let says = |message: String| {
                Diagnostic::new(diagnostics::PAGE_ADDRESS, &page.path, alias.span, message)
            };
            match alias_address(&alias.value) {
                Err(error) => diagnostics.push(
                    says(format!("`{}` cannot be an address: {error}.", alias.value))
                        .help("Write an old address of this page, such as `learn/old-name.html`."),
                ),
                Ok(out) => match (pages.get(&out.collision_key()), redirects.get(&out)) {
                    (Some(taken), _) => diagnostics.push(
                        says(format!(
                            "`{out}` is the address of `{taken}`, so it cannot lead here."
                        ))
                        .help("Take this alias away."),
                    ),
                    (None, Some(first)) if *first != page_id(at) => {
                        let first = &placed[first.0 as usize].path;
                        diagnostics.push(
                            says(format!("`{out}` leads to `{first}` already."))
                                .help("Keep this alias on one of the two pages."),
                        );
                    }
                    _ => {
                        redirects.insert(out, page_id(at));
                    }
                },
            }
        }
    }
    redirects
}
