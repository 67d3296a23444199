//! List files: a `##` heading for each entry, its words, and labelled lines.
//!
//! Words, sources and organisations are written in this one form
//! (`authoring.md`). What an entry's labels mean is decided by `site`.

use std::collections::BTreeMap;

use super::fields::{Label, Labelled, Takes, split_labelled};
use super::file_text::FileText;
use super::tree::{Block, BlockKind, Document, plain_text};
use crate::diagnostics::{self, Checked, Diagnostic, Severity};
use crate::text::{Slug, Span, count_words, first_sentence};

/// A short explanation has this many words at most (`authoring.md`).
const SHORT_WORDS: usize = 20;

/// The kinds of list file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// `glossary.md`.
    Glossary,
    /// `sources.md`.
    Sources,
    /// `organisations.md`.
    Organisations,
}

const fn label(name: &'static str, takes: Takes) -> Label {
    Label { name, takes }
}

const GLOSSARY_LABELS: &[Label] = &[
    label("Say", Takes::Text),
    label("Not", Takes::Words),
    label("Also", Takes::Names),
    label("See", Takes::Names),
    label("Source", Takes::Names),
    label("Case", Takes::Text),
    label("Id", Takes::Text),
];

const SOURCES_LABELS: &[Label] = &[
    label("Id", Takes::Text),
    label("Publisher", Takes::Text),
    label("Address", Takes::Text),
    label("Date", Takes::Text),
    label("Read on", Takes::Date),
    label("Archived", Takes::Text),
    label("Note", Takes::Words),
];

const ORGANISATIONS_LABELS: &[Label] = &[
    label("Id", Takes::Text),
    label("Address", Takes::Text),
    label("Email", Takes::Text),
    label("Phone", Takes::Text),
    label("Help", Takes::Words),
    label("Read on", Takes::Date),
    label("Source", Takes::Names),
];

impl ListKind {
    /// The labels that entries of this kind may have.
    #[must_use]
    pub fn labels(self) -> &'static [Label] {
        match self {
            Self::Glossary => GLOSSARY_LABELS,
            Self::Sources => SOURCES_LABELS,
            Self::Organisations => ORGANISATIONS_LABELS,
        }
    }
}

/// An entry of a list file.
#[derive(Debug, Clone, PartialEq)]
pub struct ListEntry {
    /// What `Id:` says, else the slug of the term.
    pub id: Slug,
    /// The heading; in a glossary, without what stands in brackets at its end.
    pub term: String,
    /// In a glossary, what stands in brackets at the end of the heading.
    pub expansion: Option<String>,
    /// The first sentence.
    pub short: String,
    /// The words of the entry, without labelled lines.
    pub blocks: Vec<Block>,
    /// The labelled lines in order.
    pub fields: Vec<Labelled>,
    /// The heading.
    pub span: Span,
}

impl ListEntry {
    /// The labelled line of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Labelled> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The words of a labelled line, if it is there and not empty.
    #[must_use]
    pub fn words(&self, name: &str) -> Option<String> {
        self.field(name)
            .map(Labelled::words)
            .filter(|words| !words.is_empty())
    }

    /// The names of a labelled line that takes names.
    #[must_use]
    pub fn names(&self, name: &str) -> Vec<String> {
        let words = self.words(name).unwrap_or_default();
        let names = words.split(',').map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    }
}

/// Reads the entries of a list file.
#[must_use]
pub fn read_list(
    document: &Document,
    file: FileText<'_>,
    kind: ListKind,
) -> Checked<Vec<ListEntry>> {
    let mut diagnostics = Vec::new();
    let mut entries: Vec<ListEntry> = Vec::new();
    let mut seen: BTreeMap<Slug, Span> = BTreeMap::new();
    let starts = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    for group in document.blocks.chunk_by(|_, next| !starts(next)) {
        let Some((
            Block {
                kind:
                    BlockKind::Heading {
                        level: 2, content, ..
                    },
                span,
            },
            blocks,
        )) = group.split_first()
        else {
            continue;
        };
        let entry = read_entry(&plain_text(content), *span, blocks, kind, file)
            .drain_into(&mut diagnostics);
        if let Some(first) = seen.insert(entry.id.clone(), *span) {
            let message = format!("The id `{}` stands twice in this file.", entry.id);
            diagnostics.push(
                file.say(diagnostics::LIST_ENTRY, *span, message)
                    .help("Give one of the two entries another name, or an `Id:` line of its own.")
                    .related(diagnostics::Label {
                        path: file.path.clone(),
                        span: Some(first),
                        message: "the first one".to_owned(),
                    }),
            );
        }
        entries.push(entry);
    }
    Checked::new(entries, diagnostics)
}

fn read_entry(
    heading: &str,
    span: Span,
    blocks: &[Block],
    kind: ListKind,
    file: FileText<'_>,
) -> Checked<ListEntry> {
    let mut diagnostics = Vec::new();
    let (term, expansion) = match kind {
        ListKind::Glossary => split_expansion(heading),
        ListKind::Sources | ListKind::Organisations => (heading.trim(), None),
    };
    let mut words = Vec::new();
    let mut fields: Vec<Labelled> = Vec::new();
    for block in blocks {
        let BlockKind::Paragraph(content) = &block.kind else {
            words.push(block.clone());
            continue;
        };
        let split = split_labelled(content.clone(), kind.labels());
        for (field, near) in split.near {
            let message = format!("No entry has a line `{}:`.", field.value);
            let help = format!("Did you mean `{near}:`?");
            diagnostics.push(
                file.say(diagnostics::LIST_ENTRY, field.span, message)
                    .help(help),
            );
        }
        fields.extend(split.labelled);
        if !split.rest.is_empty() {
            words.push(Block {
                span: block.span,
                kind: BlockKind::Paragraph(split.rest),
            });
        }
    }
    let short = short(&words);
    diagnostics.extend(judge(term, &short, span, kind, file));
    let id = fields
        .iter()
        .find(|field| field.name == "Id")
        .map(Labelled::words);
    let entry = ListEntry {
        id: Slug::new(id.as_deref().unwrap_or(term)),
        term: term.to_owned(),
        expansion: expansion.map(str::to_owned),
        short,
        blocks: words,
        fields,
        span,
    };
    Checked::new(entry, diagnostics)
}

/// `FHIR (Fast Healthcare Interoperability Resources)` is the word and what it
/// stands for.
fn split_expansion(heading: &str) -> (&str, Option<&str>) {
    let heading = heading.trim();
    let parts = heading
        .strip_suffix(')')
        .and_then(|heading| heading.split_once(" ("));
    match parts {
        Some((term, expansion)) => (term.trim(), Some(expansion.trim())),
        None => (heading, None),
    }
}

fn short(blocks: &[Block]) -> String {
    let first = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    first
        .as_deref()
        .map(first_sentence)
        .unwrap_or_default()
        .to_owned()
}

/// What is wrong with the short explanation.
fn judge(
    term: &str,
    short: &str,
    span: Span,
    kind: ListKind,
    file: FileText<'_>,
) -> Option<Diagnostic> {
    let words = count_words(short);
    if words == 0 {
        let message = format!("The entry `{term}` says nothing.");
        return Some(
            file.say(diagnostics::LIST_ENTRY, span, message)
                .help("Write one short sentence under the heading."),
        );
    }
    if kind != ListKind::Glossary || words <= SHORT_WORDS {
        return None;
    }
    let message =
        format!("The first sentence of `{term}` has {words} words. It is shown in a small box.");
    let mut diagnostic = file
        .say(diagnostics::LIST_ENTRY, span, message)
        .help(format!(
            "Say it in {SHORT_WORDS} words or fewer. More can follow after the full stop."
        ));
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{ParseOptions, parse};
    use crate::text::SourcePath;

    fn read(text: &str, kind: ListKind) -> Checked<Vec<ListEntry>> {
        let path = SourcePath::new("content/glossary.md");
        let document = parse(text, &path, ParseOptions::default()).value;
        read_list(&document, FileText { text, path: &path }, kind)
    }

    #[test]
    fn an_entry_has_words_and_labelled_lines() {
        let text = "Intro.\n\n## FHIR (Fast Healthcare Interoperability Resources)\nAn agreed way. More of it.\nSay: fire\nNot: It is not a computer system.\nAlso: HL7 FHIR, R4\n\n## HL7\nA group.\n";
        let read = read(text, ListKind::Glossary);
        assert_eq!(read.diagnostics, []);
        let [fhir, hl7] = &read.value[..] else {
            panic!("two entries")
        };
        assert_eq!(fhir.term, "FHIR");
        assert_eq!(
            fhir.expansion.as_deref(),
            Some("Fast Healthcare Interoperability Resources")
        );
        assert_eq!(fhir.short, "An agreed way.");
        assert_eq!(fhir.words("Say").as_deref(), Some("fire"));
        assert_eq!(fhir.names("Also"), ["HL7 FHIR", "R4"]);
        assert_eq!((hl7.id.as_str(), hl7.fields.len()), ("hl7", 0));
    }

    #[test]
    fn mistakes_are_said_with_what_to_do() {
        let text = "## A\nOne.\nSorce: x\n\n## A\nTwo.\n\n## B\n";
        let said: Vec<String> = read(text, ListKind::Glossary)
            .diagnostics
            .into_iter()
            .map(|diagnostic| {
                format!(
                    "{} {}",
                    diagnostic.message,
                    diagnostic.help.unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                "No entry has a line `Sorce:`. Did you mean `Source:`?",
                "The id `a` stands twice in this file. Give one of the two entries another name, or an `Id:` line of its own.",
                "The entry `B` says nothing. Write one short sentence under the heading.",
            ]
        );
    }
}
