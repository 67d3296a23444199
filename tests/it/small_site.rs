//! A site of twelve pages in two states, with something of everything that a
//! build ships: pictures, code, includes, words, sources, old addresses.
//!
//! From one state to the other pages change, stay, come and go, with their
//! folders, so that a build between them writes, links, makes and deletes.

use std::path::Path;

/// Which of the two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The first edition.
    Old,
    /// The second.
    New,
}

/// A file by its path in the project.
pub(crate) type File = (&'static str, Vec<u8>);

/// A picture of one pixel, whole and with nothing to strip.
const PIXEL: [u8; 67] = [
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

const BOOK: &str = r#"[book]
title = "A small site"
description = "Twelve pages for tests."
language = "en-GB"

[site]
edition = "2026-11-02"
base-url = "https://example.org/small/"
"#;

const HOME: &str = "---
title: A small site
summary: Where everything starts.
---

Start with [the first part](learn/01-first/index.md), ask for [help](help/index.md), \
or read [about us](about.md).
";

const ABOUT: &str = "---
title: About us
summary: Who we are.
---

We are made up. So is the photo.

![One pixel](pixel.png)
*The smallest photo.*
";

const GLOSSARY: &str = "---
title: Glossary
summary: Words in plain words.
---

## Record
What is written down about a person's care.
See: Standard

## Standard
An agreed way to do the same thing.
Source: made-up-report
";

const SOURCES: &str = "---
title: Sources
summary: Where our facts come from.
---

## A report that is made up
It says that tests need sources too.
Id: made-up-report
Publisher: Nobody
Address: https://example.org/report
Read on: 2026-11-01
";

const FIRST: &str = "---
title: The first part
summary: One lesson after the other.
for: everyone
level: starter
checked: 2026-11-01
objectives:
  - Name the parts of a site
---

Two lessons with a plan.

![Two boxes and a line](plan.svg)
";

const LESSON: &str = r#"---
title: Write it down
objectives:
  - Write a record in plain words
checked: 2026-11-01
---

> [!MINUTE]
> A record is what is written down.

A [record]{gloss} follows a standard. [^made-up-report]

## What it looks like

```json
{{#include sample.json}}
```

| Part | Meaning |
|------|---------|
| name | who     |
| due  | when    |

> [!QUIZ] Which one
> What is a record?
>
> - [x] What is written down
>     - Yes. That is all.
> - [ ] What is said
>     - No. Nobody can read it later.
"#;

const SECOND_LESSON: &str = "---
title: Find it again
objectives:
  - Find a record
checked: 2026-11-01
aliases:
  - old/find.html
---

> [!MINUTE]
> What was written down can be found.

```http
GET /Patient/1 HTTP/1.1
Accept: application/fhir+json
```

Go back to [how it looks](01-write.md#what-it-looks-like).
";

const SECOND: &str = "---
title: The second part
summary: Once more.
for: everyone
level: working
checked: 2026-11-01
objectives:
  - Explain the second part
---

There is more to say.
";

const PHONE: &str = "---
title: By phone
summary: Who answers.
---

{{#include ../_shared/hours.md}}
";

const EMAIL: &str = "---
title: By letter
summary: Where letters go.
---

Write to us.

{{#include ../../_shared/hours.md}}
";

const ADDED: &str = "---
title: And then
objectives:
  - Say what comes next
checked: 2026-11-01
---

> [!MINUTE]
> Something new.

```xml
<record><due>2026-11-05</due></record>
```
";

fn lesson(title: &str, words: &str) -> String {
    format!(
        "---\ntitle: {title}\nobjectives:\n  - Explain it\nchecked: 2026-11-01\n---\n\n\
         > [!MINUTE]\n> In short: {words}\n\n## Why\n\n{words}\n"
    )
}

fn plan(width: u32) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} 40'>\
         <rect width='{width}' height='20'/></svg>\n"
    )
}

/// The files of a state.
pub(crate) fn files(state: State) -> Vec<File> {
    let is_new = state == State::New;
    let (hours, width) = if is_new {
        ("From nine to six.", 120)
    } else {
        ("From nine to five.", 100)
    };
    let text = |path, words: &str| (path, words.as_bytes().to_vec());
    let mut files = vec![
        text("book.toml", BOOK),
        text("content/index.md", HOME),
        text("content/about.md", ABOUT),
        ("content/pixel.png", PIXEL.to_vec()),
        text("content/glossary.md", GLOSSARY),
        text("content/sources.md", SOURCES),
        text("content/_shared/hours.md", &format!("{hours}\n")),
        text("content/learn/01-first/index.md", FIRST),
        text("content/learn/01-first/plan.svg", &plan(width)),
        text("content/learn/01-first/01-write.md", LESSON),
        text(
            "content/learn/01-first/sample.json",
            "{\"name\": \"Mia\", \"due\": null}\n",
        ),
        text("content/learn/01-first/02-find.md", SECOND_LESSON),
        text("content/learn/02-second/index.md", SECOND),
        text(
            "content/learn/02-second/01-more.md",
            &lesson("More", if is_new { "It changed." } else { "It was so." }),
        ),
        text(
            "content/help/index.md",
            "---\ntitle: Help\nsummary: Ask us.\n---\n\nWe answer.\n",
        ),
        text("content/help/phone.md", PHONE),
    ];
    files.push(if is_new {
        text("content/learn/02-second/02-then.md", ADDED)
    } else {
        text("content/help/letters/post.md", EMAIL)
    });
    files
}

/// Writes files below a folder, with the folders that they need.
pub(crate) fn write(root: &Path, files: &[File]) {
    for (path, bytes) in files {
        let place = root.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, bytes).unwrap();
    }
}

#[test]
fn both_states_have_twelve_pages() {
    for state in [State::Old, State::New] {
        let files = files(state);
        let pages = files
            .iter()
            .filter(|(path, _)| path.ends_with(".md") && !path.contains("/_"));
        assert_eq!(pages.count(), 12, "{state:?}");
    }
}
