//! Answers such as "all of the above".

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};
use crate::markdown::CalloutKind;

/// Answers that point at other answers.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page
        .passages
        .iter()
        .filter(|one| one.callout == Some(CalloutKind::Quiz))
    {
        let lower = passage.text.to_lowercase();
        let found = POINTERS
            .iter()
            .find_map(|words| Some((lower.find(words)?, words.len())));
        if let (Some((at, length)), Role::Answer) = (found, passage.role) {
            say.words(passage, &(at..at + length), Notes::default());
        }
    }
}

const POINTERS: [&str; 8] = [
    "all of the above",
    "none of the above",
    "all of these",
    "none of these",
    "both of the above",
    "any of the above",
    "a and b",
    "both a and b",
];
