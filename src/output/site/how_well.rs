//! The page that says how well the site does: what can be counted, and what a
//! count does not say. It is there where the site has modules.
//!
//! It works nothing out by itself: `check` counts words and claims, the
//! catalogue knows duties, lessons know their questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::public_address;
use super::{Shared, fingerprint_of, frame, render};
use crate::catalogue::Duty;
use crate::check::plain::{self, ClaimCounts, PageMeasure};
use crate::html;
use crate::output::Artifact;
use crate::site::{HOW_WELL, Page, PageId, PageKind, Site, has_how_well};
use crate::text::{Fingerprint, OutPath};
use crate::theme::{
    ClaimFigures, DueView, DutyFigures, GradeFigures, HowWellPart, LinkView, PageView, PartView,
    QuestionFigures,
};

/// The page; none where the site teaches nothing, or where an author wrote a
/// page at that address.
pub(super) fn page(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    let out = OutPath::new(HOW_WELL).ok()?;
    if !has_how_well(&shared.site) {
        return None;
    }
    let name = {
        let (shared, out) = (Arc::clone(shared), out.clone());
        move || fingerprint(&shared, &out)
    };
    let make = {
        let (shared, out) = (Arc::clone(shared), out.clone());
        move || {
            let part = part(&shared, &out);
            render(&shared, &view(&shared, &out, part))
        }
    };
    Some((out, Artifact::lazily_named(name, make)))
}

/// Everything that the figures are worked out from, without working them out.
fn fingerprint(shared: &Shared, out: &OutPath) -> Fingerprint {
    let site = &shared.site;
    let frame = view(shared, out, HowWellPart::default());
    let mut fingerprint = shared.fingerprint.with(fingerprint_of(&frame));
    for page in &site.pages {
        let texts = page.body.all().into_iter().map(|body| body.fingerprint);
        fingerprint = texts.fold(fingerprint, Fingerprint::with);
    }
    let records = format!("{:?}{:?}", duties(site), site.config.site.review_months);
    fingerprint.with(Fingerprint::of(records))
}

fn view(shared: &Shared, out: &OutPath, part: HowWellPart) -> PageView {
    let site = &*shared.site;
    let title = shared.theme.word("well_title").to_owned();
    let part = PartView::HowWell(Box::new(part));
    let mut view = PageView::new(Arc::clone(&shared.view), title.clone(), part);
    view.root = out.to_root();
    view.language.clone_from(&site.config.language);
    shared
        .theme
        .word("well_about")
        .clone_into(&mut view.description);
    let settings = &site.config.site;
    let base = settings.base_url.as_deref();
    view.canonical = base.map(|base| public_address(base, out));
    let contact = settings.contact.as_ref();
    view.feedback =
        contact.map(|contact| frame::feedback_about(shared, contact, &title, out.as_str()));
    let home = site.first(PageKind::Home).map(|id| site.page(id));
    let home = home.map(|page| link(out, page));
    view.crumbs = home.into_iter().collect();
    view
}

fn link(out: &OutPath, page: &Page) -> LinkView {
    LinkView {
        title: page.title.clone(),
        href: out.relative(&page.out),
    }
}

fn part(shared: &Shared, out: &OutPath) -> HowWellPart {
    let site = &*shared.site;
    let measures = plain::measure(site);
    let mut claims = ClaimCounts::default();
    for measure in measures.values() {
        claims.add(measure.claims);
    }
    let words = measures.values().map(|measure| measure.words).sum();
    let (due, late) = due(site, out);
    HowWellPart {
        pages: with_commas(site.pages.len()),
        words: with_commas(words),
        grade: grade(site, out, &measures),
        claims: (claims.all() > 0).then(|| ClaimFigures {
            all: with_commas(claims.all()),
            sourced: with_commas(claims.sourced),
            reasoned: with_commas(claims.reasoned),
            bare: with_commas(claims.bare),
            share: share(claims.sourced, claims.all()),
            sources: with_commas(site.sources.len()),
        }),
        duties: duties(site),
        late: site.config.site.edition.map(|_| late),
        due,
        questions: questions(site),
    }
}

/// The grades of lessons.
fn grade(
    site: &Site,
    out: &OutPath,
    measures: &BTreeMap<PageId, PageMeasure>,
) -> Option<GradeFigures> {
    let lessons = measures.iter().filter_map(|(id, measure)| {
        let page = site.page(*id);
        let grade = measure.grade.filter(|_| page.kind == PageKind::Lesson)?;
        Some((grade, page))
    });
    let lessons: Vec<(f64, &Page)> = lessons.collect();
    let highest = lessons.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand lessons at most")]
    let mean = lessons.iter().map(|(grade, _)| grade).sum::<f64>() / lessons.len() as f64;
    Some(GradeFigures {
        lessons: lessons.len(),
        mean: format!("{mean:.1}"),
        highest: format!("{:.1}", highest.0),
        page: link(out, highest.1),
    })
}

fn duties(site: &Site) -> Option<DutyFigures> {
    let standards = &site.catalogue.standards;
    let duties = standards.values().map(|one| one.mandation.kind.value);
    let unknown = duties.filter(|duty| *duty == Duty::Unknown).count();
    (!standards.is_empty()).then(|| DutyFigures {
        all: standards.len(),
        unknown,
        share: share(unknown, standards.len()),
    })
}

/// The pages with a day by which they must be checked, the first day first,
/// and how many of those days had passed at the edition (decision 13).
fn due(site: &Site, out: &OutPath) -> (Vec<DueView>, usize) {
    let pages = site.pages.iter();
    let mut pages: Vec<_> = pages
        .filter_map(|page| Some((site.due(page)?, page)))
        .collect();
    pages.sort_by(|a, b| (a.0, &a.1.title).cmp(&(b.0, &b.1.title)));
    let edition = site.config.site.edition;
    let late = pages
        .iter()
        .filter(|(due, _)| edition.is_some_and(|edition| *due < edition))
        .count();
    let due = pages.into_iter().map(|(due, page)| DueView {
        page: link(out, page),
        due: due.into(),
    });
    (due.collect(), late)
}

/// The questions of lessons for each of their objectives.
fn questions(site: &Site) -> Option<QuestionFigures> {
    let lessons = site.pages.iter();
    let lessons = lessons.filter(|page| page.kind == PageKind::Lesson);
    let (mut objectives, mut asked, mut fewest) = (0, 0, None);
    for page in lessons {
        let questions = html::questions(page);
        for number in 1..=page.body.document.front.objectives.len() {
            let is_its =
                |given: Option<u32>| given.and_then(|n| usize::try_from(n).ok()) == Some(number);
            let own = questions.iter().filter(|one| is_its(one.objective)).count();
            objectives += 1;
            asked += own;
            fewest = Some(fewest.map_or(own, |fewest: usize| fewest.min(own)));
        }
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a few thousand questions at most"
    )]
    let each = asked as f64 / f64::max(objectives as f64, 1.0);
    Some(QuestionFigures {
        objectives,
        questions: asked,
        each: format!("{each:.1}"),
        fewest: fewest?,
    })
}

/// A share in whole parts of a hundred, never rounded up: 100 means all.
fn share(part: usize, whole: usize) -> String {
    (part * 100 / whole.max(1)).to_string()
}

/// `12345` as `12,345`.
fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!(with_commas(7), "7");
        assert_eq!(with_commas(999), "999");
        assert_eq!(with_commas(1000), "1,000");
        assert_eq!(with_commas(1_234_567), "1,234,567");
        assert_eq!(share(999, 1000), "99");
        assert_eq!(share(3, 3), "100");
        assert_eq!(share(0, 0), "0");
    }
}
