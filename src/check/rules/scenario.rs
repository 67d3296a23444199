//! Scenarios that one can play: they start, every part can be reached, and
//! every way ends.

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::site::{PageKind, Scenario};
use crate::text::nearest;

/// Looks at the ways through a scenario.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let page = subject.page;
    if page.kind != PageKind::Scenario || page.origin.is_unwritten() {
        return Vec::new();
    }
    let source = &page.body.source;
    let Some(scenario) = Scenario::of(page) else {
        let message = "This scenario has no headings, so there is nothing to play.";
        let help = "Give each part a heading such as `## The phone rings`, and link to it from the part before.";
        return vec![
            Diagnostic::new(diagnostics::SCENARIO_START, source, None, message).help(help),
        ];
    };
    if scenario.start.is_none() {
        return vec![unknown_start(subject, &scenario)];
    }
    let (distances, reach) = (scenario.distances(), scenario.ending_in_reach());
    let mut found = Vec::new();
    for (at, part) in scenario.parts.iter().enumerate() {
        let heading = part.heading;
        let says = |code, message: String| Diagnostic::new(code, source, heading.span, message);
        let id = heading.id.strip_prefix("s-").unwrap_or(&heading.id);
        if distances[at].is_none() {
            let message = format!("No choice leads to “{}”.", heading.text);
            let help = format!(
                "Link to it from the part before: `- [What to do](#{id})`. Or take it out."
            );
            found.push(says(diagnostics::SCENARIO_UNREACHABLE, message).help(help));
        } else if !reach[at] {
            let message = format!(
                "From “{}” the story goes round and round and never ends.",
                heading.text
            );
            let help = "Add a choice that leads to an ending: a part without choices, or with a way back only.";
            found.push(says(diagnostics::SCENARIO_ENDLESS, message).help(help));
        }
    }
    found
}

fn unknown_start(subject: &Subject<'_>, scenario: &Scenario<'_>) -> Diagnostic {
    let source = &subject.page.body.source;
    let start = subject.page.body.document.front.start.as_ref();
    let written = start.map_or("", |start| start.value.trim());
    let span = start.map(|start| start.span);
    let message = format!("There is no heading `{written}` at which the scenario could start.");
    let known = scenario.parts.iter().map(|part| {
        let id = &part.heading.id;
        id.strip_prefix("s-").unwrap_or(id)
    });
    let diagnostic = Diagnostic::new(diagnostics::SCENARIO_START, source, span, message);
    match nearest(written, known) {
        Some(near) => diagnostic.help(format!("Did you mean `start: {near}`?")),
        None => diagnostic.help(
            "Write the words of the first heading, or leave `start` out to begin at the first one.",
        ),
    }
}
