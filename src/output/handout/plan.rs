//! A session's plan for people: running minutes, what to bring, and what one
//! can do afterwards.

use super::planned;
use crate::html::{self, PaperBlocks, Presentation};
use crate::markdown::{Block, BlockKind, CalloutBody};
use crate::site::{Body, Inclusion, Page, PageKind, PlanItem, PlanRow, SessionPlan, Site, Skip};
use crate::text::OutPath;
use crate::theme::{CoveredView, LinkView, PlanRowView, PlanView};

/// What people write where an activity needs no kit.
const NOTHING: [&str; 4] = ["none", "nothing", "no kit", "-"];

/// From where a plan is read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The site.
    pub site: &'a Site,
    /// The session.
    pub page: &'a Page,
    /// The address of the page or paper that shows the plan.
    pub out: &'a OutPath,
    /// How content is shown.
    pub presentation: Presentation<'a>,
}

impl Reader<'_> {
    /// The plan with running minutes; nothing where the author wrote none.
    #[must_use]
    pub fn plan(&self) -> Option<PlanView> {
        let plan = SessionPlan::of(self.page)?;
        let mut now = 0;
        let rows = plan.rows.iter().map(|row| {
            let view = self.row(row, now);
            now += row.minutes.unwrap_or_default();
            view
        });
        let rows = rows.collect();
        Some(PlanView {
            rows,
            minutes: now,
            end: clock(now),
            target: target(self.page),
            headed: plan.heading.is_some(),
        })
    }

    fn row(&self, row: &PlanRow<'_>, now: u32) -> PlanRowView {
        let href = match &row.item {
            PlanItem::Page(id, anchor) => {
                let mut href = self.out.relative(&self.site.page(*id).out);
                if let Some(anchor) = anchor {
                    href.push('#');
                    href.push_str(anchor);
                }
                Some(href)
            }
            PlanItem::Break | PlanItem::Words => None,
        };
        let words = PaperBlocks {
            site: self.site,
            page: self.page,
            heading: None,
            without: &[],
            out: self.out,
            prefix: "plan-",
            presentation: self.presentation,
        };
        PlanRowView {
            start: clock(now),
            minutes: row.minutes,
            title: row.title.clone(),
            href,
            how: html::write_words(words, row.how),
            rest: row.item == PlanItem::Break,
            can_skip: row.skip == Skip::CanSkip,
        }
    }

    /// What to bring: of the session, then of the activities in the order of
    /// the plan, each once.
    #[must_use]
    pub fn kit(&self) -> Vec<String> {
        let front = &self.page.body.document.front;
        let mut kit: Vec<String> = front.kit.iter().map(|field| field.value.clone()).collect();
        let plan = SessionPlan::of(self.page);
        for row in plan.iter().flat_map(|plan| &plan.rows) {
            let PlanItem::Page(id, heading) = &row.item else {
                continue;
            };
            let body = &self.site.page(*id).body;
            let part = heading.as_ref().and_then(|heading| body.part(heading));
            gather(body, part.unwrap_or(&body.document.blocks), &mut kit);
        }
        let mut seen = Vec::new();
        kit.retain(|thing| {
            let key = thing.trim().to_lowercase();
            let is_new = !seen.contains(&key) && !NOTHING.contains(&key.as_str());
            seen.push(key);
            is_new
        });
        kit
    }

    /// The lessons of the plan, each once, with what one can do after them.
    #[must_use]
    pub fn covered(&self) -> Vec<CoveredView> {
        let mut pages = planned(self.page);
        let mut seen = Vec::new();
        pages.retain(|id| {
            let is_new = !seen.contains(id);
            seen.push(*id);
            is_new && self.site.page(*id).kind == PageKind::Lesson
        });
        let covered = pages.into_iter().map(|id| {
            let lesson = self.site.page(id);
            let objectives = lesson.body.document.front.objectives.iter();
            CoveredView {
                lesson: LinkView {
                    title: lesson.title.clone(),
                    href: self.out.relative(&lesson.out),
                },
                objectives: objectives.map(|field| field.value.clone()).collect(),
            }
        });
        let covered = covered.filter(|covered| !covered.objectives.is_empty());
        covered.collect()
    }
}

/// How long a session may take, as its author wrote it.
#[must_use]
pub fn target(page: &Page) -> Option<u32> {
    let target = page.body.document.front.target_minutes.as_ref();
    target.map(|field| field.value)
}

/// For how many people, as its author wrote it.
#[must_use]
pub fn group(page: &Page) -> Option<String> {
    let group = page.body.document.front.group.as_ref();
    group.map(|field| field.value.clone())
}

/// Minutes from the start as a clock: 75 are `1:15`.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The kit of every callout.
fn gather(body: &Body, blocks: &[Block], kit: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Callout(callout) => {
                kit.extend(callout.details.kit.iter().map(|field| field.value.clone()));
                if let CalloutBody::Blocks(inside) = &callout.body {
                    gather(body, inside, kit);
                }
            }
            BlockKind::Quote(inside) => gather(body, inside, kit),
            BlockKind::Include(include) => {
                if let Inclusion::Body(body) = body.inclusion(*include) {
                    gather(body, &body.document.blocks, kit);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn minutes_run_on_over_the_hour() {
        let shown: Vec<String> = [0, 5, 60, 75, 210].map(clock).into();
        assert_eq!(shown, ["0:00", "0:05", "1:00", "1:15", "3:30"]);
    }
}
