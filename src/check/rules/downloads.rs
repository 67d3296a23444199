//! Every place that `[site] downloads` names must be there.

use crate::diagnostics::{self, Diagnostic};
use crate::site::{ALL_DOWNLOADS, Site};
use crate::text::SourcePath;

/// Says which are not.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let places = site.config.site.downloads.iter();
    let missing = places.filter(|place| *place != ALL_DOWNLOADS && site.page_at(place).is_none());
    let path = SourcePath::new("book.toml");
    missing
        .map(|place| {
            let message = format!("`downloads` names `{place}`, but there is no such page or folder below content.");
            Diagnostic::new(diagnostics::SITE_DOWNLOADS, &path, None, message).help(
                "Write the place of a page, a module, a path or a session below content, such as learn/01-start, or \"all\".",
            )
        })
        .collect()
}
