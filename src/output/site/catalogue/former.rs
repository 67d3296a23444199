//! A page at the old address of each standard that the history of the imports
//! still knows: it leads to the new id, or says that the standard is gone
//! (decision 7, traps T28 and T29).
//!
//! This module never guesses what replaced a standard: it names those that say
//! they were known by its name, or says that nobody knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::views::Views;
use super::{out, page};
use crate::catalogue::{Former, RecordId, RecordKind};
use crate::output::Output;
use crate::output::site::address::percent_encode;
use crate::output::site::{Shared, about};
use crate::site::PageId;
use crate::text::{Date, OutPath};
use crate::theme::{GonePart, LinkView, PartView};

/// What became of each record, by the history.
pub(super) type All<'a> = BTreeMap<&'a RecordId, Former<'a>>;

/// What stands at an old address.
enum Fate<'a> {
    Page(PageId),
    Gone(&'a str, Date),
}

/// The pages; the page of an author at the same address wins over them.
pub(in crate::output::site) fn former(shared: &Arc<Shared>) -> Output {
    let mut output = Output::new();
    let all = shared.site.catalogue.former();
    for id in all.keys() {
        let Some(from) = address(id) else { continue };
        match fate(shared, &all, id) {
            Some(Fate::Page(to)) => output.extend([about::leading_on(shared, from, to)]),
            Some(Fate::Gone(title, since)) => {
                let title = title.to_owned();
                let view = move |shared: &Shared, out: &OutPath| gone(shared, out, &title, since);
                output.extend([page(shared, &from, view)]);
            }
            None => {}
        }
    }
    output
}

/// Where the page of a standard that is gone was, and is.
pub(super) fn address(id: &RecordId) -> Option<OutPath> {
    out(&format!("{id}.html"))
}

/// Where the way of a record ends, which may have moved several times.
fn fate<'a>(shared: &Shared, all: &All<'a>, id: &'a RecordId) -> Option<Fate<'a>> {
    let mut id = id;
    // No way is longer than all moves together.
    for _ in 0..=all.len() {
        match all.get(id) {
            Some(Former::Moved(to)) => id = to,
            Some(Former::Gone { title, since }) => return Some(Fate::Gone(title, *since)),
            None => {
                let page = shared.records.page(RecordKind::Standard, id);
                return page.map(Fate::Page);
            }
        }
    }
    None
}

fn gone(shared: &Shared, from: &OutPath, title: &str, since: Date) -> (String, String, PartView) {
    let views = Views { shared, from };
    let catalogue = &shared.site.catalogue;
    let is_it = |name: &String| name.to_lowercase() == title.to_lowercase();
    let named = shared.records.by_title.iter().filter(|id| {
        let one = &catalogue.standards[*id];
        one.also_known_as.value.iter().any(is_it)
    });
    let word = |key: &str| shared.theme.word(key).to_owned();
    let further = [
        ("gone_finder", "find.html"),
        ("all_standards", "all.html"),
        ("changes_title", "changes.html"),
    ];
    let link = |(key, name): (&str, &str)| {
        let href = from.relative(&out(name)?);
        let query = match name {
            "find.html" => format!("#q={}", percent_encode(title)),
            _ => String::new(),
        };
        Some(LinkView {
            title: word(key),
            href: href + &query,
        })
    };
    let part = GonePart {
        since: since.into(),
        instead: named
            .filter_map(|id| views.record(RecordKind::Standard, id))
            .collect(),
        further: further.into_iter().filter_map(link).collect(),
    };
    let part = PartView::NotFound(Some(Box::new(part)));
    (title.to_owned(), word("gone_about"), part)
}
