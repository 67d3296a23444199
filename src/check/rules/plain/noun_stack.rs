//! Stacks of nouns.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::HashSet;
use std::sync::LazyLock;

/// More things in a row than the limit.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let most = say.most("nouns-in-a-row");
    for passage in &page.passages {
        if !say.has_cue(passage) {
            continue;
        }
        let mut first = None;
        let mut number = 0;
        let mut last = 0;
        for word in passage.words.iter().map(Some).chain([None]) {
            let noun = word.filter(|word| say.is_cue(word) && !passage.is_name(word));
            let joined = noun.filter(|noun| {
                number == 0 || passage.text[last..noun.range.start].trim().is_empty()
            });
            if let Some(noun) = joined {
                first = first.or(Some(noun.range.start));
                last = noun.range.end;
                number += 1;
                continue;
            }
            if let (Some(start), true) = (first, number > most) {
                say.words(
                    passage,
                    &(start..last),
                    Notes {
                        number,
                        ..Notes::default()
                    },
                );
            }
            first = noun.map(|noun| noun.range.start);
            last = noun.map_or(0, |noun| noun.range.end);
            number = usize::from(noun.is_some());
        }
    }
}

/// Nouns, as far as letters tell.
pub(super) fn is_cue(written: &str) -> bool {
    let is_listed = |noun: &str| NOUNS.contains(noun);
    let one = written.strip_suffix('s').is_some_and(is_listed)
        || written.strip_suffix("es").is_some_and(is_listed)
        || written
            .strip_suffix("ies")
            .is_some_and(|stem| is_listed(&format!("{stem}y")));
    let ends = written.len() > 6 && ENDINGS.iter().any(|end| written.ends_with(end));
    one || ends || is_listed(written)
}

/// Endings that make nouns.
const ENDINGS: [&str; 10] = [
    "tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "tions", "ments",
];

/// Nouns that such stacks are made of in this field, in the singular.
static NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("nouns.txt").split_whitespace().collect());
