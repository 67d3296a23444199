//! Some pages of the site with everything that they need, as files that work
//! by themselves: pictures, styles and scripts come along, links among the
//! pages stay, and links to other pages lead to the public site or become
//! words.
//!
//! The pages are read by the tokenizer of the HTML standard; nothing is
//! searched for in their text.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use html5gum::{StartTag, Token, Tokenizer};

use crate::html::{Attr, Text};
use crate::output::markup::{is_elsewhere, resolve, words};
use crate::output::{Artifact, MakeError, Output};
use crate::text::OutPath;

/// Fonts that a theme may bring: style sheets name them.
const FONTS: [&str; 3] = ["ttf", "woff", "woff2"];

/// The pages with what they need. `public` is the address of the site.
///
/// # Errors
/// Where a page cannot be made.
pub fn take_along(
    files: &Output,
    pages: &BTreeSet<OutPath>,
    public: Option<&str>,
) -> Result<Output, MakeError> {
    let mut taken = Output::new();
    for out in pages {
        let Some(artifact) = files.get(out) else {
            continue;
        };
        if out.extension() != "html" {
            taken.insert(out.clone(), artifact.clone());
            continue;
        }
        let bytes = artifact.bytes()?;
        let mut page = Page {
            files,
            pages,
            public,
            out,
            text: String::with_capacity(bytes.len()),
            needs: Vec::new(),
        };
        page.read(&String::from_utf8_lossy(&bytes));
        for need in page.needs {
            if let Some(artifact) = files.get(&need) {
                taken.entry(need).or_insert_with(|| artifact.clone());
            }
        }
        taken.insert(out.clone(), Artifact::from_bytes(page.text));
    }
    let fonts = files
        .iter()
        .filter(|(out, _)| out.as_str().starts_with("assets/") && FONTS.contains(&out.extension()));
    taken.extend(fonts.map(|(out, artifact)| (out.clone(), artifact.clone())));
    Ok(taken)
}

/// A page as it is written anew.
struct Page<'a> {
    files: &'a Output,
    /// The pages that come along.
    pages: &'a BTreeSet<OutPath>,
    public: Option<&'a str>,
    out: &'a OutPath,
    text: String,
    /// Files that it loads.
    needs: Vec<OutPath>,
}

impl Page<'_> {
    fn read(&mut self, page: &str) {
        // How many elements of its name are open inside the search, which has
        // no index here.
        let mut search = 0;
        let mut code = false;
        for Ok(token) in Tokenizer::new(page) {
            match token {
                Token::StartTag(tag) => {
                    let name = words(&tag.name);
                    if search > 0 || is_search(&tag) {
                        search += usize::from(name == "div");
                        continue;
                    }
                    code = matches!(name.as_str(), "script" | "style");
                    self.open(&tag, &name);
                }
                Token::EndTag(tag) => {
                    let name = words(&tag.name);
                    if search > 0 {
                        search -= usize::from(name == "div");
                        continue;
                    }
                    code = false;
                    let _ = write!(self.text, "</{name}>");
                }
                Token::String(_) if search > 0 => {}
                Token::String(text) if code => self.text.push_str(&words(&text)),
                Token::String(text) => {
                    let _ = write!(self.text, "{}", Text(&words(&text)));
                }
                Token::Doctype(_) => self.text.push_str("<!doctype html>"),
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &StartTag<()>, name: &str) {
        let _ = write!(self.text, "<{name}");
        for (key, value) in &tag.attributes {
            let (key, value) = (words(key), words(value));
            let value = match (name, key.as_str()) {
                ("a" | "area", "href") => self.link(&value),
                (_, "srcset") => None,
                (_, "src") | ("link", "href") => {
                    self.need(&value);
                    Some(value)
                }
                _ => {
                    // Scripts that a page loads when it needs them.
                    if key.starts_with("data-") && value.ends_with(".js") {
                        self.need(&value);
                    }
                    Some(value)
                }
            };
            if let Some(value) = value {
                let _ = write!(self.text, " {key}=\"{}\"", Attr(&value));
            }
        }
        self.text
            .push_str(if tag.self_closing { "/>" } else { ">" });
    }

    fn need(&mut self, address: &str) {
        let file = resolve(self.out, address);
        self.needs
            .extend(file.filter(|file| self.files.contains_key(file)));
    }

    /// Where a link leads; nowhere where what it names stands only on a web
    /// site that has no address.
    fn link(&self, href: &str) -> Option<String> {
        if href.starts_with('#') || is_elsewhere(href) {
            return Some(href.to_owned());
        }
        let target = resolve(self.out, href)?;
        if self.pages.contains(&target) {
            return Some(href.to_owned());
        }
        let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
        let mark = if fragment.is_empty() { "" } else { "#" };
        Some(format!("{}{target}{mark}{fragment}", self.public?))
    }
}

/// The search at the top of a page.
fn is_search(tag: &StartTag<()>) -> bool {
    &*tag.name == b"div" && tag.attributes.contains_key(b"data-search".as_slice())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::take_along;
    use crate::output::{Artifact, Output};
    use crate::text::OutPath;

    fn out(path: &str) -> OutPath {
        OutPath::new(path).unwrap()
    }

    fn taken(public: Option<&str>) -> (String, Vec<String>) {
        let page = "<!doctype html><link rel=stylesheet href=../assets/a.css>\
            <div class=search data-search><div>x</div></div>\
            <script src=../assets/b.js></script><script type=\"application/ld+json\">{\"a\":\"&<\"}</script>\
            <p>a &amp; b<img src=p.png srcset=\"p.png 2x\"><a href=other.html#s>in</a>\
            <a href=../away.html#t>away</a><i data-path=../assets/c.js></i>";
        let mut files = Output::new();
        for path in ["assets/a.css", "assets/b.js", "assets/c.js", "t/p.png"] {
            files.insert(out(path), Artifact::from_bytes("x"));
        }
        files.insert(out("t/page.html"), Artifact::from_bytes(page));
        files.insert(out("t/other.html"), Artifact::from_bytes("<p>o"));
        files.insert(out("away.html"), Artifact::from_bytes("<p>w"));
        let pages = BTreeSet::from([out("t/page.html"), out("t/other.html")]);
        let taken = take_along(&files, &pages, public).unwrap();
        let text = taken[&out("t/page.html")].bytes().unwrap().into_owned();
        let names = taken.keys().map(ToString::to_string).collect();
        (String::from_utf8(text).unwrap(), names)
    }

    #[test]
    fn what_pages_load_comes_along() {
        let (page, names) = taken(Some("https://example.org/"));
        let all = "assets/a.css assets/b.js assets/c.js t/other.html t/p.png t/page.html";
        assert_eq!(names.join(" "), all);
        assert!(page.contains("<a href=\"other.html#s\">in</a>"), "{page}");
        assert!(
            page.contains("<a href=\"https://example.org/away.html#t\">away</a>"),
            "{page}"
        );
        assert!(page.contains("{\"a\":\"&<\"}"), "{page}");
        assert!(page.contains("<p>a &amp; b"), "{page}");
        assert!(!page.contains("search"), "{page}");
    }

    #[test]
    fn without_a_public_address_links_that_leave_are_words() {
        let (page, _) = taken(None);
        assert!(page.contains("<a>away</a>"), "{page}");
    }
}
