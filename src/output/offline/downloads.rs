//! What readers can take away as files: the whole site as a zip file and as one
//! page, and single parts of it as one page each.

use std::sync::{Arc, OnceLock};

use super::{FOLDER, Ground, Takeaway, zip};
use crate::output::{Artifact, Output};
use crate::site::{ALL_DOWNLOADS, Site};
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
}

/// The files that `[site] downloads` asks for, the whole site first.
#[must_use]
pub fn downloads(site: &Site) -> Vec<Download> {
    let wanted = &site.config.site.downloads;
    let mut all = Vec::new();
    if wanted.iter().any(|place| place == ALL_DOWNLOADS) {
        all.extend(whole(site));
    }
    all
}

fn whole(site: &Site) -> Option<Download> {
    Some(Download {
        out: OutPath::new(&format!("{FOLDER}/{}.zip", name_of(site))).ok()?,
        title: site.config.title.clone(),
        content: Content::Site,
    })
}

/// The name of the site in names of files.
#[must_use]
pub(super) fn name_of(site: &Site) -> String {
    let id = &site.config.site.id;
    if id.is_empty() {
        "guide".to_owned()
    } else {
        id.clone()
    }
}

/// Every download. Their inputs are those of all other files.
pub(super) fn artifacts(ground: &Ground, others: &Output) -> Vec<(OutPath, Artifact)> {
    let takeaway = Arc::new(Takeaway {
        ground: ground.clone(),
        files: OnceLock::new(),
    });
    let others = Arc::new(others.clone());
    let artifact = |download: Download| {
        let (takeaway, others) = (Arc::clone(&takeaway), Arc::clone(&others));
        let out = download.out.clone();
        let name = Fingerprint::of(out.as_str());
        let fingerprint = move || {
            let inputs = others.values().map(Artifact::fingerprint);
            inputs.fold(name, Fingerprint::with)
        };
        let make = move || match &download.content {
            Content::Site => zip::write(takeaway.files(), &name_of(&takeaway.ground.site)),
        };
        (out, Artifact::lazily_named(fingerprint, make))
    };
    downloads(&ground.site).into_iter().map(artifact).collect()
}
