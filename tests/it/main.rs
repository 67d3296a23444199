//! The integration tests.

mod commonmark;
mod pictures;
mod theme;
