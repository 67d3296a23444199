//! The authors' page on front matter is written from the table of keys.

use std::path::Path;

use guidepost::markdown::fields::{KEYS, Key, PageKind};

const PAGE: &str = "content/authors/front-matter.md";

/// What stands above the tables.
const INTRODUCTION: &str = "---
title: The lines at the top of a page
summary: Every key that the lines between the two dashes may have, with an example of each.
checked: 22 November 2026
answers:
  - what do I write between the two lines of dashes
  - which keys does front matter have
---

A page starts with a few lines about itself. They stand between two lines of three dashes.

```
---
title: What is FHIR: a guide
checked: 22 November 2026
objectives:
  - Say in one sentence what FHIR is for
---
```

- Write one key, a colon and its value on each line.
- Text may hold colons, hashes and question marks. It needs no quotes.
- A date may be 2026-11-22, 22/11/2026 or 22 November 2026. The day comes first.
- Names in a list have commas between them, or stand one a line after a dash.
- Sentences in a list stand one a line after a dash. Commas do not split them.
- Keys cannot hold other keys.
- Capital letters, spaces, hyphens and underscores in a key do not matter.

The tables show each key. Where a kind of page must have a key, the table says so.
";

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for kind in PageKind::ALL {
        let own = |key: &&Key| match kind {
            PageKind::Any => key.pages.contains(&PageKind::Any),
            _ => key.pages.contains(&kind) || key.required.contains(&kind),
        };
        let keys: Vec<&Key> = KEYS.iter().filter(own).collect();
        write_table(&mut page, kind, &keys);
    }
    page
}

fn write_table(page: &mut String, kind: PageKind, keys: &[&Key]) {
    let mut name = kind.in_words().to_owned();
    name[..1].make_ascii_uppercase();
    page.push_str(&format!("\n## {name}\n\n"));
    page.push_str("| Key | What it is for | What to write | Example |\n");
    page.push_str("|---|---|---|---|\n");
    for key in keys {
        let must = if key.required.contains(&kind) {
            " (must be there)"
        } else {
            ""
        };
        let takes = key.slot.takes().in_words();
        let (name, docs, example) = (key.name, key.docs, in_cell(key.example));
        page.push_str(&format!(
            "| `{name}`{must} | {docs} | {takes} | {example} |\n"
        ));
    }
}

/// An example in a cell, which is one line: the first line, then the others.
fn in_cell(example: &str) -> String {
    let mut lines = example.lines().map(|line| format!("`{}`", line.trim()));
    let first = lines.next().unwrap_or_default();
    let others: Vec<String> = lines.collect();
    if others.is_empty() {
        first
    } else {
        format!("{first} and below it {}", others.join(", "))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "GUIDEPOST_UPDATE=1 writes the committed copy anew; no setting of the program"
)]
#[test]
fn the_page_is_equal_to_the_table_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var("GUIDEPOST_UPDATE").is_ok_and(|value| value == "1") {
        std::fs::write(&path, page()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written.replace("\r\n", "\n") == page(),
        "{PAGE} is old: run this test with GUIDEPOST_UPDATE=1"
    );
}

#[test]
fn every_key_and_every_kind_of_page_is_on_it() {
    let page = page();
    for key in KEYS {
        assert!(page.contains(&format!("| `{}`", key.name)), "{}", key.name);
    }
    assert_eq!(page.matches("\n## ").count(), PageKind::ALL.len());
}
