//! The pages that a script fills with what the reader did, and the data
//! that it needs: modules with their lessons, words, and the questions of each
//! page. They are classic scripts, so that they load from a disk too.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::{Shared, fingerprint_of, frame, later, page_fingerprint, render};
use crate::html;
use crate::output::Artifact;
use crate::site::{Page, PageId, PageKind, Site};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{LinkView, PageView, PartView};

/// Where the data lies.
const FOLDER: &str = "assets/learning";
/// Where the questions of each page lie.
pub(in crate::output) const QUESTIONS: &str = "assets/learning/questions";

/// `my-learning.html`, `review.html` and `learning-record.html`.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let pages = [
        (
            "my-learning.html",
            "my_learning_title",
            PartView::MyLearning,
        ),
        ("review.html", "review_title", PartView::Review),
        ("learning-record.html", "record_title", PartView::Record),
    ];
    let artifacts = pages
        .into_iter()
        .filter_map(|(path, title, part)| page(shared, path, title, part, Vec::new()));
    artifacts.collect()
}

/// A page at the root that a script fills.
pub(super) fn page(
    shared: &Arc<Shared>,
    path: &str,
    title: &str,
    part: PartView,
    crumbs: Vec<LinkView>,
) -> Option<(OutPath, Artifact)> {
    let out = OutPath::new(path).ok()?;
    let title = shared.theme.word(title);
    let mut view = PageView::new(Arc::clone(&shared.view), title, part);
    view.language.clone_from(&shared.site.config.language);
    view.crumbs = crumbs;
    let contact = shared.site.config.site.contact.as_ref();
    view.feedback = contact.map(|contact| frame::feedback_about(shared, contact, title, path));
    let fingerprint = shared.fingerprint.with(fingerprint_of(&view));
    let shared = Arc::clone(shared);
    Some((
        out,
        Artifact::lazy(fingerprint, move || render(&shared, &view)),
    ))
}

/// A module with its lessons. Paths may stand beside modules one day.
#[derive(Serialize)]
struct Unit<'a> {
    page: String,
    title: &'a str,
    lessons: Vec<Lesson<'a>>,
}

#[derive(Serialize)]
struct Lesson<'a> {
    page: String,
    title: &'a str,
    asked: &'a [String],
}

#[derive(Serialize)]
struct Word<'a> {
    term: String,
    say: Option<&'a str>,
    short: &'a str,
}

/// The data of both pages.
pub(super) fn data(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let site = &*shared.site;
    let asked: Vec<Vec<String>> = site.pages.par_iter().map(html::asked).collect();
    let ids = site.pages().map(|(id, _)| id);
    let asked = ids.zip(asked).filter(|(_, asked)| !asked.is_empty());
    let asked: BTreeMap<PageId, Vec<String>> = asked.collect();
    let (for_outline, for_terms) = (Arc::clone(shared), Arc::clone(shared));
    let asked = Arc::new(asked);
    let in_outline = Arc::clone(&asked);
    let mut data: Vec<(OutPath, Artifact)> = Vec::new();
    data.extend(later(&format!("{FOLDER}/outline.js"), move || {
        script("GuidepostOutline", &units(&for_outline.site, &in_outline))
    }));
    data.extend(later(&format!("{FOLDER}/terms.js"), move || {
        script("GuidepostTerms", &glossary(&for_terms.site))
    }));
    data.extend(asked.keys().filter_map(|id| questions(shared, *id)));
    data
}

fn script(name: &str, value: &impl Serialize) -> String {
    // Plain structs and maps of text, whose JSON cannot fail.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("window.{name} = {json};\n")
}

fn units<'a>(site: &'a Site, asked: &'a BTreeMap<PageId, Vec<String>>) -> Vec<Unit<'a>> {
    let lesson = |id: &PageId| {
        let page = site.page(*id);
        Lesson {
            page: page.out.to_string(),
            title: &page.title,
            asked: asked.get(id).map_or(&[], Vec::as_slice),
        }
    };
    let unit = |page: &'a Page| Unit {
        page: page.out.to_string(),
        title: &page.title,
        lessons: page.children.iter().map(lesson).collect(),
    };
    let modules = site.pages().map(|(_, page)| page);
    modules
        .filter(|page| page.kind == PageKind::Module && !page.children.is_empty())
        .map(unit)
        .collect()
}

fn glossary(site: &Site) -> BTreeMap<&str, Word<'_>> {
    let word = |term: &'_ crate::site::Term| term.full_name();
    let words = site.glossary.iter().map(|term| {
        let word = Word {
            term: word(term),
            say: term.say.as_deref(),
            short: &term.short,
        };
        (term.id.as_str(), word)
    });
    words.collect()
}

/// The questions of one page, made when a reader reviews them.
fn questions(shared: &Arc<Shared>, id: PageId) -> Option<(OutPath, Artifact)> {
    let page = shared.site.page(id);
    let path = page.out.as_str().strip_suffix(".html")?;
    let out = OutPath::new(&format!("{QUESTIONS}/{path}.js")).ok()?;
    let (to_name, to_make) = (Arc::clone(shared), Arc::clone(shared));
    let name = move || page_fingerprint(&to_name, id).with(Fingerprint::of("questions"));
    let make = move || Ok(write_questions(&to_make, id).into_bytes());
    Some((out, Artifact::lazily_named(name, make)))
}

#[derive(Serialize)]
struct Question<'a> {
    markup: &'a str,
    answers: &'a str,
}

fn write_questions(shared: &Shared, id: PageId) -> String {
    let page = shared.site.page(id);
    let fragments = html::write_page(&shared.site, page, shared.presentation());
    let questions: BTreeMap<&str, Question<'_>> = fragments
        .asked
        .iter()
        .map(|asked| {
            let question = Question {
                markup: &asked.markup,
                answers: &asked.answers,
            };
            (asked.key.as_str(), question)
        })
        .collect();
    questions_script(&page.out, &questions)
}

/// The questions of a page by key, as a script that adds them to those of
/// other pages.
pub(in crate::output) fn questions_script(page: &OutPath, questions: &impl Serialize) -> String {
    let address = serde_json::to_string(page.as_str()).unwrap_or_default();
    let json = serde_json::to_string(questions).unwrap_or_default();
    format!(
        "(window.GuidepostQuestions = window.GuidepostQuestions || {{}})[{address}] = {json};\n"
    )
}
