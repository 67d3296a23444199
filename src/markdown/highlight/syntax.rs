//! YAML, SQL and shell through syntect, whose grammars are loaded when the
//! first such block is met.

use std::ops::Range;
use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::language::Syntax;
use super::tokens::{TokenClass, Tokens};

/// The longest run of blanks that the grammars are given. The expressions of
/// SQL and shell try every blank of a run again from every other: a line of
/// 2,000 spaces took a third of a second, and a block may have fifty.
const LONGEST_BLANK: usize = 64;

/// Whether a line has a run of blanks that is too long for the grammars.
fn has_long_blank(code: &str) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let runs = code.as_bytes().chunk_by(|a, b| is_blank(a) == is_blank(b));
    runs.into_iter()
        .any(|run| run.len() > LONGEST_BLANK && is_blank(&run[0]))
}

/// Adds the tokens of the whole block. A grammar that gives up ends the
/// colours there; the rest stays plain. So does a block with long runs of
/// blanks.
pub(super) fn lex(syntax: Syntax, tokens: &mut Tokens<'_>) {
    if has_long_blank(tokens.code()) {
        return;
    }
    let grammars = grammars();
    let Some(grammar) = grammars.find_syntax_by_extension(syntax.ending()) else {
        return;
    };
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut line_start = 0;
    for line in LinesWithEndings::from(tokens.code()) {
        let Ok(changes) = state.parse_line(line, grammars) else {
            return;
        };
        let mut at = 0;
        for (place, change) in changes {
            push(line_start + at..line_start + place, &stack, tokens);
            at = place;
            if stack.apply(&change).is_err() {
                return;
            }
        }
        push(line_start + at..line_start + line.len(), &stack, tokens);
        line_start += line.len();
    }
}

fn push(range: Range<usize>, stack: &ScopeStack, tokens: &mut Tokens<'_>) {
    let Some(words) = tokens.code().get(range.clone()) else {
        return;
    };
    let end = range.start + words.trim_end_matches(['\r', '\n']).len();
    if let Some(class) = class_of(stack)
        && !words.trim().is_empty()
    {
        tokens.push(range.start..end, class);
    }
}

fn grammars() -> &'static SyntaxSet {
    static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();
    GRAMMARS.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// The classes by the start of a scope's name; the first that fits counts.
const CLASSES: [(&str, Option<TokenClass>); 15] = [
    ("punctuation.definition.string", Some(TokenClass::Str)),
    ("punctuation.definition.comment", Some(TokenClass::Com)),
    ("punctuation.definition.variable", Some(TokenClass::Attr)),
    ("constant.character.escape", Some(TokenClass::Lit)),
    ("entity.name.tag", Some(TokenClass::Key)),
    ("comment", Some(TokenClass::Com)),
    ("constant.numeric", Some(TokenClass::Num)),
    ("constant.language", Some(TokenClass::Lit)),
    ("keyword.operator", Some(TokenClass::Pun)),
    ("punctuation", Some(TokenClass::Pun)),
    ("keyword", Some(TokenClass::Kw)),
    ("storage", Some(TokenClass::Kw)),
    ("variable", Some(TokenClass::Attr)),
    ("support.function", Some(TokenClass::Name)),
    ("string", Some(TokenClass::Str)),
];

/// The class of the innermost scope that has one.
fn class_of(stack: &ScopeStack) -> Option<TokenClass> {
    static SCOPES: OnceLock<Vec<(Scope, Option<TokenClass>)>> = OnceLock::new();
    let scopes = SCOPES.get_or_init(|| {
        CLASSES
            .iter()
            .filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)))
            .collect()
    });
    stack.scopes.iter().rev().find_map(|scope| {
        scopes
            .iter()
            .find(|(start, _)| start.is_prefix_of(*scope))
            .map(|(_, class)| *class)
    })?
}
