//! Draws diagnostics as the commands that GitHub turns into marks beside the
//! lines of a change.
//!
//! The form and its escapes are those of GitHub's documentation "Workflow
//! commands for GitHub Actions".

use std::fmt::Write as _;

use super::places::{Place, Places};
use super::{Diagnostic, Severity, Texts};

/// One command a line. `folder` is the way from the top of the repository to
/// the project: empty, or with a slash at its end.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], texts: &dyn Texts, folder: &str) -> String {
    let mut places = Places::new(texts);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = places.find(&diagnostic.path, diagnostic.span);
        push_command(&mut out, diagnostic, place.as_ref(), folder);
    }
    out
}

fn push_command(
    out: &mut String,
    diagnostic: &Diagnostic,
    place: Option<&Place<'_>>,
    folder: &str,
) {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let path = format!("{folder}{}", diagnostic.path);
    let _ = write!(out, "::{command} file={}", property(&path));
    if let Some(Place { start, end, .. }) = place {
        let _ = write!(out, ",line={},col={}", start.line, start.column);
        let _ = write!(out, ",endLine={}", end.line);
        // GitHub refuses an end column where the mark is longer than a line.
        if start.line == end.line {
            let _ = write!(out, ",endColumn={}", end.column);
        }
    }
    let _ = write!(out, ",title={}::", property(diagnostic.code.name()));
    out.push_str(&data(&diagnostic.message));
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "%0A{}", data(help));
    }
    out.push('\n');
}

/// The words of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value before the second `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::samples::{Files, samples};

    #[test]
    fn commands_are_escaped_and_lie_in_the_repository() {
        let drawn = render(&samples(), &Files, "docs/");
        let expected = "\
::notice file=docs/book.toml,title=site/base-url::There is no public address.
::error file=docs/content/a.md,line=1,col=4,endLine=1,endColumn=8,title=links/missing::There is no page `b.md`.%0ADid you mean `c.md`?
::warning file=docs/content/a.md,line=2,col=1,endLine=3,title=code/limit::50%25 too long:%0Aby far.
::error file=docs/content/gone%2C really.md,title=file/encoding::Not text.%0ASave it as UTF-8.
";
        assert_eq!(drawn, expected);
    }
}
