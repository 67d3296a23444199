//! The catalogue for machines: JSON, CSV, JSON-LD (DefinedTerm) and a DCAT
//! catalogue, and the page that says what they hold.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::views::Views;
use super::{file, out, page};
use crate::catalogue::{
    Citation, ConceptId, Field, Mandation, RecordKind, Relation, Resource, Scheme, Standard,
    standards_csv,
};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::output::site::address::public_address;
use crate::text::{Date, OutPath};
use crate::theme::{DataFile, DataPart, PartView};

/// The files, by what they are called on their page.
const FILES: [(&str, &str); 4] = [
    ("json", "standards.json"),
    ("csv", "standards.csv"),
    ("json-ld", "standards.jsonld"),
    ("dcat", "catalogue.jsonld"),
];

/// The files and their page.
pub(super) fn files(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let write: [fn(&Shared) -> String; 4] = [write_json, write_csv, write_terms, write_dcat];
    let files = FILES.iter().zip(write);
    let mut made: Vec<(OutPath, Artifact)> = files
        .filter_map(|((_, name), write)| Some(file(shared, out(name)?, write)))
        .collect();
    made.extend(out("data.html").map(|to| page(shared, &to, about)));
    made
}

fn about(shared: &Shared, from: &OutPath) -> (String, String, PartView) {
    let files = FILES.iter().filter_map(|(name, file)| {
        Some(DataFile {
            name: (*name).to_owned(),
            href: from.relative(&out(file)?),
        })
    });
    let part = DataPart {
        files: files.collect(),
    };
    (
        shared.theme.word("data_title").to_owned(),
        shared.theme.word("data_about").to_owned(),
        PartView::Data(part),
    )
}

/// Every standard as an object; its keys are the columns of the table.
fn write_json(shared: &Shared) -> String {
    let site = &shared.site;
    let from = out("standards.json");
    let standards = shared.records.by_title.iter().map(|id| {
        let one = &site.catalogue.standards[id];
        object(shared, from.as_ref(), one)
    });
    let catalogue = json!({
        "title": site.config.title,
        "edition": site.config.site.edition.map(Date::iso),
        "note": site.config.site.independence,
        "standards": standards.collect::<Vec<Value>>(),
    });
    pretty(&catalogue)
}

fn pretty(value: &Value) -> String {
    // A value that was made here is always text.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn object(shared: &Shared, from: Option<&OutPath>, one: &Standard) -> Value {
    let page =
        from.and_then(|from| Views { shared, from }.record_href(RecordKind::Standard, &one.id));
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| put(&mut object, key, value);
    put("id", one.id.to_string().into());
    put("title", one.title.value.clone().into());
    put("page", page.into());
    put("also-known-as", one.also_known_as.value.clone().into());
    put("one-line", words(one.one_line.as_ref()));
    put("types", ids(&one.types));
    put("status", one.status.value.as_str().into());
    put(
        "maturity",
        one.maturity
            .as_ref()
            .map(|one| one.value.to_string())
            .into(),
    );
    put(
        "owner",
        one.owner.as_ref().map(|one| one.value.to_string()).into(),
    );
    let codes: Vec<String> = one.codes.value.iter().map(ToString::to_string).collect();
    put("codes", codes.into());
    put("settings", ids(&one.settings));
    put("topics", ids(&one.topics));
    put("jobs", ids(&one.jobs));
    put("needs", relations(&one.needs));
    put("works-with", relations(&one.works_with));
    put("replaces", relations(&one.replaces));
    put("replaced-by", relations(&one.replaced_by));
    put("services", relations(&one.services));
    put("read-it", resources(&one.read_it));
    put("test-tools", resources(&one.test_tools));
    let help: Vec<String> = one.help.value.iter().map(ToString::to_string).collect();
    put("help", help.into());
    put("version", words(one.version.as_ref()));
    put("version-date", day(one.version_date.as_ref()));
    put("sources", citations(&one.sources));
    put("checked", day(one.checked.as_ref()));
    put_duty(&mut object, &one.mandation);
    Value::Object(object)
}

/// Puts a value under a key; nothing where there is nothing.
fn put(object: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    if !is_empty {
        object.insert(key.to_owned(), value);
    }
}

fn put_duty(object: &mut Map<String, Value>, duty: &Mandation) {
    let mut put = |key: &str, value: Value| put(object, key, value);
    put("must", duty.kind.value.as_str().into());
    put("must-who", ids(&duty.who));
    put("must-from", day(duty.from.as_ref()));
    put("must-by", day(duty.by.as_ref()));
    put("must-law", words(duty.law.as_ref()));
    put("must-exceptions", words(duty.exceptions.as_ref()));
    put("must-checked-by", words(duty.checked_by.as_ref()));
    put("must-source", citations(&duty.sources));
}

fn ids(field: &Field<Vec<ConceptId>>) -> Value {
    let all = field.value.iter().map(ToString::to_string);
    all.collect::<Vec<String>>().into()
}

fn words(field: Option<&Field<String>>) -> Value {
    field.map(|field| field.value.clone()).into()
}

fn day(field: Option<&Field<Date>>) -> Value {
    field.map(|field| field.value.iso()).into()
}

fn relations(field: &Field<Vec<Relation>>) -> Value {
    let one = |one: &Relation| json!({ "id": one.to.to_string(), "why": one.why });
    field.value.iter().map(one).collect::<Vec<Value>>().into()
}

fn resources(field: &Field<Vec<Resource>>) -> Value {
    let one = |one: &Resource| {
        json!({
            "label": one.label,
            "address": one.address.as_ref().map(ToString::to_string),
        })
    };
    field.value.iter().map(one).collect::<Vec<Value>>().into()
}

fn citations(field: &Field<Vec<Citation>>) -> Value {
    let all = field.value.iter().map(ToString::to_string);
    all.collect::<Vec<String>>().into()
}

/// The table as authors write it, with formulas of spreadsheets defused.
fn write_csv(shared: &Shared) -> String {
    let (catalogue, order) = (&shared.site.catalogue, &shared.records.by_title);
    standards_csv(order.iter().filter_map(|id| catalogue.standards.get(id)))
}

/// Each standard as a term of a set (schema.org), for search engines and
/// other catalogues.
fn write_terms(shared: &Shared) -> String {
    let site = &shared.site;
    let base = site.config.site.base_url.as_deref().unwrap_or_default();
    let terms = shared.records.by_title.iter().filter_map(|id| {
        let one = &site.catalogue.standards[id];
        let page = shared.records.page(RecordKind::Standard, id)?;
        let address = public_address(base, &site.page(page).out);
        let codes: Vec<String> = one.codes.value.iter().map(ToString::to_string).collect();
        Some(json!({
            "@type": "DefinedTerm",
            "@id": address,
            "url": address,
            "name": one.title.value,
            "description": one.one_line.as_ref().map(|line| line.value.clone()),
            "termCode": codes,
            "alternateName": one.also_known_as.value,
        }))
    });
    let set = json!({
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "name": site.config.title,
        "description": site.config.description,
        "inLanguage": site.config.language,
        "license": LICENCE,
        "hasDefinedTerm": terms.collect::<Vec<Value>>(),
    });
    pretty(&set)
}

/// The licence of the content (issue 10).
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The catalogue and its files as DCAT 3.
fn write_dcat(shared: &Shared) -> String {
    let site = &shared.site;
    let base = site.config.site.base_url.as_deref().unwrap_or_default();
    let vocabulary = &site.catalogue.vocabulary;
    let address = |name: &str| {
        out(name)
            .map(|to| public_address(base, &to))
            .unwrap_or_default()
    };
    let types = [
        ("json", "standards.json", "application/json"),
        ("csv", "standards.csv", "text/csv"),
        ("json-ld", "standards.jsonld", "application/ld+json"),
    ];
    let files = types.map(|(title, name, kind)| {
        json!({
            "@type": "dcat:Distribution",
            "dcterms:title": title,
            "dcat:downloadURL": { "@id": address(name) },
            "dcat:mediaType": kind,
        })
    });
    let themes = vocabulary.list(Scheme::Topics).iter();
    let themes: Vec<&str> = themes.map(|topic| topic.label.as_str()).collect();
    let catalogue = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
        },
        "@type": "dcat:Catalog",
        "dcterms:title": site.config.title,
        "dcterms:description": site.config.description,
        "dcterms:language": site.config.language,
        "dcterms:license": { "@id": LICENCE },
        "dcterms:issued": site.config.site.edition.map(Date::iso),
        "dcat:dataset": [{
            "@type": "dcat:Dataset",
            "dcterms:title": site.config.title,
            "dcat:landingPage": { "@id": address("index.html") },
            "dcat:keyword": themes,
            "dcat:distribution": files,
        }],
    });
    pretty(&catalogue)
}
