//! The integration tests.

mod architecture;
mod code;
mod commonmark;
mod front_matter_page;
mod habits;
mod pictures;
mod theme;
