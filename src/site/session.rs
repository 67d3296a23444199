//! A session plan as rows of time: what happens in each, how long it may take,
//! and what may be left out.
//!
//! The plan is the first table of a page below `content/training/` that has a
//! column of minutes. This module never says what is wrong; it only reads.

use super::{Body, Page, PageId, PageKind, Site, Target};
use crate::markdown::fields::read_minutes;
use crate::markdown::{BlockKind, Inline, InlineKind, Table, plain_text};
use crate::text::Span;

/// A plan for a session in a room.
#[derive(Debug, Clone)]
pub struct SessionPlan<'a> {
    /// Its rows, in order.
    pub rows: Vec<PlanRow<'a>>,
    /// Where the table stands.
    pub span: Span,
    /// Where the heading right above it stands; nothing where there is none.
    pub heading: Option<Span>,
}

/// One row of a plan.
#[derive(Debug, Clone)]
pub struct PlanRow<'a> {
    /// How long it takes; nothing where the cell says no number of minutes.
    pub minutes: Option<u32>,
    /// What happens.
    pub item: PlanItem,
    /// The words for what happens, without marks.
    pub title: String,
    /// The same as written, with its link.
    pub what: &'a [Inline],
    /// How it is done, as written.
    pub how: &'a [Inline],
    /// Whether the room may go without it when time runs short.
    pub skip: Skip,
    /// Where the row stands.
    pub span: Span,
}

/// What happens in a row of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanItem {
    /// A lesson, an activity or another page; or what stands under one heading
    /// of it, by the heading's id.
    Page(PageId, Option<Box<str>>),
    /// People rest.
    Break,
    /// What the row itself says.
    Words,
}

/// Whether a row may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// It belongs to the session.
    Keep,
    /// The session works without it.
    CanSkip,
}

/// The places of the columns, as the head of the table names them.
struct Columns {
    minutes: usize,
    what: Option<usize>,
    how: Option<usize>,
    skip: Option<usize>,
}

impl<'a> SessionPlan<'a> {
    /// Reads the plan of a page; nothing where it has no table with minutes.
    #[must_use]
    pub fn of(page: &'a Page) -> Option<Self> {
        let body = &page.body;
        let blocks = &body.document.blocks;
        let tables = blocks.iter().enumerate();
        let mut tables = tables.filter_map(|(at, block)| match &block.kind {
            BlockKind::Table(table) => Some((at, &**table, block.span)),
            _ => None,
        });
        let heading = |at: usize| {
            let above = blocks.get(at.checked_sub(1)?)?;
            matches!(above.kind, BlockKind::Heading { .. }).then_some(above.span)
        };
        let plan = |(at, table, span): (usize, &'a Table, Span)| {
            let columns = Columns::of(table)?;
            let rows = table.rows.iter();
            let rows = rows.map(|cells| read_row(body, &columns, cells, span));
            Some(Self {
                rows: rows.collect(),
                span,
                heading: heading(at),
            })
        };
        tables.find_map(plan)
    }

    /// All minutes together.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.rows.iter().filter_map(|row| row.minutes).sum()
    }
}

impl Site {
    /// Every session with the name by which `[training] sessions` knows it:
    /// that of its file.
    pub fn sessions(&self) -> impl Iterator<Item = (&str, PageId)> {
        let pages = self.pages();
        let sessions = pages.filter(|(_, page)| page.kind == PageKind::Session);
        sessions.map(|(id, page)| (page.body.source.file_name().trim_end_matches(".md"), id))
    }

    /// The session with a name, as people write it: with or without its folder
    /// and its ending.
    #[must_use]
    pub fn session_named(&self, name: &str) -> Option<PageId> {
        let name = name.trim().trim_end_matches(".md");
        let name = name.rsplit('/').next().unwrap_or_default();
        let mut sessions = self.sessions();
        sessions.find(|(known, _)| *known == name).map(|(_, id)| id)
    }

    /// The sessions for which slides and papers are made, in the order of
    /// `[training] sessions`, each once.
    #[must_use]
    pub fn ready_sessions(&self) -> Vec<PageId> {
        let mut ready = Vec::new();
        for name in &self.config.training_sessions {
            if let Some(id) = self.session_named(name)
                && !ready.contains(&id)
            {
                ready.push(id);
            }
        }
        ready
    }
}

impl Columns {
    fn of(table: &Table) -> Option<Self> {
        let names: Vec<String> = table
            .head
            .iter()
            .map(|cell| plain_text(cell).trim().to_lowercase())
            .collect();
        let place = |words: &[&str]| {
            names
                .iter()
                .position(|name| words.iter().any(|word| name.starts_with(word)))
        };
        Some(Self {
            minutes: place(&["minute", "min", "time"])?,
            what: place(&["what"]),
            how: place(&["how"]),
            skip: place(&["can skip", "skip"]),
        })
    }
}

fn read_row<'a>(
    body: &Body,
    columns: &Columns,
    cells: &'a [Vec<Inline>],
    table: Span,
) -> PlanRow<'a> {
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or(&[][..], |cell| cell);
    let what = cell(columns.what);
    let title = plain_text(what).trim().to_owned();
    let skip = plain_text(cell(columns.skip)).trim().to_lowercase();
    PlanRow {
        minutes: read_minutes(plain_text(cell(Some(columns.minutes))).trim()).ok(),
        item: item(body, what, &title),
        title,
        what,
        how: cell(columns.how),
        skip: if matches!(&*skip, "yes" | "y" | "x" | "can skip" | "true") {
            Skip::CanSkip
        } else {
            Skip::Keep
        },
        span: span_of(cells).unwrap_or(table),
    }
}

fn item(body: &Body, what: &[Inline], title: &str) -> PlanItem {
    let link = what.iter().find_map(|inline| match &inline.kind {
        InlineKind::Link(link, _) => Some(*link),
        _ => None,
    });
    let first = title.split_whitespace().next().unwrap_or_default();
    match link.map(|link| body.target(link)) {
        Some(Target::Page(page, anchor)) => PlanItem::Page(*page, anchor.clone()),
        _ if first
            .trim_end_matches([':', ',', '.'])
            .eq_ignore_ascii_case("break") =>
        {
            PlanItem::Break
        }
        _ => PlanItem::Words,
    }
}

/// From the first word of a row to its last.
fn span_of(cells: &[Vec<Inline>]) -> Option<Span> {
    let mut spans = cells.iter().flatten().map(|inline| inline.span);
    let first = spans.next()?;
    let last = spans.next_back().unwrap_or(first);
    Some(Span {
        start: first.start,
        end: last.end,
    })
}
