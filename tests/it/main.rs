//! The integration tests.

mod commonmark;
