//! The finder, the comparison, "My list", and the script that holds their
//! records.
//!
//! The pages are frames that scripts fill in. Without a script they lead to
//! the lists of standards, which hold the same. This module never decides what
//! fits a reader: the browser does.

mod data;
mod pack;

use std::sync::Arc;

use super::address::public_address;
use super::{Shared, about, fingerprint_of, frame, render};
use crate::catalogue::{ALL, Scheme};
use crate::output::{Artifact, Output};
use crate::site::{PageKind, Site};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{FinderPart, LinkView, PageView, PartView};

/// What a page makes of the data.
type Part = fn(FinderPart) -> PartView;

/// The pages: address, key of the title, key of the description, kind.
const PAGES: [(&str, &str, &str, Part); 3] = [
    (
        "find.html",
        "standards_find_title",
        "standards_find_intro",
        PartView::Find,
    ),
    (
        "compare.html",
        "standards_compare_title",
        "standards_compare_intro",
        PartView::Compare,
    ),
    (
        "my-list.html",
        "standards_list_title",
        "standards_list_intro",
        PartView::MyList,
    ),
];

/// The script and its pages; none where there are no standards.
pub(super) fn build(shared: &Arc<Shared>) -> Output {
    let mut output = Output::new();
    if shared.site.catalogue.standards.is_empty() {
        return output;
    }
    let script = data::write(&shared.site);
    let fingerprint = Fingerprint::of(&script);
    let address = format!("assets/catalogue-{}.js", fingerprint.short());
    for (name, title, about, part) in PAGES {
        let out = OutPath::new(&format!("standards/{name}"));
        let view = out.map(|out| (page(shared, &out, &address, [title, about], part), out));
        if let Ok((view, out)) = view {
            let fingerprint = shared.fingerprint.with(fingerprint_of(&view));
            let shared = Arc::clone(shared);
            output.insert(
                out,
                Artifact::lazy(fingerprint, move || render(&shared, &view)),
            );
        }
    }
    if let Ok(out) = OutPath::new(&address) {
        output.insert(out, Artifact::from_bytes(script));
    }
    output
}

fn page(
    shared: &Shared,
    out: &OutPath,
    data: &str,
    [title, about]: [&str; 2],
    part: Part,
) -> PageView {
    let site = &*shared.site;
    let title = shared.theme.word(title).to_owned();
    let part = part(FinderPart {
        data: data.to_owned(),
        settings: lists(site, out, Scheme::Settings, "for"),
        topics: lists(site, out, Scheme::Topics, "about"),
    });
    let mut view = PageView::new(Arc::clone(&shared.view), title.clone(), part);
    view.root = out.to_root();
    view.language.clone_from(&site.config.language);
    shared.theme.word(about).clone_into(&mut view.description);
    let settings = &site.config.site;
    let base = settings.base_url.as_deref();
    view.canonical = base.map(|base| public_address(base, out));
    let contact = settings.contact.as_ref();
    view.feedback =
        contact.map(|contact| frame::feedback_about(shared, contact, &title, out.as_str()));
    let index = site
        .pages()
        .find(|(_, page)| page.out.as_str() == "standards/index.html");
    let index = index.map(|(id, _)| id);
    let above = [site.first(PageKind::Home), index];
    view.crumbs = above
        .into_iter()
        .flatten()
        .map(|id| link(out, &site.page(id).title, &site.page(id).out))
        .collect();
    let sections = about::top_sections(site);
    view.section = index.and_then(|id| sections.iter().position(|one| *one == id));
    view
}

/// Links to the pages of the values of a list.
fn lists(site: &Site, from: &OutPath, scheme: Scheme, folder: &str) -> Vec<LinkView> {
    let values = site.catalogue.vocabulary.list(scheme).iter();
    let values = values.filter(|value| value.id.as_str() != ALL);
    values
        .filter_map(|value| {
            let to = OutPath::new(&format!("standards/{folder}/{}.html", value.id)).ok()?;
            Some(link(from, &value.label, &to))
        })
        .collect()
}

fn link(from: &OutPath, title: &str, to: &OutPath) -> LinkView {
    LinkView {
        title: title.to_owned(),
        href: from.relative(to),
    }
}
