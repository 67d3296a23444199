//! Guidepost turns Markdown modules and standards data into a searchable
//! learning site that works offline.
//!
//! The floors, ground first; a module imports only floors above it in this
//! list, and a test holds that (`tests/it/architecture.rs`):
//! [`text`], [`diagnostics`], [`source`], `config`, [`markdown`],
//! [`catalogue`], `site`,
//! `check`, [`html`], [`theme`], [`output`], `compile`, `publish` and `edit`,
//! [`serve`], [`cli`]. The library never prints; only `cli` does.

pub mod catalogue;
pub mod check;
pub mod cli;
pub mod compile;
pub mod config;
pub mod diagnostics;
pub mod edit;
pub mod html;
pub mod markdown;
pub mod output;
pub mod publish;
pub mod serve;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
