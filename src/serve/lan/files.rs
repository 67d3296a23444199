//! The few files that a network may read: the slides of one session, and what
//! that page loads. Nothing else of the site has an address there.

use std::collections::BTreeMap;

use crate::output::{Artifact, Output};
use crate::text::OutPath;

/// The files by their address.
#[derive(Debug)]
pub(super) struct Files {
    /// Where the slides are.
    pub(super) page: OutPath,
    bytes: BTreeMap<OutPath, Artifact>,
    slides: Vec<u8>,
}

impl Files {
    /// The slides at an address and what they load; nothing where there are no
    /// slides or they cannot be written.
    pub(super) fn of(output: &Output, page: &OutPath) -> Option<Self> {
        let slides = output.get(page)?.bytes().ok()?.into_owned();
        let text = String::from_utf8_lossy(&slides);
        // Pages are for readers and have no address here; a page that loads a
        // file names it in quotes.
        let loaded = output.iter().filter(|(out, _)| {
            out.extension() != "html" && text.contains(&format!("\"{}\"", page.relative(out)))
        });
        let bytes = loaded.map(|(out, artifact)| (out.clone(), artifact.clone()));
        Some(Self {
            page: page.clone(),
            bytes: bytes.collect(),
            slides,
        })
    }

    /// The slides as they were built.
    pub(super) fn slides(&self) -> &[u8] {
        &self.slides
    }

    /// A file that the slides load.
    pub(super) fn get(&self, address: &OutPath) -> Option<&Artifact> {
        self.bytes.get(address)
    }
}
