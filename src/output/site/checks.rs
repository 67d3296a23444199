//! Draws the questions of a check from the questions of lessons. The draw is
//! the same in every build: questions are spread over the lessons, and the
//! check afterwards asks about the same objectives in other words where the
//! lesson has another question.

use crate::html::{self, Question};
use crate::site::{Page, PageId, PageKind, Site};
use crate::theme::{CheckQuestion, CheckView, LinkView};

/// As many as one answers in five minutes.
const MOST_QUESTIONS: usize = 6;

/// The questions of a lesson.
struct Lesson<'a> {
    page: &'a Page,
    questions: Vec<Question>,
}

/// The check that counts on the page of a module or path; nothing where it has
/// none.
#[must_use]
pub fn of_page(site: &Site, id: PageId) -> Option<CheckView> {
    let page = site.page(id);
    match page.kind {
        PageKind::Module => of_module(site, page),
        PageKind::Path => of_path(site, page),
        _ => None,
    }
}

/// A check at the end of a module.
pub(super) fn of_module(site: &Site, from: &Page) -> Option<CheckView> {
    let lessons = lessons(site, &from.children);
    let after = spread(&lessons);
    let after = after
        .iter()
        .map(|(lesson, at)| view(from, &lessons[*lesson], *at))
        .collect();
    made(from, Vec::new(), after)
}

/// The checks before and after a learning path.
pub(super) fn of_path(site: &Site, from: &Page) -> Option<CheckView> {
    let lessons = lessons(site, &from.lessons);
    let drawn = spread(&lessons);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (lesson, at) in &drawn {
        let lesson = &lessons[*lesson];
        before.push(view(from, lesson, *at));
        after.push(view(
            from,
            lesson,
            parallel(lesson, *at, &drawn_in(&drawn, lesson, &lessons)),
        ));
    }
    made(from, before, after)
}

fn made(from: &Page, before: Vec<CheckQuestion>, after: Vec<CheckQuestion>) -> Option<CheckView> {
    let id = from
        .out
        .as_str()
        .trim_end_matches(".html")
        .trim_end_matches("/index");
    (!after.is_empty()).then(|| CheckView {
        id: id.to_owned(),
        before,
        after,
    })
}

/// The lessons that ask something.
fn lessons<'a>(site: &'a Site, pages: &[PageId]) -> Vec<Lesson<'a>> {
    let lesson = |id: &PageId| {
        let page = site.page(*id);
        Lesson {
            page,
            questions: html::questions(page),
        }
    };
    let lessons = pages.iter().map(lesson);
    lessons
        .filter(|lesson| !lesson.questions.is_empty())
        .collect()
}

/// Places of questions, as lesson and question: one of each lesson first, of
/// lessons far apart where there are too many; then a second one of each.
fn spread(lessons: &[Lesson<'_>]) -> Vec<(usize, usize)> {
    let count = lessons.len();
    if count > MOST_QUESTIONS {
        return (0..MOST_QUESTIONS)
            .map(|at| (at * count / MOST_QUESTIONS, 0))
            .collect();
    }
    let longest = lessons
        .iter()
        .map(|lesson| lesson.questions.len())
        .max()
        .unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| (0..count).map(move |lesson| (lesson, round)));
    let mut drawn: Vec<(usize, usize)> = rounds
        .filter(|(lesson, at)| *at < lessons[*lesson].questions.len())
        .take(MOST_QUESTIONS)
        .collect();
    drawn.sort_unstable();
    drawn
}

/// The questions of one lesson that were drawn.
fn drawn_in(drawn: &[(usize, usize)], lesson: &Lesson<'_>, lessons: &[Lesson<'_>]) -> Vec<usize> {
    let own = drawn
        .iter()
        .filter(|(at, _)| std::ptr::eq(&raw const lessons[*at], lesson));
    own.map(|(_, question)| *question).collect()
}

/// Another question of the lesson on the same objective that was not drawn;
/// else the question itself.
fn parallel(lesson: &Lesson<'_>, at: usize, drawn: &[usize]) -> usize {
    let objective = lesson.questions[at].objective;
    let other = lesson
        .questions
        .iter()
        .enumerate()
        .find(|(other, question)| !drawn.contains(other) && question.objective == objective);
    other.map_or(at, |(other, _)| other)
}

fn view(from: &Page, lesson: &Lesson<'_>, at: usize) -> CheckQuestion {
    let question = &lesson.questions[at];
    let page = lesson.page;
    let objective = question.objective.and_then(|number| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        page.body.document.front.objectives.get(at)
    });
    CheckQuestion {
        page: page.out.to_string(),
        key: question.key.clone(),
        objective: objective.map_or_else(|| page.title.clone(), |field| field.value.clone()),
        lesson: LinkView {
            title: page.title.clone(),
            href: from.out.relative(&page.out),
        },
    }
}
