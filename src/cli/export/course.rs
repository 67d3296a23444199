//! `guidepost export scorm`: a module, path or session as one zip file for a
//! training system, or as plain HTML.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::Place;
use super::takeaway::{Target, compile, one_file};
use crate::cli::project::Project;
use crate::cli::{Exit, Stop, Terminal};
use crate::output::offline;
use crate::output::scorm::{self, Course, Form, NoCourse};
use crate::site::{PageId, PageKind, Site};
use crate::text::nearest;

/// What can follow `guidepost export scorm`.
#[derive(Debug, Args)]
pub(super) struct ScormArguments {
    /// A module, path or session below content, such as learn/01-start
    what: String,
    /// For which kind of place
    #[arg(long, value_enum, default_value = "scorm")]
    format: Format,
    #[command(flatten)]
    place: Place,
}

/// For which kind of place the course is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A training system that takes SCORM 1.2
    Scorm,
    /// Anything that shows the index.html of a zip file; nothing is recorded
    Html,
}

/// Writes the zip file.
pub(super) fn run(
    arguments: &ScormArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let (report, exit) = compile(&project, terminal)?;
    if exit != Exit::Done {
        return Ok(exit);
    }
    let ground = report.compiled.ground();
    let site = &ground.site;
    let form = match arguments.format {
        Format::Scorm => Form::Scorm,
        Format::Html => Form::Html,
    };
    let id = wanted(site, &arguments.what)?;
    let course = Course::of(site, id).map_err(|reason| refusal(site, id, reason))?;
    let Some(download) = scorm::download(site, course, form) else {
        return Err(unknown(site, &arguments.what));
    };
    let name = download.out.as_str().rsplit('/').next().unwrap_or_default();
    let name = name.to_owned();
    let folder = name.trim_end_matches(".zip").to_owned();
    let make = move || offline::make(&ground, &download.content);
    let target = Target {
        project: &project,
        place: &arguments.place,
        folder: &folder,
    };
    target.write(&report, &one_file(&name, make), terminal)
}

fn wanted(site: &Site, what: &str) -> Result<PageId, Stop> {
    site.page_at(what).ok_or_else(|| unknown(site, what))
}

/// The places of everything that can be a course, as people type them.
fn places(site: &Site) -> Vec<&str> {
    let courses = site.pages().filter(|(_, page)| {
        matches!(
            page.kind,
            PageKind::Module | PageKind::Path | PageKind::Session
        )
    });
    let sources = courses.filter_map(|(_, page)| {
        let path = page.body.source.as_str().strip_prefix("content/")?;
        let path = path.strip_suffix(".md").unwrap_or(path);
        Some(path.strip_suffix("/index").unwrap_or(path))
    });
    sources.collect()
}

fn unknown(site: &Site, what: &str) -> Stop {
    let typed = what.strip_prefix("content/").unwrap_or(what);
    let typed = typed.trim_end_matches('/').trim_end_matches(".md");
    let known = places(site);
    let last = |place: &&str| place.rsplit('/').next() == typed.rsplit('/').next();
    let near = nearest(typed, known.iter().copied()).or_else(|| known.iter().copied().find(last));
    let help = match (near, known.first()) {
        (Some(near), _) => format!("Did you mean `{near}`?"),
        (None, Some(first)) => {
            format!("Write the place of a module, path or session from there, such as {first}.")
        }
        (None, None) => "This site has no module, path or session yet.".to_owned(),
    };
    Stop::usage(
        format!("There is no page or folder `{what}` below content."),
        help,
    )
}

fn refusal(site: &Site, id: PageId, reason: NoCourse) -> Stop {
    let title = &site.page(id).title;
    match reason {
        NoCourse::Kind => {
            let parent = site.page(id).parent.map(|parent| site.page(parent));
            let module = parent.filter(|parent| parent.kind == PageKind::Module);
            let source = module.map(|module| module.body.source.folder());
            let place = source.and_then(|folder| folder.strip_prefix("content/"));
            Stop::usage(
                format!("“{title}” is no module, path or session, so it cannot be a course."),
                place.map_or_else(
                    || "Name a module, path or session instead.".to_owned(),
                    |place| format!("Name its module instead: {place}."),
                ),
            )
        }
        NoCourse::Empty => Stop::usage(
            format!("“{title}” leads to no pages, so there is nothing to put into a course."),
            "Add lessons to the module or path. In a session, link to lessons in the column What.",
        ),
    }
}
