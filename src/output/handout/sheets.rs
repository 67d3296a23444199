//! The papers of a session: handout, guide for the trainer, certificate.

use super::Press;
use super::plan::{self, Reader};
use crate::html::{self, Html, PaperBlocks};
use crate::output::site::public_address;
use crate::site::{Page, PlanItem, SessionPlan};
use crate::theme::{CertificateSheet, GuidePart, GuideSheet, HandoutSheet, PlanRowView, SheetPart};

impl<'a> Press<'a> {
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            site: &self.ground.site,
            page: self.page,
            out: self.out,
            presentation: self.ground.presentation(),
        }
    }

    /// The rows of the plan, each with the page and the heading that it links
    /// to.
    fn rows(&self) -> Vec<(PlanRowView, PlanItem)> {
        let views = self.reader().plan().map(|plan| plan.rows);
        let plan = SessionPlan::of(self.page);
        let items = plan.into_iter().flat_map(|plan| plan.rows);
        let items = items.map(|row| row.item);
        views.unwrap_or_default().into_iter().zip(items).collect()
    }

    /// The public address of a page and its code. Pages for trainers have
    /// none: they tell what a room is to find out by itself.
    pub(super) fn code(&self, page: &Page, heading: Option<&str>) -> (Option<String>, Html) {
        let is_for_trainers = page.body.source.as_str().starts_with("content/training/");
        let base = self.ground.site.config.site.base_url.as_ref();
        let Some(base) = base.filter(|_| !is_for_trainers) else {
            return (None, Html::default());
        };
        let mut address = public_address(base, &page.out);
        if let Some(heading) = heading {
            address.push('#');
            address.push_str(heading);
        }
        let label = format!("{} {}", self.word("paper_code"), page.title);
        let code = html::qr_code(&address, &label).unwrap_or_default();
        (Some(address), code)
    }

    /// The headings of a page that have rows of their own, where a row is
    /// about the whole page: what they hold stands there.
    fn elsewhere(&self, row: &PlanItem) -> Vec<Box<str>> {
        let PlanItem::Page(page, None) = row else {
            return Vec::new();
        };
        let plan = SessionPlan::of(self.page);
        let rows = plan.iter().flat_map(|plan| &plan.rows);
        let own = rows.filter_map(|row| match &row.item {
            PlanItem::Page(other, Some(heading)) if other == page => Some(heading.clone()),
            _ => None,
        });
        own.collect()
    }

    fn objectives(&self) -> Vec<String> {
        let covered = self.reader().covered().into_iter();
        covered.flat_map(|lesson| lesson.objectives).collect()
    }
}

/// For participants: no answers, no notes for trainers.
pub(super) fn handout(press: &Press<'_>) -> HandoutSheet {
    let site = &press.ground.site;
    let mut seen: Vec<PlanItem> = Vec::new();
    let mut parts = Vec::new();
    for (at, (row, item)) in press.rows().into_iter().enumerate() {
        let PlanItem::Page(id, heading) = &item else {
            continue;
        };
        // What the plan comes back to stands on paper once.
        if seen.contains(&item) {
            continue;
        }
        let (page, heading) = (site.page(*id), heading.as_deref());
        let (prefix, without) = (format!("h{}-", at + 1), press.elsewhere(&item));
        let body = html::write_gist(PaperBlocks {
            without: &without,
            ..press.blocks(page, heading, &prefix)
        });
        let (address, code) = press.code(page, heading);
        parts.push(SheetPart {
            title: row.title,
            body,
            address,
            code,
        });
        seen.push(item);
    }
    HandoutSheet {
        summary: press.page.summary.clone(),
        objectives: press.objectives(),
        parts,
    }
}

/// For the trainer: the plan, notes, and questions with their answers.
pub(super) fn guide(press: &Press<'_>) -> GuideSheet {
    let site = &press.ground.site;
    let reader = press.reader();
    // The plan has a place of its own on this paper.
    let plan = SessionPlan::of(press.page);
    let plan = plan.map(|plan| (plan.span, plan.heading));
    let about = html::write_all_but(press.blocks(press.page, None, "g0-"), |block| {
        plan.is_some_and(|(table, heading)| block.span == table || Some(block.span) == heading)
    });
    let mut seen: Vec<PlanItem> = Vec::new();
    let rows = press.rows().into_iter().enumerate();
    let parts = rows.map(|(at, (row, item))| {
        let (prefix, without) = (format!("g{}-", at + 1), press.elsewhere(&item));
        let body = match &item {
            PlanItem::Page(id, heading) if !seen.contains(&item) => {
                html::write_notes(PaperBlocks {
                    without: &without,
                    ..press.blocks(site.page(*id), heading.as_deref(), &prefix)
                })
            }
            _ => Html::default(),
        };
        seen.push(item);
        GuidePart { row, body }
    });
    let parts = parts.collect();
    GuideSheet {
        plan: reader.plan(),
        group: plan::group(press.page),
        kit: reader.kit(),
        covered: reader.covered(),
        about,
        parts,
    }
}

/// That somebody was there.
pub(super) fn certificate(press: &Press<'_>) -> CertificateSheet {
    let planned = SessionPlan::of(press.page).map(|plan| plan.minutes());
    let minutes = planned.or_else(|| plan::target(press.page));
    CertificateSheet {
        minutes: minutes.unwrap_or_default(),
        objectives: press.objectives(),
    }
}
