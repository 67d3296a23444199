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
