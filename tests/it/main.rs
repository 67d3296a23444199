//! The integration tests.

mod architecture;
mod code;
mod commonmark;
mod habits;
mod pictures;
mod theme;
