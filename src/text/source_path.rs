//! Names of files inside the project.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// What parts a path: Windows writes backslashes.
const SEPARATORS: [char; 2] = ['/', '\\'];
/// Room for the paths of most projects, in bytes.
const USUAL_LENGTH: usize = 96;

/// A file of the project by its path from the project's root, with forward
/// slashes and in NFC: `content/learn/01-x/index.md`. It can never be mistaken
/// for a path of the machine or for an address of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

/// The place of a file in one scan of the project. It means nothing in the
/// next scan, so it is never kept in a memo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourcePath {
    /// A path from its parts as written; `.` and empty parts fall away and
    /// backslashes count as slashes. `..` is kept: see [`SourcePath::join`].
    #[must_use]
    pub fn new(path: &str) -> Self {
        // Most paths are ASCII; the tables of Unicode cost more than all the rest.
        if !path.is_ascii() {
            return Self::of_parts(path.nfc().collect::<String>().split(SEPARATORS));
        }
        Self::of_parts(path.split(SEPARATORS))
    }

    /// A path from parts in NFC without separators.
    fn of_parts<'a>(parts: impl Iterator<Item = &'a str>) -> Self {
        let mut path = String::with_capacity(USUAL_LENGTH);
        for part in parts.filter(|part| !part.is_empty() && *part != ".") {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
        }
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds this file, without a slash at its end.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The part of the name after its last dot, in small letters.
    #[must_use]
    pub fn extension(&self) -> String {
        let name = self.file_name();
        name.rsplit_once('.')
            .map_or_else(String::new, |(_, extension)| extension.to_lowercase())
    }

    /// The file that `relative` names when it is written in this file, or
    /// nothing where it would leave the project.
    #[must_use]
    pub fn join(&self, relative: &str) -> Option<Self> {
        if relative.starts_with(SEPARATORS) || relative.contains('\0') {
            return None;
        }
        if !relative.is_ascii() {
            let normal: String = relative.nfc().collect();
            return self.join_parts(normal.split(SEPARATORS));
        }
        self.join_parts(relative.split(SEPARATORS))
    }

    fn join_parts<'a>(&self, parts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut path = String::with_capacity(USUAL_LENGTH);
        path.push_str(self.folder());
        for part in parts {
            match part {
                "" | "." => {}
                ".." => {
                    if path.is_empty() {
                        return None;
                    }
                    path.truncate(path.rfind('/').unwrap_or_default());
                }
                name => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        Some(Self(path.into()))
    }

    /// How to write `target` as a link in this file.
    #[must_use]
    pub fn relative(&self, target: &Self) -> String {
        relative_path(self.folder(), target.as_str())
    }
}

/// The way from a folder to a file, both from the same root.
pub(super) fn relative_path(folder: &str, target: &str) -> String {
    let mut from = folder.split('/').filter(|part| !part.is_empty()).peekable();
    let mut rest = target;
    while let (Some(part), Some((first, after))) = (from.peek(), rest.split_once('/'))
        && *part == first
    {
        from.next();
        rest = after;
    }
    let mut path = "../".repeat(from.count());
    path.push_str(rest);
    path
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_inside_the_project_only() {
        let page = SourcePath::new("content/learn/01-x/index.md");
        let join = |link: &str| page.join(link).map(|path| path.to_string());
        assert_eq!(
            join("../02-y/a.md").as_deref(),
            Some("content/learn/02-y/a.md")
        );
        assert_eq!(join("./a.md").as_deref(), Some("content/learn/01-x/a.md"));
        assert_eq!(
            join("..\\..\\glossary.md").as_deref(),
            Some("content/glossary.md")
        );
        assert_eq!(join("../../../../etc/passwd"), None);
        assert_eq!(join("/etc/passwd"), None);
        assert_eq!(join("\\etc\\passwd"), None);
        assert_eq!(join("../../.."), Some(String::new()));
        assert_eq!(join("cafe\u{301}.md"), join("caf\u{e9}.md"));
    }

    #[test]
    fn writes_the_way_back() {
        let page = SourcePath::new("content/learn/01-x/index.md");
        let other = SourcePath::new("content/glossary.md");
        assert_eq!(page.relative(&other), "../../glossary.md");
        assert_eq!(other.relative(&page), "learn/01-x/index.md");
        assert_eq!(page.join(&page.relative(&other)), Some(other));
    }
}
