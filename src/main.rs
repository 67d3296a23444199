//! The program: hands its arguments to [`guidepost::cli`] and ends with its exit code.

use std::process::ExitCode;

use guidepost::cli::{self, Terminal};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), Terminal::of_process())
}
