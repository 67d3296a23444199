//! The command line: arguments in, words and an exit code out.
//!
//! One file per command. This is the only floor that prints, and it never
//! knows the inside of another one.

mod arguments;
mod browser;
mod build;
mod check;
mod completions;
mod exit;
mod explain;
mod export;
mod fault;
mod import;
mod move_page;
mod new;
mod progress;
mod project;
mod report;
mod serve;
mod start;
mod terminal;
mod today;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use self::arguments::{Arguments, Command};
use self::exit::{Exit, Stop};
pub use self::terminal::Terminal;

/// Runs one command and says how it ended: 0 done, 1 the content has errors,
/// 2 wrong use, 3 the machine or a fault of our own. It never panics.
pub fn run(arguments: impl Iterator<Item = OsString>, terminal: Terminal) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    fault::keep_panics();
    fault::guard(terminal, |terminal| answer(arguments, terminal)).into()
}

/// Reads the arguments, runs the command and tells why it stopped, if it did.
fn answer(arguments: Vec<OsString>, terminal: &mut Terminal) -> Exit {
    let result = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => dispatch(arguments, terminal),
        Err(error) => Err(Stop::from(error)),
    };
    let result = result.and_then(|exit| terminal.flush().map(|()| exit));
    result.unwrap_or_else(|stop| stop.tell(terminal))
}

fn dispatch(arguments: Arguments, terminal: &mut Terminal) -> Result<Exit, Stop> {
    let directory = arguments.directory.as_deref();
    match arguments.command {
        None => start::run(directory, terminal),
        Some(Command::Build(build)) => build::run(&build, directory, terminal),
        Some(Command::Serve(serve)) => serve::run(&serve, directory, terminal),
        Some(Command::Check(check)) => check::run(&check, directory, terminal),
        Some(Command::New(new)) => new::run(&new, directory, terminal),
        Some(Command::Move(names)) => move_page::run(&names, directory, terminal),
        Some(Command::Import(import)) => import::run(&import, directory, terminal),
        Some(Command::Export(export)) => export::run(&export, directory, terminal),
        Some(Command::Explain(explain)) => explain::run(&explain, terminal),
        Some(Command::Completions(shell)) => completions::run(&shell, terminal),
    }
}
