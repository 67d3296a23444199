//! The slides of a session: one page for its trainer, one for the room.
//!
//! `training/NAME/deck.html` has slides, notes, answers and the plan;
//! `training/NAME/audience.html` has slides and nothing else, so that what a
//! room may look at holds no answer. Both are readable pages without scripts.
//! This room never knows how slides are cut (`site`) or drawn (theme).

mod plan;
mod slides;

use std::sync::Arc;

use super::offline::Ground;
use super::{Artifact, MakeError, Output};
use crate::site::{Body, Page, PageId, PlanItem, SessionPlan, Site, Target};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{AudiencePart, DeckPart, LinkView, PageView, PartView, SiteView};

/// The page for the trainer, in the folder of its session.
const DECK: &str = "deck.html";
/// The page for the room.
const AUDIENCE: &str = "audience.html";

/// What the slides of a site are made of.
#[derive(Debug, Clone)]
pub(super) struct Deck {
    /// The site and how it looks.
    pub(super) ground: Ground,
    /// What is the same on every page.
    pub(super) view: Arc<SiteView>,
    /// Stands for what all pages share.
    pub(super) fingerprint: Fingerprint,
}

/// Who looks at slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Trainer,
    Room,
}

impl Reader {
    fn file(self) -> &'static str {
        match self {
            Self::Trainer => DECK,
            Self::Room => AUDIENCE,
        }
    }
}

/// The pages of every session that `[training] sessions` names.
pub(super) fn build(deck: &Arc<Deck>) -> Output {
    let mut output = Output::new();
    for id in deck.ground.site.ready_sessions() {
        if SessionPlan::of(deck.ground.site.page(id)).is_none() {
            continue;
        }
        for reader in [Reader::Trainer, Reader::Room] {
            output.extend(artifact(deck, id, reader));
        }
    }
    output
}

fn address(site: &Site, session: PageId, reader: Reader) -> Option<OutPath> {
    let page = site.page(session);
    let folder = page.out.as_str().strip_suffix(".html")?;
    OutPath::new(&format!("{folder}/{}", reader.file())).ok()
}

fn artifact(deck: &Arc<Deck>, session: PageId, reader: Reader) -> Option<(OutPath, Artifact)> {
    let out = address(&deck.ground.site, session, reader)?;
    let (for_name, for_bytes) = (Arc::clone(deck), Arc::clone(deck));
    let own = out.clone();
    let artifact = Artifact::lazily_named(
        move || inputs(&for_name, session),
        move || render(&for_bytes, session, reader, &own),
    );
    Some((out, artifact))
}

fn render(
    deck: &Deck,
    session: PageId,
    reader: Reader,
    out: &OutPath,
) -> Result<Vec<u8>, MakeError> {
    let site = &*deck.ground.site;
    let page = site.page(session);
    let Some(plan) = SessionPlan::of(page) else {
        return Ok(Vec::new());
    };
    let made = slides::of_session(&deck.ground, session, &plan, out);
    let link = LinkView {
        title: page.title.clone(),
        href: out.relative(&page.out),
    };
    let part = match reader {
        Reader::Room => PartView::Audience(Box::new(AudiencePart {
            slides: made.into_iter().map(|slide| slide.slide).collect(),
            session: link,
        })),
        Reader::Trainer => PartView::Deck(Box::new(DeckPart {
            slides: made,
            rows: plan::rows(page, &plan),
            audience: AUDIENCE.to_owned(),
            session: link,
        })),
    };
    let mut view = PageView::new(Arc::clone(&deck.view), page.title.clone(), part);
    view.root = out.to_root();
    view.language.clone_from(&site.config.language);
    let page = deck.ground.theme.render(&view);
    page.map(String::into_bytes)
        .map_err(|diagnostic| MakeError::Author(Box::new(diagnostic)))
}

/// Everything that the slides of a session depend on.
fn inputs(deck: &Deck, session: PageId) -> Fingerprint {
    let site = &*deck.ground.site;
    let page = site.page(session);
    let mut fingerprint = deck
        .fingerprint
        .with(Fingerprint::of(format!("{session:?}")));
    let rows = SessionPlan::of(page).map_or_else(Vec::new, |plan| plan.rows);
    let pages = rows.iter().filter_map(|row| match &row.item {
        PlanItem::Page(id, _) => Some(*id),
        PlanItem::Break | PlanItem::Words => None,
    });
    for id in std::iter::once(session).chain(pages) {
        let page = site.page(id);
        fingerprint = fingerprint.with(Fingerprint::of(format!("{} {}", page.out, page.title)));
        for body in page.body.all() {
            fingerprint = fingerprint.with(inputs_of(site, page, body));
        }
    }
    fingerprint
}

fn inputs_of(site: &Site, page: &Page, body: &Body) -> Fingerprint {
    let mut addresses = String::new();
    for target in &body.targets {
        addresses.push_str(&site.href(page, target).unwrap_or_default());
        if let Target::File(_, Some(picture)) = target {
            addresses.push_str(&format!(" {}x{}", picture.width, picture.height));
        }
        addresses.push('\n');
    }
    body.fingerprint.with(Fingerprint::of(addresses))
}
