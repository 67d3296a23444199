//! Stretches of code with what they are.

use std::ops::Range;
use std::sync::Arc;

/// What a stretch of code is. A stretch without a class is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenClass {
    /// The name of a value, such as a key of JSON.
    Key,
    /// Text in quotes, or a value that is text.
    Str,
    /// A number.
    Num,
    /// A fixed value, such as `true`, or an escape, such as `&amp;`.
    Lit,
    /// A word of the language.
    Kw,
    /// The name of an element or a function.
    Name,
    /// The name of an attribute, a header or a variable.
    Attr,
    /// A comment.
    Com,
    /// A sign that holds other parts together or apart.
    Pun,
    /// The name of a segment of an HL7 v2 message.
    Seg,
    /// The bar between two fields of an HL7 v2 message.
    Field,
    /// A code in an HL7 v2 message.
    Code,
}

impl TokenClass {
    /// Every class.
    pub const ALL: [Self; 12] = [
        Self::Key,
        Self::Str,
        Self::Num,
        Self::Lit,
        Self::Kw,
        Self::Name,
        Self::Attr,
        Self::Com,
        Self::Pun,
        Self::Seg,
        Self::Field,
        Self::Code,
    ];

    /// The class in HTML and CSS.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Key => "tok-key",
            Self::Str => "tok-str",
            Self::Num => "tok-num",
            Self::Lit => "tok-lit",
            Self::Kw => "tok-kw",
            Self::Name => "tok-name",
            Self::Attr => "tok-attr",
            Self::Com => "tok-com",
            Self::Pun => "tok-pun",
            Self::Seg => "tok-seg",
            Self::Field => "tok-field",
            Self::Code => "tok-code",
        }
    }
}

/// A stretch of code, never empty, with what it is. Offsets are bytes in the
/// block and stand between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub class: TokenClass,
}

impl Token {
    /// The stretch as a byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The tokens of a block in order, without overlaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlighted(Arc<[Token]>);

impl Highlighted {
    /// The tokens.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.0
    }

    /// The whole block piece by piece: every byte of `code` comes once, and
    /// plain stretches have no class.
    pub fn pieces<'a>(
        &'a self,
        code: &'a str,
    ) -> impl Iterator<Item = (Option<TokenClass>, &'a str)> {
        let mut at = 0;
        let ends = [(code.len()..code.len(), None)];
        self.0
            .iter()
            .map(|token| (token.range(), Some(token.class)))
            .chain(ends)
            .flat_map(move |(range, class)| {
                let before = (None, code.get(at..range.start).unwrap_or_default());
                at = range.end;
                [before, (class, code.get(range).unwrap_or_default())]
            })
            .filter(|(_, words)| !words.is_empty())
    }
}

impl Default for Highlighted {
    fn default() -> Self {
        Self(Arc::from([]))
    }
}

/// The tokens of a block while a lexer walks over it.
pub(super) struct Tokens<'a> {
    code: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(code: &'a str) -> Self {
        Self {
            code,
            // Seven bytes a token is what JSON and XML have on average.
            tokens: Vec::with_capacity(code.len() / 7),
        }
    }

    /// The code.
    pub(super) fn code(&self) -> &'a str {
        self.code
    }

    /// The bytes of the code.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.code.as_bytes()
    }

    /// Adds a stretch. One that goes on where the last of its class ended is
    /// joined to it; an empty one falls away.
    pub(super) fn push(&mut self, range: Range<usize>, class: TokenClass) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (offset(range.start), offset(range.end));
        match self.tokens.last_mut() {
            _ if start >= end => {}
            Some(last) if last.end == start && last.class == class => last.end = end,
            _ => self.tokens.push(Token { start, end, class }),
        }
    }

    pub(super) fn finish(self) -> Highlighted {
        Highlighted(self.tokens.into())
    }
}

/// The first place in `range` whose byte fits, or the end of the range.
pub(super) fn find(bytes: &[u8], range: Range<usize>, fits: impl Fn(u8) -> bool) -> usize {
    bytes
        .get(range.clone())
        .and_then(|bytes| bytes.iter().position(|byte| fits(*byte)))
        .map_or(range.end, |at| range.start + at)
}
