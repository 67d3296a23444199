//! Every word that the program asks of the theme stands in its `words.toml`,
//! and every word for callouts is asked for (decision 12).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// How the keys of the words of callouts start, which only the program uses.
const CALLOUT: &str = "callout_";

fn words() -> BTreeMap<String, String> {
    let words = fs::read_to_string("themes/default/words.toml").unwrap();
    toml::from_str(&words).unwrap()
}

/// What stands in quotes behind these signs in the files of a folder.
fn quoted_after(folder: &str, signs: &str) -> BTreeSet<String> {
    let files = WalkDir::new(Path::new("src").join(folder)).into_iter();
    let files = files.map(Result::unwrap);
    let sources = files.filter(|file| file.path().extension().is_some_and(|end| end == "rs"));
    let mut keys = BTreeSet::new();
    for file in sources {
        let source = fs::read_to_string(file.path()).unwrap();
        let behind = source.split(signs).skip(1);
        keys.extend(behind.map(|text| text.split('"').next().unwrap().to_owned()));
    }
    keys
}

#[test]
fn every_word_that_the_program_asks_for_stands_in_the_theme() {
    let words = words();
    let asked = quoted_after("output", "word(\"");
    assert!(asked.len() > 30, "{asked:?}");
    let missing: Vec<&String> = asked
        .iter()
        .filter(|key| !words.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_words_on_pages_stand_in_the_theme_and_nowhere_else() {
    let source = fs::read_to_string("src/html/words.rs").unwrap();
    let keys = source.split('"').skip(1).step_by(2);
    let is_key = |text: &&str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let asked: BTreeSet<&str> = keys.filter(is_key).collect();
    assert!(asked.len() > 50, "{asked:?}");
    let words = words();
    let missing: Vec<&&str> = asked
        .iter()
        .filter(|key| !words.contains_key(**key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let of_callouts = words.keys().filter(|key| key.starts_with(CALLOUT));
    let idle: Vec<&String> = of_callouts
        .filter(|key| !asked.contains(key.as_str()))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}
