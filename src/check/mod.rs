//! Reads the site, reports, changes nothing.
//!
//! A rule is one file in `rules/` and one line in its table. This floor never
//! knows HTML, themes or outputs.

pub mod plain;
mod rules;

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::site::{Page, Site};
use crate::text::Date;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// One page with its place in the site.
    Page(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// The site as a whole.
    Site(fn(&Site) -> Vec<Diagnostic>),
}

/// A page under a rule's eyes.
pub(crate) struct Subject<'a> {
    /// The site around it.
    pub(crate) site: &'a Site,
    /// The page.
    pub(crate) page: &'a Page,
    /// The day against which dates are held, where there is one.
    pub(crate) today: Option<Date>,
}

/// Runs every rule over the site. `today` is the day against which dates are
/// held: a build has none, `check` has one (decision 13).
#[must_use]
pub fn run(site: &Site, today: Option<Date>) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = site
        .pages
        .par_iter()
        .flat_map_iter(|page| {
            let subject = Subject { site, page, today };
            rules::TABLE.iter().flat_map(move |rule| match rule {
                Scope::Page(check) => check(&subject),
                Scope::Site(_) => Vec::new(),
            })
        })
        .collect();
    for rule in rules::TABLE {
        if let Scope::Site(check) = rule {
            diagnostics.extend(check(site));
        }
    }
    diagnostics
}
