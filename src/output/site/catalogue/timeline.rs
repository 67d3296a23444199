//! The dates of all standards: when a duty starts, by when it must be done,
//! when a version came out. Drawn, and as a table.

use std::fmt::Write as _;
use std::sync::Arc;

use super::views::Views;
use super::{calendar, out, page};
use crate::catalogue::{Field, RecordKind, Scheme, Standard};
use crate::html::{Attr, Html, Text};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::text::{Date, OutPath};
use crate::theme::{DatedView, PartView, TimelinePart};

/// Dates in the drawing, the latest; the table has all of them.
const MOST_DRAWN: usize = 24;

/// The page of all dates.
pub(super) fn pages(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    Some(page(shared, &out("timeline.html")?, timeline))
}

fn timeline(shared: &Shared, from: &OutPath) -> (String, String, PartView) {
    let views = Views { shared, from };
    let mut dates: Vec<(Date, &'static str, &Standard)> = Vec::new();
    for one in shared.site.catalogue.standards.values() {
        let duty = &one.mandation;
        let must = duty.kind.value.is_must();
        let days = [
            (duty.from.as_ref().filter(|_| must), "from"),
            (duty.by.as_ref().filter(|_| must), "by"),
            (one.version_date.as_ref(), "version"),
        ];
        let said = |(field, what): (Option<&Field<Date>>, _)| Some((field?.value, what, one));
        dates.extend(days.into_iter().filter_map(said));
    }
    dates.sort_by_key(|(day, what, one)| (*day, *what, one.id.clone()));
    let edition = shared.site.config.site.edition;
    let dates: Vec<DatedView> = dates
        .into_iter()
        .filter_map(|(day, what, one)| {
            let who = one.mandation.who.value.iter();
            Some(DatedView {
                date: day.into(),
                what: what.to_owned(),
                ahead: edition.is_some_and(|edition| day > edition),
                record: views.record(RecordKind::Standard, &one.id)?,
                who: who
                    .filter(|_| what != "version")
                    .map(|id| views.concept(Scheme::Who, id).label)
                    .collect(),
            })
        })
        .collect();
    let who = shared.site.catalogue.vocabulary.list(Scheme::Who).iter();
    let calendars = who.filter(|who| calendar::has_dates(shared, &who.id));
    let calendars = calendars.filter_map(|who| {
        let file = out(&format!("must/{}.ics", who.id))?;
        Some(views.link(&who.label, &file))
    });
    let part = TimelinePart {
        drawing: draw(&dates),
        from: edition.map(Into::into),
        calendars: calendars.collect(),
        dates,
    };
    (
        shared.theme.word("timeline_title").to_owned(),
        shared.theme.word("timeline_about").to_owned(),
        PartView::Timeline(Box::new(part)),
    )
}

/// A line from top to bottom with a stop for each date, so that words keep
/// their size on a phone.
fn draw(dates: &[DatedView]) -> Html {
    let shown = &dates[dates.len().saturating_sub(MOST_DRAWN)..];
    if shown.is_empty() {
        return Html::default();
    }
    let height = shown.len() * 56 + 24;
    let mut svg = format!(
        "<svg class=\"timeline\" viewBox=\"0 0 360 {height}\" width=\"360\" height=\"{height}\" role=\"presentation\"><path class=\"t-line\" d=\"M20 12V{}\"/>",
        height - 12
    );
    for (at, date) in shown.iter().enumerate() {
        let y = at * 56 + 32;
        let class = if date.ahead { "t-ahead" } else { "t-past" };
        let _ = write!(
            svg,
            "<circle class=\"{class}\" cx=\"20\" cy=\"{y}\" r=\"8\"/><text class=\"t-day\" x=\"42\" y=\"{}\">{}</text><a href=\"{}\" tabindex=\"-1\"><text class=\"t-name\" x=\"42\" y=\"{}\">{}</text></a>",
            y - 2,
            Text(&date.date.text),
            Attr(&date.record.href),
            y + 18,
            Text(&short(&date.record.title)),
        );
    }
    svg.push_str("</svg>");
    Html::from_markup(svg)
}

/// As many letters as fit into the drawing.
fn short(title: &str) -> String {
    const LETTERS: usize = 36;
    if title.chars().count() <= LETTERS {
        return title.to_owned();
    }
    let cut: String = title.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}
