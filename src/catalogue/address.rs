//! Addresses, and things that have one.

use std::fmt;

/// An address that a reader can follow safely: `https`, `http`, `mailto` or
/// `tel`. Nothing else can be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Box<str>);

/// The schemes of addresses that browsers may follow from a cell.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

impl Address {
    /// Reads an address; an e-mail address becomes a `mailto:`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bad = |letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>\"`\\^{}|".contains(letter)
        };
        if text.is_empty() || text.contains(bad) {
            return None;
        }
        let lower = text.to_ascii_lowercase();
        let scheme = SCHEMES.iter().find(|scheme| lower.starts_with(*scheme));
        if let Some(scheme) = scheme {
            let rest = &text[scheme.len()..];
            return (!rest.is_empty()).then(|| Self(format!("{scheme}{rest}").into()));
        }
        is_email(text).then(|| Self(format!("mailto:{text}").into()))
    }

    /// The address as it stands in a link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads to a page of the web.
    #[must_use]
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http")
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let fits = |letter: char| letter.is_alphanumeric() || ".-_+'&".contains(letter);
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && name.chars().all(fits)
        && host
            .chars()
            .all(|letter| letter.is_alphanumeric() || ".-".contains(letter))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a fact was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// A page of the web.
    Address(Address),
    /// The id of an entry of `sources.md`; whether there is one is checked
    /// where the site is put together.
    Entry(String),
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Entry(id) => f.write_str(id),
        }
    }
}

/// Something to open or to turn to: a document, a test tool, a help desk.
/// Written `Words: address`, or only one of the two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resource {
    /// What it is called; empty where only the address was written.
    pub label: String,
    /// Where it is.
    pub address: Option<Address>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contact {
    /// The id of an entry of `organisations.md`, where facts that change
    /// stand once; whether there is one is checked where the site is put
    /// together.
    Entry(String),
    /// Words, an address, or both.
    Resource(Resource),
}

impl fmt::Display for Contact {
    /// As it is written in a cell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(id) => f.write_str(id),
            Self::Resource(resource) => resource.fmt(f),
        }
    }
}

impl Resource {
    /// Reads `Words: address`, `[words](address)`, `Words address`, an address
    /// or words alone.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Some(address) = Address::parse(text) {
            return Self {
                label: String::new(),
                address: Some(address),
            };
        }
        let linked = text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
        let ended = || text.rsplit_once([' ', '\u{a0}']);
        let parts = linked.or_else(ended);
        let found = parts.and_then(|(label, address)| {
            let address = address.trim_matches(['<', '>', '(', ')', ',', ';']);
            Some((label, Address::parse(address)?))
        });
        match found {
            Some((label, address)) => Self {
                label: label.trim_end_matches([' ', ':', '-', '(']).to_owned(),
                address: Some(address),
            },
            None => Self {
                label: text.to_owned(),
                address: None,
            },
        }
    }
}

impl fmt::Display for Resource {
    /// As it is written in a cell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&*self.label, &self.address) {
            ("", Some(address)) => address.fmt(f),
            (label, Some(address)) => write!(f, "{label}: {address}"),
            (label, None) => f.write_str(label),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_addresses() {
        for (text, read) in [
            ("https://x.org/a?b=1#c", Some("https://x.org/a?b=1#c")),
            ("HTTPS://x.org", Some("https://x.org")),
            ("help@x.org", Some("mailto:help@x.org")),
            ("tel:+44123", Some("tel:+44123")),
            ("javascript:alert(1)", None),
            (" JaVaScRiPt:alert(1)", None),
            ("java\nscript:x", None),
            ("data:text/html,x", None),
            ("https://", None),
            ("//x.org", None),
            ("https://x.org/\"onclick=", None),
            ("vbscript:x@y.z", None),
            ("x.org", None),
        ] {
            let address = Address::parse(text);
            assert_eq!(address.as_ref().map(Address::as_str), read, "{text}");
        }
    }

    #[test]
    fn a_resource_is_words_and_an_address() {
        for (text, label, address) in [
            (
                "The guide: https://x.org",
                "The guide",
                Some("https://x.org"),
            ),
            (
                "[The guide](https://x.org)",
                "The guide",
                Some("https://x.org"),
            ),
            (
                "Help desk help@x.org",
                "Help desk",
                Some("mailto:help@x.org"),
            ),
            ("https://x.org", "", Some("https://x.org")),
            ("Ask your supplier", "Ask your supplier", None),
            ("[x](javascript:alert(1))", "[x](javascript:alert(1))", None),
        ] {
            let resource = Resource::parse(text);
            let found = resource.address.as_ref().map(Address::as_str);
            assert_eq!((resource.label.as_str(), found), (label, address), "{text}");
            assert_eq!(Resource::parse(&resource.to_string()), resource, "{text}");
        }
    }
}
