//! The parts of a page and of an entry of a list file, each as a fragment of
//! its own: templates put them in their places.

use super::escape::Html;
use super::presentation::Presentation;
use super::writer::{Asked, Writer};
use super::{glossing, notes, organisations};
use crate::markdown::{Block, BlockKind};
use crate::site::{Page, PageKind, SessionPlan, Site};
use crate::text::Slug;

/// The fragments of one page.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    /// The MINUTE box, if the page starts with one.
    pub opening: Html,
    /// The page's words, without the box.
    pub body: Html,
    /// The page's own footnotes as an ordered list, empty where it has none.
    pub footnotes: Html,
    /// The answers to its questions, empty where it asks none.
    pub answers: Html,
    /// The questions and cards one by one, for review.
    pub asked: Vec<Asked>,
    /// The words of the glossary that the page explains, in order of first
    /// use: places in [`Site::glossary`].
    pub explained: Vec<usize>,
    /// For each claim of the page, the ids of the places that cite it.
    pub citations: Vec<Vec<String>>,
    /// What stands after the plan of a session; empty on other pages. The plan
    /// itself is written by templates, with times.
    pub after_plan: Html,
}

/// Writes the fragments of a page.
#[must_use]
pub fn write_page(site: &Site, page: &Page, presentation: Presentation<'_>) -> Fragments {
    let mut writer = Writer::new(site, page, presentation);
    let blocks = writer.opening();
    let opening = Html::from_markup(std::mem::take(&mut writer.out));
    let mut after_plan = Html::default();
    match page.kind {
        PageKind::Glossary | PageKind::Sources => writer.blocks(before_entries(blocks)),
        PageKind::Organisations => {
            writer.blocks(before_entries(blocks));
            organisations::write(&mut writer);
        }
        _ => {
            let (before, after) = around_plan(page, blocks);
            writer.blocks(before);
            if let Some(after) = after {
                let out = std::mem::take(&mut writer.out);
                writer.blocks(after);
                after_plan = Html::from_markup(std::mem::replace(&mut writer.out, out));
            }
        }
    }
    let footnotes = notes::footnotes(&mut writer);
    glossing::write_boxes(&mut writer);
    Fragments {
        opening,
        body: Html::from_markup(writer.out),
        footnotes,
        answers: Html::from_markup(writer.answers),
        asked: writer.asked,
        explained: writer.glossing.order,
        citations: writer.citations,
        after_plan,
    }
}

/// The blocks before the plan of a session and those after it; all blocks and
/// nothing where there is no plan.
fn around_plan<'a>(page: &Page, blocks: &'a [Block]) -> (&'a [Block], Option<&'a [Block]>) {
    let plan = Some(page).filter(|page| page.kind == PageKind::Session);
    let plan = plan.and_then(SessionPlan::of);
    let is_plan = |block: &Block| plan.as_ref().is_some_and(|plan| plan.span == block.span);
    match blocks.iter().position(is_plan) {
        Some(at) => (&blocks[..at], Some(&blocks[at + 1..])),
        None => (blocks, None),
    }
}

/// The blocks of a list file before its first entry.
fn before_entries(blocks: &[Block]) -> &[Block] {
    let is_entry = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    let end = blocks.iter().position(is_entry).unwrap_or(blocks.len());
    &blocks[..end]
}

/// An entry of a list file.
#[derive(Debug, Clone, Default)]
pub struct EntryFragment {
    /// Its words, its own footnotes at the end.
    pub body: Html,
    /// For each claim of the page, the ids of the places in it that cite it.
    pub citations: Vec<Vec<String>>,
}

/// Writes an entry of a list file. Its id keeps the ids in it apart from those
/// of other entries.
#[must_use]
pub fn write_entry(
    site: &Site,
    page: &Page,
    id: &Slug,
    blocks: &[Block],
    presentation: Presentation<'_>,
) -> EntryFragment {
    let mut writer = Writer::new(site, page, presentation);
    writer.prefix = format!("in-{id}-");
    writer.blocks(blocks);
    let footnotes = notes::footnotes(&mut writer);
    writer.push(footnotes.as_str());
    let answers = std::mem::take(&mut writer.answers);
    writer.push(&answers);
    EntryFragment {
        body: Html::from_markup(writer.out),
        citations: writer.citations,
    }
}
