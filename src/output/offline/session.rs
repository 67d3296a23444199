//! Everything for one session as files: its page, slides, papers, and the
//! pages of its plan. They need no internet and nothing else of the site.

use std::collections::BTreeSet;

use super::take_along::take_along;
use super::{Ground, START};
use crate::output::{Artifact, MakeError, Output, handout, site};
use crate::site::PageId;
use crate::text::OutPath;
use crate::theme::{PageView, PartView, RedirectPart};

/// The page that the frame of the start page opens first.
const INDEX: &str = "index.html";

/// The files of a session, from those of a copy of the site.
///
/// # Errors
/// Where a page cannot be made.
pub(super) fn files(ground: &Ground, copy: &Output, id: PageId) -> Result<Output, MakeError> {
    let page = ground.site.page(id);
    let mut files = copy.clone();
    let index = OutPath::new(INDEX).map_err(|error| MakeError::Machine(error.to_string()))?;
    files.insert(index.clone(), Artifact::from_bytes(first(ground, id)?));
    let below = format!("{}/", handout::folder(page));
    let made = copy.keys().filter(|out| out.as_str().starts_with(&below));
    let planned = handout::pages_of(&ground.site, id).into_iter();
    let planned = planned.map(|id| ground.site.page(id).out.clone());
    let start = OutPath::new(START).ok();
    let mut pages: BTreeSet<OutPath> = made.cloned().chain(planned).chain(start).collect();
    pages.insert(index);
    take_along(&files, &pages, ground.site.config.site.base_url.as_deref())
}

/// The front page of these files: it leads to the session.
fn first(ground: &Ground, id: PageId) -> Result<String, MakeError> {
    let page = ground.site.page(id);
    let part = PartView::Redirect(RedirectPart {
        target: page.out.to_string(),
    });
    let mut view = PageView::new(site::copy_view(ground), page.title.clone(), part);
    view.language.clone_from(&ground.site.config.language);
    ground
        .theme
        .render(&view)
        .map_err(|diagnostic| MakeError::Author(Box::new(diagnostic)))
}
