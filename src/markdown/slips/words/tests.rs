//! Each slip among words, and what is like one and is fine.

use crate::diagnostics::{Code, Diagnostic, INCLUDE_MISSING, MARKDOWN_SHOWN_RAW};
use crate::markdown::{ParseOptions, parse};
use crate::text::SourcePath;

fn said(text: &str) -> Vec<Diagnostic> {
    let path = SourcePath::new("content/page.md");
    parse(text, &path, ParseOptions::default()).diagnostics
}

/// One message of a code about one place.
fn assert_said(text: &str, code: Code, place: &str) {
    let said = said(text);
    let found = said
        .iter()
        .map(|said| (said.code, said.span.unwrap().of(text)));
    assert_eq!(found.collect::<Vec<_>>(), [(code, place)], "{text}");
}

#[test]
fn signs_that_readers_would_see_are_said_where_they_stand() {
    for (text, place) in [
        ("See [a] (x.md) there.\n", "[a] (x.md)"),
        ("See [a]  (../b/x.md#part).\n", "[a]  (../b/x.md#part)"),
        (
            "*See [a] (https://example.org/b)*\n",
            "[a] (https://example.org/b)",
        ),
        ("\"Don't\" [a] (x.pdf)\n", "[a] (x.pdf)"),
        ("The [act][law] says so.\n", "[act][law]"),
        ("## The [act][law-2]\n", "[act][law-2]"),
        ("A [Lesson]{glos} here.\n", "[Lesson]{glos}"),
        ("A [Lesson]{.red} here.\n", "[Lesson]{.red}"),
        ("A [Lesson] {gloss} here.\n", "[Lesson] {gloss}"),
        ("| [Lesson]{glos} |\n|---|\n", "[Lesson]{glos}"),
        ("Words.<o:p></o:p>\n", "<o:p>"),
        ("</w:sdt> Words.\n", "</w:sdt>"),
    ] {
        assert_said(text, MARKDOWN_SHOWN_RAW, place);
    }
}

#[test]
fn an_include_that_is_nearly_one_is_said() {
    for (text, place) in [
        ("{{#inclde a.md}}\n", "{{#inclde a.md}}"),
        ("{{# include a.md}}\n", "{{# include a.md}}"),
        ("Words {{ #include a.md }} more.\n", "{{ #include a.md }}"),
        ("{{include a.md}}\n", "{{include a.md}}"),
    ] {
        assert_said(text, INCLUDE_MISSING, place);
    }
}

#[test]
fn what_is_meant_as_it_stands_is_fine() {
    for text in [
        "[a](x.md) and [b](My file.md) and [c]{gloss} and [d]{nogloss}\n",
        "[a] (see below) and [b] (10.5) and [c] (x.md for more)\n",
        "[the act][law]\n\n[law]: https://example.org/\n",
        "cells[row][column] and [1][2] and [a][ b ] and [ ][x]\n",
        "## [FHIR]{#fhir}\n",
        "[a]{which is a longer remark about it}\n",
        "\\[a\\] (x.md) and \\[act\\]\\[law\\] and \\[Lesson]{glos}\n",
        "`[a] (x.md)` and `{{#if}}` and `<o:p>`\n",
        "```text\n[a] (x.md) {{#if}} <o:p>\n```\n",
        "{{name}} and {a} and { {#b} }\n",
        "a <b and c> d, 1 < 2 <3:4>\n",
        "[!nothing] and [sic] and [^1]\n",
    ] {
        assert_eq!(said(text), Vec::new(), "{text}");
    }
}
