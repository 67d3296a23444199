//! The integration tests.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is not as it should be"
)]

mod addresses;
mod alone;
mod architecture;
mod cases;
mod catalogue;
mod cli;
mod code;
mod commonmark;
mod compiled;
mod content;
mod deck;
mod determinism;
mod faults;
mod finder;
mod former;
mod front_matter_page;
mod habits;
mod hostile;
mod hostile_pages;
mod included;
mod limits;
mod markup;
mod own_addresses;
mod papers;
mod pictures;
mod pixels;
mod plain;
mod project;
mod random;
mod remembered;
mod same_page;
mod scorm;
mod search;
mod serve;
mod services_here;
mod session;
mod sites;
mod small_site;
mod theme;
mod update;
