//! List files: a `##` heading for each entry, its words, and labelled lines.
//!
//! Words, sources and organisations are written in this one form
//! (`authoring.md`). What an entry's labels mean is decided by `site`.

use std::collections::BTreeMap;

use super::fields::{Label, Labelled, SplitLines, Takes, split_labelled, split_list_end, tidy};
use super::file_text::FileText;
use super::tree::{Block, BlockKind, Document, Inline, InlineKind, List, plain_text};
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
    label("Say", Takes::Line),
    label("Not", Takes::Words),
    label("Also", Takes::Names),
    label("See", Takes::Names),
    label("Source", Takes::Names),
    label("Case", Takes::Line),
    label("Id", Takes::Line),
];

const SOURCES_LABELS: &[Label] = &[
    label("Id", Takes::Line),
    label("Publisher", Takes::Line),
    label("Address", Takes::Line),
    label("Date", Takes::Line),
    label("Read on", Takes::Date),
    label("Archived", Takes::Line),
    label("Note", Takes::Words),
];

const ORGANISATIONS_LABELS: &[Label] = &[
    label("Id", Takes::Line),
    label("Address", Takes::Line),
    label("Email", Takes::Line),
    label("Phone", Takes::Line),
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
        let names = self.field(name).map(Labelled::names).unwrap_or_default();
        names.into_iter().map(|name| name.value).collect()
    }
}

/// Reads the entries of a list file. What stands above the first `##` heading
/// belongs to none.
#[must_use]
pub fn read_list(
    document: &Document,
    file: FileText<'_>,
    kind: ListKind,
) -> Checked<Vec<ListEntry>> {
    let mut reader = Reader {
        file,
        kind,
        diagnostics: Vec::new(),
    };
    let starts = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    let groups = document.blocks.chunk_by(|_, next| !starts(next));
    let entries: Vec<ListEntry> = groups.filter_map(|group| reader.entry(group)).collect();
    reader.find_doubles(&entries);
    if entries.is_empty() {
        reader.find_other_form(&document.blocks);
    }
    Checked::new(entries, reader.diagnostics)
}

/// A list file while it is read.
struct Reader<'a> {
    file: FileText<'a>,
    kind: ListKind,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The entry of a `##` heading and the blocks under it.
    fn entry(&mut self, group: &[Block]) -> Option<ListEntry> {
        let (heading, blocks) = group.split_first()?;
        let BlockKind::Heading {
            level: 2, content, ..
        } = &heading.kind
        else {
            return None;
        };
        let heading_words = plain_text(content);
        let (term, expansion) = match self.kind {
            ListKind::Glossary => split_expansion(&heading_words),
            ListKind::Sources | ListKind::Organisations => (heading_words.trim(), None),
        };
        let mut entry = ListEntry {
            id: Slug::new(term),
            term: term.to_owned(),
            expansion: expansion.map(str::to_owned),
            short: String::new(),
            blocks: Vec::new(),
            fields: Vec::new(),
            span: heading.span,
        };
        for block in blocks {
            self.block(block.clone(), &mut entry);
        }
        if let Some(id) = entry.words("Id") {
            entry.id = Slug::new(&id);
        }
        entry.short = short(&entry.blocks);
        self.judge(&entry);
        Some(entry)
    }

    /// Takes the labelled lines out of a block and keeps the rest.
    fn block(&mut self, mut block: Block, entry: &mut ListEntry) {
        let labels = self.kind.labels();
        match &mut block.kind {
            BlockKind::Paragraph(content) => {
                let mut split = split_labelled(std::mem::take(content), labels);
                content.append(&mut split.rest);
                let empty = content.is_empty();
                self.take(split, entry);
                if empty {
                    return;
                }
            }
            BlockKind::List(list) => match split_items(list, labels) {
                Some(split) => return self.take(split, entry),
                None => self.take(split_list_end(list, labels), entry),
            },
            _ => {}
        }
        entry.blocks.push(block);
    }

    fn take(&mut self, split: SplitLines, entry: &mut ListEntry) {
        for (field, near) in split.near {
            let message = format!("No entry has a line `{}:`.", field.value);
            let help = format!("Did you mean `{near}:`? If it is ordinary text, leave it.");
            self.warn(field.span, message, help);
        }
        for mut labelled in split.labelled {
            let name = labelled.name;
            if labelled.value.is_empty() {
                let message = format!("Nothing stands after `{name}:`.");
                self.warn(
                    labelled.name_span,
                    message,
                    "Fill it in, or take the line away.",
                );
            } else if entry.field(name).is_some() {
                let message = format!("`{name}:` stands twice in this entry.");
                let help =
                    "Keep one of the two lines. Names stand on one line, with commas between.";
                let diagnostic =
                    self.file
                        .say(diagnostics::LIST_ENTRY, labelled.name_span, message);
                self.diagnostics.push(diagnostic.help(help));
            } else {
                if is_exact(name) {
                    labelled.value = self.as_written(&labelled);
                }
                entry.fields.push(labelled);
            }
        }
    }

    /// An address or an id as it stands in the file: marks for italics and
    /// curly quotes mean nothing in it.
    fn as_written(&self, labelled: &Labelled) -> Vec<Inline> {
        // The value is looked for in the line: places inside it are not exact
        // where straight quotes became curly, which are longer.
        let span = labelled.span;
        let line = labelled.name_span.join(span).of(self.file.text);
        let (_, value) = line.split_once([':', '\u{ff1a}']).unwrap_or(("", line));
        let raw = tidy(value.trim_start_matches(['*', '_']));
        let link = raw.strip_prefix('[').and_then(|rest| rest.split_once("]("));
        let target = link.and_then(|(_, target)| target.strip_suffix(')'));
        let pointed = raw
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'));
        let words: Box<str> = target.or(pointed).unwrap_or(&raw).into();
        let kind = InlineKind::Text(words);
        vec![Inline { span, kind }]
    }

    /// What is wrong with the short explanation.
    fn judge(&mut self, entry: &ListEntry) {
        let words = count_words(&entry.short);
        if words == 0 {
            let message = format!("The entry `{}` says nothing.", entry.term);
            let diagnostic = self.file.say(diagnostics::LIST_ENTRY, entry.span, message);
            let help = "Write one short sentence under the heading.";
            self.diagnostics.push(diagnostic.help(help));
        } else if self.kind == ListKind::Glossary && words > SHORT_WORDS {
            let message = format!(
                "The first sentence of `{}` has {words} words. It is shown in a small box.",
                entry.term
            );
            let help = format!(
                "Say it in {SHORT_WORDS} words or fewer. More can follow after the full stop."
            );
            self.warn(entry.span, message, help);
        }
    }

    /// What was meant as entries in a file that has none: other headings, words
    /// in bold, a list. A heading at the top is the title of the page.
    fn find_other_form(&mut self, blocks: &[Block]) {
        let is_title = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 1, .. });
        let title = blocks.first().filter(is_title);
        let is_meant = |block: &&Block| match &block.kind {
            BlockKind::Heading { .. } | BlockKind::List(_) => true,
            BlockKind::Paragraph(content) => {
                let first = content.first().map(|inline| &inline.kind);
                matches!(first, Some(InlineKind::Strong(_)))
            }
            _ => false,
        };
        let mut rest = blocks[usize::from(title.is_some())..].iter();
        if let Some(block) = rest.find(is_meant) {
            let message = "No entry starts here, so this file has none.";
            let diagnostic = self.file.say(diagnostics::LIST_ENTRY, block.span, message);
            self.diagnostics.push(
                diagnostic.help(
                    "Start each entry with a line of two `#`, a space and its name: `## Name`.",
                ),
            );
        }
    }

    /// Two entries with one id.
    fn find_doubles(&mut self, entries: &[ListEntry]) {
        let mut seen: BTreeMap<&Slug, Span> = BTreeMap::new();
        for entry in entries {
            let first = *seen.entry(&entry.id).or_insert(entry.span);
            if first == entry.span {
                continue;
            }
            let message = format!("The id `{}` stands twice in this file.", entry.id);
            let help = "Give one of the two entries another name, or an `Id:` line of its own.";
            let label = diagnostics::Label {
                path: self.file.path.clone(),
                span: Some(first),
                message: "the first one".to_owned(),
            };
            let diagnostic = self.file.say(diagnostics::LIST_ENTRY, entry.span, message);
            self.diagnostics.push(diagnostic.help(help).related(label));
        }
    }

    fn warn(&mut self, span: Span, message: String, help: impl Into<String>) {
        let diagnostic = self.file.say(diagnostics::LIST_ENTRY, span, message);
        let mut diagnostic = diagnostic.help(help);
        diagnostic.severity = Severity::Warning;
        self.diagnostics.push(diagnostic);
    }
}

/// Labels whose value is kept exactly as written.
fn is_exact(name: &str) -> bool {
    matches!(name, "Address" | "Email" | "Phone" | "Id")
}

/// A list of nothing but labelled lines: `- Say: fire`.
fn split_items(list: &List, labels: &[Label]) -> Option<SplitLines> {
    let mut all = SplitLines::default();
    for item in &list.items {
        let [block] = item.blocks.as_slice() else {
            return None;
        };
        let BlockKind::Paragraph(content) = &block.kind else {
            return None;
        };
        let split = split_labelled(content.clone(), labels);
        if !split.rest.is_empty() || split.labelled.is_empty() {
            return None;
        }
        all.labelled.extend(split.labelled);
    }
    Some(all)
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

#[cfg(test)]
mod tests;
