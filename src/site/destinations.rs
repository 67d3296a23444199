//! Everything that a link may lead to.

use std::collections::{BTreeMap, HashMap};

use super::described::Parsed;
use super::includes::Joined;
use super::lists::Lists;
use super::made;
use super::placed::{Placed, is_part, page_id, repeated_title};
use super::{Origin, PageId};
use crate::source::Sources;
use crate::text::{Fingerprint, OutPath, SourcePath};

/// Everything that a link may lead to.
pub(super) struct Destinations<'a> {
    /// Every page.
    pub(super) placed: &'a [Placed],
    /// The same pages with what they include.
    pub(super) joined: &'a [Joined],
    /// The list files, whose pages have an id for each entry.
    pub(super) lists: &'a Lists,
    /// Pages by their file.
    pub(super) pages: HashMap<&'a SourcePath, PageId>,
    /// Pages of folders without `index.md`, by the file that it would be.
    folders: HashMap<&'a SourcePath, PageId>,
    /// Files that are no text are here.
    pub(super) sources: &'a Sources,
    /// Markdown files, those too that make no page.
    documents: &'a BTreeMap<&'a SourcePath, &'a Parsed>,
    /// Pages that no file makes.
    made: Vec<OutPath>,
}

/// Why a file makes no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It is a draft, or has no address, which was said.
    Unpublished,
    /// Its name starts with `_`: it is only for inclusion.
    Part,
}

impl<'a> Destinations<'a> {
    pub(super) fn new(
        placed: &'a [Placed],
        joined: &'a [Joined],
        lists: &'a Lists,
        sources: &'a Sources,
        documents: &'a BTreeMap<&'a SourcePath, &'a Parsed>,
    ) -> Self {
        let pages = placed.iter().enumerate();
        let pages = pages.map(|(at, page)| (page.origin, (&page.path, page_id(at))));
        let (folders, pages): (Vec<_>, Vec<_>) =
            pages.partition(|(origin, _)| *origin == Origin::Folder);
        Self {
            placed,
            joined,
            lists,
            pages: pages.into_iter().map(|(_, page)| page).collect(),
            folders: folders.into_iter().map(|(_, page)| page).collect(),
            sources,
            documents,
            made: made::pages(placed.iter().map(|page| page.kind)),
        }
    }

    /// Stands for everything here that links may lead to.
    pub(super) fn inputs(&self) -> Fingerprint {
        let assets = self.sources.assets.iter();
        let assets = assets.flat_map(|asset| {
            let place = asset.file.as_os_str().as_encoded_bytes();
            [
                asset.path.as_str().as_bytes(),
                asset.fingerprint.bytes(),
                place,
            ]
        });
        let files = self.documents.keys().map(|path| path.as_str().as_bytes());
        let lists = [self.lists.inputs.bytes()];
        let rest = lists
            .into_iter()
            .chain(assets)
            .chain([&b"files"[..]])
            .chain(files);
        let rest = Fingerprint::of_parts(rest);
        let anchors: Vec<Fingerprint> = self.placed.iter().zip(self.joined).map(anchors).collect();
        let pages = self
            .placed
            .iter()
            .zip(&anchors)
            .flat_map(|(page, anchors)| {
                let words = [page.path.as_str().as_bytes(), page.title.as_bytes()];
                words
                    .into_iter()
                    .chain([page.origin.tag(), anchors.bytes()])
            });
        Fingerprint::of_parts(pages.chain([rest.bytes()]))
    }

    /// The page that a file makes; a folder's page where it is a folder.
    pub(super) fn page(&self, file: &SourcePath) -> Option<PageId> {
        if let Some(page) = self.pages.get(file) {
            return Some(*page);
        }
        let index = SourcePath::new(&format!("{file}/index.md"));
        let page = self.pages.get(&index);
        page.or_else(|| self.folders.get(&index)).copied()
    }

    /// The files that make pages.
    pub(super) fn files(&self) -> impl Iterator<Item = &'a SourcePath> {
        let pages = self.placed.iter();
        let written = pages.filter(|page| page.origin != Origin::Folder);
        written.map(|page| &page.path)
    }

    /// The files that are no text.
    pub(super) fn assets(&self) -> impl Iterator<Item = &'a SourcePath> {
        self.sources.assets.iter().map(|asset| &asset.path)
    }

    /// Why a file that makes no page makes none; nothing where there is no
    /// such file.
    pub(super) fn hidden(&self, file: &SourcePath) -> Option<Hidden> {
        self.documents.get(file).map(|_| match is_part(file) {
            true => Hidden::Part,
            false => Hidden::Unpublished,
        })
    }

    /// The page that no file makes, by its address below `content/`.
    pub(super) fn made(&self, file: &SourcePath) -> Option<&OutPath> {
        let inside = file.as_str().strip_prefix("content/")?;
        self.made.iter().find(|out| out.as_str() == inside)
    }

    /// The ids of a page that links may name.
    pub(super) fn ids(&self, page: PageId) -> Vec<&str> {
        let at = page.0 as usize;
        match self.lists.ids(self.placed[at].kind) {
            Some(ids) => ids.iter().map(String::as_str).collect(),
            None => self.joined[at].ids(),
        }
    }

    /// The id of the heading that is the page's title: the page's start.
    pub(super) fn start(&self, page: PageId) -> Option<&str> {
        let page = &self.placed[page.0 as usize];
        Some(&repeated_title(&page.document, &page.title)?.id)
    }

    /// The name of a page's file.
    pub(super) fn name(&self, page: PageId) -> &str {
        self.placed[page.0 as usize].path.file_name()
    }
}

/// Stands for the places on a page that links may name. Where the page
/// includes others, all of their words do.
fn anchors((page, joined): (&Placed, &Joined)) -> Fingerprint {
    if joined.inclusions.is_empty() {
        page.anchors
    } else {
        joined.inputs()
    }
}
