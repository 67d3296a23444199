//! The rows of a plan for the clock, and as Markdown to be copied back into
//! the plan with the minutes that they really took.

use crate::markdown::{Inline, InlineKind};
use crate::site::{Body, Page, PlanRow, SessionPlan, Skip};
use crate::theme::DeckRow;

/// The rows in order.
pub(super) fn rows(page: &Page, plan: &SessionPlan<'_>) -> Vec<DeckRow> {
    let row = |(at, row): (usize, &PlanRow<'_>)| DeckRow {
        number: at + 1,
        title: row.title.clone(),
        minutes: row.minutes.unwrap_or_default(),
        can_skip: row.skip == Skip::CanSkip,
        cells: cells(&page.body, row),
    };
    plan.rows.iter().enumerate().map(row).collect()
}

fn cells(body: &Body, row: &PlanRow<'_>) -> String {
    let skip = match row.skip {
        Skip::CanSkip => "yes",
        Skip::Keep => "no",
    };
    let [what, how] = [row.what, row.how].map(|content| {
        let mut text = String::new();
        push_markdown(body, content, &mut text);
        text.trim().to_owned()
    });
    format!("{what} | {how} | {skip}")
}

/// Writes what may stand in a cell of a plan as authors write it.
fn push_markdown(body: &Body, content: &[Inline], text: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Emphasis(inside) => push_between(body, "*", inside, text),
            InlineKind::Strong(inside) => push_between(body, "**", inside, text),
            InlineKind::Strike(inside) => push_between(body, "~~", inside, text),
            InlineKind::Link(link, inside) => {
                let links = &body.document.links;
                let address = links.get(link.0 as usize).map(|link| &*link.destination);
                text.push('[');
                push_markdown(body, inside, text);
                text.push_str(&format!("]({})", address.unwrap_or_default()));
            }
            InlineKind::Text(words) | InlineKind::Term(words, _) => {
                text.push_str(&words.replace('|', "\\|"));
            }
            InlineKind::Code(code) => text.push_str(&format!("`{code}`")),
            InlineKind::Picture(_, alt) => text.push_str(alt),
            InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            InlineKind::Html(_) | InlineKind::Note(_) => {}
        }
    }
}

fn push_between(body: &Body, mark: &str, content: &[Inline], text: &mut String) {
    text.push_str(mark);
    push_markdown(body, content, text);
    text.push_str(mark);
}
