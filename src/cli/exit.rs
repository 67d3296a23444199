//! How a command ends. It never knows what the commands do.

use std::io;
use std::process::ExitCode;

use super::Terminal;
use crate::edit::EditError;
use crate::publish::{PublishError, Refusal};

/// The exit codes that scripts rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: done.
    Done,
    /// 1: the content has errors, or warnings with `--strict`.
    Content,
    /// 2: wrong use of the command or of `book.toml`.
    Usage,
    /// 3: the machine, such as a full disk, or a fault of our own.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// It was asked for something that it cannot do: what, and what to do.
    Usage(String, String),
    /// The machine failed.
    Machine(anyhow::Error),
    /// clap has something to say: help, a version or wrong use.
    Arguments(clap::Error),
    /// Nobody reads the output any more, as with `guidepost explain | head`.
    Unread,
}

impl Stop {
    /// Wrong use, with what to do.
    pub(super) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage(message.into(), help.into())
    }

    /// Says why, and how the program ends.
    pub(super) fn tell(self, terminal: &mut Terminal) -> Exit {
        match self {
            Self::Usage(message, help) => {
                terminal.tell(&format!("error: {message}\n"));
                if !help.is_empty() {
                    terminal.tell(&format!("  help: {help}\n"));
                }
                Exit::Usage
            }
            Self::Machine(error) => {
                terminal.tell(&format!("error: {}\n", chain(&error)));
                Exit::Machine
            }
            Self::Arguments(error) => tell_arguments(&error, terminal),
            Self::Unread => Exit::Done,
        }
    }
}

/// An error and what caused it, in one line.
fn chain(error: &anyhow::Error) -> String {
    let links: Vec<String> = error.chain().map(ToString::to_string).collect();
    links.join(": ")
}

fn tell_arguments(error: &clap::Error, terminal: &mut Terminal) -> Exit {
    let rendered = error.render();
    let words = if terminal.is_plain() {
        rendered.to_string()
    } else {
        rendered.ansi().to_string()
    };
    if error.use_stderr() {
        terminal.tell(&words);
        return Exit::Usage;
    }
    match terminal.say(&words).and_then(|()| terminal.flush()) {
        Ok(()) | Err(Stop::Unread) => Exit::Done,
        Err(stop) => stop.tell(terminal),
    }
}

impl From<clap::Error> for Stop {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(error)
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Machine(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Unread
        } else {
            Self::Machine(anyhow::Error::new(error).context("The words could not be printed"))
        }
    }
}

impl From<PublishError> for Stop {
    /// A folder that must not be written to is wrong use; the root of a disk,
    /// a lock and a full disk are the machine's (decision 18).
    fn from(error: PublishError) -> Self {
        let words = sentence(&error);
        match error {
            PublishError::Refused { refusal, .. } if refusal != Refusal::MountPoint => {
                Self::usage(words, "")
            }
            _ => Self::Machine(anyhow::Error::msg(words)),
        }
    }
}

impl From<EditError> for Stop {
    fn from(error: EditError) -> Self {
        let words = sentence(&error);
        match error {
            EditError::Refused(_) => Self::usage(words, ""),
            EditError::Machine { .. } => Self::Machine(anyhow::Error::msg(words)),
        }
    }
}

/// The words of an error, which name its cause already, as a sentence.
fn sentence(error: &impl std::error::Error) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().chars()).collect()
}
