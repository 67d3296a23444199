//! What a browser makes of a page, as far as tests need it: a small tokenizer
//! after the rules of the HTML standard, section 13.2.5. It knows tags, their
//! attributes, comments and the elements whose content is no markup.

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Piece {
    /// A start tag with its attributes, their values without references.
    Open(String, Vec<(String, String)>),
    /// An end tag.
    Close(String),
    /// A comment or the document type.
    Note(String),
    /// Words between tags, without references.
    Words(String),
}

/// Whether `&amp;` and its like stand for letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum References {
    Count,
    AreWords,
}

/// Elements that hold no tags: whether references count in them.
const RAW: [(&str, References); 5] = [
    ("script", References::AreWords),
    ("style", References::AreWords),
    ("title", References::Count),
    ("textarea", References::Count),
    ("xmp", References::AreWords),
];

/// The pieces of a page in order.
pub(crate) fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        rest = piece(rest, &mut pieces);
        let Some(Piece::Open(name, _)) = pieces.last() else {
            continue;
        };
        if let Some((name, references)) = RAW.iter().find(|(raw, _)| raw == name) {
            rest = raw(rest, name, *references, &mut pieces);
        }
    }
    pieces
}

/// Reads one piece and gives what follows it.
fn piece<'a>(text: &'a str, pieces: &mut Vec<Piece>) -> &'a str {
    let after = text.strip_prefix('<');
    let next = after.and_then(|after| after.chars().next());
    match (after, next) {
        (Some(after), Some('!' | '?')) => note(after, pieces),
        (Some(after), Some('/')) if is_letter(after[1..].chars().next()) => {
            let (name, _, rest) = tag(&after[1..]);
            pieces.push(Piece::Close(name));
            rest
        }
        (Some(after), letter) if is_letter(letter) => {
            let (name, attributes, rest) = tag(after);
            pieces.push(Piece::Open(name, attributes));
            rest
        }
        _ => {
            let first = text.chars().next().map_or(0, char::len_utf8);
            let end = text[first..].find('<').map_or(text.len(), |at| at + first);
            pieces.push(Piece::Words(without_references(&text[..end])));
            &text[end..]
        }
    }
}

fn is_letter(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_alphabetic())
}

fn note<'a>(after: &'a str, pieces: &mut Vec<Piece>) -> &'a str {
    let (end, length) = if after.starts_with("!--") {
        ("-->", 3)
    } else {
        (">", 1)
    };
    let at = after.find(end).unwrap_or(after.len());
    pieces.push(Piece::Note(after[..at].to_owned()));
    after.get(at + length..).unwrap_or_default()
}

/// Everything up to the end tag of an element that holds no tags.
fn raw<'a>(text: &'a str, name: &str, references: References, pieces: &mut Vec<Piece>) -> &'a str {
    let lower = text.to_ascii_lowercase();
    let ends = |at: &usize| {
        let after = lower[at + 2 + name.len()..].chars().next();
        after.is_none_or(|c| c.is_ascii_whitespace() || c == '/' || c == '>')
    };
    let close = format!("</{name}");
    let mut tags = lower.match_indices(&close).map(|(at, _)| at);
    let end = tags.find(ends).unwrap_or(text.len());
    let words = &text[..end];
    let words = if references == References::Count {
        without_references(words)
    } else {
        words.to_owned()
    };
    pieces.push(Piece::Words(words));
    &text[end..]
}

/// The name and the attributes of a tag, and what follows it.
fn tag(text: &str) -> (String, Vec<(String, String)>, &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '/' || c == '>';
    let at = text.find(is_end).unwrap_or(text.len());
    let name = text[..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[at..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (name, attributes, after);
        }
        if rest.is_empty() {
            return (name, attributes, rest);
        }
        let (attribute, after) = attribute(rest);
        attributes.push(attribute);
        rest = after;
    }
}

fn attribute(text: &str) -> ((String, String), &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
    // An equals sign at the start belongs to the name.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let at = text[first..]
        .find(is_end)
        .map_or(text.len(), |at| at + first);
    let name = text[..at].to_ascii_lowercase();
    let after = text[at..].trim_start();
    let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
        return ((name, String::new()), &text[at..]);
    };
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (value, rest) = inside.split_once(quote).unwrap_or((inside, ""));
            return ((name, without_references(value)), rest);
        }
    }
    let end = value
        .find(|c: char| c.is_ascii_whitespace() || c == '>')
        .unwrap_or(value.len());
    ((name, without_references(&value[..end])), &value[end..])
}

/// The text with the references that we write, and numbers, as their letters.
fn without_references(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known = after
            .split_once(';')
            .and_then(|(name, after)| Some((letter(name)?, after)));
        rest = match known {
            Some((letter, after)) => {
                plain.push(letter);
                after
            }
            None => {
                plain.push('&');
                after
            }
        };
    }
    plain.push_str(rest);
    plain
}

fn letter(name: &str) -> Option<char> {
    let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            digits => number(digits, 10),
        },
    }
}

#[test]
fn a_page_is_read_as_browsers_read_it() {
    let page = "<!doctype html><p CLASS=a id='b\"' x>1 < 2 &lt;b&gt;</p><script>if (a</b) \"</p>\"</script>\
                <img src=x onerror=alert(1)//><!-- <b> --></title x>";
    let open = |name: &str, attributes: &[(&str, &str)]| {
        let attributes = attributes
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Piece::Open(name.to_owned(), attributes.collect())
    };
    let words = |words: &str| Piece::Words(words.to_owned());
    assert_eq!(
        pieces(page),
        [
            Piece::Note("!doctype html".to_owned()),
            open("p", &[("class", "a"), ("id", "b\""), ("x", "")]),
            words("1 "),
            words("< 2 <b>"),
            Piece::Close("p".to_owned()),
            open("script", &[]),
            words("if (a</b) \"</p>\""),
            Piece::Close("script".to_owned()),
            open("img", &[("src", "x"), ("onerror", "alert(1)//")]),
            Piece::Note("!-- <b> ".to_owned()),
            Piece::Close("title".to_owned()),
        ]
    );
}
