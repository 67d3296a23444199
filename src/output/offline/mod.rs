//! What readers keep on their own devices: the worker that keeps the site in a
//! browser, and what goes with it.
//!
//! The worker's list has the hash of every file, and `downloads.js` the sizes,
//! so both are made after all other files ([`Artifact::told_of`], decision 17).
//! This room knows files by their addresses and bytes; it never knows
//! templates or Markdown.

mod downloads;
mod edition;
mod headers;
mod manifest;
mod session;
mod single;
mod take_along;
mod zip;

use std::sync::{Arc, OnceLock};

pub use downloads::{Content, Download, download_of, downloads, name_of, name_of_page};
pub use take_along::take_along;
pub(in crate::output) use zip::write as zip;

use super::{Artifact, Listing, MakeError, Output, scorm, site};
use crate::html::Presentation;
use crate::markdown::highlight::Highlighter;
use crate::site::Site;
use crate::text::OutPath;
use crate::theme::Theme;

/// The address of the worker, at the root of the site: browsers let it answer
/// for its own folder only.
pub const WORKER: &str = "sw.js";
/// The address of the file with the sizes of what readers can keep.
pub const SIZES: &str = "downloads.js";
/// The folder of the downloads.
pub const FOLDER: &str = "downloads";
/// The address of the page on keeping the site.
pub const PAGE: &str = "keep.html";
/// The page that a copy starts with.
pub const START: &str = "start.html";
/// What a browser is told when a reader puts the site among the programs.
pub const MANIFEST: &str = "manifest.webmanifest";
/// A worker that throws away what was kept and removes itself.
pub const REMOVER: &str = include_str!("remover.js");

/// The picture of the site among the programs, by its size in pixels.
const ICONS: [(&str, &[u8]); 2] = [
    ("icon-192.png", include_bytes!("icon-192.png")),
    ("icon-512.png", include_bytes!("icon-512.png")),
];

/// What the pages of a site are made of, and those of its copies.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The site.
    pub site: Arc<Site>,
    /// How it looks.
    pub theme: Arc<Theme>,
    /// Colours code.
    pub highlighter: Arc<Highlighter>,
}

impl Ground {
    /// How content is shown.
    #[must_use]
    pub fn presentation(&self) -> Presentation<'_> {
        self.theme.presentation(&self.highlighter)
    }
}

/// The site as files to take away, made when the first download is.
struct Takeaway {
    ground: Ground,
    files: OnceLock<Output>,
    /// The same, as the pages stand in courses.
    parts: OnceLock<Output>,
}

impl Takeaway {
    fn new(ground: &Ground) -> Self {
        Self {
            ground: ground.clone(),
            files: OnceLock::new(),
            parts: OnceLock::new(),
        }
    }

    fn files(&self) -> &Output {
        self.files.get_or_init(|| site::copy(&self.ground))
    }

    fn make(&self, content: &Content) -> Result<Vec<u8>, MakeError> {
        match content {
            Content::Session { id, name } => {
                let files = session::files(&self.ground, self.files(), *id)?;
                zip::write(&files, &format!("{name}/"))
            }
            Content::Site => {
                let folder = format!("{}/", name_of(&self.ground.site));
                zip::write(self.files(), &folder)
            }
            Content::Pages { title, pages, .. } => {
                single::write(&self.ground, self.files(), title, pages)
            }
            Content::Course(course, form) => {
                let parts = self.parts.get_or_init(|| site::parts(&self.ground));
                scorm::write(&self.ground, parts, course, *form)
            }
        }
    }
}

/// Makes a file to take away, by itself.
///
/// # Errors
/// Where a page or file that belongs in it cannot be made.
pub fn make(ground: &Ground, content: &Content) -> Result<Vec<u8>, MakeError> {
    Takeaway::new(ground).make(content)
}

/// Adds the downloads, the worker and what goes with it to a site that is
/// otherwise whole.
pub(super) fn add(output: &mut Output, ground: &Ground) {
    let config = &ground.site.config;
    let mut added = vec![(
        "_headers",
        Artifact::from_bytes(headers::write(config, output)),
    )];
    if config.offline_enabled {
        added.push((MANIFEST, Artifact::from_bytes(manifest::write(config))));
        let icons = ICONS.iter();
        added.extend(icons.map(|(path, bytes)| (*path, Artifact::from_bytes(*bytes))));
    }
    put(output, added);
    let files = downloads::artifacts(ground, output);
    output.extend(files);
    let others = Arc::new(output.clone());
    let worker = if config.offline_enabled {
        let config = Arc::clone(config);
        let write = move |listing: &Listing| edition::worker(listing, &config).into_bytes();
        Artifact::told_of(Arc::clone(&others), write)
    } else {
        Artifact::from_bytes(REMOVER)
    };
    let config = Arc::clone(config);
    let write = move |listing: &Listing| edition::sizes(listing, &config).into_bytes();
    put(
        output,
        vec![(WORKER, worker), (SIZES, Artifact::told_of(others, write))],
    );
}

fn put(output: &mut Output, files: Vec<(&str, Artifact)>) {
    let named = files
        .into_iter()
        .filter_map(|(path, artifact)| Some((OutPath::new(path).ok()?, artifact)));
    output.extend(named);
}
