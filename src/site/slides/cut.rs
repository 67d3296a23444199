//! Cuts a page at its headings, and what stands under a heading into slides.

use super::{Placed, Shown, Size, Slide, SlideKind, Slides};
use crate::markdown::{Block, BlockKind, Callout, CalloutKind, plain_text};
use crate::site::{Body, Inclusion, Page, PageKind};

/// What an author writes into the first line of a SLIDE so that a section has
/// none.
const NO_SLIDE: &str = "(no slide)";

/// A heading with what stands under it.
struct Section<'a> {
    title: String,
    /// The heading itself; none before the first heading.
    heading: Option<Placed<'a>>,
    items: Vec<Placed<'a>>,
    /// Whether the author wrote its slides.
    is_made: bool,
    /// Whether its paragraphs tell a story that the room must know to choose.
    is_story: bool,
}

/// What becomes of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It stands on the screen among others.
    Screen,
    /// It is a slide of its own.
    Alone(SlideKind),
    /// It is for the trainer.
    Notes,
    /// It takes the place of what is around it.
    Instead,
}

pub(super) fn cut<'a>(page: &'a Page, anchor: Option<&str>) -> Slides<'a> {
    let mut blocks = Vec::new();
    flatten(&page.body, &page.body.document.blocks, &mut blocks);
    if page.repeated_title().is_some() && !blocks.is_empty() {
        blocks.remove(0);
    }
    let mut slides = Slides::default();
    if let Some(anchor) = anchor {
        blocks = under(&blocks, anchor);
    }
    // What a page says to trainers at its end is about all of it.
    while let Some(last) = blocks.pop_if(|last| is(last, CalloutKind::Trainer)) {
        slides.opening.insert(0, last);
    }
    for section in sections(page, blocks) {
        if section.heading.is_none() {
            opening(section, &mut slides);
        } else {
            slides.slides.extend(of_section(&section));
        }
    }
    if anchor.is_some() {
        leave_out_echo(&mut slides);
    }
    slides
}

/// A row that leads to a heading has a slide that names it. Where the first
/// slide under the heading only says a sentence before the room does
/// something, it would say the same again.
fn leave_out_echo(slides: &mut Slides<'_>) {
    let is_sentence =
        |slide: &Slide<'_>| matches!(slide.shown.as_slice(), [Shown::Sentence(_)] | []);
    if slides.slides.len() > 1 && is_sentence(&slides.slides[0]) {
        let first = slides.slides.remove(0);
        slides.opening.extend(first.notes);
    }
}

fn is(placed: &Placed<'_>, kind: CalloutKind) -> bool {
    placed.callout().is_some_and(|callout| callout.kind == kind)
}

/// The blocks of a body and of what it includes.
fn flatten<'a>(body: &'a Body, blocks: &'a [Block], all: &mut Vec<Placed<'a>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Include(include) => {
                if let Inclusion::Body(inner) = body.inclusion(*include) {
                    flatten(inner, &inner.document.blocks, all);
                }
            }
            BlockKind::Rule | BlockKind::Allow(_) => {}
            _ => all.push(Placed { body, block }),
        }
    }
}

/// What stands under one heading, that heading first.
fn under<'a>(blocks: &[Placed<'a>], anchor: &str) -> Vec<Placed<'a>> {
    let level_of = |placed: &Placed<'_>| match &placed.block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    };
    let is_wanted = |placed: &Placed<'_>| match &placed.block.kind {
        BlockKind::Heading { id, .. } => &**id == anchor,
        _ => false,
    };
    let Some(start) = blocks.iter().position(is_wanted) else {
        return Vec::new();
    };
    let own = level_of(&blocks[start]).unwrap_or(2);
    let after = &blocks[start + 1..];
    let end = after
        .iter()
        .position(|placed| level_of(placed).is_some_and(|level| level <= own));
    let end = end.unwrap_or(after.len());
    blocks[start..=start + end].to_vec()
}

/// Cuts at headings of level 1 and 2, and at the first block where that is a
/// heading of another level.
fn sections<'a>(page: &Page, blocks: Vec<Placed<'a>>) -> Vec<Section<'a>> {
    let mut all = vec![Section {
        title: page.title.clone(),
        heading: None,
        items: Vec::new(),
        is_made: false,
        is_story: false,
    }];
    let is_story = page.kind == PageKind::Scenario;
    for (at, placed) in blocks.into_iter().enumerate() {
        match &placed.block.kind {
            BlockKind::Heading { level, content, .. } if *level <= 2 || at == 0 => {
                all.push(Section {
                    title: plain_text(content).trim().to_owned(),
                    heading: Some(placed),
                    items: Vec::new(),
                    is_made: false,
                    is_story,
                });
            }
            _ => {
                if let Some(section) = all.last_mut() {
                    section.items.push(placed);
                }
            }
        }
    }
    all
}

/// What stands before the first heading: its words are for the trainer, since
/// the slide that names the page stands there already.
fn opening<'a>(section: Section<'a>, slides: &mut Slides<'a>) {
    let (notes, items) = section
        .items
        .into_iter()
        .partition(|placed| use_of(placed) == Use::Notes);
    slides.opening.extend::<Vec<Placed<'a>>>(notes);
    let rest = Section { items, ..section };
    slides.slides.extend(of_section(&rest));
}

fn use_of(placed: &Placed<'_>) -> Use {
    match &placed.block.kind {
        BlockKind::Heading { .. }
        | BlockKind::List(_)
        | BlockKind::Table(_)
        | BlockKind::Figure(_)
        | BlockKind::Code(_) => Use::Screen,
        BlockKind::Callout(callout) => use_of_callout(callout),
        _ => Use::Notes,
    }
}

fn use_of_callout(callout: &Callout) -> Use {
    match callout.kind {
        CalloutKind::Quiz | CalloutKind::Order | CalloutKind::Match | CalloutKind::Gap => {
            Use::Alone(SlideKind::Quiz)
        }
        CalloutKind::Activity | CalloutKind::Reflect | CalloutKind::Teachback => {
            Use::Alone(SlideKind::Activity)
        }
        CalloutKind::Poll => Use::Alone(SlideKind::Poll),
        CalloutKind::Key | CalloutKind::Example | CalloutKind::Myth | CalloutKind::Journey => {
            Use::Alone(SlideKind::Section)
        }
        CalloutKind::Slide => Use::Instead,
        _ => Use::Notes,
    }
}

fn of_section<'a>(section: &Section<'a>) -> Vec<Slide<'a>> {
    let own: Vec<Placed<'a>> = section
        .items
        .iter()
        .filter(|placed| use_of(placed) == Use::Instead)
        .copied()
        .collect();
    if own.is_empty() {
        return Cutter::of(section).slides;
    }
    let is_hidden = |placed: &Placed<'_>| {
        placed
            .callout()
            .is_some_and(|callout| plain_text(&callout.title).to_lowercase().contains(NO_SLIDE))
    };
    if own.iter().all(is_hidden) {
        return Vec::new();
    }
    let shown = own.iter().filter(|placed| !is_hidden(placed));
    let mut slides: Vec<Slide<'a>> = shown.map(|placed| written(section, placed)).collect();
    let mut others = Section {
        title: section.title.clone(),
        heading: section.heading,
        items: Vec::new(),
        is_made: true,
        is_story: section.is_story,
    };
    for placed in &section.items {
        match use_of(placed) {
            Use::Alone(kind) if kind != SlideKind::Section => others.items.push(*placed),
            Use::Instead => {}
            // What the slide says in other words, the trainer may say as well.
            _ => slides[0].notes.push(*placed),
        }
    }
    slides.extend(Cutter::of(&others).slides);
    slides
}

/// A slide that the author wrote.
fn written<'a>(section: &Section<'a>, placed: &Placed<'a>) -> Slide<'a> {
    let own = placed.callout().map(|callout| plain_text(&callout.title));
    let own = own.filter(|title| !title.trim().is_empty());
    Slide {
        kind: SlideKind::Section,
        label: None,
        title: own.map_or_else(|| section.title.clone(), |title| title.trim().to_owned()),
        part: None,
        shown: vec![Shown::Inside(*placed)],
        notes: Vec::new(),
        place: (placed.body, placed.block.span),
    }
}

/// Goes through a section and makes slides.
struct Cutter<'s, 'a> {
    section: &'s Section<'a>,
    slides: Vec<Slide<'a>>,
    /// What is to stand on the next slide of the section itself.
    shown: Vec<Shown<'a>>,
    notes: Vec<Placed<'a>>,
}

impl<'s, 'a> Cutter<'s, 'a> {
    fn of(section: &'s Section<'a>) -> Self {
        let mut cutter = Self {
            section,
            slides: Vec::new(),
            shown: Vec::new(),
            notes: Vec::new(),
        };
        for placed in &section.items {
            match use_of(placed) {
                Use::Screen => cutter.shown.push(Shown::Block(*placed)),
                Use::Alone(kind) => {
                    cutter.flush();
                    cutter.alone(kind, *placed);
                }
                Use::Notes | Use::Instead => cutter.notes.push(*placed),
            }
        }
        cutter.flush();
        if cutter.slides.is_empty()
            && let Some(heading) = section.heading
            && !section.is_made
        {
            // A heading with nothing to show under it.
            let slide = cutter.slide(heading, Vec::new());
            cutter.slides.push(slide);
        }
        let left = std::mem::take(&mut cutter.notes);
        if let Some(slide) = cutter.slides.last_mut() {
            slide.notes.extend(left);
        }
        cutter
    }

    /// Ends the slides of the section itself, for example because a question
    /// follows.
    fn flush(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let is_bare = self.shown.is_empty() && self.slides.is_empty();
        if is_bare || self.section.is_story {
            let paragraphs = notes.iter();
            let mut paragraphs =
                paragraphs.filter(|placed| matches!(placed.block.kind, BlockKind::Paragraph(_)));
            let first = paragraphs.next().map(|placed| Shown::Sentence(*placed));
            self.shown.splice(0..0, first);
        }
        let shown = std::mem::take(&mut self.shown);
        let Some(first) = shown.first().map(Shown::placed) else {
            self.notes = notes;
            return;
        };
        let mut groups = groups(shown);
        let count = groups.len();
        let at = self.slides.len();
        for (number, group) in groups.drain(..).enumerate() {
            let place = group.first().map_or(first, Shown::placed);
            let mut slide = self.slide(place, group);
            slide.part = (count > 1).then_some((number + 1, count));
            self.slides.push(slide);
        }
        if let Some(slide) = self.slides.get_mut(at) {
            slide.notes = notes;
        }
    }

    fn slide(&self, place: Placed<'a>, shown: Vec<Shown<'a>>) -> Slide<'a> {
        Slide {
            kind: SlideKind::Section,
            label: None,
            title: self.section.title.clone(),
            part: None,
            shown,
            notes: Vec::new(),
            place: (place.body, place.block.span),
        }
    }

    fn alone(&mut self, kind: SlideKind, placed: Placed<'a>) {
        let mut slide = self.slide(placed, vec![Shown::Inside(placed)]);
        slide.kind = kind;
        slide.notes = std::mem::take(&mut self.notes);
        if let Some(callout) = placed.callout() {
            slide.label = Some(callout.kind);
            let own = plain_text(&callout.title);
            if !own.trim().is_empty() {
                own.trim().clone_into(&mut slide.title);
            }
        }
        self.slides.push(slide);
    }
}

/// Splits what is too much for one slide: at `###` where there are some, else
/// between two blocks. A heading stays with what follows it.
fn groups(shown: Vec<Shown<'_>>) -> Vec<Vec<Shown<'_>>> {
    let is_heading =
        |shown: &Shown<'_>| matches!(shown.placed().block.kind, BlockKind::Heading { .. });
    let all = shown
        .iter()
        .map(Shown::size)
        .fold(Size::default(), Size::with);
    if all.fits(SlideKind::Section) {
        return vec![shown];
    }
    let mut groups: Vec<Vec<Shown<'_>>> = vec![Vec::new()];
    let mut size = Size::default();
    for one in shown {
        let next = one.size();
        let Some(group) = groups.last_mut() else {
            break;
        };
        let only_headings = group.iter().all(is_heading);
        let is_over = !size.with(next).fits(SlideKind::Section) && !only_headings;
        if !group.is_empty() && (is_over || (is_heading(&one) && !only_headings)) {
            groups.push(vec![one]);
            size = next;
        } else {
            group.push(one);
            size = size.with(next);
        }
    }
    groups
}
