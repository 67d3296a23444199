//! The page of one standard or one central service.

use std::collections::BTreeMap;

use super::views::Views;
use super::{map, out};
use crate::catalogue::{
    Contact, Field, Layer, Mandation, Origin, RecordId, RecordKind, Relation, Requirement,
    Resource, Scheme, Service, Standard,
};
use crate::output::site::{Shared, cards};
use crate::site::{Page, PageId, PageKind};
use crate::theme::{
    DutyView, FacetView, HeadingView, LinkView, OriginView, PartView, RecordLinks, RecordPart,
    RelationView, ResourceView, ServiceView,
};

/// What the page of a record shows around its words; nothing where the page
/// belongs to no record.
pub(in crate::output::site) fn record(shared: &Shared, id: PageId) -> Option<RecordPart> {
    let page = shared.site.page(id);
    let (kind, record) = shared.site.record(page)?;
    let catalogue = &shared.site.catalogue;
    let from = &page.out;
    let views = Views { shared, from };
    let mut part = match kind {
        RecordKind::Standard => standard(&views, catalogue.standards.get(&record)?),
        RecordKind::Service => service(&views, catalogue.services.get(&record)?),
    };
    part.needed_by = needed_by(&views, kind, &record);
    part.lessons = lessons(shared, page, id);
    part.written = !page.origin.is_unwritten();
    part.map = map::neighbours(&views, kind, &record, &part);
    Some(part)
}

/// The headings that the page of a record has after its words, as the theme
/// writes them.
pub(in crate::output::site) fn headings(shared: &Shared, part: &PartView) -> Vec<HeadingView> {
    let (PartView::Standard(part) | PartView::Service(part)) = part else {
        return Vec::new();
    };
    let has_version = part.version.is_some() || !part.codes.is_empty();
    let sections = [
        ("needs", "needs", !part.needs.is_empty()),
        ("works-with", "works_with", !part.works_with.is_empty()),
        ("needed-by", "needed_by", !part.needed_by.is_empty()),
        ("help", "ask_for_help", !part.help.is_empty()),
        ("versions", "versions", has_version),
        ("lessons", "related_lessons", !part.lessons.is_empty()),
    ];
    let shown = sections.into_iter().filter(|(_, _, shown)| *shown);
    let view = |(id, word, _): (&str, &str, _)| HeadingView {
        text: shared.theme.word(word).to_owned(),
        id: id.to_owned(),
        level: 2,
    };
    shown.map(view).collect()
}

fn standard(views: &Views<'_>, one: &Standard) -> RecordPart {
    let facets = [
        (Scheme::Settings, &one.settings),
        (Scheme::Topics, &one.topics),
        (Scheme::Types, &one.types),
        (Scheme::Jobs, &one.jobs),
    ];
    let facets = facets.into_iter().map(|(scheme, field)| FacetView {
        name: scheme.as_str().to_owned(),
        values: field
            .value
            .iter()
            .map(|id| views.concept(scheme, id))
            .collect(),
    });
    let status = one.status.value;
    RecordPart {
        id: one.id.to_string(),
        one_line: text(one.one_line.as_ref()),
        codes: views.codes(one),
        owner: one
            .owner
            .as_ref()
            .map(|owner| views.concept(Scheme::Owners, &owner.value)),
        also: one.also_known_as.value.clone(),
        status: views.status(status),
        maturity: one
            .maturity
            .as_ref()
            .map(|maturity| views.concept(Scheme::Maturity, &maturity.value)),
        instead: status
            .is_ending()
            .then(|| views.relations(&one.replaced_by.value)),
        duty: Some(duty(views, &one.mandation)),
        service: None,
        needs: views.relations(&one.needs.value),
        services: views.relations(&one.services.value),
        works_with: views.relations(&one.works_with.value),
        needed_by: Vec::new(),
        replaces: views.relations(&one.replaces.value),
        replaced_by: views.relations(&one.replaced_by.value),
        facets: facets.filter(|facet| !facet.values.is_empty()).collect(),
        read_it: resources(views, &one.read_it),
        test_tools: resources(views, &one.test_tools),
        help: contacts(views, &one.help),
        version: text(one.version.as_ref()),
        version_date: one.version_date.as_ref().map(|date| date.value.into()),
        origins: origins(views, &standard_origins(one)),
        lessons: Vec::new(),
        map: Default::default(),
        written: false,
        links: links(views, RecordKind::Standard, &one.id),
    }
}

fn service(views: &Views<'_>, one: &Service) -> RecordPart {
    let records = one.needs.value.iter().filter_map(|needed| match needed {
        Requirement::Record(relation) => Some(relation.clone()),
        Requirement::Words(_) => None,
    });
    let words = one.needs.value.iter().filter_map(|needed| match needed {
        Requirement::Record(_) => None,
        Requirement::Words(words) => Some(words.clone()),
    });
    let facets = [
        (Scheme::Settings, &one.settings),
        (Scheme::Topics, &one.topics),
    ];
    let facets = facets.into_iter().map(|(scheme, field)| FacetView {
        name: scheme.as_str().to_owned(),
        values: field
            .value
            .iter()
            .map(|id| views.concept(scheme, id))
            .collect(),
    });
    let steps = one.steps_source.value.iter();
    RecordPart {
        id: one.id.to_string(),
        one_line: text(one.one_line.as_ref()),
        codes: Vec::new(),
        owner: one
            .owner
            .as_ref()
            .map(|owner| views.concept(Scheme::Owners, &owner.value)),
        also: one.also_known_as.value.clone(),
        status: views.status(one.status.value),
        maturity: None,
        instead: one.status.value.is_ending().then(Vec::new),
        duty: None,
        service: Some(ServiceView {
            most_people: text(one.most_people.as_ref()),
            who_may_use: text(one.who_may_use.as_ref()),
            how_long: text(one.how_long.as_ref()),
            environments: resources(views, &one.environments),
            needs: words.collect(),
            steps: steps.map(|one| views.citation(one)).collect(),
        }),
        needs: views.relations(&records.collect::<Vec<Relation>>()),
        services: Vec::new(),
        works_with: Vec::new(),
        needed_by: Vec::new(),
        replaces: Vec::new(),
        replaced_by: Vec::new(),
        facets: facets.filter(|facet| !facet.values.is_empty()).collect(),
        read_it: resources(views, &one.read_it),
        test_tools: Vec::new(),
        help: contacts(views, &one.help),
        version: None,
        version_date: None,
        origins: origins(views, &service_origins(one)),
        lessons: Vec::new(),
        map: Default::default(),
        written: false,
        links: links(views, RecordKind::Service, &one.id),
    }
}

fn text(field: Option<&Field<String>>) -> Option<String> {
    field.map(|field| field.value.clone())
}

fn resources(views: &Views<'_>, field: &Field<Vec<Resource>>) -> Vec<ResourceView> {
    field.value.iter().map(|one| views.resource(one)).collect()
}

fn contacts(views: &Views<'_>, field: &Field<Vec<Contact>>) -> Vec<ResourceView> {
    field.value.iter().map(|one| views.contact(one)).collect()
}

fn duty(views: &Views<'_>, mandation: &Mandation) -> DutyView {
    let who = mandation.who.value.iter();
    let sources = mandation.sources.value.iter();
    DutyView {
        answer: views.duty(mandation.kind.value),
        who: who.map(|id| views.concept(Scheme::Who, id)).collect(),
        from: mandation.from.as_ref().map(|date| date.value.into()),
        by: mandation.by.as_ref().map(|date| date.value.into()),
        law: text(mandation.law.as_ref()),
        exceptions: text(mandation.exceptions.as_ref()),
        checked_by: text(mandation.checked_by.as_ref()),
        sources: sources.map(|one| views.citation(one)).collect(),
    }
}

fn links(views: &Views<'_>, kind: RecordKind, id: &RecordId) -> RecordLinks {
    let to = |name: &str| out(name).map(|to| views.from.relative(&to));
    let compare = to("compare.html").map(|page| format!("{page}#a={id}"));
    RecordLinks {
        compare: compare.filter(|_| kind == RecordKind::Standard),
        changes: to("changes.html").unwrap_or_default(),
    }
}

fn needed_by(views: &Views<'_>, kind: RecordKind, id: &RecordId) -> Vec<RelationView> {
    let key = (kind, id.clone());
    let standards = views.shared.records.needed_by.get(&key);
    let links = standards
        .into_iter()
        .flatten()
        .filter_map(|id| views.record(RecordKind::Standard, id));
    let view = |link: LinkView| RelationView {
        title: link.title,
        href: link.href,
        why: String::new(),
    };
    links.map(view).collect()
}

fn lessons(shared: &Shared, page: &Page, id: PageId) -> Vec<LinkView> {
    let lessons = shared.records.lessons.get(&id).into_iter().flatten();
    lessons
        .filter(|id| shared.site.page(**id).kind == PageKind::Lesson)
        .map(|id| cards::link(&shared.site, page, *id))
        .collect()
}

type Origins<'a> = Vec<(&'static str, Option<&'a Origin>)>;

fn standard_origins(one: &Standard) -> Origins<'_> {
    let duty = &one.mandation;
    vec![
        ("title", one.title.origin.as_deref()),
        ("one-line", of(one.one_line.as_ref())),
        ("types", one.types.origin.as_deref()),
        ("status", one.status.origin.as_deref()),
        ("maturity", of(one.maturity.as_ref())),
        ("owner", of(one.owner.as_ref())),
        ("codes", one.codes.origin.as_deref()),
        ("settings", one.settings.origin.as_deref()),
        ("topics", one.topics.origin.as_deref()),
        ("needs", one.needs.origin.as_deref()),
        ("works-with", one.works_with.origin.as_deref()),
        ("replaces", one.replaces.origin.as_deref()),
        ("replaced-by", one.replaced_by.origin.as_deref()),
        ("services", one.services.origin.as_deref()),
        ("read-it", one.read_it.origin.as_deref()),
        ("test-tools", one.test_tools.origin.as_deref()),
        ("help", one.help.origin.as_deref()),
        ("version", of(one.version.as_ref())),
        ("version-date", of(one.version_date.as_ref())),
        ("must", duty.kind.origin.as_deref()),
    ]
}

fn service_origins(one: &Service) -> Origins<'_> {
    vec![
        ("title", one.title.origin.as_deref()),
        ("one-line", of(one.one_line.as_ref())),
        ("status", one.status.origin.as_deref()),
        ("owner", of(one.owner.as_ref())),
        ("settings", one.settings.origin.as_deref()),
        ("topics", one.topics.origin.as_deref()),
        ("who-may-use", of(one.who_may_use.as_ref())),
        ("most-people", of(one.most_people.as_ref())),
        ("environments", one.environments.origin.as_deref()),
        ("needs", one.needs.origin.as_deref()),
        ("how-long", of(one.how_long.as_ref())),
        ("read-it", one.read_it.origin.as_deref()),
        ("help", one.help.origin.as_deref()),
    ]
}

fn of<T>(field: Option<&Field<T>>) -> Option<&Origin> {
    field?.origin.as_deref()
}

/// The fields of each layer together: within one layer of one record all of
/// them were read at the same places on the same day.
fn origins(views: &Views<'_>, fields: &Origins<'_>) -> Vec<OriginView> {
    let mut layers: BTreeMap<(Layer, &str), (&Origin, Vec<String>)> = BTreeMap::new();
    for (name, origin) in fields {
        if let Some(origin) = origin {
            let key = (origin.layer, origin.path.as_str());
            let (_, names) = layers.entry(key).or_insert((origin, Vec::new()));
            names.push((*name).to_owned());
        }
    }
    let view = |(origin, fields): (&Origin, Vec<String>)| OriginView {
        layer: match origin.layer {
            Layer::Import => "import",
            Layer::Row => "row",
            Layer::Page => "page",
        }
        .to_owned(),
        fields,
        sources: origin
            .sources
            .iter()
            .map(|one| views.citation(one))
            .collect(),
        checked: origin.checked.map(Into::into),
    };
    layers.into_values().rev().map(view).collect()
}
