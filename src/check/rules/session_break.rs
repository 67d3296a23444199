//! People in a room get a break at least every hour.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{PageKind, PlanItem, SessionPlan};

/// Longer than this nobody sits without a break.
const LONGEST_STRETCH: u32 = 60;

/// Names the row at which people have sat too long.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.kind != PageKind::Session {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut stretch = 0;
    for row in SessionPlan::of(page).iter().flat_map(|plan| &plan.rows) {
        if row.item == PlanItem::Break {
            stretch = 0;
            continue;
        }
        let before = stretch;
        stretch += row.minutes.unwrap_or_default();
        if before <= LONGEST_STRETCH && stretch > LONGEST_STRETCH {
            let message = format!(
                "At the end of “{}” people have sat for {stretch} minutes without a break.",
                row.title
            );
            let diagnostic = Diagnostic::new(
                diagnostics::SESSION_BREAK,
                &page.body.source,
                row.span,
                message,
            );
            found.push(diagnostic.help("Put a row before it: `| 10 | Break | | no |`."));
        }
    }
    found
}
