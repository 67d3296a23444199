//! The questions that the page of each standard has for a supplier, as one
//! classic script of its own: only the letter of "My list" loads it, so that
//! nobody who looks for a standard waits for it.
//!
//! This module only reads the lists of one part of a page; it never makes up a
//! question.

use std::collections::BTreeMap;

use crate::catalogue::{QUESTIONS_PART, RecordKind};
use crate::markdown::{Block, BlockKind, plain_text};
use crate::output::site::Shared;
use crate::site::{Body, Inclusion};
use crate::text::Slug;

/// The script that sets `window.GuidepostSupplierQuestions`: the questions of each
/// standard that has some, by its id.
pub(super) fn write(shared: &Shared) -> String {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for id in shared.site.catalogue.standards.keys() {
        let page = shared.records.page(RecordKind::Standard, id);
        let questions = page.map(|page| questions(&shared.site.page(page).body));
        if let Some(questions) = questions.filter(|questions| !questions.is_empty()) {
            all.insert(id.as_str(), questions);
        }
    }
    // A value that was made here is always text.
    let json = serde_json::to_string(&all).unwrap_or_default();
    format!("window.GuidepostSupplierQuestions = {json};\n")
}

/// The questions of a page, in its order.
fn questions(body: &Body) -> Vec<String> {
    let part = Slug::new(QUESTIONS_PART);
    let mut headings = body.document.headings.iter();
    let heading = headings.find(|heading| Slug::new(&heading.text) == part);
    let blocks = heading.and_then(|heading| body.part(&heading.id));
    let mut questions = Vec::new();
    collect(body, blocks.unwrap_or_default(), &mut questions);
    questions
}

/// Each item of a list is a question; other words of the part only introduce
/// them, or say that nobody knows yet.
fn collect(body: &Body, blocks: &[Block], questions: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) => {
                let items = list.items.iter().map(|item| words(&item.blocks));
                questions.extend(items.filter(|words| !words.is_empty()));
            }
            BlockKind::Include(include) => {
                if let Inclusion::Body(included) = body.inclusion(*include) {
                    collect(included, &included.document.blocks, questions);
                }
            }
            _ => {}
        }
    }
}

/// The words of an item, its further lists included, on one line.
fn words(blocks: &[Block]) -> String {
    let mut all = String::new();
    for block in blocks {
        let text = match &block.kind {
            BlockKind::Paragraph(inlines) => plain_text(inlines),
            BlockKind::List(list) => {
                let items = list.items.iter().map(|item| words(&item.blocks));
                items.collect::<Vec<String>>().join("; ")
            }
            _ => String::new(),
        };
        for word in text.split_whitespace() {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(word);
        }
    }
    all
}
