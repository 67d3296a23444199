//! Publishing into a folder of its own for each test.

mod recovery;
mod refusal;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::*;
use crate::diagnostics::{Diagnostic, THEME};
use crate::output::{Artifact, MakeError};
use crate::source::Asset;
use crate::text::{Fingerprint, OutPath, SourcePath};

/// A project in a folder of its own, with a target beside its content.
struct Project {
    folder: TempDir,
    options: PublishOptions,
}

impl Project {
    fn new(swap: Swap) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let options = PublishOptions {
            project: folder.path().to_path_buf(),
            durability: Durability::Usual,
            swap,
        };
        Self { folder, options }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn publish(&self, output: &Output) -> Result<Published, PublishError> {
        publish(output, &self.path("public"), &self.options, &())
    }

    /// Every file of the site with its bytes, the list aside.
    fn site(&self) -> BTreeMap<String, Vec<u8>> {
        let root = self.path("public");
        WalkDir::new(&root)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name = entry.path().strip_prefix(&root).unwrap();
                (
                    name.to_str().unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                )
            })
            .filter(|(name, _)| name != MANIFEST_NAME)
            .collect()
    }

    /// The names at the top of the project.
    fn names(&self) -> Vec<String> {
        names_in(self.folder.path())
    }

    /// Makes the files of the site old, and gives their times.
    fn age(&self) -> BTreeMap<String, SystemTime> {
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let names = self.site().into_keys();
        names
            .map(|name| {
                let file = fs::File::options()
                    .write(true)
                    .open(self.path("public").join(&name))
                    .unwrap();
                file.set_modified(old).unwrap();
                (name, old)
            })
            .collect()
    }

    fn time(&self, name: &str) -> SystemTime {
        let data = fs::metadata(self.path("public").join(name)).unwrap();
        data.modified().unwrap()
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn output(files: &[(&str, &str)]) -> Output {
    files
        .iter()
        .map(|(path, text)| (OutPath::new(path).unwrap(), Artifact::from_bytes(*text)))
        .collect()
}

fn site(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

const FIRST: [(&str, &str); 4] = [
    ("a/b/c.html", "deep"),
    ("a/one.html", "one"),
    ("empty.txt", ""),
    ("index.html", "front"),
];
const SECOND: [(&str, &str); 3] = [
    ("a/one.html", "one"),
    ("index.html", "front, changed"),
    ("new.html", "new"),
];
const WAYS: [Swap; 2] = [Swap::Exchange, Swap::TwoRenames];

#[test]
fn a_site_is_published_and_replaced_and_nothing_is_left_beside_it() {
    for way in WAYS {
        let project = Project::new(way);
        let first = project.publish(&output(&FIRST)).unwrap();
        assert_eq!((first.written, first.unchanged, first.removed), (4, 0, 0));
        assert_eq!(first.bytes, 12);
        assert_eq!(project.site(), site(&FIRST));
        let times = project.age();

        let second = project.publish(&output(&SECOND)).unwrap();
        assert_eq!(
            (second.written, second.unchanged, second.removed),
            (2, 1, 2)
        );
        assert_eq!((second.kept, second.left_over), (None, None));
        assert_eq!(project.site(), site(&SECOND));
        assert_eq!(project.time("a/one.html"), times["a/one.html"]);
        assert_ne!(project.time("index.html"), times["index.html"]);
        assert!(!project.path("public/a/b").exists());
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[test]
fn a_second_build_without_changes_touches_nothing() {
    for way in WAYS {
        let project = Project::new(way);
        project.publish(&output(&FIRST)).unwrap();
        let times = project.age();
        let folder = fs::metadata(project.path("public"))
            .unwrap()
            .modified()
            .unwrap();
        let again = project.publish(&output(&FIRST)).unwrap();
        assert_eq!((again.written, again.unchanged, again.removed), (0, 4, 0));
        for (name, time) in times {
            assert_eq!(project.time(&name), time, "{name}");
        }
        let now = fs::metadata(project.path("public"))
            .unwrap()
            .modified()
            .unwrap();
        assert_eq!(now, folder);
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[test]
fn a_file_that_was_damaged_or_deleted_is_made_again() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    fs::write(project.path("public/index.html"), "Front").unwrap();
    fs::remove_file(project.path("public/a/one.html")).unwrap();
    let again = project.publish(&output(&FIRST)).unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (2, 2, 0));
    assert_eq!(project.site(), site(&FIRST));
}

#[test]
fn the_list_tells_what_was_written() {
    let project = Project::new(Swap::Exchange);
    project.publish(&output(&FIRST)).unwrap();
    let text = fs::read_to_string(project.path("public").join(MANIFEST_NAME)).unwrap();
    let manifest = Manifest::parse(&text).unwrap();
    let listed: Vec<(&str, u64)> = manifest
        .entries
        .iter()
        .map(|entry| (entry.path.as_str(), entry.size))
        .collect();
    assert_eq!(
        listed,
        [
            ("a/b/c.html", 4),
            ("a/one.html", 3),
            ("empty.txt", 0),
            ("index.html", 5)
        ]
    );
    assert_eq!(manifest.entries[3].fingerprint, Fingerprint::of("front"));
}

/// A picture of the project, as a scan sees it.
fn photo(project: &Project) -> Artifact {
    let file = project.path("content/photo.png");
    fs::write(&file, "pixels").unwrap();
    Artifact::file(Arc::new(Asset {
        path: SourcePath::new("content/photo.png"),
        file,
        size: 6,
        fingerprint: Fingerprint::of("pixels"),
    }))
}

#[test]
fn lazy_files_and_files_of_the_project_are_written() {
    let project = Project::new(Swap::Exchange);
    let photo = photo(&project);
    let lazy = Artifact::lazy(Fingerprint::of("input"), || Ok(b"made".to_vec()));
    let files = [
        (OutPath::new("photo.png").unwrap(), photo),
        (OutPath::new("x.html").unwrap(), lazy),
    ];
    let made = Output::from(files);
    project.publish(&made).unwrap();
    assert_eq!(
        project.site(),
        site(&[("photo.png", "pixels"), ("x.html", "made")])
    );
    assert_eq!(project.publish(&made).unwrap().unchanged, 2);
}

#[test]
fn an_empty_site_and_missing_folders_above_the_target_are_fine() {
    let project = Project::new(Swap::Exchange);
    let target = project.path("dist/deep/site");
    for files in [&FIRST[..], &[], &[], &FIRST[..]] {
        publish(&output(files), &target, &project.options, &()).unwrap();
        assert_eq!(
            names_in(&target).len(),
            if files.is_empty() { 1 } else { 4 }
        );
    }
    assert_eq!(names_in(&project.path("dist/deep")), ["site"]);
}

#[test]
fn progress_hears_of_every_file() {
    #[derive(Default)]
    struct Counter(AtomicUsize, AtomicUsize);
    impl Progress for Counter {
        fn total(&self, files: usize) {
            self.0.store(files, Ordering::Relaxed);
        }
        fn advance(&self) {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }
    let project = Project::new(Swap::Exchange);
    let counter = Counter::default();
    publish(
        &output(&FIRST),
        &project.path("public"),
        &project.options,
        &counter,
    )
    .unwrap();
    assert_eq!((counter.0.into_inner(), counter.1.into_inner()), (4, 4));
}

#[test]
fn durable_builds_come_out_the_same() {
    for way in WAYS {
        let mut project = Project::new(way);
        project.options.durability = Durability::PowerCut;
        project.publish(&output(&FIRST)).unwrap();
        project.publish(&output(&SECOND)).unwrap();
        assert_eq!(project.site(), site(&SECOND));
        assert_eq!(project.names(), ["content", "public"]);
    }
}

#[cfg(unix)]
#[test]
fn everybody_may_read_whatever_the_input_was() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new(Swap::Exchange);
    let mut made = output(&FIRST);
    made.insert(OutPath::new("photo.png").unwrap(), photo(&project));
    let closed = fs::Permissions::from_mode(0o400);
    fs::set_permissions(project.path("content/photo.png"), closed).unwrap();
    project.publish(&made).unwrap();
    // A person closed a file: it is opened again, and keeps its time.
    let closed = project.path("public/index.html");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).unwrap();
    let times = project.age();
    made.insert(
        OutPath::new("more.html").unwrap(),
        Artifact::from_bytes("more"),
    );
    project.publish(&made).unwrap();
    assert_eq!(project.time("index.html"), times["index.html"]);
    for entry in WalkDir::new(project.path("public")) {
        let entry = entry.unwrap();
        let wanted = if entry.file_type().is_dir() {
            0o755
        } else {
            0o644
        };
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, wanted, "{}", entry.path().display());
    }
}
