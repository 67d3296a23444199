//! An export that looks unlike the one that this program knows (trap T30).

use super::header::Header;
use super::report::Report;

/// Whether a file that looks unlike the last one is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drift {
    /// The import stops and says what is different.
    Stop,
    /// It goes on (`--allow-drift`).
    Allow,
}

/// A change of the number of records by more than this part stops an import.
const PART: usize = 5;
/// Up to so many records may come or go in any case.
const ALWAYS: usize = 10;

/// Looks for columns that are new or gone.
pub(super) fn check_columns(
    head: &Header,
    known: &[&str],
    needed: &[&str],
    drift: Drift,
    report: &mut Report,
) {
    let has = |name: &str| head.names.iter().any(|one| one == name);
    let gone: Vec<&str> = known.iter().copied().filter(|name| !has(name)).collect();
    let missing: Vec<&str> = needed.iter().copied().filter(|name| !has(name)).collect();
    let is_new = |name: &&String| !name.is_empty() && !known.contains(&name.as_str());
    let new: Vec<&str> = head
        .names
        .iter()
        .filter(is_new)
        .map(String::as_str)
        .collect();
    if !missing.is_empty() {
        report.stop(format!(
            "The file has no column {}. Without it no row can be read.",
            quoted(&missing)
        ));
        return;
    }
    for (names, what) in [(gone, "no longer has"), (new, "now has")] {
        if names.is_empty() {
            continue;
        }
        let words = format!("The export {what} the column {}.", quoted(&names));
        match drift {
            Drift::Allow => report.remark(words),
            Drift::Stop => report.stop(format!(
                "{words} Look at it, then import with `--allow-drift` if it is right."
            )),
        }
    }
}

/// Looks for many more or many fewer records than last time.
pub(super) fn check_count(before: usize, now: usize, drift: Drift, report: &mut Report) {
    let change = before.abs_diff(now);
    if before == 0 || change <= ALWAYS.max(before / PART) {
        return;
    }
    let words = format!("The last import had {before} records, this one has {now}.");
    match drift {
        Drift::Allow => report.remark(words),
        Drift::Stop => report.stop(format!(
            "{words} Look at the file, then import with `--allow-drift` if it is right."
        )),
    }
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
