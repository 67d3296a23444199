//! Standards and services as readers ask for them: by other names, by codes of
//! any year, and by the topics in their own words. This file never knows tokens.

use crate::catalogue::{ConceptId, Field, OfficialCode, Prefix, Scheme};
use crate::site::{Page, PageKind, Site};

/// What the catalogue says about the record of a page.
#[derive(Default)]
pub(super) struct Catalogued {
    pub(super) one_line: String,
    /// Other names and codes.
    pub(super) names: Vec<String>,
    /// The topics in the words of readers.
    pub(super) lay: Vec<String>,
}

/// The record of a page; nothing where it has none.
pub(super) fn catalogued(site: &Site, page: &Page) -> Catalogued {
    let id = site.record(page).map(|(_, id)| id);
    let line = |line: &Option<Field<String>>| {
        line.as_ref()
            .map_or_else(String::new, |line| line.value.clone())
    };
    match page.kind {
        PageKind::Standard => {
            let Some(one) = id.and_then(|id| site.catalogue.standards.get(&id)) else {
                return Catalogued::default();
            };
            let mut names = one.also_known_as.value.clone();
            names.extend(one.codes.value.iter().flat_map(codes));
            names.extend(name_before_colon(&page.title));
            Catalogued {
                one_line: line(&one.one_line),
                names,
                lay: lay(site, &one.topics.value),
            }
        }
        PageKind::Service => {
            let Some(one) = id.and_then(|id| site.catalogue.services.get(&id)) else {
                return Catalogued::default();
            };
            let mut names = one.also_known_as.value.clone();
            names.extend(name_before_colon(&page.title));
            Catalogued {
                one_line: line(&one.one_line),
                names,
                lay: lay(site, &one.topics.value),
            }
        }
        _ => Catalogued::default(),
    }
}

/// A code with each prefix that its number had in the course of the years.
fn codes(code: &OfficialCode) -> Vec<String> {
    if code.prefix == Prefix::Dscn {
        return vec![format!("{} {}", code.prefix.as_str(), code.number)];
    }
    let prefixes = Prefix::ALL
        .into_iter()
        .filter(|prefix| *prefix != Prefix::Dscn);
    prefixes
        .map(|prefix| format!("{}{}", prefix.as_str(), code.number))
        .collect()
}

/// `DCB0129: safety rules` is asked for as `DCB0129`.
fn name_before_colon(title: &str) -> [String; 1] {
    [title.split(':').next().unwrap_or(title).trim().to_owned()]
}

fn lay(site: &Site, topics: &[ConceptId]) -> Vec<String> {
    let vocabulary = &site.catalogue.vocabulary;
    let topics = topics
        .iter()
        .filter_map(|id| vocabulary.concept(Scheme::Topics, id.as_str()));
    topics
        .flat_map(|topic| std::iter::once(&topic.label).chain(&topic.also))
        .cloned()
        .collect()
}
