//! From parsed files to the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::address::is_ours;
use super::described::Parsed;
use super::destinations::Destinations;
use super::includes::{self, Joined, Library};
use super::linked::{LinkMemo, Linked};
use super::lists::ListMemo;
use super::picture::Pictures;
use super::placed::{Placed, children, neighbours, page_id, place, sections};
use super::records::names;
use super::redirects::redirects;
use super::search_words;
use super::{Page, PageId, PageKind, Site};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::source::{Asset, Sources};
use crate::text::{OutPath, SourcePath};

/// Whether pages with `draft: yes` are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drafts {
    /// They are left out, and links to them show as words.
    Hide,
    /// They are shown, marked.
    Show,
}

/// What a site is made of.
#[derive(Debug, Clone)]
pub struct Ground<'a> {
    /// The settings.
    pub config: Arc<Config>,
    /// Every file.
    pub sources: &'a Sources,
    /// The Markdown files with their trees.
    pub parsed: &'a [Parsed],
    /// The records of standards and services.
    pub catalogue: Arc<Catalogue>,
}

/// Results of pure functions of this floor, by their whole input.
#[derive(Debug, Default)]
pub struct Memos {
    pictures: Pictures,
    lists: ListMemo,
    links: LinkMemo,
}

/// Joins all parsed files to a site. Every link, anchor, picture, include,
/// claim and glossary reference is resolved, or a diagnostic says where not.
#[must_use]
pub fn assemble(ground: &Ground<'_>, drafts: Drafts, memos: &Memos) -> Checked<Site> {
    let (config, sources) = (&ground.config, ground.sources);
    let mut diagnostics = Vec::new();
    let parsed = ground.parsed.iter();
    let documents: BTreeMap<&SourcePath, &Parsed> =
        parsed.map(|parsed| (&parsed.file.path, parsed)).collect();
    let placed = place(ground, &documents, drafts, &mut diagnostics);
    let lists = memos.lists.read(&documents);
    diagnostics.extend(lists.diagnostics.iter().cloned());
    let lists = &lists.value;
    let library = Library {
        sources,
        documents: &documents,
    };
    let joined = join_all(&placed, &library, &mut diagnostics);
    let destinations = Destinations::new(&placed, &joined, lists, sources, &documents);
    let linked = memos.links.link(&destinations, &memos.pictures);
    let redirects = redirects(&placed, &mut diagnostics);
    let children = children(&placed);
    let order = neighbours(&placed, &children);
    let mut files = BTreeMap::new();
    let mut pages = Vec::with_capacity(placed.len());
    let around = children.into_iter().zip(order);
    for ((placed, linked), (children, (previous, next))) in placed.iter().zip(linked).zip(around) {
        let linked = linked.drain_into(&mut diagnostics);
        for (out, asset) in &linked.files {
            diagnostics.extend(ship(&mut files, out, asset));
        }
        let around = Around {
            children,
            previous,
            next,
        };
        pages.push(page(placed, &linked, around));
    }
    let search_words = search_words::read(config, sources, &pages, lists, &mut diagnostics);
    let site = Site {
        config: Arc::clone(config),
        catalogue: Arc::clone(&ground.catalogue),
        first: first_of_each_kind(&pages),
        sections: sections(&pages, &placed),
        names: names(&ground.catalogue, &pages),
        pages,
        glossary: Arc::clone(&lists.glossary),
        terms: Arc::clone(&lists.terms),
        sources: Arc::clone(&lists.sources),
        organisations: Arc::clone(&lists.organisations),
        search_words,
        files,
        redirects,
    };
    Checked::new(site, diagnostics)
}

fn first_of_each_kind(pages: &[Page]) -> BTreeMap<PageKind, PageId> {
    let mut first = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        first.entry(page.kind).or_insert(page_id(at));
    }
    first
}

fn join_all(
    placed: &[Placed],
    library: &Library<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Joined> {
    let joined: Vec<Checked<Joined>> = placed
        .par_iter()
        .map(|page| includes::join(page, library))
        .collect();
    let joined = joined.into_iter();
    joined
        .map(|joined| joined.drain_into(diagnostics))
        .collect()
}

/// A page's place among the others.
struct Around {
    children: Vec<PageId>,
    previous: Option<PageId>,
    next: Option<PageId>,
}

fn page(placed: &Placed, linked: &Linked, around: Around) -> Page {
    Page {
        kind: placed.kind,
        body: Arc::clone(&linked.body),
        out: placed.out.clone(),
        title: placed.title.clone(),
        summary: placed.summary.clone(),
        parent: placed.parent,
        children: around.children,
        previous: around.previous,
        next: around.next,
        before: linked.before.clone(),
        lessons: linked.lessons.clone(),
        claims: linked.claims.clone(),
        origin: placed.origin,
    }
}

/// Two files with one address are the author's mistake; one file twice is not.
fn ship(
    files: &mut BTreeMap<OutPath, Arc<Asset>>,
    out: &OutPath,
    asset: &Arc<Asset>,
) -> Option<Diagnostic> {
    if is_ours(out) {
        let message = format!("Every site has a file `{out}` of its own.");
        return Some(
            Diagnostic::new(diagnostics::PAGE_ADDRESS, &asset.path, None, message)
                .help("Give this file another name."),
        );
    }
    let clash = files
        .get(out)
        .filter(|known| known.path != asset.path)
        .map(|known| {
            let message = format!(
                "This file and `{}` have the same address `{out}`.",
                known.path
            );
            Diagnostic::new(diagnostics::PAGE_ADDRESS, &asset.path, None, message)
                .help("Rename one of the two files.")
        });
    files
        .entry(out.clone())
        .or_insert_with(|| Arc::clone(asset));
    clash
}
