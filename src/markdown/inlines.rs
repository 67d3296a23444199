//! What is read from runs of words after the parser: `[FHIR]{gloss}` and
//! addresses with spaces, which CommonMark does not know.

use super::tree::{Document, Inline, InlineKind, Link, LinkId, LinkKind, TermMark, TermWish};
use crate::text::Span;

/// Endings at which `[x](My file.pdf)` surely means a file.
pub(super) const FILE_ENDINGS: [&str; 16] = [
    "md", "png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "csv", "docx", "xlsx", "pptx", "zip",
    "mp3", "mp4", "ics",
];

/// Adds a link to the list of a document.
pub(super) fn add_link(links: &mut Vec<Link>, link: Link) -> LinkId {
    let id = LinkId(u32::try_from(links.len()).unwrap_or(u32::MAX));
    links.push(link);
    id
}

/// Reads the forms of our own in every run of words, also inside emphasis.
pub(super) fn finish(inlines: Vec<Inline>, document: &mut Document) -> Vec<Inline> {
    let mut finished = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let Inline { span, kind } = inline;
        let kind = match kind {
            InlineKind::Text(words) if words.contains('[') => {
                split_text(&words, span, document, &mut finished);
                continue;
            }
            InlineKind::Emphasis(content) => InlineKind::Emphasis(finish(content, document)),
            InlineKind::Strong(content) => InlineKind::Strong(finish(content, document)),
            InlineKind::Strike(content) => InlineKind::Strike(finish(content, document)),
            other => other,
        };
        finished.push(Inline { span, kind });
    }
    finished
}

/// One form of ours inside a run of words.
struct Found<'a> {
    /// Bytes of the run that it takes.
    range: std::ops::Range<usize>,
    form: Form<'a>,
}

enum Form<'a> {
    Term(&'a str, TermWish),
    Link(LinkKind, &'a str, &'a str),
}

/// Cuts a run of words at our forms. Places inside the run are exact where
/// the run stands in the file as it reads (no escapes), else the whole run.
fn split_text(words: &str, span: Span, document: &mut Document, out: &mut Vec<Inline>) {
    let exact = (span.end - span.start) as usize == words.len();
    let place = |range: std::ops::Range<usize>| {
        if exact {
            Span::new(range).shifted(span.start as usize)
        } else {
            span
        }
    };
    let text = |range: std::ops::Range<usize>, out: &mut Vec<Inline>| {
        if !range.is_empty() {
            let kind = InlineKind::Text(words[range.clone()].into());
            out.push(Inline {
                span: place(range),
                kind,
            });
        }
    };
    let mut done = 0;
    let mut from = 0;
    while let Some(at) = words[from..].find('[').map(|at| at + from) {
        let Some(found) = find_form(words, at) else {
            from = at + 1;
            continue;
        };
        text(done..found.range.start, out);
        let span = place(found.range.clone());
        let kind = match found.form {
            Form::Term(term, wish) => {
                document.terms.push(TermMark {
                    words: term.into(),
                    wish,
                    span,
                });
                InlineKind::Term(term.into(), wish)
            }
            Form::Link(kind, label, destination) => {
                let link = Link {
                    kind,
                    destination: destination.into(),
                    title: "".into(),
                    span,
                };
                let id = add_link(&mut document.links, link);
                match kind {
                    LinkKind::Picture => InlineKind::Picture(id, label.into()),
                    LinkKind::Link => {
                        let label = Inline {
                            span,
                            kind: InlineKind::Text(label.into()),
                        };
                        InlineKind::Link(id, vec![label])
                    }
                }
            }
        };
        out.push(Inline { span, kind });
        done = found.range.end;
        from = done;
    }
    text(done..words.len(), out);
}

fn find_form(words: &str, at: usize) -> Option<Found<'_>> {
    let close = words[at..].find(']')? + at;
    let label = &words[at + 1..close];
    let rest = &words[close + 1..];
    for (mark, wish) in [
        ("{gloss}", TermWish::Gloss),
        ("{nogloss}", TermWish::NoGloss),
    ] {
        if rest.starts_with(mark) {
            let range = at..close + 1 + mark.len();
            return Some(Found {
                range,
                form: Form::Term(label, wish),
            });
        }
    }
    let destination = rest.strip_prefix('(')?;
    let destination = &destination[..destination.find(')')?];
    let file = destination.split('#').next().unwrap_or_default();
    let ending = file.rsplit_once('.')?.1.trim().to_lowercase();
    if !destination.contains(' ') || !FILE_ENDINGS.contains(&ending.as_str()) {
        return None;
    }
    let end = close + 1 + destination.len() + 2;
    let picture = words[..at].ends_with('!');
    let (start, kind) = if picture {
        (at - 1, LinkKind::Picture)
    } else {
        (at, LinkKind::Link)
    };
    Some(Found {
        range: start..end,
        form: Form::Link(kind, label, destination.trim()),
    })
}
