//! Tests of the scan, with files that no author means.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::diagnostics::{
    CONFIG_MISSING, Checked, Code, FILE_COPY, FILE_ENCODING, FILE_KIND, FILE_LIMIT, FILE_LINK,
    FILE_NAME, Severity,
};

/// A project with these files.
fn project(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        write(folder.path(), path, bytes);
    }
    folder
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, bytes).unwrap();
}

fn read(folder: &TempDir) -> Checked<Sources> {
    scan(folder.path(), None).unwrap()
}

fn paths(files: &[Arc<SourceFile>]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

fn asset_paths(assets: &[Arc<Asset>]) -> Vec<&str> {
    assets.iter().map(|asset| asset.path.as_str()).collect()
}

/// Codes with the paths they are about, sorted.
fn found(checked: &Checked<Sources>) -> Vec<(Code, &str)> {
    let mut found: Vec<_> = checked
        .diagnostics
        .iter()
        .map(|diagnostic| (diagnostic.code, diagnostic.path.as_str()))
        .collect();
    found.sort_unstable();
    found
}

/// Makes a file look as if it was last changed long ago.
fn age(root: &Path, path: &str) {
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(root.join(path)).unwrap();
    file.set_modified(long_ago).unwrap();
}

#[test]
fn reads_the_three_places_in_order() {
    let folder = project(&[
        ("book.toml", b"[book]"),
        ("content/index.md", b"# Hello"),
        ("content/learn/01-b/index.md", b"# B"),
        ("content/learn/01-b-c/index.md", b"# C"),
        ("content/learn/01-b/_part.md", b"part"),
        ("content/learn/four.svg", b"<svg/>"),
        ("content/standards/standards.csv", b"id,title"),
        ("content/.hidden/secret.md", b"no"),
        ("content/.draft.md", b"no"),
        ("themes/mine/theme.toml", b""),
        ("themes/mine/css/base.css", b":root{}"),
        ("themes/mine/logo.png", b"png"),
        ("elsewhere/index.md", b"no"),
    ]);
    let checked = read(&folder);
    assert_eq!(found(&checked), []);
    let sources = checked.value;
    assert_eq!(&*sources.book.as_ref().unwrap().text, "[book]");
    assert_eq!(
        paths(&sources.files),
        [
            "content/index.md",
            "content/learn/01-b-c/index.md",
            "content/learn/01-b/_part.md",
            "content/learn/01-b/index.md",
            "content/standards/standards.csv",
        ]
    );
    assert_eq!(
        asset_paths(&sources.assets),
        ["content/learn/four.svg", "content/standards/standards.csv"]
    );
    assert_eq!(
        paths(&sources.theme_files),
        ["themes/mine/css/base.css", "themes/mine/theme.toml"]
    );
    assert_eq!(asset_paths(&sources.theme_assets), ["themes/mine/logo.png"]);
    let asset = sources
        .asset(&SourcePath::new("content/learn/four.svg"))
        .unwrap();
    assert_eq!(asset.read().unwrap(), b"<svg/>");
    assert_eq!(asset.read_head(4).unwrap(), b"<svg");
    assert_eq!(asset.size, 6);
    for (path, text) in [
        ("book.toml", "[book]"),
        ("content/index.md", "# Hello"),
        ("themes/mine/css/base.css", ":root{}"),
    ] {
        assert_eq!(sources.text(&SourcePath::new(path)), Some(text));
    }
    assert_eq!(sources.text(&SourcePath::new("content/none.md")), None);
}

#[test]
fn says_when_there_is_no_content() {
    let folder = project(&[("book.toml", b"")]);
    let checked = read(&folder);
    assert_eq!(found(&checked), [(CONFIG_MISSING, "content")]);
    assert!(scan(&folder.path().join("nowhere"), None).is_err());
    // A disk that takes both names for one has the folder after all.
    fs::create_dir(folder.path().join("Content")).unwrap();
    for diagnostic in read(&folder).diagnostics {
        let help = diagnostic.help.unwrap_or_default();
        assert!(help.contains("Rename it to `content`"), "{help}");
    }
}

#[test]
fn takes_over_what_did_not_change() {
    let folder = project(&[
        ("content/old.md", b"old"),
        ("content/old.png", b"png"),
        ("content/new.md", b"new"),
    ]);
    let first = read(&folder).value;
    write(folder.path(), "content/new.md", b"changed");
    let second = scan(folder.path(), Some(&first)).unwrap().value;
    assert!(Arc::ptr_eq(&first.files[1], &second.files[1]));
    assert!(Arc::ptr_eq(&first.assets[0], &second.assets[0]));
    assert_eq!(&*second.files[0].text, "changed");
    fs::remove_file(folder.path().join("content/old.md")).unwrap();
    let third = scan(folder.path(), Some(&second)).unwrap().value;
    assert_eq!(paths(&third.files), ["content/new.md"]);
}

#[test]
fn sees_a_change_that_leaves_size_and_times_as_they_were() {
    let folder = project(&[("content/a.md", b"one"), ("content/b.png", b"one")]);
    age(folder.path(), "content/a.md");
    age(folder.path(), "content/b.png");
    let first = read(&folder).value;
    for path in ["content/a.md", "content/b.png"] {
        write(folder.path(), path, b"two");
        age(folder.path(), path);
    }
    let second = scan(folder.path(), Some(&first)).unwrap().value;
    assert_eq!(&*second.files[0].text, "two");
    assert_eq!(second.assets[0].read().unwrap(), b"two");
}

#[test]
fn a_file_that_was_young_is_read_again_and_an_old_one_is_not() {
    let folder = project(&[("content/a.md", b"a")]);
    let first = read(&folder).value;
    let place = first.root.join("content/a.md").into_os_string();
    assert!(!first.record.known[&place].settled);
    // As if the file had been written long before the first scan, and its
    // bytes were exchanged without a trace since: then nobody looks again.
    let mut old = first.clone();
    let mut known = (*old.record.known).clone();
    known.get_mut(&place).unwrap().settled = true;
    let other = Arc::new(SourceFile {
        path: SourcePath::new("content/a.md"),
        text: "kept".into(),
        fingerprint: Fingerprint::of("kept"),
        diagnostics: Vec::new(),
    });
    known.get_mut(&place).unwrap().kept = stamp::Kept::Text(other);
    old.record.known = Arc::new(known);
    let text = |previous: &Sources| {
        let sources = scan(folder.path(), Some(previous)).unwrap().value;
        sources.files[0].text.to_string()
    };
    assert_eq!(text(&old), "kept");
    assert_eq!(text(&first), "a");
}

#[test]
fn an_asset_that_was_exchanged_is_not_shipped() {
    let folder = project(&[("content/a.png", b"one")]);
    let sources = read(&folder).value;
    write(folder.path(), "content/a.png", b"two");
    let error = sources.assets[0].read().unwrap_err();
    assert!(error.to_string().contains("content/a.png"), "{error}");
}

#[test]
fn encodings_are_read_or_named() {
    let folder = project(&[
        ("content/a.md", b"\xef\xbb\xbfcaf\xc3\xa9"),
        ("content/b.md", b"caf\xe9"),
        ("content/c.md", b"t\xc5\xb7\nand caf\xe9."),
    ]);
    let checked = read(&folder);
    assert_eq!(found(&checked), [(FILE_ENCODING, "content/c.md")]);
    let diagnostic = &checked.diagnostics[0];
    assert_eq!(
        diagnostic.message,
        "Most of this file is UTF-8, but line 2 (byte 12) is not."
    );
    let files = &checked.value.files;
    assert_eq!(&*files[0].text, "café");
    assert_eq!(&*files[1].text, "café");
    assert_eq!(diagnostic.span.unwrap().of(&files[2].text), "\u{fffd}");
    let again = scan(folder.path(), Some(&checked.value)).unwrap();
    assert_eq!(found(&again), [(FILE_ENCODING, "content/c.md")]);
}

#[test]
fn a_text_file_over_its_limit_is_left_out() {
    let large = vec![b'a'; usize::try_from(TEXT_LIMIT).unwrap() + 1];
    let folder = project(&[("content/a.md", &large), ("content/b.md", &large[1..])]);
    let checked = read(&folder);
    assert_eq!(found(&checked), [(FILE_LIMIT, "content/a.md")]);
    assert_eq!(paths(&checked.value.files), ["content/b.md"]);
}

#[test]
fn copies_are_left_out_beside_their_original_only() {
    let folder = project(&[
        ("content/x.md", b"x"),
        ("content/x-LAPTOP7.md", b"x"),
        ("content/x (1).md", b"x"),
        ("content/Photo (1).png", b"x"),
        ("content/x (conflicted copy 2026-11-22).md", b"x"),
        ("content/.~lock.x.csv#", b""),
        ("content/~$x.docx", b""),
        ("content/Thumbs.db", b""),
        ("content/.DS_Store", b""),
        ("content/.x.md.swp", b""),
    ]);
    let checked = read(&folder);
    assert_eq!(
        found(&checked),
        [
            (FILE_COPY, "content/.~lock.x.csv#"),
            (FILE_COPY, "content/x (1).md"),
            (FILE_COPY, "content/x (conflicted copy 2026-11-22).md"),
            (FILE_COPY, "content/x-LAPTOP7.md"),
            (FILE_COPY, "content/~$x.docx"),
        ]
    );
    assert_eq!(paths(&checked.value.files), ["content/x.md"]);
    assert_eq!(
        asset_paths(&checked.value.assets),
        ["content/Photo (1).png"]
    );
}

#[test]
fn documents_are_named_and_word_can_be_downloaded() {
    let folder = project(&[
        ("content/form.docx", b"x"),
        ("content/lesson.pages", b"x"),
        ("themes/a/b.docx", b"x"),
    ]);
    let checked = read(&folder);
    assert_eq!(
        found(&checked),
        [
            (FILE_KIND, "content/form.docx"),
            (FILE_KIND, "content/lesson.pages"),
            (FILE_KIND, "themes/a/b.docx"),
        ]
    );
    let severities: Vec<_> = checked.diagnostics.iter().map(|d| d.severity).collect();
    assert_eq!(
        severities,
        [Severity::Advice, Severity::Warning, Severity::Warning]
    );
    assert_eq!(asset_paths(&checked.value.assets), ["content/form.docx"]);
}

/// What only Unix file systems can hold.
#[cfg(unix)]
mod hostile {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    #[test]
    fn names_that_do_not_work_everywhere_are_left_out() {
        let folder = project(&[
            ("content/con.md", b"x"),
            ("content/what?.md", b"x"),
            ("content/a\\b.md", b"x"),
            ("content/line\nbreak.md", b"x"),
            ("content/dot./fine.md", b"x"),
            ("content/aux/fine.md", b"x"),
            ("content/t\u{177}.md", b"x"),
            ("content/ty\u{302}.md", b"x"),
        ]);
        let bytes = OsStr::from_bytes(b"broken\xff.md");
        fs::write(folder.path().join("content").join(bytes), "x").unwrap();
        let checked = read(&folder);
        assert_eq!(checked.diagnostics.len(), 8, "{:?}", checked.diagnostics);
        assert!(
            checked
                .diagnostics
                .iter()
                .all(|d| d.code == FILE_NAME && d.help.is_some())
        );
        assert_eq!(paths(&checked.value.files), ["content/t\u{177}.md"]);
    }

    #[test]
    fn links_never_lead_out_of_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let outside = folder.path();
        fs::write(outside.join("secret.md"), "secret").unwrap();
        let root = outside.join("project");
        write(&root, "content/real.md", b"real");
        write(&root, ".git/config.md", b"secret");
        let content = root.join("content");
        for (target, link) in [
            ("../../secret.md", "leaves.md"),
            ("/etc/hostname", "absolute.txt"),
            ("missing.md", "dangling.md"),
            ("loop-b.md", "loop-a.md"),
            ("loop-a.md", "loop-b.md"),
            ("../..", "folder.md"),
            ("/etc", "etc"),
            ("../.git/config.md", "hidden.md"),
            ("real.md", "fine.md"),
        ] {
            symlink(target, content.join(link)).unwrap();
        }
        symlink(content.join("real.md"), content.join("fine-too.md")).unwrap();
        let checked = scan(&root, None).unwrap();
        let links: Vec<_> = checked
            .diagnostics
            .iter()
            .map(|d| (d.code, d.path.file_name()))
            .collect();
        assert_eq!(
            links,
            [
                (FILE_LINK, "absolute.txt"),
                (FILE_LINK, "dangling.md"),
                (FILE_LINK, "etc"),
                (FILE_LINK, "folder.md"),
                (FILE_LINK, "hidden.md"),
                (FILE_LINK, "leaves.md"),
                (FILE_LINK, "loop-a.md"),
                (FILE_LINK, "loop-b.md"),
            ]
        );
        assert!(checked.diagnostics[0].message.contains("/etc/hostname"));
        let texts: Vec<_> = checked.value.files.iter().map(|file| &*file.text).collect();
        assert_eq!(texts, ["real", "real", "real"]);
        let again = scan(&root, Some(&checked.value)).unwrap();
        assert_eq!(again.diagnostics, checked.diagnostics);
    }

    #[test]
    fn a_link_that_leads_elsewhere_now_is_read_again() {
        let folder = project(&[("content/a.md", b"a"), ("content/b.md", b"b")]);
        let link = folder.path().join("content/link.md");
        symlink("a.md", &link).unwrap();
        let first = read(&folder).value;
        fs::remove_file(&link).unwrap();
        symlink("b.md", &link).unwrap();
        let second = scan(folder.path(), Some(&first)).unwrap().value;
        assert_eq!(second.text(&SourcePath::new("content/link.md")), Some("b"));
    }

    #[test]
    fn content_that_is_itself_a_link_is_refused() {
        let folder = project(&[("elsewhere/index.md", b"x")]);
        symlink("elsewhere", folder.path().join("content")).unwrap();
        let checked = read(&folder);
        assert_eq!(found(&checked), [(FILE_LINK, "content")]);
        assert!(checked.value.files.is_empty());
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = project(&[("content/index.md", b"x")]);
        let made = std::process::Command::new("mkfifo")
            .arg(folder.path().join("content/pipe.md"))
            .status()
            .unwrap();
        assert!(made.success());
        let checked = read(&folder);
        assert_eq!(found(&checked), [(FILE_KIND, "content/pipe.md")]);
        assert_eq!(paths(&checked.value.files), ["content/index.md"]);
    }
}
