//! Which words most readers know: the two most common levels of SCOWL with
//! their forms (`data/NOTICE.md`). It knows single words only.

use std::collections::HashSet;
use std::sync::LazyLock;

static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let own = include_str!("data/own_common.txt").lines();
    let own = own.filter(|line| !line.starts_with('#'));
    include_str!("data/common.txt").lines().chain(own).collect()
});

/// Endings with what stands in their place in the word's first form.
const ENDINGS: [(&str, &str); 16] = [
    ("'s", ""),
    ("s'", "s"),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("ness", ""),
    ("less", ""),
];

/// Whether a word, in small letters, is a common one or a form of one.
#[must_use]
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word) || first_forms(word).any(|form| COMMON.contains(form.as_str()))
}

/// The forms that a word may come from.
pub(super) fn first_forms(word: &str) -> impl Iterator<Item = String> {
    ENDINGS.iter().filter_map(move |(ending, first)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        Some(format!("{stem}{first}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_common_words_are_common() {
        for word in [
            "care",
            "nurse",
            "nurses",
            "shared",
            "sharing",
            "organisation",
            "patient's",
        ] {
            assert!(is_common(word), "{word}");
        }
        for word in ["ontology", "payload", "haematology"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
