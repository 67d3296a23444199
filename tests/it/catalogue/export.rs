//! What is exported can be edited in a spreadsheet and read back without loss.

use guidepost::catalogue::{SERVICE_COLUMNS, STANDARD_COLUMNS, services_csv, standards_csv};
use proptest::prelude::*;

use super::{STANDARDS_FILE, VOCABULARY, VOCABULARY_FILE, clean, of, standard};
use crate::compiled::build;

/// Texts that spreadsheets compute, cut or quote.
fn words() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "=1+1",
        "+44",
        "-5",
        "@x",
        "'=x",
        "''",
        "2.10",
        "0160",
        "1-2",
        "TRUE",
        "a | b",
        "a\\|b",
        "x,y",
        "x;y",
        "say \"hi\"",
        "\u{2013}caf\u{e9}",
        "15",
        "[x](y)",
        "<b>",
        "a\\",
    ]);
    prop_oneof![odd.prop_map(str::to_owned), "[a-zA-Z=+@'|\\\\,;\" -]{1,12}"]
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("empty", |text| !text.is_empty())
}

/// A cell with these items, written by the rules of the page for authors.
fn list(items: &[String]) -> String {
    items.join(" | ")
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn standards_are_read_back_as_they_were_written(
        title in words(), line in words(), law in words(), version in words(),
        names in prop::collection::vec(words(), 0..4),
        separator in prop::sample::select(vec![",", ";", "\t"]),
    ) {
        let text = format!(
            "id,title,also-known-as,one-line,version,must,must-law,must-who,must-source,must-from,settings,works-with\n\
             a,{},{},{},{},legal-must,{},nhs-trust,notes,22/11/2026,hospital | care-home,b: {}\nb,B,,,,,,,,,,\n",
            quoted(&title), quoted(&list(&names)), quoted(&line), quoted(&version), quoted(&law), "why: it | c: is"
                .replace(" | c: is", " \\| c: is"),
        );
        let first = of(text, "").value;
        let written = standards_csv(first.standards.values());
        let saved = resaved(&written, separator);
        let second = of(saved, "").value;
        prop_assert_eq!(standards_csv(second.standards.values()), written);
        for column in STANDARD_COLUMNS {
            let cells = |catalogue| standard(catalogue, "a").cell(column);
            prop_assert_eq!(cells(&first), cells(&second), "{}", column);
        }
    }
}

/// The file as a spreadsheet of another country saves it.
fn resaved(text: &str, separator: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(Result::unwrap).map(|row| {
        let cells: Vec<String> = row.iter().map(quoted).collect();
        cells.join(separator)
    });
    let rows: Vec<String> = rows.collect();
    format!("\u{feff}{}\r\n", rows.join("\r\n")).into_bytes()
}

#[test]
fn every_column_has_its_cell() {
    let full = "id,title,also-known-as,one-line,types,status,maturity,owner,codes,settings,topics,jobs,needs,works-with,replaces,replaced-by,services,read-it,test-tools,help,version,version-date,sources,checked,must,must-who,must-from,must-by,must-law,must-exceptions,must-checked-by,must-source\n\
                a,A,AA,What.,record,active,stable,prsb,DCB0160,hospital,referrals,discharge,b,b: why,b,b,pds,https://a.org,Try: https://t.org,desk,2,2024-04-15,notes,2026-11-22,legal-must,nhs-trust,2024-01-01,2025-01-01,Act,None,CQC,notes\n\
                b,B,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n";
    let services = "id,title,also-known-as,one-line,status,owner,settings,topics,who-may-use,most-people,environments,needs,how-long,steps-source,read-it,help,sources,checked\n\
                    pds,PDS,P,What.,active,prsb,hospital,referrals,All,Ask.,sandbox,a smartcard,A week,notes,https://p.org,desk,notes,2026-11-22\n";
    let read = of(full, services);
    assert_eq!(read.diagnostics, Vec::new());
    let a = standard(&read.value, "a");
    for (column, cell) in STANDARD_COLUMNS.iter().zip(a.cells()) {
        assert!(!cell.is_empty(), "{column}");
    }
    let pds = read.value.services.values().next().unwrap();
    for (column, cell) in SERVICE_COLUMNS.iter().zip(pds.cells()) {
        assert!(!cell.is_empty(), "{column}");
    }
    let again = of(
        standards_csv(read.value.standards.values()),
        &services_csv(read.value.services.values()),
    );
    assert_eq!(again.diagnostics, Vec::new());
    assert_eq!(
        services_csv(again.value.services.values()),
        services_csv(read.value.services.values())
    );
}

#[test]
fn t24_formulas_are_defused_in_what_is_exported() {
    for formula in [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1",
        "@SUM(1)",
        "\u{ff1d}1",
    ] {
        let catalogue = clean(format!("id,title\na,{}\n", quoted(formula)));
        let csv = standards_csv(catalogue.standards.values());
        let cell = csv.lines().nth(1).unwrap().split_once(',').unwrap().1;
        let cell = cell.trim_start_matches('"');
        assert!(cell.starts_with('\''), "{cell}");
        assert_eq!(standard(&clean(csv), "a").title.value, formula);
    }
}

#[test]
fn t25_the_table_of_the_site_opens_in_a_spreadsheet_and_comes_back_as_it_was() {
    let table =
        "id,title,one-line\na,Caf\u{e9} \u{2013} \u{2018}list\u{2019},It\u{2019}s a list.\n";
    let files = |table: &[u8]| {
        vec![
            ("book.toml", b"[book]\ntitle = \"A site\"\n".to_vec()),
            (
                "content/index.md",
                b"---\ntitle: A site\n---\n\nWords.\n".to_vec(),
            ),
            (VOCABULARY_FILE, VOCABULARY.as_bytes().to_vec()),
            (STANDARDS_FILE, table.to_vec()),
        ]
    };
    let exported = |table: &[u8]| build(&files(table)).files["standards/standards.csv"].clone();
    let first = exported(table.as_bytes());
    let mark = [0xef, 0xbb, 0xbf];
    assert_eq!(first[..3], mark, "Excel takes it for Windows-1252 without");
    let text = std::str::from_utf8(&first[3..]).unwrap();
    assert!(text.contains("\u{2018}list\u{2019}"), "{text}");
    assert!(!text.contains('\u{feff}'));
    assert_eq!(exported(&first), first);
}
