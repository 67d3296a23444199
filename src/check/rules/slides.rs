//! Slides that a room can read: what is too much for one, with its line.

use crate::diagnostics::{Diagnostic, SLIDES_FULL};
use crate::site::{Over, PlanItem, SessionPlan, Site, Slide, Slides};

/// Looks at every slide of the sessions that `[training] sessions` names.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for session in site.ready_sessions() {
        let Some(plan) = SessionPlan::of(site.page(session)) else {
            continue;
        };
        for row in &plan.rows {
            let PlanItem::Page(page, anchor) = &row.item else {
                continue;
            };
            let slides = Slides::of(site.page(*page), anchor.as_deref());
            let full = slides.slides.iter().filter_map(too_full);
            found.extend(full);
        }
    }
    found
}

fn too_full(slide: &Slide<'_>) -> Option<Diagnostic> {
    let message = match slide.over()? {
        Over::Columns(count, most) => {
            format!("This table has {count} columns, too many for a slide. {most} fit.")
        }
        Over::Words(count, most) => {
            format!("This slide has {count} words, too many for a room to read. {most} fit.")
        }
        Over::Lines(count, most) => {
            format!("This slide has {count} lines, too many for a room to read. {most} fit.")
        }
        Over::Letters(count, most) => {
            format!("The title of this slide has {count} letters. {most} fit.")
        }
    };
    let help = match slide.over()? {
        Over::Letters(..) => {
            "Shorten the heading, or write what the slide should say in a `[!SLIDE]` box under it."
        }
        _ => {
            "Take words out, split the section with `##`, or write what the slide should say in a `[!SLIDE]` box."
        }
    };
    let (body, span) = slide.place;
    Some(Diagnostic::new(SLIDES_FULL, &body.source, span, message).help(help))
}
