//! The examples of the CommonMark specification against `markdown::parse`,
//! through a writer that only this test has (decision 31).
//!
//! What is of our own and would change an example is left out: smart
//! punctuation is off and comments stay.

use std::fmt::Write as _;
use std::path::Path;

use guidepost::html::{Attr, Text};
use guidepost::markdown::{
    Block, BlockKind, Comments, Document, Inline, InlineKind, Item, LinkId, List, ParseOptions,
    Punctuation, parse,
};
use guidepost::text::SourcePath;

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("tests/browser/node_modules/commonmark-spec/spec.txt");
    let spec = std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. Run tests/run once: it installs the examples.",
            file.display()
        )
    });
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut rest = spec.as_str();
    while let Some((_, after)) = rest.split_once(&format!("\n{fence} example\n")) {
        let (example, after) = after.split_once(&format!("\n{fence}")).expect("an end");
        rest = after;
        let (markdown, html) = match example.strip_prefix(".\n") {
            Some(html) => ("", html),
            None => example
                .split_once("\n.\n")
                .or_else(|| Some((example.strip_suffix("\n.")?, "")))
                .unwrap_or_else(|| panic!("an example without a dot: {example}")),
        };
        let plain = |text: &str| text.replace('→', "\t");
        let mut markdown = plain(markdown);
        markdown.push('\n');
        examples.push(Example {
            number: examples.len() + 1,
            markdown,
            html: plain(html),
        });
    }
    examples
}

#[test]
fn every_example_comes_out_as_the_specification_says() {
    let examples = examples();
    assert!(
        examples.len() >= 650,
        "only {} examples were found",
        examples.len()
    );
    let path = SourcePath::new("content/example.md");
    let options = ParseOptions {
        punctuation: Punctuation::Plain,
        comments: Comments::Keep,
    };
    let mut wrong = String::new();
    for example in &examples {
        // A first line `---` opens front matter with us; a paragraph before it
        // does not change what CommonMark makes of the rest.
        let markdown = format!("First.\n\n{}", example.markdown);
        let document = parse(&markdown, &path, options).value;
        let html = write(&document);
        let html = html.strip_prefix("<p>First.</p>\n").unwrap_or(&html);
        if normal(html) != normal(&example.html) {
            let _ = writeln!(
                wrong,
                "example {}:\n{}\nwanted\n{}\ngot\n{}\n",
                example.number, example.markdown, example.html, html
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// White space between tags means nothing to a browser, and the parser drops
/// it in front of raw HTML.
fn normal(html: &str) -> String {
    let mut normal = String::with_capacity(html.len());
    let mut rest = html.trim();
    while let Some(at) = rest.find('>') {
        let (tag, after) = rest.split_at(at + 1);
        normal.push_str(tag);
        let next = after.trim_start();
        rest = if next.starts_with('<') { next } else { after };
    }
    normal.push_str(rest);
    normal.replace("\n</", "</").replace("<li>\n", "<li>")
}

fn write(document: &Document) -> String {
    let mut writer = Writer {
        document,
        out: String::new(),
    };
    writer.blocks(&document.blocks);
    writer.out
}

struct Writer<'a> {
    document: &'a Document,
    out: String,
}

/// As the examples write text: quotes escaped too.
fn text(words: &str) -> String {
    Text(words).to_string().replace('"', "&quot;")
}

/// As the examples write addresses: what is not ASCII or not allowed encoded.
fn address(written: &str) -> String {
    let mut encoded = String::new();
    for byte in written.bytes() {
        let allowed = byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/,+&$~".contains(&byte);
        if allowed {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Attr(&encoded).to_string().replace("&#39;", "'")
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, content, .. } => {
                let _ = write!(self.out, "<h{level}>");
                self.inlines(content);
                let _ = writeln!(self.out, "</h{level}>");
            }
            BlockKind::Paragraph(content) => {
                self.out.push_str("<p>");
                self.inlines(content);
                self.out.push_str("</p>\n");
            }
            BlockKind::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Code(code) => {
                let class = match &*code.language {
                    "" => String::new(),
                    language => format!(" class=\"language-{}\"", text(language)),
                };
                let _ = writeln!(
                    self.out,
                    "<pre><code{class}>{}</code></pre>",
                    text(&code.text)
                );
            }
            BlockKind::Figure(figure) => {
                self.out.push_str("<p>");
                self.picture(figure.link, &figure.alt);
                if !figure.caption.is_empty() {
                    self.out.push_str("\n<em>");
                    self.inlines(&figure.caption);
                    self.out.push_str("</em>");
                }
                self.out.push_str("</p>\n");
            }
            BlockKind::Html(markup) => self.out.push_str(markup),
            BlockKind::Rule => self.out.push_str("<hr />\n"),
            BlockKind::Table(_)
            | BlockKind::Callout(_)
            | BlockKind::Include(_)
            | BlockKind::Allow(_) => {
                panic!("CommonMark has no such block: {block:?}")
            }
        }
    }

    fn list(&mut self, list: &List) {
        match list.start {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(start) => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
            }
        }
        for item in &list.items {
            self.item(item, list);
        }
        self.out.push_str(if list.start.is_some() {
            "</ol>\n"
        } else {
            "</ul>\n"
        });
    }

    fn item(&mut self, item: &Item, list: &List) {
        self.out.push_str("<li>");
        if let Some(ticked) = item.task {
            self.out.push_str(if ticked { "[x] " } else { "[ ] " });
        }
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if list.tight => {
                    self.inlines(content);
                    self.out.push('\n');
                }
                _ => {
                    if !self.out.ends_with('\n') {
                        self.out.push('\n');
                    }
                    self.block(block);
                }
            }
        }
        self.out.push_str("</li>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => self.out.push_str(&text(words)),
                InlineKind::Code(code) => {
                    let _ = write!(self.out, "<code>{}</code>", text(code));
                }
                InlineKind::Emphasis(content) => self.wrap("em", content),
                InlineKind::Strong(content) => self.wrap("strong", content),
                InlineKind::Link(link, content) => {
                    let written = &self.document.links[link.0 as usize];
                    let _ = write!(self.out, "<a href=\"{}\"", address(&written.destination));
                    self.title(*link);
                    self.out.push('>');
                    self.inlines(content);
                    self.out.push_str("</a>");
                }
                InlineKind::Picture(link, alt) => self.picture(*link, alt),
                InlineKind::Html(markup) => self.out.push_str(markup),
                InlineKind::SoftBreak => self.out.push('\n'),
                InlineKind::HardBreak => self.out.push_str("<br />\n"),
                InlineKind::Strike(_) | InlineKind::Note(_) | InlineKind::Term(..) => {
                    panic!("CommonMark has no such inline: {inline:?}")
                }
            }
        }
    }

    fn wrap(&mut self, element: &str, content: &[Inline]) {
        let _ = write!(self.out, "<{element}>");
        self.inlines(content);
        let _ = write!(self.out, "</{element}>");
    }

    fn title(&mut self, link: LinkId) {
        let title = &self.document.links[link.0 as usize].title;
        if !title.is_empty() {
            let _ = write!(self.out, " title=\"{}\"", text(title));
        }
    }

    fn picture(&mut self, link: LinkId, alt: &str) {
        let written = &self.document.links[link.0 as usize];
        let _ = write!(
            self.out,
            "<img src=\"{}\" alt=\"{}\"",
            address(&written.destination),
            text(alt)
        );
        self.title(link);
        self.out.push_str(" />");
    }
}
