//! The integration tests.

mod architecture;
mod code;
mod commonmark;
mod determinism;
mod faults;
mod habits;
mod pictures;
mod random;
mod small_site;
mod theme;
