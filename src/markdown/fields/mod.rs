//! One line-by-line reader for what authors write as `key: value`: front
//! matter, labelled lines in callouts, labelled lines in list entries.
//!
//! What a key takes is said in one table ([`KEYS`] for front matter, small
//! tables of [`Label`] elsewhere). Where one meaning is clear it is taken;
//! where it is not, the author is told which line is wrong and how to write
//! it. This room knows text and spans; it must never know what a page is for.

mod entries;
mod fence;
mod key_line;
mod keys;
mod labels;
mod piece;
mod quantity;
mod read;
mod table;
mod value;
mod when;

pub use keys::{Key, PageKind, Slot, Takes};
pub use labels::{Label, Labelled, NearLabel, SplitLines, split_labelled};
pub use quantity::read_minutes;
pub use table::KEYS;
pub use value::Problem;
pub use when::read_date;

pub(super) use entries::{Entry, StrayLine, read_entries};
pub(super) use fence::{Closing, Frame, Opening, find_frame};
pub(super) use keys::{find_key, name_here};
pub(super) use labels::{leading_text, split_list_end};
pub(super) use piece::{is_blank, tidy};
pub(super) use quantity::read_number;
pub(super) use read::{Named, Reader, shown};
use value::read_names;
