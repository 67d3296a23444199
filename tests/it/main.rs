//! The integration tests.

mod commonmark;
mod front_matter_page;
mod theme;
