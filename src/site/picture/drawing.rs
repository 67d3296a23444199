//! Looks through an SVG drawing by an author: how large it is, and whether it
//! could run a program or load something.
//!
//! A careful reader of the little XML that drawings need. What it does not
//! understand it refuses, so that a browser never sees a tag that was missed.

use std::fmt;

use super::{Picture, PictureError, PictureKind};

/// What a drawing must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawingFault {
    /// A `script` element, or one that listens.
    Script,
    /// An attribute that starts a script, such as `onclick`.
    EventHandler,
    /// Something that is loaded from elsewhere.
    ExternalReference,
    /// A page or a player inside the drawing.
    Foreign,
    /// An entity of its own, by which anything could be hidden.
    Entity,
}

impl fmt::Display for DrawingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Script => "a script",
            Self::EventHandler => "an attribute that starts a script",
            Self::ExternalReference => "something that it loads from elsewhere",
            Self::Foreign => "another page inside it",
            Self::Entity => "an entity of its own",
        })
    }
}

/// Elements that run or show something that is no drawing.
const FOREIGN: [&str; 9] = [
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "canvas",
    "link",
    "base",
];

/// Attributes that name something to load.
const REFERENCES: [&str; 5] = ["href", "src", "data", "srcset", "action"];

/// The start of a reference that stays in the file: a part of the drawing, or
/// a picture or font that is embedded in it.
const INNER: [&str; 8] = [
    "#",
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
    "data:font/",
    "data:application/font-",
    "data:application/x-font-",
];

/// The size of a drawing that may be shipped.
///
/// # Errors
/// Where the drawing is broken, has no size, or holds what is not shipped.
pub(super) fn measure(bytes: &[u8]) -> Result<Picture, PictureError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(PictureError::BrokenDrawing(1));
    };
    let mut reader = Reader {
        text,
        at: 0,
        size: None,
        style: None,
    };
    match reader.read() {
        Ok(()) => {}
        Err(Broken) => return Err(PictureError::BrokenDrawing(reader.line())),
        Err(Unsafe(fault)) => return Err(PictureError::Unsafe(fault, reader.line())),
    }
    match reader.size {
        None => Err(PictureError::NoPicture),
        Some(None) => Err(PictureError::NoSize),
        Some(Some((width, height))) => Ok(Picture {
            kind: PictureKind::Svg,
            width,
            height,
        }),
    }
}

enum Fault {
    Broken,
    Unsafe(DrawingFault),
}

use Fault::{Broken, Unsafe};

/// A walk over the drawing from tag to tag.
struct Reader<'a> {
    text: &'a str,
    /// The start of what is read now.
    at: usize,
    /// Set by the first element: its size, if it says one.
    size: Option<Option<(u32, u32)>>,
    /// The style sheet that is read now, as far as it was read.
    style: Option<String>,
}

/// A tag in pieces.
struct Tag<'a> {
    prefix: &'a str,
    /// The name without its prefix, in small letters.
    name: String,
    attributes: Vec<(&'a str, String)>,
}

impl<'a> Reader<'a> {
    fn line(&self) -> usize {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn read(&mut self) -> Result<(), Fault> {
        if self.text.contains('\0') {
            return Err(Broken);
        }
        while let Some(offset) = self.rest().find('<') {
            let (words, rest) = self.rest().split_at(offset);
            self.read_words(words)?;
            self.at += offset;
            let length = if rest.starts_with("<!--") {
                length_to(rest, 4, "-->")?
            } else if let Some(inner) = rest.strip_prefix("<![CDATA[") {
                let length = inner.find("]]>").ok_or(Broken)?;
                self.push_style(&inner[..length]);
                9 + length + 3
            } else if rest.starts_with("<?") {
                self.read_instruction(rest)?
            } else if rest.starts_with("<!") {
                read_doctype(rest)?
            } else if rest.starts_with("</") {
                check_style(&self.style.take().unwrap_or_default())?;
                length_to(rest, 2, ">")?
            } else {
                self.read_tag(rest)?
            };
            self.at += length;
        }
        Ok(())
    }

    fn read_words(&mut self, words: &str) -> Result<(), Fault> {
        if self.size.is_none() && !words.trim().is_empty() {
            return Err(Broken);
        }
        if self.style.is_some() {
            self.push_style(&decode(words)?);
        }
        Ok(())
    }

    /// A style sheet is looked at as a whole, for a word of it may be cut in
    /// two by a comment.
    fn push_style(&mut self, words: &str) {
        if let Some(style) = &mut self.style {
            style.push_str(words);
        }
    }

    /// `<?xml ...?>` at the start. It may name UTF-8 only: in another encoding
    /// a browser would read other tags than we do.
    fn read_instruction(&self, rest: &str) -> Result<usize, Fault> {
        let length = length_to(rest, 2, "?>")?;
        let words = rest[..length].to_ascii_lowercase();
        if words.starts_with("<?xml-stylesheet") {
            return Err(Unsafe(DrawingFault::ExternalReference));
        }
        if let Some((_, encoding)) = words.split_once("encoding") {
            let named = encoding.trim_start().trim_start_matches('=').trim_start();
            let is_utf8 = named.get(1..).is_some_and(|name| name.starts_with("utf-8"));
            return if is_utf8 { Ok(length) } else { Err(Broken) };
        }
        Ok(length)
    }

    fn read_tag(&mut self, rest: &'a str) -> Result<usize, Fault> {
        let (tag, length) = parse_tag(rest)?;
        check_tag(&tag)?;
        // Nothing stands inside a style sheet but its words.
        if self.style.is_some() || self.size.is_none() && !tag.is_svg() {
            return Err(Broken);
        }
        if self.size.is_none() {
            self.size = Some(size_of(&tag));
        }
        if tag.name == "style" && !rest[..length].ends_with("/>") {
            self.style = Some(String::new());
        }
        Ok(length)
    }
}

/// The length of what starts `rest` up to and with `close`.
fn length_to(rest: &str, start: usize, close: &str) -> Result<usize, Fault> {
    let inner = rest.get(start..).ok_or(Broken)?;
    let at = inner.find(close).ok_or(Broken)?;
    Ok(start + at + close.len())
}

/// `<!DOCTYPE ...>` may name the document type of SVG, but declare nothing.
fn read_doctype(rest: &str) -> Result<usize, Fault> {
    let length = length_to(rest, 2, ">")?;
    let words = &rest[..length];
    if words.contains('[') || words.starts_with("<!ENTITY") {
        return Err(Unsafe(DrawingFault::Entity));
    }
    let is_whole = words.starts_with("<!DOCTYPE")
        && ['"', '\'']
            .iter()
            .all(|quote| words.matches(*quote).count() % 2 == 0);
    if is_whole { Ok(length) } else { Err(Broken) }
}

fn parse_tag(rest: &str) -> Result<(Tag<'_>, usize), Fault> {
    let bytes = rest.as_bytes();
    let name_end = find(bytes, 1, |b| !is_name(b));
    let name = &rest[1..name_end];
    if name.is_empty() {
        return Err(Broken);
    }
    let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
    let mut tag = Tag {
        prefix,
        name: local.to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    let mut at = name_end;
    loop {
        let start = find(bytes, at, |b| !b.is_ascii_whitespace());
        if rest[start..].starts_with('>') {
            return Ok((tag, start + 1));
        }
        if rest[start..].starts_with("/>") {
            return Ok((tag, start + 2));
        }
        let end = find(bytes, start, |b| !is_name(b));
        let equals = find(bytes, end, |b| !b.is_ascii_whitespace());
        let quote = find(bytes, equals + 1, |b| !b.is_ascii_whitespace());
        let sign = match (bytes.get(equals), bytes.get(quote)) {
            (Some(b'='), Some(sign @ (b'"' | b'\''))) if end > start && start > at => *sign,
            _ => return Err(Broken),
        };
        let close = find(bytes, quote + 1, |b| b == sign);
        let value = rest.get(quote + 1..close).ok_or(Broken)?;
        if close >= bytes.len() || value.contains('<') {
            return Err(Broken);
        }
        tag.attributes.push((&rest[start..end], decode(value)?));
        at = close + 1;
    }
}

impl Tag<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        let mut named = self.attributes.iter().filter(|(key, _)| *key == name);
        named.next().map(|(_, value)| value.as_str())
    }

    /// Whether this can be the first tag of a drawing. Without its namespace
    /// browsers show nothing.
    fn is_svg(&self) -> bool {
        let declared = match self.prefix {
            "" => self.value("xmlns"),
            prefix => self.value(&format!("xmlns:{prefix}")),
        };
        self.name == "svg" && declared == Some("http://www.w3.org/2000/svg")
    }
}

fn check_tag(tag: &Tag<'_>) -> Result<(), Fault> {
    if matches!(tag.name.as_str(), "script" | "handler" | "listener") {
        return Err(Unsafe(DrawingFault::Script));
    }
    if FOREIGN.contains(&tag.name.as_str()) {
        return Err(Unsafe(DrawingFault::Foreign));
    }
    for (key, value) in &tag.attributes {
        let key = key.to_ascii_lowercase();
        let local = key.rsplit(':').next().unwrap_or(&key);
        if local.starts_with("on") {
            return Err(Unsafe(DrawingFault::EventHandler));
        }
        // Elements of HTML can do whatever a page can.
        if key.starts_with("xmlns") && value.contains("xhtml") {
            return Err(Unsafe(DrawingFault::Foreign));
        }
        let leads_out = REFERENCES.contains(&local) && !is_inner(value);
        if key == "xml:base" || leads_out {
            return Err(Unsafe(DrawingFault::ExternalReference));
        }
        // An animation could put in later what is refused here.
        let target = value.trim().to_ascii_lowercase();
        let target = target.rsplit(':').next().unwrap_or_default();
        if local == "attributename" && (REFERENCES.contains(&target) || target.starts_with("on")) {
            return Err(Unsafe(DrawingFault::ExternalReference));
        }
        // Under names with a prefix drawing programs keep notes of their own,
        // which are no style.
        if key != "xmlns" && !key.contains(':') {
            check_style(value)?;
        }
    }
    Ok(())
}

fn is_inner(reference: &str) -> bool {
    let reference = reference.trim().to_ascii_lowercase();
    reference.is_empty() || INNER.iter().any(|start| reference.starts_with(start))
}

/// Refuses CSS that loads something. Every way to load has a bracket or an
/// `@import`; a backslash could spell either of them otherwise.
fn check_style(css: &str) -> Result<(), Fault> {
    let css = css.to_ascii_lowercase();
    let loads = ["@import", "image(", "image-set(", "src(", "expression("];
    let hidden = css.contains('\\') && (css.contains('(') || css.contains('@'));
    if hidden || loads.iter().any(|word| css.contains(word)) {
        return Err(Unsafe(DrawingFault::ExternalReference));
    }
    let mut parts = css.split("url(");
    parts.next();
    for part in parts {
        let target = part.trim_start().trim_start_matches(['"', '\'']);
        if target.is_empty() || !is_inner(target) {
            return Err(Unsafe(DrawingFault::ExternalReference));
        }
    }
    Ok(())
}

/// The text with its entities resolved. Others than those of XML cannot be
/// known, for no drawing may declare its own.
fn decode(text: &str) -> Result<String, Fault> {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let (name, after) = after.split_once(';').ok_or(Broken)?;
        decoded.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => number(name).ok_or(Broken)?,
        });
        rest = after;
    }
    decoded.push_str(rest);
    Ok(decoded)
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

/// Width and height as written, or by the `viewBox` where they are not given
/// or relative to the page.
fn size_of(svg: &Tag<'_>) -> Option<(u32, u32)> {
    let written = |name| svg.value(name).and_then(length);
    let view = svg.value("viewBox").and_then(|view| {
        let numbers: Option<Vec<f64>> = view
            .split([' ', ',', '\n', '\t', '\r'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect();
        match numbers?[..] {
            [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
            _ => None,
        }
    });
    let (width, height) = match (written("width"), written("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some((pixels(width)?, pixels(height)?))
}

/// A length in pixels of CSS; nothing where it depends on the page.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text
        .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%')
        .len();
    let (number, unit) = text.split_at(end);
    // CSS Values and Units 4, section 6.2: an inch has 96 pixels.
    let scale = match unit.to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "q" => 96.0 / 101.6,
        _ => return None,
    };
    let number: f64 = number.trim().parse().ok()?;
    (number > 0.0).then_some(number * scale)
}

/// Whole pixels, at least one. Nobody means a drawing of over 100,000.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is between 1 and 100,000"
)]
fn pixels(number: f64) -> Option<u32> {
    let rounded = number.round().max(1.0);
    (rounded <= 100_000.0).then_some(rounded as u32)
}

fn find(bytes: &[u8], from: usize, fits: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter()
        .position(|byte| fits(*byte))
        .map_or(bytes.len(), |at| from + at)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.') || byte >= 0x80
}
