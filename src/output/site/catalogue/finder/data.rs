//! The records as one classic script, so that the finder works from a folder
//! as from a web server.
//!
//! `records.js` says how it is read. A controlled value is its number in the
//! list of its scheme; texts are codes of words ([`super::pack`]).

use std::borrow::Cow;

use serde::Serialize;

use super::pack::{NEXT_TEXT, NEXT_VALUE, Words, uncapitalised};
use crate::catalogue::{
    Catalogue, Concept, ConceptId, Field, OfficialCode, Prefix, Scheme, Standard,
};
use crate::site::Site;
use crate::text::Date;

/// The form of the data; `records.js` refuses any other.
const FORM: u32 = 1;

#[derive(Serialize)]
struct Data<'a> {
    form: u32,
    edition: String,
    facets: Facets<'a>,
    /// The words of all texts: the most used ones, and the others.
    words: [&'a str; 2],
    records: Columns,
}

/// Id, label, place of the parent (-1 for none), other words, meaning.
type Value<'a> = (&'a str, &'a str, i64, &'a [String], &'a str);

#[derive(Serialize)]
struct Facets<'a> {
    settings: Vec<Value<'a>>,
    topics: Vec<Value<'a>>,
    types: Vec<Value<'a>>,
    statuses: Vec<Value<'a>>,
    duties: Vec<Value<'a>>,
    who: Vec<Value<'a>>,
    jobs: Vec<Value<'a>>,
    owners: Vec<Value<'a>>,
}

/// Each field of all records.
#[derive(Default, Serialize)]
struct Columns {
    /// As words; empty where the id is the title in small plain letters.
    id: String,
    title: String,
    line: String,
    aka: String,
    status: Vec<i64>,
    duty: Vec<i64>,
    owner: Vec<i64>,
    /// Days as `2026-11-22`; empty where there is none.
    from: Vec<String>,
    by: Vec<String>,
    who: Vec<Vec<i64>>,
    settings: Vec<Vec<i64>>,
    topics: Vec<Vec<i64>>,
    types: Vec<Vec<i64>>,
    jobs: Vec<Vec<i64>>,
    codes: Vec<Vec<String>>,
    version: Vec<String>,
}

/// The texts of one record.
struct Texts {
    /// The words of the id.
    id: String,
    title: String,
    line: String,
    aka: Vec<String>,
}

/// The script that sets `window.GuidepostCatalogue`.
pub(super) fn write(site: &Site) -> String {
    let catalogue = &*site.catalogue;
    let texts: Vec<Texts> = catalogue.standards.values().map(texts).collect();
    let sentences: Vec<Cow<'_, str>> = texts
        .iter()
        .flat_map(|one| [uncapitalised(&one.title), uncapitalised(&one.line)])
        .collect();
    let others = texts.iter().flat_map(|one| one.aka.iter().chain([&one.id]));
    let others = others.map(String::as_str);
    let words = Words::of(sentences.iter().map(|text| &**text).chain(others));
    let data = Data {
        form: FORM,
        edition: site.config.site.edition.map(Date::iso).unwrap_or_default(),
        facets: facets(catalogue),
        words: [&words.top, &words.rest],
        records: columns(catalogue, &texts, &words),
    };
    // A value that was made here is always text.
    let json = serde_json::to_string(&data).unwrap_or_default();
    format!("window.GuidepostCatalogue = {json};\n")
}

fn texts(standard: &Standard) -> Texts {
    // White space is what a page makes of it.
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let one_line = standard.one_line.as_ref();
    let title = line(&standard.title.value);
    let names = standard.also_known_as.value.iter().map(|name| line(name));
    let said = |name: &String| name.is_empty() || is_code_of(standard, name);
    let id = standard.id.as_str();
    Texts {
        id: match usual_id(&title) == id {
            true => String::new(),
            false => id.replace('-', " "),
        },
        aka: names.filter(|name| !said(name)).collect(),
        line: one_line.map(|field| line(&field.value)).unwrap_or_default(),
        title,
    }
}

/// Whether a name is only an official code with an older prefix: the finder
/// looks at the number alone.
fn is_code_of(standard: &Standard, name: &str) -> bool {
    let codes = standard.codes.value.iter();
    let prefixes = [Prefix::Isb, Prefix::Scci, Prefix::Dcb, Prefix::Dapb];
    codes
        .filter(|code| code.prefix != Prefix::Dscn)
        .any(|code| {
            let number = prefixes
                .iter()
                .find_map(|prefix| name.strip_prefix(prefix.as_str()));
            number == Some(&code.number)
        })
}

fn facets(catalogue: &Catalogue) -> Facets<'_> {
    let list = |scheme| {
        let concepts = catalogue.vocabulary.list(scheme);
        concepts
            .iter()
            .map(|one| value(catalogue, scheme, one))
            .collect()
    };
    Facets {
        settings: list(Scheme::Settings),
        topics: list(Scheme::Topics),
        types: list(Scheme::Types),
        statuses: list(Scheme::Statuses),
        duties: list(Scheme::Duties),
        who: list(Scheme::Who),
        jobs: list(Scheme::Jobs),
        owners: list(Scheme::Owners),
    }
}

fn value<'a>(catalogue: &Catalogue, scheme: Scheme, concept: &'a Concept) -> Value<'a> {
    let parent = concept.parent.as_ref();
    let parent = parent.map_or(-1, |parent| place(catalogue, scheme, parent.as_str()));
    // The comparison says what a status means; nothing shows other meanings.
    let means = match scheme {
        Scheme::Statuses => concept.means.as_str(),
        _ => "",
    };
    let id = concept.id.as_str();
    (id, &concept.label, parent, &concept.also, means)
}

/// The number of a value in its list; -1 where it is not there.
fn place(catalogue: &Catalogue, scheme: Scheme, id: &str) -> i64 {
    let list = catalogue.vocabulary.list(scheme);
    let place = list.iter().position(|one| one.id.as_str() == id);
    place
        .and_then(|place| i64::try_from(place).ok())
        .unwrap_or(-1)
}

fn columns(catalogue: &Catalogue, texts: &[Texts], words: &Words) -> Columns {
    let mut columns = Columns::default();
    for (number, (standard, text)) in catalogue.standards.values().zip(texts).enumerate() {
        if number > 0 {
            let texts = [
                &mut columns.id,
                &mut columns.title,
                &mut columns.line,
                &mut columns.aka,
            ];
            texts.into_iter().for_each(|column| column.push(NEXT_TEXT));
        }
        words.push(&text.id, &mut columns.id);
        words.push_sentence(&text.title, &mut columns.title);
        words.push_sentence(&text.line, &mut columns.line);
        for (at, name) in text.aka.iter().enumerate() {
            if at > 0 {
                columns.aka.push(NEXT_VALUE);
            }
            words.push(name, &mut columns.aka);
        }
        push_facts(catalogue, standard, &mut columns);
    }
    columns
}

fn push_facts(catalogue: &Catalogue, standard: &Standard, columns: &mut Columns) {
    let one = |scheme, id: &str| place(catalogue, scheme, id);
    let many = |scheme, field: &Field<Vec<ConceptId>>| {
        let places = field.value.iter().map(|id| one(scheme, id.as_str()));
        places.filter(|place| *place >= 0).collect::<Vec<i64>>()
    };
    let day =
        |field: Option<&Field<Date>>| field.map(|field| field.value.iso()).unwrap_or_default();
    let duty = &standard.mandation;
    let owner = standard.owner.as_ref();
    let version = standard.version.as_ref();
    let codes = standard.codes.value.iter();
    let current = |code: &OfficialCode| catalogue.current_code(code).to_string();
    columns
        .status
        .push(one(Scheme::Statuses, standard.status.value.as_str()));
    columns
        .duty
        .push(one(Scheme::Duties, duty.kind.value.as_str()));
    columns
        .owner
        .push(owner.map_or(-1, |owner| one(Scheme::Owners, owner.value.as_str())));
    columns.from.push(day(duty.from.as_ref()));
    columns.by.push(day(duty.by.as_ref()));
    columns.who.push(many(Scheme::Who, &duty.who));
    columns
        .settings
        .push(many(Scheme::Settings, &standard.settings));
    columns.topics.push(many(Scheme::Topics, &standard.topics));
    columns.types.push(many(Scheme::Types, &standard.types));
    columns.jobs.push(many(Scheme::Jobs, &standard.jobs));
    columns.codes.push(codes.map(current).collect());
    columns.version.push(
        version
            .map(|version| version.value.clone())
            .unwrap_or_default(),
    );
}

/// The id that most records have: their title in small plain letters, by a
/// rule that `records.js` follows too.
fn usual_id(title: &str) -> String {
    let mut id = String::with_capacity(title.len());
    for letter in title.chars() {
        let letter = letter.to_ascii_lowercase();
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_matches('-').to_owned()
}
