//! Every place where an author can write words.

use crate::pixels;
use crate::project::Project;

/// Pages in which `PAYLOAD` stands for the words.
const PAGES: &[(&str, &str)] = &[
    ("title", "---\ntitle: PAYLOAD\n---\nWords.\n"),
    (
        "summary",
        "---\ntitle: T\nsummary: Words PAYLOAD words\nchecked: 2026-11-22\n---\nWords.\n",
    ),
    (
        "minute",
        "---\ntitle: T\n---\n> [!MINUTE]\n> Words PAYLOAD words. More.\n",
    ),
    (
        "people",
        "---\ntitle: T\nowner: PAYLOAD\nfor: PAYLOAD\nreviewed-by: a PAYLOAD, 2 November 2026\n\
         tested-with: a PAYLOAD, 2 November 2026\nanswers:\n- PAYLOAD\n---\nWords.\n",
    ),
    ("language", "---\ntitle: T\nlang: PAYLOAD\n---\nWords.\n"),
    (
        "alias",
        "---\ntitle: T\naliases:\n- PAYLOAD\n- old/PAYLOAD.html\n---\nWords.\n",
    ),
    ("text", "---\ntitle: T\n---\nWords PAYLOAD words.\n"),
    ("start", "---\ntitle: T\n---\nPAYLOAD words.\n\nWords.\n"),
    (
        "bold",
        "---\ntitle: T\n---\n**Words PAYLOAD words** ~~Words PAYLOAD words~~\n",
    ),
    ("span", "---\ntitle: T\n---\nA ``Words PAYLOAD words`` b.\n"),
    (
        "heading",
        "---\ntitle: T\n---\n## Words PAYLOAD words\n\n### More PAYLOAD\n\nWords.\n",
    ),
    (
        "heading-id",
        "---\ntitle: T\n---\n## Words {#PAYLOAD}\n\nWords.\n",
    ),
    (
        "link-words",
        "---\ntitle: T\n---\n[Words PAYLOAD words](../index.md)\n",
    ),
    (
        "link-address",
        "---\ntitle: T\n---\nA [w](PAYLOAD) b.\n\nA [w](<PAYLOAD>) b.\n",
    ),
    (
        "link-anchor",
        "---\ntitle: T\n---\nA [w](<#PAYLOAD>) [v](<title.md#PAYLOAD>) b.\n",
    ),
    (
        "link-reference",
        "---\ntitle: T\n---\nA [w][r] b.\n\n[r]: <PAYLOAD> \"t\"\n",
    ),
    ("autolink", "---\ntitle: T\n---\nA <PAYLOAD> b.\n"),
    (
        "link-title",
        "---\ntitle: T\n---\nA [w](../index.md \"Words PAYLOAD words\") b.\n",
    ),
    (
        "picture-words",
        "---\ntitle: T\n---\nA ![Words PAYLOAD words](../p.png) b.\n",
    ),
    (
        "picture-address",
        "---\ntitle: T\n---\nA ![w](<PAYLOAD>) b.\n",
    ),
    (
        "figure",
        "---\ntitle: T\n---\n![Words PAYLOAD](../p.png)\n*Words PAYLOAD words*\n",
    ),
    (
        "code",
        "---\ntitle: T\n---\n~~~PAYLOAD\ncode PAYLOAD\n~~~\n",
    ),
    (
        "table",
        "---\ntitle: T\n---\n| A PAYLOAD b | x |\n|---|---|\n| A PAYLOAD b | x |\n",
    ),
    (
        "note",
        "---\ntitle: T\n---\nA[^1] b.\n\n[^1]: Words PAYLOAD words.\n",
    ),
    ("note-name", "---\ntitle: T\n---\nA b[^PAYLOAD] c.\n"),
    (
        "list",
        "---\ntitle: T\n---\n- [ ] Words PAYLOAD words\n- x\n\n1. Words PAYLOAD\n",
    ),
    ("quote", "---\ntitle: T\n---\n> Words PAYLOAD words\n"),
    (
        "word",
        "---\ntitle: T\n---\nA [Words PAYLOAD words]{gloss} and Kitty PAYLOAD.\n",
    ),
    (
        "include",
        "---\ntitle: T\n---\nA.\n\n{{#include PAYLOAD}}\n",
    ),
    (
        "callout",
        "---\ntitle: T\n---\n> [!NOTE] Words PAYLOAD words\n> Words PAYLOAD words.\n",
    ),
    (
        "deeper",
        "---\ntitle: T\n---\n> [!DEEPER] Words PAYLOAD words\n> Words PAYLOAD words.\n",
    ),
    (
        "activity",
        "---\ntitle: T\n---\n> [!ACTIVITY] A\n> Group: a PAYLOAD\n> Kit: a PAYLOAD\n> Id: PAYLOAD\n>\n> Words.\n",
    ),
    (
        "quiz",
        "---\ntitle: T\n---\n> [!QUIZ] Words PAYLOAD\n> Which PAYLOAD is it?\n> - [x] A PAYLOAD b\n>   - Why PAYLOAD so\n\
         > - [ ] B PAYLOAD c\n>   - Why PAYLOAD not\n> Hint: a PAYLOAD b\n",
    ),
    (
        "gap",
        "---\ntitle: T\n---\n> [!GAP] A\n> This is a **PAYLOAD** for you.\n> Also right: PAYLOAD\n",
    ),
    (
        "pairs",
        "---\ntitle: T\n---\n> [!MATCH] A\n> Join.\n>\n> - A PAYLOAD = b PAYLOAD c\n> - D = e PAYLOAD f\n",
    ),
    (
        "order",
        "---\ntitle: T\n---\n> [!ORDER] A\n> Sort.\n>\n> 1. A PAYLOAD b\n> 2. B PAYLOAD c\n> 3. C PAYLOAD d\n",
    ),
    (
        "journey",
        "---\ntitle: T\n---\n> [!JOURNEY] A\n> 1. Ward: a PAYLOAD b (c; d)\n> 2. Home: it waits (e PAYLOAD; f PAYLOAD)\n",
    ),
    (
        "card",
        "---\ntitle: T\n---\n> [!FLASHCARD] A\n> Front PAYLOAD side\n> Back: the PAYLOAD side\n",
    ),
];

/// Code of each language that is coloured.
const LANGUAGES: [&str; 7] = ["json", "xml", "http", "yaml", "sql", "sh", "hl7"];

const GLOSSARY: &str = "---
title: Words
---
Before the words PAYLOAD.

## Kitten PAYLOAD (which PAYLOAD is)
A small PAYLOAD cat. More.
Say: kit PAYLOAD ten
Not: It is no PAYLOAD dog.
Also: Kitty PAYLOAD
See: Cat
Source: s

## Cat
An animal.
Id: PAYLOAD
";

const SOURCES: &str = "---
title: Sources
---
## A study PAYLOAD of cats
What PAYLOAD it says.
Id: s
Publisher: a PAYLOAD house
Address: https://example.org/PAYLOAD
Date: in PAYLOAD
Read on: 2 November 2026

## Another study
Words.
Id: t
Address: PAYLOAD
Archived: PAYLOAD
";

const ORGANISATIONS: &str = "---
title: Organisations
---
## The PAYLOAD house
It helps.
Address: PAYLOAD
Email: PAYLOAD
Phone: 0113 PAYLOAD
Help: with PAYLOAD things

## Another house
It helps too.
Address: https://example.org/PAYLOAD
Email: a@example.org
";

/// The site with some words in every place.
pub(super) fn site(words: &str) -> Project {
    let project = Project::new();
    let with = |text: &str| text.replace("PAYLOAD", words);
    let quoted = toml::Value::String(words.to_owned()).to_string();
    let book = format!(
        "[book]\ntitle = \"Cats\"\nauthors = [{quoted}]\ndescription = {quoted}\n\
         [site]\nbase-url = \"https://example.org/cats/\"\nindependence = {quoted}\n\
         contact = {quoted}\nedit-url = \"https://example.org/{{path}}\"\n"
    );
    project.write("book.toml", book);
    project.write(
        "content/index.md",
        with("---\ntitle: Front page\nsummary: PAYLOAD\n---\nWords.\n"),
    );
    project.write("content/p.png", pixels::png((4, 3)));
    project.write("content/glossary.md", with(GLOSSARY));
    project.write("content/sources.md", with(SOURCES));
    project.write("content/organisations.md", with(ORGANISATIONS));
    for (name, text) in PAGES {
        project.write(&format!("content/sinks/{name}.md"), with(text));
    }
    for language in LANGUAGES {
        let text = format!("---\ntitle: T\n---\n~~~{language}\n{words}\n~~~\n");
        project.write(&format!("content/code/{language}.md"), text);
    }
    project
}
