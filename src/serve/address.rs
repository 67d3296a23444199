//! From the path of a request to a place in the map of the site. It never
//! touches the disk: what is not in the map does not exist.

use crate::text::OutPath;

/// The file of the site that a path means: `/learn/` is `learn/index.html`.
/// Nothing where no file of a site can have that name.
pub(super) fn out_path(path: &str) -> Option<OutPath> {
    let path = decode(path.strip_prefix('/')?)?;
    let folder = path.is_empty() || path.ends_with('/');
    let file = if folder { path + "index.html" } else { path };
    OutPath::new(&file).ok()
}

/// Undoes `%41` once. Nothing where that is no UTF-8, so that each name has
/// one reading only.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let value = |digit: u8| char::from(digit).to_digit(16);
            let number = value(digits[0])? * 16 + value(digits[1])?;
            bytes.push(u8::try_from(number).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A path of the machine or the site as part of an address.
pub(super) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> Option<String> {
        out_path(path).map(|out| out.to_string())
    }

    #[test]
    fn folders_have_an_index() {
        assert_eq!(read("/").as_deref(), Some("index.html"));
        assert_eq!(read("/learn/").as_deref(), Some("learn/index.html"));
        assert_eq!(read("/learn/x.html").as_deref(), Some("learn/x.html"));
        assert_eq!(read("/t%C5%B7.html").as_deref(), Some("t\u{177}.html"));
    }

    #[test]
    fn names_that_no_site_has_are_nothing() {
        for path in [
            "",
            "x",
            "//",
            "/../x",
            "/a/../x",
            "/a//b",
            "/%2e%2e/x",
            "/..%2fx",
            "/..%5cx",
            "/a\\b",
            "/%00",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/%c0%ae%c0%ae/x",
            "/c:/x",
            "/con",
            "/x.",
            "/x%20",
            "/book.toml::$DATA",
            "/.",
            "/a/.",
        ] {
            assert_eq!(read(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        let name = "learn/t\u{177} 1+2.html";
        assert_eq!(read(&format!("/{}", encode(name))).as_deref(), Some(name));
    }
}
