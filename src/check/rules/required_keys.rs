//! What each kind of page must say about itself.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::markdown::fields;
use crate::site::PageKind;

/// A lesson teaches one to three things (`authoring.md`).
const MOST_OBJECTIVES: usize = 3;

/// Looks for keys that are missing, and for keys that mean nothing on such a
/// page, by the table of keys.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.origin.is_unwritten() {
        return Vec::new();
    }
    let front = &page.body.document.front;
    let mut diagnostics = front.check(keys_of(page.kind), &page.body.source);
    if page.kind != PageKind::Lesson {
        return diagnostics;
    }
    if let Some(fourth) = front.objectives.get(MOST_OBJECTIVES) {
        let message = format!(
            "This lesson has {} objectives. Readers remember three at most.",
            front.objectives.len()
        );
        diagnostics.push(
            Diagnostic::new(
                diagnostics::FRONT_VALUE,
                &page.body.source,
                fourth.span,
                message,
            )
            .help("Keep the three that matter most, or split the lesson in two."),
        );
    }
    diagnostics
}

/// The kind of page by which keys differ.
fn keys_of(kind: PageKind) -> fields::PageKind {
    match kind {
        PageKind::Module => fields::PageKind::Module,
        PageKind::Lesson => fields::PageKind::Lesson,
        PageKind::Path => fields::PageKind::Path,
        PageKind::Session => fields::PageKind::Session,
        PageKind::Scenario => fields::PageKind::Scenario,
        PageKind::Standard => fields::PageKind::Standard,
        PageKind::Service => fields::PageKind::Service,
        PageKind::Home
        | PageKind::Section
        | PageKind::Glossary
        | PageKind::Sources
        | PageKind::Organisations
        | PageKind::Page => fields::PageKind::Any,
    }
}
