//! Objectives that nobody can see done.

use crate::check::plain::Role;
use crate::check::plain::{Notes, PageText, Say};

/// Objectives that nobody can see done.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page
        .passages
        .iter()
        .filter(|one| one.role == Role::Objective)
    {
        let lower = passage.text.trim().to_lowercase();
        let start = HIDDEN.iter().find(|start| {
            let rest = lower.strip_prefix(**start);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        if let Some(start) = start {
            say.words(passage, &(0..start.len()), Notes::default());
        }
    }
}

const HIDDEN: [&str; 18] = [
    "understand",
    "know",
    "learn",
    "be aware",
    "appreciate",
    "be familiar",
    "become familiar",
    "gain",
    "realise",
    "have an understanding",
    "have knowledge",
    "become aware",
    "get to know",
    "see why",
    "be introduced",
    "consider",
    "think about",
    "have an awareness",
];
