//! The web site: a page for each page, redirects, the not-found page, assets,
//! sitemap and feed.
//!
//! Pages are lazy: a page's fingerprint covers everything that its bytes
//! depend on, and its HTML is written when somebody asks for it.

mod about;
mod address;
mod after;
mod cards;
mod catalogue;
mod checks;
mod feed;
mod frame;
mod how_well;
mod keep;
mod learning;
mod listing;
mod papers;
mod paths;
mod questions;
mod session;
mod sitemap;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub(crate) use address::public_address;
pub use checks::of_page as check_of;
pub(super) use learning::{QUESTIONS, questions_script};

use super::deck::{self, Deck};
use super::offline::{self, Ground};
use super::{Artifact, MakeError, Output, search};
use crate::diagnostics::Diagnostic;
use crate::html::{self, Presentation};
use crate::markdown::highlight::Highlighter;
use crate::site::{Inclusion, Page, PageId, PageKind, Site, Target, picture};
use crate::source::Asset;
use crate::text::{Fingerprint, OutPath};
use crate::theme::{
    AssetBody, Branch, BranchItem, BranchView, PageView, PartView, SiteView, Theme,
};

/// What every page of one site shares.
struct Shared {
    site: Arc<Site>,
    theme: Arc<Theme>,
    highlighter: Arc<Highlighter>,
    view: Arc<SiteView>,
    /// The navigation of each folder, by the folder's own page: written once,
    /// when a page needs it.
    branches: BTreeMap<PageId, OnceLock<Result<Branch, Box<Diagnostic>>>>,
    /// The pages that rest on each source.
    citing: Vec<Vec<PageId>>,
    /// Which records belong together.
    records: catalogue::Index,
    /// Where the pages are read.
    medium: Medium,
    /// Stands for all of the above but the pages themselves.
    fingerprint: Fingerprint,
}

/// Where the pages of a site are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// At the site's address, where they are the newest there are.
    Web,
    /// As files that somebody took away, which say how old they are.
    Copy,
    /// In a course, whose first page leads through them.
    Course,
}

/// Every file of the site.
#[must_use]
pub fn build(site: &Arc<Site>, theme: &Arc<Theme>, highlighter: &Arc<Highlighter>) -> Output {
    let shared = Arc::new(share(site, theme, highlighter, Medium::Web));
    let mut output = written_files(&shared);
    let made = made_pages(&shared);
    output.extend(about::not_found(&shared));
    if let Some(base) = &site.config.site.base_url {
        let pages = made.keys().filter(|out| out.extension() == "html");
        output.extend(for_machines(site, base, pages.cloned().collect()));
    }
    output.extend(made);
    output.extend(slides(&shared));
    let ground = Ground {
        site: Arc::clone(site),
        theme: Arc::clone(theme),
        highlighter: Arc::clone(highlighter),
    };
    offline::add(&mut output, &ground);
    output
}

/// The site as files to take away: without what is for servers, and each page
/// says how old the copy is.
#[must_use]
pub fn copy(ground: &Ground) -> Output {
    let Ground {
        site,
        theme,
        highlighter,
    } = ground;
    let shared = Arc::new(share(site, theme, highlighter, Medium::Copy));
    let mut output = written_files(&shared);
    output.extend(made_pages(&shared));
    output.extend(slides(&shared));
    output.extend(keep::shell(&shared));
    output
}

/// The slides of sessions. They are in no map of the site: one gets to them
/// from the page of the session.
fn slides(shared: &Shared) -> Output {
    let ground = Ground {
        site: Arc::clone(&shared.site),
        theme: Arc::clone(&shared.theme),
        highlighter: Arc::clone(&shared.highlighter),
    };
    deck::build(&Arc::new(Deck {
        ground,
        view: Arc::clone(&shared.view),
        fingerprint: shared.fingerprint,
    }))
}

/// The site as its pages stand in courses: without what leads around the site
/// and to its editors.
#[must_use]
pub fn parts(ground: &Ground) -> Output {
    let Ground {
        site,
        theme,
        highlighter,
    } = ground;
    let shared = Arc::new(share(site, theme, highlighter, Medium::Course));
    let mut output = written_files(&shared);
    output.extend(made_pages(&shared));
    output
}

/// What is the same on every page of a copy.
#[must_use]
pub fn copy_view(ground: &Ground) -> Arc<SiteView> {
    Arc::new(about::site_view(&ground.site, Medium::Copy))
}

/// The pages and files of authors, with what those need.
fn written_files(shared: &Arc<Shared>) -> Output {
    let site = &shared.site;
    // What a page of an author says wins over what the history says.
    let mut output: Output = catalogue::former(shared);
    output.extend(site.pages().map(|(id, _)| page_artifact(shared, id)));
    output.extend(about::redirects(shared));
    output.extend(assets(&shared.theme));
    output.extend(search::build(site));
    output.extend(papers::pages(shared));
    output.extend(
        site.files
            .iter()
            .map(|(out, asset)| (out.clone(), file_artifact(asset))),
    );
    output
}

/// The pages that nobody writes.
fn made_pages(shared: &Arc<Shared>) -> Output {
    let mut made = catalogue::build(shared);
    made.extend(keep::page(shared));
    made.extend(learning::pages(shared));
    made.extend(learning::data(shared));
    made.extend(paths::data(shared));
    made.extend(after::pages(shared));
    made.extend(after::data(shared));
    made.extend(questions::page(shared));
    made.extend(how_well::page(shared));
    made
}

/// The sitemap and the feed, written when asked for.
fn for_machines(site: &Arc<Site>, base: &str, pages: Vec<OutPath>) -> Vec<(OutPath, Artifact)> {
    let (for_map, for_feed) = (Arc::clone(site), Arc::clone(site));
    let (map_base, feed_base) = (base.to_owned(), base.to_owned());
    let map = later("sitemap.xml", move || {
        sitemap::write(&for_map, &map_base, &pages)
    });
    let feed = later("feed.xml", move || feed::write(&for_feed, &feed_base));
    map.into_iter().chain(feed).collect()
}

/// A text that is written when asked for, and named by its own bytes.
fn later(
    path: &str,
    write: impl Fn() -> String + Send + Sync + 'static,
) -> Option<(OutPath, Artifact)> {
    let write = Arc::new(write);
    let for_bytes = Arc::clone(&write);
    let artifact = Artifact::lazily_named(
        move || Fingerprint::of(write()),
        move || Ok(for_bytes().into_bytes()),
    );
    Some((OutPath::new(path).ok()?, artifact))
}

fn share(
    site: &Arc<Site>,
    theme: &Arc<Theme>,
    highlighter: &Arc<Highlighter>,
    medium: Medium,
) -> Shared {
    let view = Arc::new(about::site_view(site, medium));
    let folders = site.pages().filter(|(_, page)| !page.children.is_empty());
    let branches = folders.map(|(id, _)| (id, OnceLock::new())).collect();
    let mut citing = vec![Vec::new(); site.sources.len()];
    for (id, page) in site.pages() {
        for claim in &page.claims {
            citing[*claim].push(id);
        }
    }
    let words = site.first(PageKind::Glossary);
    let words = words.map_or_else(|| Fingerprint::of(""), |id| site.page(id).body.fingerprint);
    let names = site.names.iter().map(|(name, page)| (name, page.0));
    let names: Vec<(&String, u32)> = names.collect();
    let fingerprint = theme
        .fingerprint()
        .with(fingerprint_of(&*view))
        .with(words)
        .with(fingerprint_of(&names));
    Shared {
        site: Arc::clone(site),
        theme: Arc::clone(theme),
        highlighter: Arc::clone(highlighter),
        view,
        branches,
        citing,
        records: catalogue::Index::new(site),
        medium,
        fingerprint,
    }
}

impl Shared {
    /// How content is shown.
    fn presentation(&self) -> Presentation<'_> {
        self.theme.presentation(&self.highlighter)
    }

    /// The navigation of a folder; nothing where the page is none.
    fn branch(&self, folder: PageId) -> Option<Result<&Branch, &Diagnostic>> {
        let write = || {
            let view = branch_view(&self.site, self.site.page(folder));
            self.theme.render_branch(&view).map_err(Box::new)
        };
        let branch = self.branches.get(&folder)?.get_or_init(write);
        Some(branch.as_ref().map_err(AsRef::as_ref))
    }
}

/// The navigation of a folder; addresses are relative to the folder.
fn branch_view(site: &Site, page: &Page) -> BranchView {
    let item = |id: &PageId| {
        let child = site.page(*id);
        BranchItem {
            title: child.title.clone(),
            href: page.out.relative(&child.out),
            minutes: cards::minutes(site, child),
        }
    };
    BranchView {
        title: page.title.clone(),
        href: page.out.relative(&page.out),
        items: page.children.iter().map(item).collect(),
    }
}

fn page_artifact(shared: &Arc<Shared>, id: PageId) -> (OutPath, Artifact) {
    let page = shared.site.page(id);
    let (for_name, for_bytes) = (Arc::clone(shared), Arc::clone(shared));
    let artifact = Artifact::lazily_named(
        move || page_fingerprint(&for_name, id),
        move || {
            if let Some((folder, _)) = frame::place_in_folder(&for_bytes.site, id)
                && let Some(Err(problem)) = for_bytes.branch(folder)
            {
                return Err(MakeError::Author(Box::new(problem.clone())));
            }
            render(&for_bytes, &page_view(&for_bytes, id))
        },
    );
    (page.out.clone(), artifact)
}

fn render(shared: &Shared, view: &PageView) -> Result<Vec<u8>, MakeError> {
    let page = shared.theme.render(view);
    page.map(String::into_bytes)
        .map_err(|diagnostic| MakeError::Author(Box::new(diagnostic)))
}

/// Everything that the bytes of a page depend on: its frame, its words, the
/// addresses of its links, and what all pages share.
fn page_fingerprint(shared: &Shared, id: PageId) -> Fingerprint {
    let page = shared.site.page(id);
    let mut fingerprint = shared
        .fingerprint
        .with(fingerprint_of(&frame::frame(shared, id)));
    let mut addresses = String::new();
    for body in page.body.all() {
        fingerprint = fingerprint.with(body.fingerprint);
        for inclusion in &body.inclusions {
            if let Inclusion::Text(code) = inclusion {
                fingerprint = fingerprint.with(Fingerprint::of(&**code));
            }
        }
        if shared.site.allows_raw_html(&body.source) {
            addresses.push_str("raw html\n");
        }
        for target in &body.targets {
            addresses.push_str(&shared.site.href(page, target).unwrap_or_default());
            if let Target::File(_, Some(picture)) = target {
                addresses.push_str(&format!(" {}x{}", picture.width, picture.height));
            }
            addresses.push('\n');
        }
    }
    fingerprint.with(Fingerprint::of(addresses))
}

/// The fingerprint of a view, by its JSON.
fn fingerprint_of(view: &impl serde::Serialize) -> Fingerprint {
    // Views are plain structs, whose JSON cannot fail.
    Fingerprint::of(serde_json::to_vec(view).unwrap_or_default())
}

fn page_view(shared: &Shared, id: PageId) -> PageView {
    let page = shared.site.page(id);
    let mut view = frame::frame(shared, id);
    let fragments = html::write_page(&shared.site, page, shared.presentation());
    for (source, places) in view.sources.iter_mut().zip(fragments.citations) {
        // The words of the page come before the entries of its list.
        source.back.splice(0..0, places);
    }
    view.words = listing::words(&shared.site, page, &fragments.explained);
    if shared.medium == Medium::Course {
        // A course explains its words itself.
        view.words.iter_mut().for_each(|word| word.href = None);
    }
    view.opening = fragments.opening;
    view.footnotes = fragments.footnotes;
    view.answers = fragments.answers;
    view.body = fragments.body;
    if let PartView::Session(part) = &mut view.part {
        part.after_plan = fragments.after_plan;
    }
    view
}

fn assets(theme: &Theme) -> Vec<(OutPath, Artifact)> {
    let assets = theme.assets().iter().filter_map(|asset| {
        let artifact = match &asset.body {
            // The address holds the fingerprint of the bytes.
            AssetBody::Bytes(bytes) => {
                Artifact::known(Fingerprint::of(&asset.address), Arc::clone(bytes))
            }
            AssetBody::File(file) => Artifact::file(Arc::clone(file)),
        };
        Some((OutPath::new(&asset.address).ok()?, artifact))
    });
    assets.collect()
}

/// A file of the project; photos go out without the place where they were
/// taken (decision 5).
fn file_artifact(asset: &Arc<Asset>) -> Artifact {
    if !matches!(
        asset.path.extension().as_str(),
        "jpg" | "jpeg" | "png" | "webp"
    ) {
        return Artifact::file(Arc::clone(asset));
    }
    let asset = Arc::clone(asset);
    Artifact::lazy(
        asset.fingerprint.with(Fingerprint::of("without metadata")),
        move || {
            let bytes = asset
                .read()
                .map_err(|error| MakeError::Machine(format!("{error:#}")))?;
            picture::strip(&bytes).ok_or_else(|| {
                let error = picture::PictureError::NoPicture;
                let diagnostic =
                    Diagnostic::new(error.code(), &asset.path, None, error.to_string())
                        .help(error.help());
                MakeError::Author(Box::new(diagnostic))
            })
        },
    )
}
