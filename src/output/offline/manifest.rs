//! What a browser is told when a reader puts the site among the programs.

use serde_json::json;

use super::ICONS;
use crate::config::Config;

/// The file as JSON. Its addresses are relative, so that it works under any
/// folder.
pub(super) fn write(config: &Config) -> String {
    let icon = |size: &str, (path, _): &(&str, &[u8])| json!({ "src": path, "sizes": size, "type": "image/png", "purpose": "any maskable" });
    let sizes = ["192x192", "512x512"];
    let icons: Vec<_> = sizes
        .iter()
        .zip(&ICONS)
        .map(|(size, file)| icon(size, file))
        .collect();
    let manifest = json!({
        "id": "./",
        "name": config.title,
        "short_name": config.title,
        "description": config.description,
        "lang": config.language,
        "dir": "auto",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbf9f4",
        "theme_color": "#0a3b3f",
        "icons": icons,
    });
    // Texts only, whose JSON cannot fail.
    serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_site_and_its_pictures() {
        let config = Config {
            title: "A \"guide\"".into(),
            ..Config::default()
        };
        let manifest: serde_json::Value = serde_json::from_str(&write(&config)).unwrap();
        assert_eq!(manifest["name"], "A \"guide\"");
        assert_eq!(manifest["icons"][1]["sizes"], "512x512");
        assert_eq!(manifest["scope"], "./");
    }
}
