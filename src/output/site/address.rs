//! Addresses as other programs need them: every sign that is not plain ASCII
//! encoded (RFC 3986).

use crate::text::OutPath;

/// The whole address of a file. `base` is the site's public address with its
/// last slash.
pub(crate) fn public_address(base: &str, out: &OutPath) -> String {
    let parts: Vec<String> = out.as_str().split('/').map(percent_encode).collect();
    format!("{base}{}", parts.join("/"))
}

/// Every byte but letters, digits and `-._~` as `%XX` (RFC 3986); line ends as
/// `%0D%0A` (RFC 6068).
pub(super) fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.replace('\n', "\r\n").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_signs_stand_in_an_address() {
        let out = OutPath::new("help/croeso i'r t\u{177}.html").unwrap();
        assert_eq!(
            public_address("https://guide.example/", &out),
            "https://guide.example/help/croeso%20i%27r%20t%C5%B7.html"
        );
        assert_eq!(percent_encode("a&b\nc"), "a%26b%0D%0Ac");
    }
}
