//! From what is written to typed values, strictly: what cannot be read is an
//! error at its place, never a default.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{Address, Citation, Contact, Resource};
use super::code::OfficialCode;
use super::facts::{Facts, Written, citation, items};
use super::index::{Index, Lost};
use super::record::{Field, Origin, RecordId, RecordKind, Relation, Requirement};
use super::vocabulary::{ConceptId, Scheme, Vocabulary};
use crate::diagnostics::{
    CATALOGUE_REFERENCE, CATALOGUE_VALUE, CATALOGUE_VOCABULARY, Code, Diagnostic,
};
use crate::markdown::fields::read_date;
use crate::text::Date;

/// The layers of one record, the one that wins first.
pub(super) struct Layers<'a> {
    pub(super) facts: Vec<&'a Facts>,
}

impl<'a> Layers<'a> {
    /// What wins in a column.
    pub(super) fn get(&self, column: &str) -> Option<(&'a Facts, &'a [Written])> {
        let mut layers = self.facts.iter();
        layers.find_map(|facts| Some((*facts, facts.get(column)?)))
    }
}

/// What all records are read against.
pub(super) struct Known<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) index: &'a Index,
}

/// Reads the fields of one record.
pub(super) struct Reader<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) layers: Layers<'a>,
    pub(super) kind: RecordKind,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What is said of lists without any value: once of each is enough.
    pub(super) empty: BTreeMap<Scheme, Diagnostic>,
}

/// A text that is being read: its column and where it comes from.
#[derive(Clone, Copy)]
struct Place<'a> {
    column: &'a str,
    origin: &'a Origin,
    written: &'a Written,
}

impl Place<'_> {
    /// `in the column `types` of row 7`.
    fn in_words(&self) -> String {
        match self.origin.row {
            Some(row) => format!("in the column `{}` of row {row}", self.column),
            None => format!("in `{}`", self.column),
        }
    }
}

impl Reader<'_> {
    /// One text.
    pub(super) fn text(&mut self, column: &str) -> Option<Field<String>> {
        self.one(column, |reader, place| {
            reader.is_whole(place).then(|| place.written.text.clone())
        })
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, column: &str) -> Field<Vec<String>> {
        self.many(column, |reader, place| {
            reader.is_whole(place).then(|| place.written.text.clone())
        })
    }

    /// A value of a list of the vocabulary.
    pub(super) fn concept(&mut self, column: &str, scheme: Scheme) -> Option<Field<ConceptId>> {
        self.one(column, |reader, place| reader.find_concept(place, scheme))
    }

    /// Values of a list of the vocabulary, each once.
    pub(super) fn concepts(&mut self, column: &str, scheme: Scheme) -> Field<Vec<ConceptId>> {
        let mut field = self.many(column, |reader, place| reader.find_concept(place, scheme));
        let mut seen = BTreeSet::new();
        field.value.retain(|id| seen.insert(id.clone()));
        field
    }

    /// A value of the vocabulary that the program knows too.
    pub(super) fn known<T: Default>(
        &mut self,
        column: &str,
        scheme: Scheme,
        parse: fn(&str) -> Option<T>,
    ) -> Field<T> {
        let found = self.one(column, |reader, place| {
            let id = reader.find_concept(place, scheme)?;
            parse(id.as_str())
        });
        found.unwrap_or_default()
    }

    /// A day.
    pub(super) fn date(&mut self, column: &str) -> Option<Field<Date>> {
        self.one(column, |reader, place| {
            let text = &place.written.text;
            let problem = match read_date(without_time(text)) {
                Ok(date) => return Some(date),
                Err(problem) => problem,
            };
            let (message, help) = match from_serial(text) {
                Some(date) => (
                    format!("`{text}` is how a spreadsheet counts days."),
                    Some(format!("Write the day itself. It is {date}, if the spreadsheet counts as Excel does.")),
                ),
                None => (problem.message, problem.help),
            };
            let message = format!("{} It stands {}.", message, place.in_words());
            reader.say(CATALOGUE_VALUE, place, message, help.unwrap_or_else(|| {
                "Write the date as 2026-11-22, 22/11/2026 or 22 November 2026.".to_owned()
            }));
            None
        })
    }

    /// Official codes.
    pub(super) fn codes(&mut self, column: &str) -> Field<Vec<OfficialCode>> {
        self.many(column, |reader, place| {
            let text = &place.written.text;
            let code = OfficialCode::parse(text);
            if code.is_none() {
                let message = format!("`{text}` {} is not an official code.", place.in_words());
                let help = "Write its letters and its number, such as `DCB0160` or `DAPB4102 Amd 66/2023`. Never write a person's name here.";
                reader.say(CATALOGUE_VALUE, place, message, help.to_owned());
            }
            code
        })
    }

    /// Where something was read.
    pub(super) fn citations(&mut self, column: &str) -> Field<Vec<Citation>> {
        self.many(column, |reader, place| {
            let text = &place.written.text;
            let found = citation(text);
            if found.is_none() {
                let message = format!("`{text}` {} is not a source.", place.in_words());
                let help = "Write an address that starts with `https://`, or the id of an entry of `content/sources.md`.";
                reader.say(CATALOGUE_VALUE, place, message, help.to_owned());
            }
            found
        })
    }

    /// Things to turn to: words, an address, or both.
    pub(super) fn resources(&mut self, column: &str) -> Field<Vec<Resource>> {
        self.many(column, Self::resource)
    }

    /// Whom to ask: an id of `organisations.md`, or words and an address.
    pub(super) fn contacts(&mut self, column: &str) -> Field<Vec<Contact>> {
        self.many(column, |reader, place| {
            let text = &place.written.text;
            if RecordId::parse(text).is_some() {
                return Some(Contact::Entry(text.clone()));
            }
            reader.resource(place).map(Contact::Resource)
        })
    }

    fn resource(&mut self, place: Place<'_>) -> Option<Resource> {
        const UNSAFE: [&str; 5] = ["javascript:", "data:", "vbscript:", "file:", "://"];
        let resource = Resource::parse(&place.written.text);
        let lower = resource.label.to_lowercase();
        if UNSAFE.iter().any(|scheme| lower.contains(scheme)) {
            self.say_address(place);
            return None;
        }
        self.is_whole(place).then_some(resource)
    }

    /// Documents: each must have an address.
    pub(super) fn documents(&mut self, column: &str) -> Field<Vec<Resource>> {
        self.many(column, |reader, place| {
            let resource = Resource::parse(&place.written.text);
            if !resource.address.as_ref().is_some_and(Address::is_web) {
                reader.say_address(place);
                return None;
            }
            Some(resource)
        })
    }

    /// Other records, with reasons. `first` says which kind is meant where
    /// both have the id.
    pub(super) fn relations(&mut self, column: &str, first: RecordKind) -> Field<Vec<Relation>> {
        self.many(column, |reader, place| {
            let found = reader.relation(place, first);
            if let Err(lost) = &found {
                reader.say_lost(place, lost);
            }
            found.ok()
        })
    }

    /// Records and words: what cannot be the id or code of a record is words.
    pub(super) fn requirements(&mut self, column: &str) -> Field<Vec<Requirement>> {
        self.many(column, |reader, place| {
            let text = &place.written.text;
            let (name, _) = cut_reason(text);
            let is_name = RecordId::parse(name).is_some() || OfficialCode::parse(name).is_some();
            match reader.relation(place, RecordKind::Service) {
                Ok(relation) => Some(Requirement::Record(relation)),
                Err(lost) if is_name && text.contains(':') => {
                    reader.say_lost(place, &lost);
                    None
                }
                Err(_) => reader
                    .is_whole(place)
                    .then(|| Requirement::Words(text.clone())),
            }
        })
    }

    fn relation(&self, place: Place<'_>, first: RecordKind) -> Result<Relation, Lost> {
        let (name, why) = cut_reason(&place.written.text);
        let (kind, to) = self.known.index.find(name, first)?;
        let own = self.layers.facts.first().map(|facts| &facts.id);
        if kind == self.kind && own == Some(&to) {
            return Err(Lost::Nothing(None));
        }
        Ok(Relation {
            kind,
            to,
            why: why.to_owned(),
        })
    }

    fn say_lost(&mut self, place: Place<'_>, lost: &Lost) {
        let (name, _) = cut_reason(&place.written.text);
        let (message, help) = match lost {
            Lost::Several(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                (
                    format!("`{name}` {} is the code of several records.", place.in_words()),
                    format!("Write the id of the one that is meant: {}.", ids.join(", ")),
                )
            }
            Lost::Nothing(near) => (
                format!("There is no other record `{name}`. It is named {}.", place.in_words()),
                near.as_ref().map_or_else(
                    || "Write the id of a row of standards.csv or services.csv. A reason stands after a colon: `dm-d: so that a medicine has one name`.".to_owned(),
                    |near| format!("Did you mean `{near}`?"),
                ),
            ),
        };
        self.say(CATALOGUE_REFERENCE, place, message, help);
    }

    fn say_address(&mut self, place: Place<'_>) {
        let message = format!(
            "There is no address that a reader can follow {}: `{}`.",
            place.in_words(),
            place.written.text
        );
        let help = "Write an address that starts with `https://`. Words may stand before it: `The guide: https://example.org`.";
        self.say(CATALOGUE_VALUE, place, message, help.to_owned());
    }

    fn find_concept(&mut self, place: Place<'_>, scheme: Scheme) -> Option<ConceptId> {
        let vocabulary = self.known.vocabulary;
        let text = &place.written.text;
        if let Some(concept) = vocabulary.concept(scheme, text) {
            return Some(concept.id.clone());
        }
        let list = scheme.as_str();
        if vocabulary.list(scheme).is_empty() {
            let message =
                format!("The vocabulary has no list `{list}`, so `{text}` has no meaning.");
            let help = format!(
                "Write `[{list}.{text}]` with a label and what it means in content/vocabulary.toml."
            );
            let diagnostic = said_at(place, CATALOGUE_VOCABULARY, message).help(help);
            self.empty.entry(scheme).or_insert(diagnostic);
            return None;
        }
        let message = format!("`{text}` {} is not in the vocabulary.", place.in_words());
        let help = match vocabulary.nearest(scheme, text) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => {
                let ids: Vec<&str> = vocabulary
                    .list(scheme)
                    .iter()
                    .map(|one| one.id.as_str())
                    .collect();
                format!(
                    "Write one of {}, or add a value to `[{list}]` in content/vocabulary.toml first.",
                    ids.join(", ")
                )
            }
        };
        self.say(CATALOGUE_VALUE, place, message, help);
        None
    }

    /// Whether a spreadsheet left a text as it was: `#NAME?` and the like are
    /// what it shows in place of a cell that it could not compute.
    fn is_whole(&mut self, place: Place<'_>) -> bool {
        const ERRORS: [&str; 8] = [
            "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!",
        ];
        let text = &place.written.text;
        let is_error = ERRORS.contains(&text.as_str());
        let is_narrow = text.len() > 3 && text.chars().all(|sign| sign == '#');
        if is_error || is_narrow {
            let message = format!(
                "`{text}` {} is what a spreadsheet shows when it cannot show the cell.",
                place.in_words()
            );
            let help = "Write the text again, with an apostrophe before it so that the spreadsheet leaves it alone.";
            self.say(CATALOGUE_VALUE, place, message, help.to_owned());
            return false;
        }
        if is_garbled(text) {
            let message = format!(
                "`{text}` {} was opened with the wrong letters and saved so.",
                place.in_words()
            );
            let help = "Write the letters again. In Excel, open the file with \"Data, From Text/CSV\" and save it as \"CSV UTF-8\".";
            self.say(CATALOGUE_VALUE, place, message, help.to_owned());
            return false;
        }
        if is_changed(text) {
            let message = format!(
                "`{text}` {} looks like a number or a date that a spreadsheet made of something else.",
                place.in_words()
            );
            let help = "Write what it was, with an apostrophe before it: `'1-2` stays `1-2`.";
            self.say(CATALOGUE_VALUE, place, message, help.to_owned());
            return false;
        }
        true
    }

    fn one<T>(
        &mut self,
        column: &str,
        read: impl Fn(&mut Self, Place<'_>) -> Option<T>,
    ) -> Option<Field<T>> {
        let (facts, written) = self.layers.get(column)?;
        let written = written.first()?;
        let place = Place {
            column,
            origin: &facts.origin,
            written,
        };
        Some(Field {
            value: read(self, place)?,
            span: Some(written.span),
            origin: Some(Arc::clone(&facts.origin)),
        })
    }

    fn many<T>(
        &mut self,
        column: &str,
        read: impl Fn(&mut Self, Place<'_>) -> Option<T>,
    ) -> Field<Vec<T>> {
        let Some((facts, written)) = self.layers.get(column) else {
            return Field {
                value: Vec::new(),
                span: None,
                origin: None,
            };
        };
        let mut values = Vec::new();
        for item in items(written) {
            let place = Place {
                column,
                origin: &facts.origin,
                written: &item,
            };
            values.extend(read(self, place));
        }
        Field {
            value: values,
            span: written.first().map(|one| one.span),
            origin: Some(Arc::clone(&facts.origin)),
        }
    }

    fn say(&mut self, code: Code, place: Place<'_>, message: String, help: String) {
        self.diagnostics
            .push(said_at(place, code, message).help(help));
    }
}

fn said_at(place: Place<'_>, code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, &place.origin.path, place.written.span, message)
}

/// `dm-d: so that a medicine has one name` in its two parts.
fn cut_reason(text: &str) -> (&str, &str) {
    let (name, why) = text.split_once(':').unwrap_or((text, ""));
    (name.trim(), why.trim())
}

/// `22/11/2026` of `22/11/2026 00:00`.
fn without_time(text: &str) -> &str {
    match text.split_once(' ') {
        Some((day, time)) if time.contains(':') && day.contains('/') => day,
        _ => text,
    }
}

/// The day of a number as spreadsheets count: days since 30 December 1899, for
/// days between 1982 and 2064.
fn from_serial(text: &str) -> Option<Date> {
    let days: u32 = text.parse().ok()?;
    if !(30_000..=60_000).contains(&days) {
        return None;
    }
    Some(Date::new(1899, 12, 30)?.plus_days(days))
}

/// `cafÃ©` for `café`, `â€™` for an apostrophe: UTF-8 that was read as
/// Windows-1252. No language has these letters in this order.
fn is_garbled(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| {
        let second = matches!(
            pair[1],
            '\u{80}'
                ..='\u{bf}'
                    | '\u{20ac}'
                    | '\u{2122}'
                    | '\u{152}'
                    | '\u{153}'
                    | '\u{160}'
                    | '\u{161}'
                    | '\u{178}'
                    | '\u{192}'
                    | '\u{2c6}'
                    | '\u{2020}'
                    | '\u{2021}'
                    | '\u{2030}'
                    | '\u{2039}'
                    | '\u{203a}'
        );
        matches!(pair[0], '\u{c2}' | '\u{c3}' | '\u{c5}' | '\u{e2}') && second
    })
}

/// `1.6E+02`, `02-Jan`, `Apr-24`: the forms that spreadsheets give to codes
/// and versions, which nobody types.
fn is_changed(text: &str) -> bool {
    let exponent = || {
        let (number, power) = text.split_once("E+")?;
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        Some(digits(power) && digits(&number.replace('.', "")))
    };
    let short_date = || {
        let (first, second) = text.split_once('-')?;
        let month = |text: &str| {
            text.len() == 3
                && text.starts_with(|letter: char| letter.is_ascii_uppercase())
                && Date::parse(&format!("1 {text} 2000")).is_some()
        };
        let number = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        Some((month(first) && number(second)) || (number(first) && month(second)))
    };
    exponent().or_else(short_date).unwrap_or(false)
}
