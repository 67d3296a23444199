//! All documents joined: order, addresses, links, glossary.
//!
//! [`assemble`] takes every parsed file and returns one [`Site`]: a small,
//! immutable value in which each link is resolved and each page has its
//! address and its neighbours. This floor never knows templates or the disk.

mod address;
mod assemble;
mod described;
mod destinations;
mod downloads;
mod follow_up;
mod includes;
mod kind;
mod linked;
mod links;
mod lists;
mod made;
mod outline;
pub mod picture;
mod placed;
mod records;
mod redirects;
mod scenario;
mod search_words;
mod session;
mod slides;
mod suggest;
mod summary;
mod terms;

pub use address::{AliasError, alias_address, humanise, page_address, split_number};
pub use assemble::{Drafts, Ground, Memos, assemble};
pub use described::Parsed;
pub use downloads::ALL as ALL_DOWNLOADS;
pub use follow_up::FollowUp;
pub use kind::{NAMED_FOLDERS, NAMED_PAGES, PageKind};
pub use lists::{Organisation, SourceEntry, Term};
pub use made::{HOW_WELL, has_how_well};
pub use scenario::{Part, Scenario};
pub use search_words::{BestAnswer, SearchWords};
pub use session::{PlanItem, PlanRow, SessionPlan, Skip};
pub use slides::{Over, Placed, Shown, Size, Slide, SlideKind, Slides};
pub use terms::TermFinder;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::{Catalogue, RecordId, RecordKind};
use crate::config::Config;
use crate::markdown::{Block, BlockKind, Document, Heading, IncludeId, LinkId};
use crate::source::Asset;
use crate::text::{Date, Fingerprint, OutPath, Slug, SourcePath, Span};
use picture::Picture;

/// The whole site, joined.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Arc<Config>,
    /// The records of standards and services.
    pub catalogue: Arc<Catalogue>,
    /// Every page, parents before children, in reading order.
    pub pages: Vec<Page>,
    /// The first page of each kind that has one.
    pub first: BTreeMap<PageKind, PageId>,
    /// The first page of each top folder, in the order of the navigation.
    pub sections: Vec<PageId>,
    /// The words that are explained, in the order of their names.
    pub glossary: Arc<[Term]>,
    /// The same words, ready to be looked for.
    pub terms: Arc<TermFinder>,
    /// The pages of standards and services by every name of theirs, in small
    /// letters.
    pub names: BTreeMap<String, PageId>,
    /// The sources, in the order of their file.
    pub sources: Arc<[SourceEntry]>,
    /// The organisations, in the order of their file.
    pub organisations: Arc<[Organisation]>,
    /// Best answers and words that mean the same, for the search.
    pub search_words: SearchWords,
    /// Files that pages show or link to, by the address that they get.
    pub files: BTreeMap<OutPath, Arc<Asset>>,
    /// Old addresses and the pages that they lead to now.
    pub redirects: BTreeMap<OutPath, PageId>,
}

/// The place of a page in [`Site::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub u32);

/// One page of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its words.
    pub body: Arc<Body>,
    /// Its address.
    pub out: OutPath,
    /// Its title.
    pub title: String,
    /// One or two sentences on it; empty where nothing was written.
    pub summary: String,
    /// The page above it.
    pub parent: Option<PageId>,
    /// The pages below it, in order.
    pub children: Vec<PageId>,
    /// The page before it in reading order.
    pub previous: Option<PageId>,
    /// The page after it in reading order.
    pub next: Option<PageId>,
    /// Pages to read before it.
    pub before: Vec<PageId>,
    /// The pages of a learning path, in order.
    pub lessons: Vec<PageId>,
    /// The sources of its claims, in order of first use: places in [`Site::sources`].
    pub claims: Vec<usize>,
    /// Whether it is a draft or stands for something without a file.
    pub origin: Origin,
}

/// Where a page comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A file that is published.
    Published,
    /// A file with `draft: yes`, shown because drafts were asked for.
    Draft,
    /// A folder without `index.md`: the page lists what is in the folder.
    Folder,
    /// A record of the catalogue for which nobody has written a page.
    Record,
}

impl Origin {
    /// Whether there is no file behind the page.
    #[must_use]
    pub fn is_unwritten(self) -> bool {
        matches!(self, Self::Folder | Self::Record)
    }

    /// Stands for it in fingerprints.
    fn tag(self) -> &'static [u8] {
        match self {
            Self::Published => b"published",
            Self::Draft => b"draft",
            Self::Folder => b"folder",
            Self::Record => b"record",
        }
    }
}

/// A parsed file as it stands in a page, with everything it refers to.
#[derive(Debug, Clone)]
pub struct Body {
    /// The file that holds the words.
    pub source: SourcePath,
    /// Stands for the text of that file.
    pub fingerprint: Fingerprint,
    /// The words.
    pub document: Arc<Document>,
    /// Where each link leads, as [`Document::links`].
    pub targets: Vec<Target>,
    /// What each include brings, as [`Document::includes`].
    pub inclusions: Vec<Inclusion>,
}

impl Page {
    /// The heading at the start that only says the title again, which the page
    /// shows already.
    #[must_use]
    pub fn repeated_title(&self) -> Option<&Heading> {
        placed::repeated_title(&self.body.document, &self.title)
    }
}

impl Body {
    /// Where a link of this body leads.
    #[must_use]
    pub fn target(&self, link: LinkId) -> &Target {
        self.targets
            .get(link.0 as usize)
            .unwrap_or(&Target::Nowhere)
    }

    /// What an include of this body brings.
    #[must_use]
    pub fn inclusion(&self, include: IncludeId) -> &Inclusion {
        self.inclusions
            .get(include.0 as usize)
            .unwrap_or(&Inclusion::Nothing)
    }

    /// What stands under a heading of this file, up to the next one of its
    /// rank.
    #[must_use]
    pub fn part(&self, heading: &str) -> Option<&[Block]> {
        let blocks = &self.document.blocks;
        let headings = blocks.iter().enumerate();
        let mut headings = headings.filter_map(|(at, block)| match &block.kind {
            BlockKind::Heading { level, id, .. } => Some((at, *level, &**id)),
            _ => None,
        });
        let (start, rank, _) = headings.find(|(_, _, id)| *id == heading)?;
        let end = headings.find(|(_, level, _)| *level <= rank);
        blocks.get(start + 1..end.map_or(blocks.len(), |(at, ..)| at))
    }

    /// Every heading of this body and of what it includes, in reading order.
    #[must_use]
    pub fn headings(&self) -> Vec<&Heading> {
        let mut headings = Vec::new();
        self.visit(
            &|document| document.headings.as_slice(),
            &|heading| heading.span,
            &mut |_, heading| headings.push(heading),
        );
        headings
    }

    /// Visits some things of this body and of what it includes in reading
    /// order, each with the body that holds it.
    pub(crate) fn visit<'a, T: 'a>(
        &'a self,
        of: &impl Fn(&'a Document) -> &'a [T],
        place: &impl Fn(&T) -> Span,
        see: &mut impl FnMut(&'a Self, &'a T),
    ) {
        let mut inclusions = self.document.includes.iter().zip(&self.inclusions);
        let mut next = inclusions.next();
        for thing in of(&self.document) {
            while let Some((include, inclusion)) = next
                && include.span.start < place(thing).start
            {
                inclusion.visit(of, place, see);
                next = inclusions.next();
            }
            see(self, thing);
        }
        for (_, inclusion) in next.into_iter().chain(inclusions) {
            inclusion.visit(of, place, see);
        }
    }

    /// This body and every body included in it.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        let mut bodies = Vec::new();
        self.each(&mut |body| bodies.push(body));
        bodies
    }

    /// Shows this body and every body included in it.
    pub fn each<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        for inclusion in &self.inclusions {
            if let Inclusion::Body(body) = inclusion {
                body.each(see);
            }
        }
    }
}

/// What an include brings.
#[derive(Debug, Clone)]
pub enum Inclusion {
    /// Blocks of another file.
    Body(Box<Body>),
    /// Lines of another file, inside a block of code.
    Text(Box<str>),
    /// Nothing: it is broken, which a diagnostic says.
    Nothing,
}

impl Inclusion {
    fn visit<'a, T: 'a>(
        &'a self,
        of: &impl Fn(&'a Document) -> &'a [T],
        place: &impl Fn(&T) -> Span,
        see: &mut impl FnMut(&'a Body, &'a T),
    ) {
        if let Self::Body(body) = self {
            body.visit(of, place, see);
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A page, or a heading of it by its id.
    Page(PageId, Option<Box<str>>),
    /// A heading of the page that the link stands on, by its id.
    Here(Box<str>),
    /// A file of the site; a picture with its size.
    File(OutPath, Option<Picture>),
    /// An address outside the site.
    External(Box<str>),
    /// Nowhere: it is broken, which a diagnostic says, or leads to a draft.
    Nowhere,
}

impl Site {
    /// A page.
    #[must_use]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0 as usize]
    }

    /// The first page of a kind; of list files there is only one.
    #[must_use]
    pub fn first(&self, kind: PageKind) -> Option<PageId> {
        self.first.get(&kind).copied()
    }

    /// Every page with its id, in reading order.
    pub fn pages(&self) -> impl Iterator<Item = (PageId, &Page)> {
        let id = |at: usize| PageId(u32::try_from(at).unwrap_or(u32::MAX));
        self.pages
            .iter()
            .enumerate()
            .map(move |(at, page)| (id(at), page))
    }

    /// The pages above a page, the front page first, the page itself left out.
    #[must_use]
    pub fn ancestors(&self, page: &Page) -> Vec<PageId> {
        let mut above = Vec::new();
        let mut next = page.parent;
        while let Some(id) = next {
            above.push(id);
            next = self.page(id).parent;
        }
        above.reverse();
        above
    }

    /// A value of the front matter of a page or, where it has none, of the
    /// pages above it: modules give defaults to their lessons.
    pub fn inherited<T>(&self, page: &Page, read: impl Fn(&Document) -> Option<T>) -> Option<T> {
        let own = read(&page.body.document);
        own.or_else(|| self.inherited(self.page(page.parent?), read))
    }

    /// The day by which a page must be checked again.
    #[must_use]
    pub fn due(&self, page: &Page) -> Option<Date> {
        let checked = page.body.document.front.checked.as_ref()?.value;
        let months = self
            .inherited(page, |document| {
                Some(document.front.review_months.as_ref()?.value)
            })
            .unwrap_or(self.config.site.review_months);
        Some(checked.plus_months(months))
    }

    /// The record that a page is about, where it is about one.
    #[must_use]
    pub fn record(&self, page: &Page) -> Option<(RecordKind, RecordId)> {
        records::record_of(&page.body.source)
    }

    /// Words to read on a page, those of includes too.
    #[must_use]
    pub fn words(&self, page: &Page) -> usize {
        page.body.all().iter().map(|body| body.document.words).sum()
    }

    /// How to write a target as a link on a page; nothing where it leads nowhere.
    #[must_use]
    pub fn href(&self, from: &Page, target: &Target) -> Option<String> {
        match target {
            Target::Page(id, anchor) => {
                let page = self.page(*id);
                let mut href = from.out.relative(&page.out);
                if let Some(anchor) = anchor {
                    if page.out == from.out {
                        href.clear();
                    }
                    href.push('#');
                    href.push_str(anchor);
                }
                Some(href)
            }
            Target::Here(id) => Some(format!("#{id}")),
            Target::File(out, _) => Some(from.out.relative(out)),
            Target::External(address) => Some(address.to_string()),
            Target::Nowhere => None,
        }
    }

    /// Where a name of a standard, a service or a word of the glossary leads.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Target> {
        if let Some(page) = self.names.get(&name.trim().to_lowercase()) {
            return Some(Target::Page(*page, None));
        }
        let term = self.glossary.get(self.terms.named(name)?)?;
        let page = self.first(PageKind::Glossary)?;
        Some(Target::Page(page, Some(term.anchor().into())))
    }

    /// The place of a claim's source among the sources of a page, from 0.
    #[must_use]
    pub fn claim_number(&self, page: &Page, label: &str) -> Option<usize> {
        let id = Slug::new(label);
        let is_it = |at: &usize| self.sources.get(*at).is_some_and(|entry| entry.id == id);
        page.claims.iter().position(is_it)
    }

    /// Whether `book.toml` allows raw HTML in the folder of a file.
    #[must_use]
    pub fn allows_raw_html(&self, source: &SourcePath) -> bool {
        let inside = source.as_str().strip_prefix("content/").unwrap_or_default();
        self.config.site.raw_html.iter().any(|folder| {
            let folder = folder.trim_matches('/');
            let below = inside.strip_prefix(folder);
            folder.is_empty() || below.is_some_and(|rest| rest.starts_with('/'))
        })
    }
}
