//! Without a public address there is no sitemap and no feed (decision 8).

use crate::diagnostics::{self, Diagnostic};
use crate::site::Site;
use crate::text::SourcePath;

/// Says so once for the site.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    if site.config.site.base_url.is_some() {
        return Vec::new();
    }
    let message = "This site has no public address yet, so it gets no sitemap and no feed.";
    let path = SourcePath::new("book.toml");
    vec![
        Diagnostic::new(diagnostics::SITE_BASE_URL, &path, None, message)
            .help("When you know the address, write it under `[site]`: base-url = \"https://www.example.org/\""),
    ]
}
