//! The words of the interface that are not in templates (decision 12).

use crate::markdown::Level;

/// Over the modules on the front page.
pub(super) const LEARN_GROUP: &str = "Learn step by step";
/// Over the other parts on the front page.
pub(super) const PARTS_GROUP: &str = "Or go straight to";
/// The button of the front page.
pub(super) const START: &str = "Start with the first lesson";
/// The title of the page of search results.
pub(super) const SEARCH: &str = "Search";
/// The title of the page for addresses that do not exist.
pub(super) const NOT_FOUND: &str = "This page is not here";
/// Stands for the address of such a page in an e-mail.
pub(super) const NOT_FOUND_ADDRESS: &str = "(please write the address here)";
/// The subject of an e-mail about a page.
pub(super) const FEEDBACK_SUBJECT: &str = "Something wrong or unclear";
/// The last line of an e-mail about a page.
pub(super) const FEEDBACK_CARE: &str = "Do not include details of people you care for.";
/// Over terms that start with a digit.
pub(super) const DIGITS: &str = "0 to 9";

/// How much a reader is expected to know.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Starter => "For a first start",
        Level::Working => "For people who know the words",
        Level::Specialist => "For specialists",
    }
}
