//! The pages of the catalogue: a page for each record, and the pages that no
//! author writes: lists by place, topic, kind, owner and job, what one must
//! follow, dates, the map, what changed, and the files for machines.
//!
//! This module turns a [`Catalogue`](crate::catalogue::Catalogue) into views
//! and files; it never reads a record's file and never decides what is true.

mod calendar;
mod changes;
mod data;
mod duties;
mod finder;
mod former;
mod home;
mod index;
mod listing;
mod map;
mod record;
mod timeline;
mod views;

use std::sync::Arc;

pub(super) use former::former;
pub(super) use home::home;
pub(super) use index::Index;
pub(super) use record::{headings, record};

use super::{Artifact, Shared, fingerprint_of, render};
use crate::output::Output;
use crate::site::PageKind;
use crate::text::{Fingerprint, OutPath};
use crate::theme::{LinkView, PageView, PartView};

/// The folder of the generated pages.
const FOLDER: &str = "standards";

/// A generated list is split at this length (decision 19).
const MOST_LISTED: usize = 200;

/// Every generated file of the catalogue; none where there are no records.
pub(super) fn build(shared: &Arc<Shared>) -> Output {
    if shared.site.catalogue.is_empty() {
        return Output::new();
    }
    let mut output = Output::new();
    output.extend(listing::pages(shared));
    output.extend(duties::pages(shared));
    output.extend(timeline::pages(shared));
    output.extend(map::pages(shared));
    output.extend(changes::pages(shared));
    output.extend(data::files(shared));
    output.extend(finder::pages(shared));
    output
}

/// The address of a generated page or file below `standards/`.
fn out(name: &str) -> Option<OutPath> {
    OutPath::new(&format!("{FOLDER}/{name}")).ok()
}

/// A page that is made of records alone. `view` is a pure function of the
/// site; its view is the whole input of the page.
fn page(
    shared: &Arc<Shared>,
    out: &OutPath,
    view: impl Fn(&Shared, &OutPath) -> (String, String, PartView) + Send + Sync + 'static,
) -> (OutPath, Artifact) {
    let view = Arc::new(view);
    let make = {
        let (shared, out, view) = (Arc::clone(shared), out.clone(), Arc::clone(&view));
        move || frame(&shared, &out, view(&shared, &out))
    };
    let name = {
        let (shared, make) = (Arc::clone(shared), make.clone());
        move || shared.fingerprint.with(fingerprint_of(&make()))
    };
    let shared = Arc::clone(shared);
    let artifact = Artifact::lazily_named(name, move || render(&shared, &make()));
    (out.clone(), artifact)
}

/// A file of text that is made of records alone.
fn file(
    shared: &Arc<Shared>,
    out: OutPath,
    write: impl Fn(&Shared) -> String + Send + Sync + 'static,
) -> (OutPath, Artifact) {
    let write = Arc::new(write);
    let name = {
        let (shared, write) = (Arc::clone(shared), Arc::clone(&write));
        move || Fingerprint::of(write(&shared))
    };
    let shared = Arc::clone(shared);
    let artifact = Artifact::lazily_named(name, move || Ok(write(&shared).into_bytes()));
    (out, artifact)
}

fn frame(
    shared: &Shared,
    out: &OutPath,
    (title, description, part): (String, String, PartView),
) -> PageView {
    let mut view = PageView::new(Arc::clone(&shared.view), title.clone(), part);
    view.root = out.to_root();
    view.language.clone_from(&shared.site.config.language);
    view.description = description;
    let site = &shared.site.config.site;
    view.canonical = site
        .base_url
        .as_ref()
        .map(|base| super::address::public_address(base, out));
    let contact = site.contact.as_ref();
    view.feedback =
        contact.map(|contact| super::frame::feedback_about(shared, contact, &title, out.as_str()));
    let above = [shared.site.first(PageKind::Home), section(shared)];
    let crumb = |id| {
        let page = shared.site.page(id);
        LinkView {
            title: page.title.clone(),
            href: out.relative(&page.out),
        }
    };
    view.crumbs = above.into_iter().flatten().map(crumb).collect();
    let sections = super::about::top_sections(&shared.site);
    view.section = section(shared).and_then(|id| sections.iter().position(|one| *one == id));
    view
}

/// The page of the folder `standards/`.
fn section(shared: &Shared) -> Option<crate::site::PageId> {
    let index = out("index.html")?;
    shared
        .site
        .pages()
        .find(|(_, page)| page.out == index)
        .map(|(id, _)| id)
}
