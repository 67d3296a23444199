//! `guidepost export offline` and `guidepost export single`: the site, or a
//! part of it, as files that need no internet.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Place;
use crate::cli::project::{Project, plain};
use crate::cli::report::{self, Report, Strictness, Wording};
use crate::cli::{Exit, Stop, Terminal};
use crate::compile::CompileOptions;
use crate::output::offline::{self, Content, download_of};
use crate::output::{Artifact, Output, site};
use crate::publish::{self, Durability, PublishOptions, Swap};
use crate::site::{ALL_DOWNLOADS, Drafts};
use crate::text::OutPath;

/// What can follow `guidepost export offline`.
#[derive(Debug, Args)]
pub(super) struct OfflineArguments {
    /// One zip file, or a folder as it is when the zip file is unpacked
    #[arg(long, value_enum, default_value = "zip")]
    format: Format,
    #[command(flatten)]
    place: Place,
}

/// In which form the site is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One zip file
    Zip,
    /// A folder, such as for a memory stick
    Folder,
}

/// What can follow `guidepost export single`.
#[derive(Debug, Args)]
pub(super) struct SingleArguments {
    /// A page, module or path below content, such as learn/01-start; or all
    #[arg(default_value = ALL_DOWNLOADS)]
    what: String,
    #[command(flatten)]
    place: Place,
}

/// Writes the whole site.
pub(super) fn offline(
    arguments: &OfflineArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let (report, exit) = compile(&project, terminal)?;
    if exit != Exit::Done {
        return Ok(exit);
    }
    let ground = report.compiled.ground();
    let (folder, output) = match arguments.format {
        Format::Folder => ("offline-folder", site::copy(&ground)),
        Format::Zip => {
            let name = format!("{}.zip", offline::name_of(&ground.site));
            let make = move || offline::make(&ground, &Content::Site);
            ("offline", one_file(&name, make))
        }
    };
    let target = Target {
        project: &project,
        place: &arguments.place,
        folder,
    };
    target.write(&report, &output, terminal)
}

/// Writes some pages as one file.
pub(super) fn single(
    arguments: &SingleArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let (report, exit) = compile(&project, terminal)?;
    if exit != Exit::Done {
        return Ok(exit);
    }
    let ground = report.compiled.ground();
    let Some(download) = download_of(&ground.site, &arguments.what) else {
        return Err(Stop::usage(
            format!(
                "There is no page or folder `{}` below content.",
                arguments.what
            ),
            "Write its place from there, such as learn/01-start, or all.",
        ));
    };
    let name = download.out.as_str().rsplit('/').next().unwrap_or_default();
    let name = name.to_owned();
    let folder = format!("single-{}", name.trim_end_matches(".html"));
    let make = move || offline::make(&ground, &download.content);
    let target = Target {
        project: &project,
        place: &arguments.place,
        folder: &folder,
    };
    target.write(&report, &one_file(&name, make), terminal)
}

/// Compiles the project and tells what is wrong with it.
pub(super) fn compile(project: &Project, terminal: &mut Terminal) -> Result<(Report, Exit), Stop> {
    let options = CompileOptions {
        drafts: Drafts::Hide,
        base_url: None,
        today: None,
    };
    let report = report::compile_project(project, &options, Wording::Left)?;
    report::tell(&report.diagnostics, &report.sources, project, terminal);
    let exit = report::exit_for(&report.diagnostics, Strictness::Errors);
    if exit != Exit::Done {
        terminal.tell(report::REFUSAL);
    }
    Ok((report, exit))
}

/// A product of one file, made when it is written.
pub(super) fn one_file(
    name: &str,
    make: impl Fn() -> Result<Vec<u8>, crate::output::MakeError> + Send + Sync + 'static,
) -> Output {
    let name = OutPath::new(name).ok();
    let fingerprint = crate::text::Fingerprint::of("export");
    let file = name.map(|name| (name, Artifact::lazy(fingerprint, make)));
    file.into_iter().collect()
}

/// Where a product goes: a folder of its own, so that one never takes the
/// place of another.
pub(super) struct Target<'a> {
    pub(super) project: &'a Project,
    pub(super) place: &'a Place,
    /// The folder's name.
    pub(super) folder: &'a str,
}

impl Target<'_> {
    /// The folder on the disk.
    pub(super) fn path(&self) -> PathBuf {
        let out = match &self.place.out {
            Some(named) => plain(&self.project.here.join(named)),
            None => self.project.root.join("dist"),
        };
        out.join(self.folder)
    }

    /// Writes a product and says where it is.
    pub(super) fn write(
        &self,
        report: &Report,
        output: &Output,
        terminal: &mut Terminal,
    ) -> Result<Exit, Stop> {
        let exit = self.publish(report, output, terminal)?;
        if exit == Exit::Done {
            let target = self.path();
            let first = output.keys().next().filter(|_| output.len() == 1);
            let made = first.map_or_else(|| target.clone(), |name| target.join(name.as_str()));
            terminal.say(&format!("Wrote {}\n", self.project.shown(&made)))?;
        }
        Ok(exit)
    }

    /// Writes a product; where the author's files do not allow it, says why.
    pub(super) fn publish(
        &self,
        report: &Report,
        output: &Output,
        terminal: &mut Terminal,
    ) -> Result<Exit, Stop> {
        let options = PublishOptions {
            project: self.project.root.clone(),
            durability: Durability::Usual,
            swap: Swap::default(),
        };
        match publish::publish(output, &self.path(), &options, &()) {
            Ok(_) => Ok(Exit::Done),
            Err(publish::PublishError::Author(found)) => {
                report::tell(&found, &report.sources, self.project, terminal);
                terminal.tell(report::REFUSAL);
                Ok(Exit::Content)
            }
            Err(error) => Err(Stop::from(error)),
        }
    }
}
