//! Opening a file without leaving the project.
//!
//! Between the walk and the reading somebody may put a link where a file or a
//! folder was. So the way to a file is checked while it is opened, not before.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The folder of a project with every link resolved.
#[derive(Debug)]
pub(super) struct Inside {
    root: PathBuf,
    #[cfg(target_os = "linux")]
    handle: File,
}

impl Inside {
    /// # Errors
    /// Where the folder cannot be opened.
    pub(super) fn new(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        Ok(Self {
            #[cfg(target_os = "linux")]
            handle: File::open(&root)?,
            root,
        })
    }

    /// Where a path below the root would be on this machine.
    pub(super) fn place(&self, relative: &Path) -> PathBuf {
        self.root.join(relative)
    }

    /// A place of this machine as a path below the root, if it is there.
    pub(super) fn relative<'a>(&self, place: &'a Path) -> Option<&'a Path> {
        place.strip_prefix(&self.root).ok()
    }

    /// Opens an ordinary file below the root; no part of the way may be a link.
    ///
    /// # Errors
    /// Where the file cannot be opened, is no ordinary file, or the way to it
    /// has a link.
    pub(super) fn open(&self, relative: &Path) -> io::Result<(File, Metadata)> {
        let file = self.open_beneath(relative)?;
        let metadata = file.metadata()?;
        if metadata.is_file() {
            Ok((file, metadata))
        } else {
            Err(io::Error::other("it is no ordinary file"))
        }
    }

    #[cfg(target_os = "linux")]
    fn open_beneath(&self, relative: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
        use rustix::io::Errno;
        // Without NONBLOCK a named pipe would wait for its other end.
        let how = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let way = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match openat2(&self.handle, relative, how, Mode::empty(), way) {
            Ok(file) => Ok(file.into()),
            // Old kernels and some sandboxes do not have this call.
            Err(Errno::NOSYS | Errno::PERM) => self.open_after_look(relative),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn open_beneath(&self, relative: &Path) -> io::Result<File> {
        self.open_after_look(relative)
    }

    /// Looks first and opens then: the best that every system can do.
    fn open_after_look(&self, relative: &Path) -> io::Result<File> {
        let place = self.place(relative);
        if place.canonicalize()? != place || !place.is_file() {
            return Err(io::Error::other("the way to it has a link"));
        }
        File::open(place)
    }
}

/// Reads a file of about `size` bytes; nothing where there are more than `limit`.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn read_limited(file: &File, size: u64, limit: u64) -> io::Result<Option<Vec<u8>>> {
    if size > limit {
        return Ok(None);
    }
    let size = usize::try_from(size).unwrap_or(0);
    let mut bytes = Vec::with_capacity(size + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    #[cfg(unix)]
    fn never_goes_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        fs::create_dir_all(root.join("real")).unwrap();
        fs::write(root.join("real/a.md"), "a").unwrap();
        fs::write(folder.path().join("secret.md"), "secret").unwrap();
        std::os::unix::fs::symlink(folder.path(), root.join("out")).unwrap();
        std::os::unix::fs::symlink("real/a.md", root.join("link.md")).unwrap();
        let inside = Inside::new(&root).unwrap();
        for open in [Inside::open_beneath, Inside::open_after_look] {
            assert!(open(&inside, Path::new("real/a.md")).is_ok());
            for way in ["out/secret.md", "link.md", "../secret.md", "real"] {
                let opened = open(&inside, Path::new(way));
                let is_file = opened.is_ok_and(|file| file.metadata().unwrap().is_file());
                assert!(!is_file, "{way}");
            }
        }
        assert!(inside.open(Path::new("real")).is_err());
    }

    #[test]
    fn stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "12345").unwrap();
        let inside = Inside::new(folder.path()).unwrap();
        let (file, metadata) = inside.open(Path::new("a")).unwrap();
        assert_eq!(read_limited(&file, metadata.len(), 4).unwrap(), None);
        let (file, metadata) = inside.open(Path::new("a")).unwrap();
        assert_eq!(
            read_limited(&file, metadata.len(), 5).unwrap(),
            Some(b"12345".to_vec())
        );
    }
}
