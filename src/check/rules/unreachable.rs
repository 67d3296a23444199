//! Pages that nobody can reach (decision 11).

use crate::diagnostics::{self, Diagnostic};
use crate::site::{Origin, Page, PageId, PageKind, Site, Target};
use crate::text::SourcePath;

/// Walks from the front page, the navigation and the footer along every link.
pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut reached = vec![false; site.pages.len()];
    let fixed = |page: &Page| {
        matches!(
            page.kind,
            PageKind::Glossary | PageKind::Sources | PageKind::Organisations
        )
    };
    let mut waiting: Vec<PageId> = site
        .first(PageKind::Home)
        .into_iter()
        .chain(site.sections.iter().copied())
        .collect();
    waiting.extend(
        site.pages()
            .filter(|(_, page)| fixed(page))
            .map(|(id, _)| id),
    );
    while let Some(id) = waiting.pop() {
        if std::mem::replace(&mut reached[id.0 as usize], true) {
            continue;
        }
        let page = site.page(id);
        // The front page lists its sections, every other index its pages.
        if page.kind != PageKind::Home {
            waiting.extend(&page.children);
        }
        page.body.each(&mut |body| {
            waiting.extend(body.targets.iter().filter_map(|target| match target {
                Target::Page(id, _) => Some(*id),
                _ => None,
            }));
        });
        waiting.extend(&page.before);
    }
    let lost = site
        .pages()
        .filter(|(id, page)| !reached[id.0 as usize] && page.origin == Origin::Published)
        .map(|(_, page)| page);
    let home = site.first(PageKind::Home).map(|id| site.page(id));
    if home.is_none_or(|home| home.origin.is_unwritten()) {
        return no_front_page(&lost.collect::<Vec<_>>());
    }
    lost.map(|page| {
        let message = "Nobody can get to this page from the front page.";
        Diagnostic::new(
            diagnostics::PAGE_UNREACHABLE,
            &page.body.source,
            None,
            message,
        )
        .help("Link to it from a page that readers can get to, or move it into a folder.")
    })
    .collect()
}

/// The cause of all lost pages, where nobody wrote a front page.
fn no_front_page(lost: &[&Page]) -> Vec<Diagnostic> {
    let Some(first) = lost.first() else {
        return Vec::new();
    };
    let others = match lost.len() - 1 {
        0 => String::new(),
        1 => " and one other page".to_owned(),
        many => format!(" and {many} other pages"),
    };
    let path = SourcePath::new("content/index.md");
    let message = format!(
        "There is no front page `{path}`, so nobody can get to `{}`{others}.",
        first.body.source
    );
    let diagnostic = Diagnostic::new(diagnostics::PAGE_UNREACHABLE, &path, None, message);
    vec![diagnostic.help("Make this file with a line `title:` between two lines of `---`, and with links to your pages.")]
}
