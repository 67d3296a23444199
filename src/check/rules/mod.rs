//! The table of rules that need code.

mod base_url;
mod downloads;
mod language;
mod large_picture;
mod overdue;
pub(super) mod plain;
mod raw_html;
mod record_parts;
mod records;
mod required_keys;
mod scenario;
mod session_break;
mod session_folder;
mod session_minutes;
mod session_plan;
mod session_short_row;
mod session_target;
mod slides;
mod training_sessions;
mod unreachable;

use super::Scope;

/// Every rule.
pub(super) static TABLE: &[Scope] = &[
    Scope::Site(base_url::check),
    Scope::Site(downloads::check),
    Scope::Page(language::check),
    Scope::Site(large_picture::check),
    Scope::Page(overdue::check),
    Scope::Page(raw_html::check),
    Scope::Page(record_parts::check),
    Scope::Site(records::check),
    Scope::Page(required_keys::check),
    Scope::Page(scenario::check),
    Scope::Page(session_break::check),
    Scope::Site(session_folder::check),
    Scope::Page(session_minutes::check),
    Scope::Page(session_plan::check),
    Scope::Page(session_short_row::check),
    Scope::Page(session_target::check),
    Scope::Site(training_sessions::check),
    Scope::Site(slides::check),
    Scope::Site(unreachable::check),
];
