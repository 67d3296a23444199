//! `guidepost export handout`: the papers of sessions as pages and, where a
//! browser that prints is found, as PDF.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;

use super::Place;
use super::chromium::{self, PrintError};
use super::takeaway::{Target, compile};
use crate::cli::project::Project;
use crate::cli::report::{self, Report};
use crate::cli::{Exit, Stop, Terminal};
use crate::output::handout::{self, Paper};
use crate::output::{Artifact, MakeError, Output, offline, site};
use crate::site::PageId;
use crate::text::{OutPath, nearest};

/// What can follow `guidepost export handout`.
#[derive(Debug, Args)]
pub(super) struct HandoutArguments {
    /// A session below content/training, such as fhir-hour; otherwise every
    /// one that book.toml names
    session: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// Writes the papers of sessions, a folder for each.
pub(super) fn run(
    arguments: &HandoutArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let (report, exit) = compile(&project, terminal)?;
    if exit != Exit::Done {
        return Ok(exit);
    }
    let sessions = wanted(&report, arguments.session.as_deref())?;
    let program = chromium::find();
    for id in sessions {
        let run = Run {
            project: &project,
            report: &report,
            place: &arguments.place,
            id,
        };
        let exit = run.write(program.as_deref(), terminal)?;
        if exit != Exit::Done {
            return Ok(exit);
        }
    }
    if program.is_none() {
        terminal.tell(
            "No PDF was made, because no Chromium, Chrome or Edge was found. Open the pages in any browser and print them; or install one of these, or name it in the variable CHROMIUM, and run this again.\n",
        );
    }
    Ok(Exit::Done)
}

/// The sessions to print.
fn wanted(report: &Report, named: Option<&str>) -> Result<Vec<PageId>, Stop> {
    let site = &report.compiled.site;
    let ready = site.ready_sessions();
    let Some(name) = named else {
        return match ready.is_empty() {
            false => Ok(ready),
            true => Err(Stop::usage(
                "book.toml names no session, so there are no papers.",
                "Name one under `[training]`: sessions = [\"fhir-hour\"]",
            )),
        };
    };
    match site.session_named(name) {
        Some(id) if ready.contains(&id) => Ok(vec![id]),
        Some(_) => Err(Stop::usage(
            format!("book.toml does not name the session `{name}`, so it has no papers."),
            format!("Add it under `[training]`: sessions = [\"{name}\"]"),
        )),
        None => {
            let known = site.sessions().map(|(known, _)| known);
            let help = match nearest(name, known) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Write the name of its file without the ending.".to_owned(),
            };
            let message = format!("There is no session `{name}` below content/training.");
            Err(Stop::usage(message, help))
        }
    }
}

/// The papers of one session on their way to the disk.
struct Run<'a> {
    project: &'a Project,
    report: &'a Report,
    place: &'a Place,
    id: PageId,
}

impl Run<'_> {
    fn write(&self, program: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Stop> {
        let page = self.report.compiled.site.page(self.id);
        let below = handout::folder(page);
        let name = below.rsplit('/').next().unwrap_or_default();
        let folder = format!("handout-{name}");
        let target = Target {
            project: self.project,
            place: self.place,
            folder: &folder,
        };
        let mut output = match self.pages() {
            Ok(output) => output,
            Err(error) => return self.refused(error, terminal),
        };
        let exit = target.publish(self.report, &output, terminal)?;
        let Some(program) = program.filter(|_| exit == Exit::Done) else {
            return self.told(&target, exit, terminal);
        };
        for (address, kind) in self.printed() {
            let pdf = OutPath::new(&format!("{name}-{kind}.pdf"));
            match chromium::print(program, &target.path().join(address.as_str())) {
                Ok(bytes) => output.extend(pdf.ok().map(|pdf| (pdf, Artifact::from_bytes(bytes)))),
                Err(error) => {
                    terminal.tell(&said(&error));
                    return self.told(&target, Exit::Machine, terminal);
                }
            }
        }
        let exit = target.publish(self.report, &output, terminal)?;
        self.told(&target, exit, terminal)
    }

    /// The addresses of what is printed, each with its name: the papers, and
    /// the slides as the room sees them, for rooms without a screen.
    fn printed(&self) -> Vec<(OutPath, &'static str)> {
        let page = self.report.compiled.site.page(self.id);
        let papers = Paper::OF_SESSION.iter();
        let papers = papers.filter_map(|paper| Some((paper.address(page)?, paper.name())));
        let slides = OutPath::new(&format!("{}/audience.html", handout::folder(page)));
        let slides = slides.ok().map(|slides| (slides, "slides"));
        let output = &self.report.compiled.output;
        let all = papers.chain(slides);
        all.filter(|(address, _)| output.contains_key(address))
            .collect()
    }

    /// The pages to print, with what they need.
    fn pages(&self) -> Result<Output, MakeError> {
        let ground = self.report.compiled.ground();
        let papers: BTreeSet<OutPath> = self.printed().into_iter().map(|(out, _)| out).collect();
        let public = ground.site.config.site.base_url.clone();
        offline::take_along(&site::copy(&ground), &papers, public.as_deref())
    }

    fn refused(&self, error: MakeError, terminal: &mut Terminal) -> Result<Exit, Stop> {
        match error {
            MakeError::Author(found) => {
                report::tell(&[*found], &self.report.sources, self.project, terminal);
                terminal.tell(report::REFUSAL);
                Ok(Exit::Content)
            }
            MakeError::Machine(cause) => Err(Stop::from(anyhow::Error::msg(cause))),
        }
    }

    fn told(&self, target: &Target<'_>, exit: Exit, terminal: &mut Terminal) -> Result<Exit, Stop> {
        if exit == Exit::Done {
            let folder = self.project.shown(&target.path());
            terminal.say(&format!("Wrote {folder}\n"))?;
        }
        Ok(exit)
    }
}

fn said(error: &PrintError) -> String {
    format!(
        "The pages are written, but the browser made no PDF: {error}. Open the pages and print them by hand.\n"
    )
}
