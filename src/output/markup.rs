//! What finished pages say, read by the tokenizer of the HTML standard: their
//! attributes, and where their addresses lead. It never writes a page.

use html5gum::StartTag;

use crate::text::OutPath;

/// The words of a name or value.
pub(super) fn words(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// The value of an attribute.
pub(super) fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(words(value))
}

/// The heading that a fragment names; beside it a fragment may hold what a
/// page should show (`path=x&at=heading`, decision 10), which is not inside.
pub(super) fn anchor_of(fragment: &str) -> &str {
    if fragment.contains('=') {
        let mut parts = fragment.split('&');
        parts
            .find_map(|part| part.strip_prefix("at="))
            .unwrap_or_default()
    } else {
        fragment
    }
}

/// Whether an address has a scheme.
pub(super) fn is_elsewhere(href: &str) -> bool {
    let before = href.split(['/', '#', '?']).next().unwrap_or_default();
    before.contains(':') || href.starts_with("//")
}

/// The file that a relative address on a page names.
pub(super) fn resolve(from: &OutPath, href: &str) -> Option<OutPath> {
    if is_elsewhere(href) || href.starts_with('/') {
        return None;
    }
    let path = href.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = from
        .folder()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    OutPath::new(&percent_decode(&parts.join("/"))).ok()
}

fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_should_show_is_no_heading() {
        assert_eq!(anchor_of("s-a"), "s-a");
        assert_eq!(anchor_of("path=lead"), "");
        assert_eq!(anchor_of("path=lead&at=s-a"), "s-a");
    }

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        let page = OutPath::new("learn/x/four.html").unwrap();
        let file = |href: &str| resolve(&page, href).map(|out| out.to_string());
        assert_eq!(file("five.html#s-a").as_deref(), Some("learn/x/five.html"));
        assert_eq!(file("../../t%C5%B7.html").as_deref(), Some("t\u{177}.html"));
        assert_eq!(file("../../../x.html"), None);
        assert_eq!(file("https://example.org/x.html"), None);
        assert_eq!(file("mailto:a@example.org"), None);
    }
}
