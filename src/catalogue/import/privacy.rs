//! What may name a person and is therefore not taken over.

use crate::catalogue::{Address, OfficialCode, list};

/// Words in an e-mail address of an office, not of a person.
const OFFICE: [&str; 22] = [
    "api",
    "standards",
    "assurance",
    "management",
    "support",
    "help",
    "desk",
    "info",
    "contact",
    "enquiries",
    "enquiry",
    "service",
    "services",
    "team",
    "office",
    "admin",
    "feedback",
    "digital",
    "data",
    "developer",
    "developers",
    "gis",
];

/// The official codes of a cell; nothing where the cell holds other words,
/// which may name a person (trap T8).
pub(super) fn codes(text: &str) -> Option<Vec<OfficialCode>> {
    let cut = text.replace([',', ';', '\n'], "|");
    list::split(&cut)
        .iter()
        .map(|item| OfficialCode::parse(item))
        .collect()
}

/// The address of an office; nothing where it may be one person's.
pub(super) fn office(text: &str) -> Option<Address> {
    let address = Address::parse(text)?;
    let Some(mail) = address.as_str().strip_prefix("mailto:") else {
        return Some(address);
    };
    let (name, host) = mail.split_once('@')?;
    let name = name.to_lowercase();
    let house = host.split('.').next().unwrap_or_default().to_lowercase();
    let mut parts = name.split(['.', '-', '_', '+']);
    let is_office = |part: &str| {
        OFFICE.contains(&part)
            || (part.len() > 3 && house.contains(part))
            || ["digital", "support", "help", "nhsx"]
                .iter()
                .any(|word| part.contains(word))
    };
    parts.any(is_office).then_some(address)
}
