//! "What must I follow": for each kind of organisation, in four groups.
//!
//! A build knows no clock: what is later is counted from the edition of the
//! site (decision 13), and every date is printed.

use std::sync::Arc;

use super::index::{Reach, reach};
use super::listing::{self, card};
use super::views::Views;
use super::{MOST_LISTED, calendar, out, page};
use crate::catalogue::{ALL, Catalogue, Concept, ConceptId, Duty, Mandation, Scheme, Standard};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::text::{Date, OutPath};
use crate::theme::{ListingPart, PartView, RecordGroup};

/// In which of the four groups a standard stands for one kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    MustNow,
    MustLater,
    Useful,
    NotSure,
}

impl Group {
    const ALL: [Self; 4] = [Self::MustNow, Self::MustLater, Self::Useful, Self::NotSure];

    /// Its name in the theme's words.
    fn name(self) -> &'static str {
        match self {
            Self::MustNow => "must-now",
            Self::MustLater => "must-later",
            Self::Useful => "useful",
            Self::NotSure => "not-sure",
        }
    }
}

/// A page and a calendar for each kind of organisation.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let who = shared.site.catalogue.vocabulary.list(Scheme::Who).iter();
    let made = who.flat_map(|who| {
        let id = who.id.clone();
        let answers = listing::address(Scheme::Who, &id);
        let answers = answers.map(|out| {
            page(shared, &out, {
                let id = id.clone();
                move |shared, from| answer(shared, from, &id)
            })
        });
        answers.into_iter().chain(calendar::file(shared, &id))
    });
    made.collect()
}

fn answer(shared: &Shared, from: &OutPath, who: &ConceptId) -> (String, String, PartView) {
    let views = Views { shared, from };
    let catalogue = &*shared.site.catalogue;
    let edition = shared.site.config.site.edition;
    let mut groups: Vec<RecordGroup> = Group::ALL
        .iter()
        .map(|group| RecordGroup {
            name: group.name().to_owned(),
            of: String::new(),
            records: Vec::new(),
        })
        .collect();
    let organisation = catalogue.vocabulary.concept(Scheme::Who, who.as_str());
    let places = organisation.map_or(&[][..], |one| &one.places);
    for id in &shared.records.by_title {
        let one = &catalogue.standards[id];
        let Some(group) = group(catalogue, one, who, places, edition) else {
            continue;
        };
        let mut card = card(&views, one);
        card.reason = reason(&views, &one.mandation);
        card.date = match group {
            Group::MustLater => one.mandation.from.as_ref().or(one.mandation.by.as_ref()),
            _ => one.mandation.by.as_ref(),
        }
        .map(|date| date.value.into());
        groups[group as usize].records.push(card);
    }
    let total = groups.iter().map(|group| group.records.len()).sum();
    for group in &mut groups {
        group.records.truncate(MOST_LISTED);
    }
    let calendar = out(&format!("must/{who}.ics")).map(|to| from.relative(&to));
    let part = ListingPart {
        list: Scheme::Who.as_str().to_owned(),
        means: organisation
            .map(|one| one.means.clone())
            .unwrap_or_default(),
        total,
        groups: groups
            .into_iter()
            .filter(|group| !group.records.is_empty())
            .collect(),
        services: listing::services(&views, |one| {
            nearest(catalogue, &one.settings.value, places)
        }),
        calendar: calendar.filter(|_| calendar::has_dates(shared, who)),
        page: (1, 1),
        finder: out("find.html").map(|to| format!("{}#who={who}", from.relative(&to))),
        ..ListingPart::default()
    };
    let label = organisation.map_or(who.as_str(), |one: &Concept| &one.label);
    let title = format!("{} {label}", shared.theme.word("listing_who"));
    let description = part.means.clone();
    (title, description, PartView::Duties(Box::new(part)))
}

fn group(
    catalogue: &Catalogue,
    one: &Standard,
    who: &ConceptId,
    places: &[ConceptId],
    edition: Option<Date>,
) -> Option<Group> {
    let duty = &one.mandation;
    if one.status.value.is_ending() {
        return None;
    }
    if duty.kind.value.is_must() {
        return binds(catalogue, duty, who).then(|| {
            let start = duty.from.as_ref().map(|from| from.value);
            let later = start.zip(edition).is_some_and(|(from, today)| from > today);
            if later {
                Group::MustLater
            } else {
                Group::MustNow
            }
        });
    }
    let concerns = nearest(catalogue, &one.settings.value, places).is_some();
    let group = match duty.kind.value {
        Duty::Unknown => Group::NotSure,
        _ => Group::Useful,
    };
    (concerns && duty.kind.value != Duty::None).then_some(group)
}

/// How near what is used in some settings is to the places of a kind of
/// organisation; nothing where it is not used there.
fn nearest(catalogue: &Catalogue, settings: &[ConceptId], places: &[ConceptId]) -> Option<Reach> {
    let near = places
        .iter()
        .filter_map(|place| reach(catalogue, settings, place));
    let everywhere = settings.iter().any(|one| one.as_str() == ALL);
    near.chain(everywhere.then_some(Reach::Everywhere)).min()
}

/// Whether a duty binds a kind of organisation.
pub(super) fn binds(catalogue: &Catalogue, duty: &Mandation, who: &ConceptId) -> bool {
    catalogue
        .vocabulary
        .covers(Scheme::Who, &duty.who.value, who)
}

/// Why, in the words of the vocabulary and of the law.
fn reason(views: &Views<'_>, duty: &Mandation) -> String {
    let answer = views.duty(duty.kind.value);
    match &duty.law {
        Some(law) => format!("{}: {}", answer.label, law.value),
        None => answer.label,
    }
}
