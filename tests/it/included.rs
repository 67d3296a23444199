//! What an include brings keeps what belongs to its own file.

use crate::compiled::build;

#[test]
fn links_in_an_included_footnote_lead_where_they_did() {
    let built = build(&[
        ("book.toml", "[book]\ntitle = \"x\"\n"),
        (
            "content/index.md",
            "---\ntitle: Home\n---\n\n[A](a.md) [B](b.md)\n\n{{#include part/_part.md}}\n",
        ),
        ("content/a.md", "---\ntitle: A\n---\n\nWords.\n"),
        ("content/b.md", "---\ntitle: B\n---\n\nWords.\n"),
        (
            "content/part/_part.md",
            "Text.[^n]\n\n[^n]: See [the second](../b.md).\n",
        ),
    ]);
    let page = String::from_utf8(built.files["index.html"].clone()).unwrap();
    assert!(page.contains("<a href=\"b.html\">the second</a>"), "{page}");
}
