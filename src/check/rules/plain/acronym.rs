//! Short forms that nothing explains.

use crate::check::plain::{Notes, PageText, Say};
use std::collections::BTreeSet;
use std::ops::Range;

use super::capitals::{ORDERS, names_a_thing};
use crate::check::plain::{Passage, Role, Shape, Word, known_words};

/// The first use of each short form on the page.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for passage in &page.passages {
        if matches!(
            passage.role,
            Role::Heading(_) | Role::Title | Role::CalloutTitle
        ) {
            continue;
        }
        for word in passage
            .words
            .iter()
            .filter(|word| word.shape == Shape::Acronym)
        {
            let written = &passage.text[word.range.clone()];
            let bare = bare(written);
            let known =
                bare.len() < 2 || is_code(bare) || KNOWN.contains(&bare) || say.is_known(bare);
            if known || !met.insert(bare) {
                continue;
            }
            let explained = page.lexicon.explained.has(&bare.to_lowercase());
            let quoted = passage.text[..word.range.start].matches('"').count() % 2 == 1;
            let in_capitals = is_shouted(passage, word, bare) && !explained;
            if !explained && !in_capitals && !quoted && !is_expanded(passage, &word.range) {
                say.words(
                    passage,
                    &word.range,
                    Notes {
                        found: bare,
                        ..Notes::default()
                    },
                );
            }
        }
    }
}

/// Whether a common word only stands in capitals: in a row of such words, or
/// as an order. `SALT` in the middle of a sentence is a short form.
fn is_shouted(passage: &Passage<'_>, word: &Word, bare: &str) -> bool {
    let common = |text: &str| known_words::is_common(&text.to_lowercase());
    let near = passage.words.iter().filter(|other| {
        let gap = other.range.start.abs_diff(word.range.end);
        let back = word.range.start.abs_diff(other.range.end);
        other.range != word.range && gap.min(back) < 3 && other.shape == Shape::Acronym
    });
    let in_a_row = near
        .map(|other| &passage.text[other.range.clone()])
        .any(common);
    let at = passage
        .words
        .iter()
        .position(|other| other.range == word.range);
    let names = at.is_some_and(|at| names_a_thing(passage, at));
    common(bare) && (in_a_row || !names || bare.len() > 5 || ORDERS.contains(&bare))
}

/// A short form without its plural or possessive.
pub(super) fn bare(written: &str) -> &str {
    let written = written.strip_suffix("'s").unwrap_or(written);
    written.strip_suffix('s').unwrap_or(written)
}

/// Numbers of standards have a rule of their own.
fn is_code(bare: &str) -> bool {
    bare.chars().any(|c| c.is_ascii_digit())
}

/// Whether brackets around it or after it say what it stands for.
pub(super) fn is_expanded(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.text[..range.start].trim_end_matches('"');
    let after = passage.text[range.end..].trim_start_matches('"');
    let inside = before.ends_with('(')
        && after
            .trim_start_matches(['s', '\''])
            .starts_with([')', ',', ';']);
    // "A national team, NHSX, said so."
    let beside = before.ends_with(", ") && after.starts_with(", ");
    inside || beside || after.starts_with(" (") || after.starts_with(", which stands for")
}

/// Short forms that four in five people in the UK know (NHS digital service
/// manual), and those of everyday computers.
const KNOWN: [&str; 47] = [
    "NHS", "UK", "GP", "BBC", "PDF", "DVD", "PC", "TV", "USB", "PIN", "ID", "VAT", "COVID", "AIDS",
    "HIV", "MRI", "EU", "US", "USA", "CD", "OK", "FAQ", "IT", "MP", "CV", "A", "E", "QR", "SMS",
    "CCTV", "DNA", "UN", "MOT", "IQ", "AM", "PM", "CSV", "WiFi", "iPhone", "DIY", "NB", "KB", "MB",
    "GB", "TB", "BMI", "IVF",
];
