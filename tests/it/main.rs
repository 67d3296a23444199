//! The integration tests.

mod architecture;
mod cli;
mod code;
mod commonmark;
mod habits;
mod pictures;
mod theme;
