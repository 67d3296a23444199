//! Pages that no file makes and that authors may link to by their address. It
//! knows where they are, never what they show.

use super::{Page, PageKind, Site, Target};
use crate::text::OutPath;

/// The page on how well the site does.
pub const HOW_WELL: &str = "about/how-well.html";

/// Pages that each site has, whatever its authors write.
const ALWAYS: [&str; 4] = [
    "learning-record.html",
    "my-learning.html",
    "review.html",
    "search.html",
];

/// The addresses of a site with pages of these kinds.
pub(super) fn pages(mut kinds: impl Iterator<Item = PageKind>) -> Vec<OutPath> {
    let teaches = kinds.any(|kind| kind == PageKind::Module);
    let addresses = ALWAYS.into_iter().chain(teaches.then_some(HOW_WELL));
    addresses
        .filter_map(|address| OutPath::new(address).ok())
        .collect()
}

/// Whether the site has the page on how well it does: it teaches something, a
/// page of it links there, and nobody wrote a page of that address. Without a
/// link it is not made: its figures need every word of the site, which was
/// half of the time of a build of 10,000 pages.
#[must_use]
pub fn has_how_well(site: &Site) -> bool {
    let teaches = site.first(PageKind::Module).is_some();
    let is_it = |target: &Target| match target {
        Target::File(out, None) => out.as_str() == HOW_WELL,
        _ => false,
    };
    let links = |page: &Page| {
        page.body
            .all()
            .iter()
            .any(|body| body.targets.iter().any(is_it))
    };
    teaches
        && site.pages.iter().all(|page| page.out.as_str() != HOW_WELL)
        && site.pages.iter().any(links)
}
