//! Positions, names and paths that cannot be mixed up.
//!
//! The ground floor: it knows bytes, lines, words and paths, and must never
//! know anything else of ours.

mod date;
mod fingerprint;
mod line_index;
mod nearest;
mod out_path;
mod slug;
mod source_path;
mod span;
mod word_map;
mod wording;
mod words;

pub use date::{Date, MONTHS};
pub use fingerprint::Fingerprint;
pub use line_index::{LineIndex, Position};
pub use nearest::nearest;
pub use out_path::{OutPath, OutPathError};
pub use slug::Slug;
pub use source_path::{SourceId, SourcePath};
pub use span::Span;
pub use word_map::{QuickMap, WordSet};
pub use wording::Wording;
pub use words::{WordCount, count_words, first_sentence, plain_ascii_quotes, reading_minutes};
