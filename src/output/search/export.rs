//! The records for other engines: elasticlunr's own index, and one record a
//! line for hosted ones. These are no part of the site.

use std::fmt::Write as _;

use serde::Serialize;

use super::language::CareEnglish;
use super::pack::push_string;
use super::records::{Record, Unit, tidy, units_of};
use super::words::{IRREGULAR, SPELLINGS, STOP, WHOLE_SPELLINGS};
use super::{FIELDS, found};
use crate::site::Site;

/// The most bytes of a line: hosted engines refuse larger records.
const MOST_BYTES: usize = 8 * 1024;

fn units(site: &Site) -> impl Iterator<Item = (Unit, Vec<Record>)> {
    found(site).flat_map(|page| units_of(site, page))
}

/// The index that elasticlunr.js loads, as JSON, made by elasticlunr-rs. Each
/// record is known by its number in the order of [`records_as_lines`]. It has
/// no texts, and needs [`language_script`] beside it.
#[must_use]
pub fn elasticlunr_index(site: &Site) -> String {
    let mut index = elasticlunr::IndexBuilder::with_language(Box::new(CareEnglish))
        .save_docs(false)
        .add_fields(FIELDS)
        .build();
    let records = units(site).flat_map(|(_, records)| records);
    for (number, record) in records.enumerate() {
        index.add_doc(&number.to_string(), record.fields());
    }
    index.to_json()
}

/// The script that teaches elasticlunr.js our language: the theme's own
/// `search-language.js`, its tables, and the names of the pipeline.
#[must_use]
pub fn language_script() -> String {
    let mut script = include_str!("../../../themes/default/js/search-language.js").to_owned();
    script.push_str("\n(function (root) {\n  var language = root.GuidepostLanguage.make({");
    let tables = [
        ("stop", STOP),
        ("spellings", SPELLINGS),
        ("whole", WHOLE_SPELLINGS),
        ("irregular", IRREGULAR),
    ];
    for (at, (name, table)) in tables.into_iter().enumerate() {
        script.push_str(if at == 0 { "\n" } else { ",\n" });
        let _ = write!(script, "    {name}: ");
        push_string(table, &mut script);
    }
    script.push_str(
        "\n  });\n  root.elasticlunr.tokenizer = language.tokens;\n  \
         root.elasticlunr.Pipeline.registerFunction(language.unlessStop, \"guidepost-stop\");\n  \
         root.elasticlunr.Pipeline.registerFunction(language.stem, \"guidepost-stem\");\n\
         })(typeof window === \"undefined\" ? globalThis : window);\n",
    );
    script
}

/// A record as hosted engines take it.
#[derive(Serialize)]
struct Line<'a> {
    id: String,
    page: &'a str,
    url: String,
    kind: &'a str,
    level: u8,
    title: &'a str,
    place: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    heading: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    body: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    aka: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    answers: &'a str,
}

/// Every record as a line of JSON, of 8 KB at most; longer ones are split.
#[must_use]
pub fn records_as_lines(site: &Site) -> String {
    let mut lines = String::new();
    let mut number = 0;
    for (unit, records) in units(site) {
        for record in &records {
            push_record(&unit, record, number, &mut lines);
            number += 1;
        }
    }
    lines
}

fn push_record(unit: &Unit, record: &Record, number: usize, lines: &mut String) {
    let mut body = record.body.as_str();
    let mut part = 0;
    loop {
        let mut take = body.len();
        let line = loop {
            let id = if part == 0 {
                number.to_string()
            } else {
                format!("{number}-{part}")
            };
            let line = line(unit, record, id, &body[..take]);
            if line.len() <= MOST_BYTES || take == 0 {
                break line;
            }
            take = body.floor_char_boundary(take / 2);
        };
        lines.push_str(&line);
        lines.push('\n');
        body = body[take..].trim_start();
        part += 1;
        if body.is_empty() || take == 0 {
            return;
        }
    }
}

/// The texts of a unit that could be long are cut, so that the rest fits.
fn line(unit: &Unit, record: &Record, id: String, body: &str) -> String {
    let short = |text: &'_ str| tidy(&text[..text.floor_char_boundary(1_000)]);
    let (page, _) = unit.href.split_once('#').unwrap_or((&unit.href, ""));
    let url = match record.anchor.as_str() {
        "" => unit.href.clone(),
        // The page itself is near enough.
        endless if endless.len() > 1_000 => page.to_owned(),
        anchor => format!("{page}#{anchor}"),
    };
    let (title, place) = (short(&unit.title), short(&unit.place));
    let (heading, aka, answers) = (
        short(&record.heading),
        short(&record.aka),
        short(&record.answers),
    );
    let line = Line {
        id,
        page,
        url,
        kind: unit.kind.as_str(),
        level: unit.level,
        title: &title,
        place: &place,
        heading: &heading,
        body,
        aka: &aka,
        answers: &answers,
    };
    // A struct of texts and numbers, whose JSON cannot fail.
    serde_json::to_string(&line).unwrap_or_default()
}
