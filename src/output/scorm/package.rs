//! Writes a course as a zip file: its pages, what they load, its first page,
//! and the manifest.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::course::CourseData;
use super::page::{self, Inside};
use super::{Course, Form, PERCENT, manifest};
use crate::diagnostics::Diagnostic;
use crate::html::{self, Html};
use crate::output::offline::{self, Ground, name_of_page};
use crate::output::{Artifact, MakeError, Output, site};
use crate::site::{Page, PageId, PageKind};
use crate::text::OutPath;
use crate::theme::{CoursePageView, CourseRule, CourseView, LinkView};

/// The first page.
const START: &str = "index.html";
/// What the scripts know of the course.
const DATA: &str = "course.js";
/// The scripts of the first page, by the start of their names.
const SCRIPTS: [&str; 4] = ["progress", "scorm-api", "scorm-state", "scorm-shell"];

/// Writes the zip file. `files` is the site as [`site::parts`] makes it.
///
/// # Errors
/// Where a page or a file cannot be made.
pub(in crate::output) fn write(
    ground: &Ground,
    files: &Output,
    course: &Course,
    form: Form,
) -> Result<Vec<u8>, MakeError> {
    let site = &*ground.site;
    let outs: BTreeSet<&OutPath> = course.pages.iter().map(|id| &site.page(*id).out).collect();
    let words = site.first(PageKind::Glossary);
    let mut package = Package {
        ground,
        course,
        form,
        inside: Inside {
            pages: &outs,
            files,
            public: site.config.site.base_url.as_deref(),
            glossary: words.map(|id| &site.page(id).out),
        },
        output: Output::new(),
    };
    for id in &course.pages {
        package.add_page(site.page(*id))?;
    }
    package.add_questions()?;
    package.add_start()?;
    if form == Form::Scorm {
        package.add_manifest()?;
    }
    offline::zip(&package.output, "")
}

/// A package as it grows.
struct Package<'a> {
    ground: &'a Ground,
    course: &'a Course,
    form: Form,
    inside: Inside<'a>,
    output: Output,
}

impl Package<'_> {
    fn add_page(&mut self, page: &Page) -> Result<(), MakeError> {
        let bytes = self.inside.files.get(&page.out);
        let bytes = bytes.ok_or_else(|| missing(page.out.as_str()))?.bytes()?;
        let taken = page::take(self.inside, &page.out, &String::from_utf8_lossy(&bytes));
        let view = CoursePageView {
            site: site::copy_view(self.ground),
            title: page.title.clone(),
            language: taken.language,
            kind: taken.kind,
            root: page.out.to_root(),
            styles: taken.styles,
            scripts: taken.scripts,
            main: Html::from_markup(taken.main),
        };
        let text = self.ground.theme.render_course_page(&view).map_err(told)?;
        self.add(page.out.clone(), text);
        Ok(())
    }

    /// The questions that the checks ask, as scripts by page.
    fn add_questions(&mut self) -> Result<(), MakeError> {
        let site = &*self.ground.site;
        let check = self.course.check.iter();
        let asked: BTreeSet<&str> = check
            .flat_map(|check| check.before.iter().chain(&check.after))
            .map(|question| question.page.as_str())
            .collect();
        for id in &self.course.pages {
            let page = site.page(*id);
            if asked.contains(page.out.as_str()) {
                let script = self.questions(page);
                let path = page.out.as_str().trim_end_matches(".html");
                let out = place(&format!("{}/{path}.js", site::QUESTIONS))?;
                self.output.insert(out, Artifact::from_bytes(script));
            }
        }
        Ok(())
    }

    fn questions(&mut self, page: &Page) -> String {
        #[derive(Serialize)]
        struct Question {
            markup: String,
            answers: String,
        }
        let ground = self.ground;
        let fragments = html::write_page(&ground.site, page, ground.presentation());
        let mut questions = BTreeMap::new();
        for asked in fragments.asked {
            let [markup, answers] = [&asked.markup, &asked.answers].map(|markup| {
                let markup = page::rewrite(self.inside, &page.out, markup);
                self.add_loaded(&page.out, &markup);
                markup
            });
            questions.insert(asked.key, Question { markup, answers });
        }
        site::questions_script(&page.out, &questions)
    }

    fn add_start(&mut self) -> Result<(), MakeError> {
        let ground = self.ground;
        let site = &ground.site;
        let data = CourseData::new(site, self.course, self.form);
        let script = data.script();
        self.output
            .insert(place(DATA)?, Artifact::from_bytes(script));
        let page = site.page(self.course.of);
        let view = CourseView {
            site: site::copy_view(ground),
            title: page.title.clone(),
            language: site.config.language.clone(),
            summary: page.summary.clone(),
            entries: self.entries()?,
            rule: self.rule(),
            recorded: self.form == Form::Scorm,
            answers: site.config.training_scorm_answers,
            public: site.config.site.base_url.clone(),
            scripts: self.scripts(),
        };
        let text = ground.theme.render_course(&view).map_err(told)?;
        self.add(place(START)?, text);
        Ok(())
    }

    /// The pages in order, and the check at the end as a place of its own.
    fn entries(&self) -> Result<Vec<LinkView>, MakeError> {
        let site = &*self.ground.site;
        let start = place(START)?;
        let page = |id: &PageId| LinkView {
            title: site.page(*id).title.clone(),
            href: start.relative(&site.page(*id).out),
        };
        let mut entries: Vec<LinkView> = self.course.pages.iter().map(page).collect();
        if self.course.check.is_some() {
            let when = self.course.when;
            entries.push(LinkView {
                title: self.ground.theme.word(&format!("check_{when}")).to_owned(),
                href: format!("{}#check-{when}", page(&self.course.of).href),
            });
        }
        Ok(entries)
    }

    fn rule(&self) -> CourseRule {
        let check = self.course.check.as_ref();
        CourseRule {
            pages: self.course.pages.len(),
            questions: self.course.questions,
            needed: self.course.needed(),
            percent: PERCENT,
            check: check.is_some(),
            before: check.is_some_and(|check| !check.before.is_empty()),
        }
    }

    /// The addresses of the scripts of the first page, in the order in which
    /// they need each other.
    fn scripts(&self) -> Vec<String> {
        let named = |name: &str| {
            let start = format!("assets/{name}-");
            let is_it = |out: &&OutPath| {
                let rest = out.as_str().strip_prefix(&start);
                rest.is_some_and(|rest| !rest.contains('-') && rest.ends_with(".js"))
            };
            self.inside
                .files
                .keys()
                .find(is_it)
                .map(ToString::to_string)
        };
        let scripts = SCRIPTS.iter().filter_map(|name| named(name));
        std::iter::once(DATA.to_owned()).chain(scripts).collect()
    }

    fn add_manifest(&mut self) -> Result<(), MakeError> {
        let site = &*self.ground.site;
        let page = site.page(self.course.of);
        let name = name_of_page(page).unwrap_or_default();
        let identifier = manifest::identifier(&offline::name_of(site), &name);
        let files = self.output.keys();
        let text = manifest::write(&identifier, &page.title, &place(START)?, files);
        self.output
            .insert(place(manifest::NAME)?, Artifact::from_bytes(text));
        Ok(())
    }

    /// Adds a page of the package with what it loads.
    fn add(&mut self, out: OutPath, text: String) {
        self.add_loaded(&out, &text);
        self.output.insert(out, Artifact::from_bytes(text));
    }

    fn add_loaded(&mut self, out: &OutPath, markup: &str) {
        for file in page::loads(self.inside, out, markup) {
            if let Some(artifact) = self.inside.files.get(&file) {
                self.output.entry(file).or_insert_with(|| artifact.clone());
            }
        }
    }
}

fn place(path: &str) -> Result<OutPath, MakeError> {
    OutPath::new(path).map_err(|error| MakeError::Machine(format!("{path}: {error}")))
}

fn missing(path: &str) -> MakeError {
    MakeError::Machine(format!("There is no file {path} in the site."))
}

fn told(diagnostic: Diagnostic) -> MakeError {
    MakeError::Author(Box::new(diagnostic))
}
