//! The page on keeping the site for use without the internet, and the page
//! that a copy starts with.

use std::sync::Arc;

use super::address::public_address;
use super::{Medium, Shared, fingerprint_of, frame, render};
use crate::output::offline::{self, Content, Download};
use crate::output::{Artifact, MakeError};
use crate::site::{PageKind, Site};
use crate::text::OutPath;
use crate::theme::{DownloadGroup, DownloadView, KeepPart, LinkView, PageView, PartView, Shell};

/// The groups of downloads in their order on the page.
const GROUPS: [&str; 5] = ["site", "module", "path", "session", "page"];

/// Whether there is anything to keep.
pub(super) fn is_offered(site: &Site) -> bool {
    site.config.offline_enabled || !offline::downloads(site).is_empty()
}

/// The page; none where there is nothing to keep.
pub(super) fn page(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    if !is_offered(&shared.site) {
        return None;
    }
    let out = OutPath::new(offline::PAGE).ok()?;
    let view = view(shared, &out);
    let fingerprint = shared.fingerprint.with(fingerprint_of(&view));
    let shared = Arc::clone(shared);
    Some((
        out,
        Artifact::lazy(fingerprint, move || render(&shared, &view)),
    ))
}

fn view(shared: &Shared, out: &OutPath) -> PageView {
    let site = &*shared.site;
    let settings = &site.config.site;
    let is_copy = shared.medium != Medium::Web;
    // A copy is kept already, and holds no other copy.
    let downloads = if is_copy {
        Vec::new()
    } else {
        offline::downloads(site)
    };
    let part = KeepPart {
        in_browser: site.config.offline_enabled && !is_copy,
        sizes: offline::SIZES.to_owned(),
        public: settings.base_url.clone(),
        groups: groups(out, &downloads),
    };
    let title = shared.theme.word("keep_title").to_owned();
    let mut view = PageView::new(
        Arc::clone(&shared.view),
        title.clone(),
        PartView::Keep(part),
    );
    view.language.clone_from(&site.config.language);
    shared
        .theme
        .word("keep_about")
        .clone_into(&mut view.description);
    let base = settings.base_url.as_deref();
    view.canonical = base.map(|base| public_address(base, out));
    let contact = settings.contact.as_ref();
    view.feedback =
        contact.map(|contact| frame::feedback_about(shared, contact, &title, out.as_str()));
    let home = site.first(PageKind::Home).map(|id| site.page(id));
    let home = home.map(|page| LinkView {
        title: page.title.clone(),
        href: out.relative(&page.out),
    });
    view.crumbs = home.into_iter().collect();
    view
}

fn groups(out: &OutPath, downloads: &[Download]) -> Vec<DownloadGroup> {
    let group_of = |download: &Download| match &download.content {
        Content::Site => "site",
        Content::Session { .. } | Content::Course(..) => "session",
        Content::Pages { kind, .. } => match kind {
            PageKind::Home => "site",
            PageKind::Module => "module",
            PageKind::Path => "path",
            PageKind::Session => "session",
            _ => "page",
        },
    };
    let file = |download: &Download| DownloadView {
        title: download.title.clone(),
        href: out.relative(&download.out),
        form: match download.content {
            Content::Site | Content::Session { .. } | Content::Course(..) => "zip",
            Content::Pages { .. } => "html",
        },
    };
    let groups = GROUPS.map(|name| DownloadGroup {
        name,
        files: downloads
            .iter()
            .filter(|download| group_of(download) == name)
            .map(file)
            .collect(),
    });
    groups
        .into_iter()
        .filter(|group| !group.files.is_empty())
        .collect()
}

/// The page that a copy starts with: it shows the others inside itself, and
/// keeps what readers did, because browsers that separate the files of a disk
/// would give each page a memory of its own.
pub(super) fn shell(shared: &Arc<Shared>) -> Option<(OutPath, Artifact)> {
    let out = OutPath::new(offline::START).ok()?;
    let fingerprint = shared.fingerprint.with(fingerprint_of(&offline::START));
    let shared = Arc::clone(shared);
    let make = move || {
        let title = shared.site.config.title.clone();
        let mut view = PageView::new(Arc::clone(&shared.view), title, PartView::Page);
        view.language.clone_from(&shared.site.config.language);
        let page = shared.theme.render_shell(Shell::Start, &view);
        page.map(String::into_bytes)
            .map_err(|diagnostic| MakeError::Author(Box::new(diagnostic)))
    };
    Some((out, Artifact::lazy(fingerprint, make)))
}
