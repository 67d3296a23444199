//! Style sheets, scripts and pictures of a theme, named by their content.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lookup::{Chain, ThemeFile};
use super::manifest::{Manifest, read_words};
use super::options::Overrides;
use crate::diagnostics::{Diagnostic, THEME};
use crate::source::Asset;
use crate::text::Fingerprint;

/// A file that pages of a theme load.
#[derive(Debug, Clone)]
pub struct ThemeAsset {
    /// Its address from the root of the site: `assets/site-1a2b3c4d5e.css`. It
    /// changes with its bytes.
    pub address: String,
    /// Its bytes, or where they are.
    pub body: AssetBody,
}

/// Where the bytes of an asset are.
#[derive(Debug, Clone)]
pub enum AssetBody {
    /// Here.
    Bytes(Arc<[u8]>),
    /// In a file of the project, shipped as it is.
    File(Arc<Asset>),
}

/// All assets of a theme, and what templates call them.
#[derive(Debug)]
pub(super) struct Assets {
    all: Vec<ThemeAsset>,
    /// Addresses of scripts in the order in which they load.
    pub(super) scripts: Vec<String>,
    /// Address of the joined style sheet.
    pub(super) style: String,
    /// Addresses of the files of `files/`, and of style sheets and scripts that
    /// only some pages load, by name.
    pub(super) files: BTreeMap<String, String>,
    css: String,
    fingerprint: Fingerprint,
}

impl Assets {
    /// Joins style sheets, then the overrides; takes scripts and `files/`.
    pub(super) fn new(
        chain: &Chain,
        manifest: &Manifest,
        overrides: &Overrides,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut css = joined_css(chain, manifest, found);
        css.push_str(&overrides.css());
        let mut all = Vec::new();
        let mut add = |stem: &str, extension: &str, bytes: &[u8]| {
            let hash = Fingerprint::of(bytes).short();
            let address = format!("assets/{stem}-{hash}.{extension}");
            let body = AssetBody::Bytes(bytes.into());
            all.push(ThemeAsset {
                address: address.clone(),
                body,
            });
            address
        };
        let style = add("site", "css", css.as_bytes());
        let words = read_words(chain, &mut Vec::new());
        let mut scripts = vec![add("words", "js", script_words(&words).as_bytes())];
        for name in &manifest.js {
            if let Some(file) = listed(chain, &format!("js/{name}"), found) {
                scripts.push(add(stem(name), "js", script(&file.text).as_bytes()));
            }
        }
        let mut files = BTreeMap::new();
        for name in chain.names_below("files/") {
            if let Some(file) = chain.file(name) {
                let short = &name["files/".len()..];
                let address = add(stem(short), extension(short), file.text.as_bytes());
                files.insert(short.to_owned(), address);
            }
        }
        for (short, text) in loaded_by_name(chain, manifest) {
            let address = add(stem(&short), extension(&short), text.as_bytes());
            files.insert(short, address);
        }
        add_binaries(chain, &mut all, &mut files);
        all.sort_by(|a, b| a.address.cmp(&b.address));
        let parts = all.iter().map(|asset| asset.address.as_bytes());
        let fingerprint = Fingerprint::of_parts(parts);
        Self {
            all,
            scripts,
            style,
            files,
            css,
            fingerprint,
        }
    }

    /// Every asset, sorted by address.
    pub(super) fn all(&self) -> &[ThemeAsset] {
        &self.all
    }

    /// The joined style sheet.
    pub(super) fn css_text(&self) -> &str {
        &self.css
    }

    /// Stands for the bytes of every asset: their addresses carry their hashes.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// Style sheets and scripts that no list of the theme names: templates load
/// them by their name.
fn loaded_by_name(chain: &Chain, manifest: &Manifest) -> Vec<(String, String)> {
    let is_listed = |short: &str| {
        let mut all = manifest.css.iter().chain(&manifest.js);
        all.any(|one| one == short)
    };
    let mut files = Vec::new();
    for folder in ["css/", "js/"] {
        for name in chain.names_below(folder) {
            let short = &name[folder.len()..];
            if let Some(file) = chain.file(name).filter(|_| !is_listed(short)) {
                let mut text = String::new();
                if folder == "css/" {
                    push_lines(&file.text, &mut text);
                } else {
                    text = script(&file.text);
                }
                files.push((short.to_owned(), text));
            }
        }
    }
    files
}

/// The style sheets that the theme lists, one after the other.
fn joined_css(chain: &Chain, manifest: &Manifest, found: &mut Vec<Diagnostic>) -> String {
    let mut css = String::new();
    for name in &manifest.css {
        if let Some(file) = listed(chain, &format!("css/{name}"), found) {
            push_lines(&file.text, &mut css);
        }
    }
    css
}

/// The words that scripts show, as a script that loads before them: those
/// whose name starts with `script_`, under the rest of their name.
fn script_words(words: &BTreeMap<String, String>) -> String {
    let own: BTreeMap<&str, &String> = words
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix("script_")?, text)))
        .collect();
    // A map of text cannot fail to be JSON, which is JavaScript too.
    let json = serde_json::to_string(&own).unwrap_or_default();
    format!("window.GuidepostWords = {json};\n")
}

/// A script without what readers on slow lines do not need. One with a
/// template of several lines is left alone: there, blanks count.
fn script(text: &str) -> String {
    if text.contains('`') {
        return text.to_owned();
    }
    let mut script = String::new();
    push_lines(text, &mut script);
    script
}

/// Adds a style sheet or script without indentation, empty lines and comments
/// that have their lines to themselves.
fn push_lines(text: &str, css: &mut String) {
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        let only_comment = line.ends_with("*/") || !line.contains("*/");
        in_comment |= line.starts_with("/*") && only_comment;
        if !in_comment && !line.is_empty() && !line.starts_with("// ") {
            css.push_str(line);
            css.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
}

/// A file that `theme.toml` lists, or a diagnostic that it is missing.
fn listed<'a>(chain: &'a Chain, name: &str, found: &mut Vec<Diagnostic>) -> Option<&'a ThemeFile> {
    let file = chain.file(name);
    if file.is_none() {
        let folder = name.split_once('/').map_or("", |(folder, _)| folder);
        let known = chain.names_below(folder);
        let message = format!("The theme lists `{name}`, but there is no such file.");
        let mut problem = chain.own.problem(&message).suggest(name, known);
        problem.code = THEME;
        found.push(problem);
    }
    file
}

/// Files of `files/` that are not text are shipped as they are.
fn add_binaries(chain: &Chain, all: &mut Vec<ThemeAsset>, files: &mut BTreeMap<String, String>) {
    for folder in chain.folders() {
        for (name, asset) in &folder.binaries {
            let Some(short) = name.strip_prefix("files/") else {
                continue;
            };
            let hash = asset.fingerprint.short();
            let address = format!("assets/{}-{hash}.{}", stem(short), extension(short));
            files.insert(short.to_owned(), address.clone());
            let body = AssetBody::File(Arc::clone(asset));
            all.push(ThemeAsset { address, body });
        }
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.')
        .map_or("bin", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_ship_without_their_comments() {
        let mut css = String::new();
        push_lines(
            "/* One\n   two. */\n\na {\n  b: c; /* kept */\n}\n/* x */\n/* y */ d {}",
            &mut css,
        );
        assert_eq!(css, "a {\nb: c; /* kept */\n}\n/* y */ d {}\n");
    }

    #[test]
    fn scripts_ship_without_their_comments() {
        let text = "/* One\n   two. */\n  // three\n  var a = 1; // kept\n";
        assert_eq!(script(text), "var a = 1; // kept\n");
        let template = "  // one\n  var a = `\n  // two`;\n";
        assert_eq!(script(template), template);
    }

    #[test]
    fn scripts_get_only_their_own_words() {
        let words = [("script_a", "</script> \"x\""), ("b", "B")];
        let words = words.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(
            script_words(&BTreeMap::from(words)),
            "window.GuidepostWords = {\"a\":\"</script> \\\"x\\\"\"};\n"
        );
    }
}
