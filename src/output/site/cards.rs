//! Cards that lead to pages.

use crate::site::{Origin, Page, PageId, PageKind, Site};
use crate::text::reading_minutes;
use crate::theme::{CardView, Icon, LinkView};

/// A card for a page, as a link on another one.
pub(super) fn card(site: &Site, from: &Page, id: PageId) -> CardView {
    let page = site.page(id);
    CardView {
        title: page.title.clone(),
        href: from.out.relative(&page.out),
        summary: page.summary.clone(),
        minutes: minutes(site, page),
        icon: icon(page),
    }
}

/// The small picture of a part of the site, by the folder that is kept for it.
fn icon(page: &Page) -> Option<Icon> {
    if page.kind == PageKind::Glossary {
        return Some(Icon::Book);
    }
    let path = page.body.source.as_str().strip_prefix("content/")?;
    match path.split_once('/')? {
        ("standards", "index.md") => Some(Icon::Page),
        ("services", "index.md") => Some(Icon::Building),
        ("paths", "index.md") => Some(Icon::Signpost),
        ("training", "index.md") => Some(Icon::People),
        ("scenarios", "index.md") => Some(Icon::Person),
        ("help", "index.md") => Some(Icon::Question),
        ("authors", "index.md") => Some(Icon::Code),
        ("paths", "give-care.md") => Some(Icon::People),
        ("paths", "run-a-care-service.md") => Some(Icon::House),
        ("paths", "run-a-practice.md") => Some(Icon::Cross),
        ("paths", "buy-systems.md") => Some(Icon::Page),
        ("paths", "lead.md") => Some(Icon::Building),
        ("paths", "make-or-run-systems.md") => Some(Icon::Code),
        ("paths", "my-record.md") => Some(Icon::Person),
        ("paths", _) => Some(Icon::Signpost),
        _ => None,
    }
}

/// A link to a page, on another one.
pub(super) fn link(site: &Site, from: &Page, id: PageId) -> LinkView {
    let page = site.page(id);
    LinkView {
        title: page.title.clone(),
        href: from.out.relative(&page.out),
    }
}

/// How long a page takes to read; a module takes as long as its lessons. A
/// list of pages or words is not read from end to end.
pub(super) fn minutes(site: &Site, page: &Page) -> Option<u32> {
    let words = |page: &Page| u32::try_from(reading_minutes(site.words(page))).unwrap_or(u32::MAX);
    match page.kind {
        PageKind::Module if !page.children.is_empty() => {
            Some(page.children.iter().map(|id| words(site.page(*id))).sum())
        }
        PageKind::Lesson | PageKind::Module | PageKind::Scenario => Some(words(page)),
        PageKind::Page | PageKind::Standard | PageKind::Service
            if page.origin != Origin::Folder =>
        {
            Some(words(page))
        }
        _ => None,
    }
}
