//! The parts of a page about a standard or a service: readers find the same
//! part at the same place on each of them.

use crate::catalogue::RecordKind;
use crate::check::Subject;
use crate::diagnostics::{CATALOGUE_PARTS, Diagnostic, Severity};
use crate::markdown::Heading;
use crate::site::PageKind;
use crate::text::{Slug, nearest};

/// Looks for headings that nearly are those of a part, and for parts that are
/// missing. Other headings are welcome.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    let kind = match page.kind {
        PageKind::Standard => RecordKind::Standard,
        PageKind::Service => RecordKind::Service,
        _ => return Vec::new(),
    };
    if page.origin.is_unwritten() {
        return Vec::new();
    }
    let headings = &page.body.document.headings;
    let has = |part: &str| headings.iter().any(|heading| is_part(heading, part));
    let missing = kind.parts().iter().copied().filter(|part| !has(part));
    let missing: Vec<&str> = missing.collect();
    let near = |heading: &Heading| {
        let is_known = kind.parts().iter().any(|part| is_part(heading, part));
        let part = nearest(&heading.text, missing.iter().copied())?;
        let message = format!(
            "The heading `{}` is not quite that of a part.",
            heading.text
        );
        let path = &page.body.source;
        let diagnostic = Diagnostic::new(CATALOGUE_PARTS, path, heading.span, message);
        (!is_known).then(|| diagnostic.help(format!("Did you mean `## {part}`?")))
    };
    let mut found: Vec<Diagnostic> = headings.iter().filter_map(near).collect();
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|part| format!("`## {part}`")).collect();
        let message = format!("This page has no part {}.", names.join(", "));
        let mut diagnostic = Diagnostic::new(CATALOGUE_PARTS, &page.body.source, None, message)
            .help("Write it, or say there in one sentence that nobody knows yet.");
        diagnostic.severity = Severity::Advice;
        found.push(diagnostic);
    }
    found
}

/// Whether a heading is that of a part; capitals and signs do not matter.
fn is_part(heading: &Heading, part: &str) -> bool {
    Slug::new(&heading.text) == Slug::new(part)
}
