//! The integration tests.

mod architecture;
mod authors;
mod cli;
mod code;
mod commonmark;
mod habits;
mod theme;
