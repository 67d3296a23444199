//! A session plan as rows of time: what happens in each, how long it may take,
//! and what may be left out.
//!
//! The plan is the first table of a page below `content/training/` that has a
//! column of minutes. This module never says what is wrong; it only reads.

use super::{Body, Page, PageId, Target};
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
        let tables = body.document.blocks.iter();
        let mut tables = tables.filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some((&**table, block.span)),
            _ => None,
        });
        let plan = |(table, span): (&'a Table, Span)| {
            let columns = Columns::of(table)?;
            let rows = table.rows.iter();
            let rows = rows.map(|cells| read_row(body, &columns, cells, span));
            Some(Self {
                rows: rows.collect(),
                span,
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
