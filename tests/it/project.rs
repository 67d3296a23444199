//! A project in a folder of its own, compiled as `build` compiles it.

use std::path::Path;

use guidepost::compile::{CompileOptions, Compiled, Memos, compile};
use guidepost::diagnostics::{self, Diagnostic};
use guidepost::output::Artifact;
use guidepost::site::Drafts;
use guidepost::source::{self, Sources};
use guidepost::text::OutPath;

/// A project whose files a test writes.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

/// A project after it was compiled.
pub(crate) struct Built {
    /// What came out.
    pub(crate) compiled: Compiled,
    /// What was read.
    pub(crate) sources: Sources,
    /// All that authors are told, of the scan too, in order.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What `guidepost build` asks for.
pub(crate) fn as_build() -> CompileOptions {
    CompileOptions {
        drafts: Drafts::Hide,
        base_url: None,
        today: None,
    }
}

impl Project {
    /// A folder with nothing in it.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    /// Writes a file and the folders that it needs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// Where the project lies.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Reads and compiles it.
    pub(crate) fn build(&self, options: &CompileOptions) -> Built {
        build(self.root(), options)
    }
}

/// Reads and compiles the project in a folder.
pub(crate) fn build(root: &Path, options: &CompileOptions) -> Built {
    let scan = source::scan(root, None).unwrap();
    let compiled = compile(&scan.value, options, &Memos::default(), &|_| {});
    let mut diagnostics = scan.diagnostics;
    diagnostics.extend(compiled.diagnostics.iter().cloned());
    diagnostics::sort(&mut diagnostics);
    Built {
        compiled,
        sources: scan.value,
        diagnostics,
    }
}

impl Built {
    /// The bytes at an address.
    pub(crate) fn bytes(&self, out: &OutPath) -> Vec<u8> {
        bytes(&self.compiled.output[out])
    }

    /// The text at an address; nothing where there is no such file.
    pub(crate) fn text(&self, out: &str) -> Option<String> {
        let artifact = self.compiled.output.get(&OutPath::new(out).unwrap())?;
        Some(String::from_utf8(bytes(artifact)).unwrap())
    }
}

fn bytes(artifact: &Artifact) -> Vec<u8> {
    artifact.bytes().unwrap().into_owned()
}
