//! `guidepost export`: products for places other than a web server. One file
//! a product.

mod chromium;
mod course;
mod handout;
mod search;
mod takeaway;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Exit, Stop, Terminal};

/// What can follow `guidepost export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// What to make.
    #[command(subcommand)]
    product: Product,
}

/// The products.
#[derive(Debug, Subcommand)]
enum Product {
    /// The whole site as a zip file or a folder that needs no internet
    Offline(takeaway::OfflineArguments),
    /// One HTML file with everything inside: a module, a path or the whole site
    Single(takeaway::SingleArguments),
    /// The papers and slides of a session to print, as PDF where a browser is found
    Handout(handout::HandoutArguments),
    /// A module, path or session as a zip file for a training system
    Scorm(course::ScormArguments),
    /// The search index for other programs
    Search(search::SearchArguments),
}

/// Where a product goes.
#[derive(Debug, Args)]
struct Place {
    /// The folder for exports; otherwise `dist` beside `book.toml`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Makes a product.
pub(super) fn run(
    arguments: &ExportArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    match &arguments.product {
        Product::Offline(offline) => takeaway::offline(offline, directory, terminal),
        Product::Single(single) => takeaway::single(single, directory, terminal),
        Product::Handout(handout) => handout::run(handout, directory, terminal),
        Product::Scorm(scorm) => course::run(scorm, directory, terminal),
        Product::Search(search) => search::run(search, directory, terminal),
    }
}
