//! `guidepost export`: products for places other than a web server. One file
//! a product.

mod search;

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
        Product::Search(search) => search::run(search, directory, terminal),
    }
}
