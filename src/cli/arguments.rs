//! What can be typed. Each command's own arguments stand in its file.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::build::BuildArguments;
use super::check::CheckArguments;
use super::completions::CompletionsArguments;
use super::explain::ExplainArguments;
use super::export::ExportArguments;
use super::import::ImportArguments;
use super::move_page::MoveArguments;
use super::new::NewArguments;
use super::serve::ServeArguments;

/// Turns a folder of pages into a learning site that works offline.
#[derive(Debug, Parser)]
#[command(name = "guidepost", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    /// The folder of the site; otherwise the current folder, or the nearest
    /// one above it that has a `book.toml`.
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub(super) directory: Option<PathBuf>,
    /// What to do; without it, `guidepost` shows the site of this folder in your browser.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes the site
    Build(BuildArguments),
    /// Shows the site in your browser while you write
    Serve(ServeArguments),
    /// Looks for mistakes without making the site
    Check(CheckArguments),
    /// Makes a new site, or a new page that you only have to fill in
    New(NewArguments),
    /// Renames a page and mends every link to it
    Move(MoveArguments),
    /// Reads a catalogue of standards from a file and reports on every row
    Import(ImportArguments),
    /// Makes products for other places, such as the search index for other programs
    Export(ExportArguments),
    /// Says what a message means, why it matters and how to mend it
    Explain(ExplainArguments),
    /// Prints what your shell needs to complete commands with the tab key
    Completions(CompletionsArguments),
}
