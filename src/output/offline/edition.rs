//! One edition of the site as the worker keeps it: which files, with their
//! hashes, in which order.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::FOLDER;
use crate::config::Config;
use crate::output::{Listing, Made};
use crate::text::{Fingerprint, OutPath};

/// The worker, which reads `EDITION`.
const SCRIPT: &str = include_str!("worker.js");
/// What is kept weighs no more than this where `[offline] core-budget` says
/// nothing: 20 MB are less than four photos of a telephone.
const BUDGET: u64 = 20_000_000;
/// A larger file is kept only when somebody opens it: 2 MiB, as Workbox has it.
const LARGEST: u64 = 2 * 1024 * 1024;
/// So many digits of a hash tell a whole file from a broken one.
const DIGITS: usize = 16;

/// A file as the worker has it: path, hash, bytes.
#[derive(Debug, Clone, Copy)]
struct File<'a>(&'a OutPath, &'a Made);

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut hash = self.1.fingerprint.to_string();
        hash.truncate(DIGITS);
        (self.0.as_str(), hash, self.1.size).serialize(serializer)
    }
}

/// What the worker knows of the site.
#[derive(Serialize)]
struct Edition<'a> {
    core: Vec<File<'a>>,
    rest: Vec<File<'a>>,
    more: Vec<File<'a>>,
}

/// What the pages themselves need, what belongs to them, and what is for
/// servers and for other programs.
enum Use {
    Core,
    Rest,
    None,
}

fn use_of(out: &OutPath) -> Use {
    let path = out.as_str();
    let not_kept = ["404.html", "_headers", "sitemap.xml", "feed.xml"];
    if not_kept.contains(&path) || out.folder() == FOLDER {
        return Use::None;
    }
    match out.extension() {
        "html" | "css" | "js" | "webmanifest" => Use::Core,
        "br" | "gz" => Use::None,
        _ => Use::Rest,
    }
}

impl<'a> Edition<'a> {
    fn of(listing: &'a Listing, config: &Config) -> Self {
        let budget = config.offline_core_budget.unwrap_or(BUDGET);
        let mut edition = Self {
            core: Vec::new(),
            rest: Vec::new(),
            more: Vec::new(),
        };
        let mut left = budget;
        let [mut core, mut rest] = [Vec::new(), Vec::new()];
        for (out, made) in listing {
            match use_of(out) {
                Use::Core => core.push(File(out, made)),
                Use::Rest => rest.push(File(out, made)),
                Use::None => {}
            }
        }
        for (files, kept, largest) in [
            (core, &mut edition.core, u64::MAX),
            (rest, &mut edition.rest, LARGEST),
        ] {
            for file in files {
                let size = file.1.size;
                if size <= left.min(largest) {
                    kept.push(file);
                    left -= size;
                } else {
                    edition.more.push(file);
                }
            }
        }
        edition
    }

    /// Bytes that are kept without being opened.
    fn bytes(&self) -> u64 {
        let kept = self.core.iter().chain(&self.rest);
        kept.map(|file| file.1.size).sum()
    }
}

/// The worker with its list. Its name follows from all of it, so that a change
/// of the worker is a new edition too.
pub(super) fn worker(listing: &Listing, config: &Config) -> String {
    let edition = Edition::of(listing, config);
    // Lists of texts and numbers, whose JSON cannot fail.
    let lists = serde_json::to_string(&edition).unwrap_or_default();
    let name = Fingerprint::of(&lists)
        .with(Fingerprint::of(SCRIPT))
        .short();
    format!(
        "\"use strict\";\nvar EDITION = Object.assign({{\"name\":\"{name}\"}}, {lists});\n{SCRIPT}"
    )
}

/// The sizes that the page on keeping the site shows, as a script: what the
/// worker keeps, and each download.
pub(super) fn sizes(listing: &Listing, config: &Config) -> String {
    #[derive(Serialize)]
    struct Sizes<'a> {
        keep: u64,
        files: BTreeMap<&'a str, u64>,
    }
    let downloads = listing.iter().filter(|(out, _)| out.folder() == FOLDER);
    let sizes = Sizes {
        keep: Edition::of(listing, config).bytes(),
        files: downloads
            .map(|(out, made)| (out.as_str(), made.size))
            .collect(),
    };
    let sizes = serde_json::to_string(&sizes).unwrap_or_default();
    format!("window.GuidepostSizes = {sizes};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(files: &[(&str, u64)]) -> Listing {
        let made = |(path, size): &(&str, u64)| {
            let fingerprint = Fingerprint::of(path);
            let size = *size;
            (OutPath::new(path).unwrap(), Made { size, fingerprint })
        };
        files.iter().map(made).collect()
    }

    fn paths(files: &[File<'_>]) -> Vec<String> {
        files.iter().map(|file| file.0.to_string()).collect()
    }

    #[test]
    fn pages_are_kept_first_and_pictures_as_long_as_there_is_room() {
        let config = Config {
            offline_core_budget: Some(1_000),
            ..Config::default()
        };
        let listing = listing(&[
            ("404.html", 10),
            ("_headers", 10),
            ("a.svg", 300),
            ("assets/site-1.css", 200),
            ("b.png", 400),
            ("c.svg", 90),
            ("downloads/all.zip", 10),
            ("index.html", 300),
        ]);
        let edition = Edition::of(&listing, &config);
        assert_eq!(paths(&edition.core), ["assets/site-1.css", "index.html"]);
        assert_eq!(paths(&edition.rest), ["a.svg", "c.svg"]);
        assert_eq!(paths(&edition.more), ["b.png"]);
        assert_eq!(edition.bytes(), 890);
        assert_eq!(
            sizes(&listing, &config),
            "window.GuidepostSizes = {\"keep\":890,\"files\":{\"downloads/all.zip\":10}};\n"
        );
    }

    #[test]
    fn every_change_is_another_edition() {
        let config = Config::default();
        let name = |files: &[(&str, u64)]| {
            let worker = worker(&listing(files), &config);
            let start = worker.find("\"name\":\"").unwrap() + 8;
            worker[start..start + 10].to_owned()
        };
        assert_eq!(name(&[("a.html", 1)]), name(&[("a.html", 1)]));
        assert_ne!(name(&[("a.html", 1)]), name(&[("a.html", 2)]));
        assert_ne!(name(&[("a.html", 1)]), name(&[("b.html", 1)]));
    }
}
