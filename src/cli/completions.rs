//! `guidepost completions`: what a shell needs to complete our commands.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::arguments::Arguments;
use super::{Exit, Stop, Terminal};

/// What can follow `guidepost completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell that you use
    shell: Shell,
}

/// Prints the script for a shell.
pub(super) fn run(arguments: &CompletionsArguments, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "guidepost",
        &mut script,
    );
    terminal.say(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
