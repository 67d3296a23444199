//! Courses for training systems: a module, a path or a session as one zip file
//! that needs no network, by SCORM 1.2 or as plain HTML.
//!
//! A course is one window from start to end (one SCO): its first page shows
//! the others in a frame and alone speaks with the training system. It is made
//! from the finished pages of the site, so this room never knows Markdown.

mod course;
mod manifest;
mod package;
mod page;

pub use course::{Course, NoCourse, PERCENT};
pub(super) use package::write;

use super::offline::{Content, Download, FOLDER, name_of_page};
use crate::site::{Page, Site};
use crate::text::OutPath;

/// For which kind of place a course is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A training system that takes SCORM 1.2.
    Scorm,
    /// Anything that shows the `index.html` of a zip file.
    Html,
}

impl Form {
    /// How it is named in names of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm => "scorm",
            Self::Html => "html",
        }
    }
}

/// The packages that every build makes: those of the sessions that
/// `[training] sessions` names.
#[must_use]
pub fn downloads(site: &Site) -> Vec<Download> {
    let sessions = site.ready_sessions().into_iter();
    let courses = sessions.filter_map(|id| Course::of(site, id).ok());
    courses
        .filter_map(|course| download(site, course, Form::Scorm))
        .collect()
}

/// Where the package of a page lies.
#[must_use]
pub fn address(page: &Page, form: Form) -> Option<OutPath> {
    let name = name_of_page(page)?;
    OutPath::new(&format!("{FOLDER}/{name}-{}.zip", form.name())).ok()
}

/// A course as a file to take away.
#[must_use]
pub fn download(site: &Site, course: Course, form: Form) -> Option<Download> {
    let page = site.page(course.of);
    Some(Download {
        out: address(page, form)?,
        title: page.title.clone(),
        content: Content::Course(course, form),
    })
}
