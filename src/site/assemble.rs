//! From parsed files to the site.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::address::is_ours;
use super::includes::{self, Joined, Library};
use super::links::{Anchor, Destinations, Hidden, Resolver};
use super::lists::{self, Lists};
use super::made;
use super::picture::Pictures;
use super::placed::{
    Placed, children, is_part, neighbours, page_id, place, repeated_title, sections,
};
use super::records::names;
use super::redirects::redirects;
use super::search_words;
use super::suggest::suggest;
use super::summary::summary;
use super::terms::TermFinder;
use super::{Body, Origin, Page, PageId, PageKind, Site};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::{Claim, Document, Field};
use crate::source::{Asset, SourceFile, Sources};
use crate::text::{OutPath, SourcePath};

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

/// Joins all parsed files to a site. Every link, anchor, picture, include,
/// claim and glossary reference is resolved, or a diagnostic says where not.
#[must_use]
pub fn assemble(ground: &Ground<'_>, drafts: Drafts, pictures: &Pictures) -> Checked<Site> {
    let (config, sources) = (&ground.config, ground.sources);
    let mut diagnostics = Vec::new();
    let parsed = ground.parsed.iter();
    let documents: BTreeMap<&SourcePath, &Parsed> =
        parsed.map(|parsed| (&parsed.file.path, parsed)).collect();
    let placed = place(ground, &documents, drafts, &mut diagnostics);
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
    let search_words = search_words::read(config, sources, &pages, &lists, &mut diagnostics);
    let site = Site {
        config: Arc::clone(config),
        catalogue: Arc::clone(&ground.catalogue),
        first: first_of_each_kind(&pages),
        sections: sections(&pages, &placed),
        names: names(&ground.catalogue, &pages),
        pages,
        terms: TermFinder::new(&lists.glossary),
        glossary: lists.glossary,
        sources: lists.sources,
        organisations: lists.organisations,
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
    let joined: Vec<Checked<Joined>> = placed
        .par_iter()
        .map(|page| includes::join(&page.path, &page.document, &library))
        .collect();
    let joined = joined.into_iter();
    joined
        .map(|joined| joined.drain_into(diagnostics))
        .collect()
}

fn destinations<'a>(
    placed: &'a [Placed],
    joined: &[Joined],
    lists: &Lists,
    sources: &'a Sources,
    documents: &BTreeMap<&'a SourcePath, &'a Parsed>,
) -> Destinations<'a> {
    let pages = |of: fn(Origin) -> bool| {
        placed
            .iter()
            .enumerate()
            .filter(move |(_, page)| of(page.origin))
            .map(|(at, page)| (&page.path, page_id(at)))
    };
    let folders = pages(|origin| origin == Origin::Folder).collect();
    let pages: HashMap<&SourcePath, PageId> = pages(|origin| origin != Origin::Folder).collect();
    let anchors = placed.par_iter().zip(joined).map(|(page, joined)| {
        let title = repeated_title(&page.document, &page.title).map(|heading| &heading.id);
        let ids = lists.ids(page.kind).unwrap_or_else(|| joined.anchors());
        let anchor = |id: Box<str>| match title {
            Some(title) if *title == id => Anchor::Start(id),
            _ => Anchor::Id(id),
        };
        ids.into_iter().map(anchor).collect()
    });
    let files = sources.assets.iter().map(|asset| (&asset.path, asset));
    let hidden = documents.keys().filter(|path| !pages.contains_key(*path));
    let hidden = hidden.map(|path| match is_part(path) {
        true => (*path, Hidden::Part),
        false => (*path, Hidden::Unpublished),
    });
    Destinations {
        hidden: hidden.collect(),
        anchors: anchors.collect(),
        files: files.collect(),
        made: made::pages(placed.iter().map(|page| page.kind)),
        folders,
        pages,
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
    let known = resolver.destinations;
    let before = named_pages(
        placed,
        &placed.document.front.before,
        known,
        &mut diagnostics,
    );
    let lessons = path_lessons(placed, known, &mut diagnostics);
    let page = Page {
        kind: placed.kind,
        body,
        out: placed.out.clone(),
        title: placed.title.clone(),
        summary: summary(&placed.document, placed.line.as_deref()),
        parent: placed.parent,
        children: around.children,
        previous: around.previous,
        next: around.next,
        before,
        lessons,
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
    if meant.iter().any(|file| known.hidden.contains_key(file)) {
        return Ok(None);
    }
    let message = format!("There is no page `{written}`.");
    let diagnostic = Diagnostic::new(diagnostics::LINK_MISSING, path, field.span, message);
    Err(match path.join(written) {
        Some(file) => suggest(diagnostic, path, &file, known.pages.keys().copied()),
        None => diagnostic.help("Write the file of the page, such as `../01-start/02-first.md`."),
    })
}

/// Two files with one address are the author's mistake; one file twice is not.
fn ship(
    files: &mut BTreeMap<OutPath, Arc<Asset>>,
    out: OutPath,
    asset: Arc<Asset>,
) -> Option<Diagnostic> {
    if is_ours(&out) {
        let message = format!("Every site has a file `{out}` of its own.");
        return Some(
            Diagnostic::new(diagnostics::PAGE_ADDRESS, &asset.path, None, message)
                .help("Give this file another name."),
        );
    }
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
