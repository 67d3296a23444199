//! The integration tests.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod cli;
mod code;
mod commonmark;
mod habits;
mod pictures;
mod theme;
