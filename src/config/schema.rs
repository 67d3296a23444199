//! The JSON Schema of `book.toml`, for editors that complete and check it.
//!
//! It is written from the table of keys, so that it can never say anything
//! else than what is read. A committed copy stands in `content/authors/`.

use serde_json::{Map, Value, json};

use super::forms::Form;
use super::keys::{Key, Kind, LEVELS, TABLES, Table, keys_of};

/// The schema (draft 2020-12) as JSON with a line feed at its end.
#[must_use]
pub fn schema() -> String {
    let tables = TABLES
        .iter()
        .map(|table| (table.name.to_owned(), table_schema(table)));
    let schema = object(&[
        (
            "$schema",
            json!("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("additionalProperties", json!(false)),
        ("description", json!("The settings of a Guidepost site.")),
        ("properties", Value::Object(tables.collect())),
        ("required", json!(["book"])),
        ("title", json!("book.toml")),
        ("type", json!("object")),
    ]);
    format!("{schema:#}\n")
}

fn table_schema(table: &Table) -> Value {
    let keys = keys_of(table.name).map(|key| (key.name.to_owned(), key_schema(key)));
    let other = match table.other {
        Some(_) => json!({ "type": ["string", "number", "boolean"] }),
        None => json!(false),
    };
    let mut schema = vec![
        ("additionalProperties", other),
        ("description", json!(table.docs)),
        ("properties", Value::Object(keys.collect())),
        ("type", json!("object")),
    ];
    if table.name == "book" {
        schema.push(("required", json!(["title"])));
    }
    object(&schema)
}

fn key_schema(key: &Key) -> Value {
    let mut schema = kind_schema(&key.kind);
    schema.push(("description", json!(key.docs)));
    schema.extend(value_of(key.example).map(|example| ("examples", json!([example]))));
    schema.extend(
        key.default
            .and_then(value_of)
            .map(|value| ("default", value)),
    );
    object(&schema)
}

fn kind_schema(kind: &Kind) -> Vec<(&'static str, Value)> {
    match kind {
        Kind::Text(form, _) => text_schema(*form),
        Kind::List(form, _) => vec![
            ("items", object(&text_schema(*form))),
            ("type", json!("array")),
        ],
        Kind::YesNo(_) => vec![("type", json!("boolean"))],
        Kind::Number(limits, _) => vec![
            ("maximum", json!(limits.end())),
            ("minimum", json!(limits.start())),
            ("type", json!("integer")),
        ],
        Kind::Size(_) => vec![("type", json!(["integer", "string"]))],
        Kind::Day(_) => vec![("type", json!("string"))],
        Kind::Numbers(_) => by_name(json!({ "type": "number" })),
        Kind::Levels(_) => by_name(json!({ "enum": LEVELS })),
        Kind::Folders(_) => by_name(json!({ "type": "object" })),
    }
}

fn by_name(value: Value) -> Vec<(&'static str, Value)> {
    vec![("additionalProperties", value), ("type", json!("object"))]
}

/// Patterns are rougher than the reading: they help while typing.
fn text_schema(form: Form) -> Vec<(&'static str, Value)> {
    let mut schema = vec![("type", json!("string"))];
    let pattern = match form {
        Form::Any => None,
        Form::BaseUrl => Some("^https?://[^?#\\s]+$"),
        Form::EditUrl => Some("^https?://.*\\{path\\}"),
        Form::Editor => Some("\\{path\\}"),
        Form::Email => Some("^[^@\\s]+@[^@\\s]+$"),
        Form::Language => Some("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
        Form::FolderName => Some("^[^./\\\\:][^/\\\\:]*$"),
        Form::Line | Form::Slug | Form::ContentPath | Form::ContentPathOrAll => Some("\\S"),
    };
    schema.extend(pattern.map(|pattern| ("pattern", json!(pattern))));
    schema
}

/// A value from its TOML. The table of keys is tested to hold TOML only.
fn value_of(toml: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(&format!("value = {toml}")).ok()?;
    serde_json::to_value(table.get("value")?).ok()
}

/// An object with its entries in the order of their names, whatever the map
/// of `serde_json` is built to do.
fn object(entries: &[(&str, Value)]) -> Value {
    let mut sorted: Vec<&(&str, Value)> = entries.iter().collect();
    sorted.sort_by_key(|(name, _)| *name);
    let map: Map<String, Value> = sorted
        .into_iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    Value::Object(map)
}
