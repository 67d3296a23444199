//! What `[theme]` of `book.toml` sets: checked values for variables of the CSS.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::manifest::{Manifest, OptionKind, Scheme, ThemeOption};
use crate::config::ThemeConfig;
use crate::diagnostics::{CONFIG_UNKNOWN_KEY, CONFIG_VALUE, Diagnostic};
use crate::text::SourcePath;

/// Variables with their values, by scheme: `None` is for both.
#[derive(Debug, Default)]
pub(super) struct Overrides(BTreeMap<(Option<Scheme>, String), String>);

impl Overrides {
    /// The values of a theme for its parent's options, then those of the book.
    pub(super) fn new(
        manifest: &Manifest,
        config: &ThemeConfig,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut overrides = Self::default();
        for (name, value) in manifest.values.iter().chain(&config.options) {
            match manifest.options.get(name) {
                None => found.push(unknown_option(name, manifest)),
                Some(option) if !option.accepts(value) => {
                    found.push(bad_value(name, value, option));
                }
                Some(option) => {
                    let key = (option.scheme, option.variable.clone());
                    overrides.0.insert(key, value.trim().to_owned());
                }
            }
        }
        overrides
    }

    /// The values as a style sheet that stands after all others; empty where
    /// nothing is set.
    pub(super) fn css(&self) -> String {
        let mut css = String::new();
        for ((scheme, variable), value) in &self.0 {
            // Writing to a String cannot fail.
            let _ = match scheme {
                None => writeln!(css, ":root {{ {variable}: {value}; }}"),
                Some(Scheme::Light) => writeln!(
                    css,
                    "@media (prefers-color-scheme: light) {{ :root {{ {variable}: {value}; }} }}"
                ),
                Some(Scheme::Dark) => writeln!(
                    css,
                    "@media screen and (prefers-color-scheme: dark) {{ :root {{ {variable}: {value}; }} }}"
                ),
            };
        }
        css
    }
}

impl ThemeOption {
    fn accepts(&self, value: &str) -> bool {
        let value = value.trim();
        match self.kind {
            OptionKind::Colour => super::contrast::Colour::parse(value).is_some(),
            OptionKind::Length => {
                let number = value.trim_end_matches(|c: char| c.is_ascii_lowercase());
                matches!(&value[number.len()..], "rem" | "em" | "px" | "ch")
                    && number.starts_with(|c: char| c.is_ascii_digit())
                    && number.chars().all(|c| c.is_ascii_digit() || c == '.')
                    && number.parse::<f64>().is_ok()
            }
        }
    }
}

fn unknown_option(name: &str, manifest: &Manifest) -> Diagnostic {
    let message = format!("The theme has no option `{name}`.");
    let known: Vec<&str> = manifest.options.keys().map(String::as_str).collect();
    let help = format!("Its options are: {}.", known.join(", "));
    Diagnostic::new(
        CONFIG_UNKNOWN_KEY,
        &SourcePath::new("book.toml"),
        None,
        message,
    )
    .help(help)
    .suggest(name, known)
}

fn bad_value(name: &str, value: &str, option: &ThemeOption) -> Diagnostic {
    let message = format!("`{value}` does not fit the theme's option `{name}`.");
    let form = match option.kind {
        OptionKind::Colour => "a colour such as \"#0f5257\"",
        OptionKind::Length => "a length such as \"40rem\"",
    };
    let help = format!("{} Write {form}.", option.help);
    Diagnostic::new(CONFIG_VALUE, &SourcePath::new("book.toml"), None, message).help(help)
}
