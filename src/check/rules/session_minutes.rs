//! Every row of a session plan says how many minutes it takes.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{PageKind, SessionPlan};

/// Names the rows that do not.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.kind != PageKind::Session {
        return Vec::new();
    }
    let plan = SessionPlan::of(page);
    let rows = plan.iter().flat_map(|plan| plan.rows.iter().enumerate());
    rows.filter(|(_, row)| row.minutes.is_none())
        .map(|(at, row)| {
            let message = format!(
                "Row {} of the plan has no minutes that we can read.",
                at + 1
            );
            Diagnostic::new(
                diagnostics::SESSION_MINUTES,
                &page.body.source,
                row.span,
                message,
            )
            .help("Write one whole number in its first cell, such as `15`.")
        })
        .collect()
}
