//! The page of search results as it stands before somebody searches: the
//! questions that the site answers. Without scripts it is the whole search.

use std::sync::Arc;

use super::address::percent_encode;
use super::{Shared, fingerprint_of, frame, render};
use crate::output::Artifact;
use crate::site::{Origin, Page, PageKind, Site};
use crate::text::OutPath;
use crate::theme::{LinkView, PageView, PartView, QuestionGroup, SearchPart};

/// The address of the page.
const SEARCH: &str = "search.html";
/// Examples on the front page.
const MOST_EXAMPLES: usize = 3;
/// Good places to start.
const MOST_STARTS: usize = 5;

/// The page.
pub(super) fn page(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    let out = OutPath::new(SEARCH).ok()?;
    let view = {
        let (shared, out) = (Arc::clone(shared), out.clone());
        move || view(&shared, &out)
    };
    let name = {
        let (shared, view) = (Arc::clone(shared), view.clone());
        move || shared.fingerprint.with(fingerprint_of(&view()))
    };
    let shared = Arc::clone(shared);
    let artifact = Artifact::lazily_named(name, move || render(&shared, &view()));
    Some((out, artifact))
}

fn view(shared: &Shared, out: &OutPath) -> PageView {
    let part = PartView::Search(part(&shared.site, out));
    let title = shared.theme.word("search");
    let mut view = PageView::new(Arc::clone(&shared.view), title, part);
    let config = &shared.site.config;
    view.language.clone_from(&config.language);
    let contact = config.site.contact.as_ref();
    view.feedback = contact.map(|contact| frame::feedback_about(shared, contact, title, SEARCH));
    view
}

fn part(site: &Site, out: &OutPath) -> SearchPart {
    let link = |page: &Page| LinkView {
        title: page.title.clone(),
        href: out.relative(&page.out),
    };
    let mut groups: Vec<QuestionGroup> = Vec::new();
    for page in site
        .pages
        .iter()
        .filter(|page| page.origin == Origin::Published)
    {
        let title = page
            .parent
            .map_or(&page.title, |parent| &site.page(parent).title);
        let questions = page
            .body
            .document
            .front
            .answers
            .iter()
            .map(|question| LinkView {
                title: question.value.clone(),
                href: out.relative(&page.out),
            });
        let questions: Vec<LinkView> = questions.collect();
        match groups.iter_mut().find(|group| group.title == *title) {
            _ if questions.is_empty() => {}
            Some(group) => group.questions.extend(questions),
            None => groups.push(QuestionGroup {
                title: title.clone(),
                questions,
            }),
        }
    }
    let modules = site
        .pages
        .iter()
        .filter(|page| page.kind == PageKind::Module);
    SearchPart {
        groups,
        words: site
            .pages
            .iter()
            .find(|page| page.kind == PageKind::Glossary)
            .map(link),
        ask: site.pages.iter().find(|page| asks_a_person(page)).map(link),
        starts: modules.take(MOST_STARTS).map(link).collect(),
    }
}

/// The page that says whom to ask: the first one below `content/help/`.
fn asks_a_person(page: &Page) -> bool {
    let source = page.body.source.as_str();
    source.starts_with("content/help/") && !source.ends_with("/index.md")
}

/// Examples of what one can search for: the first of the best answers. They
/// are links from the front page.
pub(super) fn examples(site: &Site) -> Vec<LinkView> {
    let words = site
        .search_words
        .best
        .iter()
        .filter_map(|answer| answer.words.first());
    words
        .take(MOST_EXAMPLES)
        .map(|words| LinkView {
            title: words.clone(),
            href: format!("{SEARCH}#q={}", percent_encode(words)),
        })
        .collect()
}
