//! Plain language: counts words, sentences and syllables honestly, and runs
//! the rules that tell an author when readers will not follow.
//!
//! The route of a page: `walk` collects its passages (`prose`, `sentence`,
//! `word`, `names`), `page` runs the rules of the `set` on them, `silence`
//! takes out what the author gave a reason for. What is found for a page is
//! remembered by the fingerprint of everything that it depends on (`memo`).
//! Nothing here says that a page can be understood: these are signals.

mod claim;
mod comparison;
mod exact;
pub mod grade;
mod inflect;
pub(crate) mod known_words;
mod measure;
mod names;
mod page;
mod phrase;
mod prose;
mod report;
mod rule;
mod run;
mod sentence;
mod set;
mod settings;
mod silence;
mod syllable;
mod vocabulary;
mod walk;
mod word;

pub use claim::{ClaimCounts, claims};
pub use measure::{PageMeasure, measure};
pub use page::Exchange;
pub(crate) use page::{Notes, Say};
pub use prose::{Layer, Passage, Role, Style};
pub use report::{DifficultWord, Explained, LongSentence, PageReport, WordUse, report, words};
pub(crate) use rule::{Check, IsCue};
pub use rule::{Level, Rule, Silencing};
pub use run::{Change, Found, PageCheck, run};
pub use set::{HOUSE_FOLDER, RuleSet, own_rules};
pub use syllable::count as count_syllables;
pub use walk::{PageText, Seen};
pub use word::{Shape, Word, is_address};
