//! Papers of sessions and workbooks of paths, as files of the site.

use std::sync::Arc;

use super::{Shared, fingerprint_of, frame, later, page_fingerprint, render};
use crate::output::Artifact;
use crate::output::handout::{self, Paper};
use crate::output::offline::Ground;
use crate::site::{PageId, PageKind};
use crate::text::OutPath;

/// Every paper, with the style sheets of their running titles.
pub(super) fn pages(shared: &Arc<Shared>) -> Vec<(OutPath, Artifact)> {
    let site = &shared.site;
    let sessions = site.ready_sessions().into_iter();
    let of_sessions = sessions.flat_map(|id| Paper::OF_SESSION.map(|paper| (id, paper)));
    let paths = site.pages().filter(|(_, page)| page.kind == PageKind::Path);
    let of_paths = paths.map(|(id, _)| (id, Paper::Workbook));
    let papers: Vec<(PageId, Paper)> = of_sessions.chain(of_paths).collect();
    let mut files: Vec<(OutPath, Artifact)> = Vec::new();
    for (id, paper) in papers {
        files.extend(running(shared, id));
        files.extend(page(shared, id, paper));
    }
    files
}

fn running(shared: &Arc<Shared>, id: PageId) -> Option<(OutPath, Artifact)> {
    let out = handout::running_address(shared.site.page(id))?;
    let shared = Arc::clone(shared);
    later(out.as_str(), move || {
        handout::running_titles(&shared.site, &shared.theme, shared.site.page(id))
    })
}

fn page(shared: &Arc<Shared>, id: PageId, paper: Paper) -> Option<(OutPath, Artifact)> {
    let out = paper.address(shared.site.page(id))?;
    let (for_name, for_bytes) = (Arc::clone(shared), Arc::clone(shared));
    let named = fingerprint_of(&out.as_str());
    let own = out.clone();
    let fingerprint = move || {
        let pages = handout::pages_of(&for_name.site, id).into_iter();
        pages.fold(named.with(for_name.fingerprint), |all, page| {
            all.with(page_fingerprint(&for_name, page))
        })
    };
    let make = move || {
        let shared = &for_bytes;
        let ground = Ground {
            site: Arc::clone(&shared.site),
            theme: Arc::clone(&shared.theme),
            highlighter: Arc::clone(&shared.highlighter),
        };
        let Some(mut view) = handout::paper(&ground, &shared.view, id, paper) else {
            return Ok(Vec::new());
        };
        let contact = shared.site.config.site.contact.as_ref();
        view.feedback = contact
            .map(|contact| frame::feedback_about(shared, contact, &view.title, own.as_str()));
        render(shared, &view)
    };
    Some((out, Artifact::lazily_named(fingerprint, make)))
}
