//! Files as spreadsheets leave them.

use proptest::prelude::*;

use super::*;
use crate::catalogue::samples::file;

const KNOWN: [&str; 3] = ["id", "title", "one-line"];

/// The cells of each row with its number, and what was said.
fn cells(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<String>) {
    let file = file("content/standards/standards.csv", text);
    let (table, diagnostics) = read(&file, &KNOWN);
    let rows = table.rows.into_iter().map(|row| {
        for cell in &row.cells {
            let whole = cell.span.of(text);
            let inner = whole
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            let written = inner.unwrap_or(whole).replace("\"\"", "\"");
            assert_eq!(written, cell.text, "the place of a cell in {text:?}");
        }
        let texts = row.cells.into_iter().map(|cell| cell.text);
        (row.number, texts.collect())
    });
    let said = diagnostics.into_iter().map(|one| one.message);
    (rows.collect(), said.collect())
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(ToString::to_string).collect())
}

#[test]
fn every_separator_is_found() {
    for text in [
        "id,title\na,\"x;y\"\n",
        "id;title\na;x;y\n",
        "id\ttitle\na\tx;y\n",
        "sep=;\nid;title\na;x\n",
    ] {
        let (rows, said) = cells(text);
        assert_eq!(rows[0], row(1, &["id", "title"]), "{text}");
        assert_eq!(rows[1].1[0], "a", "{text}");
        assert_eq!(said, Vec::<String>::new());
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let (rows, _) = cells("id,title\r\n\r\na,\"two\r\nlines\"\r\n,,\r\nb,\"say \"\"hi\"\"\"");
    assert_eq!(
        rows,
        [
            row(1, &["id", "title"]),
            row(3, &["a", "two\r\nlines"]),
            row(5, &["b", "say \"hi\""]),
        ]
    );
}

#[test]
fn an_open_quote_is_said_at_its_place() {
    let file = file("content/x.csv", "id,title\na,\"open\nb,c\n");
    let (_, diagnostics) = read(&file, &KNOWN);
    let said: Vec<String> = diagnostics.into_iter().map(|one| one.message).collect();
    assert_eq!(said, ["The quote that opens this cell is not closed."]);
}

#[test]
fn t24_what_a_spreadsheet_would_compute_is_guarded() {
    for text in [
        "=1+1",
        "+44 20",
        "-5",
        "@x",
        "\t=1",
        "2.10",
        "0160",
        "1-2",
        "3/4",
        "1e5",
        "Apr-24",
        "2 January",
        "TRUE",
        "\u{ff1d}1",
        "12345678901234567",
        "£5",
        "2024-04-15",
    ] {
        assert_eq!(guard(text), format!("'{text}"), "{text}");
        assert_eq!(unguard(&guard(text)), text);
    }
    for text in [
        "15",
        "a=b",
        "'tis",
        "DCB0160",
        "May I?",
        "version 2",
        "",
        "March",
    ] {
        assert_eq!(guard(text), text);
        assert_eq!(unguard(text), text);
    }
    assert_eq!(guard("'=x"), "''=x");
    assert_eq!(unguard("''=x"), "'=x");
}

#[test]
fn t02_marks_that_nobody_sees_are_taken_out() {
    assert_eq!(tidy(" a\u{a0}b\r\n c\u{200b}\u{202e}d\u{ad} "), "a b cd");
    assert_eq!(
        tidy("\u{201c}smart\u{201d} \u{2013} kept"),
        "\u{201c}smart\u{201d} \u{2013} kept"
    );
    assert_eq!(tidy("a\0\u{7}b"), "ab");
}

proptest! {
    #[test]
    fn every_text_survives_its_guard(text in "['=+@0-9a-z./ |-]{0,8}") {
        let guarded = guard(&text);
        prop_assert_eq!(unguard(&guarded), text.as_str());
    }

    #[test]
    fn places_agree_with_the_reader_of_rows(text in "[a\",;\r\n ]{0,40}") {
        // A lone carriage return never comes out of decoding.
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
        let file = file("content/x.csv", &text);
        let (table, _) = read(&file, &KNOWN);
        for row in &table.rows {
            for cell in &row.cells {
                let found: String = cell.text.chars().filter(char::is_ascii_lowercase).collect();
                let there: String = cell.span.of(&text).chars().filter(char::is_ascii_lowercase).collect();
                prop_assert_eq!(found, there);
            }
        }
    }
}
