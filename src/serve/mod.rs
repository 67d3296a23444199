//! The preview: an author saves, and sees the page and what is wrong with it.
//!
//! A change on the disk is an alarm clock, never information (`watcher`,
//! `alarm`): the project is scanned again and goes through the same
//! [`crate::compile::compile`] as a build (`round`). The new site takes the
//! place of the old one in one step (`generation`), unless it cannot be shown;
//! then the last good one stays. Requests are answered from that map alone
//! (`answer`), after a look at who asks (`guard`). Open pages follow over a
//! WebSocket (`live`) and show what their author should know (`panel`).
//!
//! The slides of a session go to the phones of a room by a second listener with
//! a map of its own (`lan`), when somebody asks for it.
//!
//! This floor must never know Markdown, templates or how a product is made,
//! and it never prints: the command line hears [`News`].

mod address;
mod alarm;
mod answer;
mod disk;
mod generation;
mod guard;
mod kinds;
mod lan;
mod listen;
mod live;
mod panel;
mod preview;
mod round;
mod watcher;

pub use generation::Generation;
pub use lan::{Clock, Invitation, LanError, LanOptions};
pub use listen::{DEFAULT_PORT, Port, StartError};
pub use preview::{News, Preview, PreviewOptions};
pub use watcher::{Polling, Watching};
