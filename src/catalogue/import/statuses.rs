//! Words of other catalogues for where a standard stands, mapped to ours. What
//! is not in this table stops the import.

use crate::catalogue::Status;
use crate::catalogue::Status::{
    Active, Deprecated, InDevelopment, Retired, Trial, UnderReview, Withdrawn,
};

/// The words in small letters, from the directory (two generations), the NHS
/// API catalogue and HL7.
const WORDS: [(&str, Status); 22] = [
    ("draft", InDevelopment),
    ("draft in progress", InDevelopment),
    ("in development", InDevelopment),
    ("alpha", InDevelopment),
    ("private beta", Trial),
    ("public beta", Trial),
    ("beta", Trial),
    ("trial-use", Trial),
    ("trial use", Trial),
    ("active", Active),
    ("stable", Active),
    ("live", Active),
    ("in production", Active),
    ("production", Active),
    ("normative", Active),
    ("under review", UnderReview),
    ("under review for deprecation", UnderReview),
    ("deprecated", Deprecated),
    ("retired", Retired),
    ("withdrawn", Withdrawn),
    ("cancelled", Withdrawn),
    ("canceled", Withdrawn),
];

/// Words that say who may use something, not where it stands.
const FLAGS: [&str; 2] = ["internal", "service is internal"];

/// The status of a cell with one word or several. Of several the worst wins
/// (trap T10): `ACTIVE, DEPRECATED` is deprecated, `IN DEVELOPMENT, ACTIVE` is
/// in trial use.
///
/// # Errors
/// The word that nobody mapped.
pub(super) fn read(text: &str) -> Result<Option<Status>, String> {
    let mut found = Vec::new();
    for word in text
        .split([',', '|', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let lower = word.to_lowercase();
        if FLAGS.contains(&lower.as_str()) {
            continue;
        }
        match WORDS.iter().find(|(name, _)| *name == lower) {
            Some((_, status)) => found.push(*status),
            None => return Err(word.to_owned()),
        }
    }
    let has = |status| found.contains(&status);
    if has(Active) && has(InDevelopment) && found.len() == 2 {
        return Ok(Some(Trial));
    }
    let worst = [
        Retired,
        Withdrawn,
        Deprecated,
        UnderReview,
        Trial,
        InDevelopment,
        Active,
    ];
    Ok(worst.into_iter().find(|status| has(*status)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t10_the_worst_word_of_several_wins() {
        for (text, status) in [
            ("active", Some(Active)),
            ("ACTIVE, DEPRECATED", Some(Deprecated)),
            ("IN DEVELOPMENT, ACTIVE", Some(Trial)),
            ("ACTIVE, UNDER REVIEW FOR DEPRECATION", Some(UnderReview)),
            ("INTERNAL, ACTIVE", Some(Active)),
            ("Active, Retired, Deprecated", Some(Retired)),
            ("INTERNAL", None),
            ("", None),
        ] {
            assert_eq!(read(text), Ok(status), "{text}");
        }
    }

    #[test]
    fn t11_a_word_that_nobody_mapped_is_no_default() {
        assert_eq!(read("ACTIVE, SUNSET"), Err("SUNSET".to_owned()));
    }

    #[test]
    fn each_word_is_mapped_once() {
        for (at, (word, _)) in WORDS.iter().enumerate() {
            assert!(WORDS[..at].iter().all(|(other, _)| other != word), "{word}");
        }
    }
}
