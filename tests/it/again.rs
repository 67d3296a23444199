//! A compile after an edit takes over what did not change, and only that.

use std::sync::Arc;

use guidepost::compile::{Compiled, Memos, compile};
use guidepost::source::{self, Sources};

use crate::project::{Project, as_build};
use crate::small_site::{self, State};

struct Round {
    sources: Sources,
    compiled: Compiled,
}

fn round(project: &Project, before: Option<&Round>, memos: &Memos) -> Round {
    let earlier = before.map(|before| &before.sources);
    let sources = source::scan(project.root(), earlier).unwrap().value;
    let compiled = compile(&sources, &as_build(), memos, &|_| {});
    Round { sources, compiled }
}

/// The files of the pages that are not the same value as before.
fn renewed(before: &Round, after: &Round) -> Vec<String> {
    let pages = before.compiled.site.pages.iter();
    let pairs = pages.zip(&after.compiled.site.pages);
    pairs
        .filter(|(a, b)| !Arc::ptr_eq(a, b))
        .map(|(_, b)| b.body.source.to_string())
        .collect()
}

#[test]
fn new_words_renew_one_page() {
    let project = Project::new();
    small_site::write(project.root(), &small_site::files(State::Old));
    let memos = Memos::default();
    let first = round(&project, None, &memos);
    let page = "content/about.md";
    let text = std::fs::read_to_string(project.root().join(page)).unwrap();
    project.write(page, format!("{text}\nMore words.\n"));
    let second = round(&project, Some(&first), &memos);
    assert_eq!(renewed(&first, &second), [page]);
    assert_eq!(
        renewed(&second, &round(&project, Some(&second), &memos)),
        Vec::<String>::new()
    );
}

#[test]
fn what_other_pages_can_see_renews_all() {
    let page = "content/learn/01-first/index.md";
    for (path, old, new) in [
        (page, "title: The first part", "title: Another part"),
        (page, "Two lessons", "## A heading\n\nTwo lessons"),
        (
            page,
            "Two lessons",
            "{{#include ../../_shared/hours.md}}\n\nTwo lessons",
        ),
        (page, "![Two boxes and a line](plan.svg)", "No picture."),
        (
            "content/glossary.md",
            "What is written",
            "All that is written",
        ),
        ("content/_shared/hours.md", "nine", "ten"),
        ("book.toml", "A small site", "A site"),
    ] {
        let project = Project::new();
        small_site::write(project.root(), &small_site::files(State::Old));
        let memos = Memos::default();
        let first = round(&project, None, &memos);
        let text = std::fs::read_to_string(project.root().join(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        project.write(path, text.replacen(old, new, 1));
        let second = round(&project, Some(&first), &memos);
        let all = second.compiled.site.pages.len();
        assert_eq!(renewed(&first, &second).len(), all, "{path}: {new}");
    }
}
