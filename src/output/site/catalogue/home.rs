//! The ways into the catalogue, on the page of the folder `standards/`.

use super::views::Views;
use super::{listing, out};
use crate::catalogue::{Duty, Scheme};
use crate::output::site::Shared;
use crate::site::Page;
use crate::theme::{CatalogueHome, CountedLink, FacetLinks, NamedLink};

/// The pages that look at all records, in the order in which they are shown.
const PAGES: [&str; 7] = [
    "find", "my-list", "all", "timeline", "map", "changes", "data",
];

/// The ways in, on the page of `standards/`; nothing on other pages.
pub(in crate::output::site) fn home(shared: &Shared, page: &Page) -> Option<CatalogueHome> {
    let catalogue = &shared.site.catalogue;
    if catalogue.standards.is_empty() || Some(&page.out) != out("index.html").as_ref() {
        return None;
    }
    let views = Views {
        shared,
        from: &page.out,
    };
    let who = catalogue.vocabulary.list(Scheme::Who).iter();
    let who = who.filter_map(|who| {
        Some(CountedLink {
            title: who.label.clone(),
            href: page.out.relative(&listing::address(Scheme::Who, &who.id)?),
            count: 0,
            means: who.means.clone(),
        })
    });
    let mut lists = vec![FacetLinks {
        name: Scheme::Who.as_str().to_owned(),
        links: who.collect(),
    }];
    lists.extend(listing::LISTS.iter().map(|(scheme, _)| FacetLinks {
        name: scheme.as_str().to_owned(),
        links: listing::ways_in(&views, *scheme),
    }));
    lists.retain(|list| !list.links.is_empty());
    let pages = PAGES.iter().filter_map(|name| {
        Some(NamedLink {
            name: (*name).to_owned(),
            href: page.out.relative(&out(&format!("{name}.html"))?),
        })
    });
    let standards = catalogue.standards.values();
    let unknown = standards.filter(|one| one.mandation.kind.value == Duty::Unknown);
    Some(CatalogueHome {
        lists,
        pages: pages.collect(),
        total: catalogue.standards.len(),
        unknown: unknown.count(),
    })
}
