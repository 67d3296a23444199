//! Labelled lines in the middle of ordinary text: `Time: 10 minutes`.
//!
//! A label counts at the start of a paragraph and after the end of a line in
//! it, never elsewhere: "Ask this: who reads it?" stays text.

use super::keys::{Takes, normal};
use super::piece::{Piece, is_blank};
use crate::markdown::front_matter::Field;
use crate::markdown::tree::{BlockKind, Inline, InlineKind, List, plain_text};
use crate::text::{Span, nearest};

/// A label of a table of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The words before the colon, as authors write them.
    pub name: &'static str,
    /// What follows the colon.
    pub takes: Takes,
}

/// A labelled line that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The name of its label.
    pub name: &'static str,
    /// Where the label stands.
    pub name_span: Span,
    /// What follows the colon, with its marks.
    pub value: Vec<Inline>,
    /// Where that stands; after the colon where nothing follows.
    pub span: Span,
}

impl Labelled {
    /// The words of the value.
    #[must_use]
    pub fn words(&self) -> String {
        super::tidy(&plain_text(&self.value))
    }

    /// The names in the value, each with the place of the whole value.
    #[must_use]
    pub fn names(&self) -> Vec<Field<String>> {
        let words = self.words();
        let piece = Piece {
            text: &words,
            start: 0,
        };
        let span = self.span;
        let names = super::read_names(piece).into_iter();
        names.map(|name| Field { span, ..name }).collect()
    }
}

/// A line that starts with something near a label.
pub type NearLabel = (Field<String>, &'static str);

/// A paragraph taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SplitLines {
    /// What is not labelled, without breaks at its end.
    pub rest: Vec<Inline>,
    /// The labelled lines in order.
    pub labelled: Vec<Labelled>,
    /// Lines that start with something near a label; they stay in `rest`.
    pub near: Vec<NearLabel>,
}

/// Takes the labelled lines out of a paragraph. A line without a label goes on
/// with the labelled line above it, where the label takes text.
#[must_use]
pub fn split_labelled(inlines: Vec<Inline>, labels: &[Label]) -> SplitLines {
    let mut split = SplitLines::default();
    let mut open = None;
    for line in lines(inlines) {
        if let Some((label, labelled)) = read_label(&line.content, labels) {
            let goes_on = matches!(label.takes, Takes::Words | Takes::Names);
            open = goes_on.then_some(label.takes);
            split.labelled.push(labelled);
            continue;
        }
        let near = near_label(&line.content, labels);
        // A name with a colon is no name: it is a label with a slip.
        let goes_on = open == Some(Takes::Words) || (open.is_some() && near.is_none());
        match split.labelled.last_mut() {
            Some(last) if goes_on => last.go_on(line),
            _ => {
                open = None;
                split.near.extend(near);
                split
                    .rest
                    .extend(line.before.filter(|_| !split.rest.is_empty()));
                split.rest.extend(line.content);
            }
        }
    }
    split
}

/// Takes labelled lines out of the end of a list, which they join where the
/// empty line between is missing. The first line of the last item is never a
/// label; other lines without a label stay in the item.
pub(in crate::markdown) fn split_list_end(list: &mut List, labels: &[Label]) -> SplitLines {
    let last = list
        .items
        .last_mut()
        .and_then(|item| item.blocks.last_mut());
    match last.map(|block| &mut block.kind) {
        Some(BlockKind::List(inner)) => split_list_end(inner, labels),
        Some(BlockKind::Paragraph(inlines)) => split_paragraph_end(inlines, labels),
        _ => SplitLines::default(),
    }
}

fn split_paragraph_end(inlines: &mut Vec<Inline>, labels: &[Label]) -> SplitLines {
    let is_break = |inline: &Inline| inline.kind == InlineKind::SoftBreak;
    let Some(at) = inlines.iter().position(is_break) else {
        return SplitLines::default();
    };
    let tail = inlines.split_off(at);
    let line_end = tail[0].clone();
    let mut split = split_labelled(tail[1..].to_vec(), labels);
    if !split.rest.is_empty() {
        inlines.push(line_end);
        inlines.append(&mut split.rest);
    }
    split
}

impl Labelled {
    fn go_on(&mut self, line: Line) {
        for inline in line.before.into_iter().chain(line.content) {
            self.span = self.span.join(inline.span);
            self.value.push(inline);
        }
    }
}

/// The inlines of one line and the break before it.
struct Line {
    before: Option<Inline>,
    content: Vec<Inline>,
}

fn lines(inlines: Vec<Inline>) -> Vec<Line> {
    let mut lines = vec![Line {
        before: None,
        content: Vec::new(),
    }];
    for inline in inlines {
        let is_break = matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
        match lines.last_mut() {
            Some(line) if !is_break => line.content.push(inline),
            _ => lines.push(Line {
                before: Some(inline),
                content: Vec::new(),
            }),
        }
    }
    lines
}

/// What stands before the first colon of a line, and the line after it.
struct Head {
    name: String,
    name_span: Span,
    rest: Vec<Inline>,
    end: u32,
}

/// Reads `Name: rest` and the same with the name in bold or italics, with the
/// colon inside the marks or after them.
fn head(line: &[Inline]) -> Option<Head> {
    let first = line.first()?;
    if let InlineKind::Strong(inner) | InlineKind::Emphasis(inner) = &first.kind {
        let words = plain_text(inner);
        let name = words.trim_end_matches(is_blank);
        if let Some(name) = name.strip_suffix([':', '\u{ff1a}']) {
            return Some(Head {
                name: name.to_owned(),
                name_span: first.span,
                rest: line[1..].to_vec(),
                end: first.span.end,
            });
        }
        let (after, rest) = after_colon(line.get(1)?)?;
        let after_words = after.trim_matches(is_blank).is_empty();
        return after_words.then(|| Head {
            name: words.clone(),
            name_span: first.span,
            end: rest.span.start,
            rest: std::iter::once(rest)
                .chain(line[2..].iter().cloned())
                .collect(),
        });
    }
    let (text, used) = leading_text(line);
    let (name, rest) = after_colon(&text)?;
    Some(Head {
        name_span: Span {
            start: text.span.start,
            end: rest.span.start,
        },
        end: rest.span.start,
        name,
        rest: std::iter::once(rest)
            .chain(line[used..].iter().cloned())
            .collect(),
    })
}

/// The texts at the start of a line as one: escapes and marks that turned out
/// to be words split them.
pub(in crate::markdown) fn leading_text(line: &[Inline]) -> (Inline, usize) {
    let mut words = String::new();
    let mut span: Option<Span> = None;
    let mut used = 0;
    for inline in line {
        let InlineKind::Text(text) = &inline.kind else {
            break;
        };
        words.push_str(text);
        span = Some(span.map_or(inline.span, |before| before.join(inline.span)));
        used += 1;
    }
    let merged = Inline {
        span: span.unwrap_or_default(),
        kind: InlineKind::Text(words.into()),
    };
    (merged, used)
}

/// Cuts a text at its first colon. The rest keeps its place in the file.
fn after_colon(inline: &Inline) -> Option<(String, Inline)> {
    let InlineKind::Text(text) = &inline.kind else {
        return None;
    };
    let at = text.find([':', '\u{ff1a}'])?;
    let colon = text[at..].chars().next()?;
    let rest = text[at + colon.len_utf8()..].trim_start_matches(is_blank);
    let before = &text[..text.len() - rest.len()];
    let length = |words: &str| u32::try_from(words.len()).unwrap_or(0);
    // Escapes make the source longer than the words, and curly quotes make it
    // shorter: measured from the side that has neither.
    let is_plain = |c: char| !c.is_ascii_punctuation() || ":-".contains(c);
    let start = if before.chars().all(is_plain) {
        inline.span.start + length(before)
    } else {
        inline.span.end.saturating_sub(length(rest))
    };
    let span = Span {
        start: start.clamp(inline.span.start, inline.span.end),
        end: inline.span.end,
    };
    let rest = Inline {
        span,
        kind: InlineKind::Text(rest.into()),
    };
    Some((text[..at].trim_matches(is_blank).to_owned(), rest))
}

fn read_label<'l>(line: &[Inline], labels: &'l [Label]) -> Option<(&'l Label, Labelled)> {
    let head = head(line)?;
    let wanted = normal(&head.name);
    let label = labels.iter().find(|label| normal(label.name) == wanted)?;
    let mut value = head.rest;
    trim_start(&mut value);
    let places = value.iter().map(|inline| inline.span);
    let span = places.reduce(Span::join).unwrap_or(Span {
        start: head.end,
        end: head.end,
    });
    let labelled = Labelled {
        name: label.name,
        name_span: head.name_span,
        value,
        span,
    };
    Some((label, labelled))
}

fn near_label(line: &[Inline], labels: &[Label]) -> Option<NearLabel> {
    let head = head(line)?;
    let one_word = !head.name.contains(' ') || head.name.len() <= 16;
    let near = nearest(&head.name, labels.iter().map(|label| label.name));
    let near = near.filter(|_| one_word && head.name.chars().count() >= 3)?;
    let field = Field {
        value: head.name,
        span: head.name_span,
    };
    Some((field, near))
}

/// Takes white space and empty texts from the start.
fn trim_start(inlines: &mut Vec<Inline>) {
    while let Some(Inline { kind, span }) = inlines.first_mut() {
        let InlineKind::Text(text) = kind else {
            return;
        };
        let trimmed = text.trim_start_matches(is_blank);
        if !trimmed.is_empty() {
            let cut = u32::try_from(text.len() - trimmed.len()).unwrap_or(0);
            span.start += cut;
            *text = trimmed.into();
            return;
        }
        inlines.remove(0);
    }
}
