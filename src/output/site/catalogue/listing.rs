//! Pages that list the standards which have one value: a place, a topic, a
//! kind, a status, an owner, a job; a place and a topic together; all of them.

use std::sync::Arc;

use super::index::{Reach, reach};
use super::views::Views;
use super::{MOST_LISTED, changes, out, page};
use crate::catalogue::{
    ALL, Concept, ConceptId, Field, RecordId, RecordKind, Scheme, Service, Standard,
};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::text::OutPath;
use crate::theme::{CountedLink, LinkView, ListingPart, PartView, RecordCard, RecordGroup};

/// The lists of the vocabulary that have pages, with their folders.
pub(super) const LISTS: [(Scheme, &str); 6] = [
    (Scheme::Settings, "for"),
    (Scheme::Topics, "about"),
    (Scheme::Types, "type"),
    (Scheme::Statuses, "status"),
    (Scheme::Owners, "owner"),
    (Scheme::Jobs, "job"),
];

/// The page of the standards that have a value.
pub(super) fn address(scheme: Scheme, id: &ConceptId) -> Option<OutPath> {
    let folder = match scheme {
        Scheme::Who => "must",
        _ => LISTS.iter().find(|(one, _)| *one == scheme)?.1,
    };
    if scheme == Scheme::Settings && id.as_str() == ALL {
        return out("all.html");
    }
    out(&format!("{folder}/{id}.html"))
}

/// The page of a place and a topic together.
fn both_address(place: &ConceptId, topic: &ConceptId) -> Option<OutPath> {
    out(&format!("for/{place}/{topic}.html"))
}

/// What a page lists.
#[derive(Debug, Clone)]
enum Listed {
    All,
    Value(Scheme, ConceptId),
    Both(ConceptId, ConceptId),
}

/// A standard in a list, and how it came there.
type Found = (RecordId, Reach);

/// Every page of lists.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let vocabulary = &shared.site.catalogue.vocabulary;
    let mut listed: Vec<(Option<OutPath>, Listed)> = vec![(out("all.html"), Listed::All)];
    for (scheme, _) in LISTS {
        for concept in vocabulary.list(scheme) {
            if concept.id.as_str() == ALL {
                continue;
            }
            let value = Listed::Value(scheme, concept.id.clone());
            listed.push((address(scheme, &concept.id), value));
        }
    }
    let places = vocabulary.list(Scheme::Settings).iter();
    for place in places.filter(|place| place.id.as_str() != ALL) {
        for (topic, _) in topics_of(shared, &place.id) {
            let both = Listed::Both(place.id.clone(), topic.id.clone());
            listed.push((both_address(&place.id, &topic.id), both));
        }
    }
    let pages = listed.into_iter().flat_map(|(first, listed)| {
        let count = found(shared, &listed).len();
        let numbers = 1..=count.div_ceil(MOST_LISTED).max(1);
        numbers.filter_map(move |number| {
            Some((numbered(first.as_ref()?, number)?, listed.clone(), number))
        })
    });
    pages
        .map(|(out, listed, number)| {
            let view = move |shared: &Shared, out: &OutPath| list(shared, out, &listed, number);
            page(shared, &out, view)
        })
        .collect()
}

/// The address of the second and later pages of a list: `x-2.html`.
fn numbered(first: &OutPath, number: usize) -> Option<OutPath> {
    if number == 1 {
        return Some(first.clone());
    }
    let stem = first.as_str().trim_end_matches(".html");
    OutPath::new(&format!("{stem}-{number}.html")).ok()
}

fn found(shared: &Shared, listed: &Listed) -> Vec<Found> {
    let (catalogue, records) = (&shared.site.catalogue, &shared.records);
    let here = |ids: &[RecordId]| ids.iter().map(|id| (id.clone(), Reach::Here)).collect();
    match listed {
        Listed::All => here(&records.by_title),
        Listed::Value(Scheme::Settings, place) => records.for_place(catalogue, place),
        Listed::Value(scheme, value) => here(records.having(*scheme, value)),
        Listed::Both(place, topic) => {
            let about = records.having(Scheme::Topics, topic).iter();
            let near =
                |id: &RecordId| reach(catalogue, &catalogue.standards[id].settings.value, place);
            let mut found: Vec<Found> = about
                .filter_map(|id| Some((id.clone(), near(id)?)))
                .collect();
            found.sort_by_key(|(_, reach)| *reach);
            found
        }
    }
}

/// Topics of the standards for a place, with how many there are. Those that
/// are only for every place alike make no page.
fn topics_of<'a>(shared: &'a Shared, place: &ConceptId) -> Vec<(&'a Concept, usize)> {
    let topics = shared.site.catalogue.vocabulary.list(Scheme::Topics).iter();
    let counted = topics.filter_map(|topic| {
        let both = Listed::Both(place.clone(), topic.id.clone());
        let found = found(shared, &both);
        let near = found.iter().any(|(_, reach)| *reach != Reach::Everywhere);
        near.then_some((topic, found.len()))
    });
    counted.collect()
}

fn list(
    shared: &Shared,
    from: &OutPath,
    listed: &Listed,
    number: usize,
) -> (String, String, PartView) {
    let views = Views { shared, from };
    let all = found(shared, listed);
    let shown = all.chunks(MOST_LISTED).nth(number - 1).unwrap_or_default();
    let vocabulary = &shared.site.catalogue.vocabulary;
    let label = |scheme: Scheme, id: &ConceptId| vocabulary.label(scheme, id.as_str()).to_owned();
    let mut part = ListingPart {
        list: "all".to_owned(),
        total: all.len(),
        groups: groups(&views, shown),
        page: (number, all.len().div_ceil(MOST_LISTED).max(1)),
        ..ListingPart::default()
    };
    let mut title = shared.theme.word("all_standards").to_owned();
    if number == 1 {
        part.services = services(&views, |one| near(shared, listed, one));
    }
    let find = out("find.html").map(|to| from.relative(&to));
    match listed {
        Listed::All => part.finder = find,
        Listed::Value(scheme, id) => {
            let what = listing_word(*scheme);
            title = format!("{} {}", shared.theme.word(what), label(*scheme, id));
            scheme.as_str().clone_into(&mut part.list);
            part.means = views.concept(*scheme, id).means;
            part.finder = find.map(|find| format!("{find}#{}={id}", scheme.as_str()));
            around(&views, *scheme, id, &mut part);
        }
        Listed::Both(place, topic) => {
            let [at, on] = [label(Scheme::Settings, place), label(Scheme::Topics, topic)];
            title = format!("{at}: {on}");
            "both".clone_into(&mut part.list);
            part.means = views.concept(Scheme::Topics, topic).means;
            let query = |find| format!("{find}#settings={place}&topics={topic}");
            part.finder = find.map(query);
            let wider = [(Scheme::Settings, place), (Scheme::Topics, topic)];
            part.wider = wider
                .into_iter()
                .filter_map(|(scheme, id)| {
                    Some(views.link(&label(scheme, id), &address(scheme, id)?))
                })
                .collect();
        }
    }
    (title, part.means.clone(), PartView::Listing(Box::new(part)))
}

/// How near a central service is to what a page lists: to a place, a topic, or
/// both. The other lists are about standards alone.
fn near(shared: &Shared, listed: &Listed, one: &Service) -> Option<Reach> {
    let catalogue = &shared.site.catalogue;
    let place = |place| reach(catalogue, &one.settings.value, place);
    let topic = |topic| one.topics.value.contains(topic).then_some(Reach::Here);
    match listed {
        Listed::Value(Scheme::Settings, id) => place(id),
        Listed::Value(Scheme::Topics, id) => topic(id),
        Listed::Both(at, on) => topic(on).and_then(|_| place(at)),
        Listed::All | Listed::Value(..) => None,
    }
}

/// Central services that are near enough, as cards.
pub(super) fn services(
    views: &Views<'_>,
    near: impl Fn(&Service) -> Option<Reach>,
) -> Vec<RecordCard> {
    let (catalogue, records) = (&views.shared.site.catalogue, &views.shared.records);
    let services = records.services(catalogue, near).into_iter();
    let services = services.take(MOST_LISTED);
    services.map(|one| service_card(views, one)).collect()
}

/// A central service as a card: what most people do comes before what it is,
/// for most need not join it themselves.
fn service_card(views: &Views<'_>, one: &Service) -> RecordCard {
    let text = |field: Option<&Field<String>>| field.map(|field| field.value.clone());
    let href = views.record_href(RecordKind::Service, &one.id);
    RecordCard {
        id: one.id.to_string(),
        title: one.title.value.clone(),
        href: href.unwrap_or_default(),
        one_line: text(one.one_line.as_ref()).unwrap_or_default(),
        codes: Vec::new(),
        status: views.status(one.status.value),
        duty: None,
        reason: text(one.most_people.as_ref()).unwrap_or_default(),
        date: None,
    }
}

/// What a list says before the name of its value.
fn listing_word(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Settings => "listing_settings",
        Scheme::Topics => "listing_topics",
        Scheme::Types => "listing_types",
        Scheme::Statuses => "listing_statuses",
        Scheme::Owners => "listing_owners",
        Scheme::Jobs => "listing_jobs",
        Scheme::Maturity | Scheme::Duties | Scheme::Who => "listing_who",
    }
}

/// The wider and the narrower values of one.
fn around(views: &Views<'_>, scheme: Scheme, id: &ConceptId, part: &mut ListingPart) {
    let shared = views.shared;
    let vocabulary = &shared.site.catalogue.vocabulary;
    let parent = vocabulary
        .concept(scheme, id.as_str())
        .and_then(|one| one.parent.as_ref());
    let link = |concept: &Concept, count: usize, to: OutPath| CountedLink {
        title: concept.label.clone(),
        href: views.from.relative(&to),
        count,
        means: concept.means.clone(),
    };
    part.wider = parent
        .into_iter()
        .filter_map(|wider| {
            let label = vocabulary.label(scheme, wider.as_str());
            Some(views.link(label, &address(scheme, wider)?))
        })
        .collect();
    part.narrower = vocabulary
        .children(scheme, id)
        .filter_map(|below| {
            let listed = Listed::Value(scheme, below.id.clone());
            let count = found(shared, &listed).len();
            Some(link(below, count, address(scheme, &below.id)?))
        })
        .collect();
    if scheme == Scheme::Settings {
        let topics = topics_of(shared, id).into_iter();
        part.narrower.extend(
            topics.filter_map(|(topic, count)| {
                Some(link(topic, count, both_address(id, &topic.id)?))
            }),
        );
        part.feed = changes::feed_address(id).map(|to| views.from.relative(&to));
    }
}

fn groups(views: &Views<'_>, found: &[Found]) -> Vec<RecordGroup> {
    let groups = found.chunk_by(|(_, before), (_, after)| before == after);
    let view = |group: &[Found]| {
        let name = match group.first().map(|(_, reach)| *reach) {
            Some(Reach::Wider) => "wider",
            Some(Reach::Everywhere) => "everywhere",
            _ => "here",
        };
        let standards = &views.shared.site.catalogue.standards;
        let records = group.iter().filter_map(|(id, _)| standards.get(id));
        RecordGroup {
            name: name.to_owned(),
            of: String::new(),
            records: records.map(|one| card(views, one)).collect(),
        }
    };
    groups.map(view).collect()
}

/// A standard as a card.
pub(super) fn card(views: &Views<'_>, one: &Standard) -> RecordCard {
    let href = views.record_href(RecordKind::Standard, &one.id);
    RecordCard {
        id: one.id.to_string(),
        title: one.title.value.clone(),
        href: href.unwrap_or_default(),
        one_line: one
            .one_line
            .as_ref()
            .map(|line| line.value.clone())
            .unwrap_or_default(),
        codes: views.codes(one),
        status: views.status(one.status.value),
        duty: Some(views.duty(one.mandation.kind.value)),
        reason: String::new(),
        date: None,
    }
}

/// The values of a list that have a page, each with how many standards it has.
pub(super) fn ways_in(views: &Views<'_>, scheme: Scheme) -> Vec<CountedLink> {
    let concepts = views.shared.site.catalogue.vocabulary.list(scheme).iter();
    let link = |concept: &Concept| {
        let listed = Listed::Value(scheme, concept.id.clone());
        let count = found(views.shared, &listed).len();
        let LinkView { title, href } = views.link(&concept.label, &address(scheme, &concept.id)?);
        (concept.id.as_str() != ALL).then(|| CountedLink {
            title,
            href,
            count,
            means: concept.means.clone(),
        })
    };
    concepts.filter_map(link).collect()
}
