//! Which folder is meant, and how paths in it are typed and shown.

use std::path::{Component, Path, PathBuf};

use super::{Stop, Terminal};
use crate::text::SourcePath;

/// The file that makes a folder a project.
pub(super) const BOOK: &str = "book.toml";

/// A project and where the person stands.
#[derive(Debug)]
pub(super) struct Project {
    /// The folder with `book.toml`.
    pub(super) root: PathBuf,
    /// The folder in which the command was typed.
    pub(super) here: PathBuf,
}

impl Project {
    /// The folder that was named, or the nearest one from the current folder
    /// upwards that has a `book.toml`.
    ///
    /// # Errors
    /// Wrong use where there is none.
    pub(super) fn find(directory: Option<&Path>, terminal: &Terminal) -> Result<Self, Stop> {
        let here = &terminal.folder;
        let found = match directory {
            Some(named) => Some(here.join(named)).filter(|root| has_book(root)),
            None => here
                .ancestors()
                .find(|folder| has_book(folder))
                .map(Path::to_owned),
        };
        let Some(root) = found else {
            return Err(no_project(here, directory));
        };
        Ok(Self {
            root: plain(&root),
            here: plain(here),
        })
    }

    /// A path of this machine as the person would type it here, with forward
    /// slashes.
    pub(super) fn shown(&self, path: &Path) -> String {
        let relative = relative(&self.here, &plain(path));
        let shown = relative.to_string_lossy().replace('\\', "/");
        if shown.is_empty() {
            ".".to_owned()
        } else {
            shown
        }
    }

    /// The way from here to the project: empty, or with a slash at its end.
    pub(super) fn prefix(&self) -> String {
        match self.shown(&self.root).as_str() {
            "." => String::new(),
            way => format!("{way}/"),
        }
    }

    /// The files of the project that something typed may mean: seen from
    /// here, from the project, or from its `content` folder.
    pub(super) fn meanings(&self, typed: &str) -> Vec<SourcePath> {
        let typed = typed.replace('\\', "/");
        let mut meanings = Vec::new();
        let seen_from_here = plain(&self.here.join(&typed));
        if let Ok(inside) = seen_from_here.strip_prefix(plain(&self.root)) {
            meanings.push(SourcePath::new(&inside.to_string_lossy()));
        }
        let root = SourcePath::new(BOOK);
        let content = SourcePath::new("content/index.md");
        meanings.extend([root, content].iter().filter_map(|base| base.join(&typed)));
        meanings.dedup();
        meanings
    }
}

fn has_book(folder: &Path) -> bool {
    folder.join(BOOK).is_file()
}

fn no_project(here: &Path, directory: Option<&Path>) -> Stop {
    let place = directory.map_or_else(
        || "this folder or the ones above it".to_owned(),
        |named| format!("the folder `{}`", named.display()),
    );
    let folder = directory.map_or_else(|| here.to_owned(), |named| here.join(named));
    let help = nearly_book(&folder).map_or_else(
        || {
            "Go to the folder of your site, or name it with `-C`. \
             To start a new site: guidepost new site \"My site\""
                .to_owned()
        },
        |name| format!("There is `{name}`. Rename it to `{BOOK}`."),
    );
    Stop::usage(format!("There is no `{BOOK}` in {place}."), help)
}

/// A file whose name is nearly right: with capitals, or with the second ending
/// that Notepad gives.
fn nearly_book(folder: &Path) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let near = names.filter(|name| {
        let small = name.to_lowercase();
        small.strip_suffix(".txt").unwrap_or(&small) == BOOK
    });
    near.min()
}

/// The same path without `.` and with `..` worked out by name.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// The way from a folder to a path; the path itself where there is none.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let down = to.components().skip(shared);
    up.chain(down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_with_nearly_the_right_name_is_named() {
        for (name, found) in [
            ("Book.toml", true),
            ("book.toml.txt", true),
            ("books.toml", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(name), "").unwrap();
            let wanted = found.then(|| name.to_owned());
            assert_eq!(nearly_book(folder.path()), wanted, "{name}");
        }
    }
    use crate::cli::terminal::tests::listening;

    fn project(root: &str, here: &str) -> Project {
        Project {
            root: root.into(),
            here: here.into(),
        }
    }

    #[test]
    fn paths_are_shown_from_where_the_person_stands() {
        let below = project("/a/site", "/a/site/content/learn");
        assert_eq!(below.prefix(), "../../");
        assert_eq!(
            below.shown(Path::new("/a/site/public/index.html")),
            "../../public/index.html"
        );
        let above = project("/a/site", "/a");
        assert_eq!(above.prefix(), "site/");
        assert_eq!(project("/a", "/a").prefix(), "");
    }

    #[test]
    fn typed_paths_may_start_in_three_places() {
        let site = project("/a/site", "/a/site/content/learn");
        let meanings: Vec<String> = site
            .meanings("x.md")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(meanings, ["content/learn/x.md", "x.md", "content/x.md"]);
        assert!(project("/a/site", "/b").meanings("../../etc").is_empty());
    }

    #[test]
    fn the_nearest_book_above_counts() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        let deep = root.join("content/learn");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(root.join(BOOK), "").unwrap();
        let (terminal, _) = listening(&deep);
        assert_eq!(Project::find(None, &terminal).unwrap().root, root);
        let (terminal, _) = listening(folder.path());
        assert!(matches!(
            Project::find(None, &terminal),
            Err(Stop::Usage(_, _))
        ));
        let named = Project::find(Some(Path::new("./site")), &terminal).unwrap();
        assert_eq!(named.root, root);
        assert!(Project::find(Some(Path::new("site/content")), &terminal).is_err());
    }
}
