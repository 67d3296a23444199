//! Names of files inside the built site.

use std::fmt;
use std::sync::Arc;

use super::source_path::relative_path;

/// A file of the output by its path from the output's root, with forward
/// slashes: `learn/what-is-fhir.html`. Every one is portable: it can be
/// unpacked on Windows, macOS and Linux.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

/// Why a name cannot be the name of an output file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutPathError {
    /// Nothing is left of the name.
    Empty,
    /// A part is `.` or `..`, or the path starts at a root.
    Leaves,
    /// Windows keeps this name for a device (`con`, `nul`, `com1`).
    Reserved(String),
    /// A character that some system forbids, or a dot or space at an end.
    Character(String),
    /// A part is longer than 200 bytes, or the whole longer than 1,000.
    Long,
}

impl fmt::Display for OutPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the name is empty"),
            Self::Leaves => f.write_str("the name points outside the site"),
            Self::Reserved(name) => write!(f, "Windows keeps the name `{name}` for itself"),
            Self::Character(name) => match name.chars().find(|c| is_forbidden(*c)) {
                Some(sign) if sign.is_control() => {
                    write!(
                        f,
                        "`{}` has a sign that nobody can see",
                        name.escape_debug()
                    )
                }
                Some(sign) => write!(f, "some computers do not allow `{sign}` in names"),
                None => write!(f, "`{name}` starts or ends with a space or a dot"),
            },
            Self::Long => f.write_str("the name is too long"),
        }
    }
}

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Devices that are numbered.
const NUMBERED: [&str; 2] = ["com", "lpt"];
/// Their numbers: Windows takes the small raised figures for digits too.
const NUMBERS: [char; 12] = [
    '1', '2', '3', '4', '5', '6', '7', '8', '9', '\u{b9}', '\u{b2}', '\u{b3}',
];

impl OutPath {
    /// A checked output path.
    ///
    /// # Errors
    /// Where the path would not work on every system; see [`OutPathError`].
    pub fn new(path: &str) -> Result<Self, OutPathError> {
        if path.is_empty() {
            return Err(OutPathError::Empty);
        }
        if path.len() > 1_000 {
            return Err(OutPathError::Long);
        }
        path.split('/').try_for_each(check_part)?;
        Ok(Self(path.into()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds this file, empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The part of the name after its last dot.
    #[must_use]
    pub fn extension(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The relative address of `target` as a link in this file.
    #[must_use]
    pub fn relative(&self, target: &Self) -> String {
        relative_path(self.folder(), target.as_str())
    }

    /// From this file back to the root: empty, or `../` once for each folder.
    #[must_use]
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The key by which two outputs count as the same file: macOS and Windows
    /// see no difference between capitals and small letters.
    #[must_use]
    pub fn collision_key(&self) -> String {
        self.0.to_lowercase().to_uppercase().to_lowercase()
    }
}

/// Signs that Windows does not allow in names.
fn is_forbidden(c: char) -> bool {
    c.is_control() || "<>:\"\\|?*".contains(c)
}

fn check_part(part: &str) -> Result<(), OutPathError> {
    if part.is_empty() || part == "." || part == ".." {
        return Err(OutPathError::Leaves);
    }
    if part.len() > 200 {
        return Err(OutPathError::Long);
    }
    if part.chars().any(is_forbidden) || part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Err(OutPathError::Character(part.to_owned()));
    }
    if is_device(part) {
        return Err(OutPathError::Reserved(part.to_owned()));
    }
    Ok(())
}

/// Whether Windows takes a name for a device, whatever its ending and with
/// spaces before it.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_lowercase();
    DEVICES.contains(&stem.as_str())
        || NUMBERED.iter().any(|device| {
            let number = stem.strip_prefix(device).map(str::chars);
            number.is_some_and(|mut number| {
                number.next().is_some_and(|n| NUMBERS.contains(&n)) && number.next().is_none()
            })
        })
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_names_that_do_not_work_everywhere() {
        assert_eq!(OutPath::new("a/../b"), Err(OutPathError::Leaves));
        assert_eq!(OutPath::new("/a"), Err(OutPathError::Leaves));
        assert_eq!(OutPath::new(""), Err(OutPathError::Empty));
        assert_eq!(
            OutPath::new("learn/con.html"),
            Err(OutPathError::Reserved("con.html".into()))
        );
        for device in ["nul", "COM1.md", "lpt\u{b2}.html", "aux .html", "conin$"] {
            let error = OutPathError::Reserved(device.into());
            assert_eq!(OutPath::new(device), Err(error));
        }
        for name in ["com10.html", "com.html", "console.html", "lpt0.html"] {
            assert!(OutPath::new(name).is_ok(), "{name}");
        }
        assert_eq!(
            OutPath::new("a:b"),
            Err(OutPathError::Character("a:b".into()))
        );
        assert_eq!(
            OutPath::new("a ./b"),
            Err(OutPathError::Character("a .".into()))
        );
        assert_eq!(OutPath::new(&"x".repeat(201)), Err(OutPathError::Long));
        assert!(OutPath::new("learn/tŷ.html").is_ok());
    }

    #[test]
    fn links_are_relative() {
        let path = |p| OutPath::new(p).unwrap();
        let page = path("learn/x/four.html");
        assert_eq!(page.relative(&path("learn/x/five.html")), "five.html");
        assert_eq!(page.relative(&path("index.html")), "../../index.html");
        assert_eq!(path("index.html").relative(&page), "learn/x/four.html");
        assert_eq!(page.to_root(), "../../");
    }
}
