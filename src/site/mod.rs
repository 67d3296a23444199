//! All documents joined: order, addresses, links, glossary, paths, sessions.

pub mod picture;
