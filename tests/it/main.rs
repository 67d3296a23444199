//! The integration tests.

mod commonmark;
mod theme;
