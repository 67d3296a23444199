//! The numbers of the parts of a scenario, by which one finds the next part on
//! paper. It must never know how a scenario is played.

use super::writer::Writer;
use crate::site::{Page, PageKind, Scenario};

/// The ids of the parts of a scenario in order; none on other pages.
pub(super) fn parts(page: &Page) -> Vec<&str> {
    let scenario = Some(page).filter(|page| page.kind == PageKind::Scenario);
    let scenario = scenario.and_then(Scenario::of);
    let parts = scenario.iter().flat_map(|scenario| &scenario.parts);
    parts.map(|part| &*part.heading.id).collect()
}

/// The number of a part, from 1.
pub(super) fn number(writer: &Writer<'_>, id: &str) -> Option<usize> {
    let at = writer.parts.iter().position(|part| *part == id)?;
    Some(at + 1)
}
