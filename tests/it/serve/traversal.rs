//! No path of a request reaches a file that is not part of the site: canaries
//! lie beside the project, in it and in its hidden folders.

use std::fs;

use super::Running;
use super::client::send;
use crate::random::{Random, tries};
use crate::small_site::{self, State};

const CANARY: &str = "canary-7d1f";

/// What may stand between the parts of a path, and stand for them.
const STEPS: [&str; 24] = [
    "..",
    ".",
    "%2e%2e",
    "%252e%252e",
    "..%2f",
    "%2e%2e%2f",
    "%5c",
    "..%5c",
    "\\",
    "..\\",
    "",
    "/.",
    "..;",
    "?",
    "#",
    "%00",
    "%c0%ae%c0%ae",
    "%e0%80%ae",
    "%ef%bc%8e%ef%bc%8e",
    "\u{ff0e}\u{ff0e}",
    "C:",
    "%5c%5c%3f%5c",
    "..%20",
    "....",
];

/// Files outside of the site, and other names of files that hold canaries.
const ENDS: [&str; 12] = [
    "secret.txt",
    "book.toml",
    "book.toml::$DATA",
    "BOOK~1.TOM",
    ".git/config",
    ".env",
    "content/index.md",
    "content/.hidden/secret.txt",
    "notes.txt",
    "etc/passwd",
    "secret.txt?raw??",
    "secret.txt.",
];

/// Where a path may start.
const ENTRIES: [&str; 12] = [
    "/",
    "/learn/",
    "/learn/first/",
    "/assets/",
    "/index.html/",
    "/__guidepost/",
    "/__guidepost/live.js/",
    "/__guidepost/live/",
    "/@fs/",
    "/small/",
    "//",
    "/pixel.png/",
];

#[test]
fn no_path_leads_out_of_the_site() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    small_site::write(&root, &small_site::files(State::Old));
    for place in [
        "secret.txt",
        "project/secret.txt",
        "project/notes.txt",
        "project/.git/config",
        "project/.env",
        "project/content/.hidden/secret.txt",
        "project/content/learn/.env",
    ] {
        let place = folder.path().join(place);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, CANARY).unwrap();
    }
    let running = Running::start(&root);
    let host = running.host().to_owned();
    let machine = folder.path().to_string_lossy().into_owned();
    let mut random = Random::new(0x722);
    for _ in 0..tries(2_000, 20_000) {
        let mut path = (*random.pick(&ENTRIES)).to_owned();
        for _ in 0..=random.below(8) {
            path.push_str(random.pick::<&str>(&STEPS));
            path.push('/');
        }
        path.push_str(random.pick::<&str>(&ENDS));
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let Some(answer) = send(&host, request.as_bytes()) else {
            continue;
        };
        let text = answer.text();
        assert!(!text.contains(CANARY), "{path}");
        assert!(!text.contains(&machine), "{path} names the machine");
        assert!(answer.status < 500, "{path}: {}", answer.status);
        // What stands behind `?` and `#` is no part of the path.
        let named = path.split(['?', '#']).next().unwrap_or_default();
        let is_there = answer.status == 200 && named.contains("secret");
        assert!(!is_there, "{path} is there");
    }
    assert_eq!(running.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn a_picture_that_was_exchanged_for_a_link_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    small_site::write(&root, &small_site::files(State::Old));
    let sample = "content/learn/01-first/sample.json";
    fs::write(folder.path().join("secret.txt"), CANARY).unwrap();
    let page = root.join("content/about.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(
        &page,
        format!("{text}\n[Sample](learn/01-first/sample.json)\n"),
    )
    .unwrap();
    let running = Running::start(&root);
    let address = "/learn/first/sample.json";
    assert_eq!(running.get(address).status, 200);
    for _ in 0..tries(50, 1_000) {
        let place = root.join(sample);
        fs::remove_file(&place).unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), &place).unwrap();
        let answer = running.get(address);
        assert!(!answer.text().contains(CANARY), "{}", answer.text());
        fs::remove_file(&place).unwrap();
        fs::write(&place, "{}\n").unwrap();
        running.catch_up();
    }
}
