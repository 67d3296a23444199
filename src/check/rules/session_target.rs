//! The minutes of a session plan add up to what the session promises.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{PageKind, SessionPlan};

/// So many minutes more or less do not matter in a room.
const SLACK: u32 = 5;

/// Says how far the sum is from the target.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    let target = page.body.document.front.target_minutes.as_ref();
    let Some(target) = target.filter(|_| page.kind == PageKind::Session) else {
        return Vec::new();
    };
    let Some(plan) = SessionPlan::of(page) else {
        return Vec::new();
    };
    // Rows that cannot be read have a message of their own.
    if plan.rows.iter().any(|row| row.minutes.is_none()) {
        return Vec::new();
    }
    let (sum, target_minutes) = (plan.minutes(), target.value);
    if sum.abs_diff(target_minutes) <= SLACK {
        return Vec::new();
    }
    let (difference, word) = if sum > target_minutes {
        (sum - target_minutes, "more")
    } else {
        (target_minutes - sum, "fewer")
    };
    let message = format!(
        "The rows of the plan add up to {sum} minutes: {difference} {word} than `target-minutes`."
    );
    let help = format!("Change the minutes of some rows, or write `target-minutes: {sum}`.");
    vec![
        Diagnostic::new(
            diagnostics::SESSION_TARGET,
            &page.body.source,
            target.span,
            message,
        )
        .help(help),
    ]
}
