//! Plain language: every rule on its own examples, the counting against
//! another tool, the labelled sentences, our own messages and our own pages.

mod counting;
mod examples;
mod labelled;
mod messages;
mod own_pages;
mod silencing;

use std::collections::BTreeSet;

use guidepost::check::plain::Found;
use guidepost::compile::{CompileOptions, Memos, compile, plain_language};
use guidepost::site::Drafts;
use guidepost::source;

use crate::project::Project;

/// What stands above a page that says nothing wrong by itself.
pub(super) const FRONT: &str = "---\ntitle: Send a letter\nobjectives:\n  - Send a letter\n\
    checked: 2026-11-22\nowner: editor\ntested-with: three carers, 2026-11-01\n---\n\n\
    > [!MINUTE]\n> This is the page in one minute.\n\n";

/// A page around some words, unless they are a page already.
pub(super) fn page(words: &str) -> String {
    if words.starts_with("---") {
        words.to_owned()
    } else {
        format!("{FRONT}{words}\n")
    }
}

/// The rules on a project.
pub(super) fn run(project: &Project) -> Found {
    let sources = source::scan(project.root(), None).unwrap().value;
    let options = CompileOptions {
        drafts: Drafts::Show,
        base_url: None,
        today: None,
    };
    let memos = Memos::default();
    let compiled = compile(&sources, &options, &memos, &|_| {});
    plain_language(&sources, &compiled.site)
}

/// The names of the rules that speak on a file.
pub(super) fn rules_on(found: &Found, path: &str) -> BTreeSet<String> {
    let on_file = found
        .diagnostics
        .iter()
        .filter(|one| one.path.as_str() == path);
    on_file.map(|one| one.code.name().to_owned()).collect()
}
