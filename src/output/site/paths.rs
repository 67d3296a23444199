//! Learning paths: their pages, their cards on the front page, and the small
//! scripts by which a lesson shows the track of the path that its address
//! names (decision 10). The record of learning stands here too, because it
//! lists what paths and lessons taught.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{Shared, cards, checks, later};
use crate::output::Artifact;
use crate::output::handout::Paper;
use crate::site::{Page, PageId, PageKind, Scenario, Site, Target};
use crate::text::OutPath;
use crate::theme::{CardView, CheckQuestion, LinkView, PathPart, ScenarioPart, Theme};

/// Where the record of learning is.
const RECORD: &str = "learning-record.html";
/// The file of the path for readers who do not know which one is theirs.
const NOT_SURE: &str = "content/paths/not-sure.md";

/// The page of a path.
pub(super) fn path(site: &Site, page: &Page) -> PathPart {
    let id = id(page);
    let lesson = |lesson: &PageId| {
        let card = cards::card(site, page, *lesson);
        CardView {
            href: format!("{}#path={id}", card.href),
            ..card
        }
    };
    let lessons: Vec<CardView> = page.lessons.iter().map(lesson).collect();
    let monday = page.body.document.front.monday.iter();
    PathPart {
        minutes: lessons.iter().filter_map(|card| card.minutes).sum(),
        lessons,
        monday: monday.map(|field| field.value.clone()).collect(),
        check: checks::of_path(site, page),
        record: format!("{}{RECORD}", page.out.to_root()),
        workbook: Paper::Workbook
            .address(page)
            .map_or_else(String::new, |out| page.out.relative(&out)),
        id,
    }
}

/// What stands for a path in addresses: the name of its page.
fn id(page: &Page) -> String {
    let out = page.out.as_str();
    let name = out.rsplit_once('/').map_or(out, |(_, name)| name);
    name.trim_end_matches(".html").to_owned()
}

/// The page of a scenario; nothing where it has no parts.
pub(super) fn scenario(page: &Page) -> Option<ScenarioPart> {
    let scenario = Scenario::of(page)?;
    let endings = scenario.endings();
    let ids = || {
        scenario
            .parts
            .iter()
            .map(|part| part.heading.id.to_string())
    };
    Some(ScenarioPart {
        start: ids().nth(scenario.start.unwrap_or_default())?,
        endings: ids()
            .zip(endings)
            .filter(|(_, ends)| *ends)
            .map(|(id, _)| id)
            .collect(),
        parts: scenario.parts.len(),
    })
}

fn is_not_sure(page: &Page) -> bool {
    page.body.source.as_str() == NOT_SURE
}

/// The cards of the paths on the front page; the one for those who are not
/// sure is the button.
pub(super) fn cards(site: &Site, theme: &Theme, from: &Page) -> Vec<CardView> {
    let mut paths: Vec<(PageId, &Page)> = of_kind(site, PageKind::Path)
        .filter(|(_, page)| !is_not_sure(page))
        .collect();
    // The page of the folder names them in the order that its author wants.
    let folder = paths.first().and_then(|(_, page)| page.parent);
    let listed = folder.map_or(&[][..], |folder| &site.page(folder).body.targets);
    let place = |id: PageId| {
        let is_it = |target: &Target| matches!(target, Target::Page(page, _) if *page == id);
        listed.iter().position(is_it).unwrap_or(usize::MAX)
    };
    paths.sort_by_key(|(id, _)| (place(*id), *id));
    let card = |(id, page): (PageId, &Page)| {
        let first = page.lessons.first();
        let minutes = first.and_then(|lesson| cards::minutes(site, site.page(*lesson)));
        let unit = theme.word(if minutes == Some(1) {
            "minute"
        } else {
            "minutes"
        });
        let start =
            minutes.map(|minutes| format!("{} {minutes} {unit}", theme.word("path_start_with")));
        CardView {
            summary: start.unwrap_or_default(),
            minutes: None,
            ..cards::card(site, from, id)
        }
    };
    paths.into_iter().map(card).collect()
}

/// The button for those who are not sure.
pub(super) fn not_sure(site: &Site, theme: &Theme, from: &Page) -> Option<LinkView> {
    let (id, _) = of_kind(site, PageKind::Path).find(|(_, page)| is_not_sure(page))?;
    Some(LinkView {
        title: theme.word("not_sure").to_owned(),
        ..cards::link(site, from, id)
    })
}

fn of_kind(site: &Site, kind: PageKind) -> impl Iterator<Item = (PageId, &Page)> {
    site.pages().filter(move |(_, page)| page.kind == kind)
}

/// A path for the scripts of lessons.
#[derive(Serialize)]
struct Path<'a> {
    page: &'a str,
    title: &'a str,
    lessons: Vec<Lesson<'a>>,
}

#[derive(Serialize)]
struct Lesson<'a> {
    page: &'a str,
    title: &'a str,
    minutes: Option<u32>,
}

/// The data of each path, and of the record of learning.
pub(super) fn data(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let paths = of_kind(&shared.site, PageKind::Path);
    let paths: Vec<PageId> = paths.map(|(id, _)| id).collect();
    let mut data: Vec<(OutPath, Artifact)> = Vec::new();
    for path in paths {
        let name = format!("assets/paths/{}.js", id(shared.site.page(path)));
        let shared = Arc::clone(shared);
        data.extend(later(&name, move || track(&shared.site, path)));
    }
    let for_record = Arc::clone(shared);
    data.extend(later("assets/learning/record.js", move || {
        record(&for_record.site)
    }));
    data
}

/// What a lesson needs to show the track of a path.
fn track(site: &Site, path: PageId) -> String {
    let page = site.page(path);
    let lesson = |lesson: &PageId| {
        let page = site.page(*lesson);
        Lesson {
            page: page.out.as_str(),
            title: &page.title,
            minutes: cards::minutes(site, page),
        }
    };
    let path = Path {
        page: page.out.as_str(),
        title: &page.title,
        lessons: page.lessons.iter().map(lesson).collect(),
    };
    // Plain structs of text, whose JSON cannot fail.
    let name = serde_json::to_string(&id(page)).unwrap_or_default();
    let path = serde_json::to_string(&path).unwrap_or_default();
    format!("(window.GuidepostPaths = window.GuidepostPaths || {{}})[{name}] = {path};\n")
}

/// What the record of learning lists.
#[derive(Serialize)]
struct Record<'a> {
    lessons: BTreeMap<&'a str, Taught<'a>>,
    checks: Vec<Checked<'a>>,
}

#[derive(Serialize)]
struct Taught<'a> {
    title: &'a str,
    minutes: Option<u32>,
    objectives: Vec<&'a str>,
}

#[derive(Serialize)]
struct Checked<'a> {
    id: String,
    title: &'a str,
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
}

fn record(site: &Site) -> String {
    let lessons = of_kind(site, PageKind::Lesson).map(|(_, page)| {
        let objectives = page.body.document.front.objectives.iter();
        let taught = Taught {
            title: &page.title,
            minutes: cards::minutes(site, page),
            objectives: objectives.map(|field| field.value.as_str()).collect(),
        };
        (page.out.as_str(), taught)
    });
    let pairs = |questions: Vec<CheckQuestion>| {
        let pairs = questions.into_iter();
        pairs
            .map(|question| (question.key, question.objective))
            .collect()
    };
    let checks = of_kind(site, PageKind::Path).filter_map(|(_, page)| {
        let check = checks::of_path(site, page)?;
        Some(Checked {
            id: check.id,
            title: &page.title,
            before: pairs(check.before),
            after: pairs(check.after),
        })
    });
    let record = Record {
        lessons: lessons.collect(),
        checks: checks.collect(),
    };
    let json = serde_json::to_string(&record).unwrap_or_default();
    format!("window.GuidepostRecordData = {json};\n")
}
