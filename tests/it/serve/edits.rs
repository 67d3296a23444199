//! After any sequence of edits the preview serves what a fresh build writes,
//! byte for byte but for the tag of the live script.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Running, built, differences, served};
use crate::random::{Random, tries};
use crate::small_site::{self, State};

/// A theme of the project, which sequences edit too.
const THEME: [(&str, &str); 3] = [
    ("themes/own/theme.toml", "extends = \"default\"\n"),
    (
        "themes/own/templates/partials/footer.html",
        "<footer class=\"own\">Tell us</footer>\n",
    ),
    (
        "themes/own/files/mark.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    ),
];

fn write_project(root: &Path) {
    small_site::write(root, &small_site::files(State::Old));
    let book = fs::read_to_string(root.join("book.toml")).unwrap();
    fs::write(
        root.join("book.toml"),
        format!("{book}\n[theme]\nname = \"own\"\n"),
    )
    .unwrap();
    for (path, text) in THEME {
        let place = root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
}

fn pages(root: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(root.join("content")).sort_by_file_name();
    let pages = entries.into_iter().map(|entry| entry.unwrap().into_path());
    pages
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// One edit of a kind, at a place that the numbers choose.
fn edit(root: &Path, random: &mut Random) -> String {
    let pages = pages(root);
    let page = random.pick(&pages).clone();
    let number = random.below(100_000);
    let kind = random.below(12);
    match kind {
        0 | 1 => append(&page, &format!("\nSentence {number} about a record.\n")),
        2 => change_one_letter(&page, random),
        3 => {
            let text = format!(
                "---\ntitle: New {number}\nobjectives:\n  - Name {number}\nchecked: 2026-11-01\n---\n\nNew.\n"
            );
            let folder = page.parent().unwrap();
            fs::write(
                folder.join(format!("{:02}-new-{number}.md", number % 100)),
                text,
            )
            .unwrap();
        }
        4 if pages.len() > 4 => fs::remove_file(&page).unwrap(),
        5 => {
            let renamed = page.with_file_name(format!("{:02}-renamed-{number}.md", number % 100));
            fs::rename(&page, renamed).unwrap();
        }
        6 => {
            let part = root.join("content/_shared/hours.md");
            if part.is_file() {
                append(&part, &format!("Hour {number}.\n"));
            }
        }
        7 => {
            let list = root.join("content/glossary.md");
            if list.is_file() {
                append(
                    &list,
                    &format!("\n## Word {number}\nA word that means {number}.\n"),
                );
            }
        }
        8 => append(&root.join(THEME[1].0), &format!("<p>{number}</p>\n")),
        9 => append(&root.join(THEME[2].0), &format!("<!-- {number} -->\n")),
        10 => rename_folder(root, number),
        _ => save_by_rename(&page, number),
    }
    format!("{kind} {}", page.strip_prefix(root).unwrap().display())
}

fn append(file: &Path, words: &str) {
    let mut text = fs::read_to_string(file).unwrap();
    text.push_str(words);
    fs::write(file, text).unwrap();
}

/// Size and second stay the same.
fn change_one_letter(file: &Path, random: &mut Random) {
    let mut bytes = fs::read(file).unwrap();
    let body = bytes
        .windows(4)
        .rposition(|part| part == b"---\n")
        .unwrap_or(0);
    let letters: Vec<usize> = (body..bytes.len())
        .filter(|at| bytes[*at].is_ascii_lowercase())
        .collect();
    if !letters.is_empty() {
        let at = *random.pick(&letters);
        bytes[at] = b'a' + u8::try_from(random.below(26)).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

fn rename_folder(root: &Path, number: usize) {
    let learn = root.join("content/learn");
    let mut folders: Vec<PathBuf> = fs::read_dir(&learn)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    folders.retain(|path| path.is_dir());
    folders.sort();
    if let Some(folder) = folders.get(number % folders.len().max(1)) {
        let renamed = learn.join(format!("{:02}-folder-{number}", number % 100));
        fs::rename(folder, renamed).unwrap();
    }
}

fn save_by_rename(file: &Path, number: usize) {
    let text = fs::read_to_string(file).unwrap();
    let new = file.with_extension("md~new");
    fs::write(&new, format!("{text}\nSaved {number}.\n")).unwrap();
    fs::rename(new, file).unwrap();
}

#[test]
fn what_is_served_is_what_a_build_writes() {
    let mut random = Random::new(0x5e12);
    for sequence in 0..tries(20, 10_000) {
        // A fresh site now and then: after many edits little is left of it.
        let folder = tempfile::tempdir().unwrap();
        write_project(folder.path());
        let running = Running::start(folder.path());
        let mut gone: BTreeSet<String> = built(folder.path()).into_keys().collect();
        let mut story = Vec::new();
        for _ in 0..3 {
            for _ in 0..=random.below(4) {
                story.push(edit(folder.path(), &mut random));
            }
            running.catch_up();
            let wanted = built(folder.path());
            let mut client = running.client();
            let mut found = differences(&mut client, &wanted);
            gone.retain(|address| !wanted.contains_key(address));
            for address in &gone {
                if served(&mut client, address).0 != 404 {
                    found.push(format!("{address}: still there"));
                }
            }
            gone.extend(wanted.into_keys());
            let story = story.join("\n");
            let found = found.join("\n");
            let held = running.generation();
            assert!(
                found.is_empty(),
                "sequence {sequence}:\n{story}\n\n{found}\n{:?} {:?}",
                held.held,
                held.diagnostics
            );
        }
    }
}

#[test]
fn the_whole_site_is_served_under_its_public_folder_too() {
    let folder = tempfile::tempdir().unwrap();
    write_project(folder.path());
    let running = Running::start(folder.path());
    let mut client = running.client();
    let wanted = built(folder.path());
    let below: BTreeMap<String, Vec<u8>> = wanted
        .into_iter()
        .map(|(address, bytes)| (format!("small/{address}"), bytes))
        .collect();
    assert_eq!(differences(&mut client, &below), Vec::<String>::new());
    // The page for missing addresses names them so.
    let missing = running.get("/no/such/page.html");
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("href=\"/small/"),
        "{}",
        missing.text()
    );
}
