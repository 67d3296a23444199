//! `_headers`: what hosts that read this file (Netlify, Cloudflare Pages and
//! others) say with each answer.

use crate::config::Config;
use crate::output::{Artifact, Output};
use crate::text::OutPath;

/// Decision 21. `frame-ancestors` stands here only: in a page it has no effect
/// and browsers complain.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; connect-src 'self'; \
                      worker-src 'self'; manifest-src 'self'; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// The text of the file. Assets with the hash of their bytes in their names
/// are kept for a year; each is named, because rules of hosts add up and some
/// of their neighbours have plain names. Downloads hold inline code under a
/// policy of their own, so they are never shown from the site's address.
pub(super) fn write(config: &Config, output: &Output) -> String {
    let base = path_of(config.site.base_url.as_deref());
    let assets = output.iter().filter(|(out, file)| is_hashed(out, file));
    let assets = assets.map(|(out, _)| {
        format!("{base}{out}\n  Cache-Control: public, max-age=31536000, immutable\n")
    });
    let assets: String = assets.collect();
    format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n\
         {base}{worker}\n  Cache-Control: no-cache\n\
         {assets}\
         {base}downloads/*\n  Content-Disposition: attachment\n",
        worker = super::WORKER,
    )
}

/// Whether a file of the theme has ten digits of its hash in its name. A scan of
/// an author may have digits in its name too, which say nothing of its bytes.
fn is_hashed(out: &OutPath, file: &Artifact) -> bool {
    let name = out.as_str().strip_prefix("assets/").unwrap_or_default();
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    let has_digits = hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let asset = file.project_file();
    let is_authors = asset.is_some_and(|asset| asset.path.as_str().starts_with("content/"));
    has_digits && !name.contains('/') && !is_authors
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
    use crate::source::Asset;
    use crate::text::{Fingerprint, SourcePath};

    #[test]
    fn rules_stand_under_the_path_of_the_site() {
        let mut config = Config::default();
        let file = |path: &str| {
            let bytes = Artifact::from_bytes("");
            (OutPath::new(path).unwrap(), bytes)
        };
        let scan = "assets/scan-2024112210.png";
        let asset = Asset {
            path: SourcePath::new(&format!("content/{scan}")),
            file: scan.into(),
            size: 0,
            fingerprint: Fingerprint::of(""),
        };
        let sheet = "assets/site-0123456789.css";
        let output: Output = [
            file("assets/learning/outline.js"),
            file(sheet),
            (OutPath::new(scan).unwrap(), Artifact::file(asset.into())),
            file("index.html"),
        ]
        .into();
        assert!(
            write(&config, &output)
                .starts_with("/*\n  Content-Security-Policy: default-src 'none'; ")
        );
        config.site.base_url = Some("https://example.org/guide/".into());
        let text = write(&config, &output);
        let rule = format!("\n/guide/{sheet}\n  Cache-Control: public, max-age=31536000");
        assert!(text.contains(&rule), "{text}");
        assert_eq!(text.matches("immutable").count(), 1);
        assert!(text.contains("\n/guide/sw.js\n  Cache-Control: no-cache\n"));
        assert!(!text.contains("\n/*"));
    }
}
