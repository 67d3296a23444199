//! On which kind of disk a project lies: some never say that a file was
//! changed. It never reads the project.

use std::path::Path;

/// The kind of disk, where it is one that says nothing of changes that other
/// machines make.
#[cfg(target_os = "linux")]
pub(super) fn silent_disk(folder: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(folder).ok()?;
    name_of(found.f_type as u64)
}

/// Other systems' watchers hear such changes or fail, which is said.
#[cfg(not(target_os = "linux"))]
pub(super) fn silent_disk(_: &Path) -> Option<&'static str> {
    None
}

/// The numbers are those of `statfs(2)` and `linux/magic.h`.
#[cfg(target_os = "linux")]
fn name_of(number: u64) -> Option<&'static str> {
    // The kernel fills some of them up with the sign of a 32-bit number.
    match number & 0xffff_ffff {
        0x6969 => Some("a network disk (NFS)"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("a network disk (SMB)"),
        0x5346_414f => Some("a network disk (AFS)"),
        0x0102_1997 => Some("a disk of Windows or of another machine (9P)"),
        0x786f_4256 => Some("a folder shared with a virtual machine"),
        0x6573_5546 => Some("a shared or synchronised folder (FUSE)"),
        0x6e66_6e71 | 0x7c7c_6673 => Some("a folder shared with a virtual machine"),
        _ => None,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn disks_of_other_machines_are_known() {
        assert_eq!(name_of(0x6969), Some("a network disk (NFS)"));
        assert_eq!(name_of(0xffff_ffff_ff53_4d42), Some("a network disk (SMB)"));
        // ext4, tmpfs, overlay: their changes are heard.
        for local in [0xef53, 0x0102_1994, 0x794c_7630] {
            assert_eq!(name_of(local), None, "{local:x}");
        }
    }

    #[test]
    fn the_folder_of_a_test_is_not_silent() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(silent_disk(folder.path()), None);
    }
}
