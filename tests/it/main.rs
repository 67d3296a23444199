//! The integration tests.

mod architecture;
mod cli;
mod code;
mod commonmark;
mod front_matter_page;
mod habits;
mod pictures;
mod theme;
