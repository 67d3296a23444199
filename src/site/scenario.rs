//! A scenario as the ways that one can take through it.
//!
//! Headings of level 2 are its parts; links to them are the choices. This
//! module never says what is wrong; it only shows the ways.

use std::collections::VecDeque;

use super::{Page, Target};
use crate::markdown::Heading;
use crate::text::{Slug, Span};

/// A scenario.
#[derive(Debug, Clone)]
pub struct Scenario<'a> {
    /// Its parts, in the order of the page.
    pub parts: Vec<Part<'a>>,
    /// The part at which it starts: the one that `start` names, else the
    /// first; nothing where `start` names none of them.
    pub start: Option<usize>,
}

/// A part: what happens, and what one can do then.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Its heading.
    pub heading: &'a Heading,
    /// Where each choice leads, by place among the parts, in order.
    pub choices: Vec<usize>,
}

impl<'a> Scenario<'a> {
    /// Reads the ways from a page; nothing where it has no parts.
    #[must_use]
    pub fn of(page: &'a Page) -> Option<Self> {
        let document = &page.body.document;
        let title = page.repeated_title().map(|heading| heading.span);
        let headings: Vec<&Heading> = document
            .headings
            .iter()
            .filter(|heading| heading.level == 2 && Some(heading.span) != title)
            .collect();
        let part = |(at, heading): (usize, &&'a Heading)| {
            let end = headings.get(at + 1).map(|next| next.span.start);
            let inside = |span: Span| {
                span.start > heading.span.start && end.is_none_or(|end| span.start < end)
            };
            let links = document.links.iter().zip(&page.body.targets);
            let links = links.filter(|(link, _)| inside(link.span));
            let choices = links.filter_map(|(_, target)| match target {
                Target::Here(id) => headings.iter().position(|heading| heading.id == *id),
                _ => None,
            });
            Part {
                heading,
                choices: choices.collect(),
            }
        };
        let parts: Vec<Part<'a>> = headings.iter().enumerate().map(part).collect();
        let start = match &document.front.start {
            None => Some(0),
            Some(start) => {
                let written = start.value.trim().trim_start_matches('#');
                let id = format!("s-{}", Slug::new(written));
                let named =
                    |part: &Part<'_>| *part.heading.id == *id || &*part.heading.text == written;
                parts.iter().position(named)
            }
        };
        (!parts.is_empty()).then_some(Self { parts, start })
    }

    /// How many choices lead from the start to each part at least; nothing
    /// for parts that no choice leads to.
    #[must_use]
    pub fn distances(&self) -> Vec<Option<usize>> {
        let mut distances = vec![None; self.parts.len()];
        let mut next: VecDeque<(usize, usize)> =
            self.start.map(|start| (start, 0)).into_iter().collect();
        while let Some((at, steps)) = next.pop_front() {
            if distances[at].is_some() {
                continue;
            }
            distances[at] = Some(steps);
            let choices = &self.parts[at].choices;
            next.extend(choices.iter().map(|choice| (*choice, steps + 1)));
        }
        distances
    }

    /// Which parts end a way: they offer no choice, or only choices that lead
    /// back towards the start.
    #[must_use]
    pub fn endings(&self) -> Vec<bool> {
        let distances = self.distances();
        let leads_back = |at: usize, choice: &usize| distances[*choice] < distances[at];
        let ends = |(at, part): (usize, &Part<'_>)| {
            part.choices.iter().all(|choice| leads_back(at, choice))
        };
        self.parts.iter().enumerate().map(ends).collect()
    }

    /// Which parts have an end in reach.
    #[must_use]
    pub fn ending_in_reach(&self) -> Vec<bool> {
        let mut reach = self.endings();
        let mut changed = true;
        while changed {
            changed = false;
            for (at, part) in self.parts.iter().enumerate() {
                if !reach[at] && part.choices.iter().any(|choice| reach[*choice]) {
                    reach[at] = true;
                    changed = true;
                }
            }
        }
        reach
    }
}
