//! Adapters for floors that are being built at the same time. This file goes
//! away when they are joined; nothing else may be put here.

pub(super) mod source {
    use std::path::Path;
    use std::sync::Arc;

    use crate::diagnostics::{Checked, Texts};
    use crate::source::{SourceFile, Sources};
    use crate::text::{Fingerprint, SourcePath};

    pub(in crate::cli) fn scan(
        root: &Path,
        _previous: Option<&Sources>,
    ) -> anyhow::Result<Checked<Sources>> {
        let mut sources = Sources {
            root: root.to_owned(),
            ..Sources::default()
        };
        let walk = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
        for entry in walk.into_iter().filter_map(Result::ok) {
            let inside = entry
                .path()
                .strip_prefix(root)?
                .to_string_lossy()
                .into_owned();
            if entry.file_type().is_file() && inside.ends_with(".md") {
                sources.files.push(read(entry.path(), &inside)?);
            }
        }
        sources.files.sort_by(|a, b| a.path.cmp(&b.path));
        sources.book = read(&root.join("book.toml"), "book.toml").ok();
        Ok(Checked::clean(sources))
    }

    fn read(file: &Path, inside: &str) -> anyhow::Result<Arc<SourceFile>> {
        let text = std::fs::read_to_string(file)?;
        Ok(Arc::new(SourceFile {
            path: SourcePath::new(inside),
            fingerprint: Fingerprint::of(&text),
            text: text.into(),
            diagnostics: Vec::new(),
        }))
    }

    impl Texts for Sources {
        fn text(&self, path: &SourcePath) -> Option<&str> {
            let files = self.book.iter().chain(&self.files).chain(&self.theme_files);
            files
                .into_iter()
                .find(|file| file.path == *path)
                .map(|file| &*file.text)
        }
    }
}

pub(super) mod compile {
    use std::sync::Arc;
    use std::time::Duration;

    use crate::diagnostics::{Diagnostic, MARKDOWN_PANIC};
    use crate::output::Output;
    use crate::source::Sources;
    use crate::text::{Date, SourcePath};

    #[derive(Clone, Copy)]
    pub(in crate::cli) enum Drafts {
        Hide,
        Show,
    }

    #[expect(dead_code, reason = "read by the floor that takes its place")]
    pub(in crate::cli) struct CompileOptions {
        pub(in crate::cli) drafts: Drafts,
        pub(in crate::cli) base_url: Option<String>,
        pub(in crate::cli) today: Option<Date>,
    }

    #[derive(Default)]
    pub(in crate::cli) struct Memos;

    pub(in crate::cli) struct Compiled {
        pub(in crate::cli) output: Output,
        pub(in crate::cli) diagnostics: Vec<Diagnostic>,
        pub(in crate::cli) timings: Vec<(&'static str, Duration)>,
    }

    pub(in crate::cli) fn compile(
        _sources: &Arc<Sources>,
        _options: &CompileOptions,
        _memos: &Memos,
    ) -> Compiled {
        let book = SourcePath::new("book.toml");
        let message = "Pages cannot be put together yet: that part is not joined.";
        Compiled {
            output: Output::new(),
            diagnostics: vec![Diagnostic::new(MARKDOWN_PANIC, &book, None, message)],
            timings: Vec::new(),
        }
    }
}

pub(super) mod publish {
    use std::path::{Path, PathBuf};

    use crate::diagnostics::Diagnostic;
    use crate::output::Output;

    #[derive(Default)]
    pub(in crate::cli) enum Durability {
        #[default]
        Usual,
        PowerCut,
    }

    #[derive(Default)]
    pub(in crate::cli) enum Swap {
        #[default]
        Exchange,
    }

    #[expect(dead_code, reason = "read by the floor that takes its place")]
    pub(in crate::cli) struct PublishOptions {
        pub(in crate::cli) project: PathBuf,
        pub(in crate::cli) durability: Durability,
        pub(in crate::cli) swap: Swap,
    }

    pub(in crate::cli) trait Progress: Sync {
        fn total(&self, files: usize);
        fn advance(&self);
    }

    pub(in crate::cli) struct Published {
        pub(in crate::cli) written: usize,
        pub(in crate::cli) unchanged: usize,
        pub(in crate::cli) removed: usize,
        pub(in crate::cli) kept: Option<PathBuf>,
        pub(in crate::cli) left_over: Option<PathBuf>,
    }

    #[expect(dead_code, reason = "made by the floor that takes its place")]
    pub(in crate::cli) enum PublishError {
        Author(Vec<Diagnostic>),
        Refused(String),
        Machine(anyhow::Error),
    }

    pub(in crate::cli) fn publish(
        _output: &Output,
        _target: &Path,
        _options: &PublishOptions,
        _progress: &dyn Progress,
    ) -> Result<Published, PublishError> {
        Err(PublishError::Machine(anyhow::anyhow!(
            "Writing is not joined yet"
        )))
    }
}

pub(super) mod edit {
    use std::path::Path;

    use crate::source::SourceFile;
    use crate::text::{Fingerprint, SourcePath};

    #[derive(Debug)]
    pub(in crate::cli) struct Edit {
        pub(in crate::cli) path: SourcePath,
        pub(in crate::cli) old: Option<Fingerprint>,
        pub(in crate::cli) new: Option<Vec<u8>>,
    }

    impl Edit {
        pub(in crate::cli) fn create(path: &SourcePath, new: impl Into<Vec<u8>>) -> Self {
            Self {
                path: path.clone(),
                old: None,
                new: Some(new.into()),
            }
        }

        pub(in crate::cli) fn change(file: &SourceFile, new: impl Into<Vec<u8>>) -> Self {
            Self {
                path: file.path.clone(),
                old: Some(file.fingerprint),
                new: Some(new.into()),
            }
        }

        pub(in crate::cli) fn remove(file: &SourceFile) -> Self {
            Self {
                path: file.path.clone(),
                old: Some(file.fingerprint),
                new: None,
            }
        }
    }

    pub(in crate::cli) fn apply(root: &Path, edits: &[Edit]) -> anyhow::Result<()> {
        for edit in edits {
            let file = root.join(edit.path.as_str());
            let now = std::fs::read(&file).ok().map(Fingerprint::of);
            anyhow::ensure!(
                now == edit.old,
                "{} was changed by somebody else",
                edit.path
            );
        }
        for edit in edits {
            let file = root.join(edit.path.as_str());
            match &edit.new {
                Some(bytes) => {
                    file.parent().map(std::fs::create_dir_all).transpose()?;
                    std::fs::write(&file, bytes)?;
                }
                None => std::fs::remove_file(&file)?,
            }
        }
        Ok(())
    }
}
