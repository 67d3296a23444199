//! Reading `vocabulary.toml`, strictly and with all faults in one run.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Concept, ConceptId, Scheme, Vocabulary};
use crate::catalogue::duty::Duty;
use crate::catalogue::record::RecordId;
use crate::catalogue::status::Status;
use crate::config;
use crate::diagnostics::{CATALOGUE_VOCABULARY, Checked, Diagnostic};
use crate::source::SourceFile;
use crate::text::{SourcePath, Span, nearest};

const KEYS: [&str; 5] = ["label", "means", "parent", "also", "places"];
/// An example for what is missing.
const EXAMPLE: &str = "Write it like this:\n[settings.care-home]\nlabel = \"Care homes\"\nmeans = \"Homes where people live and get care.\"";

/// Reads `vocabulary.toml`. A value with a fault is left out or kept without
/// the part that is wrong; each fault is said.
#[must_use]
pub(in crate::catalogue) fn read(file: &SourceFile) -> Checked<Vocabulary> {
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    let mut reader = Reader {
        path: &file.path,
        vocabulary: Vocabulary::default(),
        diagnostics: Vec::new(),
    };
    reader.read_document(document.get_ref());
    reader.check_parents();
    reader.check_places();
    if !errors.is_empty() {
        if !errors.iter().all(config::is_contained_fault) {
            reader.diagnostics.clear();
        }
        let code = CATALOGUE_VOCABULARY;
        let faults = config::describe_faults(code, &file.path, &file.text, &errors);
        reader.diagnostics.extend(faults);
    }
    Checked::new(reader.vocabulary, reader.diagnostics)
}

struct Reader<'a> {
    path: &'a SourcePath,
    vocabulary: Vocabulary,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read_document(&mut self, document: &DeTable<'_>) {
        for (name, value) in document {
            let typed: &str = name.get_ref();
            let scheme = Scheme::ALL.into_iter().find(|one| one.as_str() == typed);
            match (scheme, value.get_ref()) {
                (Some(scheme), DeValue::Table(entries)) => self.read_list(scheme, entries),
                (Some(_), _) => self.say(
                    span(name),
                    format!("`{typed}` is the name of a list of values."),
                    EXAMPLE.to_owned(),
                ),
                (None, _) => self.unknown_list(typed, span(name)),
            }
        }
    }

    fn unknown_list(&mut self, typed: &str, place: Span) {
        let names = Scheme::ALL.map(Scheme::as_str);
        let help = nearest(typed, names).map_or_else(
            || {
                format!(
                    "The lists are {}.",
                    names.map(|name| format!("`{name}`")).join(", ")
                )
            },
            |name| format!("Did you mean `[{name}.{}]`?", "..."),
        );
        self.say(place, format!("There is no list `{typed}`."), help);
    }

    fn read_list(&mut self, scheme: Scheme, entries: &DeTable<'_>) {
        let mut places: Vec<_> = entries.iter().collect();
        places.sort_by_key(|(name, _)| name.span().start);
        let mut list = Vec::new();
        for (name, value) in places {
            let concept = self.read_concept(scheme, name, value);
            list.extend(concept.map(|concept| Concept {
                order: list.len(),
                ..concept
            }));
        }
        self.vocabulary.lists.insert(scheme, list);
    }

    fn read_concept(
        &mut self,
        scheme: Scheme,
        name: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Concept> {
        let (typed, place) = (name.get_ref().as_ref(), span(name));
        let DeValue::Table(entries) = value.get_ref() else {
            let message = format!("`{typed}` needs a `label` and what it `means`.");
            self.say(place, message, EXAMPLE.to_owned());
            return None;
        };
        if !self.check_id(scheme, typed, place) {
            return None;
        }
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (key, value) in entries {
            match (key.get_ref().as_ref(), value.get_ref()) {
                (key @ ("also" | "places"), DeValue::Array(items)) => {
                    let key = KEYS.into_iter().find(|one| *one == key)?;
                    let texts = items.iter().filter_map(|item| self.text(item, key));
                    lists.insert(key, texts.collect());
                }
                (key @ ("label" | "means" | "parent"), _) => {
                    if let Some(text) = self.text(value, key) {
                        texts.insert(KEYS.into_iter().find(|one| *one == key)?, text);
                    }
                }
                (key @ ("also" | "places"), _) => self.say(
                    span(value),
                    format!("`{key}` needs a list of words."),
                    format!("Write it like this: `{key} = [\"care-home\", \"home-care\"]`."),
                ),
                (other, _) => self.unknown_key(other, span(key)),
            }
        }
        for needed in ["label", "means"] {
            if !texts.contains_key(needed) {
                let message = format!("`{typed}` has no `{needed}`.");
                self.say(place, message, EXAMPLE.to_owned());
            }
        }
        Some(Concept {
            id: ConceptId::new(typed),
            label: texts.remove("label").unwrap_or_else(|| typed.to_owned()),
            means: texts.remove("means").unwrap_or_default(),
            parent: texts.remove("parent").map(|parent| ConceptId::new(&parent)),
            also: lists.remove("also").unwrap_or_default(),
            places: lists
                .remove("places")
                .unwrap_or_default()
                .iter()
                .map(|id| ConceptId::new(id))
                .collect(),
            order: 0,
            span: place,
        })
    }

    /// Whether an id can be one: it becomes part of an address, and statuses
    /// and duties are known to the program.
    fn check_id(&mut self, scheme: Scheme, typed: &str, place: Span) -> bool {
        let known: Vec<&str> = match scheme {
            Scheme::Statuses => Status::ALL.iter().map(|one| one.as_str()).collect(),
            Scheme::Duties => Duty::ALL.iter().map(|one| one.as_str()).collect(),
            _ => Vec::new(),
        };
        if !known.is_empty() && !known.contains(&typed) {
            let help = nearest(typed, known.iter().copied()).map_or_else(
                || format!("There are {}.", known.join(", ")),
                |name| format!("Did you mean `{name}`?"),
            );
            let message = format!("`{typed}` is not one of the {}.", scheme.as_str());
            self.say(place, message, help);
            return false;
        }
        if RecordId::parse(typed).is_none() {
            self.say(
                place,
                format!("`{typed}` cannot be the id of a value."),
                "Use small letters, digits and hyphens, such as `care-home`.".to_owned(),
            );
            return false;
        }
        true
    }

    fn text(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<String> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        };
        if text.is_empty() {
            let message = format!("`{key}` needs text in quotes.");
            self.say(span(value), message, EXAMPLE.to_owned());
        }
        (!text.is_empty()).then_some(text)
    }

    fn unknown_key(&mut self, typed: &str, place: Span) {
        let help = nearest(typed, KEYS).map_or_else(
            || "A value has `label`, `means`, `parent`, `also` and `places`.".to_owned(),
            |name| format!("Did you mean `{name}`?"),
        );
        self.say(place, format!("`{typed}` is not a key of a value."), help);
    }

    /// Parents must be there and never go round in a circle.
    fn check_parents(&mut self) {
        for scheme in Scheme::ALL {
            let list = self.vocabulary.lists.remove(&scheme).unwrap_or_default();
            let ids: BTreeSet<&ConceptId> = list.iter().map(|one| &one.id).collect();
            let parents: BTreeMap<&ConceptId, &ConceptId> = list
                .iter()
                .filter_map(|one| Some((&one.id, one.parent.as_ref()?)))
                .collect();
            let mut orphans = Vec::new();
            for (at, concept) in list.iter().enumerate() {
                let Some(parent) = &concept.parent else {
                    continue;
                };
                if !ids.contains(parent) {
                    let message = format!("`[{}]` has no value `{parent}`.", scheme.as_str());
                    let names = ids.iter().map(|id| id.as_str());
                    let diagnostic = Diagnostic::new(
                        CATALOGUE_VOCABULARY,
                        self.path,
                        concept.span,
                        message,
                    )
                    .help("Write the id of another value of this list, or take `parent` away.")
                    .suggest(parent.as_str(), names);
                    self.diagnostics.push(diagnostic);
                    orphans.push(at);
                } else if is_in_circle(&concept.id, &parents) {
                    self.say(
                        concept.span,
                        format!(
                            "`{}` is its own parent, or that of its parents.",
                            concept.id
                        ),
                        "Take one `parent` away.".to_owned(),
                    );
                    orphans.push(at);
                }
            }
            let mut list = list;
            for at in orphans {
                list[at].parent = None;
            }
            self.vocabulary.lists.insert(scheme, list);
        }
    }

    /// Places are values of `[settings]`.
    fn check_places(&mut self) {
        let known = self.vocabulary.list(Scheme::Settings).iter();
        let known: BTreeSet<ConceptId> = known.map(|one| one.id.clone()).collect();
        for concept in self.vocabulary.lists.values_mut().flatten() {
            let (there, missing) = std::mem::take(&mut concept.places)
                .into_iter()
                .partition(|id| known.contains(id));
            concept.places = there;
            let missing: Vec<ConceptId> = missing;
            for id in missing {
                let message = format!("`[settings]` has no value `{id}`.");
                let names = known.iter().map(ConceptId::as_str);
                let diagnostic =
                    Diagnostic::new(CATALOGUE_VOCABULARY, self.path, concept.span, message)
                        .help("Write ids of `[settings]` in `places`.")
                        .suggest(id.as_str(), names);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn say(&mut self, place: Span, message: String, help: String) {
        let diagnostic = Diagnostic::new(CATALOGUE_VOCABULARY, self.path, place, message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

fn is_in_circle(start: &ConceptId, parents: &BTreeMap<&ConceptId, &ConceptId>) -> bool {
    let mut next = parents.get(start);
    for _ in 0..parents.len() {
        match next {
            Some(id) if *id == start => return true,
            Some(id) => next = parents.get(*id),
            None => return false,
        }
    }
    // Somewhere above there is a circle that this value is not part of; those
    // in it are told, and without them this one is fine.
    false
}

fn span<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span())
}
