//! What is different from the last import.

use std::collections::BTreeMap;

use super::Entry;
use crate::catalogue::table::{self, unguard};
use crate::catalogue::{Event, RecordId};
use crate::source::SourceFile;

/// Columns of which a change is no news: the day of the data and where it is
/// from.
const QUIET: [&str; 2] = ["checked", "sources"];

/// The records of the last import: id to cells by column.
pub(super) type Previous = BTreeMap<String, BTreeMap<String, String>>;

/// Reads what the last import wrote.
pub(super) fn previous(file: Option<&SourceFile>, columns: &[&str]) -> Previous {
    let Some(file) = file else {
        return Previous::new();
    };
    let (table, _) = table::read(file, columns);
    let Some((head, rows)) = table.rows.split_first() else {
        return Previous::new();
    };
    let rows = rows.iter().filter_map(|row| {
        let cells = head.cells.iter().zip(&row.cells);
        let cells: BTreeMap<String, String> = cells
            .map(|(name, cell)| (name.text.clone(), unguard(&cell.text).to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        Some((cells.get("id")?.clone(), cells))
    });
    rows.collect()
}

/// What came, changed, moved and went, in the order of ids.
pub(super) fn between(previous: &Previous, entries: &[Entry]) -> Vec<(RecordId, Event)> {
    let now: BTreeMap<&str, &Entry> = entries
        .iter()
        .map(|entry| (entry.cell("id"), entry))
        .collect();
    let moved = moves(previous, &now);
    let mut found = Vec::new();
    for (id, entry) in &now {
        let Some(id) = RecordId::parse(id) else {
            continue;
        };
        let old_id = moved
            .iter()
            .find(|(_, to)| **to == id.as_str())
            .map(|(from, _)| *from);
        match previous.get(id.as_str()).or_else(|| previous.get(old_id?)) {
            None => found.push((id, Event::Added)),
            Some(old) => {
                let columns = changed(old, entry);
                if !columns.is_empty() {
                    found.push((id, Event::Changed(columns)));
                }
            }
        }
    }
    for (old, cells) in previous
        .iter()
        .filter(|(id, _)| !now.contains_key(id.as_str()))
    {
        let to = moved.get(old.as_str()).copied().and_then(RecordId::parse);
        let title = cells.get("title").unwrap_or(old).clone();
        let event = to.map_or(Event::Withdrawn(title), Event::Moved);
        found.extend(RecordId::parse(old).map(|id| (id, event)));
    }
    found.sort();
    found
}

/// Ids that are gone, with the new id of the record of the same key (T29).
fn moves<'a>(
    previous: &'a Previous,
    now: &BTreeMap<&'a str, &'a Entry>,
) -> BTreeMap<&'a str, &'a str> {
    let gone = previous
        .iter()
        .filter(|(id, _)| !now.contains_key(id.as_str()));
    let moved = gone.filter_map(|(id, cells)| {
        let key = cells.get("source-key")?;
        let mut same = now
            .iter()
            .filter(|(to, entry)| entry.cell("source-key") == key && !previous.contains_key(**to));
        let (to, _) = same.next()?;
        same.next().is_none().then_some((id.as_str(), *to))
    });
    moved.collect()
}

/// The columns whose cells differ.
fn changed(old: &BTreeMap<String, String>, entry: &Entry) -> Vec<String> {
    let mut names: Vec<&str> = old.keys().map(String::as_str).collect();
    names.extend(entry.cells.keys().copied());
    names.sort_unstable();
    names.dedup();
    let differs = |name: &&str| {
        let before = old.get(*name).map_or("", String::as_str);
        before != entry.cell(name) && *name != "id" && !QUIET.contains(name)
    };
    names
        .into_iter()
        .filter(differs)
        .map(str::to_owned)
        .collect()
}
