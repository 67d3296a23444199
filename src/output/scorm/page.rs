//! A finished page of the site as it stands in a course: what is in its `main`
//! element, with links that leave the course written out as words.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use html5gum::{StartTag, Token, Tokenizer};

use crate::html::{Attr, Text};
use crate::output::Output;
use crate::output::markup::{anchor_of, attribute, is_elsewhere, resolve, words};
use crate::output::site::public_address;
use crate::text::OutPath;

/// Scripts of the theme that have nothing to do in a course: they search, keep
/// the site, belong to copies of it, or are named by the template.
const IDLE: [&str; 5] = [
    "assets/in-frame-",
    "assets/keep-",
    "assets/on-demand-",
    "assets/search-",
    "assets/start-",
];

/// How a paragraph starts.
const PARAGRAPH: &str = "<p>";

/// What a course holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inside<'a> {
    /// Its pages.
    pub(super) pages: &'a BTreeSet<&'a OutPath>,
    /// Every file of the site.
    pub(super) files: &'a Output,
    /// Where the site stands on the web.
    pub(super) public: Option<&'a str>,
    /// The page of words.
    pub(super) glossary: Option<&'a OutPath>,
}

/// What is taken from a page.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) kind: String,
    pub(super) language: String,
    /// Addresses of style sheets, as the page has them.
    pub(super) styles: Vec<String>,
    /// Addresses of scripts, as the page has them.
    pub(super) scripts: Vec<String>,
    /// What is in the `main` element.
    pub(super) main: String,
}

/// Takes what a course needs from a page.
pub(super) fn take(inside: Inside<'_>, out: &OutPath, page: &str) -> Taken {
    let mut taken = Taken::default();
    let mut writer = Rewriter::new(inside, out);
    let mut is_in = false;
    for Ok(token) in Tokenizer::new(page) {
        match &token {
            Token::StartTag(tag) if words(&tag.name) == "main" => is_in = true,
            Token::EndTag(tag) if words(&tag.name) == "main" => break,
            Token::StartTag(tag) if !is_in => taken.note(tag, out),
            _ if is_in => writer.write(token),
            _ => {}
        }
    }
    taken.main = writer.written;
    taken
}

/// Markup of a page, such as a question, as it stands in a course.
pub(super) fn rewrite(inside: Inside<'_>, out: &OutPath, markup: &str) -> String {
    let mut writer = Rewriter::new(inside, out);
    for Ok(token) in Tokenizer::new(markup) {
        writer.write(token);
    }
    writer.written
}

/// The files besides pages that finished markup shows, loads or links to.
pub(super) fn loads(inside: Inside<'_>, out: &OutPath, markup: &str) -> BTreeSet<OutPath> {
    let mut found = BTreeSet::new();
    for Ok(token) in Tokenizer::new(markup) {
        let Token::StartTag(tag) = token else {
            continue;
        };
        let addresses =
            ["src", "href", "data-explore", "data-worksheet"].map(|name| attribute(&tag, name));
        let files = addresses
            .into_iter()
            .flatten()
            .filter_map(|address| resolve(out, &address));
        found.extend(files.filter(|file| is_file(inside.files, file)));
    }
    found
}

/// Whether it is a file of the site that is no page.
fn is_file(files: &Output, out: &OutPath) -> bool {
    out.extension() != "html" && files.contains_key(out)
}

impl Taken {
    fn note(&mut self, tag: &StartTag<()>, out: &OutPath) {
        match words(&tag.name).as_str() {
            "html" => self.language = attribute(tag, "lang").unwrap_or_default(),
            "body" => self.kind = attribute(tag, "data-kind").unwrap_or_default(),
            "script" => {
                let address = attribute(tag, "src").filter(|address| !is_idle(out, address));
                self.scripts.extend(address);
            }
            "link" if attribute(tag, "rel").as_deref() == Some("stylesheet") => {
                self.styles.extend(attribute(tag, "href"));
            }
            _ => {}
        }
    }
}

fn is_idle(out: &OutPath, address: &str) -> bool {
    let file = resolve(out, address);
    file.is_none_or(|file| IDLE.iter().any(|idle| file.as_str().starts_with(idle)))
}

/// A link that leaves the course: it becomes words with the address.
struct Away {
    /// The element that takes its place.
    element: &'static str,
    address: Option<String>,
    words: String,
}

struct Rewriter<'a> {
    inside: Inside<'a>,
    out: &'a OutPath,
    written: String,
    /// The link that is open; links do not stand in each other.
    away: Option<Away>,
    /// The element whose content is left out.
    dropped: Option<String>,
    /// What a link that leaves becomes here.
    place: Place,
}

/// Where in a page a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Drawing,
    WordsOfDrawing,
}

impl Place {
    /// The place inside an element, or after its end.
    fn at(self, name: &str, tag: Tag) -> Self {
        match (name, tag) {
            ("svg", Tag::Start) => Self::Drawing,
            ("text", Tag::Start) if self == Self::Drawing => Self::WordsOfDrawing,
            ("text", Tag::End) if self == Self::WordsOfDrawing => Self::Drawing,
            ("svg", Tag::End) => Self::Page,
            _ => self,
        }
    }

    /// The element that takes the place of a link.
    fn element(self) -> &'static str {
        match self {
            Self::Page => "span",
            Self::Drawing => "g",
            Self::WordsOfDrawing => "tspan",
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Tag {
    Start,
    End,
}

impl<'a> Rewriter<'a> {
    fn new(inside: Inside<'a>, out: &'a OutPath) -> Self {
        Self {
            inside,
            out,
            written: String::new(),
            away: None,
            dropped: None,
            place: Place::Page,
        }
    }

    fn write(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) if self.dropped.is_none() => self.open(&tag),
            Token::EndTag(tag) => {
                let name = words(&tag.name);
                if self.dropped.as_deref() == Some(name.as_str()) {
                    self.dropped = None;
                } else if self.dropped.is_none() {
                    self.close(&name);
                }
            }
            Token::String(text) if self.dropped.is_none() => {
                let text = words(&text);
                let _ = write!(self.written, "{}", Text(&text));
                if let Some(away) = &mut self.away {
                    away.words.push_str(&text);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        let name = words(&tag.name);
        // Hidden words in a link say that it leads to another website.
        let is_hidden = attribute(tag, "class").is_some_and(|class| class == "visually-hidden");
        let is_said = self.away.is_none() || !is_hidden;
        if matches!(name.as_str(), "script" | "noscript") || !is_said {
            self.dropped = Some(name);
            return;
        }
        if self.only_leads_to_words(tag, &name) {
            self.written.truncate(self.written.len() - PARAGRAPH.len());
            self.dropped = Some("p".to_owned());
            return;
        }
        let link = (name == "a").then(|| attribute(tag, "href")).flatten();
        let kept = link.as_deref().and_then(|href| self.kept(href));
        let leaves = link.is_some() && kept.is_none();
        self.place = self.place.at(&name, Tag::Start);
        let element = self.place.element();
        let name = if leaves { element } else { &name };
        let _ = write!(self.written, "<{name}");
        for (key, value) in &tag.attributes {
            let (key, value) = (words(key), words(value));
            let value = match key.as_str() {
                "href" if link.is_some() => kept.clone(),
                "src" => self.shown(&value),
                "srcset" | "target" => None,
                "rel" | "download" | "class" if leaves => None,
                _ => Some(value),
            };
            if let Some(value) = value {
                let _ = write!(self.written, " {key}=\"{}\"", Attr(&value));
            }
        }
        let end = if tag.self_closing { "/>" } else { ">" };
        self.written.push_str(end);
        if leaves {
            // A drawing has no room for addresses; its words stand below it.
            let public = link.filter(|_| self.place == Place::Page);
            self.away = Some(Away {
                element,
                address: public.and_then(|href| self.public(&href)),
                words: String::new(),
            });
        }
    }

    fn close(&mut self, name: &str) {
        let away = if name == "a" { self.away.take() } else { None };
        let Some(away) = away else {
            self.place = self.place.at(name, Tag::End);
            let _ = write!(self.written, "</{name}>");
            return;
        };
        let is_said = |address: &String| {
            let shown = away.words.trim();
            shown != address && !address.ends_with(&format!("//{shown}"))
        };
        if let Some(address) = away.address.filter(is_said) {
            let _ = write!(self.written, " ({})", Text(&address));
        }
        let _ = write!(self.written, "</{}>", away.element);
    }

    /// Whether a paragraph is only the link to the page of words that the box
    /// of a word has: the word is explained above it.
    fn only_leads_to_words(&self, tag: &StartTag<()>, name: &str) -> bool {
        let target = attribute(tag, "href").and_then(|href| resolve(self.out, &href));
        let glossary = self.inside.glossary;
        name == "a"
            && self.written.ends_with(PARAGRAPH)
            && target.is_some_and(|target| Some(&target) == glossary)
            && !self.inside.pages.contains(glossary.unwrap_or(self.out))
    }

    /// A link that stays in the course; nothing for one that leaves it.
    fn kept(&self, href: &str) -> Option<String> {
        let mark = |fragment: &str| match anchor_of(fragment) {
            "" => String::new(),
            anchor => format!("#{anchor}"),
        };
        if let Some(fragment) = href.strip_prefix('#') {
            return Some(match anchor_of(fragment) {
                "" => "#main".to_owned(),
                anchor => format!("#{anchor}"),
            });
        }
        let target = resolve(self.out, href)?;
        let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
        let inside = self.inside;
        (inside.pages.contains(&target) || is_file(inside.files, &target))
            .then(|| format!("{}{}", self.out.relative(&target), mark(fragment)))
    }

    /// A picture of the site; others are not shown, because a course needs no
    /// network.
    fn shown(&self, src: &str) -> Option<String> {
        let file = resolve(self.out, src)?;
        is_file(self.inside.files, &file).then(|| src.to_owned())
    }

    /// The address of a link for people who open it elsewhere; nothing where
    /// what it names stands only on a web site that has no address.
    fn public(&self, href: &str) -> Option<String> {
        if is_elsewhere(href) {
            let mail = href.strip_prefix("mailto:");
            let person = mail.or_else(|| href.strip_prefix("tel:"));
            let plain = person.map(|person| person.split('?').next().unwrap_or(person));
            return Some(plain.unwrap_or(href).to_owned());
        }
        let target = resolve(self.out, href)?;
        let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
        let mark = if fragment.is_empty() { "" } else { "#" };
        let address = public_address(self.inside.public?, &target);
        Some(format!("{address}{mark}{fragment}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Artifact;

    fn in_course(markup: &str) -> String {
        let out = |path: &str| OutPath::new(path).unwrap();
        let words = out("glossary.html");
        let (here, next) = (out("learn/x/a.html"), out("learn/x/b.html"));
        let pages = BTreeSet::from([&here, &next]);
        let files = [
            "learn/x/a.html",
            "learn/x/b.html",
            "learn/x/c.html",
            "learn/x/p.svg",
        ];
        let files: Output = files
            .iter()
            .map(|path| (out(path), Artifact::from_bytes(*path)))
            .collect();
        let inside = Inside {
            pages: &pages,
            files: &files,
            public: Some("https://guide.example/"),
            glossary: Some(&words),
        };
        rewrite(inside, &here, markup)
    }

    #[test]
    fn links_within_the_course_stay() {
        let same =
            "<a href=\"b.html#s-one\">B</a> <a href=\"#word-fhir\">W</a> <a href=\"p.svg\">P</a>";
        assert_eq!(in_course(same), same);
        assert_eq!(
            in_course("<a href=\"b.html#path=lead&amp;at=s-one\">B</a>"),
            "<a href=\"b.html#s-one\">B</a>"
        );
    }

    #[test]
    fn links_that_leave_are_words_with_the_address() {
        assert_eq!(
            in_course("<a class=\"x\" id=\"i\" href=\"c.html#s-a\">See <b>C</b></a>."),
            "<span id=\"i\">See <b>C</b> (https://guide.example/learn/x/c.html#s-a)</span>."
        );
        assert_eq!(
            in_course("<a href=\"https://www.example.org/a?b&amp;c\">There</a>"),
            "<span>There (https://www.example.org/a?b&amp;c)</span>"
        );
        assert_eq!(
            in_course("<a href=\"mailto:a@example.org?subject=x\">Write</a>"),
            "<span>Write (a@example.org)</span>"
        );
    }

    #[test]
    fn nobody_is_told_of_a_link_that_is_none() {
        assert_eq!(
            in_course(
                "<a href=\"https://example.org/a\">There<span class=\"visually-hidden\"> (another website)</span></a>!"
            ),
            "<span>There (https://example.org/a)</span>!"
        );
    }

    #[test]
    fn the_box_of_a_word_does_not_lead_to_the_page_of_words() {
        assert_eq!(
            in_course(
                "<p>Short.</p><p><a href=\"../../glossary.html#s-fhir\">Open in the glossary</a></p><button>Close</button>"
            ),
            "<p>Short.</p><button>Close</button>"
        );
        assert_eq!(
            in_course("<p>See <a href=\"../../glossary.html#s-fhir\">FHIR</a>.</p>"),
            "<p>See <span>FHIR (https://guide.example/glossary.html#s-fhir)</span>.</p>"
        );
    }

    #[test]
    fn links_of_drawings_become_words_of_drawings() {
        assert_eq!(
            in_course(
                "<svg><text><a href=\"c.html\"><tspan>C</tspan></a></text><a href=\"c.html\"><path/></a></svg><a href=\"c.html\">C</a>"
            ),
            "<svg><text><tspan><tspan>C</tspan></tspan></text><g><path/></g></svg><span>C (https://guide.example/learn/x/c.html)</span>"
        );
    }

    #[test]
    fn an_address_is_not_said_twice() {
        assert_eq!(
            in_course("<a href=\"https://example.org\">example.org</a>"),
            "<span>example.org</span>"
        );
        assert_eq!(
            in_course("<a href=\"mailto:a@example.org\">a@example.org</a>"),
            "<span>a@example.org</span>"
        );
    }

    #[test]
    fn nothing_comes_from_another_address() {
        assert_eq!(
            in_course(
                "<img src=\"https://example.org/x.png\" alt=\"X\"><img src=\"p.svg\" alt=\"P\"><script>1</script>"
            ),
            "<img alt=\"X\"><img alt=\"P\" src=\"p.svg\">"
        );
    }
}
