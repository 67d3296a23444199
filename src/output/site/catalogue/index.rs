//! Which records belong together, worked out once for all pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::catalogue::{
    ALL, Catalogue, ConceptId, RecordId, RecordKind, Scheme, Service, Standard,
};
use crate::site::{PageId, PageKind, Site, Target};

/// Where a standard is used: so near to a place as the record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The record names the place, or a part of it.
    Here,
    /// It names a wider place.
    Wider,
    /// It is for every place.
    Everywhere,
}

/// A standard in a list, and how near it is to what the list is of.
pub(super) type Found = (RecordId, Reach);

/// Records by what they have to do with.
#[derive(Debug, Default)]
pub(in crate::output::site) struct Index {
    /// The page of each record. Every card in every list asks for one.
    pages: BTreeMap<RecordKind, HashMap<RecordId, PageId>>,
    /// Lessons that link to the page of a record.
    pub(super) lessons: BTreeMap<PageId, BTreeSet<PageId>>,
    /// Records that need a record.
    pub(super) needed_by: BTreeMap<(RecordKind, RecordId), BTreeSet<RecordId>>,
    /// Standards that have a value of a list, by title.
    having: BTreeMap<(Scheme, ConceptId), Vec<Found>>,
    /// Standards for each place, by how near they are and by title.
    places: BTreeMap<ConceptId, Vec<Found>>,
    /// The same for each place and topic together.
    both: BTreeMap<(ConceptId, ConceptId), Vec<Found>>,
    /// How near each place that a record can name is to each place.
    near: BTreeMap<ConceptId, BTreeMap<ConceptId, Reach>>,
    /// Every standard, as a list.
    all: Vec<Found>,
    /// Every standard by title.
    pub(super) by_title: Vec<RecordId>,
    /// Every central service by title.
    services: Vec<RecordId>,
}

impl Index {
    /// Looks once at every record and at every link of every lesson.
    pub(in crate::output::site) fn new(site: &Site) -> Self {
        let catalogue = &*site.catalogue;
        if catalogue.is_empty() {
            return Self::default();
        }
        let mut index = Self {
            by_title: by_title(catalogue),
            services: services_by_title(catalogue),
            near: near(catalogue),
            ..Self::default()
        };
        for (id, page) in site.pages() {
            if let Some((kind, record)) = site.record(page) {
                index.pages.entry(kind).or_default().insert(record, id);
            }
            if page.kind == PageKind::Lesson {
                index.note_lesson(id, page.body.all().iter().flat_map(|body| &body.targets));
            }
        }
        for standard in catalogue.standards.values() {
            for relation in standard.needs.value.iter().chain(&standard.services.value) {
                let needed = (relation.kind, relation.to.clone());
                let by = index.needed_by.entry(needed).or_default();
                by.insert(standard.id.clone());
            }
        }
        index.sort_in(catalogue);
        index
    }

    /// Puts every standard into the lists that it belongs to, in the order of
    /// the titles.
    fn sort_in(&mut self, catalogue: &Catalogue) {
        let here = |id: &RecordId| (id.clone(), Reach::Here);
        self.all = self.by_title.iter().map(here).collect();
        for id in &self.by_title {
            for (scheme, value) in values(&catalogue.standards[id]) {
                self.having
                    .entry((scheme, value))
                    .or_default()
                    .push(here(id));
            }
        }
        let places = catalogue.vocabulary.list(Scheme::Settings).par_iter();
        let found = places.map(|place| {
            let near = |id: &RecordId| {
                let reach = self.reach(&catalogue.standards[id].settings.value, &place.id);
                reach.map(|reach| (id.clone(), reach))
            };
            let mut found: Vec<Found> = self.by_title.iter().filter_map(near).collect();
            found.sort_by_key(|(_, reach)| *reach);
            (place.id.clone(), found)
        });
        self.places = found.collect();
        for (place, found) in &self.places {
            for (id, reach) in found {
                for topic in &catalogue.standards[id].topics.value {
                    let both = self.both.entry((place.clone(), topic.clone()));
                    both.or_default().push((id.clone(), *reach));
                }
            }
        }
    }

    fn note_lesson<'a>(&mut self, lesson: PageId, targets: impl Iterator<Item = &'a Target>) {
        for target in targets {
            if let Target::Page(page, _) = target {
                self.lessons.entry(*page).or_default().insert(lesson);
            }
        }
    }

    /// The page of a record.
    pub(super) fn page(&self, kind: RecordKind, id: &RecordId) -> Option<PageId> {
        self.pages.get(&kind)?.get(id).copied()
    }

    /// Every standard by title.
    pub(super) fn all(&self) -> &[Found] {
        &self.all
    }

    /// Standards that name a value, by title.
    pub(super) fn having(&self, scheme: Scheme, value: &ConceptId) -> &[Found] {
        let key = (scheme, value.clone());
        self.having.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Standards for a place of care, by how near they are and by title.
    pub(super) fn for_place(&self, place: &ConceptId) -> &[Found] {
        self.places.get(place).map_or(&[], Vec::as_slice)
    }

    /// Standards for a place of care that are about a topic, in the same order.
    pub(super) fn for_both(&self, place: &ConceptId, topic: &ConceptId) -> &[Found] {
        let key = (place.clone(), topic.clone());
        self.both.get(&key).map_or(&[], Vec::as_slice)
    }

    /// How near some places are to one; nothing where they do not include it.
    pub(super) fn reach(&self, settings: &[ConceptId], place: &ConceptId) -> Option<Reach> {
        let near = self.near.get(place)?;
        settings
            .iter()
            .filter_map(|one| near.get(one))
            .min()
            .copied()
    }

    /// Central services by how near they are, by a measure of how near, and by
    /// title. One that is closed or being closed helps nobody who starts.
    pub(super) fn services<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        near: impl Fn(&Service) -> Option<Reach>,
    ) -> Vec<&'a Service> {
        let services = self.services.iter();
        let services = services.filter_map(|id| catalogue.services.get(id));
        let open = services.filter(|one| !one.status.value.is_ending());
        let mut found: Vec<(Reach, &Service)> =
            open.filter_map(|one| Some((near(one)?, one))).collect();
        found.sort_by_key(|(reach, _)| *reach);
        found.into_iter().map(|(_, one)| one).collect()
    }
}

/// How near each place is to each: worked out once, for every standard is asked
/// about every place.
fn near(catalogue: &Catalogue) -> BTreeMap<ConceptId, BTreeMap<ConceptId, Reach>> {
    let vocabulary = &catalogue.vocabulary;
    let within =
        |one: &ConceptId, other: &ConceptId| vocabulary.is_within(Scheme::Settings, one, other);
    let places = vocabulary.list(Scheme::Settings);
    let of = |place: &ConceptId| {
        let mut near = BTreeMap::from([(ConceptId::new(ALL), Reach::Everywhere)]);
        for one in places.iter().map(|one| &one.id) {
            if within(one, place) {
                near.insert(one.clone(), Reach::Here);
            } else if one.as_str() != ALL && within(place, one) {
                near.insert(one.clone(), Reach::Wider);
            }
        }
        near
    };
    places
        .iter()
        .map(|place| (place.id.clone(), of(&place.id)))
        .collect()
}

/// The controlled values of a standard but its places.
fn values(standard: &Standard) -> Vec<(Scheme, ConceptId)> {
    let many = [
        (Scheme::Topics, &standard.topics),
        (Scheme::Types, &standard.types),
        (Scheme::Jobs, &standard.jobs),
    ];
    let mut values: Vec<(Scheme, ConceptId)> = many
        .into_iter()
        .flat_map(|(scheme, field)| field.value.iter().map(move |one| (scheme, one.clone())))
        .collect();
    values.extend(
        standard
            .owner
            .iter()
            .map(|owner| (Scheme::Owners, owner.value.clone())),
    );
    let status = ConceptId::new(standard.status.value.as_str());
    values.push((Scheme::Statuses, status));
    let duty = ConceptId::new(standard.mandation.kind.value.as_str());
    values.push((Scheme::Duties, duty));
    values
}

fn services_by_title(catalogue: &Catalogue) -> Vec<RecordId> {
    let mut ids: Vec<&Service> = catalogue.services.values().collect();
    ids.sort_by_cached_key(|one| (one.title.value.to_lowercase(), one.id.clone()));
    ids.into_iter().map(|one| one.id.clone()).collect()
}

fn by_title(catalogue: &Catalogue) -> Vec<RecordId> {
    let mut ids: Vec<&Standard> = catalogue.standards.values().collect();
    ids.sort_by_cached_key(|one| (one.title.value.to_lowercase(), one.id.clone()));
    ids.into_iter().map(|one| one.id.clone()).collect()
}
