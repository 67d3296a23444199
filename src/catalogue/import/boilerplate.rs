//! Words with which sources say that there is nothing to say (traps T9, T22).

/// What tools and forms leave in a cell that is empty.
const NOTHING: [&str; 16] = [
    "none",
    "na",
    "n/a",
    "nan",
    "null",
    "nil",
    "-",
    "--",
    "tbc",
    "tbd",
    "unknown",
    "not known",
    "not applicable",
    "not available",
    "none known",
    "[]",
];

/// How sentences start that say that there is nothing.
const NEGATIVE: [&str; 6] = [
    "no known ",
    "no know ",
    "there are no known ",
    "none - ",
    "not applicable ",
    "interactions may apply",
];

/// Whether a cell only says that there is nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let is_short = lower.chars().count() <= 90;
    lower.is_empty()
        || NOTHING.contains(&lower.as_str())
        || (is_short && NEGATIVE.iter().any(|start| lower.starts_with(start)))
}
