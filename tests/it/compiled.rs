//! A project of given files, compiled as `build` compiles it, with every file
//! of the site made.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use guidepost::compile::Compiled;
use guidepost::diagnostics::{self, Code, Diagnostic};
use guidepost::output::{Artifact, MakeError};
use guidepost::source::Sources;

use crate::project::{Project, as_build};

/// A project after it was compiled and made.
pub(crate) struct Built {
    /// Its folder, which must outlive the output.
    _project: Project,
    /// What was read.
    pub(crate) sources: Sources,
    /// What came out.
    pub(crate) compiled: Compiled,
    /// All that authors are told, those of the scan and of the making too.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Every file of the site that could be made, by its address.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Writes these files, reads and compiles them, and makes the whole site.
pub(crate) fn build<P: AsRef<str>, B: AsRef<[u8]>>(files: &[(P, B)]) -> Built {
    let project = Project::new();
    for (path, bytes) in files {
        project.write(path.as_ref(), bytes);
    }
    let built = project.build(&as_build());
    let mut diagnostics = built.diagnostics;
    let mut made = BTreeMap::new();
    for (out, artifact) in &built.compiled.output {
        match make(artifact) {
            Ok(bytes) => {
                made.insert(out.to_string(), bytes);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics::sort(&mut diagnostics);
    Built {
        _project: project,
        sources: built.sources,
        compiled: built.compiled,
        diagnostics,
        files: made,
    }
}

fn make(artifact: &Artifact) -> Result<Vec<u8>, Diagnostic> {
    let bytes = artifact.bytes().map_err(|error| match error {
        MakeError::Author(diagnostic) => *diagnostic,
        MakeError::Machine(cause) => panic!("{cause}"),
    });
    Ok(bytes?.into_owned())
}

impl Built {
    /// The codes of what authors are told, in the order of the files.
    pub(crate) fn codes(&self) -> Vec<Code> {
        self.diagnostics.iter().map(|one| one.code).collect()
    }
}

/// Does some work on a thread with the small stack of a worker, and panics
/// where it is not done by a deadline that only a hang can miss.
pub(crate) fn before_deadline<T: Send + 'static>(
    what: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (send, receive) = mpsc::channel();
    let worker = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    worker
        .spawn(move || {
            // Nobody listens any more where the deadline was missed.
            let _ = send.send(work());
        })
        .unwrap();
    receive
        .recv_timeout(Duration::from_secs(100))
        .unwrap_or_else(|error| panic!("{what}: {error}"))
}
