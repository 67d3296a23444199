//! Two builds of one site give the same bytes, whatever is around them: the
//! path, the language, the time zone, the home folder, the umask, the number
//! of threads, the order and the times of the files.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use crate::random::tries;
use crate::small_site::{self, State};

/// What is around a build.
#[derive(Debug, Clone, Copy)]
struct Surroundings {
    /// The name of the project's folder.
    folder: &'static str,
    /// `LANG` and `LC_ALL`.
    locale: &'static str,
    /// `TZ`.
    zone: &'static str,
    /// `HOME`.
    home: &'static str,
    umask: &'static str,
    threads: &'static str,
    /// How the files came to the disk.
    arrival: Arrival,
}

/// How the files came to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// One after the other, just now.
    InOrder,
    /// The last one first, years ago.
    Backwards,
}

const PLAIN: Surroundings = Surroundings {
    folder: "site",
    locale: "C.UTF-8",
    zone: "UTC",
    home: "/nonexistent",
    umask: "022",
    threads: "2",
    arrival: Arrival::InOrder,
};

/// Each differs from [`PLAIN`] in one thing, the last in everything.
const OTHERS: [Surroundings; 11] = [
    Surroundings {
        folder: "a longer/way with spaces/to the sité",
        ..PLAIN
    },
    Surroundings {
        locale: "C",
        ..PLAIN
    },
    Surroundings {
        locale: "tr_TR.UTF-8",
        ..PLAIN
    },
    Surroundings {
        zone: "Pacific/Kiritimati",
        ..PLAIN
    },
    Surroundings {
        zone: "America/Anchorage",
        ..PLAIN
    },
    Surroundings { home: "/", ..PLAIN },
    Surroundings {
        umask: "077",
        ..PLAIN
    },
    Surroundings {
        threads: "1",
        ..PLAIN
    },
    Surroundings {
        threads: "8",
        ..PLAIN
    },
    Surroundings {
        arrival: Arrival::Backwards,
        ..PLAIN
    },
    Surroundings {
        folder: "other",
        locale: "de_DE.ISO-8859-1",
        zone: "Asia/Kathmandu",
        home: "/tmp",
        umask: "000",
        threads: "3",
        arrival: Arrival::Backwards,
    },
];

/// A file or folder of the site: its mode, its bytes and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Published {
    mode: u32,
    bytes: Vec<u8>,
    modified: SystemTime,
}

type Tree = BTreeMap<PathBuf, Published>;

fn tree(root: &Path) -> Tree {
    let entries = WalkDir::new(root).into_iter().map(|entry| {
        let entry = entry.unwrap();
        let data = entry.metadata().unwrap();
        let published = Published {
            mode: data.permissions().mode() & 0o7777,
            bytes: if data.is_dir() {
                Vec::new()
            } else {
                fs::read(entry.path()).unwrap()
            },
            modified: data.modified().unwrap(),
        };
        (
            entry.path().strip_prefix(root).unwrap().to_owned(),
            published,
        )
    });
    entries.collect()
}

/// The same without the times.
fn timeless(tree: &Tree) -> BTreeMap<&Path, (u32, &[u8])> {
    let entries = tree
        .iter()
        .map(|(path, published)| (path.as_path(), (published.mode, published.bytes.as_slice())));
    entries.collect()
}

fn write_project(root: &Path, arrival: Arrival) {
    let mut files = small_site::files(State::New);
    if arrival == Arrival::Backwards {
        files.reverse();
    }
    small_site::write(root, &files);
    if arrival == Arrival::Backwards {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for (path, _) in files {
            let file = fs::File::options()
                .write(true)
                .open(root.join(path))
                .unwrap();
            file.set_modified(long_ago).unwrap();
        }
    }
}

/// Builds a project where it stands, and gives what was printed.
fn build(root: &Path, around: &Surroundings) -> String {
    let mut command = Command::new("sh");
    command
        .args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", around.umask])
        .args([env!("CARGO_BIN_EXE_guidepost"), "build"])
        .current_dir(root)
        .env("LANG", around.locale)
        .env("LC_ALL", around.locale)
        .env("TZ", around.zone)
        .env("HOME", around.home)
        .env("RAYON_NUM_THREADS", around.threads)
        .stdin(Stdio::null());
    let output = command.output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{around:?}: {words}");
    String::from_utf8(output.stdout).unwrap()
}

fn build_in(folder: &Path, around: &Surroundings) -> Tree {
    let root = folder.join(around.folder);
    write_project(&root, around.arrival);
    build(&root, around);
    let tree = tree(&root.join("public"));
    fs::remove_dir_all(&root).unwrap();
    tree
}

#[test]
fn what_is_around_a_build_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let plain = build_in(folder.path(), &PLAIN);
    for wanted in [
        "index.html",
        "sitemap.xml",
        "feed.xml",
        "pixel.png",
        "old/find.html",
    ] {
        assert!(plain.contains_key(Path::new(wanted)), "no {wanted}");
    }
    for around in &OTHERS {
        let other = build_in(folder.path(), around);
        // Names first: their difference is short to read.
        assert!(plain.keys().eq(other.keys()), "{around:?}: other files");
        for (path, published) in timeless(&plain) {
            assert!(
                timeless(&other)[path] == published,
                "{around:?}: {}",
                path.display()
            );
        }
    }
}

#[test]
fn building_again_changes_nothing_not_even_times() {
    let folder = tempfile::tempdir().unwrap();
    write_project(folder.path(), PLAIN.arrival);
    build(folder.path(), &PLAIN);
    let first = tree(&folder.path().join("public"));
    for round in 0..tries(20, 200) {
        let threads = ["1", "2", "8"][round % 3];
        let said = build(folder.path(), &Surroundings { threads, ..PLAIN });
        assert!(
            said.contains("as before") && !said.contains("new or changed"),
            "{said}"
        );
        let again = tree(&folder.path().join("public"));
        assert!(first == again, "round {round} with {threads} threads");
    }
}

#[test]
fn building_from_nothing_gives_the_same_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = build_in(folder.path(), &PLAIN);
    for round in 0..tries(20, 200) {
        let threads = ["8", "1", "2"][round % 3];
        let again = build_in(folder.path(), &Surroundings { threads, ..PLAIN });
        assert!(timeless(&first) == timeless(&again), "round {round}");
    }
}
