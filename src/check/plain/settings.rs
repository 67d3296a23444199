//! What `[plain]` of `book.toml` says for one page: the site's words, then
//! those of the folders that the page lies in, the nearest last.

use crate::config::{Config, PlainSettings};
use crate::text::SourcePath;

use super::rule::{Level, Rule};

/// The settings that hold for one page.
#[derive(Debug)]
pub(super) struct Settings<'a> {
    /// From the nearest folder to the whole site.
    layers: Vec<&'a PlainSettings>,
}

impl<'a> Settings<'a> {
    /// The settings for the file of a page.
    #[must_use]
    pub(super) fn of(config: &'a Config, path: &SourcePath) -> Self {
        let inside = path.as_str().strip_prefix("content/").unwrap_or_default();
        let folders = config.plain_folders.iter().filter(|(folder, _)| {
            let below = inside.strip_prefix(folder.trim_matches('/'));
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let mut layers: Vec<(usize, &PlainSettings)> = folders
            .map(|(folder, settings)| (folder.len(), settings))
            .collect();
        layers.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        let mut layers: Vec<&PlainSettings> =
            layers.into_iter().map(|(_, settings)| settings).collect();
        layers.push(&config.plain);
        Self { layers }
    }

    /// How loudly a rule speaks here.
    #[must_use]
    pub(super) fn level(&self, rule: &Rule) -> Level {
        let short = rule.name.rsplit('/').next().unwrap_or(&rule.name);
        let find = |layer: &&PlainSettings| {
            let word = layer
                .rules
                .get(&rule.name)
                .or_else(|| layer.rules.get(short))?;
            Level::from_setting(word)
        };
        self.layers.iter().find_map(find).unwrap_or(rule.file.level)
    }

    /// A limit that was set, by its name.
    #[must_use]
    pub(super) fn threshold(&self, name: &str) -> Option<f64> {
        let find = |layer: &&PlainSettings| layer.thresholds.get(name).copied();
        self.layers.iter().find_map(find)
    }

    /// Whether a word needs no explanation here.
    #[must_use]
    pub(super) fn knows(&self, word: &str) -> bool {
        let mut words = self.layers.iter().flat_map(|layer| &layer.words);
        words.any(|known| known.eq_ignore_ascii_case(word))
    }
}
