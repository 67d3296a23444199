//! What the site says about itself, and the pages that no file makes.

use std::sync::Arc;

use super::{Medium, Shared, frame, keep, render};
use crate::output::Artifact;
use crate::output::offline::PAGE;
use crate::site::{HOW_WELL, Page, PageId, PageKind, Site, has_how_well};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{LinkView, PageView, PartView, RedirectPart, SiteView};

/// The navigation on top holds this many parts: more do not fit a phone.
const MOST_SECTIONS: usize = 8;

/// What is the same on every page.
pub(super) fn site_view(site: &Site, medium: Medium) -> SiteView {
    let link = |id: &PageId| {
        let page = site.page(*id);
        LinkView {
            title: page.title.clone(),
            href: page.out.to_string(),
        }
    };
    let config = &site.config;
    SiteView {
        id: config.site.id.clone(),
        title: config.title.clone(),
        description: config.description.clone(),
        edition: config.site.edition.map(Into::into),
        independence: config.site.independence.clone(),
        sections: top_sections(site).iter().map(link).collect(),
        footer: footer(site).iter().map(link).collect(),
        how_well: has_how_well(site).then(|| HOW_WELL.to_owned()),
        feed: (medium == Medium::Web && config.site.base_url.is_some())
            .then(|| "feed.xml".to_owned()),
        keep: keep::is_offered(site).then(|| PAGE.to_owned()),
        copy: medium == Medium::Copy,
    }
}

/// The parts in the navigation on top; what is about the site itself stands
/// in the footer.
pub(super) fn top_sections(site: &Site) -> Vec<PageId> {
    let about = |id: &PageId| is_about(site.page(*id));
    site.sections
        .iter()
        .copied()
        .filter(|id| !about(id))
        .take(MOST_SECTIONS)
        .collect()
}

fn is_about(page: &Page) -> bool {
    let source = page.body.source.as_str();
    // Pages for authors are about the site too.
    source.starts_with("content/about/") || source.starts_with("content/authors/")
}

fn footer(site: &Site) -> Vec<PageId> {
    let fixed = |page: &Page| {
        is_about(page) || matches!(page.kind, PageKind::Sources | PageKind::Organisations)
    };
    let pages = site
        .pages()
        .filter(|(_, page)| fixed(page) && !page.origin.is_unwritten());
    pages.map(|(id, _)| id).collect()
}

/// A page at each old address that leads to the new one.
pub(super) fn redirects(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let redirects = shared.site.redirects.iter();
    redirects
        .map(|(from, to)| leading_on(shared, from.clone(), *to))
        .collect()
}

/// A page that leads from an old address to a page.
pub(super) fn leading_on(shared: &Arc<Shared>, from: OutPath, to: PageId) -> (OutPath, Artifact) {
    let page = shared.site.page(to);
    let words = format!("{from}\n{}\n{}", page.out, page.title);
    let fingerprint = shared.fingerprint.with(Fingerprint::of(words));
    let (shared, old) = (Arc::clone(shared), from.clone());
    let make = move || render(&shared, &redirect(&shared, &old, to));
    (from, Artifact::lazy(fingerprint, make))
}

fn redirect(shared: &Shared, from: &OutPath, to: PageId) -> PageView {
    let page = shared.site.page(to);
    let part = PartView::Redirect(RedirectPart {
        target: from.relative(&page.out),
    });
    let mut view = PageView::new(Arc::clone(&shared.view), page.title.clone(), part);
    view.root = from.to_root();
    view.language.clone_from(&shared.site.config.language);
    view
}

/// The page that a server shows for addresses that do not exist. It is shown
/// at any depth, so its links start at the path of the public address.
pub(super) fn not_found(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    let out = OutPath::new("404.html").ok()?;
    let root = base_path(shared.site.config.site.base_url.as_deref());
    let site = &shared.site.config.site;
    let told = format!("{root}\n{:?}\n{:?}", site.contact, site.edition);
    let fingerprint = shared.fingerprint.with(Fingerprint::of(told));
    let shared = Arc::clone(shared);
    let make = move || {
        let mut view = PageView::new(
            Arc::clone(&shared.view),
            shared.theme.word("lost_title"),
            PartView::NotFound(None),
        );
        view.root.clone_from(&root);
        view.language.clone_from(&shared.site.config.language);
        let contact = shared.site.config.site.contact.as_ref();
        view.feedback = contact.map(|contact| {
            let (title, address) = ("lost_title", "lost_address");
            let [title, address] = [title, address].map(|key| shared.theme.word(key));
            frame::feedback_about(&shared, contact, title, address)
        });
        render(&shared, &view)
    };
    Some((out, Artifact::lazy(fingerprint, make)))
}

/// The path of an address: `https://example.org/guide/` has `/guide/`.
fn base_path(base_url: Option<&str>) -> String {
    let after_scheme = base_url
        .and_then(|url| url.split_once("://"))
        .map(|(_, rest)| rest);
    match after_scheme.and_then(|rest| rest.split_once('/')) {
        Some((_, path)) => format!("/{path}"),
        None => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_the_public_address() {
        assert_eq!(base_path(Some("https://example.org/guide/")), "/guide/");
        assert_eq!(base_path(Some("https://example.org/")), "/");
        assert_eq!(base_path(None), "/");
    }
}
