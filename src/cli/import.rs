//! `guidepost import`: a catalogue of others becomes a file of records, with a
//! report on every row.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::project::Project;
use super::report::{self, Wording};
use super::{Exit, Stop, Terminal};
use crate::catalogue::HISTORY_FILE;
use crate::catalogue::import::{Catalog, Drift, Hidden, ImportOptions, Imported, Standing, import};
use crate::compile::CompileOptions;
use crate::edit::{self, Edit};
use crate::site::Drafts;
use crate::source::{self, SourceFile, Sources};
use crate::text::SourcePath;

/// What can follow `guidepost import`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// Which catalogue the file is an export of
    #[arg(value_enum)]
    catalog: Which,
    /// The file, as it was exported or saved by a spreadsheet
    file: String,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Take private, draft and test rows too
    #[arg(long)]
    hidden: bool,
    /// Take a file with other columns, or with many more or fewer records
    #[arg(long)]
    allow_drift: bool,
}

/// The catalogues that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// The CSV export of the NHS Standards Directory
    NhsDirectory,
    /// catalogue.csv of the UK government's API catalogue
    GovukApiCatalogue,
}

impl ImportArguments {
    fn options(&self) -> ImportOptions {
        ImportOptions {
            catalog: match self.catalog {
                Which::NhsDirectory => Catalog::NhsDirectory,
                Which::GovukApiCatalogue => Catalog::GovukApiCatalogue,
            },
            hidden: if self.hidden {
                Hidden::Take
            } else {
                Hidden::Leave
            },
            drift: if self.allow_drift {
                Drift::Allow
            } else {
                Drift::Stop
            },
        }
    }
}

/// Reads an export, says what became of each row, and writes the records.
pub(super) fn run(
    arguments: &ImportArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    let project = Project::find(directory, terminal)?;
    let file = read_export(&arguments.file, terminal)?;
    let report = report::compile_project(
        &project,
        &CompileOptions {
            drafts: Drafts::Show,
            base_url: None,
            today: None,
        },
        Wording::Left,
    )?;
    let options = arguments.options();
    let catalogue = &report.compiled.site.catalogue;
    let path = SourcePath::new(&options.catalog.file());
    let standing = Standing {
        catalogue,
        previous: report.sources.file(&path).map(|file| &**file),
        history: &catalogue.history,
    };
    let imported = import(&file, standing, options);
    terminal.say(&imported.report.in_words())?;
    if imported.report.is_stopped() {
        terminal.tell("Nothing was written.\n");
        return Ok(Exit::Content);
    }
    let edits = edits(imported, &path, &report.sources);
    if edits.is_empty() {
        terminal.say("\nThe files are up to date.\n")?;
        return Ok(Exit::Done);
    }
    if !arguments.dry_run {
        edit::apply(&project.root, &edits)?;
    }
    let verb = if arguments.dry_run {
        "Would write"
    } else {
        "Wrote"
    };
    terminal.say("\n")?;
    for edit in &edits {
        terminal.say(&format!("{verb} {}\n", edit.path))?;
    }
    let named = path.as_str().strip_prefix("content/").unwrap_or_default();
    let sources = &report.compiled.site.config.catalogue_sources;
    if !sources.iter().any(|source| source == named) {
        terminal.say(&format!(
            "\nTo show these records, write this in book.toml:\n[catalogue]\nsources = [\"{named}\"]\n"
        ))?;
    }
    Ok(Exit::Done)
}

/// The export, decoded. It may lie anywhere.
fn read_export(typed: &str, terminal: &Terminal) -> Result<SourceFile, Stop> {
    let place = terminal.folder.join(typed);
    if !place.is_file() {
        return Err(Stop::usage(
            format!("There is no file `{typed}`."),
            "Write the path of the export from this folder.",
        ));
    }
    let size = std::fs::metadata(&place)?.len();
    if size > source::TEXT_LIMIT {
        return Err(Stop::usage(
            format!(
                "`{typed}` has more than {} MB.",
                source::TEXT_LIMIT / 1024 / 1024
            ),
            "An export of a catalogue is a CSV file and much smaller. Look whether it is the right file.",
        ));
    }
    let bytes = std::fs::read(&place)?;
    Ok(source::read_text(&SourcePath::new(typed), bytes))
}

/// The files that are new or different.
fn edits(imported: Imported, path: &SourcePath, sources: &Sources) -> Vec<Edit> {
    let history = SourcePath::new(HISTORY_FILE);
    let files = [(path, imported.records), (&history, imported.history)];
    let edits = files.into_iter().filter_map(|(path, text)| {
        let text = text?;
        match sources.file(path) {
            Some(file) if *file.text == *text => None,
            Some(file) => Some(Edit::change(file, text)),
            None => Some(Edit::create(path, text)),
        }
    });
    edits.collect()
}
