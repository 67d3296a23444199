//! Lines that were to be a table and are none.

use crate::diagnostics::{Diagnostic, MARKDOWN_NO_TABLE};
use crate::markdown::FileText;
use crate::text::Span;

/// Looks for a table among the lines of a paragraph: its line of dashes is
/// missing, or does not fit the line above. Asked only where a line starts
/// like a row.
pub(in crate::markdown) fn check_table(lines: &[Span], file: &FileText<'_>) -> Option<Diagnostic> {
    let written: Vec<&str> = lines.iter().map(|line| row_of(*line, file.text)).collect();
    let (line, message, help) = match written.iter().position(|line| is_dashes(line)) {
        Some(0) => (
            0,
            "This line of dashes has no line of names above it, so there is no table.".to_owned(),
            "Write the names of the columns on the line right above the dashes.".to_owned(),
        ),
        Some(at) if written[at - 1].contains('|') => {
            let (names, dashes) = (cells_written(written[at - 1]), cells_written(written[at]));
            if names == dashes {
                return None;
            }
            let message = format!(
                "This is not shown as a table: the line above has {}, and this line of dashes has {dashes}.",
                columns(names)
            );
            (at, message, format!("Write {}.", dash_line(names)))
        }
        Some(_) => return None,
        None => {
            let at = written
                .windows(2)
                .position(|pair| pair.iter().all(|line| is_row(line)))?;
            let names = cells_written(written[at]);
            let message = "These lines are not shown as a table: there is no line of dashes.";
            let help = format!("Write {} under this line.", dash_line(names));
            (at, message.to_owned(), help)
        }
    };
    Some(file.say(MARKDOWN_NO_TABLE, lines[line], message).help(help))
}

/// A line as it is written; nothing where a backslash says that its first bar
/// is only a sign.
fn row_of(line: Span, text: &str) -> &str {
    let before = text.get(..line.start as usize).unwrap_or_default();
    if before.ends_with('\\') {
        return "";
    }
    line.of(text).trim()
}

fn columns(count: usize) -> String {
    let word = if count == 1 { "column" } else { "columns" };
    format!("{count} {word}")
}

/// The line of dashes of a table, in words where it is long.
fn dash_line(columns: usize) -> String {
    const SHOWN: usize = 8;
    if columns > SHOWN {
        return format!("a line of dashes with {columns} columns, such as `|---|---|`,");
    }
    format!("`|{}`", "---|".repeat(columns))
}

/// Whether a line is the one that makes a table: dashes between bars.
fn is_dashes(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.bytes().all(|sign| b"|-: \t".contains(&sign))
}

/// Whether a line has a bar at both ends.
fn is_row(line: &str) -> bool {
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// How many cells a row has as it is written. GFM drops those beyond the
/// first row's without a word.
pub(in crate::markdown) fn cells_written(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut escaped = false;
    let mut ends_with_bar = false;
    for letter in row.chars() {
        ends_with_bar = letter == '|' && !escaped;
        bars += usize::from(ends_with_bar);
        escaped = letter == '\\' && !escaped;
    }
    bars + usize::from(!ends_with_bar)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{ParseOptions, parse};
    use crate::text::SourcePath;

    fn said(text: &str) -> Vec<Diagnostic> {
        let path = SourcePath::new("content/page.md");
        parse(text, &path, ParseOptions::default()).diagnostics
    }

    #[test]
    fn cells_are_counted_as_they_are_written() {
        for (row, cells) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a \\| b |", 1),
            ("| a | b | c", 3),
            ("|", 1),
            ("||", 1),
        ] {
            assert_eq!(cells_written(row), cells, "{row}");
        }
    }

    #[test]
    fn lines_that_were_to_be_a_table_are_said() {
        for (text, line, help) in [
            (
                "| A | B |\n|---|\n| 1 | 2 |\n",
                "|---|",
                "Write `|---|---|`.",
            ),
            ("| A |\n|---|---|\n", "|---|---|", "Write `|---|`."),
            (
                "A | B | C\n--- | ---\n",
                "--- | ---",
                "Write `|---|---|---|`.",
            ),
            (
                "Words:\n| A | B |\n| 1 | 2 |\n",
                "| A | B |",
                "Write `|---|---|` under this line.",
            ),
            (
                "> | A | B |\n> | 1 | 2 |\n",
                "| A | B |",
                "Write `|---|---|` under this line.",
            ),
            ("- a\n\n  | A | B |\n  |:-|\n", "|:-|", "Write `|---|---|`."),
            (
                "|---|---|\n| 1 | 2 |\n",
                "|---|---|",
                "Write the names of the columns on the line right above the dashes.",
            ),
            (
                "|a|b|c|d|e|f|g|h|i|\n|1|\n",
                "|a|b|c|d|e|f|g|h|i|",
                "Write a line of dashes with 9 columns, such as `|---|---|`, under this line.",
            ),
        ] {
            let said = said(text);
            let [said] = &said[..] else {
                panic!("{text}: {said:?}");
            };
            assert_eq!(said.code, MARKDOWN_NO_TABLE);
            assert_eq!(said.span.map(|span| span.of(text)), Some(line), "{text}");
            assert_eq!(said.help.as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn tables_and_other_lines_with_bars_are_fine() {
        for text in [
            "| A | B |\n|---|---|\n| 1 | 2 |\n",
            "Words\n| A | B |\n|---|---|\n",
            "A | B\n- | -\n1 | 2\n",
            "| one line |\n",
            "|x| is a size,\n|y| is one, too.\n",
            "One | two\nthree | four\n",
            "\\| A |\n\\| B |\n",
            "`| A |`\n`| B |`\n",
            "Words\n|---|---|\n",
            "- one | two\n- three\n",
            "\u{201c}One\u{201d} | two\n",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
