//! Everything that a page shows around its words.

use std::sync::Arc;

use super::address::{percent_encode, public_address};
use super::{
    Medium, Shared, about, after, cards, catalogue, checks, listing, paths, questions, session,
};
use crate::markdown::{Document, Field, Level, Seen};
use crate::site::{Origin, Page, PageId, PageKind, Site, SourceEntry};
use crate::text::Date;
use crate::theme::{
    BranchPart, CardGroup, CardOrder, HeadingView, HomePart, LinkView, ModulePart, PageView,
    PartView, SectionPart, SeenView, SourceView,
};

/// A generated list is split at this length (decision 19).
const MOST_LISTED: usize = 200;

/// The view of a page with everything but its words.
pub(super) fn frame(shared: &Shared, id: PageId) -> PageView {
    let site = &*shared.site;
    let page = site.page(id);
    let front = &page.body.document.front;
    let config = &site.config;
    let text = |field: &Field<String>| field.value.clone();
    let mut cited = vec![Vec::new(); page.claims.len()];
    let mut view = PageView::new(
        Arc::clone(&shared.view),
        page.title.clone(),
        part(shared, id, &mut cited),
    );
    view.root = page.out.to_root();
    view.language = front
        .lang
        .as_ref()
        .map_or_else(|| config.language.clone(), text);
    view.description.clone_from(&page.summary);
    view.canonical = config
        .site
        .base_url
        .as_ref()
        .map(|base| public_address(base, &page.out));
    view.section = section(site, id);
    view.crumbs = site
        .ancestors(page)
        .into_iter()
        .map(|id| cards::link(site, page, id))
        .collect();
    view.branch = branch(shared, id);
    view.outline = outline(page);
    let after = catalogue::headings(shared, &view.part);
    view.outline.extend(after);
    view.minutes = cards::minutes(site, page);
    view.level = site
        .inherited(page, |document| {
            document.front.level.as_ref().map(|level| level.value)
        })
        .map(|level| shared.theme.word(level_word(level)).to_owned());
    view.audience = site.inherited(page, audience).unwrap_or_default();
    view.objectives = front.objectives.iter().map(text).collect();
    view.sources = sources(site, page);
    for (source, places) in view.sources.iter_mut().zip(cited) {
        source.back = places;
    }
    trust(site, page, &mut view);
    if shared.medium != Medium::Course {
        lead_on(shared, page, &mut view);
    }
    view.draft = page.origin == Origin::Draft;
    view
}

/// The ways from a page to its neighbours and to its editors.
fn lead_on(shared: &Shared, page: &Page, view: &mut PageView) {
    let site = &*shared.site;
    view.previous = page.previous.map(|id| cards::link(site, page, id));
    view.next = page.next.map(|id| cards::link(site, page, id));
    let contact = site.config.site.contact.as_ref();
    view.feedback = contact.map(|contact| feedback(shared, page, contact));
    view.edit = edit(site, page);
}

/// How far a page can be trusted: when it was checked and by whom.
fn trust(site: &Site, page: &Page, view: &mut PageView) {
    let front = &page.body.document.front;
    let seen = |field: &Field<Seen>| SeenView {
        who: field.value.who.clone(),
        date: field.value.date.map(Into::into),
    };
    view.checked = front.checked.as_ref().map(|checked| checked.value.into());
    view.due = site.due(page).map(Date::iso);
    view.reviewed = front.reviewed_by.as_ref().map(seen);
    view.tested = front.tested_with.as_ref().map(seen);
}

/// How much a reader is expected to know, as a word of the theme.
fn level_word(level: Level) -> &'static str {
    match level {
        Level::Starter => "level_starter",
        Level::Working => "level_working",
        Level::Specialist => "level_specialist",
    }
}

fn audience(document: &Document) -> Option<Vec<String>> {
    let audience = &document.front.audience;
    (!audience.is_empty()).then(|| audience.iter().map(|field| field.value.clone()).collect())
}

fn part(shared: &Shared, id: PageId, cited: &mut listing::Cited) -> PartView {
    let site = &*shared.site;
    let page = site.page(id);
    let card = |id: &PageId| cards::card(site, page, *id);
    match page.kind {
        PageKind::Home => PartView::Home(home(shared, page)),
        PageKind::Module => PartView::Module(ModulePart {
            lessons: page.children.iter().take(MOST_LISTED).map(card).collect(),
            minutes: cards::minutes(site, page).unwrap_or_default(),
            check: checks::of_module(site, page),
        }),
        PageKind::Lesson => PartView::Lesson,
        PageKind::Section => {
            let catalogue = catalogue::home(shared, page);
            // The records have lists of their own.
            let listed = page.children.iter().filter(|id| {
                let kind = site.page(**id).kind;
                catalogue.is_none() || kind != PageKind::Standard
            });
            PartView::Section(SectionPart {
                pages: listed.take(MOST_LISTED).map(card).collect(),
                catalogue,
                after: after::links(&shared.theme, page),
            })
        }
        PageKind::Glossary => PartView::Glossary(listing::glossary(shared, page, cited)),
        PageKind::Sources => PartView::Sources(listing::sources(shared, page, cited)),
        PageKind::Standard => catalogue::record(shared, id)
            .map_or(PartView::Page, |part| PartView::Standard(Box::new(part))),
        PageKind::Service => catalogue::record(shared, id)
            .map_or(PartView::Page, |part| PartView::Service(Box::new(part))),
        PageKind::Path => PartView::Path(Box::new(paths::path(site, page))),
        PageKind::Scenario => paths::scenario(page).map_or(PartView::Page, PartView::Scenario),
        PageKind::Session => PartView::Session(Box::new(session::part(shared, id))),
        PageKind::Organisations | PageKind::Page => PartView::Page,
    }
}

/// The front page: the paths, the modules, the other parts.
fn home(shared: &Shared, page: &Page) -> HomePart {
    let (site, theme) = (&*shared.site, &shared.theme);
    let start = site.first(PageKind::Lesson).map(|id| LinkView {
        title: theme.word("start").to_owned(),
        ..cards::link(site, page, id)
    });
    let modules = site
        .pages()
        .filter(|(_, page)| page.kind == PageKind::Module)
        .map(|(id, _)| id);
    let parts = about::top_sections(site).into_iter();
    let parts = parts.filter(|id| {
        !site
            .page(*id)
            .body
            .source
            .as_str()
            .starts_with("content/learn/")
    });
    let group = |word: &str, id: &str, cards| CardGroup {
        title: theme.word(word).to_owned(),
        id: id.to_owned(),
        order: CardOrder::Any,
        cards,
    };
    let card = |id| cards::card(site, page, id);
    let modules = modules.take(MOST_LISTED).map(card).collect();
    let groups = [
        group(
            "roles_group",
            "what-do-you-do",
            paths::cards(site, theme, page),
        ),
        group("learn_group", "learn", modules),
        group("parts_group", "parts", parts.map(card).collect()),
    ];
    HomePart {
        examples: questions::examples(site),
        start: paths::not_sure(site, theme, page).or(start),
        groups: groups
            .into_iter()
            .filter(|group| !group.cards.is_empty())
            .collect(),
    }
}

/// Which part of the navigation on top a page belongs to.
fn section(site: &Site, id: PageId) -> Option<usize> {
    let sections = about::top_sections(site);
    let mut way = site.ancestors(site.page(id));
    way.push(id);
    sections.iter().position(|section| way.contains(section))
}

/// The navigation of the folder that a page belongs to. Where it cannot be
/// written, the page is not written either (`render`).
fn branch(shared: &Shared, id: PageId) -> Option<BranchPart> {
    let (folder, position) = place_in_folder(&shared.site, id)?;
    Some(shared.branch(folder)?.ok()?.at(position))
}

/// The folder whose navigation a page has, and the place of the page in it. A
/// folder's own page has the folder's navigation, so have its pages. Pages
/// right below the front page have the navigation on top.
pub(super) fn place_in_folder(site: &Site, id: PageId) -> Option<(PageId, Option<usize>)> {
    let page = site.page(id);
    if page.kind == PageKind::Module {
        return Some((id, None));
    }
    // A record has hundreds of neighbours, and none of them comes next.
    if matches!(
        page.kind,
        PageKind::Home | PageKind::Section | PageKind::Standard | PageKind::Path
    ) {
        return None;
    }
    let parent = page
        .parent
        .filter(|parent| site.page(*parent).kind != PageKind::Home)?;
    let position = site.page(parent).children.binary_search(&id).ok();
    Some((parent, position))
}

fn outline(page: &Page) -> Vec<HeadingView> {
    if matches!(
        page.kind,
        PageKind::Glossary | PageKind::Sources | PageKind::Organisations
    ) {
        return Vec::new();
    }
    let title = page.repeated_title().map(|heading| &heading.id);
    let headings = page.body.headings();
    headings
        .into_iter()
        .filter(|heading| heading.level <= 3 && !heading.text.is_empty())
        .filter(|heading| Some(&heading.id) != title)
        .map(|heading| HeadingView {
            text: heading.text.to_string(),
            id: heading.id.to_string(),
            // The title is the one heading of level 1.
            level: heading.level.max(2),
        })
        .collect()
}

fn sources(site: &Site, page: &Page) -> Vec<SourceView> {
    let view = |(at, claim): (usize, &usize)| {
        let entry: &SourceEntry = site.sources.get(*claim)?;
        let number = at + 1;
        Some(SourceView {
            number,
            id: format!("source-{number}"),
            title: entry.title.clone(),
            href: entry.address.clone(),
            publisher: entry.publisher.clone(),
            date: entry.date.clone(),
            read_on: entry.read_on.map(Into::into),
            archived: entry.archived,
            back: Vec::new(),
        })
    };
    page.claims.iter().enumerate().filter_map(view).collect()
}

/// A `mailto:` address with the page and the edition filled in.
fn feedback(shared: &Shared, page: &Page, contact: &str) -> String {
    let address = match &shared.site.config.site.base_url {
        Some(base) => public_address(base, &page.out),
        None => page.out.to_string(),
    };
    feedback_about(shared, contact, &page.title, &address)
}

/// The same for anything that has a title and an address.
pub(super) fn feedback_about(shared: &Shared, contact: &str, title: &str, address: &str) -> String {
    let theme = &shared.theme;
    let edition = shared
        .site
        .config
        .site
        .edition
        .map_or_else(String::new, |edition| format!("Edition: {edition}\n"));
    let subject = format!("{}: {title}", theme.word("feedback_subject"));
    let body = format!(
        "Page: {address}\n{edition}\n{}\n\n",
        theme.word("feedback_care")
    );
    format!(
        "mailto:{contact}?subject={}&body={}",
        percent_encode(&subject),
        percent_encode(&body)
    )
}

fn edit(site: &Site, page: &Page) -> Option<String> {
    let template = site.config.site.edit_url.as_ref()?;
    let written = !page.origin.is_unwritten();
    written.then(|| template.replace("{path}", page.body.source.as_str()))
}
