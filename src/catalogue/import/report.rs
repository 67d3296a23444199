//! What an import says of itself: nothing is dropped without a line here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Catalog, Imported};
use crate::catalogue::{Event, RecordId};
use crate::diagnostics::Diagnostic;
use crate::text::Date;

/// Why a row became no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is left out, as it should be.
    LeftOut(String),
    /// It says something that nobody mapped: the import stops.
    Fault(String),
}

/// A row that became no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The row as a spreadsheet counts it.
    pub row: u32,
    /// Why.
    pub outcome: Outcome,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The catalogue.
    pub catalog: Catalog,
    /// Rows under the names of the columns.
    pub rows: usize,
    /// Rows that became records.
    pub records: usize,
    /// Rows that did not, in order: with the records they are all rows.
    pub rejects: Vec<Reject>,
    /// The day of the data: the newest of any record.
    pub day: Option<Date>,
    /// What changed since the last import.
    pub changes: Vec<(RecordId, Event)>,
    /// Codes that lead to no record, with the records that mention them.
    pub nowhere: BTreeMap<String, BTreeSet<String>>,
    /// What is odd about single rows that were taken.
    notes: Vec<(u32, String)>,
    /// What is to be said about the file.
    remarks: Vec<String>,
    /// Why nothing is written.
    stops: Vec<String>,
}

impl Report {
    pub(super) fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            rows: 0,
            records: 0,
            rejects: Vec::new(),
            day: None,
            changes: Vec::new(),
            nowhere: BTreeMap::new(),
            notes: Vec::new(),
            remarks: Vec::new(),
            stops: Vec::new(),
        }
    }

    /// Whether nothing is to be written.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        let fault = |reject: &Reject| matches!(reject.outcome, Outcome::Fault(_));
        !self.stops.is_empty() || self.rejects.iter().any(fault)
    }

    pub(super) fn reject(&mut self, row: u32, outcome: Outcome) {
        let at = self.rejects.partition_point(|reject| reject.row <= row);
        self.rejects.insert(at, Reject { row, outcome });
    }

    pub(super) fn note(&mut self, row: u32, words: &str) {
        self.notes.push((row, words.to_owned()));
    }

    pub(super) fn remark(&mut self, words: impl Into<String>) {
        self.remarks.push(words.into());
    }

    pub(super) fn stop(&mut self, words: impl Into<String>) {
        self.stops.push(words.into());
    }

    /// A file that cannot be read as it should is not imported by halves.
    pub(super) fn notes_of(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            self.stop(diagnostic.message.clone());
        }
    }

    /// The result of an import that writes nothing.
    pub(super) fn alone(self) -> Imported {
        Imported {
            records: None,
            history: None,
            report: self,
        }
    }

    /// The report in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut words = format!(
            "{} in: {} and {}.\n",
            counted(self.rows, "row"),
            counted(self.records, "record"),
            counted(self.rejects.len(), "reject")
        );
        if let Some(day) = self.day {
            let _ = writeln!(words, "The data is of {day}.");
        }
        let faults = self
            .rejects
            .iter()
            .filter_map(|reject| match &reject.outcome {
                Outcome::Fault(reason) => Some((reject.row, reason.as_str())),
                Outcome::LeftOut(_) => None,
            });
        let left_out = self
            .rejects
            .iter()
            .filter_map(|reject| match &reject.outcome {
                Outcome::LeftOut(reason) => Some((reject.row, reason.as_str())),
                Outcome::Fault(_) => None,
            });
        list(&mut words, "Rows that stop the import:", faults);
        list(&mut words, "Rows that are left out:", left_out);
        let notes = self.notes.iter().map(|(row, note)| (*row, note.as_str()));
        list(&mut words, "Rows that were taken, with a remark:", notes);
        if !self.nowhere.is_empty() {
            words.push_str("\nCodes that lead to no record:\n");
            for (code, from) in &self.nowhere {
                let from: Vec<&str> = from.iter().map(String::as_str).collect();
                let _ = writeln!(words, "  {code}, named by {}", from.join(", "));
            }
        }
        self.changes_in_words(&mut words);
        for remark in &self.remarks {
            let _ = writeln!(words, "\nNote: {remark}");
        }
        for stop in &self.stops {
            let _ = writeln!(words, "\nStopped: {stop}");
        }
        words
    }

    fn changes_in_words(&self, words: &mut String) {
        if self.changes.is_empty() {
            return;
        }
        let count =
            |is: fn(&Event) -> bool| self.changes.iter().filter(|(_, event)| is(event)).count();
        let _ = writeln!(
            words,
            "\nAgainst what was here: {} new, {} changed, {} moved, {} gone.",
            count(|event| matches!(event, Event::Added)),
            count(|event| matches!(event, Event::Changed(_))),
            count(|event| matches!(event, Event::Moved(_))),
            count(|event| matches!(event, Event::Withdrawn(_))),
        );
    }
}

fn counted(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

/// A list of rows, with the rows of one reason in one line.
fn list<'a>(words: &mut String, title: &str, rows: impl Iterator<Item = (u32, &'a str)>) {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for (row, reason) in rows {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, rows)) => rows.push(row.to_string()),
            None => reasons.push((reason, vec![row.to_string()])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    let _ = writeln!(words, "\n{title}");
    for (reason, rows) in reasons {
        let which = if rows.len() == 1 { "Row" } else { "Rows" };
        let _ = writeln!(words, "  {which} {}: {reason}", rows.join(", "));
    }
}
