//! `book.toml`, read strictly, resolved once. It never knows the command line.

use std::collections::BTreeMap;

use crate::text::Date;

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
    /// `[plain] thresholds` by name.
    pub plain_thresholds: BTreeMap<String, f64>,
    /// `[plain] rules`: severity by rule (`off`, `advice`, `warning`, `error`).
    pub plain_rules: BTreeMap<String, String>,
    /// `[plain] words`: words of the house that need no explanation.
    pub plain_words: Vec<String>,
    /// `[offline] enabled`, on where not given.
    pub offline_enabled: bool,
    /// `[offline] core-budget` in bytes.
    pub offline_core_budget: Option<u64>,
    /// `[catalogue] sources`: imported files below `content/`.
    pub catalogue_sources: Vec<String>,
    /// `[training] sessions`: plans below `content/training/`.
    pub training_sessions: Vec<String>,
    /// `[theme]`.
    pub theme: ThemeConfig,
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
