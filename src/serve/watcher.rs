//! Hears that something was changed in a project. It never says what: the
//! answer to a sign is a new scan.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::alarm::Sign;
use super::disk::silent_disk;
use super::preview::Wake;

/// How often the project is looked at where changes are heard, too.
const SWEEP: Duration = Duration::from_secs(2);
/// How often where nothing is heard.
const POLL: Duration = Duration::from_millis(500);

/// What of a project's folder belongs to the site.
const PARTS: [&str; 3] = ["book.toml", "content", "themes"];

/// How changes are noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watching {
    /// The system says so; a sweep every 2 s catches what it missed.
    Signs,
    /// Only by looking every half second, and why.
    Looking(Polling),
}

/// Why changes are only noticed by looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Polling {
    /// The project lies on such a disk, which says nothing of changes.
    Disk(&'static str),
    /// The system refuses to watch, for this reason.
    Refused(String),
}

/// What was heard from the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// Something was changed.
    Sign(Sign),
    /// A folder was exchanged: its watch went with the old one.
    Exchanged,
}

/// Watches a project until it is dropped.
pub(super) struct Watcher {
    root: PathBuf,
    system: Option<RecommendedWatcher>,
    /// How changes are noticed.
    pub(super) watching: Watching,
}

impl Watcher {
    /// Watches a project; every change is told to `wake`.
    pub(super) fn start(root: &Path, wake: Sender<Wake>) -> Self {
        // Signs name places on the disk, not the links that lead there.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watcher = Self {
            system: None,
            watching: Watching::Signs,
            root,
        };
        if let Some(disk) = silent_disk(&watcher.root) {
            watcher.watching = Watching::Looking(Polling::Disk(disk));
            return watcher;
        }
        let folder = watcher.root.clone();
        let hear = move |event: notify::Result<Event>| {
            for told in read(&folder, event) {
                // Nobody listens any more when the preview ends.
                let _ = wake.send(Wake::Heard(told));
            }
        };
        match notify::recommended_watcher(hear) {
            Ok(system) => {
                watcher.system = Some(system);
                watcher.watch();
            }
            Err(error) => watcher.give_up(&error),
        }
        watcher
    }

    /// How often to look whatever was heard.
    pub(super) fn every(&self) -> Duration {
        match self.watching {
            Watching::Signs => SWEEP,
            Watching::Looking(_) => POLL,
        }
    }

    /// Watches the folders that are there now. A folder that was exchanged
    /// takes its watch with it, so this is done again when one comes.
    pub(super) fn watch(&mut self) {
        let Some(system) = &mut self.system else {
            return;
        };
        let mut result = system.watch(&self.root, RecursiveMode::NonRecursive);
        for part in &PARTS[1..] {
            let folder = self.root.join(part);
            let _ = system.unwatch(&folder);
            if result.is_ok() && folder.is_dir() {
                result = system.watch(&folder, RecursiveMode::Recursive);
            }
        }
        if let Err(error) = result
            && !is_gone(&error)
        {
            self.give_up(&error);
        }
    }

    fn give_up(&mut self, error: &notify::Error) {
        self.system = None;
        let reason = match &error.kind {
            notify::ErrorKind::MaxFilesWatch => {
                "the system's limit of watched folders is reached".to_owned()
            }
            notify::ErrorKind::Io(error) => error.to_string(),
            _ => "it cannot watch this folder".to_owned(),
        };
        self.watching = Watching::Looking(Polling::Refused(reason));
    }
}

/// A folder that went between a look and its watch; the next look sees that.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// What an event of the system means.
fn read(root: &Path, event: notify::Result<Event>) -> Vec<Heard> {
    let Ok(event) = event else {
        return vec![Heard::Sign(Sign::Done)];
    };
    if event.need_rescan() {
        // The queue was full: anything may have happened, new folders too.
        return vec![Heard::Exchanged, Heard::Sign(Sign::Done)];
    }
    let mut told = Vec::new();
    for path in &event.paths {
        let Ok(inside) = path.strip_prefix(root) else {
            continue;
        };
        let first = inside.components().next().map(Component::as_os_str);
        let Some(part) = PARTS.iter().find(|part| first == Some(OsStr::new(part))) else {
            continue;
        };
        let Some(sign) = sign(event.kind, path) else {
            continue;
        };
        let is_folder_itself = inside == Path::new(part) && *part != PARTS[0];
        if is_folder_itself && !matches!(event.kind, EventKind::Access(_)) {
            told.push(Heard::Exchanged);
        }
        told.push(Heard::Sign(sign));
    }
    told
}

/// Nothing where a file was only read: looking at the project must not wake
/// us again.
fn sign(kind: EventKind, path: &Path) -> Option<Sign> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
            Some(Sign::Closed(path.to_owned()))
        }
        EventKind::Access(_) => None,
        EventKind::Create(CreateKind::File | CreateKind::Any)
        | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => {
            Some(Sign::Writing(path.to_owned()))
        }
        _ => Some(Sign::Done),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{DataChange, Flag, RenameMode};

    use super::*;

    fn heard(kind: EventKind, path: &str) -> Vec<Heard> {
        read(Path::new("/p"), Ok(Event::new(kind).add_path(path.into())))
    }

    #[test]
    fn reading_a_file_wakes_nobody() {
        for kind in [
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            EventKind::Access(AccessKind::Close(AccessMode::Read)),
            EventKind::Access(AccessKind::Read),
        ] {
            assert_eq!(heard(kind, "/p/content/a.md"), []);
        }
    }

    #[test]
    fn only_the_parts_of_the_site_count() {
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(heard(data, "/p/public/index.html"), []);
        assert_eq!(heard(data, "/p/contents/a.md"), []);
        assert_eq!(heard(data, "/elsewhere/content/a.md"), []);
        let file = PathBuf::from("/p/book.toml");
        assert_eq!(
            heard(data, "/p/book.toml"),
            [Heard::Sign(Sign::Writing(file))]
        );
        let file = PathBuf::from("/p/themes/x/a.css");
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(
            heard(closed, "/p/themes/x/a.css"),
            [Heard::Sign(Sign::Closed(file))]
        );
    }

    #[test]
    fn a_folder_that_was_exchanged_is_watched_again() {
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        let again = [Heard::Exchanged, Heard::Sign(Sign::Done)];
        assert_eq!(heard(renamed, "/p/content"), again);
        assert_eq!(heard(renamed, "/p/content/a"), [Heard::Sign(Sign::Done)]);
        assert_eq!(heard(renamed, "/p/book.toml"), [Heard::Sign(Sign::Done)]);
        let full = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(read(Path::new("/p"), Ok(full)), again);
    }
}
