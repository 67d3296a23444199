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
        Self(Text(text).to_string())
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

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(self.0, f, |byte| matches!(byte, b'&' | b'<' | b'>'))
    }
}

impl fmt::Display for Attr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_escaped(self.0, f, |byte| {
            matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
        })
    }
}

fn write_escaped(
    text: &str,
    f: &mut fmt::Formatter<'_>,
    special: impl Fn(u8) -> bool,
) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(&special) {
        let (before, after) = rest.split_at(at);
        f.write_str(before)?;
        f.write_str(match after.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &after[1..];
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
}
