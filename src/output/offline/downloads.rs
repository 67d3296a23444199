//! What readers can take away as files: the whole site as a zip file and as one
//! page, and single parts of it as one page each.

use std::sync::Arc;

use super::{FOLDER, Ground, Takeaway};
use crate::output::scorm::{self, Course, Form};
use crate::output::{Artifact, Output, handout};
use crate::site::{ALL_DOWNLOADS, Page, PageId, PageKind, Site};
use crate::text::{Fingerprint, OutPath};

/// A file to take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Its address.
    pub out: OutPath,
    /// What is in it, for readers.
    pub title: String,
    /// What is in it.
    pub content: Content,
}

/// What a file to take away holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The whole site, as files.
    Site,
    /// Everything for a session, as files.
    Session {
        /// The session.
        id: PageId,
        /// The folder of the files.
        name: String,
    },
    /// Some pages, as one file.
    Pages {
        /// The title of the file.
        title: String,
        /// The kind of the first page; the whole site starts with the front page.
        kind: PageKind,
        /// The pages in order.
        pages: Vec<PageId>,
    },
    /// A course for a training system, as a zip file.
    Course(Course, Form),
}

/// The files that `[site] downloads` asks for, the whole site first, and those
/// of sessions that are ready to run.
#[must_use]
pub fn downloads(site: &Site) -> Vec<Download> {
    let mut all = asked_for(site);
    let sessions = site.ready_sessions().into_iter();
    all.extend(sessions.filter_map(|id| session(site, id)));
    all
}

/// Everything for a session.
fn session(site: &Site, id: PageId) -> Option<Download> {
    let page = site.page(id);
    let name = handout::folder(page).replace('/', "-");
    Some(Download {
        out: OutPath::new(&format!("{FOLDER}/{name}.zip")).ok()?,
        title: page.title.clone(),
        content: Content::Session { id, name },
    })
}

fn asked_for(site: &Site) -> Vec<Download> {
    let wanted = &site.config.site.downloads;
    if wanted.iter().any(|place| place == ALL_DOWNLOADS) {
        let parts = site.pages().filter(|(_, page)| {
            matches!(
                page.kind,
                PageKind::Module | PageKind::Path | PageKind::Session
            )
        });
        let parts = parts.filter_map(|(id, _)| part(site, id));
        return zipped(site)
            .into_iter()
            .chain(whole(site))
            .chain(parts)
            .collect();
    }
    let ids = wanted.iter().filter_map(|place| site.page_at(place));
    ids.filter_map(|id| part(site, id)).collect()
}

/// The single file of a place below `content/`, or of the whole site.
#[must_use]
pub fn download_of(site: &Site, place: &str) -> Option<Download> {
    if place == ALL_DOWNLOADS {
        whole(site)
    } else {
        part(site, site.page_at(place)?)
    }
}

/// The whole site as one file, in reading order.
fn whole(site: &Site) -> Option<Download> {
    let title = site.config.title.clone();
    Some(Download {
        out: OutPath::new(&format!("{FOLDER}/{}.html", name_of(site))).ok()?,
        title: title.clone(),
        content: Content::Pages {
            title,
            kind: PageKind::Home,
            pages: site.pages().map(|(id, _)| id).collect(),
        },
    })
}

/// A page with what belongs to it: the lessons of a module or path.
fn part(site: &Site, id: PageId) -> Option<Download> {
    let page = site.page(id);
    let name = name_of_page(page)?;
    let with = match page.kind {
        PageKind::Path => page.lessons.clone(),
        _ => page.children.clone(),
    };
    Some(Download {
        out: OutPath::new(&format!("{FOLDER}/{name}.html")).ok()?,
        title: page.title.clone(),
        content: Content::Pages {
            title: page.title.clone(),
            kind: page.kind,
            pages: std::iter::once(id).chain(with).collect(),
        },
    })
}

/// The name of a page in names of files: `learn-what-is-fhir`.
#[must_use]
pub fn name_of_page(page: &Page) -> Option<String> {
    let path = page.out.as_str().strip_suffix(".html")?;
    let path = path.strip_suffix("/index").unwrap_or(path);
    Some(path.replace('/', "-"))
}

/// The whole site as files.
fn zipped(site: &Site) -> Option<Download> {
    Some(Download {
        out: OutPath::new(&format!("{FOLDER}/{}.zip", name_of(site))).ok()?,
        title: site.config.title.clone(),
        content: Content::Site,
    })
}

/// The name of the site in names of files.
#[must_use]
pub fn name_of(site: &Site) -> String {
    let id = &site.config.site.id;
    if id.is_empty() {
        "guide".to_owned()
    } else {
        id.clone()
    }
}

/// Every download. Their inputs are those of all other files.
pub(super) fn artifacts(ground: &Ground, others: &Output) -> Vec<(OutPath, Artifact)> {
    let takeaway = Arc::new(Takeaway::new(ground));
    let others = Arc::new(others.clone());
    let artifact = |download: Download| {
        let (takeaway, others) = (Arc::clone(&takeaway), Arc::clone(&others));
        let out = download.out.clone();
        let name = Fingerprint::of(out.as_str());
        let fingerprint = move || {
            let inputs = others.values().map(Artifact::fingerprint);
            inputs.fold(name, Fingerprint::with)
        };
        let make = move || takeaway.make(&download.content);
        (out, Artifact::lazily_named(fingerprint, make))
    };
    let site = &ground.site;
    let all = downloads(site).into_iter().chain(scorm::downloads(site));
    all.map(artifact).collect()
}
