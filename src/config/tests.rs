//! `book.toml` as people write it, and what is said about it.

use std::fs;
use std::path::Path;

use super::keys::{KEYS, TABLES};
use super::*;
use crate::text::{Fingerprint, LineIndex};

fn read_text(text: &str) -> Checked<Config> {
    let file = SourceFile {
        path: SourcePath::new(FILE_NAME),
        text: text.into(),
        fingerprint: Fingerprint::of(text),
        diagnostics: Vec::new(),
    };
    read(Some(&file))
}

/// Each diagnostic as `line:column code message | help`.
fn said(text: &str) -> Vec<String> {
    let index = LineIndex::new(text);
    read_text(text)
        .diagnostics
        .iter()
        .map(|d| {
            let at = index.position(text, d.span.unwrap_or_default().start as usize);
            let help = d.help.as_deref().unwrap_or_default();
            format!(
                "{}:{} {} {} | {help}",
                at.line, at.column, d.code, d.message
            )
        })
        .collect()
}

fn only(text: &str) -> String {
    let mut said = said(text);
    assert_eq!(said.len(), 1, "{text}\n{said:#?}");
    said.remove(0)
}

const BOOK: &str = "[book]\ntitle = \"A guide\"\n";

#[test]
fn every_key_has_an_example_that_reads_clean_and_a_default_that_is_one() {
    for key in KEYS {
        assert!(
            TABLES.iter().any(|table| table.name == key.table),
            "{}",
            key.name
        );
        let with = |value: &str| {
            let title = if key.name == "title" { "" } else { BOOK };
            let table = if key.table == "book" && key.name != "title" {
                String::new()
            } else {
                format!("[{}]\n", key.table)
            };
            read_text(&format!("{title}{table}{} = {value}\n", key.name))
        };
        let example = with(key.example);
        assert!(
            example.diagnostics.is_empty(),
            "{}: {:?}",
            key.name,
            example.diagnostics
        );
        if let Some(default) = key.default {
            assert_eq!(with(default).value, read_text(BOOK).value, "{}", key.name);
        } else {
            assert_ne!(example.value, read_text(BOOK).value, "{}", key.name);
        }
        assert!(key.docs.ends_with('.'), "{}", key.name);
    }
}

#[test]
fn names_are_known_once() {
    for (at, key) in KEYS.iter().enumerate() {
        let twin = KEYS[at + 1..].iter().find(|other| other.name == key.name);
        // `better_key` says in which table a key belongs.
        assert!(twin.is_none(), "{}", key.name);
    }
}

#[test]
fn a_missing_file_and_an_empty_one_still_give_a_config() {
    let missing = read(None);
    assert_eq!(missing.value, Config::default());
    assert_eq!(missing.diagnostics[0].code, CONFIG_MISSING);
    assert!(only("").contains("The site has no title"));
    assert!(only("[book]\n[site]\n").starts_with("1:2 config/value"));
}

#[test]
fn the_id_comes_from_the_title() {
    assert_eq!(read_text(BOOK).value.site.id, "a-guide");
    let text = format!("{BOOK}[site]\nid = \"care\"\n");
    assert_eq!(read_text(&text).value.site.id, "care");
}

#[test]
fn our_own_book_reads_clean() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE_NAME);
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(said(&text), Vec::<String>::new());
    let config = read_text(&text).value;
    assert_eq!(config.site.edition, Date::new(2026, 11, 22));
    assert_eq!(config.site.id, "care-records");
}

#[test]
fn all_unknown_names_are_said_in_one_run() {
    let text = "name = 1\nedition = \"x\"\n[book]\ntitel = \"x\"\ntitle = \"A\"\nsrc = \"src\"\n\
                base_url = \"x\"\n[sitte]\n[site]\nwobble = 1\nauthors = 2\n[output.html]\nx = 1\n[zebra]\n";
    let expected = [
        "1:1 config/unknown-key `name` stands before the first table. | It belongs to `[theme]`. Move the line there.",
        "2:1 config/unknown-key `edition` stands before the first table. | It belongs to `[site]`. Move the line there.",
        "4:1 config/unknown-key `[book]` has no key `titel`. | Did you mean `title`?",
        "6:1 config/unknown-key `[book]` has no key `src`. | Pages always stand in the folder `content`. Take this line away.",
        "7:1 config/unknown-key `[book]` has no key `base_url`. | Did you mean `base-url`? It stands in `[site]`.",
        "8:2 config/unknown-key There is no table `[sitte]`. | Did you mean `[site]`?",
        "10:1 config/unknown-key `[site]` has no key `wobble`. | The keys of `[site]` are `id`, `base-url`, `edition`, `edit-url`, `contact`, `independence`, `review-months`, `editor`, `raw-html`, `downloads`.",
        "11:1 config/unknown-key `[site]` has no key `authors`. | It belongs to `[book]`. Move the line there.",
        "12:2 config/unknown-key There is no table `[output]`. | mdBook has this table; here, looks are set in `[theme]`. Take it away.",
        "14:2 config/unknown-key There is no table `[zebra]`. | The tables are `[book]`, `[site]`, `[search]`, `[plain]`, `[offline]`, `[catalogue]`, `[training]`, `[theme]`.",
    ];
    assert_eq!(said(text), expected);
}

/// What is typed below `[book]`, where the fault is, what is said, what to do.
const WRONG_KINDS: [(&str, &str, &str, &str); 15] = [
    (
        "[site]\nreview-months = \"12\"",
        "4:17",
        "needs a whole number, without quotes; this is text",
        "`review-months = 12`",
    ),
    (
        "[site]\nreview-months = 0",
        "4:17",
        "must be from 1 to 120",
        "`review-months = 12`",
    ),
    (
        "[site]\nreview-months = 99999999999999999999",
        "4:17",
        "must be from 1 to 120",
        "12",
    ),
    (
        "authors = \"Ann\"",
        "3:11",
        "needs a list of texts in square brackets; this is text",
        "`authors = [\"Guidepost editors\"]`",
    ),
    (
        "authors = [\"A\", 3]",
        "3:17",
        "needs a list of texts in square brackets; this is a number",
        "authors",
    ),
    (
        "[offline]\nenabled = \"yes\"",
        "4:11",
        "needs `true` or `false`, without quotes; this is text",
        "`enabled = true`",
    ),
    (
        "[offline]\ncore-budget = \"much\"",
        "4:15",
        "needs a size",
        "5 MB",
    ),
    (
        "[site]\nedition = \"11/22/2026\"",
        "4:11",
        "is not a day that we can read",
        "2026-11-22",
    ),
    (
        "[site]\nedition = 12",
        "4:11",
        "needs a date; this is a number",
        "2026-11-22",
    ),
    (
        "[site]\nedit-url = \"https://forge.example/\"",
        "4:12",
        "must hold `{path}`",
        "`{path}`",
    ),
    (
        "[theme]\nname = \"../x\"",
        "4:8",
        "must be the name of one folder",
        "alone",
    ),
    (
        "[theme]\ncolours = [1]",
        "4:11",
        "must be text, a number, `true` or `false`; this is a list",
        "colours",
    ),
    (
        "[plain]\nrules = { jargon = \"loud\" }",
        "4:20",
        "must be `off`, `advice`, `warning`, `error`",
        "",
    ),
    (
        "[plain.thresholds]\nwords = \"many\"",
        "4:9",
        "must be a number",
        "",
    ),
    (
        "[[site]]\nid = \"x\"",
        "3:3",
        "is the name of a table",
        "`[site]`",
    ),
];

#[test]
fn wrong_kinds_show_how_to_write_it() {
    for (text, place, message, help) in WRONG_KINDS {
        let said = only(&format!("{BOOK}{text}\n"));
        assert!(
            said.starts_with(&format!("{place} config/value ")),
            "{text}: {said}"
        );
        let (found, advice) = said.split_once(" | ").unwrap();
        assert!(found.contains(message), "{text}: {said}");
        assert!(advice.contains(help), "{text}: {said}");
    }
}

#[test]
fn a_bad_value_keeps_the_default_and_the_rest() {
    let text = format!("{BOOK}language = 3\n[site]\ncontact = \"x\"\nreview-months = 6\n");
    let config = read_text(&text).value;
    assert_eq!(config.language, "en-GB");
    assert_eq!(config.site.contact, None);
    assert_eq!(config.site.review_months, 6);
}

#[test]
fn values_have_the_forms_that_people_write() {
    let read = |line: &str| read_text(&format!("{BOOK}{line}\n")).value;
    let day = Date::new(2026, 11, 22);
    for form in [
        "2026-11-22",
        "\"2026-11-22\"",
        "\"22/11/2026\"",
        "\"22 November 2026\"",
    ] {
        assert_eq!(read(&format!("[site]\nedition = {form}")).site.edition, day);
    }
    for (form, bytes) in [
        ("5000", 5_000),
        ("\"5 MB\"", 5_000_000),
        ("\"20kB\"", 20_000),
    ] {
        let config = read(&format!("[offline]\ncore-budget = {form}"));
        assert_eq!(config.offline_core_budget, Some(bytes));
    }
    let theme = read("[theme]\nname = \"calm\"\naccent = \"#005\"\ncolumns = 2\nwide = true").theme;
    assert_eq!(theme.name, "calm");
    let options: Vec<(&str, &str)> = theme
        .options
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        options,
        [("accent", "#005"), ("columns", "2"), ("wide", "true")]
    );
}

/// A line as people write it, and a part of what is said.
const SLIPS: [(&str, &str); 16] = [
    (
        "title = \u{201c}A\u{201d}",
        "The quotes of this line are curly. | Use straight quotes: `title = \"A\"`.",
    ),
    (
        "title: \"A\"",
        "Between a key and its value stands `=`, not `:`. | Write `title = \"A\"`.",
    ),
    (
        "language = en-GB",
        "Text stands in quotes. | Write `\"en-GB\"`.",
    ),
    (
        "edition = 22/11/2026",
        "Text stands in quotes. | Write `\"22/11/2026\"`.",
    ),
    (
        "edition = 22 November 2026",
        "Write `\"22 November 2026\"`.",
    ),
    (
        "title = \"A\" and more",
        "After the value there is something more.",
    ),
    ("title = Care", "Text stands in quotes. | Write `\"Care\"`."),
    (
        "enabled = yes",
        "Yes and no are written `true` and `false`. | Write `enabled = true`.",
    ),
    ("enabled = True", "Write `enabled = true`."),
    ("some words", "This line has no `=`."),
    (
        "title = \"C:\\Users\"",
        "A backslash means something of its own",
    ),
    (
        "title = \"A",
        "The quotes that open this text are not closed.",
    ),
    ("authors = [\"A\" \"B\"]", "Put a comma after each text"),
    ("[site", "Write `[site]`."),
    (
        "title = \"A\"\ntitle = \"B\"",
        "`title` stands twice. | Keep one of them.",
    ),
    ("x = 2026-99-01", "This line cannot be read"),
];

#[test]
fn syntax_is_explained_by_the_line() {
    for (text, expected) in SLIPS {
        let said = said(&format!("[book]\n{text}\n[site]\nid = \"x\"\n"));
        let faults: Vec<&String> = said
            .iter()
            .filter(|line| line.contains(" config/syntax "))
            .collect();
        assert_eq!(faults.len(), 1, "{text}: {said:#?}");
        assert!(faults[0].contains(expected), "{text}: {said:#?}");
    }
}

#[test]
fn a_syntax_error_does_not_lose_what_was_read() {
    let checked = read_text("[book]\ntitle = \"A guide\"\n[site]\nid = \"x\"\nsome words\n");
    assert_eq!(checked.value.site.id, "x");
    assert_eq!(checked.value.title, "A guide");
    assert_eq!(checked.diagnostics.len(), 1);
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "GUIDEPOST_UPDATE=1 writes the committed copy anew; no setting of the program"
)]
fn the_committed_schema_is_the_one_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/authors/book.schema.json");
    if std::env::var("GUIDEPOST_UPDATE").is_ok_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, schema()).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == schema(),
        "content/authors/book.schema.json is old: run this test with GUIDEPOST_UPDATE=1"
    );
}

#[test]
fn the_schema_knows_every_key_and_nothing_else() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    for key in KEYS {
        let known = &schema["properties"][key.table]["properties"][key.name];
        assert_eq!(known["description"], key.docs, "{}", key.name);
        assert_eq!(
            known["examples"].as_array().map(Vec::len),
            Some(1),
            "{}",
            key.name
        );
        assert_eq!(
            known["default"].is_null(),
            key.default.is_none(),
            "{}",
            key.name
        );
    }
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["properties"]["site"]["additionalProperties"], false);
}
