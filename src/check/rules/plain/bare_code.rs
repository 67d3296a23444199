//! Numbers of standards without their names.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeSet;

use crate::check::plain::{Layer, Passage, Role, Shape, Word};

/// The first use of each number of a standard, without its name.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for passage in &page.passages {
        if matches!(passage.role, Role::Heading(_) | Role::Title) || passage.layer == Layer::Quote {
            continue;
        }
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Acronym)
        {
            let written = &passage.text[word.range.clone()];
            let is_code = is_code(written) || is_series(passage, word);
            if is_code && met.insert(written) && !is_named(page, passage, word) {
                say.words(passage, &word.range, Notes::default());
            }
        }
    }
}

/// `ISO 27001` and `DCB 0129`: letters, a space and the number.
fn is_series(passage: &Passage<'_>, word: &Word) -> bool {
    let series = [
        "DCB", "ISB", "SCCI", "DAPB", "ISN", "ISO", "IEC", "BS", "RFC", "PAS",
    ];
    let after = passage.text[word.range.end..].strip_prefix(' ');
    let digits = after.map_or(0, |after| {
        after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len())
    });
    let named = after.is_some_and(|after| {
        after[digits..].starts_with([',', ':']) || after[digits..].starts_with(" (")
    });
    series.contains(&&passage.text[word.range.clone()]) && digits > 2 && !named
}

fn is_code(written: &str) -> bool {
    ["DCB", "ISB", "SCCI", "DAPB", "ISN"].iter().any(|start| {
        let digits = written.strip_prefix(start);
        digits.is_some_and(|digits| digits.len() > 2 && digits.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether the page is about it, the glossary has it, or brackets stand by it.
fn is_named(page: &PageText<'_>, passage: &Passage<'_>, word: &Word) -> bool {
    let written = passage.text[word.range.clone()].to_lowercase();
    let is_page = page.page.body.source.file_name().starts_with(&written)
        || page.page.title.to_lowercase().contains(&written);
    let before = &passage.text[..word.range.start];
    let in_brackets = before
        .rfind('(')
        .is_some_and(|at| !before[at..].contains(')'));
    let after = &passage.text[word.range.end..];
    is_page
        || in_brackets
        || after.starts_with(" (")
        || after.starts_with(',')
        || page.lexicon.explained.has(&written)
}
