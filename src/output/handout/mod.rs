//! Papers for a room, printed from the browser: what participants write on,
//! what the trainer holds, and the workbook of a learning path.
//!
//! Each paper is a page of the theme, as a value ([`PageView`]); whoever
//! gathers the site writes it. Answers stand in the guide for the trainer
//! alone. This room never knows the command line, browsers or PDF.

pub mod mail;
pub mod plan;
mod running;
mod sheets;
mod workbook;

use std::sync::Arc;

pub use running::running_titles;

use super::offline::Ground;
use crate::html::PaperBlocks;
use crate::site::{Page, PageId, PageKind, PlanItem, SessionPlan, Site};
use crate::text::OutPath;
use crate::theme::{LinkView, PageView, PaperPart, PartView, SheetView, SiteView};

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// For participants.
    Handout,
    /// For the trainer.
    Guide,
    /// Three questions at the end.
    Cards,
    /// Who was in the room.
    SignIn,
    /// That somebody was there.
    Certificate,
    /// All of the above in one page.
    Pack,
    /// Of a learning path.
    Workbook,
}

impl Paper {
    /// The papers of a session, in the order in which a trainer needs them.
    pub const OF_SESSION: [Self; 6] = [
        Self::Guide,
        Self::Handout,
        Self::Cards,
        Self::SignIn,
        Self::Certificate,
        Self::Pack,
    ];

    /// The name of its file, without an ending.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Handout => "handout",
            Self::Guide => "guide",
            Self::Cards => "cards",
            Self::SignIn => "sign-in",
            Self::Certificate => "certificate",
            Self::Pack => "print-pack",
            Self::Workbook => "workbook",
        }
    }

    /// The word of the theme for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Handout => "paper_handout",
            Self::Guide => "paper_guide",
            Self::Cards => "paper_cards",
            Self::SignIn => "paper_sign_in",
            Self::Certificate => "paper_certificate",
            Self::Pack => "paper_pack",
            Self::Workbook => "paper_workbook",
        }
    }

    /// Its address, below that of its session or path.
    #[must_use]
    pub fn address(self, page: &Page) -> Option<OutPath> {
        let name = self.name();
        OutPath::new(&format!("{}/{name}.html", folder(page))).ok()
    }
}

/// The folder of what is made for a session or path: `training/fhir-hour`.
#[must_use]
pub fn folder(page: &Page) -> &str {
    page.out.as_str().trim_end_matches(".html")
}

/// The address of the style sheet with the running titles of its papers.
#[must_use]
pub fn running_address(page: &Page) -> Option<OutPath> {
    OutPath::new(&format!("{}/running.css", folder(page))).ok()
}

/// The pages of which a paper shows words: the session or path first.
#[must_use]
pub fn pages_of(site: &Site, id: PageId) -> Vec<PageId> {
    let page = site.page(id);
    let mut pages = vec![id];
    let named = match page.kind {
        PageKind::Session => planned(page),
        _ => page.lessons.clone(),
    };
    for page in named {
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

/// The pages that a session's plan links to, in order, one for each row.
fn planned(page: &Page) -> Vec<PageId> {
    let plan = SessionPlan::of(page);
    let rows = plan.iter().flat_map(|plan| &plan.rows);
    let pages = rows.filter_map(|row| match row.item {
        PlanItem::Page(id, _) => Some(id),
        PlanItem::Break | PlanItem::Words => None,
    });
    pages.collect()
}

/// What a paper is made from.
pub(super) struct Press<'a> {
    pub(super) ground: &'a Ground,
    /// The session or path.
    pub(super) page: &'a Page,
    /// The address of the paper.
    pub(super) out: &'a OutPath,
}

impl<'a> Press<'a> {
    /// The words of a page, or of what stands under one of its headings.
    fn blocks(&self, page: &'a Page, heading: Option<&'a str>, prefix: &'a str) -> PaperBlocks<'a> {
        PaperBlocks {
            site: &self.ground.site,
            page,
            heading,
            without: &[],
            out: self.out,
            prefix,
            presentation: self.ground.presentation(),
        }
    }

    fn word(&self, key: &'a str) -> &'a str {
        self.ground.theme.word(key)
    }

    fn sheets(&self, paper: Paper) -> Vec<SheetView> {
        match paper {
            Paper::Handout => vec![SheetView::Handout(sheets::handout(self))],
            Paper::Guide => vec![SheetView::Guide(Box::new(sheets::guide(self)))],
            Paper::Cards => vec![SheetView::Cards],
            Paper::SignIn => vec![SheetView::SignIn],
            Paper::Certificate => vec![SheetView::Certificate(sheets::certificate(self))],
            Paper::Workbook => vec![SheetView::Workbook(workbook::write(self))],
            Paper::Pack => {
                let single = Paper::OF_SESSION.iter();
                let single = single.filter(|paper| **paper != Paper::Pack);
                single.flat_map(|paper| self.sheets(*paper)).collect()
            }
        }
    }
}

/// A paper of a session, or the workbook of a path; nothing where it cannot
/// have an address.
#[must_use]
pub fn paper(ground: &Ground, view: &Arc<SiteView>, id: PageId, paper: Paper) -> Option<PageView> {
    let site = &ground.site;
    let page = site.page(id);
    let out = paper.address(page)?;
    let press = Press {
        ground,
        page,
        out: &out,
    };
    let back = LinkView {
        title: page.title.clone(),
        href: out.relative(&page.out),
    };
    let part = PaperPart {
        about: page.title.clone(),
        back: back.clone(),
        running: out.relative(&running_address(page)?),
        sheets: press.sheets(paper),
    };
    let title = format!("{}: {}", ground.theme.word(paper.word()), page.title);
    let mut view = PageView::new(Arc::clone(view), title, PartView::Paper(Box::new(part)));
    view.root = out.to_root();
    view.language.clone_from(&site.config.language);
    let above = site.ancestors(page).into_iter();
    view.crumbs = above
        .map(|id| LinkView {
            title: site.page(id).title.clone(),
            href: out.relative(&site.page(id).out),
        })
        .collect();
    view.crumbs.push(back);
    Some(view)
}
