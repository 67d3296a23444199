//! Why a site was not published.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Refusal;
use crate::diagnostics::Diagnostic;
use crate::text::OutPath;

/// Why a site was not published. Unless it says otherwise the old site is as
/// it was.
#[derive(Debug)]
pub enum PublishError {
    /// The author's files make some pages impossible (exit code 1).
    Author(Vec<Diagnostic>),
    /// The target is a place that we must not write to.
    Refused {
        /// The place.
        target: PathBuf,
        /// What speaks against it.
        refusal: Refusal,
    },
    /// Another build is writing to the same target.
    Busy {
        /// The file that the other build holds.
        lock: PathBuf,
    },
    /// A file of the site could not be made, by a fault of the machine.
    Make {
        /// The file of the site.
        path: OutPath,
        /// What went wrong.
        cause: String,
    },
    /// The new site is in place, but a durable build could not make sure that
    /// it outlives a power cut.
    Unconfirmed {
        /// The site.
        target: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The disk or the system said no.
    Machine {
        /// What was tried, to be read after "could not".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

impl PublishError {
    /// Turns an error of the system into ours: `map_err(machine("read", path))`.
    pub(super) fn machine(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |cause| Self::Machine {
            action,
            path,
            cause,
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Author(diagnostics) => write!(
                f,
                "{} pages could not be made. Nothing was published.",
                diagnostics.len()
            ),
            Self::Refused { target, refusal } => {
                write!(f, "will not write to `{}`: {refusal}", target.display())
            }
            Self::Busy { lock } => write!(
                f,
                "another build is writing to the same folder (it holds `{}`). \
                 Wait until it is done, then build again.",
                lock.display()
            ),
            Self::Make { path, cause } => write!(f, "could not make `{path}`: {cause}"),
            Self::Unconfirmed { target, cause } => write!(
                f,
                "the new site is in place at `{}`, but the disk did not confirm it: {cause}. \
                 Build again.",
                target.display()
            ),
            Self::Machine {
                action,
                path,
                cause,
            } => {
                write!(f, "could not {action} `{}`: {cause}", path.display())?;
                f.write_str(what_to_do(cause.kind()))
            }
        }
    }
}

/// What a person can do about the usual faults of a machine.
fn what_to_do(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ". Free some space and build again. The old site is as it was."
        }
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            ". Name a folder that you may write to with `--out`."
        }
        _ => "",
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Machine { cause, .. } | Self::Unconfirmed { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
