//! Colours for blocks of code, worked out when the site is built.
//!
//! The route: a language's name chooses a lexer, the lexer gives ranges with a
//! [`TokenClass`], and whoever writes HTML turns these into classes. JSON, XML,
//! HTTP and HL7 v2 have small lexers of our own; YAML, SQL and shell go through
//! syntect. A language that nobody knows has no tokens. This module never
//! writes markup and never knows colours.

mod highlighter;
mod hl7;
mod http;
mod json;
mod language;
mod syntax;
#[cfg(test)]
mod tests;
mod tokens;
mod xml;

pub use highlighter::Highlighter;
pub use tokens::{Highlighted, Token, TokenClass};

use language::Language;
use tokens::Tokens;

/// The longest line that is coloured, in bytes. Longer ones are data for
/// machines, such as JSON without line ends: colours do not help there, and
/// regular expressions need most time on long lines.
pub const LINE_LIMIT: usize = 2_000;

/// The largest block that is coloured, in bytes. The markup of a coloured block
/// is about three times as large as the code, and a page should stay small.
pub const BLOCK_LIMIT: usize = 100_000;

/// The most lines that a coloured block has: about 40 screens.
pub const LINES_LIMIT: usize = 2_000;

/// Whether a block is small enough to be coloured. The limits are sizes, never
/// a time, so that every computer makes the same bytes (decision 16).
#[must_use]
pub fn within_limits(code: &str) -> bool {
    if code.len() <= LINE_LIMIT.min(LINES_LIMIT) {
        return true; // In so few bytes there are no long lines and not many.
    }
    let mut lines = code.lines().enumerate();
    code.len() <= BLOCK_LIMIT
        && lines.all(|(number, line)| number < LINES_LIMIT && line.len() <= LINE_LIMIT)
}

/// Whether blocks in this language are coloured at all.
#[must_use]
pub fn is_known(language: &str) -> bool {
    Language::named(language).is_some()
}

/// The tokens of a block of code in a language, as authors name it after the
/// fence. No tokens where the language is not known or the block is over the
/// limits. The same input always gives the same tokens.
#[must_use]
pub fn highlight(language: &str, code: &str) -> Highlighted {
    match Language::named(language) {
        Some(language) if within_limits(code) => lex(language, code),
        _ => Highlighted::default(),
    }
}

fn lex(language: Language, code: &str) -> Highlighted {
    let mut tokens = Tokens::new(code);
    match language {
        Language::Json => json::lex(0..code.len(), &mut tokens),
        Language::Xml => xml::lex(0..code.len(), &mut tokens),
        Language::Http => http::lex(&mut tokens),
        Language::Hl7 => hl7::lex(&mut tokens),
        Language::Syntax(syntax) => syntax::lex(syntax, &mut tokens),
    }
    tokens.finish()
}
