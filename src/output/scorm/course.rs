//! What belongs to a course, what its questions are, and what completes it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::html;
use crate::output::site;
use crate::site::{PageId, PageKind, PlanItem, SessionPlan, Site};
use crate::text::Fingerprint;
use crate::theme::{CheckQuestion, CheckView};

/// So many of a hundred questions must be right.
pub const PERCENT: usize = 80;

/// A module, a path or a session as a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The page that it is made of.
    pub of: PageId,
    /// Its pages, in order, each once.
    pub pages: Vec<PageId>,
    /// The check at its end; a session has none, its questions count.
    pub check: Option<CheckView>,
    /// What its results are kept under: `module` or `after`.
    pub when: &'static str,
    /// How many questions there are.
    pub questions: usize,
}

/// Why a page cannot be a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCourse {
    /// It is no module, path or session.
    Kind,
    /// It leads to no pages.
    Empty,
}

impl Course {
    /// The course of a page.
    ///
    /// # Errors
    /// Where the page is no module, path or session, or has no pages.
    pub fn of(site: &Site, of: PageId) -> Result<Self, NoCourse> {
        let page = site.page(of);
        let with_itself = |others: &[PageId]| {
            let all = std::iter::once(of).chain(others.iter().copied());
            (!others.is_empty()).then(|| all.collect::<Vec<_>>())
        };
        let pages = match page.kind {
            PageKind::Module => with_itself(&page.children),
            PageKind::Path => with_itself(&page.lessons),
            PageKind::Session => Some(planned(site, of)),
            _ => return Err(NoCourse::Kind),
        };
        let pages = once_each(pages.unwrap_or_default());
        if pages.is_empty() {
            return Err(NoCourse::Empty);
        }
        let check = site::check_of(site, of);
        let asked = |id: &PageId| html::questions(site.page(*id)).len();
        let questions = check
            .as_ref()
            .map_or_else(|| pages.iter().map(asked).sum(), |check| check.after.len());
        Ok(Self {
            of,
            pages,
            check,
            when: if page.kind == PageKind::Path {
                "after"
            } else {
                "module"
            },
            questions,
        })
    }

    /// How many questions must be right.
    #[must_use]
    pub fn needed(&self) -> usize {
        (self.questions * PERCENT).div_ceil(100)
    }
}

/// The pages of a plan: a module or path stands for its lessons too.
fn planned(site: &Site, session: PageId) -> Vec<PageId> {
    let Some(plan) = SessionPlan::of(site.page(session)) else {
        return Vec::new();
    };
    let mut pages = Vec::new();
    for row in &plan.rows {
        let PlanItem::Page(id, _) = row.item else {
            continue;
        };
        let page = site.page(id);
        let with: &[PageId] = match page.kind {
            // The course has a first page of its own, and the plan is for trainers.
            PageKind::Home | PageKind::Session => continue,
            PageKind::Module => &page.children,
            PageKind::Path => &page.lessons,
            _ => &[],
        };
        pages.push(id);
        pages.extend(with);
    }
    pages
}

fn once_each(mut pages: Vec<PageId>) -> Vec<PageId> {
    let mut seen = BTreeSet::new();
    pages.retain(|id| seen.insert(*id));
    pages
}

/// What the scripts of a course know of it.
#[derive(Debug, Serialize)]
pub(super) struct CourseData<'a> {
    /// Changes when pages or questions come or go: what a training system kept
    /// for another set of them is dropped.
    rev: String,
    recorded: bool,
    answers: bool,
    pages: Vec<CoursePage<'a>>,
    check: Option<CourseCheck<'a>>,
    needed: usize,
}

#[derive(Debug, Serialize)]
struct CoursePage<'a> {
    path: &'a str,
    items: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CourseCheck<'a> {
    id: &'a str,
    when: &'static str,
    before: Vec<Asked<'a>>,
    asks: Vec<Asked<'a>>,
}

#[derive(Debug, Serialize)]
struct Asked<'a> {
    page: &'a str,
    key: &'a str,
}

impl<'a> CourseData<'a> {
    pub(super) fn new(site: &'a Site, course: &'a Course, form: super::Form) -> Self {
        let page = |id: &PageId| {
            let page = site.page(*id);
            let questions = html::questions(page).into_iter();
            CoursePage {
                path: page.out.as_str(),
                items: questions.map(|question| question.key).collect(),
            }
        };
        let check = course.check.as_ref().map(|check| CourseCheck {
            id: &check.id,
            when: course.when,
            before: asked(&check.before),
            asks: asked(&check.after),
        });
        let mut data = Self {
            rev: String::new(),
            recorded: form == super::Form::Scorm,
            answers: site.config.training_scorm_answers,
            pages: course.pages.iter().map(page).collect(),
            check,
            needed: course.needed(),
        };
        let shape = serde_json::to_string(&(&data.pages, &data.check)).unwrap_or_default();
        data.rev = Fingerprint::of(shape).short();
        data
    }

    /// The script that says it.
    pub(super) fn script(&self) -> String {
        // Plain structs of text, whose JSON cannot fail.
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("window.GuidepostCourse = {json};\n")
    }
}

fn asked(questions: &[CheckQuestion]) -> Vec<Asked<'_>> {
    let questions = questions.iter();
    questions
        .map(|question| Asked {
            page: &question.page,
            key: &question.key,
        })
        .collect()
}
