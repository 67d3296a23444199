//! A row of a session plan gives a lesson the minutes that it takes to teach.
//!
//! A row that links to one heading of a lesson teaches a part of it, so it may
//! be as short as it likes.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{Page, PageId, PageKind, PlanItem, PlanRow, SessionPlan};

/// Names the rows that are too short.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.kind != PageKind::Session {
        return Vec::new();
    }
    let Some(plan) = SessionPlan::of(page) else {
        return Vec::new();
    };
    // A lesson may be taught in several rows: they count together.
    let mut taught: BTreeMap<PageId, (u32, &PlanRow<'_>)> = BTreeMap::new();
    for row in &plan.rows {
        if let (PlanItem::Page(lesson, None), Some(minutes)) = (&row.item, row.minutes) {
            taught.entry(*lesson).or_insert((0, row)).0 += minutes;
        }
    }
    let short = taught.iter().filter_map(|(lesson, (minutes, row))| {
        let lesson = subject.site.page(*lesson);
        let needed = lesson.body.document.front.teach_minutes.as_ref()?.value;
        (*minutes < needed).then_some((lesson, *minutes, needed, row))
    });
    let say = |(lesson, minutes, needed, row): (&Page, u32, u32, &&PlanRow<'_>)| {
        let message = format!(
            "The plan gives “{}” {minutes} minutes, but its `teach-minutes` says {needed}.",
            lesson.title
        );
        let help = format!(
            "Write {needed} or more. Or link to one heading of the lesson, to teach only that part."
        );
        Diagnostic::new(
            diagnostics::SESSION_SHORT_ROW,
            &page.body.source,
            row.span,
            message,
        )
        .help(help)
    };
    short.map(say).collect()
}
