//! Draws diagnostics as one JSON array, for editors and other programs.
//!
//! Every element is an object with these keys, always all of them:
//!
//! | key | value |
//! |---|---|
//! | `path` | the file from the project's folder, with forward slashes |
//! | `line`, `column` | the first character, both from 1; `null` for a whole file |
//! | `endLine`, `endColumn` | one past the last character, or `null` |
//! | `severity` | `error`, `warning` or `advice` |
//! | `code` | the name that `guidepost explain` knows |
//! | `message` | what is wrong, one sentence |
//! | `help` | what to do, or `null` |
//! | `related` | other places: `path`, the four numbers, `message` |
//!
//! Columns count characters. New keys may be added; none is renamed.

use rayon::prelude::*;
use serde::Serialize;

use super::places::Places;
use super::{A_PIECE, Diagnostic, Severity, Texts};
use crate::text::{SourcePath, Span};

#[derive(Serialize)]
struct Item<'a> {
    #[serde(flatten)]
    place: PlaceItem<'a>,
    severity: Severity,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<RelatedItem<'a>>,
}

#[derive(Serialize)]
struct RelatedItem<'a> {
    #[serde(flatten)]
    place: PlaceItem<'a>,
    message: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlaceItem<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// So many pieces are held in memory at once.
const PIECES_AT_ONCE: usize = 64;

/// One array, one diagnostic a line, with a line end after it; in pieces, so
/// that a long one never stands in memory as a whole.
pub fn pieces<'a>(
    diagnostics: &'a [Diagnostic],
    texts: &'a dyn Texts,
) -> impl Iterator<Item = String> + 'a {
    let (open, close) = if diagnostics.is_empty() {
        ("[", "]\n")
    } else {
        ("[\n", "\n]\n")
    };
    let waves = diagnostics.chunks(A_PIECE * PIECES_AT_ONCE).enumerate();
    let drawn = waves.flat_map(move |(wave, diagnostics)| {
        let pieces = diagnostics.par_chunks(A_PIECE).enumerate();
        let drawn = pieces.map(|(at, some)| piece(some, texts, wave + at));
        drawn.collect::<Vec<_>>()
    });
    let ends = |end: &str| std::iter::once(end.to_owned());
    ends(open).chain(drawn).chain(ends(close))
}

/// Some lines of the array; all but its first piece follow a comma.
fn piece(diagnostics: &[Diagnostic], texts: &dyn Texts, number: usize) -> String {
    let mut places = Places::new(texts);
    let mut drawn = String::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        if number + at > 0 {
            drawn.push_str(",\n");
        }
        drawn.push_str(&line(diagnostic, &mut places));
    }
    drawn
}

fn line(diagnostic: &Diagnostic, places: &mut Places<'_>) -> String {
    let item = Item {
        place: place(&diagnostic.path, diagnostic.span, places),
        severity: diagnostic.severity,
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        related: diagnostic
            .related
            .iter()
            .map(|label| RelatedItem {
                place: place(&label.path, label.span, places),
                message: &label.message,
            })
            .collect(),
    };
    // Strings and numbers only: this cannot fail, and if it did, a reader of
    // the array still gets an array.
    serde_json::to_string(&item).unwrap_or_else(|_| "null".to_owned())
}

fn place<'a>(path: &'a SourcePath, span: Option<Span>, places: &mut Places<'_>) -> PlaceItem<'a> {
    let found = places.find(path, span);
    let found = found.as_ref();
    PlaceItem {
        path: path.as_str(),
        line: found.map(|place| place.start.line),
        column: found.map(|place| place.start.column),
        end_line: found.map(|place| place.end.line),
        end_column: found.map(|place| place.end.column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::samples::{Files, samples};

    #[test]
    fn every_diagnostic_is_a_line_of_one_array() {
        let drawn: String = pieces(&samples(), &Files).collect();
        let expected = concat!(
            "[\n",
            r#"{"path":"book.toml","line":null,"column":null,"endLine":null,"endColumn":null,"severity":"advice","code":"site/base-url","message":"There is no public address.","help":null,"related":[]},"#,
            "\n",
            r#"{"path":"content/a.md","line":1,"column":4,"endLine":1,"endColumn":8,"severity":"error","code":"links/missing","message":"There is no page `b.md`.","help":"Did you mean `c.md`?","related":[{"path":"content/c.md","line":1,"column":1,"endLine":1,"endColumn":4,"message":"This page is near."}]},"#,
            "\n",
            r#"{"path":"content/a.md","line":2,"column":1,"endLine":3,"endColumn":4,"severity":"warning","code":"code/limit","message":"50% too long:\nby far.","help":null,"related":[]},"#,
            "\n",
            r#"{"path":"content/gone, really.md","line":null,"column":null,"endLine":null,"endColumn":null,"severity":"error","code":"file/encoding","message":"Not text.","help":"Save it as UTF-8.","related":[]}"#,
            "\n]\n",
        );
        assert_eq!(drawn, expected);
    }

    #[test]
    fn nothing_is_an_empty_array() {
        assert_eq!(pieces(&[], &Files).collect::<String>(), "[]\n");
    }

    #[test]
    fn pieces_are_one_array() {
        let many: Vec<Diagnostic> = samples().into_iter().cycle().take(A_PIECE + 2).collect();
        let drawn: String = pieces(&many, &Files).collect();
        let array: Vec<serde_json::Value> = serde_json::from_str(&drawn).unwrap();
        assert_eq!(array.len(), many.len());
        assert_eq!(drawn.lines().count(), many.len() + 2);
    }
}
