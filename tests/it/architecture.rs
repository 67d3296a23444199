//! The floor plan as a test: who may import whom, and the sizes that mean stop
//! and think.

use crate::code::{OwnFile, own_files, without_words};

/// The floors, ground first. A module imports only floors above its line.
const FLOORS: [&[&str]; 15] = [
    &["text"],
    &["diagnostics"],
    &["source"],
    &["config"],
    &["markdown"],
    &["catalogue"],
    &["site"],
    &["check"],
    &["html"],
    &["theme"],
    &["output"],
    &["compile"],
    &["publish", "edit"],
    &["serve"],
    &["cli"],
];

/// Crates that one floor alone may know.
const OWNERS: [(&str, &str); 14] = [
    ("annotate_snippets", "diagnostics"),
    ("anstream", "cli diagnostics"),
    ("axum", "serve"),
    ("clap", "cli"),
    ("csv", "catalogue"),
    ("getrandom", "serve"),
    ("indicatif", "cli"),
    ("jiff", "cli"),
    ("minijinja", "theme"),
    ("notify", "serve"),
    ("pulldown_cmark", "markdown"),
    ("syntect", "markdown"),
    ("tokio", "serve"),
    ("walkdir", "publish source"),
];

/// The build script, which is no floor.
const BUILD_SCRIPT: &str = "src/embed.rs";
/// The largest file, in lines.
const LINES: usize = 500;

/// Every Rust file of a floor, with its floor.
fn floor_files() -> Vec<(String, OwnFile)> {
    let files = own_files(&["src"], &[".rs"]);
    let in_floors = files.into_iter().filter_map(|file| {
        let inside = file.path.strip_prefix("src/")?;
        let floor = inside.split('/').next()?.trim_end_matches(".rs").to_owned();
        let is_floor = !["lib", "main"].contains(&floor.as_str()) && file.path != BUILD_SCRIPT;
        is_floor.then_some((floor, file))
    });
    in_floors.collect()
}

fn rank(floor: &str) -> Option<usize> {
    FLOORS.iter().position(|line| line.contains(&floor))
}

/// What follows each `mark` in a text, as far as names go, with its line.
fn names_after<'a>(code: &'a str, mark: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    code.lines().enumerate().flat_map(move |(number, line)| {
        line.match_indices(mark).map(move |(at, _)| {
            let rest = &line[at + mark.len()..];
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            (number + 1, &rest[..end.unwrap_or(rest.len())])
        })
    })
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn floors_import_only_floors_above_them() {
    let mut problems = Vec::new();
    for (floor, file) in floor_files() {
        let Some(own) = rank(&floor) else {
            problems.push(format!("{} is in no floor", file.path));
            continue;
        };
        let code = without_words(&file.text);
        for (line, wanted) in names_after(&code, "crate::") {
            let is_allowed = wanted == floor || rank(wanted).is_some_and(|rank| rank < own);
            if !is_allowed {
                let place = format!("{}:{line}", file.path);
                problems.push(format!(
                    "{place}: `{floor}` must not import `crate::{wanted}`"
                ));
            }
        }
    }
    report(&problems);
}

#[test]
fn imports_can_be_read_by_this_test() {
    let mut problems = Vec::new();
    for (_, file) in floor_files() {
        let code = without_words(&file.text);
        for (number, line) in code.lines().enumerate() {
            for banned in ["crate::{", "crate::*", "super::super", "extern crate"] {
                if line.contains(banned) {
                    problems.push(format!("{}:{}: no `{banned}`", file.path, number + 1));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut problems = Vec::new();
    for (floor, file) in floor_files() {
        let code = without_words(&shipped(&file.text));
        for (name, owners) in OWNERS {
            let path = format!("{name}::");
            let is_used = code.contains(&path) && !owners.split(' ').any(|owner| owner == floor);
            if is_used && !is_test_file(&file.path) {
                problems.push(format!("{}: only {owners} may know `{name}`", file.path));
            }
        }
    }
    report(&problems);
}

/// A file without the test module at its end.
fn shipped(text: &str) -> String {
    let mark = "#[cfg(test)]\nmod tests {";
    let at = text
        .find(mark)
        .or_else(|| text.find("#[cfg(test)]\npub(super) mod tests {"));
    text[..at.unwrap_or(text.len())].to_owned()
}

fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

#[test]
fn only_the_command_line_prints() {
    let mut problems = Vec::new();
    for (floor, file) in floor_files() {
        let code = without_words(&file.text);
        for print in ["println!", "print!", "eprintln!", "eprint!", "dbg!"] {
            let is_there = code.lines().any(|line| {
                line.match_indices(print).any(|(at, _)| {
                    !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
                })
            });
            if is_there && floor != "cli" {
                problems.push(format!("{}: no `{print}` outside of src/cli", file.path));
            }
        }
    }
    report(&problems);
}

#[test]
fn only_the_command_line_starts_programs() {
    let mut problems = Vec::new();
    for (floor, file) in floor_files() {
        let code = without_words(&shipped(&file.text));
        let starts = code.contains("process::Command") || code.contains("Command::new");
        if starts && floor != "cli" && !is_test_file(&file.path) {
            problems.push(format!("{}: a build starts no program", file.path));
        }
    }
    report(&problems);
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    let files = own_files(&["src", "tests"], &[".rs"]);
    let silent = files.iter().filter(|file| !file.text.starts_with("//! "));
    let problems: Vec<String> = silent
        .map(|file| format!("{} does not start with `//!`", file.path))
        .collect();
    report(&problems);
}

#[test]
fn files_are_short() {
    let mut problems = Vec::new();
    for file in own_files(
        &["src", "tests", "themes"],
        &[".rs", ".css", ".js", ".html"],
    ) {
        let lines = file.text.lines().count();
        if lines > LINES {
            problems.push(format!("{} has {lines} lines, over {LINES}", file.path));
        }
        if file.path == "src/main.rs" && lines > 30 {
            problems.push(format!("src/main.rs has {lines} lines, over 30"));
        }
    }
    report(&problems);
}

/// The words of these tests find what they are to find.
#[test]
fn the_order_is_the_one_of_the_plan() {
    assert!(rank("text") < rank("diagnostics"));
    assert!(rank("output") < rank("compile"));
    assert_eq!(rank("publish"), rank("edit"));
    let found: Vec<_> =
        names_after("use crate::site::Site;\nlet x = crate::text;", "crate::").collect();
    assert_eq!(found, [(1, "site"), (2, "text")]);
}
