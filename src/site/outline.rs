//! The folders of `content/` as a tree of pages in reading order.

use std::collections::BTreeMap;

use super::address::compare_names;
use crate::text::SourcePath;

/// One entry of the outline, before addresses: a file or a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The file; for a folder without `index.md`, the file that it would be.
    pub(super) path: SourcePath,
    /// Whether the file is there.
    pub(super) written: Written,
    /// The entry above it, by place in the outline.
    pub(super) parent: Option<usize>,
}

/// Whether a page has a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It has: its place among the files that were given.
    File(usize),
    /// It stands for a folder without `index.md`.
    Folder,
}

/// A folder while the tree is made.
#[derive(Default)]
struct Folder<'a> {
    /// The file of the folder's own page.
    index: Option<(usize, &'a SourcePath)>,
    /// The other files, each with its place among all.
    files: Vec<(usize, &'a SourcePath)>,
    folders: BTreeMap<&'a str, Folder<'a>>,
}

/// The name of the file of a folder's own page.
const INDEX: &str = "index.md";

/// The top folders that have a place of their own in the navigation; others
/// follow by name.
const ORDER: [&str; 8] = [
    "learn",
    "standards",
    "services",
    "paths",
    "scenarios",
    "training",
    "help",
    "about",
];

/// The order of two names at the top of `content/`.
fn compare_top(a: &str, b: &str) -> std::cmp::Ordering {
    let rank = |name: &str| {
        ORDER
            .iter()
            .position(|known| *known == name)
            .unwrap_or(ORDER.len())
    };
    rank(a).cmp(&rank(b)).then_with(|| compare_names(a, b))
}

/// Every page of `content/` in reading order: a folder's own page, then its
/// files, then its folders.
pub(super) fn outline<'a>(pages: impl IntoIterator<Item = &'a SourcePath>) -> Vec<Entry> {
    let mut root = Folder::default();
    for (at, path) in pages.into_iter().enumerate() {
        let inside = path
            .as_str()
            .strip_prefix("content/")
            .unwrap_or(path.as_str());
        let mut folder = &mut root;
        let mut parts = inside.split('/').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_some() {
                folder = folder.folders.entry(part).or_default();
            } else if part == INDEX {
                folder.index = Some((at, path));
            } else {
                folder.files.push((at, path));
            }
        }
    }
    let mut entries = Vec::new();
    list(&root, "content", None, &mut entries);
    entries
}

fn list<'a>(folder: &Folder<'a>, place: &str, parent: Option<usize>, entries: &mut Vec<Entry>) {
    let (path, written) = match folder.index {
        Some((at, path)) => (path.clone(), Written::File(at)),
        None => (
            SourcePath::new(&format!("{place}/{INDEX}")),
            Written::Folder,
        ),
    };
    let top = parent.is_none();
    let own = entries.len();
    entries.push(Entry {
        path,
        written,
        parent,
    });
    let stem = |path: &'a SourcePath| {
        let name = path.file_name();
        name.strip_suffix(".md").unwrap_or(name)
    };
    let mut files = folder.files.clone();
    files.sort_by(|(_, a), (_, b)| compare_names(stem(a), stem(b)));
    entries.extend(files.into_iter().map(|(at, path)| Entry {
        path: path.clone(),
        written: Written::File(at),
        parent: Some(own),
    }));
    let mut folders: Vec<_> = folder.folders.iter().collect();
    folders.sort_by(|a, b| {
        if top {
            compare_top(a.0, b.0)
        } else {
            compare_names(a.0, b.0)
        }
    });
    for (name, inner) in folders {
        list(inner, &format!("{place}/{name}"), Some(own), entries);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_files_and_folders_in_reading_order() {
        let paths = [
            "content/about/index.md",
            "content/glossary.md",
            "content/index.md",
            "content/learn/02-b/index.md",
            "content/learn/10-c/a.md",
            "content/learn/02-b/02-y.md",
            "content/learn/02-b/01-z.md",
        ]
        .map(SourcePath::new);
        let entries = outline(&paths);
        let listed: Vec<(&str, Written)> = entries
            .iter()
            .map(|entry| (entry.path.as_str(), entry.written))
            .collect();
        assert_eq!(
            listed,
            [
                ("content/index.md", Written::File(2)),
                ("content/glossary.md", Written::File(1)),
                ("content/learn/index.md", Written::Folder),
                ("content/learn/02-b/index.md", Written::File(3)),
                ("content/learn/02-b/01-z.md", Written::File(6)),
                ("content/learn/02-b/02-y.md", Written::File(5)),
                ("content/learn/10-c/index.md", Written::Folder),
                ("content/learn/10-c/a.md", Written::File(4)),
                ("content/about/index.md", Written::File(0)),
            ]
        );
        assert_eq!(entries[4].parent, Some(3));
        assert_eq!(entries[3].parent, Some(2));
    }
}
