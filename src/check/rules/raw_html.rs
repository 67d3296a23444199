//! Raw HTML outside the folders where it is allowed.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};

/// Looks at the page and at everything that it includes.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let bodies = subject.page.body.all();
    let refused = bodies
        .iter()
        .filter(|body| !subject.site.allows_raw_html(&body.source));
    let places = refused.flat_map(|body| {
        body.document
            .raw_html
            .iter()
            .map(|span| (body.source.clone(), *span))
    });
    places
        .map(|(path, span)| {
            let message = "HTML code is not used on this page: readers will not see this part.";
            Diagnostic::new(diagnostics::MARKDOWN_HTML, &path, span, message).help(
                "Write it in Markdown. To show a `<` sign, write `\\<` or put the words between backticks.",
            )
        })
        .collect()
}
