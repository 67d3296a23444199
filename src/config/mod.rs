//! `book.toml`, read strictly, resolved once.
//!
//! One table of keys (`keys::KEYS`) drives the reading, "did you mean" and
//! the JSON Schema for editors. Syntax errors, unknown tables and keys, and
//! bad values are all reported in one run, each at its place. This floor never
//! knows the command line, and whether a file that a key names is there.

mod forms;
mod keys;
mod reader;
mod schema;
mod syntax;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostics::{CONFIG_MISSING, Checked, Diagnostic};
use crate::source::SourceFile;
use crate::text::{Date, Slug, SourcePath};

pub use forms::{check_base_url, check_email, is_language_tag};
pub use schema::schema;
pub(crate) use syntax::{describe as describe_faults, is_contained as is_contained_fault};

/// The name of the file, at the top of the project.
pub const FILE_NAME: &str = "book.toml";

/// Reads `book.toml`. The value is a full [`Config`] whatever was wrong: a key
/// that cannot be read keeps its default.
#[must_use]
pub fn read(book: Option<&SourceFile>) -> Checked<Config> {
    let Some(book) = book else {
        return Checked::new(Config::default(), vec![missing()]);
    };
    let mut checked = reader::read(book);
    let config = &mut checked.value;
    if config.site.id.is_empty() {
        config.site.id = Slug::new(&config.title).to_string();
    }
    checked
}

/// There is no `book.toml`.
fn missing() -> Diagnostic {
    let path = SourcePath::new(FILE_NAME);
    Diagnostic::new(
        CONFIG_MISSING,
        &path,
        None,
        "This project has no `book.toml`.",
    )
    .help(
        "Make a text file of that name beside the folder `content`, with the two lines \
         `[book]` and `title = \"The name of your site\"`.",
    )
}

/// The settings of a project with every default filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// `[book] title`.
    pub title: String,
    /// `[book] authors`: roles or organisations.
    pub authors: Vec<String>,
    /// `[book] description`.
    pub description: String,
    /// `[book] language`, `en-GB` where not given.
    pub language: String,
    /// `[site]`.
    pub site: SiteConfig,
    /// `[search] best-answers`: a file below `content/`.
    pub best_answers: Option<String>,
    /// `[plain]` for the whole site.
    pub plain: PlainSettings,
    /// `[plain.folders]`: what differs below some folders of `content/`.
    pub plain_folders: BTreeMap<String, PlainSettings>,
    /// `[offline] enabled`, on where not given.
    pub offline_enabled: bool,
    /// `[offline] core-budget` in bytes.
    pub offline_core_budget: Option<u64>,
    /// `[catalogue] sources`: imported files below `content/`.
    pub catalogue_sources: Vec<String>,
    /// `[training] sessions`: plans below `content/training/`.
    pub training_sessions: Vec<String>,
    /// `[training] scorm-answers`: whether training systems hear of single
    /// answers, no where not given.
    pub training_scorm_answers: bool,
    /// `[theme]`.
    pub theme: ThemeConfig,
}

/// The rules for plain language, as set for a site or a folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainSettings {
    /// `thresholds`: limits by name.
    pub thresholds: BTreeMap<String, f64>,
    /// `rules`: how loudly each speaks (`off`, `advice`, `warning`, `error`).
    pub rules: BTreeMap<String, String>,
    /// `words`: words of the house that need no explanation.
    pub words: Vec<String>,
}

/// `[site]` of `book.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteConfig {
    /// `id`: names this site in a reader's browser; a slug of the title where not given.
    pub id: String,
    /// `base-url`, with a slash at its end.
    pub base_url: Option<String>,
    /// `edition`: the date of this edition (decision 13).
    pub edition: Option<Date>,
    /// `edit-url`: `{path}` stands for the source file.
    pub edit_url: Option<String>,
    /// `contact`: an e-mail address.
    pub contact: Option<String>,
    /// `independence`: the line in the footer.
    pub independence: Option<String>,
    /// `review-months`: how long a check holds, 12 where not given.
    pub review_months: u32,
    /// `editor`: how an editor is opened, with `{path}` and `{line}`.
    pub editor: Option<String>,
    /// `raw-html`: folders below `content/` in which raw HTML is allowed.
    pub raw_html: Vec<String>,
    /// `downloads`: pages, modules, paths and sessions, or `all`.
    pub downloads: Vec<String>,
}

/// `[theme]` of `book.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeConfig {
    /// `name`: a folder of `themes/`, `default` where not given.
    pub name: String,
    /// The theme's own options as written: text, numbers or yes and no.
    pub options: BTreeMap<String, String>,
}

impl Default for Config {
    /// What an empty `book.toml` means.
    fn default() -> Self {
        Self {
            title: "Untitled site".to_owned(),
            authors: Vec::new(),
            description: String::new(),
            language: "en-GB".to_owned(),
            site: SiteConfig::default(),
            best_answers: None,
            plain: PlainSettings::default(),
            plain_folders: BTreeMap::new(),
            offline_enabled: true,
            offline_core_budget: None,
            catalogue_sources: Vec::new(),
            training_sessions: Vec::new(),
            training_scorm_answers: false,
            theme: ThemeConfig::default(),
        }
    }
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            id: String::new(),
            base_url: None,
            edition: None,
            edit_url: None,
            contact: None,
            independence: None,
            review_months: 12,
            editor: None,
            raw_html: Vec::new(),
            downloads: Vec::new(),
        }
    }
}

impl Default for ThemeConfig {
    fn default() -> Self {
        Self {
            name: "default".to_owned(),
            options: BTreeMap::new(),
        }
    }
}
