//! Habits of this project that no other tool watches.

use crate::code::{OwnFile, own_files, without_words};

/// Everything that people write by hand here.
fn written() -> Vec<OwnFile> {
    let endings = [
        ".rs", ".md", ".toml", ".css", ".js", ".mjs", ".html", ".csv", ".svg",
    ];
    own_files(&["src", "tests", "themes", "content"], &endings)
}

fn rust() -> Vec<OwnFile> {
    own_files(&["src", "tests"], &[".rs"])
}

fn problems(files: Vec<OwnFile>, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let mut problems = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if is_bad(line) {
                problems.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    problems
}

fn code(files: Vec<OwnFile>) -> Vec<OwnFile> {
    let blank = |file: OwnFile| OwnFile {
        text: without_words(&file.text),
        ..file
    };
    files.into_iter().map(blank).collect()
}

#[test]
fn names_say_what_a_thing_is() {
    let found = problems(code(rust()), |line| {
        let names = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let vague = |name: &str| {
            ["Manager", "Helper", "Utils", "Util"]
                .iter()
                .any(|end| name.ends_with(end))
        };
        let is_room = ["mod utils;", "mod helpers;", "mod common;", "mod misc;"];
        names.clone().any(vague) || is_room.iter().any(|room| line.contains(room))
    });
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_test_sleeps_or_is_switched_off() {
    let found = problems(code(rust()), |line| {
        line.contains("thread::sleep") || line.contains("#[ignore")
    });
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn nothing_is_put_off_in_a_comment() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("X", "XX:"),
    ];
    let found = problems(written(), |line| {
        marks
            .iter()
            .any(|mark| line.split_whitespace().any(|word| word.starts_with(mark)))
    });
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let folders = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/tmp", "/wt"),
    ];
    let found = problems(written(), |line| {
        folders.iter().any(|folder| line.contains(folder))
    });
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
