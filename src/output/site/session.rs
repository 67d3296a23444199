//! The page of a training session.

use super::{Medium, Shared, after};
use crate::html::Html;
use crate::output::handout::plan::{Reader, group};
use crate::output::handout::{self, Paper, mail};
use crate::output::offline::{FOLDER, SIZES};
use crate::output::scorm::{self, Course, Form};
use crate::site::PageId;
use crate::text::OutPath;
use crate::theme::{LinkView, RunFiles, RunView, SessionPart};

/// What the page of a session has; the words after the plan come with its
/// other words.
pub(super) fn part(shared: &Shared, id: PageId) -> SessionPart {
    let site = &shared.site;
    let page = site.page(id);
    let reader = Reader {
        site,
        page,
        out: &page.out,
        presentation: shared.presentation(),
    };
    SessionPart {
        plan: reader.plan(),
        group: group(page),
        kit: reader.kit(),
        covered: reader.covered(),
        run: site
            .ready_sessions()
            .contains(&id)
            .then(|| run(shared, id))
            .flatten(),
        after: after::links(&shared.theme, page),
        mail: mail::write(site, &shared.theme, page),
        after_plan: Html::default(),
    }
}

/// What a trainer takes along.
fn run(shared: &Shared, id: PageId) -> Option<RunView> {
    let page = shared.site.page(id);
    let folder = handout::folder(page);
    let name = folder.replace('/', "-");
    let address = |path: &str| OutPath::new(path).ok();
    let slides = address(&format!("{folder}/deck.html"))?;
    let papers = Paper::OF_SESSION.iter();
    let papers = papers.filter(|paper| **paper != Paper::Pack);
    let link = |paper: &Paper| {
        Some(LinkView {
            title: shared.theme.word(paper.word()).to_owned(),
            href: page.out.relative(&paper.address(page)?),
        })
    };
    let everything = address(&format!("{FOLDER}/{name}.zip"))?;
    let course = Course::of(&shared.site, id).ok();
    let package = course.and_then(|_| scorm::address(page, Form::Scorm));
    let files = RunFiles {
        everything: page.out.relative(&everything),
        everything_name: everything.to_string(),
        package: package.as_ref().map(|out| page.out.relative(out)),
        package_name: package.map(|out| out.to_string()),
        sizes: page.out.to_root() + SIZES,
    };
    Some(RunView {
        slides: page.out.relative(&slides),
        pack: page.out.relative(&Paper::Pack.address(page)?),
        papers: papers.filter_map(link).collect(),
        files: (shared.medium == Medium::Web).then_some(files),
    })
}
