//! Adapters for floors that are being built at the same time. This file goes
//! away when they are joined; nothing else may be put here.

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
