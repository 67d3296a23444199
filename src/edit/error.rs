//! Why a change was not made.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::SourcePath;

/// Why changes were not made.
#[derive(Debug)]
pub enum EditError {
    /// Something stands in the way. Nothing was touched.
    Refused(Vec<Obstacle>),
    /// The disk or the system said no.
    Machine {
        /// What was tried, to be read after "could not".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// The changes that had been made by then.
        done: Vec<SourcePath>,
    },
}

/// What stands in the way of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The file.
    pub path: SourcePath,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a file that was to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is not inside the project.
    Leaves,
    /// It is a link, or a folder above it is one.
    Link,
    /// A part of its path is not what it must be: a file where a folder is
    /// needed, or the other way round.
    Kind,
    /// It is not there any more.
    Missing,
    /// Something stands at the new name.
    Exists,
    /// It is not what it was when it was read.
    Changed,
    /// It cannot be read as text, so that writing it would lose something.
    NotText,
    /// Two changes of one command are about it.
    Twice,
    /// It cannot be looked at; what the system said.
    Unreadable(String),
}

impl EditError {
    /// A failure before the first change.
    pub(super) fn before(action: &'static str, path: &Path, cause: io::Error) -> Self {
        Self::Machine {
            action,
            path: path.to_path_buf(),
            cause,
            done: Vec::new(),
        }
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(obstacles) => {
                f.write_str("nothing was changed.")?;
                obstacles
                    .iter()
                    .try_for_each(|obstacle| write!(f, " {obstacle}"))
            }
            Self::Machine {
                action,
                path,
                cause,
                done,
            } => {
                write!(f, "could not {action} `{}`: {cause}.", path.display())?;
                if done.is_empty() {
                    return f.write_str(" Nothing was changed.");
                }
                let names: Vec<String> = done.iter().map(|path| format!("`{path}`")).collect();
                write!(f, " These files were changed before: {}.", names.join(", "))
            }
        }
    }
}

impl std::error::Error for EditError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Machine { cause, .. } => Some(cause),
            Self::Refused(_) => None,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.reason {
            Reason::Leaves => write!(f, "`{path}` is not inside the project."),
            Reason::Link => write!(
                f,
                "`{path}` is a link or stands behind one. Put the file itself there."
            ),
            Reason::Kind => write!(
                f,
                "`{path}` is a folder, or a part of its path is a file. Choose another name."
            ),
            Reason::Missing => write!(f, "`{path}` is not there any more. Start again."),
            Reason::Exists => write!(f, "`{path}` is there already. Choose another name."),
            Reason::Changed => write!(
                f,
                "`{path}` was changed by somebody else just now. Start again."
            ),
            Reason::NotText => write!(
                f,
                "`{path}` cannot be read as text. Save it as UTF-8, then start again."
            ),
            Reason::Twice => write!(f, "`{path}` is to be changed twice at once."),
            Reason::Unreadable(cause) => write!(f, "`{path}` cannot be read: {cause}."),
        }
    }
}
