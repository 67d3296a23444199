//! Faults in the writing of `book.toml` and other TOML files, in plain words.
//!
//! The parser speaks to programmers. Here each fault is looked at together
//! with its line, because the line tells what a person meant. It never knows
//! keys and tables.

use toml::de::Error;

use crate::diagnostics::{Code, Diagnostic};
use crate::text::{LineIndex, SourcePath, Span, plain_ascii_quotes};

/// Whether the fault spoils one value only, so that the rest of the file is
/// read with certainty.
pub(crate) fn is_contained(error: &Error) -> bool {
    ["duplicate key", "string values must be quoted"]
        .iter()
        .any(|start| error.message().starts_with(start))
}

/// One diagnostic for each line with a fault: what the parser says about the
/// rest of a line follows from its first fault.
pub(crate) fn describe(
    code: Code,
    path: &SourcePath,
    text: &str,
    errors: &[Error],
) -> Vec<Diagnostic> {
    let index = LineIndex::new(text);
    let mut faults: Vec<(usize, Span, &str)> = Vec::new();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let line = index.position(text, range.start).line;
        faults.push((line, Span::new(range), error.message()));
    }
    faults.sort_by_key(|(line, span, _)| (*line, *span));
    faults.dedup_by_key(|(line, _, _)| *line);
    faults
        .into_iter()
        .map(|(line, span, message)| {
            let whole = line_span(&index, text, line);
            let place = if span.start == span.end { whole } else { span };
            let fault = explain(whole.of(text), span.of(text), message);
            Diagnostic::new(code, path, place, fault.wrong).help(fault.help)
        })
        .collect()
}

/// The words of a line, without white space around them.
fn line_span(index: &LineIndex, text: &str, line: usize) -> Span {
    let start = index.line_start(line).unwrap_or(0);
    let end = index.line_start(line + 1).unwrap_or(text.len());
    let words = text.get(start..end).unwrap_or("");
    let from = start + words.len() - words.trim_start().len();
    Span::new(from..from + words.trim().len())
}

struct Fault {
    wrong: String,
    help: String,
}

/// What is wrong with a line and what to do. `message` is the parser's.
fn explain(line: &str, found: &str, message: &str) -> Fault {
    by_line(line)
        .or_else(|| by_message(line, found, message))
        .unwrap_or_else(|| {
            let wrong = format!("This line cannot be read: {message}.");
            fault(
                &wrong,
                "A line is a table such as `[site]`, or `key = \"value\"`, or a note that starts with `#`.",
            )
        })
}

fn fault(wrong: &str, help: &str) -> Fault {
    Fault {
        wrong: wrong.to_owned(),
        help: help.to_owned(),
    }
}

/// Slips that the line itself shows, whatever the parser says.
fn by_line(line: &str) -> Option<Fault> {
    let straight = plain_ascii_quotes(line);
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    if value.starts_with(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']) {
        return Some(fault(
            "The quotes of this line are curly.",
            &format!("Use straight quotes: `{straight}`."),
        ));
    }
    let key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some((name, value)) = line.split_once(':')
        && !name.trim().is_empty()
        && name.trim().chars().all(key)
    {
        return Some(fault(
            "Between a key and its value stands `=`, not `:`.",
            &format!("Write `{} = {}`.", name.trim(), value.trim()),
        ));
    }
    let (name, _) = line.split_once('=')?;
    let meant = match value.to_lowercase().as_str() {
        "yes" | "on" | "true" => "true",
        "no" | "off" | "false" => "false",
        _ => return None,
    };
    Some(fault(
        "Yes and no are written `true` and `false`.",
        &format!("Write `{} = {meant}`.", name.trim()),
    ))
}

/// The parser's messages in plain words.
fn by_message(line: &str, found: &str, message: &str) -> Option<Fault> {
    let starts = |start: &str| message.starts_with(start);
    let says = |part: &str| message.contains(part);
    Some(if starts("duplicate key") {
        fault(&format!("`{found}` stands twice."), "Keep one of them.")
    } else if starts("string values must be quoted") {
        fault(
            "Text stands in quotes.",
            &format!("Write `\"{}\"`.", found.trim().trim_matches('"')),
        )
    } else if starts("unexpected key or value") {
        in_quotes(line)
    } else if starts("key with no value") {
        fault(
            "This line has no `=`.",
            "Write `key = \"value\"`, or start the line with `#` if it is a note.",
        )
    } else if says("unicode") || says("escape") {
        fault(
            "A backslash means something of its own between quotes.",
            "Write `/` instead, or two backslashes.",
        )
    } else if starts("invalid basic string") || starts("invalid literal string") {
        fault(
            "The quotes that open this text are not closed.",
            "Put a quote of the same kind at the end of the text.",
        )
    } else if starts("unclosed array") || says("array elements") || says("in array") {
        fault(
            "This list is not written as it should be, or not closed.",
            "Put a comma after each text and `]` at the end: `[\"one\", \"two\"]`.",
        )
    } else if starts("unclosed table") || starts("unclosed array table") {
        fault(
            "The name of a table stands between square brackets.",
            &format!("Write `[{}]`.", line.trim_matches(['[', ']', ' '])),
        )
    } else if starts("carriage return") {
        fault(
            "The lines of this file end as on very old Macs.",
            "Save it again with another editor.",
        )
    } else {
        return None;
    })
}

/// There is more after a value: most often text or a date without quotes.
fn in_quotes(line: &str) -> Fault {
    let wrong = "After the value there is something more.";
    match line.split_once('=') {
        Some((name, value)) if !value.contains(['"', '\'', '[']) => fault(
            wrong,
            &format!(
                "Text and dates stand in quotes: `{} = \"{}\"`.",
                name.trim(),
                value.trim()
            ),
        ),
        _ => fault(
            wrong,
            "One line holds one key and one value. A note starts with `#`.",
        ),
    }
}
