//! The web site: a page for each page, redirects, the not-found page, assets,
//! sitemap and feed.
//!
//! Pages are lazy: a page's fingerprint covers everything that its bytes
//! depend on, and its HTML is written when somebody asks for it.

mod about;
mod address;
mod cards;
mod feed;
mod frame;
mod listing;
mod sitemap;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Artifact, Body, MakeError, Output};
use crate::diagnostics::{Checked, Diagnostic};
use crate::html;
use crate::markdown::highlight::Highlighter;
use crate::site::{Inclusion, Page, PageId, PageKind, Site, Target, picture};
use crate::source::Asset;
use crate::text::{Fingerprint, OutPath};
use crate::theme::{AssetBody, Branch, BranchItem, BranchView, PageView, SiteView, Theme};

/// What every page of one site shares.
struct Shared {
    site: Arc<Site>,
    theme: Arc<Theme>,
    highlighter: Arc<Highlighter>,
    view: Arc<SiteView>,
    /// The navigation of each folder, written once, by the folder's own page.
    branches: BTreeMap<PageId, Branch>,
    /// The pages that rest on each source.
    citing: Vec<Vec<PageId>>,
    /// Stands for all of the above but the pages themselves.
    fingerprint: Fingerprint,
}

/// Every file of the site.
#[must_use]
pub fn build(
    site: &Arc<Site>,
    theme: &Arc<Theme>,
    highlighter: &Arc<Highlighter>,
) -> Checked<Output> {
    let mut diagnostics = Vec::new();
    let shared = Arc::new(share(site, theme, highlighter, &mut diagnostics));
    let ids: Vec<PageId> = site.pages().map(|(id, _)| id).collect();
    let mut output: Output = ids
        .par_iter()
        .map(|id| page_artifact(&shared, *id))
        .collect();
    output.extend(about::redirects(&shared));
    output.extend(about::not_found(&shared));
    output.extend(assets(theme));
    output.extend(
        site.files
            .iter()
            .map(|(out, asset)| (out.clone(), file_artifact(asset))),
    );
    if let Some(base) = &site.config.site.base_url {
        output.extend(named("sitemap.xml", sitemap::write(site, base)));
        output.extend(named("feed.xml", feed::write(site, base)));
    }
    Checked::new(output, diagnostics)
}

fn named(path: &str, text: String) -> Option<(OutPath, Artifact)> {
    Some((OutPath::new(path).ok()?, Artifact::from_bytes(text)))
}

fn share(
    site: &Arc<Site>,
    theme: &Arc<Theme>,
    highlighter: &Arc<Highlighter>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Shared {
    let view = Arc::new(about::site_view(site));
    let mut branches = BTreeMap::new();
    for (id, page) in site.pages().filter(|(_, page)| !page.children.is_empty()) {
        match theme.render_branch(&branch_view(site, page)) {
            Ok(branch) => {
                branches.insert(id, branch);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let mut citing = vec![Vec::new(); site.sources.len()];
    for (id, page) in site.pages() {
        for claim in &page.claims {
            citing[*claim].push(id);
        }
    }
    let words = site
        .pages
        .iter()
        .find(|page| page.kind == PageKind::Glossary);
    let words = words.map_or_else(|| Fingerprint::of(""), |page| page.body.fingerprint);
    let fingerprint = theme.fingerprint().with(fingerprint_of(&*view)).with(words);
    Shared {
        site: Arc::clone(site),
        theme: Arc::clone(theme),
        highlighter: Arc::clone(highlighter),
        view,
        branches,
        citing,
        fingerprint,
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
    let fingerprint = page_fingerprint(shared, id);
    let for_later = Arc::clone(shared);
    let make = move || render(&for_later, &page_view(&for_later, id));
    (page.out.clone(), Artifact::lazy(fingerprint, make))
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
    let fragments = html::write_page(&shared.site, page, &shared.highlighter);
    for (source, places) in view.sources.iter_mut().zip(fragments.citations) {
        // The words of the page come before the entries of its list.
        source.back.splice(0..0, places);
    }
    view.words = listing::words(&shared.site, page, &fragments.explained);
    view.opening = fragments.opening;
    view.footnotes = fragments.footnotes;
    view.body = fragments.body;
    view
}

fn assets(theme: &Theme) -> Vec<(OutPath, Artifact)> {
    let assets = theme.assets().iter().filter_map(|asset| {
        let artifact = match &asset.body {
            AssetBody::Bytes(bytes) => Artifact {
                // The address holds the fingerprint of the bytes.
                fingerprint: Fingerprint::of(&asset.address),
                body: Body::Bytes(Arc::clone(bytes)),
            },
            AssetBody::File(file) => Artifact {
                fingerprint: file.fingerprint,
                body: Body::File(file.file.clone()),
            },
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
        return Artifact {
            fingerprint: asset.fingerprint,
            body: Body::File(asset.file.clone()),
        };
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
