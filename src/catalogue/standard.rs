//! A standard from what is written of it, and back to the cells of a row.

use super::columns::STANDARD_COLUMNS;
use super::duty::{Duty, Mandation};
use super::list::join;
use super::record::{Field, RecordId, RecordKind, Relation, Standard};
use super::status::Status;
use super::values::Reader;
use super::vocabulary::Scheme;

/// Reads a standard. Its title is its id where none was written, which is said
/// elsewhere.
pub(super) fn read(id: &RecordId, reader: &mut Reader<'_>) -> Standard {
    let kind = RecordKind::Standard;
    Standard {
        id: id.clone(),
        title: reader.text("title").unwrap_or_else(|| Field {
            value: id.to_string(),
            span: None,
            origin: None,
        }),
        also_known_as: reader.texts("also-known-as"),
        one_line: reader.text("one-line"),
        types: reader.concepts("types", Scheme::Types),
        status: reader.known("status", Scheme::Statuses, Status::parse),
        source_status: reader.text("source-status"),
        maturity: reader.concept("maturity", Scheme::Maturity),
        owner: reader.concept("owner", Scheme::Owners),
        codes: reader.codes("codes"),
        settings: reader.concepts("settings", Scheme::Settings),
        topics: reader.concepts("topics", Scheme::Topics),
        jobs: reader.concepts("jobs", Scheme::Jobs),
        needs: reader.relations("needs", kind),
        works_with: reader.relations("works-with", kind),
        replaces: reader.relations("replaces", kind),
        replaced_by: reader.relations("replaced-by", kind),
        services: reader.relations("services", RecordKind::Service),
        read_it: reader.documents("read-it"),
        test_tools: reader.resources("test-tools"),
        help: reader.contacts("help"),
        version: reader.text("version"),
        version_date: reader.date("version-date"),
        sources: reader.citations("sources"),
        checked: reader.date("checked"),
        mandation: mandation(reader),
        page: None,
    }
}

fn mandation(reader: &mut Reader<'_>) -> Mandation {
    Mandation {
        kind: reader.known("must", Scheme::Duties, Duty::parse),
        who: reader.concepts("must-who", Scheme::Who),
        from: reader.date("must-from"),
        by: reader.date("must-by"),
        law: reader.text("must-law"),
        exceptions: reader.text("must-exceptions"),
        checked_by: reader.text("must-checked-by"),
        sources: reader.citations("must-source"),
    }
}

impl Standard {
    /// The cells of its row, in the order of [`STANDARD_COLUMNS`]. What nobody
    /// wrote is an empty cell, never a default.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        STANDARD_COLUMNS
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
            "types" => listed(&self.types),
            "status" => said(&self.status),
            "maturity" => optional(self.maturity.as_ref()),
            "owner" => optional(self.owner.as_ref()),
            "codes" => listed(&self.codes),
            "settings" => listed(&self.settings),
            "topics" => listed(&self.topics),
            "jobs" => listed(&self.jobs),
            "needs" => listed(&self.needs),
            "works-with" => listed(&self.works_with),
            "replaces" => listed(&self.replaces),
            "replaced-by" => listed(&self.replaced_by),
            "services" => listed(&self.services),
            "read-it" => listed(&self.read_it),
            "test-tools" => listed(&self.test_tools),
            "help" => listed(&self.help),
            "version" => optional(self.version.as_ref()),
            "version-date" => self
                .version_date
                .as_ref()
                .map_or_else(String::new, |day| day.value.iso()),
            "sources" => listed(&self.sources),
            "checked" => self
                .checked
                .as_ref()
                .map_or_else(String::new, |day| day.value.iso()),
            other => self.mandation.cell(other),
        }
    }
}

impl Mandation {
    fn cell(&self, column: &str) -> String {
        match column {
            "must" => said(&self.kind),
            "must-who" => listed(&self.who),
            "must-from" => self
                .from
                .as_ref()
                .map_or_else(String::new, |day| day.value.iso()),
            "must-by" => self
                .by
                .as_ref()
                .map_or_else(String::new, |day| day.value.iso()),
            "must-law" => optional(self.law.as_ref()),
            "must-exceptions" => optional(self.exceptions.as_ref()),
            "must-checked-by" => optional(self.checked_by.as_ref()),
            "must-source" => listed(&self.sources),
            _ => String::new(),
        }
    }
}

/// A field that has a default, if somebody wrote it.
pub(super) fn said<T: ToString>(field: &Field<T>) -> String {
    if field.is_said() {
        field.value.to_string()
    } else {
        String::new()
    }
}

/// A field that may be missing.
pub(super) fn optional<T: ToString>(field: Option<&Field<T>>) -> String {
    field.map_or_else(String::new, |field| field.value.to_string())
}

/// A list.
pub(super) fn listed<T: ToString>(field: &Field<Vec<T>>) -> String {
    join(field.value.iter().map(ToString::to_string))
}

impl std::fmt::Display for Relation {
    /// As it is written in a cell.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.why.is_empty() {
            self.to.fmt(f)
        } else {
            write!(f, "{}: {}", self.to, self.why)
        }
    }
}
