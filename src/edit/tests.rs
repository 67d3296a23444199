//! Changes in a folder of its own for each test.

use tempfile::TempDir;

use super::*;
use crate::text::Fingerprint;

fn project(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Every file with its bytes, hidden ones too.
fn files(folder: &TempDir) -> Vec<(String, Vec<u8>)> {
    walkdir::WalkDir::new(folder.path())
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder.path()).unwrap();
            let bytes = fs::read(entry.path()).unwrap_or_default();
            (name.to_str().unwrap().to_owned(), bytes)
        })
        .collect()
}

fn texts(folder: &TempDir) -> Vec<(String, String)> {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    files(folder)
        .into_iter()
        .map(|(name, bytes)| (name, text(bytes)))
        .collect()
}

fn path(name: &str) -> SourcePath {
    SourcePath::new(name)
}

/// A file as the scan reads it.
fn read(name: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path(name),
        text: text.into(),
        fingerprint: Fingerprint::of(text),
        diagnostics: Vec::new(),
    }
}

fn reasons(folder: &TempDir, edits: &[Edit]) -> Vec<(String, Reason)> {
    let before = files(folder);
    let Err(EditError::Refused(obstacles)) = apply(folder.path(), edits) else {
        panic!("the change is to be refused");
    };
    assert_eq!(files(folder), before, "nothing is touched");
    obstacles
        .into_iter()
        .map(|obstacle| (obstacle.path.to_string(), obstacle.reason))
        .collect()
}

#[test]
fn files_are_made_changed_renamed_and_taken_away() {
    let folder = project(&[
        ("content/a.md", b"a"),
        ("content/b.md", b"b"),
        ("content/c.png", b"c"),
        ("content/d.md", b"d"),
    ]);
    let picture = Asset {
        path: path("content/c.png"),
        file: folder.path().join("content/c.png"),
        size: 1,
        fingerprint: Fingerprint::of("c"),
    };
    let edits = [
        Edit::create(&path("content/new/deep/x.md"), "x"),
        Edit::change(&read("content/a.md", "a"), "a, changed"),
        Edit::rename(&read("content/b.md", "b"), &path("content/new/b.md")),
        Edit::rename_asset(&picture, &path("content/pictures/c.png")),
        Edit::remove(&read("content/d.md", "d")),
    ];
    apply(folder.path(), &edits).unwrap();
    let now = texts(&folder);
    let now: Vec<(&str, &str)> = now.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let expected = [
        ("content/a.md", "a, changed"),
        ("content/new/b.md", "b"),
        ("content/new/deep/x.md", "x"),
        ("content/pictures/c.png", "c"),
    ];
    assert_eq!(now, expected);
}

#[test]
fn names_can_move_up_one_after_the_other() {
    let folder = project(&[("content/02-a.md", b"a"), ("content/03-b.md", b"b")]);
    let up = [
        Edit::rename(&read("content/03-b.md", "b"), &path("content/04-b.md")),
        Edit::rename(&read("content/02-a.md", "a"), &path("content/03-b.md")),
        Edit::create(&path("content/02-a.md"), "new"),
    ];
    // The last one changes a path that an earlier one freed.
    let refused = reasons(&folder, &up);
    assert_eq!(refused, [("content/02-a.md".to_owned(), Reason::Twice)]);
    apply(folder.path(), &up[..2]).unwrap();
    let now = texts(&folder);
    assert_eq!(now[0], ("content/03-b.md".to_owned(), "a".to_owned()));
    assert_eq!(now[1], ("content/04-b.md".to_owned(), "b".to_owned()));
}

#[test]
fn a_file_that_changed_since_is_left_alone_and_so_are_all_others() {
    let folder = project(&[("content/a.md", b"newer"), ("content/b.md", b"b")]);
    let edits = [
        Edit::change(&read("content/b.md", "b"), "B"),
        Edit::change(&read("content/a.md", "a"), "A"),
        Edit::remove(&read("content/gone.md", "x")),
        Edit::create(&path("content/b2.md"), "x"),
    ];
    let expected = [
        ("content/a.md".to_owned(), Reason::Changed),
        ("content/gone.md".to_owned(), Reason::Missing),
    ];
    assert_eq!(reasons(&folder, &edits), expected);
    let error = apply(folder.path(), &edits).unwrap_err().to_string();
    assert!(
        error.starts_with("nothing was changed. `content/a.md` was changed"),
        "{error}"
    );
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = project(&[
        ("content/a.md", b"a"),
        ("content/b.md", b"b"),
        ("content/c/d.md", b"d"),
    ]);
    let a = read("content/a.md", "a");
    let cases = [
        (
            Edit::create(&path("content/a.md"), "x"),
            "content/a.md",
            Reason::Exists,
        ),
        (
            Edit::rename(&a, &path("content/b.md")),
            "content/b.md",
            Reason::Exists,
        ),
        (
            Edit::create(&path("content/c"), "x"),
            "content/c",
            Reason::Kind,
        ),
        (
            Edit::create(&path("content/a.md/x.md"), "x"),
            "content/a.md/x.md",
            Reason::Kind,
        ),
    ];
    for (edit, name, reason) in cases {
        assert_eq!(reasons(&folder, &[edit]), [(name.to_owned(), reason)]);
    }
    let twice = [
        Edit::rename(&a, &path("content/new.md")),
        Edit::create(&path("content/new.md"), "x"),
    ];
    assert_eq!(
        reasons(&folder, &twice),
        [("content/new.md".to_owned(), Reason::Exists)]
    );
}

#[test]
fn nothing_outside_the_project_is_touched() {
    let folder = project(&[("inner/content/a.md", b"a"), ("secret.md", b"s")]);
    let root = folder.path().join("inner");
    for name in ["../secret.md", "content/../../secret.md", "c:/x.md", ""] {
        let edit = Edit::create(&path(name), "x");
        let Err(EditError::Refused(obstacles)) = apply(&root, &[edit]) else {
            panic!("{name} is to be refused");
        };
        assert_eq!(obstacles[0].reason, Reason::Leaves, "{name}");
    }
    assert_eq!(fs::read(folder.path().join("secret.md")).unwrap(), b"s");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = project(&[("content/a.md", b"a"), ("elsewhere/b.md", b"b")]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("elsewhere"), at("content/way")).unwrap();
    symlink(at("elsewhere/b.md"), at("content/b.md")).unwrap();
    symlink(at("nowhere.md"), at("content/dangling.md")).unwrap();
    let edits = [
        Edit::create(&path("content/way/new.md"), "x"),
        Edit::change(&read("content/b.md", "b"), "x"),
        Edit::create(&path("content/dangling.md"), "x"),
        Edit::rename(&read("content/a.md", "a"), &path("content/way/a.md")),
    ];
    let found = reasons(&folder, &edits);
    assert_eq!(found.len(), 4);
    assert!(
        found.iter().all(|(_, reason)| *reason == Reason::Link),
        "{found:?}"
    );
}

#[cfg(unix)]
#[test]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(&[("content/a.md", b"a")]);
    let file = folder.path().join("content/a.md");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    apply(
        folder.path(),
        &[Edit::change(&read("content/a.md", "a"), "A")],
    )
    .unwrap();
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert_eq!(fs::read(&file).unwrap(), b"A");
}

#[test]
fn every_form_that_the_scan_reads_can_be_changed() {
    let utf_16: Vec<u8> = [0xff, 0xfe, b'a', 0].to_vec();
    let folder = project(&[
        ("content/mark.csv", b"\xef\xbb\xbfa"),
        ("content/utf-16.csv", &utf_16),
        ("content/windows.md", b"caf\xe9"),
        ("content/nfd.md", "cafe\u{301}".as_bytes()),
        ("content/broken.md", b"caf\xc3\xa9 caf\xe9"),
    ]);
    let edits = [
        Edit::change(&read("content/mark.csv", "a"), "b"),
        Edit::change(&read("content/utf-16.csv", "a"), "b"),
        Edit::change(&read("content/windows.md", "caf\u{e9}"), "caf\u{e9}s"),
        Edit::change(&read("content/nfd.md", "caf\u{e9}"), "b"),
    ];
    apply(folder.path(), &edits).unwrap();
    let now = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(now("content/mark.csv"), b"\xef\xbb\xbfb");
    assert_eq!(now("content/utf-16.csv"), b"\xef\xbb\xbfb");
    assert_eq!(now("content/windows.md"), "caf\u{e9}s".as_bytes());
    assert_eq!(now("content/nfd.md"), b"b");
    let broken = [Edit::change(
        &read("content/broken.md", "caf\u{e9} caf\u{fffd}"),
        "b",
    )];
    assert_eq!(
        reasons(&folder, &broken),
        [("content/broken.md".to_owned(), Reason::NotText)]
    );
}

#[test]
fn a_name_from_a_mac_is_found() {
    let folder = project(&[("content/te\u{302}n/cafe\u{301}.md", b"a")]);
    apply(
        folder.path(),
        &[Edit::change(
            &read("content/t\u{ea}n/caf\u{e9}.md", "a"),
            "b",
        )],
    )
    .unwrap();
    let now = files(&folder);
    assert_eq!(
        now,
        [(
            "content/te\u{302}n/cafe\u{301}.md".to_owned(),
            b"b".to_vec()
        )]
    );
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let folder = project(&[("content/a.md", b"a")]);
    // The name is as long as a name can be, so the one beside it is too long.
    let long = format!("content/new/{}.md", "x".repeat(250));
    let edits = [
        Edit::change(&read("content/a.md", "a"), "A"),
        Edit::create(&path(&long), "x"),
    ];
    let error = apply(folder.path(), &edits).unwrap_err();
    assert!(
        matches!(&error, EditError::Machine { done, .. } if done.is_empty()),
        "{error}"
    );
    assert_eq!(
        texts(&folder),
        [("content/a.md".to_owned(), "a".to_owned())]
    );
    assert!(!folder.path().join("content/new").exists());
}

#[test]
fn a_left_over_of_a_command_that_died_is_no_obstacle() {
    let folder = project(&[
        ("content/a.md", b"a"),
        ("content/.a.md.guidepost-edit", b"half"),
    ]);
    apply(
        folder.path(),
        &[Edit::change(&read("content/a.md", "a"), "A")],
    )
    .unwrap();
    assert_eq!(
        texts(&folder),
        [("content/a.md".to_owned(), "A".to_owned())]
    );
}

#[test]
fn both_ways_of_renaming_spare_what_is_there() {
    for rename in [rename_to_free, rename_after_look] {
        let folder = project(&[("a", b"a"), ("b", b"b")]);
        let at = |name: &str| folder.path().join(name);
        let error = rename(&at("a"), &at("b")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        rename(&at("a"), &at("c")).unwrap();
        let now = texts(&folder);
        assert_eq!(now[0], ("b".to_owned(), "b".to_owned()));
        assert_eq!(now[1], ("c".to_owned(), "a".to_owned()));
    }
}
