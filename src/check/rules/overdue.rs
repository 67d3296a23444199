//! Pages whose facts must be checked again.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};

/// Compares the day by which the page is due with today.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let checked = subject.page.body.document.front.checked.as_ref();
    let (Some(today), Some(due), Some(checked)) =
        (subject.today, subject.site.due(subject.page), checked)
    else {
        return Vec::new();
    };
    // The last day still counts, as in the mark that readers see.
    if today <= due {
        return Vec::new();
    }
    let message = format!(
        "This page was checked on {}. It was due to be checked again by {due}.",
        checked.value
    );
    let path = &subject.page.body.source;
    vec![
        Diagnostic::new(diagnostics::PAGE_OVERDUE, path, checked.span, message)
            .help("Open its sources. Mend what has changed. Then write the new date here."),
    ]
}
