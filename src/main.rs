//! The program: hands its arguments to [`guidepost::cli`] and ends with its exit code.

use std::process::ExitCode;

use guidepost::cli::{self, Terminal};

/// Pages are many small pieces of text made on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), Terminal::of_process())
}
