//! `theme.toml`: what a theme extends, ships and lets authors set.

use std::collections::BTreeMap;

use super::lookup::{Chain, Folder};
use crate::diagnostics::{Diagnostic, THEME};
use crate::text::{SourcePath, Span};

/// `theme.toml` as written.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Manifest {
    /// The theme whose files count where this one has none.
    pub(super) extends: Option<String>,
    /// Style sheets of `css/`, joined in this order after the parent's.
    pub(super) css: Vec<String>,
    /// Scripts of `js/` that every page loads, in this order after the
    /// parent's.
    pub(super) js: Vec<String>,
    /// What `[theme]` of `book.toml` may set.
    pub(super) options: BTreeMap<String, ThemeOption>,
    /// Values for the parent's options.
    pub(super) values: BTreeMap<String, String>,
    /// Colours that must be told apart.
    pub(super) contrast: Vec<ContrastPair>,
}

/// Something that `[theme]` of `book.toml` may set: a variable of the CSS.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ThemeOption {
    /// What a value must look like.
    pub(super) kind: OptionKind,
    /// The variable of the CSS, with its two dashes.
    pub(super) variable: String,
    /// Which colour scheme it is for; both where not given.
    pub(super) scheme: Option<Scheme>,
    /// What it changes, for authors.
    pub(super) help: String,
}

/// What the value of an option must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OptionKind {
    /// `#0f5257` or `#fff`.
    Colour,
    /// `40rem`, `1.5em`, `12px`, `60ch`.
    Length,
}

/// A colour scheme of the reader's system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Scheme {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
}

/// Colours that must be told apart, by their variables.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ContrastPair {
    /// What stands in front.
    pub(super) front: Vec<String>,
    /// What it stands on.
    pub(super) on: Vec<String>,
    /// The smallest ratio: 4.5 for text, 3 for borders of controls (WCAG 2.2,
    /// 1.4.3 and 1.4.11).
    pub(super) at_least: f64,
}

impl Manifest {
    /// The manifests of a theme and its parent as one.
    pub(super) fn of_chain(chain: &Chain, found: &mut Vec<Diagnostic>) -> Self {
        let mut all = Self::default();
        for folder in chain.folders() {
            match Self::read(folder) {
                Ok(manifest) => all.add(manifest),
                Err(problem) => found.push(*problem),
            }
        }
        all
    }

    fn add(&mut self, own: Self) {
        for name in own.css {
            if !self.css.contains(&name) {
                self.css.push(name);
            }
        }
        for name in own.js {
            if !self.js.contains(&name) {
                self.js.push(name);
            }
        }
        self.options.extend(own.options);
        self.values.extend(own.values);
        self.contrast.extend(own.contrast);
    }

    fn read(folder: &Folder) -> Result<Self, Box<Diagnostic>> {
        read_toml(folder, "theme.toml")
    }
}

/// The one key that decides where the other files are looked for.
pub(super) struct Extends;

impl Extends {
    /// The name of the parent, where there is one.
    pub(super) fn read(folder: &Folder) -> Result<Option<String>, Box<Diagnostic>> {
        Ok(Manifest::read(folder)?.extends)
    }
}

/// The words of the interface, those of a child in place of its parent's.
pub(super) fn read_words(chain: &Chain, found: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for folder in chain.folders() {
        match read_toml::<BTreeMap<String, String>>(folder, "words.toml") {
            Ok(own) => words.extend(own),
            Err(problem) => found.push(*problem),
        }
    }
    words
}

/// Reads a TOML file of a theme; a file that is missing reads as an empty one.
pub(super) fn read_toml<T: serde::de::DeserializeOwned>(
    folder: &Folder,
    name: &str,
) -> Result<T, Box<Diagnostic>> {
    let file = folder.files.get(name);
    let text = file.map_or("", |file| &file.text);
    toml::from_str(text).map_err(|error| {
        let path = SourcePath::new(&format!("themes/{}/{name}", folder.name));
        let message = format!("This file cannot be read: {}.", error.message());
        let problem = Diagnostic::new(THEME, &path, error.span().map(Span::new), message);
        Box::new(problem.help("Compare it with the file of the same name in the default theme."))
    })
}
