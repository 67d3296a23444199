//! What an author is told about one page, beside the page: how its front
//! matter was read, what links to it, which words it explains. Read from a
//! compiled site; it changes nothing and never touches the disk.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Compiled;
use crate::html;
use crate::site::{Origin, Page, PageId, Target};
use crate::text::{OutPath, SourcePath, reading_minutes};

/// How many pages that link here are named; the rest is counted.
const MOST_NAMED: usize = 50;

/// What an author is told about a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageNotes {
    /// Its title.
    pub title: String,
    /// The file that it was made of; none where a folder has no `index.md`.
    pub source: Option<String>,
    /// The files that it includes.
    pub parts: Vec<String>,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// How many words there are to read.
    pub words: usize,
    /// How many minutes reading takes.
    pub minutes: usize,
    /// Its front matter as it was read.
    pub front: Vec<FrontNote>,
    /// The pages that link here, in reading order, at most 50.
    pub linked_from: Vec<LinkNote>,
    /// How many pages link here.
    pub links_here: usize,
    /// The words of the glossary that the page explains, A to Z.
    pub terms: Vec<String>,
}

/// A key of the front matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FrontNote {
    /// The key.
    pub key: &'static str,
    /// Its values in words.
    pub values: Vec<String>,
}

/// A page by its address in the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkNote {
    /// Its title.
    pub title: String,
    /// Its address from the root of the site, without a slash before it.
    pub address: String,
}

impl Compiled {
    /// The page at an address.
    #[must_use]
    pub fn page_at(&self, address: &OutPath) -> Option<(PageId, &Page)> {
        self.site.pages().find(|(_, page)| page.out == *address)
    }

    /// The page that a file was made into.
    #[must_use]
    pub fn page_of(&self, source: &SourcePath) -> Option<&Page> {
        let is_it = |page: &&Page| page.body.source == *source && page.origin != Origin::Folder;
        self.site.pages.iter().find(is_it)
    }

    /// The pages whose words stand in some of these files, at most so many.
    #[must_use]
    pub fn pages_with(&self, sources: &BTreeSet<SourcePath>, most: usize) -> Vec<&Page> {
        let holds = |page: &&Page| {
            let bodies = page.body.all();
            bodies.iter().any(|body| sources.contains(&body.source))
        };
        self.site.pages.iter().filter(holds).take(most).collect()
    }

    /// What its author is told about the page at an address.
    #[must_use]
    pub fn notes(&self, address: &OutPath) -> Option<PageNotes> {
        let (id, page) = self.page_at(address)?;
        let fragments =
            html::write_page(&self.site, page, self.theme.presentation(&self.highlighter));
        let terms = fragments.explained.iter();
        let mut terms: Vec<String> = terms
            .filter_map(|at| Some(self.site.glossary.get(*at)?.full_name()))
            .collect();
        terms.sort_by_key(|term| term.to_lowercase());
        let from = self.links_to(id);
        let words = self.site.words(page);
        let parts = page.body.all().into_iter().skip(1);
        Some(PageNotes {
            title: page.title.clone(),
            source: (page.origin != Origin::Folder).then(|| page.body.source.to_string()),
            parts: parts.map(|part| part.source.to_string()).collect(),
            draft: page.origin == Origin::Draft,
            words,
            minutes: reading_minutes(words),
            front: front(page),
            links_here: from.len(),
            linked_from: from.into_iter().take(MOST_NAMED).map(link_note).collect(),
            terms,
        })
    }

    /// The pages whose words link to a page.
    fn links_to(&self, id: PageId) -> Vec<&Page> {
        let leads_here = |target: &Target| matches!(target, Target::Page(other, _) if *other == id);
        let links = |page: &Page| {
            let bodies = page.body.all();
            bodies
                .iter()
                .any(|body| body.targets.iter().any(leads_here))
        };
        let pages = self.site.pages().filter(|(other, _)| *other != id);
        pages
            .map(|(_, page)| page)
            .filter(|page| links(page))
            .collect()
    }
}

fn link_note(page: &Page) -> LinkNote {
    LinkNote {
        title: page.title.clone(),
        address: page.out.to_string(),
    }
}

fn front(page: &Page) -> Vec<FrontNote> {
    let readings = page.body.document.front.readings();
    let notes = readings.into_iter().map(|reading| FrontNote {
        key: reading.key,
        values: reading.values,
    });
    notes.collect()
}
