//! A token without its ending: forms of a word meet in one stem.
//!
//! The reader in the browser does the same (`search-language.js`). This file
//! never knows how texts become tokens.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::{IRREGULAR, SPELLINGS, WHOLE_SPELLINGS, pairs};
use crate::text::QuickMap;

/// The tables, ready to be asked for each word of a site.
struct Tables {
    /// By the letter that they start with.
    spellings: BTreeMap<u8, Vec<(&'static str, &'static str)>>,
    irregular: QuickMap<&'static str>,
    whole: QuickMap<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut spellings: BTreeMap<u8, Vec<_>> = BTreeMap::new();
    for (american, british) in pairs(SPELLINGS) {
        let first = american.as_bytes()[0];
        spellings
            .entry(first)
            .or_default()
            .push((american, british));
    }
    Tables {
        spellings,
        irregular: pairs(IRREGULAR).collect(),
        whole: pairs(WHOLE_SPELLINGS).collect(),
    }
});

/// A token without its ending, in British spelling. Words of three letters,
/// codes, acronyms in capitals and words with accents stay as they are.
pub(super) fn stem(token: &str) -> String {
    let irregular = |word: &str| TABLES.irregular.get(word).map(str::to_owned);
    if let Some(known) = irregular(token) {
        return known;
    }
    let is_plain = token.bytes().all(|byte| byte.is_ascii_lowercase());
    if token.len() <= 3 || !is_plain || !has_vowel(token) {
        return token.to_owned();
    }
    let word = without_plural(&british(token));
    irregular(&word).unwrap_or_else(|| without_ending(&word))
}

fn british(word: &str) -> String {
    if let Some(known) = TABLES.whole.get(word) {
        return known.to_owned();
    }
    let first = word.as_bytes().first();
    let spellings = first.and_then(|first| TABLES.spellings.get(first));
    for (american, british) in spellings.into_iter().flatten() {
        // `catalogue` starts with `catalog`, and is British already.
        if let Some(rest) = word.strip_prefix(american)
            && !word.starts_with(british)
        {
            return format!("{british}{rest}");
        }
    }
    for ending in [
        "ations", "ation", "able", "ers", "ing", "er", "ed", "es", "e",
    ] {
        let Some(root) = word
            .strip_suffix(ending)
            .and_then(|rest| rest.strip_suffix("iz"))
        else {
            continue;
        };
        if root.len() >= 4 {
            return format!("{root}is{ending}");
        }
    }
    word.to_owned()
}

fn without_plural(word: &str) -> String {
    let cut = |letters: usize| word[..word.len() - letters].to_owned();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.ends_with("ies") && word.len() >= 5 {
        cut(3) + "y"
    } else if ends(&["sses", "shes", "ches", "xes"]) {
        cut(2)
    } else if word.ends_with('s') && word.len() >= 4 && !ends(&["ss", "us", "is"]) {
        cut(1)
    } else {
        word.to_owned()
    }
}

fn without_ending(word: &str) -> String {
    let mut word = without_verb_ending(word);
    let cut = |word: &str, ending: &str, least: usize| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= least).then(|| rest.to_owned())
    };
    if let Some(rest) = cut(&word, "ability", 3) {
        word = rest + "abl";
    } else if let Some(rest) = cut(&word, "ibility", 3) {
        word = rest + "ibl";
    } else if let Some(rest) = cut(&word, "ment", 5).or_else(|| cut(&word, "ly", 4)) {
        word = rest;
    }
    if word.ends_with('e') && word.len() >= 5 || word.ends_with("ll") && word.len() >= 6 {
        word.pop();
    }
    word
}

fn without_verb_ending(word: &str) -> String {
    if word.ends_with("eed") {
        let letters = usize::from(word.len() > 4);
        return word[..word.len() - letters].to_owned();
    }
    if let Some(rest) = word.strip_suffix("ied").filter(|rest| rest.len() >= 2) {
        return format!("{rest}y");
    }
    let rest = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    match rest.filter(|rest| rest.len() >= 3 && has_vowel(rest)) {
        Some(rest) => repaired(rest),
        None => word.to_owned(),
    }
}

/// What a verb ending leaves behind: `runn` is `run`, `car` is `care`.
fn repaired(rest: &str) -> String {
    let letters = rest.as_bytes();
    let [.., before, last] = *letters else {
        return rest.to_owned();
    };
    if before == last && !is_vowel(last) && !matches!(last, b'l' | b's' | b'z') {
        return rest[..rest.len() - 1].to_owned();
    }
    let closed = !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y');
    if letters.len() == 3 && !is_vowel(letters[0]) && is_vowel(before) && closed {
        return format!("{rest}e");
    }
    rest.to_owned()
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        let meets = |a: &str, b: &str| assert_eq!(stem(a), stem(b), "{a} and {b}");
        meets("sharing", "share");
        meets("caring", "care");
        meets("planned", "plan");
        meets("organizations", "organisation");
        meets("standardized", "standardise");
        meets("controlled", "control");
        meets("installed", "install");
        meets("pharmacies", "pharmacy");
        meets("interoperability", "interoperable");
        meets("agreed", "agreement");
        meets("pediatric", "paediatric");
        meets("programs", "programme");
        meets("catalogues", "catalog");
        meets("nursing", "nurses");
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("care", "car"),
            ("medicine", "medical"),
            ("medication", "medical"),
            ("news", "new"),
            ("general", "generic"),
            ("operation", "interoperability"),
            ("nhs", "nh"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
    }
}
