//! Whole small sites: `tests/sites/NAME/` and all that is made of it,
//! `tests/sites/NAME.out/`.
//!
//! Pages, redirects, the feed and the sitemap stand there as they are written,
//! but for the names of the theme's files, whose fingerprints are `HASH`, so
//! that a new colour does not change every page. `files.txt` lists every
//! address. `GUIDEPOST_UPDATE=1` writes the expected files anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use guidepost::text::OutPath;
use walkdir::WalkDir;

use crate::code::top;
use crate::markup::{Piece, pieces};
use crate::pixels::PLACE;
use crate::project::{Built, Project, as_build};
use crate::update;

/// The list of every address.
const FILES: &str = "files.txt";

/// The project of a site, and the test theme where it asks for one.
fn project(name: &str) -> Project {
    let project = Project::new();
    copy(&top().join("tests/sites").join(name), "", &project);
    copy(
        &top().join("tests/themes/extends"),
        "themes/house/",
        &project,
    );
    project
}

fn copy(folder: &Path, prefix: &str, project: &Project) {
    for (path, bytes) in files(folder) {
        project.write(&format!("{prefix}{path}"), bytes);
    }
}

/// Every file below a folder by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    found
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy();
            (
                path.replace('\\', "/"),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

/// Names of files with the fingerprint of their bytes, and the same without.
fn hashed_names(built: &Built) -> Vec<(String, String)> {
    let plain = |out: &OutPath| {
        let (stem, ending) = out.as_str().rsplit_once('.')?;
        let (name, hash) = stem.rsplit_once('-')?;
        let is_hash = hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| (out.to_string(), format!("{name}-HASH.{ending}")))
    };
    built.compiled.output.keys().filter_map(plain).collect()
}

/// What is expected to be made of a site.
fn made(built: &Built) -> BTreeMap<String, String> {
    let names = hashed_names(built);
    let without_hash = |text: String| {
        names.iter().fold(text, |text, (hashed, plain)| {
            text.replace(hashed.as_str(), plain)
        })
    };
    let mut made = BTreeMap::new();
    let mut list = Vec::new();
    for out in built.compiled.output.keys() {
        list.push(without_hash(format!("{out}\n")));
        if matches!(out.extension(), "html" | "xml") {
            let text = String::from_utf8(built.bytes(out)).unwrap();
            made.insert(out.to_string(), without_hash(text));
        }
    }
    // By what stands there: the order of fingerprints says nothing.
    list.sort();
    made.insert(FILES.to_owned(), list.concat());
    made
}

fn expected_folder(name: &str) -> PathBuf {
    top().join("tests/sites").join(format!("{name}.out"))
}

/// Builds a site and compares all of it.
fn check(name: &str) -> Built {
    let built = project(name).build(&as_build());
    let made = made(&built);
    let folder = expected_folder(name);
    if update::is_asked_for() {
        // Nobody's file is deleted but what this test wrote before.
        for path in files(&folder)
            .keys()
            .filter(|path| !made.contains_key(*path))
        {
            std::fs::remove_file(folder.join(path)).unwrap();
        }
        for (path, text) in &made {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        return built;
    }
    let expected = files(&folder);
    let names: BTreeSet<&String> = expected.keys().chain(made.keys()).collect();
    let mut problems = Vec::new();
    for path in names {
        let old = expected
            .get(path)
            .map(|bytes| String::from_utf8_lossy(bytes));
        let (old, new) = (old.as_deref(), made.get(path).map(String::as_str));
        if old != new {
            problems.push(format!("{path}: {}", difference(old, new)));
        }
    }
    assert!(problems.is_empty(), "{name}\n{}", problems.join("\n"));
    built
}

/// The first line in which two texts differ.
fn difference(old: Option<&str>, new: Option<&str>) -> String {
    let (Some(old), Some(new)) = (old, new) else {
        return if old.is_some() {
            "is no longer made"
        } else {
            "is new"
        }
        .to_owned();
    };
    let mut lines = old.lines().zip(new.lines()).enumerate();
    match lines.find(|(_, (old, new))| old != new) {
        Some((at, (old, new))) => format!("line {} was\n  {old}\nand is\n  {new}", at + 1),
        None => "is longer or shorter".to_owned(),
    }
}

/// What is wrong with the ids and the links of a site.
fn loose_ends(built: &Built) -> Vec<String> {
    let mut problems = Vec::new();
    let pages: BTreeMap<&OutPath, Vec<Piece>> = built
        .compiled
        .output
        .keys()
        .filter(|out| out.extension() == "html")
        .map(|out| (out, pieces(&String::from_utf8(built.bytes(out)).unwrap())))
        .collect();
    let mut ids: BTreeMap<&OutPath, BTreeSet<&str>> = BTreeMap::new();
    for (out, page) in &pages {
        let known = ids.entry(out).or_default();
        for id in values(page, &["id"]) {
            if !known.insert(id) {
                problems.push(format!("{out} has the id {id} twice"));
            }
        }
    }
    for (out, page) in &pages {
        // Served at any depth: its links start at the public address.
        if out.as_str() == "404.html" {
            continue;
        }
        for link in values(
            page,
            &["href", "src", "popovertarget", "aria-labelledby", "for"],
        ) {
            if link.contains(':') {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let is_id =
                values(page, &["popovertarget", "aria-labelledby", "for"]).any(|id| id == link);
            let (path, anchor) = if is_id && !link.contains('#') {
                ("", link)
            } else {
                (path, anchor)
            };
            let target = if path.is_empty() {
                Some((*out).clone())
            } else {
                join(out, path)
            };
            let there = target
                .as_ref()
                .is_some_and(|target| built.compiled.output.contains_key(target));
            let known = target
                .and_then(|target| ids.get(&target).cloned())
                .unwrap_or_default();
            if !there || (!anchor.is_empty() && !known.contains(anchor)) {
                problems.push(format!("{out} leads to {link}, which is not there"));
            }
        }
    }
    problems
}

fn values<'a>(page: &'a [Piece], names: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let attributes = page.iter().filter_map(|piece| match piece {
        Piece::Open(_, attributes) => Some(attributes),
        _ => None,
    });
    let named = attributes
        .flatten()
        .filter(|(name, _)| names.contains(&name.as_str()));
    named.map(|(_, value)| value.as_str())
}

fn join(from: &OutPath, link: &str) -> Option<OutPath> {
    let mut parts: Vec<&str> = from
        .folder()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "" | "." => {}
            name => parts.push(name),
        }
    }
    OutPath::new(&parts.join("/")).ok()
}

#[test]
fn a_plain_site_with_all_that_a_page_can_have() {
    let built = check("plain");
    assert_eq!(built.diagnostics, []);
    assert_eq!(loose_ends(&built), Vec::<String>::new());
    let kinds: BTreeSet<&str> = built
        .compiled
        .site
        .pages
        .iter()
        .map(|page| page.kind.as_str())
        .collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn a_site_in_a_theme_that_changes_a_few_things() {
    let built = check("house");
    let codes: Vec<&str> = built
        .diagnostics
        .iter()
        .map(|found| found.code.name())
        .collect();
    assert_eq!(codes, ["site/base-url"]);
    assert_eq!(loose_ends(&built), Vec::<String>::new());
    let page = built.text("guide/page.html").unwrap();
    assert!(page.contains("House footer of Our house") && page.contains("house-search"));
    let plain = project("plain").build(&as_build());
    assert_ne!(
        hashed_names(&built),
        hashed_names(&plain),
        "the colour is another"
    );
}

#[test]
fn a_photo_leaves_its_place_at_home() {
    let project = project("plain");
    project.write("content/about/ward.jpg", crate::pixels::photo((40, 30)));
    project.write(
        "content/about/index.md",
        "---\ntitle: About\n---\n![A ward](ward.jpg)\n",
    );
    let built = project.build(&as_build());
    let photo = built.bytes(&OutPath::new("about/ward.jpg").unwrap());
    assert!(!photo.windows(PLACE.len()).any(|window| window == PLACE));
    let page = built.text("about/index.html").unwrap();
    assert!(page.contains("width=\"30\" height=\"40\""), "{page}");
}
