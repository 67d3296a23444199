//! temp
use std::sync::Arc;
/// h
#[derive(Debug, Default)]
pub struct Highlighter;
/// t
#[derive(Debug, Clone)]
pub struct Token {
    /// r
    pub range: std::ops::Range<u32>,
    /// c
    pub class: TokenClass,
}
/// c
#[derive(Debug, Clone, Copy)]
pub struct TokenClass;
impl TokenClass {
    /// c
    pub fn css(self) -> &'static str {
        "tok-key"
    }
}
impl Highlighter {
    /// t
    pub fn tokens(&self, _l: &str, _c: &str) -> Arc<[Token]> {
        Arc::new([])
    }
}
/// w
pub fn within_limits(_code: &str) -> bool {
    true
}
