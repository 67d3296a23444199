//! Rows of the API catalogue of the UK government.

use super::Entry;
use super::directory::{find, labelled, plain, put_contact, put_day, web_addresses};
use super::header::Cells;
use super::report::{Outcome, Report};
use crate::catalogue::table::CELL_LIMIT;
use crate::catalogue::{RecordId, Scheme, Status, Vocabulary};
use crate::text::Slug;

/// The columns of `catalogue.csv`.
pub(super) const COLUMNS: [&str; 12] = [
    "dateAdded",
    "dateUpdated",
    "url",
    "name",
    "description",
    "documentation",
    "license",
    "maintainer",
    "areaServed",
    "startDate",
    "endDate",
    "provider",
];

/// Those without which a row cannot be read.
pub(super) const NEEDED: [&str; 5] = ["dateUpdated", "url", "name", "documentation", "provider"];

/// Reads one row. The catalogue lists the whole of government; a provider that
/// is not among our owners is left out and listed.
pub(super) fn read(
    cells: Cells<'_>,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Result<Entry, Outcome> {
    let left_out = |reason: &str| Err(Outcome::LeftOut(reason.to_owned()));
    let title = plain(&cells.text("name"));
    if title.is_empty() {
        return left_out("It has no name.");
    }
    if cells
        .row
        .cells
        .iter()
        .any(|cell| cell.text.len() > CELL_LIMIT)
    {
        return left_out("One of its cells holds more than 64 KB.");
    }
    let provider = cells.text("provider");
    let Some(owner) = find(vocabulary, Scheme::Owners, &provider) else {
        return Err(Outcome::LeftOut(format!(
            "Its provider `{provider}` is not in `[owners]`."
        )));
    };
    let Some(id) = RecordId::parse(Slug::new(&title).as_str()) else {
        return Err(Outcome::Fault(format!("`{title}` cannot be an id.")));
    };
    let mut entry = Entry::new(cells.row.number);
    entry.put("id", id.to_string());
    entry.put("title", title);
    entry.put("owner", owner);
    let Some(kind) = vocabulary.concept(Scheme::Types, "api") else {
        return Err(Outcome::Fault(
            "`[types]` in content/vocabulary.toml has no value `api`.".to_owned(),
        ));
    };
    entry.put("types", kind.id.to_string());
    if !cells.text("endDate").is_empty() {
        entry.put("status", Status::Retired.to_string());
    }
    let both = format!("{} {}", cells.text("documentation"), cells.text("url"));
    let found = web_addresses(&both);
    if let Some(first) = found.first() {
        entry.put("read-it", labelled(first));
        entry.put("source-key", first.to_string());
    } else {
        report.note(entry.row, "It has no address that can be followed.");
    }
    put_contact(&mut entry, &cells.text("maintainer"), report);
    put_day(&mut entry, &cells.text("dateUpdated"), report);
    Ok(entry)
}
