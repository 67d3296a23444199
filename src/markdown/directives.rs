//! The few forms of our own inside plain Markdown: `{{#include}}`,
//! `<!-- allow -->` and `{#id}`.

use super::file_text::FileText;
use super::tree::{Allow, Include, IncludePart, IncludePlace, Inline, InlineKind};
use crate::text::Span;

/// How an include starts.
pub(super) const INCLUDE: &str = "{{#include";

/// Reads `{{#include path}}` with its part, if that is all that `written` is.
pub(super) fn include(written: &str, span: Span, place: IncludePlace) -> Option<Include> {
    let inside = written.strip_prefix(INCLUDE)?.strip_suffix("}}")?;
    if !inside.starts_with(char::is_whitespace) || inside.contains(['\n', '{', '}']) {
        return None;
    }
    let inside = inside.trim();
    let (path, part) = match inside.split_once(':') {
        None => (inside, IncludePart::Whole),
        Some((path, part)) => (path, include_part(part)),
    };
    Some(Include {
        path: path.trim().into(),
        part,
        place,
        depth: 0,
        span,
    })
}

/// `3`, `3:10`, `:10`, `3:` or the name of an anchor.
fn include_part(part: &str) -> IncludePart {
    let part = part.trim();
    let (from, to) = part
        .split_once(':')
        .map_or((part, None), |(from, to)| (from, Some(to)));
    let number = |text: &str| text.trim().parse::<usize>().ok();
    match (number(from), to) {
        (Some(line), None) => IncludePart::Lines(line, Some(line)),
        (Some(from), Some(to)) => IncludePart::Lines(from, number(to)),
        (None, Some(to)) if from.is_empty() => IncludePart::Lines(1, number(to)),
        _ => IncludePart::Anchor(part.into()),
    }
}

/// Notes whole lines of code that are includes. `words` is one piece of code
/// as the parser gave it, and `span` is where it stands.
pub(super) fn note_code_includes(
    words: &str,
    span: Span,
    file: FileText<'_>,
    mut note: impl FnMut(Include),
) {
    if !words.contains(INCLUDE) {
        return;
    }
    let written = span.of(file.text);
    let mut at = span.start as usize;
    for line in written.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let place = Span::new(at + indent..at + line.trim_end().len());
        if let Some(include) = include(line.trim(), place, IncludePlace::Code) {
            note(include);
        }
        at += line.len();
    }
}

/// The words of a comment, if the markup is one comment and nothing else.
pub(super) fn comment(markup: &str) -> Option<&str> {
    let inside = markup.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    (!inside.contains("-->")).then_some(inside.trim())
}

/// Whether markup is nothing but comments.
pub(super) fn is_comment(markup: &str) -> bool {
    let mut rest = markup.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else {
            // The rest of the page is inside, which must be said.
            return false;
        };
        rest = after.trim_start();
    }
    rest.is_empty() && !markup.trim().is_empty()
}

/// Whether markup is the line break that people write in tables.
pub(super) fn is_line_break(markup: &str) -> bool {
    let name = markup.trim_start_matches('<').trim_end_matches('>');
    let name = name.trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// Reads `allow code: reason`.
pub(super) fn allow(comment: &str) -> Option<Allow> {
    let rest = comment.strip_prefix("allow")?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    Some(Allow {
        code: code.trim().into(),
        reason: reason.trim().into(),
    })
}

/// Takes `{#id}` off the end of a heading and gives the id.
pub(super) fn take_heading_id(content: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline {
        kind: InlineKind::Text(words),
        ..
    }) = content.last_mut()
    else {
        return None;
    };
    let (before, id) = words.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let id = id.trim();
    if !id.contains(char::is_alphanumeric) {
        return None;
    }
    let id = id.to_owned();
    let before = before.trim_end().to_owned();
    if before.is_empty() {
        content.pop();
    } else {
        *words = before.into();
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_name_a_file_and_a_part() {
        let part = |text: &str| {
            include(text, Span::default(), IncludePlace::Block).map(|include| include.part)
        };
        assert_eq!(part("{{#include a.md}}"), Some(IncludePart::Whole));
        assert_eq!(
            part("{{#include a.md:3}}"),
            Some(IncludePart::Lines(3, Some(3)))
        );
        assert_eq!(
            part("{{#include a.md:3:10}}"),
            Some(IncludePart::Lines(3, Some(10)))
        );
        assert_eq!(
            part("{{#include a.md:3:}}"),
            Some(IncludePart::Lines(3, None))
        );
        assert_eq!(
            part("{{#include a.md::10}}"),
            Some(IncludePart::Lines(1, Some(10)))
        );
        assert_eq!(
            part("{{#include a.md:who}}"),
            Some(IncludePart::Anchor("who".into()))
        );
        assert_eq!(part("{{#included a.md}}"), None);
        assert_eq!(part("see {{#include a.md}}"), None);
    }

    #[test]
    fn allow_needs_its_word() {
        let read = |text| comment(text).and_then(allow);
        let allow = read("<!-- allow plain/passive: the actor is not known -->\n").unwrap();
        assert_eq!(
            (&*allow.code, &*allow.reason),
            ("plain/passive", "the actor is not known")
        );
        assert!(read("<!-- allowed -->").is_none());
        assert!(comment("<!-- a --> text <!-- b -->").is_none());
        assert!(is_comment("<!-- a -->\n<!-- b\nc -->\n"));
        assert!(!is_comment("<!-- a --> text"));
        assert!(!is_comment("<!-- open"));
        assert!(is_line_break("<br>") && is_line_break("<BR />") && !is_line_break("<b>"));
    }
}
