//! Parts of pages for paper: what participants write on, and what the trainer
//! holds. Nothing on paper is followed, opened or explained by a click, so
//! links are words, and headings are those of one part of a session.
//!
//! Whoever writes for participants gets no answers from here: feedback,
//! explanations, good answers and notes for trainers are written only where
//! [`Answers::Given`] says so. This module never knows sessions or templates.

use std::cell::Cell;

use super::escape::Html;
use super::presentation::Presentation;
use super::writer::Writer;
use crate::markdown::{Block, BlockKind, CalloutBody, CalloutKind, Inline, InlineKind, LinkId};
use crate::site::{Inclusion, Page, Site};
use crate::text::OutPath;

/// Which part of which page goes on which paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperBlocks<'a> {
    /// The site.
    pub site: &'a Site,
    /// The page that the words come from.
    pub page: &'a Page,
    /// The heading whose part is wanted, by its id; nothing for the whole page.
    pub heading: Option<&'a str>,
    /// Headings whose parts stand elsewhere on the paper, by their ids.
    pub without: &'a [Box<str>],
    /// The address of the paper.
    pub out: &'a OutPath,
    /// What ids start with: a paper holds parts of many pages.
    pub prefix: &'a str,
    /// How content is shown.
    pub presentation: Presentation<'a>,
}

/// How the words of a page are written for paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper<'a> {
    /// The address of the paper.
    pub(super) out: &'a OutPath,
    /// What ids start with.
    pub(super) prefix: &'a str,
    /// Whether answers stand with the questions.
    pub(super) answers: Answers,
}

/// Whether answers stand with the questions on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// The paper is for those who answer: lines and boxes.
    Left,
    /// The paper is for the trainer.
    Given,
}

/// The gist for participants: the MINUTE box, key points, pictures, exercises
/// without their answers, tables to fill in; the first paragraph where there
/// is none of these, so that no part is a title alone.
#[must_use]
pub fn write_gist(wanted: PaperBlocks<'_>) -> Html {
    let gist = wanted.write(Answers::Left, |block| {
        is_exercise(block) || is_picture(block) || {
            let gist = [CalloutKind::Minute, CalloutKind::Key, CalloutKind::Journey];
            kind_of(block).is_some_and(|kind| gist.contains(&kind))
        }
    });
    if !gist.as_str().trim().is_empty() {
        return gist;
    }
    let is_taken = Cell::new(false);
    wanted.write(Answers::Left, |block| {
        matches!(block.kind, BlockKind::Paragraph(_)) && !is_taken.replace(true)
    })
}

/// The exercises for learners, without their answers, and tables to fill in.
#[must_use]
pub fn write_exercises(wanted: PaperBlocks<'_>) -> Html {
    wanted.write(Answers::Left, is_exercise)
}

/// What a trainer says and asks: paragraphs, tables, notes for trainers, key
/// points, and exercises with their answers, in the order of the page.
#[must_use]
pub fn write_notes(wanted: PaperBlocks<'_>) -> Html {
    let kinds = [
        CalloutKind::Minute,
        CalloutKind::Key,
        CalloutKind::Poll,
        CalloutKind::Trainer,
    ];
    wanted.write(Answers::Given, |block| {
        let is_said = match &block.kind {
            BlockKind::Heading { .. } | BlockKind::List(_) | BlockKind::Table(_) => true,
            BlockKind::Paragraph(_) => !is_picture(block),
            _ => kind_of(block).is_some_and(|kind| kinds.contains(&kind)),
        };
        is_said || is_exercise(block)
    })
}

/// Everything of a page but its questions and some of its blocks, for the
/// trainer: what the author says about a session.
#[must_use]
pub fn write_all_but(wanted: PaperBlocks<'_>, leave_out: impl Fn(&Block) -> bool) -> Html {
    wanted.write(Answers::Given, |block| !leave_out(block))
}

/// Some words of a page.
#[must_use]
pub fn write_words(wanted: PaperBlocks<'_>, words: &[Inline]) -> Html {
    let mut writer = wanted.writer(Answers::Left);
    writer.inlines(words);
    Html::from_markup(writer.out)
}

impl<'a> PaperBlocks<'a> {
    fn writer(&self, answers: Answers) -> Writer<'a> {
        let paper = Paper {
            out: self.out,
            prefix: self.prefix,
            answers,
        };
        Writer::for_paper(self.site, self.page, self.presentation, paper)
    }

    fn write(&self, answers: Answers, take: impl Fn(&Block) -> bool) -> Html {
        let mut writer = self.writer(answers);
        for blocks in self.pieces() {
            pick(&mut writer, blocks, &take);
        }
        Html::from_markup(writer.out)
    }

    /// The blocks of the part that is wanted, in pieces: without the parts
    /// that stand elsewhere.
    fn pieces(&self) -> Vec<&'a [Block]> {
        let mut rest = self.blocks();
        let mut pieces = Vec::new();
        loop {
            let starts = rest.iter().position(|block| match &block.kind {
                BlockKind::Heading { id, .. } => self.without.contains(id),
                _ => false,
            });
            let Some(at) = starts else {
                pieces.push(rest);
                return pieces;
            };
            let (before, part) = rest.split_at(at);
            pieces.push(before);
            let BlockKind::Heading { level: rank, .. } = part[0].kind else {
                return pieces;
            };
            let ends = |block: &Block| matches!(block.kind, BlockKind::Heading { level, .. } if level <= rank);
            let end = part.iter().skip(1).position(ends);
            rest = end.map_or(&[], |end| &part[end + 1..]);
        }
    }

    /// The blocks of the page, or of what stands under its heading.
    fn blocks(&self) -> &'a [Block] {
        let mut blocks = self.page.body.document.blocks.as_slice();
        if self.page.repeated_title().is_some() {
            blocks = blocks.get(1..).unwrap_or_default();
        }
        self.heading
            .and_then(|id| self.page.body.part(id))
            .unwrap_or(blocks)
    }
}

/// Writes the blocks that are wanted, also those in included files, quotes and
/// boxes that are not wanted as a whole.
fn pick<'a>(writer: &mut Writer<'a>, blocks: &'a [Block], take: &impl Fn(&Block) -> bool) {
    for block in blocks {
        match &block.kind {
            BlockKind::Include(include) => {
                let outer = writer.body;
                if let Inclusion::Body(body) = outer.inclusion(*include) {
                    writer.body = body;
                    pick(writer, &body.document.blocks, take);
                    writer.body = outer;
                }
            }
            _ if take(block) => writer.blocks(std::slice::from_ref(block)),
            BlockKind::Quote(inside) => pick(writer, inside, take),
            BlockKind::Callout(callout) => {
                let hidden = matches!(callout.kind, CalloutKind::Trainer | CalloutKind::Slide);
                if let CalloutBody::Blocks(inside) = &callout.body
                    && !hidden
                {
                    pick(writer, inside, take);
                }
            }
            _ => {}
        }
    }
}

fn kind_of(block: &Block) -> Option<CalloutKind> {
    match &block.kind {
        BlockKind::Callout(callout) => Some(callout.kind),
        _ => None,
    }
}

/// Something that people do, on paper.
fn is_exercise(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Table(table) => table.worksheet,
        BlockKind::Callout(callout) => matches!(
            callout.kind,
            CalloutKind::Quiz
                | CalloutKind::Order
                | CalloutKind::Match
                | CalloutKind::Gap
                | CalloutKind::Flashcard
                | CalloutKind::Reflect
                | CalloutKind::Teachback
                | CalloutKind::Activity
        ),
        _ => false,
    }
}

/// A picture on its own.
fn is_picture(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Figure(_) => true,
        BlockKind::Paragraph(words) => picture_in(words).is_some(),
        _ => false,
    }
}

fn picture_in(words: &[Inline]) -> Option<LinkId> {
    match words {
        [
            Inline {
                kind: InlineKind::Picture(link, _),
                ..
            },
        ] => Some(*link),
        _ => None,
    }
}
