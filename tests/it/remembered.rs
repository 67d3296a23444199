//! What a compile remembers of the last one never shows: with it and without
//! it, every file and every message is the same. Each edit here touches a page
//! that others link to, include or name, so that those must change too.

use std::fs;

use guidepost::compile::{Memos, compile};
use guidepost::diagnostics::{self, Diagnostic};
use guidepost::source::{self, Sources};

use crate::project::{Project, as_build};

const FILES: [(&str, &str); 10] = [
    (
        "book.toml",
        "[book]\ntitle = \"T\"\n[site]\nbase-url = \"https://example.org/\"\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Front\n---\n[A](guide/a.md#two), [b](guide/b.md#title), [map](map.svg), [gone](guide/gone.md)\n",
    ),
    (
        "content/guide/a.md",
        "---\ntitle: A\nbefore: b.md\n---\n# A\n\n## Two\n\nWords.[^paper] A [term]{gloss}. [Part](b.md#part)\n",
    ),
    (
        "content/guide/b.md",
        "---\ntitle: Title\n---\n# Title\n\n{{#include _part.md}}\n\n{{#include a.md:7:9}}\n\n![Map](../map.svg)\n",
    ),
    ("content/guide/_part.md", "## Part\n\n[A](a.md)\n"),
    (
        "content/guide/c.md",
        "---\ntitle: C\n---\n[Here](#here)\n\n## Here\n",
    ),
    (
        "content/map.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>",
    ),
    (
        "content/glossary.md",
        "---\ntitle: Words\n---\n\n## Term\nA word.\n",
    ),
    (
        "content/sources.md",
        "---\ntitle: Sources\n---\n\n## Paper\nA report.\nAddress: https://example.org/paper\n",
    ),
    (
        "content/learn/01-x/01-y.md",
        "---\ntitle: Y\n---\n[A](../../guide/a.md)\n",
    ),
];

/// A file and what becomes of it; nothing takes it away.
const EDITS: [(&str, Option<&str>); 15] = [
    (
        "content/guide/a.md",
        Some("---\ntitle: A\n---\n# A\n\n## Other\n\nMore.\n\nLines.\n"),
    ),
    (
        "content/guide/_part.md",
        Some("## Part two\n\n[A](a.md#other)\n"),
    ),
    (
        "content/guide/b.md",
        Some("---\ntitle: Another\n---\n# Title\n\n{{#include _part.md}}\n"),
    ),
    (
        "content/map.svg",
        Some("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"3\"/>"),
    ),
    (
        "content/guide/gone.md",
        Some("---\ntitle: Back\n---\nWords.\n"),
    ),
    ("content/guide/c.md", None),
    ("content/guide/a.md", Some(FILES[2].1)),
    (
        "content/sources.md",
        Some("---\ntitle: Sources\n---\n\n## Other\nA report.\n"),
    ),
    (
        "content/glossary.md",
        Some("---\ntitle: Words\n---\n\n## Word\nA word.\n"),
    ),
    ("content/map.svg", None),
    (
        "content/guide/b.md",
        Some("---\ntitle: Title\ndraft: yes\n---\n# Title\n"),
    ),
    (
        "content/learn/01-x/index.md",
        Some("---\ntitle: X\ndraft: yes\n---\nHidden words.\n"),
    ),
    ("content/sources.md", Some(FILES[8].1)),
    ("content/guide/b.md", Some(FILES[3].1)),
    (
        "content/index.md",
        Some("---\ntitle: Front\n---\n[A](guide/a.md)\n"),
    ),
];

#[test]
fn a_compile_with_a_memory_gives_what_a_fresh_one_does() {
    let project = Project::new();
    for (path, text) in FILES {
        project.write(path, text);
    }
    let memos = Memos::default();
    let mut last: Option<Sources> = None;
    for (at, (path, text)) in [("content/index.md", Some(FILES[1].1))]
        .into_iter()
        .chain(EDITS)
        .enumerate()
    {
        match text {
            Some(text) => project.write(path, text),
            None => fs::remove_file(project.root().join(path)).unwrap(),
        }
        let fresh = project.build(&as_build());
        let scan = source::scan(project.root(), last.as_ref()).unwrap();
        let compiled = compile(&scan.value, &as_build(), &memos, &|_| {});
        let mut found: Vec<Diagnostic> = scan.diagnostics;
        found.extend(compiled.diagnostics);
        diagnostics::sort(&mut found);
        assert_eq!(found, fresh.diagnostics, "edit {at}");
        let names = |output: &guidepost::output::Output| output.keys().cloned().collect::<Vec<_>>();
        assert_eq!(
            names(&compiled.output),
            names(&fresh.compiled.output),
            "edit {at}"
        );
        for (out, artifact) in &compiled.output {
            let bytes = artifact.bytes().unwrap();
            assert!(*bytes == *fresh.bytes(out), "edit {at}: {out}");
            let fingerprint = fresh.compiled.output[out].fingerprint();
            assert_eq!(artifact.fingerprint(), fingerprint, "edit {at}: {out}");
        }
        last = Some(scan.value);
    }
}
