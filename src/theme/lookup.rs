//! Where a theme's files are found: in the theme itself, then in its parent.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::manifest::Extends;
use super::{ThemeFiles, embedded};
use crate::diagnostics::{Diagnostic, THEME};
use crate::source::Asset;
use crate::text::{Fingerprint, SourcePath};

/// The name of the theme that everything falls back to.
pub(super) const DEFAULT: &str = "default";

/// A text file of a theme.
#[derive(Debug, Clone)]
pub(super) struct ThemeFile {
    pub(super) path: SourcePath,
    pub(super) text: Arc<str>,
}

/// One theme's folder.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) name: String,
    /// By the name inside the folder: `templates/base.html`.
    pub(super) files: BTreeMap<String, ThemeFile>,
    /// Files that are not text, by the name inside the folder.
    pub(super) binaries: BTreeMap<String, Arc<Asset>>,
}

/// A theme and the theme that it extends.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) own: Folder,
    pub(super) parent: Option<Folder>,
}

impl Chain {
    /// Finds the theme `name` and its parent. Where something is wrong, the
    /// chain is the default theme alone.
    pub(super) fn find(files: &ThemeFiles<'_>, name: &str, found: &mut Vec<Diagnostic>) -> Self {
        let themes = Folder::all(files);
        let default = || {
            let folder = themes.get(DEFAULT).cloned();
            folder.unwrap_or_else(Folder::embedded)
        };
        let alone = |own: Folder| Self { own, parent: None };
        let Some(own) = themes.get(name).cloned() else {
            if name != DEFAULT {
                found.push(unknown_theme(name, &themes));
            }
            return alone(default());
        };
        match Extends::read(&own) {
            Ok(None) => alone(own),
            Ok(Some(parent)) if parent == own.name => {
                found.push(own.problem("A theme cannot extend itself."));
                alone(Folder::embedded())
            }
            Ok(Some(parent)) => {
                let known = themes.get(&parent).cloned();
                let known = known.or_else(|| (parent == DEFAULT).then(Folder::embedded));
                match known {
                    Some(folder) if matches!(Extends::read(&folder), Ok(Some(_))) => {
                        let message = format!(
                            "This theme extends `{parent}`, which extends another theme itself."
                        );
                        let help = "Let it extend `default`, or a theme that extends nothing.";
                        found.push(own.problem(&message).help(help));
                        alone(default())
                    }
                    Some(folder) => Self {
                        own,
                        parent: Some(folder),
                    },
                    None => {
                        let message = format!("There is no theme `{parent}` to extend.");
                        let problem = own.problem(&message);
                        found.push(problem.suggest(&parent, [DEFAULT]));
                        alone(default())
                    }
                }
            }
            Err(problem) => {
                found.push(*problem);
                alone(default())
            }
        }
    }

    /// The parent first, then the theme itself.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.parent.iter().chain([&self.own])
    }

    /// The file that counts: the theme's own, else its parent's.
    pub(super) fn file(&self, name: &str) -> Option<&ThemeFile> {
        let parent = self.parent.as_ref();
        let own = self.own.files.get(name);
        own.or_else(|| parent.and_then(|folder| folder.files.get(name)))
    }

    /// The names of all files below a folder, of either theme.
    pub(super) fn names_below(&self, prefix: &str) -> BTreeSet<&str> {
        self.folders()
            .flat_map(|folder| folder.files.keys().chain(folder.binaries.keys()))
            .map(String::as_str)
            .filter(|name| name.starts_with(prefix))
            .collect()
    }

    /// Stands for every byte of both themes.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        let mut parts = Vec::new();
        for folder in self.folders() {
            for (name, file) in &folder.files {
                parts.extend([name.as_bytes(), file.text.as_bytes()]);
            }
            for (name, asset) in &folder.binaries {
                parts.extend([name.as_bytes(), asset.fingerprint.bytes()]);
            }
        }
        Fingerprint::of_parts(parts)
    }
}

impl Folder {
    /// The theme that is part of the program.
    pub(super) fn embedded() -> Self {
        let files = embedded::FILES.iter().map(|(name, text)| {
            let path = SourcePath::new(&format!("themes/{DEFAULT}/{name}"));
            let text = Arc::from(*text);
            ((*name).to_owned(), ThemeFile { path, text })
        });
        Self {
            name: DEFAULT.to_owned(),
            files: files.collect(),
            binaries: BTreeMap::new(),
        }
    }

    /// Every folder of `themes/` that has a `theme.toml`, by name.
    fn all(files: &ThemeFiles<'_>) -> BTreeMap<String, Self> {
        let mut themes: BTreeMap<String, Self> = BTreeMap::new();
        let entry = |themes: &mut BTreeMap<String, Self>, theme: &str| {
            let empty = || Self {
                name: theme.to_owned(),
                files: BTreeMap::new(),
                binaries: BTreeMap::new(),
            };
            themes.entry(theme.to_owned()).or_insert_with(empty);
        };
        for file in files.texts {
            if let Some((theme, name)) = split(&file.path) {
                entry(&mut themes, theme);
                let path = file.path.clone();
                let text = Arc::clone(&file.text);
                if let Some(folder) = themes.get_mut(theme) {
                    folder
                        .files
                        .insert(name.to_owned(), ThemeFile { path, text });
                }
            }
        }
        for asset in files.assets {
            if let Some((theme, name)) = split(&asset.path)
                && let Some(folder) = themes.get_mut(theme)
            {
                folder.binaries.insert(name.to_owned(), Arc::clone(asset));
            }
        }
        themes.retain(|_, folder| folder.files.contains_key("theme.toml"));
        themes
    }

    /// A diagnostic about this theme's `theme.toml`.
    pub(super) fn problem(&self, message: &str) -> Diagnostic {
        let path = SourcePath::new(&format!("themes/{}/theme.toml", self.name));
        Diagnostic::new(THEME, &path, None, message)
    }
}

/// The theme and the name inside it of a file below `themes/`.
fn split(path: &SourcePath) -> Option<(&str, &str)> {
    path.as_str().strip_prefix("themes/")?.split_once('/')
}

fn unknown_theme(name: &str, themes: &BTreeMap<String, Folder>) -> Diagnostic {
    let message = format!("There is no theme `{name}`: `themes/{name}/theme.toml` is missing.");
    let known = themes.keys().map(String::as_str).chain([DEFAULT]);
    Diagnostic::new(THEME, &SourcePath::new("book.toml"), None, message)
        .help("Write the name of a folder of `themes/`, or `default`.")
        .suggest(name, known)
}
