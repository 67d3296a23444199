//! Several pages as one HTML file with everything inside: pictures, styles and
//! scripts. It opens on a phone, where a folder of files does not.
//!
//! Each page becomes a section. Every id gets the section's name before it, so
//! that ids of different pages never meet, and links between the pages lead to
//! sections. The pages are read by the tokenizer of the HTML standard; nothing
//! is searched for in their text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use html5gum::{StartTag, Token, Tokenizer};
use sha2::{Digest as _, Sha256};

use super::Ground;
use crate::html::{Attr, Html, Text};
use crate::output::markup::{anchor_of, attribute, is_elsewhere, resolve, words};
use crate::output::{MakeError, Output, site};
use crate::site::PageId;
use crate::text::OutPath;
use crate::theme::{LinkView, SingleView};

/// Attributes that hold ids, one or several.
const IDS: [&str; 12] = [
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "data-copy",
    "for",
    "headers",
    "id",
    "list",
    "popovertarget",
];

/// Scripts of the theme that have nothing to do in a single file: they search
/// an index, keep a site, live in a frame, follow a path through addresses, or
/// load other scripts, which are all inside.
const IDLE: [&str; 6] = [
    "in-frame-",
    "keep-",
    "on-demand-",
    "path-",
    "search-",
    "start-",
];
/// The script and the style sheet of the single file itself.
const OWN: &str = "assets/single-";

/// Writes the pages as one file.
///
/// # Errors
/// Where a page or a picture cannot be made.
pub(super) fn write(
    ground: &Ground,
    files: &Output,
    title: &str,
    pages: &[PageId],
) -> Result<Vec<u8>, MakeError> {
    let book_site = &ground.site;
    let outs: Vec<&OutPath> = pages.iter().map(|id| &book_site.page(*id).out).collect();
    let mut book = Book {
        files,
        public: book_site.config.site.base_url.as_deref(),
        sections: outs
            .iter()
            .enumerate()
            .map(|(at, out)| (*out, at + 1))
            .collect(),
        loaded: Vec::new(),
        body: String::new(),
    };
    for out in &outs {
        book.add(out)?;
    }
    let own = files.keys().filter(|out| out.as_str().starts_with(OWN));
    book.loaded.extend(own.cloned());
    let [style, scripts] = book.inline()?;
    let link = |(at, id): (usize, &PageId)| LinkView {
        title: book_site.page(*id).title.clone(),
        href: format!("#p{}", at + 1),
    };
    let view = SingleView {
        site: site::copy_view(ground),
        title: title.to_owned(),
        language: book_site.config.language.clone(),
        policy: format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
            source_hash(&scripts),
            source_hash(&style)
        ),
        contents: pages.iter().enumerate().map(link).collect(),
        style: Html::from_markup(format!("<style>{style}</style>")),
        body: Html::from_markup(book.body),
        scripts: Html::from_markup(format!("<script>{scripts}</script>")),
    };
    let page = ground.theme.render_single(&view);
    page.map(String::into_bytes)
        .map_err(|diagnostic| MakeError::Author(Box::new(diagnostic)))
}

/// The name of a script of the theme; empty for any other file.
fn script_name(out: &OutPath) -> &str {
    let name = out.as_str().strip_prefix("assets/");
    name.filter(|_| out.extension() == "js").unwrap_or_default()
}

/// A script or style as a policy names it (CSP 3, section 8.3).
fn source_hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

/// The file as it grows.
struct Book<'a> {
    files: &'a Output,
    /// Where the site stands on the web.
    public: Option<&'a str>,
    /// The number of each page that is inside.
    sections: BTreeMap<&'a OutPath, usize>,
    /// Style sheets and scripts that the pages load, in order.
    loaded: Vec<OutPath>,
    body: String,
}

impl Book<'_> {
    /// Adds what stands in the `main` element of a page.
    fn add(&mut self, out: &OutPath) -> Result<(), MakeError> {
        let bytes = self.bytes(out)?;
        let text = String::from_utf8_lossy(&bytes);
        let number = self.sections.get(out).copied().unwrap_or_default();
        let _ = write!(
            self.body,
            "<section class=\"single-page\" id=\"p{number}\" data-page=\"{}\" tabindex=\"-1\">",
            Attr(out.as_str())
        );
        let mut inside = false;
        let mut dropped = None;
        for Ok(token) in Tokenizer::new(&*text) {
            match token {
                Token::StartTag(tag) => {
                    let name = words(&tag.name);
                    if name == "main" {
                        inside = true;
                    } else if !inside {
                        self.load(&tag, &name, out);
                    } else if matches!(name.as_str(), "script" | "noscript") {
                        dropped = Some(name);
                    } else if dropped.is_none() {
                        self.open(&tag, &name, out, number)?;
                    }
                }
                Token::EndTag(tag) => {
                    let name = words(&tag.name);
                    if name == "main" {
                        break;
                    }
                    if dropped.as_deref() == Some(name.as_str()) {
                        dropped = None;
                    } else if inside && dropped.is_none() {
                        let _ = write!(self.body, "</{name}>");
                    }
                }
                Token::String(text) if inside && dropped.is_none() => {
                    let _ = write!(self.body, "{}", Text(&words(&text)));
                }
                _ => {}
            }
        }
        self.body.push_str("</section>\n");
        Ok(())
    }

    /// Notes a style sheet or script of the page's head, and the scripts that
    /// it would load when they are needed.
    fn load(&mut self, tag: &StartTag<()>, name: &str, out: &OutPath) {
        let wanted = match name {
            "script" => scripts_of(tag),
            "link" if attribute(tag, "rel").as_deref() == Some("stylesheet") => {
                attribute(tag, "href").into_iter().collect()
            }
            _ => Vec::new(),
        };
        for file in wanted.iter().filter_map(|address| resolve(out, address)) {
            let name = script_name(&file);
            let is_idle = IDLE.iter().any(|idle| name.starts_with(idle));
            if !is_idle && !self.loaded.contains(&file) {
                self.loaded.push(file);
            }
        }
    }

    /// Writes a start tag as it must be in the section.
    fn open(
        &mut self,
        tag: &StartTag<()>,
        name: &str,
        out: &OutPath,
        number: usize,
    ) -> Result<(), MakeError> {
        let _ = write!(self.body, "<{name}");
        for (key, value) in &tag.attributes {
            let (key, value) = (words(key), words(value));
            let value = match key.as_str() {
                "href" => self.link(&value, out, number),
                "src" => self.picture(&value, out)?,
                "srcset" | "download" => None,
                "name" if matches!(name, "input" | "select" | "textarea" | "details") => {
                    Some(format!("p{number}-{value}"))
                }
                _ if IDS.contains(&key.as_str()) => {
                    let ids = value.split_whitespace().map(|id| format!("p{number}-{id}"));
                    Some(ids.collect::<Vec<_>>().join(" "))
                }
                _ => Some(value),
            };
            if let Some(value) = value {
                let _ = write!(self.body, " {key}=\"{}\"", Attr(&value));
            }
        }
        self.body
            .push_str(if tag.self_closing { "/>" } else { ">" });
        Ok(())
    }

    /// Where a link leads from inside the file; nowhere where what it names
    /// stands only on a web site that has no address.
    fn link(&self, href: &str, out: &OutPath, number: usize) -> Option<String> {
        let section = |number: usize, fragment: &str| match anchor_of(fragment) {
            "" => format!("#p{number}"),
            fragment => format!("#p{number}-{fragment}"),
        };
        if let Some(fragment) = href.strip_prefix('#') {
            return Some(section(number, fragment));
        }
        if is_elsewhere(href) {
            return Some(href.to_owned());
        }
        let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
        let target = resolve(out, href)?;
        if let Some(number) = self.sections.get(&target) {
            return Some(section(*number, fragment));
        }
        let mark = if fragment.is_empty() { "" } else { "#" };
        Some(format!("{}{target}{mark}{fragment}", self.public?))
    }

    /// A picture as its own address.
    fn picture(&self, src: &str, out: &OutPath) -> Result<Option<String>, MakeError> {
        let Some(file) = resolve(out, src) else {
            return Ok(None);
        };
        let kind = match file.extension() {
            "svg" => "image/svg+xml",
            "jpg" | "jpeg" => "image/jpeg",
            "png" => "image/png",
            "gif" => "image/gif",
            "webp" => "image/webp",
            _ => return Ok(None),
        };
        let bytes = self.bytes(&file)?;
        Ok(Some(format!("data:{kind};base64,{}", BASE64.encode(bytes))))
    }

    fn bytes(&self, out: &OutPath) -> Result<Vec<u8>, MakeError> {
        let artifact = self.files.get(out);
        let missing = || MakeError::Machine(format!("There is no file {out} in the copy."));
        Ok(artifact.ok_or_else(missing)?.bytes()?.into_owned())
    }

    /// All style sheets and all scripts, each as one text.
    fn inline(&self) -> Result<[String; 2], MakeError> {
        let mut texts = [String::new(), String::new()];
        for file in &self.loaded {
            let at = usize::from(file.extension() == "js");
            let bytes = self.bytes(file)?;
            texts[at].push_str(&String::from_utf8_lossy(&bytes));
            texts[at].push('\n');
        }
        // Nothing in a script may look like its end to the parser.
        let script = texts[1]
            .replace("</script", "<\\/script")
            .replace("<!--", "<\\!--");
        texts[1] = script;
        Ok(texts)
    }
}

/// The addresses of the script of a tag and of those that it loads when they
/// are needed (`data-engine="a.js b.js"`).
fn scripts_of(tag: &StartTag<()>) -> Vec<String> {
    let mut scripts = Vec::new();
    for (name, value) in &tag.attributes {
        if **name == *b"src" || name.starts_with(b"data-") {
            scripts.extend(words(value).split_whitespace().map(str::to_owned));
        }
    }
    scripts
}
