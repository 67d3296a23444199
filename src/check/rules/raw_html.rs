//! Raw HTML outside the folders where it is allowed.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::diagnostics::{self, Diagnostic};
use crate::markdown::{HtmlPlace, RawHtml};
use crate::site::Body;

/// Looks at the page and at everything that it includes.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let bodies = subject.page.body.all();
    bodies
        .into_iter()
        .filter(|body| !subject.site.allows_raw_html(&body.source))
        .flat_map(check_body)
        .collect()
}

fn check_body(body: &Body) -> Vec<Diagnostic> {
    let mut opened: BTreeSet<String> = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for html in &body.document.raw_html {
        let name = tag_name(&html.markup);
        // The tag that opened it was said; one message for a pair is enough.
        if html.markup.starts_with("</") && opened.contains(&name) {
            continue;
        }
        let (message, help) = words(html, &name);
        diagnostics.push(
            Diagnostic::new(diagnostics::MARKDOWN_HTML, &body.source, html.span, message)
                .help(help),
        );
        opened.insert(name);
    }
    diagnostics
}

/// `b` of `<b class="x">` and `</B>`.
fn tag_name(markup: &str) -> String {
    let name = markup.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '-');
    name[..end.unwrap_or(name.len())].to_lowercase()
}

fn words(html: &RawHtml, name: &str) -> (String, &'static str) {
    if html.markup.starts_with("<!--") {
        let message = "Readers will not see the words that stand on the lines of this note.";
        return (
            message.to_owned(),
            "End the note with `-->`, and start the words on a line of their own.",
        );
    }
    match html.place {
        HtmlPlace::Block => (
            "This part is HTML code, which this page may not have. Readers will not see it."
                .to_owned(),
            OTHER,
        ),
        HtmlPlace::Line => (
            format!(
                "`<{name}>` is HTML code, which this page may not have. Readers see the words without it."
            ),
            instead(name),
        ),
    }
}

const OTHER: &str =
    "Write it in Markdown. To show a `<` sign, write `\\<` or put the words between backticks.";

/// How to say the same in Markdown.
fn instead(name: &str) -> &'static str {
    match name {
        "b" | "strong" => "For bold words, write `**words**`.",
        "i" | "em" => "For words in italics, write `*words*`.",
        "a" => "For a link, write `[words](address)`.",
        "img" => "For a picture, write `![what it shows](picture.png)`.",
        "code" | "kbd" | "tt" => "For code, put the words between backticks.",
        "p" | "div" => "For a new paragraph, leave a line empty.",
        _ => OTHER,
    }
}
