//! The workbook of a learning path: what its pages ask, with room to write,
//! and the words that they explain.

use std::collections::BTreeMap;

use super::Press;
use crate::html;
use crate::theme::{SheetPart, WorkbookSheet, WorkbookWord};

/// A part for each page that asks something; the words stand at the end.
pub(super) fn write(press: &Press<'_>) -> WorkbookSheet {
    let ground = press.ground;
    let site = &ground.site;
    let mut parts = Vec::new();
    let mut words: BTreeMap<String, WorkbookWord> = BTreeMap::new();
    for (at, id) in press.page.lessons.iter().enumerate() {
        let page = site.page(*id);
        let prefix = format!("w{}-", at + 1);
        let body = html::write_exercises(press.blocks(page, None, &prefix));
        for term in html::write_page(site, page, ground.presentation()).explained {
            let term = &site.glossary[term];
            let word = WorkbookWord {
                term: term.name.clone(),
                meaning: term.short.clone(),
            };
            words.insert(term.name.to_lowercase(), word);
        }
        if body.is_empty() {
            continue;
        }
        let (address, code) = press.code(page, None);
        parts.push(SheetPart {
            title: page.title.clone(),
            body,
            address,
            code,
        });
    }
    WorkbookSheet {
        parts,
        words: words.into_values().collect(),
    }
}
