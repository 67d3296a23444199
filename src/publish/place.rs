//! Whether a folder may be the target, decided before anything is touched.
//!
//! Finding out how things stand and deciding are apart, so that refusing `/`
//! or a home folder is tested on values.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::PublishError;

/// How many files of a person are named in a message.
const NAMED: usize = 5;

/// Folders of a project that hold an author's work.
const SOURCES: [&str; 2] = ["content", "themes"];

/// A target and what stands around it. All paths are absolute, without `..`,
/// and not through links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The folder that the site is to be.
    pub target: PathBuf,
    /// The project's folder.
    pub project: PathBuf,
    /// The folder of the person, where the system knows it.
    pub home: Option<PathBuf>,
    /// What stands at the target.
    pub found: Found,
}

/// What stands at a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A folder.
    Folder,
    /// A folder that is the root of a disk or of a network drive.
    MountPoint,
    /// A link to somewhere else.
    Link,
    /// A file.
    File,
}

/// What speaks against a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the whole system or of a drive.
    Root,
    /// It is the person's home folder, or a folder above it.
    Home,
    /// It is the project itself, or a folder above it.
    Project,
    /// It is a folder with an author's work, or inside one.
    Sources(&'static str),
    /// It is the root of a disk, which cannot be exchanged.
    MountPoint,
    /// It is a link to somewhere else.
    Link,
    /// It is a file.
    File,
    /// It holds files that we did not write.
    ForeignFiles {
        /// The first few.
        first: Vec<String>,
        /// How many there are in all.
        count: usize,
    },
}

impl Refusal {
    /// The refusal for files that we did not write.
    pub(super) fn foreign(mut files: Vec<String>) -> Self {
        let count = files.len();
        files.sort();
        files.truncate(NAMED);
        Self::ForeignFiles {
            first: files,
            count,
        }
    }
}

impl Place {
    /// Finds out how things stand. Nothing is changed.
    ///
    /// # Errors
    /// Where a folder on the way cannot be looked at.
    pub fn find(target: &Path, project: &Path) -> Result<Self, PublishError> {
        let looked = |path: &Path| resolve(path).map_err(PublishError::machine("look at", path));
        let target = looked(target)?;
        let project = project
            .canonicalize()
            .map_err(PublishError::machine("look at", project))?;
        let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
        let found = found(&target).map_err(PublishError::machine("look at", &target))?;
        Ok(Self {
            target,
            project,
            home,
            found,
        })
    }

    /// Refuses a target that we must not write to.
    ///
    /// # Errors
    /// [`PublishError::Refused`].
    pub fn check(&self) -> Result<(), PublishError> {
        match self.refusal() {
            None => Ok(()),
            Some(refusal) => Err(PublishError::Refused {
                target: self.target.clone(),
                refusal,
            }),
        }
    }

    /// What speaks against this target, judged by names and kinds alone.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        let target = &self.target;
        if target.parent().is_none() {
            return Some(Refusal::Root);
        }
        if self
            .home
            .as_ref()
            .is_some_and(|home| home.starts_with(target))
        {
            return Some(Refusal::Home);
        }
        if self.project.starts_with(target) {
            return Some(Refusal::Project);
        }
        if let Some(name) = self.sources() {
            return Some(Refusal::Sources(name));
        }
        match self.found {
            Found::Nothing | Found::Folder => None,
            Found::MountPoint => Some(Refusal::MountPoint),
            Found::Link => Some(Refusal::Link),
            Found::File => Some(Refusal::File),
        }
    }

    /// The folder of the author's work that the target is in. Capitals make no
    /// difference, as on the disks of Windows and macOS.
    fn sources(&self) -> Option<&'static str> {
        let inside = self.target.strip_prefix(&self.project).ok()?;
        let first = inside.components().next()?.as_os_str().to_str()?;
        let same = |name: &&&str| name.eq_ignore_ascii_case(first);
        SOURCES.iter().find(same).copied()
    }
}

/// The absolute path without links and `..`, save that the last part may be a
/// link or may not be there yet, with all folders above it that are missing.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return path.canonicalize();
    };
    match parent.canonicalize() {
        Ok(parent) => Ok(parent.join(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(resolve(parent)?.join(name)),
        Err(error) => Err(error),
    }
}

fn found(target: &Path) -> io::Result<Found> {
    let data = match fs::symlink_metadata(target) {
        Ok(data) => data,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    Ok(if data.is_symlink() {
        Found::Link
    } else if !data.is_dir() {
        Found::File
    } else if is_mount_point(target) {
        Found::MountPoint
    } else {
        Found::Folder
    })
}

/// Whether a folder is the root of a mount. A mount of a folder of the same
/// disk has the same device number, so the system is asked.
#[cfg(target_os = "linux")]
fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|data| data.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere the renaming of a mount point fails by itself, with its cause.
#[cfg(not(target_os = "linux"))]
fn is_mount_point(_folder: &Path) -> bool {
    false
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let other = "Name another folder with `--out`.";
        match self {
            Self::Root => write!(f, "it is the root of a drive. {other}"),
            Self::Home => write!(f, "your home folder is in it. {other}"),
            Self::Project => write!(f, "the project itself is in it. {other}"),
            Self::Sources(name) => write!(
                f,
                "it is in the folder `{name}`, which holds your own work. {other}"
            ),
            Self::MountPoint => write!(
                f,
                "it is the root of a disk or a network drive. Name a folder on it with `--out`."
            ),
            Self::Link => write!(
                f,
                "it is a link to somewhere else. Name the folder itself with `--out`."
            ),
            Self::File => write!(f, "it is a file, not a folder. {other}"),
            Self::ForeignFiles { first, count } => {
                let names: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
                write!(f, "it holds files that Guidepost did not write: ")?;
                f.write_str(&names.join(", "))?;
                if *count > first.len() {
                    write!(f, " and {} more", count - first.len())?;
                }
                write!(f, ". Move them away, or name another folder with `--out`.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(target: &str) -> Option<Refusal> {
        place(target, Found::Folder).refusal()
    }

    fn place(target: &str, found: Found) -> Place {
        Place {
            target: target.into(),
            project: "/home/ann/guide".into(),
            home: Some("/home/ann".into()),
            found,
        }
    }

    #[test]
    fn places_that_hold_other_things_are_refused() {
        assert_eq!(refusal("/"), Some(Refusal::Root));
        assert_eq!(refusal("/home"), Some(Refusal::Home));
        assert_eq!(refusal("/home/ann"), Some(Refusal::Home));
        assert_eq!(refusal("/home/ann/guide"), Some(Refusal::Project));
        assert_eq!(
            refusal("/home/ann/guide/content"),
            Some(Refusal::Sources("content"))
        );
        assert_eq!(
            refusal("/home/ann/guide/Content/x"),
            Some(Refusal::Sources("content"))
        );
        assert_eq!(
            refusal("/home/ann/guide/themes/x"),
            Some(Refusal::Sources("themes"))
        );
        let elsewhere = Place {
            home: None,
            project: "/srv/a/b".into(),
            ..place("/srv/a", Found::Folder)
        };
        assert_eq!(elsewhere.refusal(), Some(Refusal::Project));
    }

    #[test]
    fn the_usual_places_are_fine() {
        for target in [
            "/home/ann/guide/public",
            "/home/ann/guide/contents",
            "/home/ann/guide-public",
            "/srv/www/guide",
            "/home/ann/guide/dist/content",
        ] {
            assert_eq!(refusal(target), None, "{target}");
            assert_eq!(place(target, Found::Nothing).refusal(), None, "{target}");
        }
    }

    #[test]
    fn what_is_not_a_plain_folder_is_refused() {
        let refusal = |found| place("/home/ann/guide/public", found).refusal();
        assert_eq!(refusal(Found::MountPoint), Some(Refusal::MountPoint));
        assert_eq!(refusal(Found::Link), Some(Refusal::Link));
        assert_eq!(refusal(Found::File), Some(Refusal::File));
    }

    #[test]
    fn foreign_files_are_named_and_counted() {
        let files = (0..8).rev().map(|n| format!("{n}.txt")).collect();
        let text = Refusal::foreign(files).to_string();
        assert!(
            text.contains("`0.txt`, `1.txt`, `2.txt`, `3.txt`, `4.txt` and 3 more"),
            "{text}"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_mount_point_is_known() {
        assert_eq!(found(Path::new("/proc")).unwrap(), Found::MountPoint);
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(found(folder.path()).unwrap(), Found::Folder);
    }

    #[cfg(unix)]
    #[test]
    fn links_on_the_way_are_resolved_and_a_link_as_target_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        fs::create_dir_all(real.join("project/x")).unwrap();
        std::os::unix::fs::symlink(real.join("project"), real.join("way")).unwrap();
        let find = |target: PathBuf| Place::find(&target, &real.join("project")).unwrap();
        assert_eq!(
            find(real.join("way/new/public/")).target,
            real.join("project/new/public")
        );
        assert_eq!(
            find(real.join("way/content")).refusal(),
            Some(Refusal::Sources("content"))
        );
        assert_eq!(find(real.join("way")).refusal(), Some(Refusal::Link));
        assert_eq!(find(real.join("project/x/..")).target, real.join("project"));
    }
}
