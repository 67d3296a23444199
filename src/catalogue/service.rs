//! A central service from what is written of it, and back to the cells of a
//! row.

use std::fmt;

use super::columns::SERVICE_COLUMNS;
use super::list::join;
use super::record::{Field, RecordId, Requirement, Service};
use super::standard::{listed, optional, said};
use super::status::Status;
use super::values::Reader;
use super::vocabulary::Scheme;

/// Reads a service. Its title is its id where none was written, which is said
/// elsewhere.
pub(super) fn read(id: &RecordId, reader: &mut Reader<'_>) -> Service {
    Service {
        id: id.clone(),
        title: reader.text("title").unwrap_or_else(|| Field {
            value: id.to_string(),
            span: None,
            origin: None,
        }),
        also_known_as: reader.texts("also-known-as"),
        one_line: reader.text("one-line"),
        status: reader.known("status", Scheme::Statuses, Status::parse),
        owner: reader.concept("owner", Scheme::Owners),
        settings: reader.concepts("settings", Scheme::Settings),
        topics: reader.concepts("topics", Scheme::Topics),
        who_may_use: reader.text("who-may-use"),
        most_people: reader.text("most-people"),
        environments: reader.resources("environments"),
        needs: reader.requirements("needs"),
        how_long: reader.text("how-long"),
        steps_source: reader.citations("steps-source"),
        read_it: reader.documents("read-it"),
        help: reader.contacts("help"),
        sources: reader.citations("sources"),
        checked: reader.date("checked"),
        page: None,
    }
}

impl Service {
    /// The cells of its row, in the order of [`SERVICE_COLUMNS`]. What nobody
    /// wrote is an empty cell, never a default.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        SERVICE_COLUMNS
            .iter()
            .map(|column| self.cell(column))
            .collect()
    }

    /// The cell of one column; empty for a column that does not exist.
    #[must_use]
    pub fn cell(&self, column: &str) -> String {
        match column {
            "id" => self.id.to_string(),
            "title" => said(&self.title),
            "also-known-as" => join(&self.also_known_as.value),
            "one-line" => optional(self.one_line.as_ref()),
            "status" => said(&self.status),
            "owner" => optional(self.owner.as_ref()),
            "settings" => listed(&self.settings),
            "topics" => listed(&self.topics),
            "who-may-use" => optional(self.who_may_use.as_ref()),
            "most-people" => optional(self.most_people.as_ref()),
            "environments" => listed(&self.environments),
            "needs" => listed(&self.needs),
            "how-long" => optional(self.how_long.as_ref()),
            "steps-source" => listed(&self.steps_source),
            "read-it" => listed(&self.read_it),
            "help" => listed(&self.help),
            "sources" => listed(&self.sources),
            "checked" => self
                .checked
                .as_ref()
                .map_or_else(String::new, |day| day.value.iso()),
            _ => String::new(),
        }
    }
}

impl fmt::Display for Requirement {
    /// As it is written in a cell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(relation) => relation.fmt(f),
            Self::Words(words) => f.write_str(words),
        }
    }
}
