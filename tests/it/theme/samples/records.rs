//! Samples of the pages that are made of records.

use super::{day, html, link};
use guidepost::theme::*;

/// A part of each kind, in the order of [`PageKind::ALL`].
pub(super) fn parts() -> Vec<PartView> {
    vec![
        PartView::Standard(Box::new(standard())),
        PartView::Service(Box::new(service())),
        PartView::Listing(Box::new(listing(
            "settings",
            &["here", "wider", "everywhere"],
        ))),
        PartView::Duties(Box::new(listing("who", &["must-now", "not-sure"]))),
        timeline(),
        map(),
        changes(),
        PartView::Data(DataPart {
            files: ["json", "csv", "json-ld", "dcat"]
                .map(|name| DataFile {
                    name: name.into(),
                    href: format!("standards.{name}"),
                })
                .into(),
        }),
    ]
}

/// The ways into the catalogue, for the page of a section.
pub(super) fn catalogue() -> CatalogueHome {
    CatalogueHome {
        lists: vec![FacetLinks {
            name: "settings".into(),
            links: vec![counted("Care homes")],
        }],
        pages: ["find", "all"]
            .map(|name| NamedLink {
                name: name.into(),
                href: format!("{name}.html"),
            })
            .into(),
        total: 60,
        unknown: 31,
    }
}

fn counted(title: &str) -> CountedLink {
    CountedLink {
        title: title.into(),
        href: "for/care-home.html".into(),
        count: 18,
        means: "Homes where people live and get care.".into(),
    }
}

fn concept(label: &str) -> ConceptView {
    ConceptView {
        label: label.into(),
        means: "What this means, in one sentence.".into(),
        href: Some("for/x.html".into()),
    }
}

fn signed(id: &str, label: &str, sign: Sign) -> SignedView {
    SignedView {
        id: id.into(),
        label: label.into(),
        means: "What this means, in one sentence.".into(),
        sign,
    }
}

fn relation(title: &str) -> RelationView {
    RelationView {
        title: title.into(),
        href: "dm-d.html".into(),
        why: "so that a medicine has one name".into(),
    }
}

fn resource(title: &str) -> ResourceView {
    ResourceView {
        title: title.into(),
        href: Some("https://example.org/standard".into()),
    }
}

fn standard() -> RecordPart {
    RecordPart {
        id: "medicine-transfer".into(),
        one_line: Some("The list of medicines moves with the person.".into()),
        codes: vec!["DAPB4013".into()],
        owner: Some(concept("NHS England")),
        also: vec!["medicines list".into()],
        status: signed("deprecated", "Being closed", Sign::No),
        maturity: Some(concept("Stable")),
        instead: Some(vec![relation("UK Core")]),
        duty: Some(DutyView {
            answer: signed("unknown", "We are not sure", Sign::Unknown),
            who: vec![concept("Pharmacies")],
            from: Some(day("1 July 2025")),
            by: Some(day("31 August 2027")),
            law: Some("A law, section 1".into()),
            exceptions: Some("Small services.".into()),
            checked_by: Some("The regulator.".into()),
            sources: vec![link("A notice", "https://example.org/notice")],
        }),
        service: None,
        needs: vec![relation("One name for each medicine")],
        services: vec![relation("The list of patients")],
        works_with: vec![relation("UK Core")],
        needed_by: vec![relation("Discharge summary")],
        replaces: vec![relation("The old list")],
        replaced_by: vec![relation("UK Core")],
        facets: vec![FacetView {
            name: "settings".into(),
            values: vec![concept("Care homes"), concept("Hospitals")],
        }],
        read_it: vec![resource("The standard")],
        test_tools: vec![resource("A validator")],
        help: vec![resource("Its owner")],
        version: Some("2.1".into()),
        version_date: Some(day("15 April 2024")),
        origins: vec![OriginView {
            layer: "row".into(),
            fields: vec!["title".into(), "status".into()],
            sources: vec![link("A notice", "https://example.org/notice")],
            checked: Some(day("22 November 2026")),
        }],
        lessons: vec![link("Codes and medicines", "../learn/codes.html")],
        map: html("<svg class=\"map\" viewBox=\"0 0 360 60\" role=\"presentation\"></svg>"),
        written: false,
        links: RecordLinks {
            compare: Some("compare.html#a=medicine-transfer".into()),
            changes: "changes.html".into(),
        },
    }
}

fn service() -> RecordPart {
    RecordPart {
        status: signed("active", "Settled", Sign::Yes),
        instead: None,
        duty: None,
        service: Some(ServiceView {
            most_people: Some("Your supplier connects.".into()),
            who_may_use: Some("Staff who give care.".into()),
            how_long: Some("Some weeks.".into()),
            environments: vec![resource("A sandbox")],
            needs: vec!["a smartcard".into()],
            steps: vec![link("A guide", "https://example.org/steps")],
        }),
        written: true,
        ..standard()
    }
}

fn listing(list: &str, groups: &[&str]) -> ListingPart {
    let record = RecordCard {
        id: "medicine-transfer".into(),
        title: "Medicine and allergy transfer".into(),
        href: "../medicine-transfer.html".into(),
        one_line: "The list of medicines moves with the person.".into(),
        codes: vec!["DAPB4013".into()],
        status: signed("active", "Settled", Sign::Yes),
        duty: Some(signed("legal-must", "Yes, the law says so", Sign::Care)),
        reason: "Yes, the law says so: a law, section 1".into(),
        date: Some(day("31 August 2027")),
    };
    let group = |name: &&str| RecordGroup {
        name: (*name).into(),
        of: String::new(),
        records: vec![record.clone()],
    };
    ListingPart {
        list: list.into(),
        means: "Homes where people live and get care.".into(),
        total: groups.len(),
        groups: groups.iter().map(group).collect(),
        services: vec![RecordCard {
            codes: Vec::new(),
            duty: None,
            reason: "Your supplier connects to it.".into(),
            date: None,
            ..record.clone()
        }],
        wider: vec![link("Social care", "social-care.html")],
        narrower: vec![counted("Medicines")],
        calendar: Some("dates.ics".into()),
        feed: Some("care-home.xml".into()),
        page: (1, 2),
        finder: Some("../find.html#settings=care-home".into()),
    }
}

fn dated(what: &str) -> DatedView {
    DatedView {
        date: day("31 August 2027"),
        what: what.into(),
        ahead: true,
        record: link("Medicine and allergy transfer", "medicine-transfer.html"),
        who: vec!["Pharmacies".into()],
    }
}

fn timeline() -> PartView {
    PartView::Timeline(Box::new(TimelinePart {
        drawing: html(
            "<svg class=\"timeline\" viewBox=\"0 0 360 60\" role=\"presentation\"></svg>",
        ),
        dates: ["from", "by", "version"].map(dated).into(),
        from: Some(day("22 November 2026")),
        calendars: vec![link("Pharmacies", "must/pharmacy.ics")],
    }))
}

fn map() -> PartView {
    PartView::Map(Box::new(MapPart {
        drawing: html("<svg class=\"map\" viewBox=\"0 0 360 60\" role=\"presentation\"></svg>"),
        rows: vec![MapRow {
            record: link("Medicine and allergy transfer", "medicine-transfer.html"),
            needs: vec![relation("One name for each medicine")],
            needed_by: vec![link("Discharge summary", "discharge.html")],
        }],
    }))
}

fn changes() -> PartView {
    PartView::Changes(Box::new(ChangesPart {
        changes: vec![ChangeView {
            date: day("19 January 2022"),
            event: "changed".into(),
            title: "Medicine and allergy transfer".into(),
            href: Some("medicine-transfer.html".into()),
            fields: vec!["status".into()],
        }],
        checked: vec![dated("checked")],
        feeds: vec![link("All standards", "changes.xml")],
    }))
}
