//! A stretch of the file that can be trimmed and cut without losing its place,
//! and the marks that word processors leave in it.

use crate::text::Span;

/// Some text and where it starts in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) struct Piece<'a> {
    /// The text as written.
    pub(in crate::markdown) text: &'a str,
    /// The byte at which it starts.
    pub(in crate::markdown) start: usize,
}

impl<'a> Piece<'a> {
    /// The stretch `range` of `self`.
    pub(in crate::markdown) fn cut(self, range: std::ops::Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or("");
        Self {
            text,
            start: self.start + range.start,
        }
    }

    /// The same without white space and invisible characters at its ends.
    pub(in crate::markdown) fn trim(self) -> Self {
        let start = self.text.len() - self.text.trim_start_matches(is_blank).len();
        let end = self.text.trim_end_matches(is_blank).len();
        self.cut(start..end.max(start))
    }

    /// Where it stands.
    pub(in crate::markdown) fn span(self) -> Span {
        Span::new(self.start..self.start + self.text.len())
    }

    /// Whether nothing can be seen in it.
    pub(in crate::markdown) fn is_blank(self) -> bool {
        self.text.chars().all(is_blank)
    }

    /// The same without one pair of quotes around the whole of it.
    pub(in crate::markdown) fn unquote(self) -> Self {
        let inner = unquote(self.text);
        let start = inner.as_ptr() as usize - self.text.as_ptr() as usize;
        self.cut(start..start + inner.len())
    }

    /// Its parts between the separators that stand outside double quotes,
    /// trimmed, without empty ones.
    pub(in crate::markdown) fn split(self, separator: char) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut from = 0;
        let mut quoted = false;
        for (at, letter) in self.text.char_indices() {
            if is_double_quote(letter) {
                quoted = !quoted;
            } else if letter == separator && !quoted {
                parts.push(self.cut(from..at).trim());
                from = at + letter.len_utf8();
            }
        }
        parts.push(self.cut(from..self.text.len()).trim());
        parts.retain(|part| !part.text.is_empty());
        parts
    }

    /// Its text as readers should see it; see [`tidy`].
    pub(in crate::markdown) fn tidy(self) -> String {
        tidy(self.text)
    }
}

/// White space of any kind, or a character that nobody sees.
pub(in crate::markdown) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_invisible(letter) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Characters that nobody sees and nobody means. The joiners are not among
/// them: emoji and some scripts need them inside a word.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

fn is_double_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}'
    )
}

fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}')
}

/// The text as readers should see it: backslashes that Word and some editors
/// put before marks are gone, invisible characters too, and every kind of
/// space is a plain one.
pub(in crate::markdown) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        if escapes || is_invisible(letter) {
            tidied.extend(letters.next_if(|_| escapes));
        } else if letter.is_whitespace() || letter.is_control() {
            tidied.push(' ');
        } else {
            tidied.push(letter);
        }
    }
    tidied.trim_matches(is_blank).to_owned()
}

/// The text without one pair of quotes around the whole of it, straight or
/// curly, and without a `# comment` after them. Quotes around a part only
/// (`"Yes" or "no"`) stay.
pub(in crate::markdown) fn unquote(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    let text = without_comment_after_quotes(text);
    let mut letters = text.chars();
    let (Some(first), Some(last)) = (letters.next(), letters.next_back()) else {
        return text;
    };
    let inner = letters.as_str();
    let double = is_double_quote(first) && is_double_quote(last);
    let single = is_single_quote(first) && is_single_quote(last);
    let whole = (double && !has_open_quote(inner)) || (single && !ends_inside(inner));
    if whole { inner } else { text }
}

fn without_comment_after_quotes(text: &str) -> &str {
    let starts = text.starts_with(is_double_quote);
    match text.find(" #") {
        Some(at) if starts && text[..at].trim_end().ends_with(is_double_quote) => {
            text[..at].trim_end()
        }
        _ => text,
    }
}

/// Whether a double quote stands in the text without a backslash before it.
fn has_open_quote(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        if is_double_quote(letter) && before != '\\' {
            return true;
        }
        before = letter;
    }
    false
}

/// Whether a single quote in the text closes a quotation, as in
/// `Rosa' and 'Amir`, rather than being an apostrophe.
fn ends_inside(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(2)
        .any(|pair| is_single_quote(pair[0]) && pair[1].is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_the_whole_go_and_others_stay() {
        for (written, read) in [
            ("\"What is FHIR?\"", "What is FHIR?"),
            ("\u{201c}What is FHIR?\u{201d}", "What is FHIR?"),
            ("'Rosa\u{2019}s day'", "Rosa\u{2019}s day"),
            ("\"Yes\" or \"no\"", "\"Yes\" or \"no\""),
            ("'Rosa' and 'Amir'", "'Rosa' and 'Amir'"),
            ("\"Yes\" # a comment", "Yes"),
            ("\"", "\""),
            ("C# in care", "C# in care"),
        ] {
            assert_eq!(unquote(written), read, "{written}");
        }
    }

    #[test]
    fn marks_of_word_processors_go() {
        assert_eq!(tidy("teach\\_minutes \\[a\\]"), "teach_minutes [a]");
        assert_eq!(tidy("\u{200b}What\u{a0}is\tit\u{feff}"), "What is it");
        assert_eq!(tidy("C:\\care"), "C:\\care");
        assert_eq!(tidy("👩\u{200d}⚕️"), "👩\u{200d}⚕️");
    }

    #[test]
    fn commas_inside_quotes_do_not_split() {
        let piece = Piece {
            text: "\"a, b\", c,, d ",
            start: 10,
        };
        let parts: Vec<&str> = piece.split(',').iter().map(|part| part.text).collect();
        assert_eq!(parts, ["\"a, b\"", "c", "d"]);
        assert_eq!(piece.split(',')[1].span(), Span::new(18..19));
    }
}
