//! `_headers`: what hosts that read this file (Netlify, Cloudflare Pages and
//! others) say with each answer.

use crate::config::Config;

/// Decision 21. `frame-ancestors` stands here only: in a page it has no effect
/// and browsers complain.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; connect-src 'self'; \
                      worker-src 'self'; manifest-src 'self'; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The text of the file. Files of `assets/` and of an edition of the search
/// have their content in their names; all others are asked for anew. Downloads
/// hold inline code under a policy of their own, so they are never shown from
/// the site's address.
pub(super) fn write(config: &Config) -> String {
    let base = path_of(config.site.base_url.as_deref());
    let forever = "  Cache-Control: public, max-age=31536000, immutable\n";
    format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n\
         {base}{worker}\n  Cache-Control: no-cache\n\
         {base}assets/*\n{forever}\
         {base}downloads/*\n  Content-Disposition: attachment\n",
        worker = super::WORKER,
    )
}

/// The path of an address: `https://example.org/guide/` has `/guide/`.
fn path_of(base_url: Option<&str>) -> String {
    let path = base_url
        .and_then(|url| url.split_once("://")?.1.split_once('/'))
        .map_or("", |(_, path)| path);
    format!("/{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_under_the_path_of_the_site() {
        let mut config = Config::default();
        assert!(write(&config).starts_with("/*\n  Content-Security-Policy: default-src 'none'; "));
        config.site.base_url = Some("https://example.org/guide/".into());
        let text = write(&config);
        assert!(text.contains("\n/guide/assets/*\n  Cache-Control: public, max-age=31536000"));
        assert!(text.contains("\n/guide/sw.js\n  Cache-Control: no-cache\n"));
        assert!(!text.contains("\n/*"));
    }
}
