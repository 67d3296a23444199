//! Walks the parsed `book.toml` by the table of keys.
//!
//! Nothing stops at the first fault: each table, key and value is looked at,
//! and each fault is said at its place. It never knows what a setting is used
//! for.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::forms::Form;
use super::keys::{KEYS, Key, Kind, LEVELS, TABLES, Table, keys_of};
use super::{Config, PlainSettings, syntax};
use crate::diagnostics::{
    self, CONFIG_SYNTAX, CONFIG_UNKNOWN_KEY, CONFIG_VALUE, Checked, Code, Diagnostic,
};
use crate::source::SourceFile;
use crate::text::{Date, SourcePath, Span, nearest};

/// Names that people bring from mdBook, with what to do instead.
const FROM_MDBOOK: [(&str, &str); 6] = [
    (
        "src",
        "Pages always stand in the folder `content`. Take this line away.",
    ),
    (
        "build",
        "The folder of the site is named by `guidepost build --out`. Take this table away.",
    ),
    (
        "output",
        "mdBook has this table; here, looks are set in `[theme]`. Take it away.",
    ),
    (
        "preprocessor",
        "mdBook has this table; nothing here reads it. Take it away.",
    ),
    (
        "rust",
        "mdBook has this table; nothing here reads it. Take it away.",
    ),
    (
        "multilingual",
        "mdBook has this key; nothing here reads it. Take it away.",
    ),
];

/// Reads one `book.toml`.
pub(super) fn read(book: &SourceFile) -> Checked<Config> {
    let (document, errors) = DeTable::parse_recoverable(&book.text);
    let mut reader = Reader {
        path: &book.path,
        config: Config::default(),
        diagnostics: Vec::new(),
    };
    reader.read_document(document.get_ref());
    let mut checked = Checked::new(reader.config, reader.diagnostics);
    if !errors.is_empty() {
        // What the parser makes of the lines after a fault is a guess: values
        // are taken, but only faults of single values leave the rest certain.
        if !errors.iter().all(syntax::is_contained) {
            checked.diagnostics.clear();
        }
        let faults = syntax::describe(CONFIG_SYNTAX, &book.path, &book.text, &errors);
        checked.diagnostics.extend(faults);
    }
    diagnostics::sort(&mut checked.diagnostics);
    checked
}

struct Reader<'a> {
    path: &'a SourcePath,
    config: Config,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read_document(&mut self, document: &DeTable<'_>) {
        for (name, value) in document {
            let known = TABLES.iter().find(|table| *table.name == **name.get_ref());
            match (known, value.get_ref()) {
                (Some(table), DeValue::Table(entries)) => self.read_table(table, entries),
                (Some(table), _) => self.not_a_table(table, name),
                (None, DeValue::Table(_)) => self.unknown_table(name),
                (None, _) => self.unknown_key(None, name),
            }
        }
        let title = document
            .get("book")
            .and_then(|book| book.get_ref().get("title"));
        if title.is_none() {
            let place = document.get_key_value("book").map(|(name, _)| span(name));
            let message = "The site has no title.";
            self.say(CONFIG_VALUE, place, message).help =
                Some("Write `title = \"The name of your site\"` below `[book]`.".to_owned());
        }
    }

    fn read_table(&mut self, table: &Table, entries: &DeTable<'_>) {
        for (name, value) in entries {
            let known = keys_of(table.name).find(|key| *key.name == **name.get_ref());
            match (known, table.other) {
                (Some(key), _) => self.read_value(key, value),
                (None, Some(put)) => self.read_option(name, value, put),
                (None, None) => self.unknown_key(Some(table), name),
            }
        }
    }

    fn read_value(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) {
        match (&key.kind, value.get_ref()) {
            (Kind::Text(form, put), DeValue::String(text)) => {
                if let Some(text) = self.read_text(key, *form, (text, span(value))) {
                    put(&mut self.config, text);
                }
            }
            (Kind::List(form, put), DeValue::Array(items)) => {
                let texts = items
                    .iter()
                    .filter_map(|item| self.read_item(key, *form, item));
                let texts = texts.collect();
                put(&mut self.config, texts);
            }
            (Kind::YesNo(put), DeValue::Boolean(yes)) => put(&mut self.config, *yes),
            (Kind::Number(limits, put), DeValue::Integer(number)) => {
                match whole(number).filter(|number| limits.contains(number)) {
                    Some(number) => put(&mut self.config, number),
                    None => self.bad_value(
                        key,
                        span(value),
                        &format!("must be from {} to {}", limits.start(), limits.end()),
                    ),
                }
            }
            (Kind::Size(put), found) => match size(found) {
                Some(bytes) => put(&mut self.config, bytes),
                None => self.wrong_kind(key, value),
            },
            (Kind::Day(put), DeValue::String(_) | DeValue::Datetime(_)) => match day(value) {
                Some(day) => put(&mut self.config, day),
                None => self.bad_value(key, span(value), "is not a day that we can read"),
            },
            (Kind::Numbers(put), DeValue::Table(entries)) => {
                let numbers = self.read_entries(entries, number, "a number");
                put(&mut self.config, numbers);
            }
            (Kind::Levels(put), DeValue::Table(entries)) => {
                let levels = self.read_entries(entries, level, &LEVELS.map(quoted).join(", "));
                put(&mut self.config, levels);
            }
            (Kind::Folders(put), DeValue::Table(folders)) => {
                let folders = self.read_folders(key, folders);
                put(&mut self.config, folders);
            }
            _ => self.wrong_kind(key, value),
        }
    }

    fn read_text(&mut self, key: &Key, form: Form, text: (&str, Span)) -> Option<String> {
        let (text, place) = text;
        match form.read(text) {
            Ok(text) => Some(text),
            Err(fault) => {
                let message = format!("`{}` {}.", key.name, fault.wrong);
                self.say(CONFIG_VALUE, Some(place), &message).help = Some(fault.help);
                None
            }
        }
    }

    fn read_item(&mut self, key: &Key, form: Form, item: &Spanned<DeValue<'_>>) -> Option<String> {
        let DeValue::String(text) = item.get_ref() else {
            self.wrong_kind(key, item);
            return None;
        };
        self.read_text(key, form, (text, span(item)))
    }

    /// Reads a table of values by names that the rules for plain language
    /// know; what a name means is not checked here.
    fn read_entries<T>(
        &mut self,
        entries: &DeTable<'_>,
        read: fn(&DeValue<'_>) -> Option<T>,
        wanted: &str,
    ) -> BTreeMap<String, T> {
        let mut found = BTreeMap::new();
        for (name, value) in entries {
            match read(value.get_ref()) {
                Some(value) => {
                    found.insert(name.get_ref().to_string(), value);
                }
                None => {
                    let message = format!("`{}` must be {wanted}.", name.get_ref());
                    self.say(CONFIG_VALUE, Some(span(value)), &message);
                }
            }
        }
        found
    }

    /// The keys of `[plain]` for each folder.
    fn read_folders(
        &mut self,
        key: &Key,
        folders: &DeTable<'_>,
    ) -> BTreeMap<String, PlainSettings> {
        let mut found = BTreeMap::new();
        for (folder, value) in folders {
            let DeValue::Table(entries) = value.get_ref() else {
                self.wrong_kind(key, value);
                continue;
            };
            let place = (folder.get_ref().as_ref(), span(folder));
            let Some(path) = self.read_text(key, Form::ContentPath, place) else {
                continue;
            };
            let mut settings = PlainSettings::default();
            for (name, value) in entries {
                self.read_plain(key, (name, value), &mut settings);
            }
            found.insert(path, settings);
        }
        found
    }

    fn read_plain(
        &mut self,
        key: &Key,
        entry: (&Spanned<impl AsRef<str>>, &Spanned<DeValue<'_>>),
        settings: &mut PlainSettings,
    ) {
        let (name, value) = entry;
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("thresholds", DeValue::Table(entries)) => {
                settings.thresholds = self.read_entries(entries, number, "a number");
            }
            ("rules", DeValue::Table(entries)) => {
                let levels = LEVELS.map(quoted).join(", ");
                settings.rules = self.read_entries(entries, level, &levels);
            }
            ("words", DeValue::Array(items)) => {
                let words = items
                    .iter()
                    .filter_map(|item| self.read_item(key, Form::Line, item));
                settings.words = words.collect();
            }
            ("thresholds" | "rules" | "words", _) => self.wrong_kind(key, value),
            (typed, _) => {
                let message = format!("A folder of `[plain.folders]` has no key `{typed}`.");
                self.say(CONFIG_UNKNOWN_KEY, Some(span(name)), &message)
                    .help =
                    Some("The keys of a folder are `thresholds`, `rules` and `words`.".to_owned());
            }
        }
    }

    /// An option of the theme: text, a number, or yes and no.
    fn read_option(
        &mut self,
        name: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue<'_>>,
        put: fn(&mut Config, &str, String),
    ) {
        let name = name.get_ref().as_ref();
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(yes) => yes.to_string(),
            other => {
                let message = format!(
                    "`{name}` must be text, a number, `true` or `false`; this is {}.",
                    kind_of(other)
                );
                self.say(CONFIG_VALUE, Some(span(value)), &message).help =
                    Some(format!("Write it like this: `{name} = \"...\"`."));
                return;
            }
        };
        put(&mut self.config, name, text);
    }

    fn not_a_table(&mut self, table: &Table, name: &Spanned<impl AsRef<str>>) {
        let message = format!("`{}` is the name of a table.", table.name);
        self.say(CONFIG_VALUE, Some(span(name)), &message).help = Some(format!(
            "Write `[{}]` on a line of its own, and its keys below it.",
            table.name
        ));
    }

    fn unknown_table(&mut self, name: &Spanned<impl AsRef<str>>) {
        let typed = name.get_ref().as_ref();
        let names = TABLES.iter().map(|table| table.name);
        let help = from_mdbook(typed)
            .or_else(|| {
                Some(format!(
                    "Did you mean `[{}]`?",
                    nearest(typed, names.clone())?
                ))
            })
            .unwrap_or_else(|| {
                let all: Vec<String> = names.map(|name| format!("`[{name}]`")).collect();
                format!("The tables are {}.", all.join(", "))
            });
        let message = format!("There is no table `[{typed}]`.");
        self.say(CONFIG_UNKNOWN_KEY, Some(span(name)), &message)
            .help = Some(help);
    }

    /// A key that its table does not have; no table for a key at the top.
    fn unknown_key(&mut self, table: Option<&Table>, name: &Spanned<impl AsRef<str>>) {
        let typed = name.get_ref().as_ref();
        let message = match table {
            Some(table) => format!("`[{}]` has no key `{typed}`.", table.name),
            None => format!("`{typed}` stands before the first table."),
        };
        let here = table.map_or("", |table| table.name);
        let help = from_mdbook(typed).unwrap_or_else(|| better_key(here, typed));
        self.say(CONFIG_UNKNOWN_KEY, Some(span(name)), &message)
            .help = Some(help);
    }

    fn wrong_kind(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) {
        let wrong = format!(
            "needs {}; this is {}",
            key.kind.phrase(),
            kind_of(value.get_ref())
        );
        self.bad_value(key, span(value), &wrong);
    }

    fn bad_value(&mut self, key: &Key, place: Span, wrong: &str) {
        let message = format!("`{}` {wrong}.", key.name);
        self.say(CONFIG_VALUE, Some(place), &message).help = Some(format!(
            "Write it like this: `{} = {}`.",
            key.name, key.example
        ));
    }

    fn say(&mut self, code: Code, place: Option<Span>, message: &str) -> &mut Diagnostic {
        self.diagnostics
            .push_mut(Diagnostic::new(code, self.path, place, message))
    }
}

/// Where a key of this name stands, or which one may be meant.
fn better_key(here: &str, typed: &str) -> String {
    if let Some(key) = KEYS.iter().find(|key| key.name == typed) {
        return format!("It belongs to `[{}]`. Move the line there.", key.table);
    }
    if let Some(name) = nearest(typed, keys_of(here).map(|key| key.name)) {
        return format!("Did you mean `{name}`?");
    }
    let elsewhere = nearest(typed, KEYS.iter().map(|key| key.name))
        .and_then(|name| KEYS.iter().find(|key| key.name == name));
    if let Some(key) = elsewhere {
        return format!(
            "Did you mean `{}`? It stands in `[{}]`.",
            key.name, key.table
        );
    }
    let names: Vec<String> = keys_of(here).map(|key| quoted(key.name)).collect();
    if names.is_empty() {
        "Take the line away, or start it with `#` to keep it as a note.".to_owned()
    } else {
        format!("The keys of `[{here}]` are {}.", names.join(", "))
    }
}

fn from_mdbook(typed: &str) -> Option<String> {
    let found = FROM_MDBOOK.iter().find(|(name, _)| *name == typed);
    found.map(|(_, help)| (*help).to_owned())
}

impl Kind {
    /// What the key needs, to be read after "needs".
    fn phrase(&self) -> &'static str {
        match self {
            Self::Text(..) => "text in quotes",
            Self::List(..) => "a list of texts in square brackets",
            Self::YesNo(_) => "`true` or `false`, without quotes",
            Self::Number(..) => "a whole number, without quotes",
            Self::Size(_) => "a size such as `\"5 MB\"`",
            Self::Day(_) => "a date",
            Self::Numbers(_) => "numbers by name",
            Self::Levels(_) => "rules by name",
            Self::Folders(_) => "settings by folder",
        }
    }
}

/// What a value is, in plain words, to be read after "this is".
fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn whole(number: &DeInteger<'_>) -> Option<u64> {
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

fn level(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str()?;
    LEVELS.contains(&text).then(|| text.to_owned())
}

/// Bytes from a number, or from text such as `5 MB` (1 MB is 1,000,000 bytes,
/// as on the packet of a data plan).
fn size(value: &DeValue<'_>) -> Option<u64> {
    let text = match value {
        DeValue::Integer(number) => return whole(number),
        DeValue::String(text) => text.trim(),
        _ => return None,
    };
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit.trim().to_lowercase().as_str() {
        "" | "b" | "bytes" => 1,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor)
}

/// A day from text in one of the three forms, or from TOML's own dates.
fn day(value: &Spanned<DeValue<'_>>) -> Option<Date> {
    match value.get_ref() {
        DeValue::String(text) => Date::parse(text),
        DeValue::Datetime(moment) if moment.time.is_none() => {
            let date = moment.date?;
            Date::new(date.year, date.month, date.day)
        }
        _ => None,
    }
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

fn span<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span())
}
