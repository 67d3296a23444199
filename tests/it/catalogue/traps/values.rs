//! Traps inside cells.

use super::{Before, DIRECTORY, export, only, records, rejects, row};
use guidepost::catalogue::import::{Hidden, ImportOptions};

#[test]
fn t01_line_ends_inside_cells_do_not_end_rows() {
    let text = export(&[
        row("a", &[("dependencies", "one\r\ntwo, DCB0002\r\n\r\nthree")]),
        row("b", &[("reference_code", "DCB0002")]),
    ]);
    let imported = Before::new().directory(text);
    assert_eq!((imported.report.rows, imported.report.records), (2, 2));
    assert_eq!(records(&imported)["a"]["needs"], "b");
}

#[test]
fn t02_hard_spaces_go_and_curly_quotes_stay() {
    let a = only(&[
        (
            "title",
            "The\u{a0}patient\u{2019}s \u{2013}\u{a0} record\u{200b}",
        ),
        ("reference_code", "\u{a0}DCB0160\u{a0}"),
    ]);
    assert_eq!(a["title"], "The patient\u{2019}s \u{2013} record");
    assert_eq!(a["codes"], "DCB0160");
}

#[test]
fn t03_lists_and_objects_in_cells_are_json() {
    let a = only(&[
        (
            "care_setting",
            "[\"Hospital\",\"GP / Primary care\",\"Hospital\"]",
        ),
        ("business_use", "[]"),
        (
            "organization",
            "{\"id\":\"9\",\"title\":\"Professional Record Standards Body\",\"image_url\":\"\"}",
        ),
    ]);
    assert_eq!(a["settings"], "hospital | gp-primary-care");
    assert_eq!(a["topics"], "");
    assert_eq!(a["owner"], "prsb");
    let broken = export(&[
        row("a", &[("care_setting", "[\"Hospital\"")]),
        row("b", &[("organization", "{\"title\":")]),
    ]);
    assert_eq!(
        rejects(&Before::new().directory(broken)),
        [
            "2 stops: The list in `care_setting` cannot be read.",
            "3 stops: Its owner cannot be read."
        ]
    );
}

#[test]
fn t04_and_t05_group_labels_above_the_names_are_passed_over() {
    let labels = (0..41)
        .map(|at| format!("Unnamed: {at}"))
        .collect::<Vec<_>>()
        .join(",");
    let text = format!(
        "{labels}\n,,,Reviews{}\n{}",
        ",".repeat(37),
        export(&[row("a", &[])])
    );
    let imported = Before::new().directory(text);
    assert_eq!((imported.report.rows, imported.report.records), (1, 1));
    let named = export(&[row("a", &[])]).replacen(
        "relationships_as_object\n",
        "relationships_as_object,Unnamed: 41\n",
        1,
    );
    assert!(Before::new().directory(named).records.is_some());
}

#[test]
fn t06_a_row_without_a_title_is_left_out_and_listed() {
    let text = export(&[row("a", &[]), row("b", &[("title", " \u{a0}")])]);
    let imported = Before::new().directory(text);
    assert_eq!(rejects(&imported), ["3: It has no title."]);
}

#[test]
fn t07_private_draft_and_test_rows_are_left_out_unless_asked() {
    let text = export(&[
        row("a", &[("private", "1")]),
        row("b", &[("state", "draft")]),
        row("test2", &[("title", "test2")]),
        row("another-test-dataset", &[("title", "Another test dataset")]),
        row(
            "pathology-test-and-results",
            &[("title", "Pathology Test and Results Standard")],
        ),
    ]);
    let imported = Before::new().directory(text.clone());
    assert_eq!(
        rejects(&imported),
        [
            "2: It is private.",
            "3: It is a draft.",
            "4: It is a test.",
            "5: It is a test."
        ]
    );
    assert_eq!(
        records(&imported).keys().collect::<Vec<_>>(),
        ["pathology-test-and-results"]
    );
    let asked = ImportOptions {
        hidden: Hidden::Take,
        ..DIRECTORY
    };
    assert_eq!(Before::new().import(text, asked).report.records, 5);
}

#[test]
fn t08_a_name_in_a_code_field_is_refused_and_never_repeated() {
    let text = export(&[
        row(
            "a",
            &[(
                "reference_code",
                "Going through ISN process - Jo Example managing",
            )],
        ),
        row("b", &[]),
    ]);
    let imported = Before::new().directory(text);
    assert_eq!(imported.report.rejects.len(), 1);
    let all = format!(
        "{}{}{}",
        imported.report.in_words(),
        imported.records.unwrap(),
        imported.history.unwrap()
    );
    assert!(!all.contains("Example"), "{all}");
    let mail = only(&[("contact_details", "jo.example@nhs.net")]);
    assert_eq!(mail["help"], "");
    let office = only(&[("contact_details", "support@theprsb.org")]);
    assert_eq!(office["help"], "support@theprsb.org");
}

#[test]
fn t09_sentences_that_say_nothing_are_nothing() {
    let a = only(&[
        ("dependencies", "No known dependencies"),
        ("related_standards", "No know related standards."),
        ("reference_code", "None - not legally mandated"),
        ("contact_details", "Not applicable"),
    ]);
    for column in ["needs", "works-with", "codes", "help", "must"] {
        assert_eq!(a[column], "", "{column}");
    }
}

#[test]
fn t10_several_words_of_status_give_the_worst_and_keep_the_text() {
    let a = only(&[("status", "ACTIVE, DEPRECATED")]);
    assert_eq!(a["status"], "deprecated");
    assert_eq!(a["source-status"], "ACTIVE, DEPRECATED");
    assert_eq!(
        only(&[("status", "IN DEVELOPMENT, ACTIVE")])["status"],
        "trial"
    );
}

#[test]
fn t11_a_value_that_nobody_mapped_stops_the_import_with_its_row() {
    for (column, cell, reason) in [
        ("status", "sunset", "Nobody has mapped the status `sunset`."),
        (
            "standard_category",
            "Poems",
            "Nobody has mapped `Poems` of `standard_category`. Add it as an `also` of a value of `[types]` in content/vocabulary.toml.",
        ),
        (
            "care_setting",
            "[\"Moon\"]",
            "Nobody has mapped `Moon` of `care_setting`. Add it as an `also` of a value of `[settings]` in content/vocabulary.toml.",
        ),
        (
            "business_use",
            "[\"Weather\"]",
            "Nobody has mapped `Weather` of `business_use`. Add it as an `also` of a value of `[topics]` in content/vocabulary.toml.",
        ),
    ] {
        let imported =
            Before::new().directory(export(&[row("b", &[]), row("a", &[(column, cell)])]));
        assert_eq!(rejects(&imported), [format!("3 stops: {reason}")]);
        assert_eq!((imported.records, imported.history), (None, None));
    }
    let blank = only(&[("status", "")]);
    assert_eq!(blank["status"], "", "a blank status stays blank");
}

#[test]
fn t12_an_unknown_owner_is_no_other_owner() {
    let unknown = export(&[
        row("a", &[("organization", "{\"title\":\"DICOM\"}")]),
        row("b", &[("organization", "")]),
    ]);
    let imported = Before::new().directory(unknown);
    assert_eq!(
        rejects(&imported),
        [
            "2 stops: Nobody knows the owner `DICOM`. Add it to `[owners]` in content/vocabulary.toml.",
            "3 stops: It has no owner.",
        ]
    );
    assert_eq!(
        only(&[])["owner"],
        "nhs-england",
        "NHS Digital is an older name"
    );
}

#[test]
fn t13_an_older_prefix_of_a_code_leads_to_the_same_record() {
    let text = export(&[
        row(
            "a",
            &[(
                "related_standards",
                "* [ISB0160: old](http://www.isb.nhs.uk/x)\r\n* SCCI0160 and DCB0160",
            )],
        ),
        row("b", &[("reference_code", "DCB0160")]),
    ]);
    let imported = Before::new().directory(text);
    assert_eq!(records(&imported)["a"]["works-with"], "b");
    assert!(imported.report.nowhere.is_empty());
}

#[test]
fn t14_codes_that_lead_nowhere_are_listed() {
    let text = export(&[
        row("a", &[("dependencies", "Needs DCB0129 and DCB0129.")]),
        row("b", &[("related_standards", "DCB0129, ISB0086")]),
    ]);
    let report = Before::new().directory(text).report;
    let nowhere: Vec<String> = report
        .nowhere
        .iter()
        .map(|(code, from)| format!("{code} {from:?}"))
        .collect();
    assert_eq!(nowhere, ["DCB0129 {\"a\", \"b\"}", "ISB0086 {\"b\"}"]);
    assert!(report.in_words().contains("DCB0129, named by a, b"));
}

#[test]
fn t15_one_code_on_many_rows_is_fine() {
    let text = export(&[
        row(
            "a",
            &[("reference_code", "ISB0149"), ("dependencies", "ISB0149")],
        ),
        row("b", &[("reference_code", "ISB0149")]),
        row("c", &[("dependencies", "ISB0149")]),
    ]);
    let imported = Before::new().directory(text);
    assert_eq!(imported.report.records, 3);
    assert_eq!(
        records(&imported)["c"]["needs"],
        "",
        "which one is meant is not known"
    );
    assert!(
        imported
            .report
            .in_words()
            .contains("ISB0149 stands on several records: `a`, `b`.")
    );
}

#[test]
fn t16_one_standard_of_two_publishers_is_reported_and_kept_apart() {
    let text = export(&[
        row("a", &[("reference_code", "DCB3066")]),
        row(
            "b",
            &[
                ("reference_code", "DCB3066"),
                ("organization", "Professional Record Standards Body"),
            ],
        ),
    ]);
    let imported = Before::new().directory(text);
    assert_eq!(imported.report.records, 2);
    let words = imported.report.in_words();
    assert!(
        words.contains(
            "DCB3066 stands on records of different owners: `a`, `b`. They may be one standard."
        ),
        "{words}"
    );
}

#[test]
fn t17_old_and_archived_addresses_are_kept_as_such() {
    let archived = "https://webarchive.nationalarchives.gov.uk/x/http://www.isb.nhs.uk/";
    let a = only(&[("documentation_link", archived)]);
    assert_eq!(a["read-it"], format!("Archived copy: {archived}"));
    let typo = "https://theprsb.org/standards/hospitalrefferalforassessmen/";
    assert_eq!(
        only(&[("documentation_link", typo)])["read-it"],
        typo,
        "publishers' slips are not mended"
    );
    let imported = Before::new().directory(export(&[row(
        "a",
        &[("documentation_link", "http://x.org/a")],
    )]));
    assert!(
        imported
            .report
            .in_words()
            .contains("Row 2: The address of its document is not encrypted (`http`).")
    );
    assert_eq!(records(&imported)["a"]["read-it"], "http://x.org/a");
}

#[test]
fn t18_tags_and_unsafe_addresses_do_not_come_in() {
    let a = only(&[
        (
            "title",
            "The <b>bold</b> [record](javascript:alert(1))<script>alert(1)</script> of A < B",
        ),
        ("documentation_link", "javascript:alert(1)"),
        ("contact_details", "data:text/html,x"),
    ]);
    assert!(
        !a["title"].contains("<b>") && !a["title"].contains("<script"),
        "{}",
        a["title"]
    );
    assert!(a["title"].ends_with("of A < B"));
    assert_eq!((a["read-it"].as_str(), a["help"].as_str()), ("", ""));
}

#[test]
fn t19_long_cells_are_read_and_huge_ones_refused() {
    let long = "* [x](https://x.org) ".repeat(200) + "DCB0002";
    let text = export(&[
        row("a", &[("related_standards", &long)]),
        row("b", &[("reference_code", "DCB0002")]),
    ]);
    assert_eq!(
        records(&Before::new().directory(text))["a"]["works-with"],
        "b"
    );
    let huge = "x".repeat(1024 * 1024);
    let text = export(&[row("a", &[("description", &huge)])]);
    assert_eq!(
        rejects(&Before::new().directory(text)),
        ["2: One of its cells holds more than 64 KB."]
    );
}

#[test]
fn t20_capitals_and_signs_in_names_do_not_matter() {
    let a = only(&[
        (
            "care_setting",
            "HOSPITAL, GP / PRIMARY CARE,  Transport / Infrastructure ",
        ),
        (
            "business_use",
            "[\"Appointment / Scheduling\",\"Continuity of care (ToC)\",\"REFERRALS \"]",
        ),
    ]);
    assert_eq!(a["settings"], "hospital | gp-primary-care | infrastructure");
    assert_eq!(a["topics"], "appointments | continuity-of-care | referrals");
}

#[test]
fn t21_types_are_read_in_singular_and_plural() {
    for (name, id) in [
        ("Record standard", "record"),
        ("Record standards", "record"),
        ("Technical standards and specifications", "technical"),
        ("Data definitions and terminologies", "terminology"),
        (
            "Information code of practice and governance standard",
            "code-of-practice",
        ),
        (
            "Information codes of practice and governance standards",
            "code-of-practice",
        ),
    ] {
        assert_eq!(only(&[("standard_category", name)])["types"], id, "{name}");
    }
}

#[test]
fn t22_none_and_na_in_a_cell_are_nothing() {
    for nothing in ["None", "NA", "n/a", "null", "-", "NaN"] {
        let a = only(&[
            ("reference_code", nothing),
            ("business_use", nothing),
            ("documentation_link", nothing),
        ]);
        assert_eq!(
            format!("{}{}{}", a["codes"], a["topics"], a["read-it"]),
            "",
            "{nothing}"
        );
    }
}

#[test]
fn t23_an_address_stands_once_without_its_anchors() {
    let links = "https://x.org/a#one, https://x.org/a#two\nhttps://x.org/a";
    assert_eq!(
        only(&[("documentation_link", links)])["read-it"],
        "https://x.org/a"
    );
}

#[test]
fn t24_formulas_are_defused_in_what_is_written() {
    let a = only(&[("title", "=HYPERLINK(\"https://x.org\")")]);
    assert_eq!(a["title"], "'=HYPERLINK(\"https://x.org\")");
}

#[test]
fn t25_files_that_a_spreadsheet_saved_again_are_read() {
    let text = export(&[row("a", &[("title", "Café \u{2013} A")])]);
    let utf16: Vec<u8> = format!(
        "\u{feff}{}",
        text.replace("\",\"", "\"\t\"").replacen(',', "\t", 40)
    )
    .encode_utf16()
    .flat_map(u16::to_be_bytes)
    .collect();
    let mut windows = Vec::new();
    for letter in text.chars() {
        windows.push(match letter {
            '\u{2013}' => 0x96,
            other => u8::try_from(u32::from(other)).unwrap(),
        });
    }
    for (name, bytes) in [
        ("BOM", format!("\u{feff}{text}").into_bytes()),
        ("UTF-16", utf16),
        ("Windows-1252", windows),
    ] {
        let imported = Before::new().directory(bytes);
        assert_eq!(
            records(&imported)["a"]["title"],
            "Café \u{2013} A",
            "{name}"
        );
    }
    let mixed = [text.as_bytes(), &[b'"', 0xe9, b'"']].concat();
    assert!(
        Before::new().directory(mixed).report.is_stopped(),
        "half UTF-8 is no text"
    );
}

#[test]
fn t26_days_are_read_in_both_forms() {
    assert_eq!(only(&[])["checked"], "2022-01-19");
    assert_eq!(
        only(&[("metadata_modified", "05/07/2024")])["checked"],
        "2024-07-05"
    );
    let odd = Before::new().directory(export(&[row("a", &[("metadata_modified", "yesterday")])]));
    assert!(
        odd.report
            .in_words()
            .contains("The day on which it was changed cannot be read.")
    );
}
