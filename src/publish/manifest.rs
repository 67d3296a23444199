//! The list of the files that we wrote, inside the site.
//!
//! It makes the difference between our files and a person's, and it lets
//! anybody check that a copy of the site is whole. It is written last: a
//! folder without it is not a complete site.

use std::fmt::Write;

use crate::output::{Listing, Made};
use crate::text::{Fingerprint, OutPath};

/// The name of the list, at the root of the site.
pub const MANIFEST_NAME: &str = ".guidepost-manifest";

/// The first line: the form of the list.
const HEAD: &str = "guidepost-manifest 1";
/// The last line, so that a list which was cut off is noticed.
const TAIL: &str = "end";

/// The files of a site, sorted by path. The list itself is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// The files.
    pub entries: Vec<Entry>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub path: OutPath,
    /// Its size in bytes.
    pub size: u64,
    /// The fingerprint of its bytes.
    pub fingerprint: Fingerprint,
}

impl Manifest {
    /// The list as text: for each file a line with fingerprint, size and path.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for entry in &self.entries {
            let Entry {
                path,
                size,
                fingerprint,
            } = entry;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{fingerprint} {size} {path}");
        }
        text.push_str(TAIL);
        text.push('\n');
        text
    }

    /// Reads a list; nothing where it is not one that we wrote as a whole.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let body = text
            .strip_prefix(HEAD)?
            .strip_prefix('\n')?
            .strip_suffix('\n')?;
        let body = body.strip_suffix(TAIL)?;
        let entries: Option<Vec<Entry>> = body.lines().map(parse_entry).collect();
        let entries = entries?;
        entries
            .is_sorted_by(|a, b| a.path < b.path)
            .then_some(Self { entries })
    }

    /// What became of each file.
    #[must_use]
    pub fn listing(&self) -> Listing {
        let made = |entry: &Entry| Made {
            size: entry.size,
            fingerprint: entry.fingerprint,
        };
        self.entries
            .iter()
            .map(|entry| (entry.path.clone(), made(entry)))
            .collect()
    }

    /// The entry of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Entry> {
        let at = self
            .entries
            .binary_search_by(|entry| entry.path.as_str().cmp(path));
        self.entries.get(at.ok()?)
    }
}

fn parse_entry(line: &str) -> Option<Entry> {
    let (fingerprint, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    Some(Entry {
        path: OutPath::new(path).ok()?,
        size: size.parse().ok()?,
        fingerprint: Fingerprint::parse(fingerprint)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let entry = |path: &str| Entry {
            path: OutPath::new(path).unwrap(),
            size: path.len() as u64,
            fingerprint: Fingerprint::of(path),
        };
        Manifest {
            entries: vec![
                entry("a b.html"),
                entry("index.html"),
                entry("learn/x.html"),
            ],
        }
    }

    #[test]
    fn is_read_back_as_it_was_written() {
        assert_eq!(Manifest::parse(&sample().to_text()), Some(sample()));
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.to_text()), Some(empty));
        assert_eq!(sample().get("index.html"), Some(&sample().entries[1]));
        assert_eq!(sample().get("index"), None);
    }

    #[test]
    fn a_list_that_is_not_whole_or_leaves_the_site_is_none() {
        let text = sample().to_text();
        for cut in 0..text.len() {
            assert_eq!(Manifest::parse(&text[..cut]), None, "{cut}");
        }
        assert_eq!(Manifest::parse(&text.replace("learn/x", "../x")), None);
        assert_eq!(Manifest::parse(&text.replace("learn/x", "/x")), None);
        assert_eq!(
            Manifest::parse(&text.replace("index.html", "a b.html")),
            None
        );
    }
}
