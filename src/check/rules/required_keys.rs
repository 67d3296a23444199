//! What each kind of page must say about itself.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{Origin, PageKind};
use crate::text::Span;

/// A lesson teaches one to three things (`authoring.md`).
const MOST_OBJECTIVES: usize = 3;

/// Looks for the required keys of `authoring.md`.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.origin == Origin::Folder {
        return Vec::new();
    }
    let front = &page.body.document.front;
    let place = front
        .span
        .map(|span| Span::new(span.range().start..span.range().start + 3));
    let missing = |key: &str, example: &str| {
        let message = format!("This {} has no `{key}`.", word_for(page.kind));
        Diagnostic::new(
            diagnostics::FRONT_MISSING,
            &page.body.source,
            place,
            message,
        )
        .help(format!(
            "Write it between the two `---` lines at the top: `{example}`"
        ))
    };
    let mut diagnostics = Vec::new();
    if front.title.is_none() {
        diagnostics.push(missing("title", "title: What is FHIR?"));
    }
    if page.kind != PageKind::Lesson {
        return diagnostics;
    }
    if front.checked.is_none() {
        diagnostics.push(missing("checked", "checked: 22 November 2026"));
    }
    if front.objectives.is_empty() {
        diagnostics.push(missing(
            "objectives",
            "objectives:` and below it `- Say what FHIR is for",
        ));
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

fn word_for(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Module => "module",
        PageKind::Lesson => "lesson",
        PageKind::Path => "path",
        PageKind::Session => "session plan",
        PageKind::Scenario => "scenario",
        PageKind::Home
        | PageKind::Section
        | PageKind::Glossary
        | PageKind::Sources
        | PageKind::Organisations
        | PageKind::Page => "page",
    }
}
