//! Which standards need which: a drawing around one record, and the map of
//! all with a table beside it.
//!
//! A drawing shows one record's neighbours, at most 30 (decision 19); the map
//! of all draws the records that most others need.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::views::Views;
use super::{MOST_LISTED, out, page};
use crate::catalogue::{RecordId, RecordKind};
use crate::html::{Attr, Html, Text};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::text::OutPath;
use crate::theme::{LinkView, MapPart, MapRow, PartView, RecordPart, RelationView};

/// Neighbours in a drawing, both sides together.
const MOST_DRAWN: usize = 30;

/// The height of a box with its gap, in units of the drawing.
const STEP: usize = 44;

/// The map of all standards.
pub(super) fn pages(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    Some(page(shared, &out("map.html")?, all))
}

/// A record with what it needs below and what needs it above; nothing where
/// it stands alone.
pub(super) fn neighbours(
    views: &Views<'_>,
    kind: RecordKind,
    id: &RecordId,
    part: &RecordPart,
) -> Html {
    let title = views
        .shared
        .site
        .catalogue
        .title(kind, id)
        .unwrap_or_default();
    let above: Vec<&RelationView> = part.needed_by.iter().take(MOST_DRAWN / 2).collect();
    let below = part.needs.iter().chain(&part.services);
    let below: Vec<&RelationView> = below.take(MOST_DRAWN - above.len()).collect();
    if above.is_empty() && below.is_empty() {
        return Html::default();
    }
    let height = (above.len() + below.len() + 1) * STEP + 24;
    let middle = above.len() * STEP + 12;
    let mut svg = format!(
        "<svg class=\"map\" viewBox=\"0 0 360 {height}\" width=\"360\" height=\"{height}\" role=\"presentation\">"
    );
    for (at, one) in above.iter().enumerate() {
        let y = at * STEP + 12;
        let _ = write!(
            svg,
            "<path class=\"m-line\" d=\"M24 {}V{middle}\"/>",
            y + 34
        );
        node(&mut svg, y, "m-above", one);
    }
    for (at, one) in below.iter().enumerate() {
        let y = middle + (at + 1) * STEP;
        let _ = write!(
            svg,
            "<path class=\"m-line\" d=\"M24 {}V{}H44\"/>",
            middle + 34,
            y + 17
        );
        node(&mut svg, y, "m-below", one);
    }
    let _ = write!(
        svg,
        "<rect class=\"m-here\" x=\"8\" y=\"{middle}\" width=\"344\" height=\"34\" rx=\"8\"/><text class=\"m-here-name\" x=\"20\" y=\"{}\">{}</text></svg>",
        middle + 23,
        Text(&short(title, 34)),
    );
    Html::from_markup(svg)
}

fn node(svg: &mut String, y: usize, class: &str, one: &RelationView) {
    let _ = write!(
        svg,
        "<a href=\"{}\" tabindex=\"-1\"><rect class=\"m-node {class}\" x=\"44\" y=\"{y}\" width=\"308\" height=\"34\" rx=\"8\"/><text class=\"m-name\" x=\"56\" y=\"{}\">{}</text></a>",
        Attr(&one.href),
        y + 23,
        Text(&short(&one.title, 31)),
    );
}

fn short(title: &str, letters: usize) -> String {
    if title.chars().count() <= letters {
        return title.to_owned();
    }
    let cut: String = title.chars().take(letters - 1).collect();
    format!("{}…", cut.trim_end())
}

fn all(shared: &Shared, from: &OutPath) -> (String, String, PartView) {
    let views = Views { shared, from };
    let standards = &shared.site.catalogue.standards;
    let mut rows = Vec::new();
    for id in &shared.records.by_title {
        let one = &standards[id];
        let mut needs = views.relations(&one.needs.value);
        needs.extend(views.relations(&one.services.value));
        let by = shared
            .records
            .needed_by
            .get(&(RecordKind::Standard, id.clone()));
        let by = by.into_iter().flatten();
        let needed_by: Vec<LinkView> = by
            .filter_map(|id| views.record(RecordKind::Standard, id))
            .collect();
        if needs.is_empty() && needed_by.is_empty() {
            continue;
        }
        if let Some(record) = views.record(RecordKind::Standard, id) {
            rows.push(MapRow {
                record,
                needs,
                needed_by,
            });
        }
    }
    let drawing = draw(&views);
    rows.truncate(MOST_LISTED);
    let part = MapPart { drawing, rows };
    (
        shared.theme.word("map_title").to_owned(),
        shared.theme.word("map_about").to_owned(),
        PartView::Map(Box::new(part)),
    )
}

/// The records that most others need, each with a bar as long as their
/// number: what breaks first where it is missing.
fn draw(views: &Views<'_>) -> Html {
    let needed = &views.shared.records.needed_by;
    let mut most: Vec<(usize, &(RecordKind, RecordId))> = needed
        .iter()
        .map(|(record, by)| (by.len(), record))
        .collect();
    most.sort_by_key(|(count, record)| (std::cmp::Reverse(*count), *record));
    most.truncate(MOST_DRAWN / 2);
    let longest = most.first().map_or(0, |(count, _)| *count);
    if longest == 0 {
        return Html::default();
    }
    let drawn: BTreeMap<usize, (usize, LinkView)> = most
        .into_iter()
        .filter_map(|(count, (kind, id))| Some((count, views.record(*kind, id)?)))
        .enumerate()
        .collect();
    let height = drawn.len() * STEP + 12;
    let mut svg = format!(
        "<svg class=\"map\" viewBox=\"0 0 360 {height}\" width=\"360\" height=\"{height}\" role=\"presentation\">"
    );
    for (at, (count, link)) in drawn {
        let y = at * STEP + 6;
        let width = 300 * count / longest;
        let _ = write!(
            svg,
            "<a href=\"{}\" tabindex=\"-1\"><text class=\"m-name\" x=\"8\" y=\"{}\">{}</text></a><rect class=\"m-bar\" x=\"8\" y=\"{}\" width=\"{width}\" height=\"10\" rx=\"5\"/><text class=\"m-count\" x=\"{}\" y=\"{}\">{count}</text>",
            Attr(&link.href),
            y + 16,
            Text(&short(&link.title, 36)),
            y + 22,
            width + 16,
            y + 32,
        );
    }
    svg.push_str("</svg>");
    Html::from_markup(svg)
}
