//! A session has a plan: a table whose first row names a column of minutes.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{PageKind, SessionPlan};

/// Says where there is none.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    let is_session = page.kind == PageKind::Session && !page.origin.is_unwritten();
    if !is_session || SessionPlan::of(page).is_some() {
        return Vec::new();
    }
    let message = "This session has no plan.";
    let help = "Write a table that starts with `| Minutes | What | How | Can skip |` and has a row for each part. If this page is no session, move it to another folder, such as `training/activities`.";
    vec![
        Diagnostic::new(
            diagnostics::SESSION_NO_PLAN,
            &page.body.source,
            None,
            message,
        )
        .help(help),
    ]
}
