//! What is before and after the colon.

use super::keys::find_key;
use super::piece::{Piece, is_blank};
use crate::text::nearest;

/// A line with a name, a separator and a rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyLine<'a> {
    /// The name as written, without marks around it.
    pub(super) name: Piece<'a>,
    /// What follows the separator, trimmed.
    pub(super) rest: Piece<'a>,
    /// Whether the separator was there.
    pub(super) separated: bool,
}

/// Longer names than this are sentences with a colon in them.
const LONGEST_NAME: usize = 40;

/// Reads `name: rest`. A full-width colon counts, the space after it may be
/// missing, the name may stand in quotes or bold, and `name = rest` counts
/// where the name is a known key.
pub(super) fn key_line(line: Piece<'_>) -> Option<KeyLine<'_>> {
    let line = line.trim();
    let at = line.text.find([':', '\u{ff1a}', '='])?;
    let separator = line.text[at..].chars().next()?;
    let mut rest_at = at + separator.len_utf8();
    let mut name = line.cut(0..at).trim();
    if name.text.starts_with("**") && line.text[rest_at..].starts_with("**") {
        rest_at += 2;
    }
    name = without_marks(name);
    let shaped = is_name(name.text) && !line.text[rest_at..].starts_with("//");
    let known = separator != '=' || find_key(name.text).is_some();
    (shaped && known).then(|| KeyLine {
        name,
        rest: line.cut(rest_at..line.text.len()).trim(),
        separated: true,
    })
}

/// The same, where the name is a known key.
pub(super) fn known_key_line(line: Piece<'_>) -> Option<KeyLine<'_>> {
    key_line(line).filter(|key| find_key(key.name.text).is_some())
}

/// Whether a line starts with a key or something near one, with or without a
/// colon.
pub(super) fn starts_like_a_key(line: Piece<'_>) -> bool {
    match key_line(line) {
        Some(key) => {
            let near = nearest(key.name.text, super::KEYS.iter().map(|key| key.name));
            find_key(key.name.text).is_some() || near.is_some()
        }
        None => key_without_colon(line).is_some(),
    }
}

/// The known key, in small letters, with which a line starts that has no
/// colon: `title My page`.
pub(super) fn key_without_colon(line: Piece<'_>) -> Option<KeyLine<'_>> {
    let line = line.trim();
    let end = line.text.find(is_blank)?;
    let name = line.cut(0..end);
    let rest = line.cut(end..line.text.len()).trim();
    let known = find_key(name.text).is_some_and(|key| key.name == name.text);
    known.then_some(KeyLine {
        name,
        rest,
        separated: false,
    })
}

fn without_marks(name: Piece<'_>) -> Piece<'_> {
    let marks = |letter: char| is_blank(letter) || matches!(letter, '*' | '`' | '"' | '\'');
    let quotes = |letter: char| marks(letter) || ('\u{2018}'..='\u{201e}').contains(&letter);
    let start = name.text.len() - name.text.trim_start_matches(quotes).len();
    let end = name.text.trim_end_matches(quotes).len();
    name.cut(start..end.max(start))
}

fn is_name(text: &str) -> bool {
    let fits = |letter: char| {
        letter.is_alphanumeric() || is_blank(letter) || matches!(letter, '-' | '_' | '.' | '\\')
    };
    text.starts_with(char::is_alphabetic) && text.len() <= LONGEST_NAME && text.chars().all(fits)
}
