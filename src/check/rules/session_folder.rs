//! The folder beside a session or path is kept for what is made for it: its
//! slides and papers.

use crate::diagnostics::{self, Diagnostic};
use crate::site::{Page, PageKind, Site};

/// Names the pages that lie there.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let is_kept = |page: &Page| {
        matches!(page.kind, PageKind::Session | PageKind::Path) && !page.origin.is_unwritten()
    };
    let kept = site.pages().filter(|(_, page)| is_kept(page));
    let kept: Vec<(&str, &str)> = kept
        .map(|(_, page)| (page.out.as_str().trim_end_matches(".html"), &*page.title))
        .collect();
    let say = |page: &Page| {
        let folder = page.out.folder();
        let (_, title) = kept.iter().find(|(kept, _)| *kept == folder)?;
        let message =
            format!("The folder `{folder}` is kept for the slides and papers of “{title}”.");
        let path = &page.body.source;
        let diagnostic = Diagnostic::new(diagnostics::PAGE_ADDRESS, path, None, message);
        Some(diagnostic.help("Move this page to another folder, or give the folder another name."))
    };
    let written = site.pages().filter(|(_, page)| !page.origin.is_unwritten());
    written.filter_map(|(_, page)| say(page)).collect()
}
