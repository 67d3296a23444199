//! Cells that a spreadsheet would compute, and text as people leave it there.

use std::borrow::Cow;

/// Signs with which a spreadsheet starts to compute (decision 4), in both of
/// their widths; a tab or a line end before them hides them from the eye only.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// The names of months as spreadsheets know them.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The text of a cell that a spreadsheet leaves as it is: with an apostrophe
/// before it where the spreadsheet would compute it, or where taking away an
/// apostrophe would read it wrong.
pub(in crate::catalogue) fn guard(text: &str) -> Cow<'_, str> {
    if is_computed(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that was guarded.
pub(in crate::catalogue) fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if is_computed(inner.trim_start_matches('\'')) => inner,
        _ => text,
    }
}

/// Whether a spreadsheet would make something else of a text: a formula, a
/// number without its zeros, a date, or yes and no.
fn is_computed(text: &str) -> bool {
    text.starts_with(FORMULA) || is_number_like(text) || is_date_like(text) || is_truth(text)
}

/// `2.10`, `0160`, `1-2`, `3/4`, `1e5`, `£5`, but not `15`, which stays.
fn is_number_like(text: &str) -> bool {
    let text = text.trim();
    let signs = |letter: char| {
        letter.is_ascii_digit() || ".,/-:eE+ %()\u{a3}$\u{20ac}\u{a0}".contains(letter)
    };
    let has_digit = text.contains(|letter: char| letter.is_ascii_digit());
    let plain = text.len() <= 10
        && !text.starts_with('0')
        && text.chars().all(|letter| letter.is_ascii_digit());
    has_digit && !plain && text.chars().all(signs)
}

/// `Apr-24`, `2 January`, `April 2024`, `22 Nov 2026 10:00`.
fn is_date_like(text: &str) -> bool {
    let mut words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_month = |word: &str| {
        let lower = word.to_ascii_lowercase();
        lower.len() >= 3 && MONTHS.iter().any(|month| lower.starts_with(month))
    };
    let mut months = 0;
    let others = words.all(|word| {
        let month = is_month(word) && word.chars().all(char::is_alphabetic);
        months += usize::from(month);
        month || word.chars().all(|letter| letter.is_ascii_digit())
    });
    others && months == 1 && text.contains(|letter: char| letter.is_ascii_digit())
}

fn is_truth(text: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// The words of a cell: no white space around them, one space between them,
/// and nothing that cannot be seen. Marks that turn the direction of text are
/// taken out, because they make a page show other words than it has.
pub(in crate::catalogue) fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let unseen = |letter: char| {
        (letter.is_control() && !letter.is_whitespace())
            || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
                | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
    };
    let seen: String = text.chars().filter(|letter| !unseen(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is words of ASCII with one space between them, as nearly all
/// cells are.
fn is_tidy(text: &str) -> bool {
    let signs = text.bytes().all(|sign| matches!(sign, b' '..=b'~'));
    signs && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}
