//! The pages made of list files: words from A to Z, and sources.

use std::collections::BTreeMap;

use super::{Shared, cards};
use crate::html;
use crate::markdown::Block;
use crate::site::{Page, PageKind, Site, SourceEntry, Term};
use crate::text::Slug;
use crate::theme::{self, GlossaryPart, LetterView, LinkView, SourcesPart, TermView, WordView};

/// For each claim of a page, the ids of the places that cite it.
pub(super) type Cited = Vec<Vec<String>>;

/// The words of an entry; what it cites is added to `cited`.
fn entry(
    shared: &Shared,
    page: &Page,
    id: &Slug,
    blocks: &[Block],
    cited: &mut Cited,
) -> html::Html {
    let entry = html::write_entry(&shared.site, page, id, blocks, shared.presentation());
    for (all, places) in cited.iter_mut().zip(entry.citations) {
        all.extend(places);
    }
    entry.body
}

/// The glossary, a group for each letter of the alphabet.
pub(super) fn glossary(shared: &Shared, page: &Page, cited: &mut Cited) -> GlossaryPart {
    let mut letters: BTreeMap<String, Vec<TermView>> = ('A'..='Z')
        .map(|letter| (letter.to_string(), Vec::new()))
        .collect();
    let mut terms: Vec<&Term> = shared.site.glossary.iter().collect();
    terms.sort_by_key(|term| sort_key(&term.name));
    for term in terms {
        letters
            .entry(letter_of(&term.name, shared.theme.word("digits")))
            .or_default()
            .push(term_view(shared, page, term, cited));
    }
    let letters = letters.into_iter().map(|(letter, terms)| LetterView {
        id: format!("letter-{}", letter.to_lowercase().replace(' ', "-")),
        letter,
        terms,
    });
    GlossaryPart {
        letters: letters.collect(),
    }
}

/// Accented letters stand with their plain ones, as in a paper dictionary.
fn letter_of(name: &str, digits: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let first = name.nfd().find(|letter| letter.is_alphanumeric());
    match first {
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().collect(),
        _ => digits.to_owned(),
    }
}

fn term_view(shared: &Shared, page: &Page, term: &Term, cited: &mut Cited) -> TermView {
    let site = &*shared.site;
    let see = term.see.iter().filter_map(|at| site.glossary.get(*at));
    let source = term.sources.first().and_then(|at| site.sources.get(*at));
    TermView {
        id: term.anchor(),
        term: term.full_name(),
        say: term.say.clone(),
        meaning: entry(shared, page, &term.id, &term.blocks, cited),
        is_not: html::Html::from_text(term.is_not.as_deref().unwrap_or_default()),
        also: term.also.clone(),
        see: see
            .map(|other| LinkView {
                title: other.name.clone(),
                href: format!("#{}", other.anchor()),
            })
            .collect(),
        source: source.map(|entry| LinkView {
            title: entry.title.clone(),
            href: source_href(site, page, entry),
        }),
    }
}

/// The words that a page explains, A to Z.
pub(super) fn words(site: &Site, page: &Page, explained: &[usize]) -> Vec<WordView> {
    let list = site.first(PageKind::Glossary);
    let list = list.map(|list| page.out.relative(&site.page(list).out));
    let mut terms: Vec<&Term> = explained
        .iter()
        .filter_map(|at| site.glossary.get(*at))
        .collect();
    terms.sort_by_key(|term| sort_key(&term.name));
    let view = |term: &Term| WordView {
        id: format!("word-{}", term.id),
        term: term.full_name(),
        say: term.say.clone(),
        meaning: html::Html::from_text(&term.short),
        href: list
            .as_ref()
            .map(|list| format!("{list}#{}", term.anchor())),
    };
    terms.into_iter().map(view).collect()
}

/// The order of words in a list: letters and digits count, nothing else.
fn sort_key(name: &str) -> (String, String) {
    let letters = name
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    (letters, name.to_owned())
}

/// The entry of a source on the page of sources.
fn source_href(site: &Site, from: &Page, entry: &SourceEntry) -> String {
    let to_page = site
        .first(PageKind::Sources)
        .map(|list| from.out.relative(&site.page(list).out))
        .unwrap_or_default();
    format!("{to_page}#{}", entry.anchor())
}

/// All sources by title, each with the pages that rest on it.
pub(super) fn sources(shared: &Shared, page: &Page, cited: &mut Cited) -> SourcesPart {
    let site = &*shared.site;
    let mut order: Vec<usize> = (0..site.sources.len()).collect();
    order.sort_by_key(|at| (site.sources[*at].title.to_lowercase(), *at));
    let mut view = |at: usize| {
        let entry = &site.sources[at];
        let pages = shared.citing[at]
            .iter()
            .map(|id| cards::link(site, page, *id));
        theme::SourceEntry {
            id: entry.anchor(),
            title: entry.title.clone(),
            href: entry.address.clone(),
            publisher: entry.publisher.clone(),
            date: entry.date.clone(),
            read_on: entry.read_on.map(Into::into),
            archived: entry.archived,
            about: self::entry(shared, page, &entry.id, &entry.blocks, cited),
            pages: pages.collect(),
        }
    };
    SourcesPart {
        entries: order.into_iter().map(&mut view).collect(),
    }
}
