//! The one table of everything that `book.toml` may say.
//!
//! Reading, "did you mean", wrong kinds of value and the JSON Schema all come
//! from this table. It never knows how TOML is parsed.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::forms::Form;
use super::{Config, PlainSettings};
use crate::text::Date;

/// A table of `book.toml`, such as `[site]`.
pub(super) struct Table {
    /// Its name, without brackets.
    pub(super) name: &'static str,
    /// What it is about.
    pub(super) docs: &'static str,
    /// Takes a key that is not in [`KEYS`], where the table has room for some.
    pub(super) other: Option<fn(&mut Config, &str, String)>,
}

/// One key of `book.toml`.
pub(super) struct Key {
    /// The table it stands in.
    pub(super) table: &'static str,
    /// Its name.
    pub(super) name: &'static str,
    /// Which values it takes, and where they go.
    pub(super) kind: Kind,
    /// What it is for, in a sentence.
    pub(super) docs: &'static str,
    /// A value that can be typed, in TOML.
    pub(super) example: &'static str,
    /// What holds where the key is not given, in TOML, if that is a value.
    pub(super) default: Option<&'static str>,
}

/// Which values a key takes, with the function that puts one in its place.
pub(super) enum Kind {
    /// Text of a form.
    Text(Form, fn(&mut Config, String)),
    /// A list of texts of a form.
    List(Form, fn(&mut Config, Vec<String>)),
    /// `true` or `false`.
    YesNo(fn(&mut Config, bool)),
    /// A whole number within limits.
    Number(RangeInclusive<u64>, fn(&mut Config, u64)),
    /// A number of bytes, or text such as `"20 MB"`.
    Size(fn(&mut Config, u64)),
    /// A day.
    Day(fn(&mut Config, Date)),
    /// Numbers by name: `{ sentence-words = 25 }`.
    Numbers(fn(&mut Config, BTreeMap<String, f64>)),
    /// One of [`LEVELS`] by name: `{ jargon = "off" }`.
    Levels(fn(&mut Config, BTreeMap<String, String>)),
    /// The keys of `[plain]` once more, by folder.
    Folders(fn(&mut Config, BTreeMap<String, PlainSettings>)),
}

/// How loudly a rule for plain language may speak.
pub(super) const LEVELS: [&str; 4] = ["off", "advice", "warning", "error"];

/// Every table, in the order in which a person would write them.
pub(super) const TABLES: &[Table] = &[
    table("book", "What the site is called and who writes it."),
    table("site", "Where the site stands and what its pages say."),
    table("search", "The search."),
    table("plain", "The rules for plain language."),
    table("offline", "What readers can keep on their own device."),
    table("catalogue", "Where records of standards come from."),
    table("training", "Sessions for trainers."),
    Table {
        name: "theme",
        docs: "How the site looks. A theme can have options of its own here.",
        other: Some(|config, name, value| {
            config.theme.options.insert(name.to_owned(), value);
        }),
    },
];

const fn table(name: &'static str, docs: &'static str) -> Table {
    Table {
        name,
        docs,
        other: None,
    }
}

/// Every key, by table.
pub(super) const KEYS: &[Key] = &[
    Key {
        table: "book",
        name: "title",
        kind: Kind::Text(Form::Line, |config, value| config.title = value),
        docs: "The name of the site, on every page. Needed.",
        example: r#""How care records join up""#,
        default: None,
    },
    Key {
        table: "book",
        name: "authors",
        kind: Kind::List(Form::Line, |config, value| config.authors = value),
        docs: "Who writes the site: roles or organisations.",
        example: r#"["Guidepost editors"]"#,
        default: Some("[]"),
    },
    Key {
        table: "book",
        name: "description",
        kind: Kind::Text(Form::Any, |config, value| config.description = value),
        docs: "One or two sentences on what the site is for.",
        example: r#""A plain guide to joining up health and social care.""#,
        default: Some(r#""""#),
    },
    Key {
        table: "book",
        name: "language",
        kind: Kind::Text(Form::Language, |config, value| config.language = value),
        docs: "The language of the pages, as a tag such as en-GB or cy.",
        example: r#""en-GB""#,
        default: Some(r#""en-GB""#),
    },
    Key {
        table: "site",
        name: "id",
        kind: Kind::Text(Form::Slug, |config, value| config.site.id = value),
        docs: "Names this site in a reader's browser: small letters, digits and hyphens. \
               Readers lose their place when it changes. Made from the title where not given.",
        example: r#""care-records""#,
        default: None,
    },
    Key {
        table: "site",
        name: "base-url",
        kind: Kind::Text(Form::BaseUrl, |config, value| {
            config.site.base_url = Some(value);
        }),
        docs: "The public address of the front page. Without it there is no sitemap and no feed.",
        example: r#""https://guidepost.example/""#,
        default: None,
    },
    Key {
        table: "site",
        name: "edition",
        kind: Kind::Day(|config, value| config.site.edition = Some(value)),
        docs: "The date of this edition. Lists and reports count from it.",
        example: r#""2026-11-22""#,
        default: None,
    },
    Key {
        table: "site",
        name: "edit-url",
        kind: Kind::Text(Form::EditUrl, |config, value| {
            config.site.edit_url = Some(value);
        }),
        docs: "Where a page can be edited; {path} stands for the file, such as content/index.md.",
        example: r#""https://forge.example/guide/edit/main/{path}""#,
        default: None,
    },
    Key {
        table: "site",
        name: "contact",
        kind: Kind::Text(Form::Email, |config, value| {
            config.site.contact = Some(value);
        }),
        docs: "The e-mail address for \"Something wrong or unclear?\".",
        example: r#""editor@guidepost.example""#,
        default: None,
    },
    Key {
        table: "site",
        name: "independence",
        kind: Kind::Text(Form::Line, |config, value| {
            config.site.independence = Some(value);
        }),
        docs: "The line at the foot of each page that says whose guide this is, and whose not.",
        example: r#""Independent guide. Not made or approved by the NHS or the government.""#,
        default: None,
    },
    Key {
        table: "site",
        name: "review-months",
        kind: Kind::Number(1..=120, |config, value| {
            config.site.review_months = u32::try_from(value).unwrap_or(u32::MAX);
        }),
        docs: "For how many months a check of a page holds.",
        example: "12",
        default: Some("12"),
    },
    Key {
        table: "site",
        name: "editor",
        kind: Kind::Text(Form::Editor, |config, value| {
            config.site.editor = Some(value);
        }),
        docs: "How the preview opens a file in an editor, with {path} and {line}.",
        example: r#""vscode://file/{path}:{line}""#,
        default: None,
    },
    Key {
        table: "site",
        name: "raw-html",
        kind: Kind::List(Form::ContentPath, |config, value| {
            config.site.raw_html = value;
        }),
        docs: "Folders below content in which pages may hold raw HTML.",
        example: r#"["about"]"#,
        default: Some("[]"),
    },
    Key {
        table: "site",
        name: "downloads",
        kind: Kind::List(Form::ContentPathOrAll, |config, value| {
            config.site.downloads = value;
        }),
        docs: "Pages, modules, paths and sessions that can be downloaded, by their place \
               below content; \"all\" for every one.",
        example: r#"["learn/01-what-is-interoperability"]"#,
        default: Some("[]"),
    },
    Key {
        table: "search",
        name: "best-answers",
        kind: Kind::Text(Form::ContentPath, |config, value| {
            config.best_answers = Some(value);
        }),
        docs: "A file below content that names the best page for some searches.",
        example: r#""best-answers.csv""#,
        default: None,
    },
    Key {
        table: "plain",
        name: "thresholds",
        kind: Kind::Numbers(|config, value| config.plain.thresholds = value),
        docs: "Limits of the rules for plain language, by name.",
        example: "{ sentence-words = 25 }",
        default: Some("{}"),
    },
    Key {
        table: "plain",
        name: "rules",
        kind: Kind::Levels(|config, value| config.plain.rules = value),
        docs: "How loudly each rule speaks: off, advice, warning or error.",
        example: r#"{ long-sentence = "warning" }"#,
        default: Some("{}"),
    },
    Key {
        table: "plain",
        name: "words",
        kind: Kind::List(Form::Line, |config, value| config.plain.words = value),
        docs: "Words that readers of this site know, so that no rule asks to explain them.",
        example: r#"["care home"]"#,
        default: Some("[]"),
    },
    Key {
        table: "plain",
        name: "folders",
        kind: Kind::Folders(|config, value| config.plain_folders = value),
        docs: "What differs below some folders of content: thresholds, rules and words by folder.",
        example: r#"{ services = { rules = { long-page = "off" } } }"#,
        default: Some("{}"),
    },
    Key {
        table: "offline",
        name: "enabled",
        kind: Kind::YesNo(|config, value| config.offline_enabled = value),
        docs: "Whether readers can keep the site for use without the internet.",
        example: "true",
        default: Some("true"),
    },
    Key {
        table: "offline",
        name: "core-budget",
        kind: Kind::Size(|config, value| config.offline_core_budget = Some(value)),
        docs: "The most that the part which is kept first may weigh, such as \"5 MB\".",
        example: r#""5 MB""#,
        default: None,
    },
    Key {
        table: "catalogue",
        name: "sources",
        kind: Kind::List(Form::ContentPath, |config, value| {
            config.catalogue_sources = value;
        }),
        docs: "Imported files below content, the more trusted first.",
        example: r#"["standards/sources/nhs-directory.csv"]"#,
        default: Some("[]"),
    },
    Key {
        table: "training",
        name: "sessions",
        kind: Kind::List(Form::ContentPath, |config, value| {
            config.training_sessions = value;
        }),
        docs: "Plans below content/training for which slides and print packs are built.",
        example: r#"["care-home-hour.md"]"#,
        default: Some("[]"),
    },
    Key {
        table: "training",
        name: "scorm-answers",
        kind: Kind::YesNo(|config, value| config.training_scorm_answers = value),
        docs: "Whether a training system is told each single answer. Learners are then told.",
        example: "true",
        default: Some("false"),
    },
    Key {
        table: "theme",
        name: "name",
        kind: Kind::Text(Form::FolderName, |config, value| config.theme.name = value),
        docs: "A folder of themes, or default.",
        example: r#""default""#,
        default: Some(r#""default""#),
    },
];

/// The keys of one table.
pub(super) fn keys_of(table: &str) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.table == table)
}
