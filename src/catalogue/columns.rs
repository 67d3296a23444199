//! The names of the columns, in their order.

use super::record::RecordKind;

/// The columns of `standards.csv`.
pub const STANDARD_COLUMNS: [&str; 32] = [
    "id",
    "title",
    "also-known-as",
    "one-line",
    "types",
    "status",
    "maturity",
    "owner",
    "codes",
    "settings",
    "topics",
    "jobs",
    "needs",
    "works-with",
    "replaces",
    "replaced-by",
    "services",
    "read-it",
    "test-tools",
    "help",
    "version",
    "version-date",
    "sources",
    "checked",
    "must",
    "must-who",
    "must-from",
    "must-by",
    "must-law",
    "must-exceptions",
    "must-checked-by",
    "must-source",
];

/// The columns of `services.csv`.
pub const SERVICE_COLUMNS: [&str; 18] = [
    "id",
    "title",
    "also-known-as",
    "one-line",
    "status",
    "owner",
    "settings",
    "topics",
    "who-may-use",
    "most-people",
    "environments",
    "needs",
    "how-long",
    "steps-source",
    "read-it",
    "help",
    "sources",
    "checked",
];

/// What an imported file has beside the columns of `standards.csv`: the status
/// in the words of the source, and the key by which the source knows the record.
pub(super) const IMPORT_COLUMNS: [&str; 2] = ["source-status", "source-key"];

/// Columns that hold days; a spreadsheet may write these as it likes.
pub(super) const DATES: [&str; 4] = ["version-date", "checked", "must-from", "must-by"];

/// The columns of the file of one kind of record.
pub(super) fn columns(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Standard => &STANDARD_COLUMNS,
        RecordKind::Service => &SERVICE_COLUMNS,
    }
}
