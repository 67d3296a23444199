//! Making files and folders that everybody may read, and waiting for the disk.
//!
//! The only part of publishing that knows modes. It never knows what a site is.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use walkdir::WalkDir;

/// Mode of files: everybody may read, as a web server needs it.
pub(super) const FILE_MODE: u32 = 0o644;
/// Mode of folders.
pub(super) const FOLDER_MODE: u32 = 0o755;

/// A new file to write to; an error where the name is taken.
#[cfg(unix)]
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(FILE_MODE);
    options.open(path)
}

/// A new folder; an error where the name is taken.
#[cfg(unix)]
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(FOLDER_MODE).create(path)
}

/// Who may do what with a file.
#[cfg(unix)]
pub(super) fn mode_of(data: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    data.permissions().mode() & 0o777
}

/// Gives a file or folder a mode, whatever the umask.
#[cfg(unix)]
pub(super) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

// Windows has no such modes: files get those of their folder.
#[cfg(not(unix))]
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(not(unix))]
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

#[cfg(not(unix))]
pub(super) fn mode_of(data: &fs::Metadata) -> u32 {
    if data.is_dir() {
        FOLDER_MODE
    } else {
        FILE_MODE
    }
}

#[cfg(not(unix))]
pub(super) fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Waits until everything on this disk is written: one call for all files.
#[cfg(target_os = "linux")]
pub(super) fn sync_disk(root: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn sync_disk(root: &Path) -> io::Result<()> {
    sync_each(root)
}

/// Waits for each file and folder, one after the other.
pub(super) fn sync_each(root: &Path) -> io::Result<()> {
    for entry in WalkDir::new(root).contents_first(true) {
        let entry = entry?;
        if entry.file_type().is_file() || cfg!(unix) {
            File::open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}
