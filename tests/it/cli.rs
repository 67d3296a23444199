//! The program as people and scripts meet it.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program, to be run in a folder.
fn guidepost(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// A small site that was made by the program itself.
fn small_site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = guidepost(folder.path())
        .args(["new", "site", "small"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    folder
}

/// The sessions under `tests/cmd`: what is typed, what is answered, how it
/// ends. After a wanted change: `TRYCMD=overwrite cargo test sessions`.
#[test]
fn sessions_run_as_they_are_written() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}

#[test]
fn every_command_has_a_session_and_its_help() {
    let help = guidepost(Path::new(".")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let list = help.split("Commands:\n").nth(1).unwrap();
    let commands: Vec<&str> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.contains(&"build"), "{help}");
    let sessions: String = crate::code::own_files(&["tests/cmd"], &[".md"])
        .into_iter()
        .map(|file| file.text)
        .collect();
    for command in commands {
        let typed = format!(" {command} ");
        assert!(sessions.contains(&typed), "no session runs `{command}`");
        let help = guidepost(Path::new("."))
            .args([command, "--help"])
            .output()
            .unwrap();
        assert!(help.status.success(), "{command} --help: {help:?}");
    }
}

#[test]
fn the_project_is_found_from_any_folder_in_it() {
    let folder = small_site();
    let deep = folder.path().join("small/content/learn/01-first-steps");
    let built = guidepost(&deep).arg("build").output().unwrap();
    assert!(built.status.success(), "{built:?}");
    let said = String::from_utf8(built.stdout).unwrap();
    assert!(
        said.ends_with("\nOpen ../../../public/index.html\n"),
        "{said}"
    );
    assert!(folder.path().join("small/public/index.html").is_file());
}

#[test]
fn a_lesson_is_made_in_the_module_where_one_stands() {
    let folder = small_site();
    let root = folder.path().join("small");
    let module = |name: &str| {
        let made = guidepost(&root)
            .args(["new", "module", name])
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
    };
    module("Second");
    let here = root.join("content/learn/01-first-steps");
    let made = guidepost(&here)
        .args(["new", "lesson", "Third"])
        .output()
        .unwrap();
    let said = String::from_utf8(made.stdout).unwrap();
    assert!(said.starts_with("Made 03-third.md\n"), "{said}");
}

#[test]
fn what_is_made_carries_a_day_that_can_be_read() {
    let folder = small_site();
    let page = fs::read_to_string(folder.path().join("small/content/index.md")).unwrap();
    let day = page
        .lines()
        .find_map(|line| line.strip_prefix("checked: "))
        .unwrap();
    assert!(guidepost::text::Date::parse(day).is_some(), "{day}");
}

/// A reader who leaves early, as `guidepost explain | head -n 1` does.
#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = guidepost(Path::new("."))
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    assert!(child.wait().unwrap().success(), "{told}");
    assert_eq!(told, "");
}

/// Standard output on a full disk is the machine's fault: 3, and no panic.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_with_three() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let ended = guidepost(Path::new("."))
        .arg("explain")
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(3));
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(
        told.starts_with("error: The words could not be printed"),
        "{told}"
    );
}

/// A place that cannot be written to is the machine's fault: 3.
#[test]
fn a_file_in_the_way_ends_with_three() {
    let folder = small_site();
    let root = folder.path().join("small");
    File::create(root.join("shelf")).unwrap();
    let ended = guidepost(&root)
        .args(["build", "--out", "shelf/site"])
        .output()
        .unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(3), "{told}");
    assert!(told.contains("shelf"), "{told}");
}

/// The words for a person have colours on a terminal only, and no progress
/// bar leaves its marks in a file.
#[test]
fn files_and_pipes_get_plain_words() {
    let folder = small_site();
    let root = folder.path().join("small");
    fs::write(
        root.join("content/broken.md"),
        "no front matter [x](gone.md)\n",
    )
    .unwrap();
    let ended = guidepost(&root).arg("build").output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(told.contains("content/broken.md:1:"), "{told}");
    assert!(!told.contains('\u{1b}') && !told.contains('\r'), "{told:?}");
    assert!(!root.join("public").exists());
}
