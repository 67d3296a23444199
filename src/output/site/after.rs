//! What trainers and the people of a session do afterwards: the tally of a
//! group's results, and the minute card. Scripts fill both pages; the tally
//! gets the checks that there are as a classic script, so that it works from
//! a disk too. Nothing of what is typed there ever reaches this program.

use std::sync::Arc;

use serde::Serialize;

use super::{Shared, cards, checks, later, learning};
use crate::output::Artifact;
use crate::site::{Page, PageKind, Site};
use crate::text::OutPath;
use crate::theme::{CheckQuestion, CheckView, LinkView, PartView, Theme};

/// The address of the tally.
const TALLY: &str = "tally.html";
/// The address of the minute card.
const MINUTE_CARD: &str = "minute-card.html";
/// The page of the sessions.
const TRAINING: &str = "content/training/index.md";

/// `tally.html` and `minute-card.html`.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let pages = [
        (TALLY, "tally_title", PartView::Tally),
        (MINUTE_CARD, "my_card_title", PartView::MinuteCard),
    ];
    let crumbs = crumbs(&shared.site);
    let artifacts = pages.into_iter().filter_map(|(path, title, part)| {
        learning::page(shared, path, title, part, crumbs.clone())
    });
    artifacts.collect()
}

/// The checks that the tally can count.
pub(super) fn data(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    let shared = Arc::clone(shared);
    later("assets/learning/tally.js", move || tally(&shared.site))
}

/// Both pages as links on the page of the sessions and on those of sessions;
/// none on other pages.
pub(super) fn links(theme: &Theme, from: &Page) -> Vec<LinkView> {
    let is_training = from.kind == PageKind::Session || from.body.source.as_str() == TRAINING;
    if !is_training {
        return Vec::new();
    }
    let root = from.out.to_root();
    let link = |(path, title)| LinkView {
        title: theme.word(title).to_owned(),
        href: format!("{root}{path}"),
    };
    [(MINUTE_CARD, "my_card_title"), (TALLY, "tally_title")]
        .map(link)
        .into()
}

/// The pages above both.
fn crumbs(site: &Site) -> Vec<LinkView> {
    let is_training = |page: &Page| page.body.source.as_str() == TRAINING;
    let training = site.pages().find(|(_, page)| is_training(page));
    let Some((home, (training, _))) = site.first(PageKind::Home).zip(training) else {
        return Vec::new();
    };
    // Both stand at the root, as the front page does.
    let link = |id| cards::link(site, site.page(home), id);
    vec![link(home), link(training)]
}

/// A check of a path or a module.
#[derive(Serialize)]
struct Checked<'a> {
    id: String,
    title: &'a str,
    /// What results at its end are kept under.
    end: &'static str,
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
}

fn tally(site: &Site) -> String {
    let checks = |kind: PageKind, end: &'static str, of: fn(&Site, &Page) -> Option<CheckView>| {
        let pages = site.pages().filter(move |(_, page)| page.kind == kind);
        pages.filter_map(move |(_, page)| Some(checked(&page.title, end, of(site, page)?)))
    };
    let paths = checks(PageKind::Path, "after", checks::of_path);
    let modules = checks(PageKind::Module, "module", checks::of_module);
    let all: Vec<Checked<'_>> = paths.chain(modules).collect();
    // Plain structs of text, whose JSON cannot fail.
    let json = serde_json::to_string(&all).unwrap_or_default();
    format!("window.GuidepostChecks = {json};\n")
}

fn checked<'a>(title: &'a str, end: &'static str, check: CheckView) -> Checked<'a> {
    let pairs = |questions: Vec<CheckQuestion>| {
        let pairs = questions.into_iter();
        pairs
            .map(|question| (question.key, question.objective))
            .collect()
    };
    Checked {
        id: check.id,
        title,
        end,
        before: pairs(check.before),
        after: pairs(check.after),
    }
}
