//! Two editions of one site, a folder that they are published to, and what
//! stands in it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::small_site::{self, State};

/// The program that is tested.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_guidepost");

/// Everything in a folder: mode and bytes by path; the paths of folders end in
/// a slash.
pub(crate) type Tree = BTreeMap<String, (u32, Vec<u8>)>;

/// Where builds are made to fail.
pub(crate) struct Ground {
    _folder: TempDir,
    root: PathBuf,
    old: Tree,
    new: Tree,
}

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seen {
    /// There is no site.
    Nothing,
    /// The whole old one.
    Old,
    /// The whole new one.
    New,
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct End {
    /// Its exit code; nothing where a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it said on standard error.
    pub(crate) words: String,
}

impl Ground {
    /// Both projects, with the old site published and kept as `kept`.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let mut ground = Self {
            _folder: folder,
            root,
            old: Tree::new(),
            new: Tree::new(),
        };
        for (name, state) in [("old", State::Old), ("new", State::New)] {
            small_site::write(&ground.path(name), &small_site::files(state));
        }
        ground.put_nothing();
        ground.new = ground.build_from_nothing(State::New);
        ground.put_nothing();
        ground.old = ground.build_from_nothing(State::Old);
        assert!(ground.old != ground.new && ground.old.len() > 20);
        ground.keep("kept");
        ground
    }

    /// The folder of all of it.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A place of this ground.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The folder that the site is published to.
    pub(crate) fn target(&self) -> PathBuf {
        self.path("site/public")
    }

    /// What the program is told, to build a state.
    pub(crate) fn arguments(&self, state: State) -> Vec<OsString> {
        let project = match state {
            State::Old => self.path("old"),
            State::New => self.path("new"),
        };
        let target = self.target();
        let words = ["-C".into(), project.into(), "build".into(), "--out".into()];
        words.into_iter().chain([target.into()]).collect()
    }

    /// A build of a state.
    pub(crate) fn build(&self, state: State) -> Command {
        let mut command = calm(PROGRAM);
        command.args(self.arguments(state));
        command
    }

    fn build_from_nothing(&self, state: State) -> Tree {
        let end = run(&mut self.build(state));
        assert_eq!(end.code, Some(0), "{}", end.words);
        tree(&self.target()).unwrap()
    }

    /// Takes everything away that was published.
    pub(crate) fn put_nothing(&self) {
        let site = self.path("site");
        if site.exists() {
            fs::remove_dir_all(&site).unwrap();
        }
        fs::create_dir(&site).unwrap();
    }

    /// Keeps a copy of the folder that holds the site and all beside it.
    pub(crate) fn keep(&self, name: &str) {
        copy(&self.path("site"), &self.path(name));
    }

    /// Puts a copy back that was kept.
    pub(crate) fn put(&self, name: &str) {
        self.put_nothing();
        copy(&self.path(name), &self.path("site"));
    }

    /// What is published now.
    ///
    /// # Panics
    /// Where it is neither of the two sites, nor nothing.
    pub(crate) fn published(&self) -> Seen {
        self.recognise(&self.target())
    }

    /// Which site a folder holds.
    pub(crate) fn recognise(&self, folder: &Path) -> Seen {
        let Some(tree) = tree(folder) else {
            return Seen::Nothing;
        };
        if tree == self.old {
            Seen::Old
        } else if tree == self.new {
            Seen::New
        } else {
            let from_old = differences(&self.old, &tree);
            let from_new = differences(&self.new, &tree);
            panic!("half a site. From the old one: {from_old:?}. From the new one: {from_new:?}");
        }
    }

    /// The names beside the site that a build uses.
    pub(crate) fn leftovers(&self) -> Vec<String> {
        let mut names = names_in(&self.path("site"));
        names.retain(|name| name != "public");
        names
    }

    /// A plain build after a fault: it is done, the site is whole, and nothing
    /// is left beside it.
    pub(crate) fn mend(&self, state: State) {
        let end = run(&mut self.build(state));
        assert_eq!(end.code, Some(0), "the next build: {}", end.words);
        let whole = match state {
            State::Old => Seen::Old,
            State::New => Seen::New,
        };
        assert_eq!(self.published(), whole, "after the next build");
        assert_eq!(self.leftovers(), [""; 0], "after the next build");
    }
}

/// A command that nothing around this test bends.
pub(crate) fn calm(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir("/")
        .env("NO_COLOR", "1")
        .env_remove("RAYON_NUM_THREADS")
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> End {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}. tests/run installs what is needed."));
    End {
        code: output.status.code(),
        words: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The names in a folder.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| {
        let name = entry.unwrap().file_name();
        name.to_string_lossy().into_owned()
    });
    names.collect()
}

/// Everything in a folder; nothing where there is none.
pub(crate) fn tree(root: &Path) -> Option<Tree> {
    use std::os::unix::fs::PermissionsExt;
    root.symlink_metadata().ok()?;
    let mut tree = Tree::new();
    for entry in WalkDir::new(root) {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
        let mut name = entry
            .path()
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let bytes = if entry.file_type().is_dir() {
            name.push('/');
            Vec::new()
        } else {
            assert!(entry.file_type().is_file(), "{name} is no file");
            fs::read(entry.path()).unwrap()
        };
        tree.insert(name, (mode, bytes));
    }
    Some(tree)
}

/// The paths that two trees do not share, or not with the same bytes.
fn differences<'a>(one: &'a Tree, other: &'a Tree) -> Vec<&'a str> {
    let names = one
        .keys()
        .chain(other.keys().filter(|name| !one.contains_key(*name)));
    names
        .filter(|name| one.get(*name) != other.get(*name))
        .map(String::as_str)
        .collect()
}

/// Copies a folder with all in it and the modes.
fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
            fs::set_permissions(&target, entry.metadata().unwrap().permissions()).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
