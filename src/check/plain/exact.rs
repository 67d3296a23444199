//! Words that are not the author's to change: what somebody else said, titles
//! of books and leaflets, addresses. It knows one passage and no rule.

use std::ops::Range;

use super::prose::{Passage, Style};
use super::word::{holds_sign_of_address, is_address};

/// A title between single quotation marks is no longer than this, in bytes.
const LONGEST_TITLE: usize = 120;

/// Where such words stand in a passage, its names among them.
#[must_use]
pub(super) fn find(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = &passage.text;
    let mut exact = passage.names.clone();
    exact.extend(between_double(text));
    exact.extend(between_single(text));
    let titles = passage.styles.iter().filter_map(|(style, range)| {
        let is_title = *style == Style::Emphasis && is_title(text.get(range.clone())?);
        is_title.then(|| range.clone())
    });
    exact.extend(titles);
    let mut at = 0;
    let tokens = holds_sign_of_address(text).then(|| text.split(' '));
    for token in tokens.into_iter().flatten() {
        if is_address(token) {
            exact.push(at..at + token.len());
        }
        at += token.len() + 1;
    }
    exact
}

fn between_double(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2);
    pairs
        .filter_map(|pair| match pair {
            [open, close] => Some(*open..*close),
            _ => None,
        })
        .collect()
}

/// `'Just Culture'`; the mark of `nurse's` and `nurses'` opens nothing.
fn between_single(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in text.match_indices('\'') {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let opens = before.is_none_or(|c| c.is_whitespace() || c == '(')
            && after.is_some_and(char::is_alphanumeric);
        let closes = inside(before) && !after.is_some_and(char::is_alphanumeric);
        match open {
            None if opens => open = Some(at),
            Some(start) if closes => {
                if at - start < LONGEST_TITLE {
                    found.push(start..at);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Two words or more, each long one with a capital.
fn is_title(words: &str) -> bool {
    let mut long = words.split_whitespace().filter(|word| word.len() > 3);
    words.contains(' ') && long.all(|word| !word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_found() {
        let single = |text: &'static str| {
            let found = between_single(text).into_iter();
            found.map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            single("The book 'It's a Just Culture' is here."),
            ["'It's a Just Culture"]
        );
        assert!(single("The nurses' office and the nurse's key.").is_empty());
        assert_eq!(between_double("Say \"yes\" or \"no\".").len(), 2);
        assert!(is_title("Your Care Record and You"));
        assert!(!is_title("Your care record") && !is_title("Record"));
    }
}
