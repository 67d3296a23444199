//! `guidepost export search`: the index as elasticlunr.js loads it, or one
//! record a line for hosted engines.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::Place;
use crate::cli::project::{Project, plain};
use crate::cli::report::{self, Strictness, Wording};
use crate::cli::{Exit, Stop, Terminal};
use crate::compile::CompileOptions;
use crate::output::{Artifact, Output, search};
use crate::publish::{self, Durability, PublishOptions, Swap};
use crate::site::{Drafts, Site};
use crate::text::OutPath;

/// What can follow `guidepost export search`.
#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// For which kind of program
    #[arg(long, value_enum)]
    format: Format,
    #[command(flatten)]
    place: Place,
}

/// For which kind of program the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// elasticlunr.js 0.9.5: its index, and the script with our language
    Elasticlunr,
    /// Hosted engines: one record a line, as JSON, 8 KB at most
    Ndjson,
}

impl Format {
    /// The folder of the product, so that one never takes the other's place.
    fn folder(self) -> &'static str {
        match self {
            Self::Elasticlunr => "search-elasticlunr",
            Self::Ndjson => "search-ndjson",
        }
    }

    fn files(self, site: &Site) -> Vec<(&'static str, String)> {
        match self {
            Self::Elasticlunr => vec![
                ("search-index.json", search::elasticlunr_index(site)),
                ("guidepost-language.js", search::language_script()),
            ],
            Self::Ndjson => vec![("search-records.ndjson", search::records_as_lines(site))],
        }
    }
}

/// Writes the files. Where the content has errors nothing is written.
pub(super) fn run(
    arguments: &SearchArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let options = CompileOptions {
        drafts: Drafts::Hide,
        base_url: None,
        today: None,
    };
    let report = report::compile_project(&project, &options, Wording::Left)?;
    report::tell(&report.diagnostics, &report.sources, &project, terminal);
    let exit = report::exit_for(&report.diagnostics, Strictness::Errors);
    if exit != Exit::Done {
        terminal.tell(report::REFUSAL);
        return Ok(exit);
    }
    let output: Output = arguments
        .format
        .files(&report.compiled.site)
        .into_iter()
        .filter_map(|(name, text)| Some((OutPath::new(name).ok()?, Artifact::from_bytes(text))))
        .collect();
    let out = match &arguments.place.out {
        Some(named) => plain(&project.here.join(named)),
        None => project.root.join("dist"),
    };
    let target = out.join(arguments.format.folder());
    let options = PublishOptions {
        project: project.root.clone(),
        durability: Durability::Usual,
        swap: Swap::default(),
    };
    publish::publish(&output, &target, &options, &())?;
    for name in output.keys() {
        let file = project.shown(&target.join(name.as_str()));
        terminal.say(&format!("Wrote {file}\n"))?;
    }
    Ok(Exit::Done)
}
