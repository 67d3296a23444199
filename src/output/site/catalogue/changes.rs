//! What changed: from one import to the next, and by the day on which records
//! were checked; with an Atom feed for all and one for each place of care.

use std::cmp::Reverse;
use std::sync::Arc;

use super::former::{self, All};
use super::listing::address;
use super::views::Views;
use super::{MOST_LISTED, file, out, page};
use crate::catalogue::{ALL, Change, ConceptId, Event, RecordId, RecordKind, Scheme, Standard};
use crate::output::Artifact;
use crate::output::site::address::public_address;
use crate::output::site::{Shared, feed};
use crate::text::{Date, OutPath};
use crate::theme::{ChangeView, ChangesPart, DatedView, PartView};

/// Entries of a feed.
const MOST_FED: usize = 50;

/// The page, and the feeds where the site has an address.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let mut made: Vec<(OutPath, Artifact)> = Vec::new();
    made.extend(out("changes.html").map(|to| page(shared, &to, changes)));
    if shared.site.config.site.base_url.is_none() {
        return made;
    }
    made.extend(out("changes.xml").map(|to| file(shared, to, |shared| write_feed(shared, None))));
    for place in shared.site.catalogue.vocabulary.list(Scheme::Settings) {
        let id = place.id.clone();
        if let Some(to) = feed_address(&id) {
            made.push(file(shared, to, move |shared| {
                write_feed(shared, Some(&id))
            }));
        }
    }
    made
}

/// The feed of a place of care.
pub(super) fn feed_address(place: &ConceptId) -> Option<OutPath> {
    (place.as_str() != ALL).then(|| out(&format!("for/{place}.xml")))?
}

fn changes(shared: &Shared, from: &OutPath) -> (String, String, PartView) {
    let views = Views { shared, from };
    let mut history: Vec<&Change> = shared.site.catalogue.history.iter().collect();
    history.sort_by_key(|change| Reverse((change.date, change.id.clone())));
    let former = shared.site.catalogue.former();
    let checked = checked(shared, None).into_iter().take(MOST_LISTED);
    let checked = checked.filter_map(|(day, one)| {
        Some(DatedView {
            date: day.into(),
            what: "checked".to_owned(),
            ahead: false,
            record: views.record(RecordKind::Standard, &one.id)?,
            who: Vec::new(),
        })
    });
    let has_feeds = shared.site.config.site.base_url.is_some();
    let places = shared
        .site
        .catalogue
        .vocabulary
        .list(Scheme::Settings)
        .iter();
    let feeds =
        places.filter_map(|place| Some(views.link(&place.label, &feed_address(&place.id)?)));
    let all = out("changes.xml").map(|to| views.link(shared.theme.word("all_standards"), &to));
    let part = ChangesPart {
        changes: history
            .into_iter()
            .take(MOST_LISTED)
            .map(|change| view(&views, &former, change))
            .collect(),
        checked: checked.collect(),
        feeds: all.into_iter().chain(feeds).filter(|_| has_feeds).collect(),
    };
    (
        shared.theme.word("changes_title").to_owned(),
        shared.theme.word("changes_about").to_owned(),
        PartView::Changes(Box::new(part)),
    )
}

fn view(views: &Views<'_>, former: &All<'_>, change: &Change) -> ChangeView {
    let (event, fields) = match &change.event {
        Event::Added => ("added", Vec::new()),
        Event::Changed(fields) => ("changed", fields.clone()),
        Event::Moved(_) => ("moved", Vec::new()),
        Event::Withdrawn(_) => ("withdrawn", Vec::new()),
    };
    let now: &RecordId = match &change.event {
        Event::Moved(to) => to,
        _ => &change.id,
    };
    let link = views.record(RecordKind::Standard, now);
    ChangeView {
        date: change.date.into(),
        event: event.to_owned(),
        title: match (&link, &change.event) {
            (Some(link), _) => link.title.clone(),
            (None, Event::Withdrawn(title)) => title.clone(),
            (None, _) => change.id.to_string(),
        },
        href: link
            .map(|link| link.href)
            .or_else(|| gone(views, former, change)),
        fields,
    }
}

/// The page that says that a standard is gone.
fn gone(views: &Views<'_>, former: &All<'_>, change: &Change) -> Option<String> {
    former.get(&change.id)?;
    let page = former::address(&change.id)?;
    Some(views.from.relative(&page))
}

/// Standards by the day on which they were checked, the newest first; for one
/// place of care, those that name it.
fn checked<'a>(shared: &'a Shared, place: Option<&ConceptId>) -> Vec<(Date, &'a Standard)> {
    let catalogue = &shared.site.catalogue;
    let concerned = match place {
        Some(place) => shared.records.for_place(place),
        None => shared.records.all(),
    };
    let mut checked: Vec<(Date, &Standard)> = concerned
        .iter()
        .filter_map(|(id, _)| catalogue.standards.get(id))
        .filter_map(|one| Some((one.checked.as_ref()?.value, one)))
        .collect();
    checked.sort_by_key(|(day, one)| (Reverse(*day), one.id.clone()));
    checked
}

fn write_feed(shared: &Shared, place: Option<&ConceptId>) -> String {
    let site = &shared.site;
    let base = site.config.site.base_url.as_deref().unwrap_or_default();
    let vocabulary = &site.catalogue.vocabulary;
    let label = place.map(|id| vocabulary.label(Scheme::Settings, id.as_str()));
    let title = match label {
        Some(label) => format!("{}: {label}", site.config.title),
        None => site.config.title.clone(),
    };
    let own = place.map_or_else(|| out("changes.xml"), feed_address);
    let entries = checked(shared, place).into_iter().take(MOST_FED);
    let entries = entries.filter_map(|(day, one)| {
        let page = shared.records.page(RecordKind::Standard, &one.id)?;
        Some(feed::Entry {
            title: one.title.value.clone(),
            address: public_address(base, &site.page(page).out),
            day,
            summary: one
                .one_line
                .as_ref()
                .map(|line| line.value.clone())
                .unwrap_or_default(),
        })
    });
    let changes = out("changes.html").map(|page| public_address(base, &page));
    let head = feed::Head {
        title,
        own: own
            .map(|own| public_address(base, &own))
            .unwrap_or_default(),
        home: match place {
            Some(place) => address(Scheme::Settings, place).map(|page| public_address(base, &page)),
            None => changes,
        }
        .unwrap_or_default(),
    };
    feed::write_entries(site, &head, &entries.collect::<Vec<_>>())
}
