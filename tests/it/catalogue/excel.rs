//! What spreadsheets do to a file, and what is still understood.

use super::{clean, said, standard};

const ROW: &str = "id,title,settings,checked,version\na,\"Café, \u{2013} \u{201c}A\u{201d}\",hospital | care-home,22/11/2026,'2.10\n";

#[test]
fn every_form_of_saving_gives_the_same_record() {
    let semicolons = ROW
        .replace(
            "\"Café, \u{2013} \u{201c}A\u{201d}\"",
            "Café# \u{2013} \u{201c}A\u{201d}",
        )
        .replace(',', ";")
        .replace('#', ",");
    let tabs = semicolons.replace(';', "\t");
    let windows: Vec<u8> = ROW
        .chars()
        .map(|letter| match letter {
            'é' => 0xe9,
            '\u{2013}' => 0x96,
            '\u{201c}' => 0x93,
            '\u{201d}' => 0x94,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let utf16: Vec<u8> = format!("\u{feff}{tabs}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let forms: [(&str, Vec<u8>); 8] = [
        ("commas", ROW.into()),
        ("semicolons", semicolons.clone().into()),
        ("tabs", tabs.into()),
        ("BOM", format!("\u{feff}{ROW}").into()),
        ("CRLF", ROW.replace('\n', "\r\n").into()),
        ("sep=", format!("sep=;\r\n{semicolons}").into()),
        ("Windows-1252", windows),
        ("UTF-16 with tabs", utf16),
    ];
    for (name, bytes) in forms {
        let catalogue = clean(bytes);
        let a = standard(&catalogue, "a");
        assert_eq!(a.title.value, "Café, \u{2013} \u{201c}A\u{201d}", "{name}");
        assert_eq!(a.cell("settings"), "hospital | care-home", "{name}");
        assert_eq!(a.cell("checked"), "2026-11-22", "{name}");
        assert_eq!(a.cell("version"), "2.10", "{name}");
    }
}

#[test]
fn days_in_the_ways_of_spreadsheets() {
    for (cell, day) in [
        ("22/11/2026", "2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("22/11/2026 00:00", "2026-11-22"),
        ("2026-11-22T16:25:06.598855", "2026-11-22"),
        ("22-Nov-2026", "2026-11-22"),
        ("'2026-11-22", "2026-11-22"),
    ] {
        let catalogue = clean(format!("id,title,checked\na,A,{cell}\n"));
        assert_eq!(standard(&catalogue, "a").cell("checked"), day, "{cell}");
    }
    let found = said("id,title,checked\na,A,46348\n");
    assert!(found[0].contains("It is 22 November 2026"), "{found:?}");
}

#[test]
fn what_a_spreadsheet_made_of_a_text_is_said() {
    for (column, cell) in [
        ("version", "02-Jan"),
        ("version", "Apr-24"),
        ("title", "1.6E+02"),
        ("one-line", "#NAME?"),
        ("also-known-as", "AA | #REF!"),
        ("must-law", "########"),
    ] {
        let text =
            format!("id,title,{column}\na,A,{cell}\n").replace("title,title\na,A,", "title\na,");
        let found = said(&text);
        let is_said = found
            .iter()
            .any(|one| one.contains("spreadsheet") && one.contains("row 2"));
        assert!(is_said, "{column} {cell}: {found:?}");
    }
    for garbled in [
        "Caf\u{c3}\u{a9}",
        "The patient\u{e2}\u{20ac}\u{2122}s record",
        "\u{c2}\u{a3}5",
    ] {
        let found = said(&format!("id,title\na,{garbled}\n"));
        assert!(found[0].contains("wrong letters"), "{garbled}: {found:?}");
    }
    clean("id,title\na,T\u{177} \u{c2}ge: caf\u{e9} \u{c3}\n");
    assert!(said("id,title\n1.00E+05,A\n")[0].contains("If a spreadsheet changed the id"));
}
