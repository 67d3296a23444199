//! One build at a time for one target.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::PublishError;

/// A lock beside the target, held until it is dropped. The system gives it
/// free when the program dies, so that a lock is never left behind.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock.
    ///
    /// # Errors
    /// [`PublishError::Busy`] where another build holds it.
    pub(super) fn take(path: &Path) -> Result<Self, PublishError> {
        let failed = || PublishError::machine("lock", path);
        loop {
            let file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)
                .map_err(failed())?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let lock = path.to_path_buf();
                    return Err(PublishError::Busy { lock });
                }
                Err(TryLockError::Error(cause)) => return Err(failed()(cause)),
            }
            // The build before us may have taken the file away between our
            // opening and our locking: then we hold a file that nobody sees.
            if is_at(&file, path) {
                let path = path.to_path_buf();
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    /// Leaves nothing behind where that is safe.
    fn drop(&mut self) {
        if cfg!(unix) {
            // Nothing can be done about a failure, and an empty file that is
            // not locked does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether the open file is the one that stands at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata().map(|data| (data.dev(), data.ino()));
    let there = fs::metadata(path).map(|data| (data.dev(), data.ino()));
    matches!((held, there), (Ok(held), Ok(there)) if held == there)
}

/// Elsewhere the file is never taken away, so it is always the same.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_nothing_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".public.guidepost-lock");
        let first = Lock::take(&path).unwrap();
        let busy = Lock::take(&path).unwrap_err();
        assert!(matches!(&busy, PublishError::Busy { lock } if *lock == path));
        assert!(busy.to_string().contains("another build"));
        drop(first);
        assert!(!path.exists());
        drop(Lock::take(&path).unwrap());
    }

    #[test]
    fn a_lock_file_of_a_dead_build_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".public.guidepost-lock");
        fs::write(&path, "").unwrap();
        assert!(Lock::take(&path).is_ok());
    }

    #[test]
    fn a_lock_that_was_taken_away_is_not_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = Lock::take(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&lock._file, &path));
        fs::write(&path, "").unwrap();
        assert!(!is_at(&lock._file, &path));
    }
}
