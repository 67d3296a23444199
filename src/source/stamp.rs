//! Which files did not change since the previous scan (decision 15).

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{DirEntry, Metadata};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Asset, SourceFile};

/// How old a file must be before its stamp is believed. Two changes within
/// one tick of a file system's clock leave the same times; the coarsest clock
/// in use (FAT) ticks every 2 s.
const SETTLING: i128 = 2_000_000_000;

/// What a file system says about a file; equal stamps mean equal bytes for a
/// file that has settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Size in bytes.
    pub(super) size: u64,
    /// When the bytes were changed, in nanoseconds since 1970.
    modified: i128,
    /// When anything was changed, in nanoseconds since 1970. Programs cannot
    /// set it, unlike `modified`.
    changed: i128,
    /// The file's number on its disk: saving by rename gives a new one.
    inode: u64,
}

impl Stamp {
    /// The stamp of a file from the folder that is open already, so that the
    /// system need not go down the whole path again; nothing where the file is
    /// gone.
    pub(super) fn of_entry(entry: &DirEntry) -> Option<Self> {
        // Windows keeps sizes and times in folders too, but those may be old.
        let metadata = if cfg!(windows) {
            entry.path().symlink_metadata()
        } else {
            entry.metadata()
        };
        Some(Self::new(&metadata.ok()?))
    }

    #[cfg(unix)]
    pub(super) fn new(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: metadata.size(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn new(metadata: &Metadata) -> Self {
        let modified = metadata
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
            .map_or(0, |since| i128::try_from(since.as_nanos()).unwrap_or(0));
        Self {
            size: metadata.len(),
            modified,
            changed: modified,
            inode: 0,
        }
    }
}

/// What one scan leaves for the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// By place on this machine.
    pub(super) known: Arc<HashMap<OsString, Known>>,
    /// What the file system's clock showed at least, at that moment.
    pub(super) clock: Option<Clock>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Its stamp when it was read.
    pub(super) stamp: Stamp,
    /// Whether the file was old enough when it was read for its stamp to be
    /// believed.
    pub(super) settled: bool,
    /// What was made of it.
    pub(super) kept: Kept,
}

/// What was made of a file.
#[derive(Debug, Clone)]
pub(super) enum Kept {
    /// Text.
    Text(Arc<SourceFile>),
    /// Bytes to ship.
    Asset(Arc<Asset>),
    /// Text that may be shipped as it is, too.
    Both(Arc<SourceFile>, Arc<Asset>),
}

impl Kept {
    pub(super) fn file(&self) -> Option<&Arc<SourceFile>> {
        match self {
            Self::Text(file) | Self::Both(file, _) => Some(file),
            Self::Asset(_) => None,
        }
    }

    pub(super) fn asset(&self) -> Option<&Arc<Asset>> {
        match self {
            Self::Asset(asset) | Self::Both(_, asset) => Some(asset),
            Self::Text(_) => None,
        }
    }
}

/// What the clock of the file system showed at least at one moment.
///
/// The clock of this computer is never asked: it may differ from the one that
/// stamps the files (a network disk), and a build knows no clock. The newest
/// time on any file is a lower bound, and it grows by the time that has passed
/// since. Being too low only means that some files are read once more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    shows: i128,
    at: Instant,
}

impl Clock {
    /// The bound at the start of a scan, before its stamps are known.
    pub(super) fn start(previous: Option<Self>) -> Self {
        let at = Instant::now();
        let shows = previous.map_or(i128::MIN, |clock| {
            clock.shows.saturating_add(nanoseconds(at - clock.at))
        });
        Self { shows, at }
    }

    /// The bound after a stamp was seen.
    pub(super) fn see(&mut self, stamp: &Stamp) {
        self.shows = self.shows.max(stamp.changed);
    }

    /// Whether a file with this stamp was old enough at that moment.
    pub(super) fn has_settled(&self, stamp: &Stamp) -> bool {
        let newest = stamp.changed.max(stamp.modified);
        newest.saturating_add(SETTLING) <= self.shows
    }
}

fn nanoseconds(duration: Duration) -> i128 {
    i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(changed: i128) -> Stamp {
        Stamp {
            size: 1,
            modified: changed,
            changed,
            inode: 1,
        }
    }

    #[test]
    fn a_file_settles_two_seconds_before_the_newest() {
        let mut clock = Clock::start(None);
        clock.see(&stamp(10_000_000_000));
        assert!(!clock.has_settled(&stamp(10_000_000_000)));
        assert!(!clock.has_settled(&stamp(8_000_000_001)));
        assert!(clock.has_settled(&stamp(8_000_000_000)));
    }

    #[test]
    fn the_bound_grows_with_the_time_that_passes() {
        let mut clock = Clock::start(None);
        clock.see(&stamp(10_000_000_000));
        let earlier = Clock {
            at: clock.at.checked_sub(Duration::from_secs(3)).unwrap(),
            ..clock
        };
        let later = Clock::start(Some(earlier));
        assert!(later.has_settled(&stamp(10_000_000_000)));
    }

    #[test]
    fn a_file_from_the_future_stays_young() {
        let mut clock = Clock::start(None);
        clock.see(&stamp(10_000_000_000));
        let mut future = stamp(1);
        future.modified = 99_000_000_000;
        assert!(!clock.has_settled(&future));
    }
}
