//! Escaping by type, not by remembering.

use std::fmt;

/// Finished markup. It can only be made by code that writes markup on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// Takes markup that the caller has written itself.
    #[must_use]
    pub fn from_markup(markup: String) -> Self {
        Self(markup)
    }

    /// Plain words as markup.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut markup = String::with_capacity(text.len());
        Text(text).push_to(&mut markup);
        Self(markup)
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl serde::Serialize for Html {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Words to be shown as text: `write!(out, "<p>{}</p>", Text(words))`.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a>(pub &'a str);

/// Words to be shown inside double quotes of an attribute:
/// `write!(out, "<a href=\"{}\">", Attr(address))`.
#[derive(Debug, Clone, Copy)]
pub struct Attr<'a>(pub &'a str);

impl Text<'_> {
    /// The same as `write!`, without its machinery: most bytes of a page come
    /// this way.
    pub fn push_to(self, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write_escaped(self.0, out, &IN_TEXT);
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(self.0, f, &IN_TEXT)
    }
}

impl fmt::Display for Attr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(self.0, f, &IN_ATTRIBUTE)
    }
}

impl Attr<'_> {
    /// The same as `write!`, without its machinery.
    pub fn push_to(self, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write_escaped(self.0, out, &IN_ATTRIBUTE);
    }

    /// Whether the words stand in an attribute as they are.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        !self.0.bytes().any(|byte| IN_ATTRIBUTE[usize::from(byte)])
    }
}

/// For each byte whether text must be looked at there. A table, because this
/// is asked of every byte of every page.
type Doubtful = [bool; 256];

static IN_TEXT: Doubtful = doubtful(b"&<>");
static IN_ATTRIBUTE: Doubtful = doubtful(b"&<>\"'");

/// The bytes with a meaning in HTML, and those that may start a character that
/// no page may hold.
const fn doubtful(special: &[u8]) -> Doubtful {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r');
        byte += 1;
    }
    table[0x7f] = true;
    table[0xc2] = true;
    table[0xef] = true;
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = true;
        at += 1;
    }
    table
}

fn write_escaped(text: &str, f: &mut impl fmt::Write, doubtful: &Doubtful) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| doubtful[usize::from(byte)]) {
        let (before, after) = rest.split_at(at);
        f.write_str(before)?;
        let mut letters = after.chars();
        match letters.next() {
            Some('&') => f.write_str("&amp;")?,
            Some('<') => f.write_str("&lt;")?,
            Some('>') => f.write_str("&gt;")?,
            Some('"') => f.write_str("&quot;")?,
            Some('\'') => f.write_str("&#39;")?,
            // Word and PowerPoint put these where a line ends.
            Some('\u{b}' | '\u{c}' | '\u{85}') => f.write_str(" ")?,
            // XML allows none of these, and HTML calls them errors.
            Some('\u{fffe}' | '\u{ffff}') => {}
            Some(letter) if letter.is_control() => {}
            Some(letter) => f.write_char(letter)?,
            None => {}
        }
        rest = letters.as_str();
    }
    f.write_str(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes() {
        let hostile = "<b a=\"1\" b='2'>&";
        assert_eq!(Text(hostile).to_string(), "&lt;b a=\"1\" b='2'&gt;&amp;");
        assert_eq!(
            Attr(hostile).to_string(),
            "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;"
        );
    }

    #[test]
    fn no_page_holds_what_xml_forbids() {
        let words = "a\u{b}b\u{0}c\u{1b}d\u{7f}e\u{85}f\u{9f}g\u{ffff}\th\n\u{a0}£\u{feff}ﬁ";
        let kept = "a bcde fg\th\n\u{a0}£\u{feff}ﬁ";
        assert_eq!(Text(words).to_string(), kept);
        assert_eq!(Attr(words).to_string(), kept);
        assert!(!Attr(words).is_plain() && Attr("plain words").is_plain());
    }
}
