//! The slides of a session in order: the rule of the room, the title, then
//! row by row what happens.

use std::sync::Arc;

use crate::html::{self, Html, SlideKey};
use crate::markdown::{BlockKind, CalloutKind, Field, plain_text};
use crate::output::offline::Ground;
use crate::site::{
    Body, Inclusion, Page, PageId, Placed, PlanItem, PlanRow, SessionPlan, Slide, SlideKind,
    Slides, Target,
};
use crate::text::OutPath;
use crate::theme::{DeckSlide, SlideKeyView, SlidePart, SlideView};

/// More objectives than these do not fit the first slide.
const MOST_OBJECTIVES: usize = 4;

/// The slides as they grow.
struct Maker<'a> {
    ground: &'a Ground,
    out: &'a OutPath,
    slides: Vec<DeckSlide>,
}

/// Every slide of a session, as it stands at an address.
pub(super) fn of_session(
    ground: &Ground,
    session: PageId,
    plan: &SessionPlan<'_>,
    out: &OutPath,
) -> Vec<DeckSlide> {
    let mut maker = Maker {
        ground,
        out,
        slides: Vec::new(),
    };
    maker.rule();
    maker.title(session, plan);
    for (at, row) in plan.rows.iter().enumerate() {
        maker.row(at + 1, row);
    }
    maker.slides
}

impl Maker<'_> {
    fn word(&self, key: &str) -> String {
        let theme = &self.ground.theme;
        theme.word(key).to_owned()
    }

    /// What stands in the ids of the next slide.
    fn prefix(&self, place: &str) -> String {
        format!("{place}{}-", self.slides.len() + 1)
    }

    /// An empty slide with the next number.
    fn empty(&self, row: usize, kind: SlideKind, title: String) -> DeckSlide {
        DeckSlide {
            slide: SlideView {
                number: self.slides.len() + 1,
                row,
                kind: name(kind),
                label: None,
                title,
                part: None,
                minutes: None,
                lead: String::new(),
                points: Vec::new(),
                screen: Html::default(),
            },
            notes: Html::default(),
            keys: Vec::new(),
        }
    }

    /// The first slide of every session.
    fn rule(&mut self) {
        let mut slide = self.empty(0, SlideKind::Words, self.word("deck_rule"));
        slide.slide.lead = self.word("deck_rule_why");
        self.slides.push(slide);
    }

    fn title(&mut self, session: PageId, plan: &SessionPlan<'_>) {
        let page = moved(&self.ground.site, session, self.out);
        let front = &page.body.document.front;
        let text = |field: &Field<String>| field.value.clone();
        let mut slide = self.empty(0, SlideKind::Title, page.title.clone());
        let minutes = minutes(self.ground.theme.word("deck_minutes"), plan.minutes());
        let audience: Vec<String> = front.audience.iter().map(text).collect();
        slide.slide.lead = if audience.is_empty() {
            minutes
        } else {
            format!("{} {}. {minutes}", self.word("for"), audience.join(", "))
        };
        slide.slide.points = self.objectives(&page, plan);
        // The plan itself is on the screen of the trainer already.
        let mut cut = Slides::of(&page, None);
        let notes: Vec<Placed<'_>> = std::mem::take(&mut cut.opening)
            .into_iter()
            .chain(cut.slides.iter().flat_map(|slide| slide.notes.clone()))
            .filter(|placed| !matches!(placed.block.kind, BlockKind::Table(_)))
            .collect();
        slide.notes = self.notes(&page, &notes);
        self.slides.push(slide);
    }

    /// What people can do afterwards: what the session says, else what its
    /// lessons say.
    fn objectives(&self, page: &Page, plan: &SessionPlan<'_>) -> Vec<String> {
        let of = |page: &Page| {
            let objectives = page.body.document.front.objectives.iter();
            objectives
                .map(|field| field.value.clone())
                .collect::<Vec<_>>()
        };
        let mut all = of(page);
        if all.is_empty() {
            for row in &plan.rows {
                if let PlanItem::Page(id, _) = row.item {
                    // One of each lesson: the slide is no table of contents.
                    all.extend(of(self.ground.site.page(id)).into_iter().take(1));
                }
            }
        }
        let mut seen = Vec::new();
        all.retain(|one| {
            let is_new = !seen.contains(one);
            seen.push(one.clone());
            is_new
        });
        all.truncate(MOST_OBJECTIVES);
        all
    }

    fn row(&mut self, number: usize, row: &PlanRow<'_>) {
        match &row.item {
            PlanItem::Page(id, anchor) => {
                let page = moved(&self.ground.site, *id, self.out);
                let slides = Slides::of(&page, anchor.as_deref());
                let notes = self.notes(&page, &slides.opening);
                self.opening(number, row, notes);
                for slide in &slides.slides {
                    self.slide(number, &page, slide);
                }
            }
            PlanItem::Break | PlanItem::Words => self.opening(number, row, Html::default()),
        }
    }

    /// The slide that says what comes.
    fn opening(&mut self, number: usize, row: &PlanRow<'_>, notes: Html) {
        let kind = match row.item {
            PlanItem::Page(..) => SlideKind::Title,
            PlanItem::Break => SlideKind::Break,
            PlanItem::Words => SlideKind::Words,
        };
        let mut slide = self.empty(number, kind, row.title.clone());
        let mut lead: Vec<String> = Vec::new();
        if let Some(count) = row.minutes {
            lead.push(minutes(self.ground.theme.word("deck_minutes"), count));
            slide.slide.minutes = (kind == SlideKind::Break).then_some(count);
        }
        let how = plain_text(row.how);
        if !how.trim().is_empty() {
            lead.push(how.trim().to_owned());
        }
        slide.slide.lead = lead.join(" \u{b7} ");
        slide.notes = notes;
        self.slides.push(slide);
    }

    fn slide(&mut self, row: usize, page: &Page, slide: &Slide<'_>) {
        let prefix = self.prefix("slide-");
        let (site, presentation) = (&self.ground.site, self.ground.presentation());
        let fragment = html::write_slide(site, page, presentation, slide, &prefix);
        let mut made = self.empty(row, slide.kind, slide.title.clone());
        made.slide.label = fragment.label;
        made.slide.part = slide
            .part
            .map(|(number, count)| SlidePart { number, count });
        made.slide.screen = fragment.screen;
        made.slide.minutes = slide.shown.iter().find_map(|shown| {
            let callout = shown.placed().callout()?;
            let timed = callout.kind != CalloutKind::Slide;
            let minutes = callout.details.minutes.as_ref().filter(|_| timed)?;
            Some(minutes.value)
        });
        made.notes = self.notes(page, &slide.notes);
        made.keys = fragment.keys.into_iter().map(key).collect();
        self.slides.push(made);
    }

    fn notes(&self, page: &Page, notes: &[Placed<'_>]) -> Html {
        let (site, presentation) = (&self.ground.site, self.ground.presentation());
        html::write_slide_notes(site, page, presentation, notes, &self.prefix("notes-"))
    }
}

fn key(key: SlideKey) -> SlideKeyView {
    SlideKeyView {
        right: match key.right {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
        words: key.words,
    }
}

/// The name of a kind in classes.
fn name(kind: SlideKind) -> &'static str {
    match kind {
        SlideKind::Title => "title",
        SlideKind::Section => "section",
        SlideKind::Quiz => "quiz",
        SlideKind::Activity => "activity",
        SlideKind::Break => "break",
        SlideKind::Poll => "poll",
        SlideKind::Words => "words",
    }
}

/// `15 minutes`, by the word of the theme.
fn minutes(word: &str, count: u32) -> String {
    word.replace("{0}", &count.to_string())
}

/// A page as if it stood at another address, so that its links lead to where
/// they lead from there.
fn moved(site: &crate::site::Site, id: PageId, out: &OutPath) -> Page {
    let mut page = site.page(id).clone();
    page.out = out.clone();
    move_targets(Arc::make_mut(&mut page.body), id);
    page
}

fn move_targets(body: &mut Body, id: PageId) {
    for target in &mut body.targets {
        if let Target::Here(anchor) = target {
            *target = Target::Page(id, Some(anchor.clone()));
        }
    }
    for inclusion in &mut body.inclusions {
        if let Inclusion::Body(inner) = inclusion {
            move_targets(inner, id);
        }
    }
}
