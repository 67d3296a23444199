//! Traps between one import and the next.

use proptest::prelude::*;

use super::{Before, COLUMNS, DIRECTORY, export, records, rejects, row};
use guidepost::catalogue::Event;
use guidepost::catalogue::import::{Drift, ImportOptions, Imported};

fn events(imported: &Imported) -> Vec<String> {
    let changes = imported.report.changes.iter();
    changes
        .map(|(id, event)| match event {
            Event::Added => format!("{id} added"),
            Event::Changed(columns) => format!("{id} changed {}", columns.join(" ")),
            Event::Moved(to) => format!("{id} moved to {to}"),
            Event::Withdrawn(title) => format!("{id} withdrawn: {title}"),
        })
        .collect()
}

#[test]
fn t27_the_same_file_twice_changes_nothing() {
    let text = export(&[
        row("b", &[("title", "=1")]),
        row("a", &[("reference_code", "DCB0160")]),
    ]);
    let first = Before::new().directory(text.clone());
    assert_eq!(events(&first), ["a added", "b added"]);
    let before = Before::new().after(&first);
    let second = before.directory(text);
    assert_eq!(second.records, first.records);
    assert_eq!(
        (second.history.clone(), events(&second)),
        (None, Vec::new())
    );
    let later = export(&[
        row(
            "a",
            &[
                ("reference_code", "DCB0160"),
                ("metadata_modified", "2023-02-02"),
            ],
        ),
        row("b", &[("title", "=1"), ("status", "deprecated")]),
    ]);
    let third = before.directory(later);
    assert_eq!(events(&third), ["b changed source-status status"]);
    let history = third.history.unwrap();
    assert!(history.ends_with("2022-01-19,nhs-directory,b,added,\n2023-02-02,nhs-directory,b,changed,\"source-status | status\"\n"), "{history}");
}

#[test]
fn t28_a_row_that_is_gone_is_remembered() {
    let first = Before::new().directory(export(&[row("a", &[]), row("b", &[])]));
    let before = Before::new().after(&first);
    let second = before.directory(export(&[row("a", &[])]));
    assert_eq!(events(&second), ["b withdrawn: The b"]);
    let before = before.after(&second);
    assert_eq!(before.history.len(), 3);
    let again = before.directory(export(&[row("a", &[])]));
    assert_eq!(again.history, None, "it goes only once");
}

#[test]
fn t29_a_record_with_a_new_name_is_the_same_record() {
    let first = Before::new().directory(export(&[row("old", &[("id", "key")]), row("b", &[])]));
    let before = Before::new().after(&first);
    let renamed = row("new", &[("id", "key"), ("title", "The old")]);
    let second = before.directory(export(&[renamed, row("b", &[])]));
    assert_eq!(events(&second), ["new changed read-it", "old moved to new"]);
}

#[test]
fn t30_other_columns_and_many_fewer_rows_stop_the_import() {
    let text = export(&[row("a", &[])]);
    let new = text.replacen("url,version", "url,burden", 1);
    let imported = Before::new().directory(new.clone());
    let words = imported.report.in_words();
    assert!(imported.records.is_none());
    assert!(
        words.contains("no longer has the column `version`."),
        "{words}"
    );
    assert!(words.contains("now has the column `burden`."), "{words}");
    let allowed = ImportOptions {
        drift: Drift::Allow,
        ..DIRECTORY
    };
    assert!(Before::new().import(new, allowed).records.is_some());
    let blind = text.replacen("status", "zustand", 1);
    let refused = Before::new().import(blind, allowed);
    assert!(
        refused
            .report
            .in_words()
            .contains("The file has no column `status`.")
    );
    assert!(
        refused.records.is_none(),
        "without a status no row can be read"
    );

    let many: Vec<String> = (0..60).map(|at| row(&format!("r{at}"), &[])).collect();
    let first = Before::new().directory(export(&many));
    let before = Before::new().after(&first);
    let few = before.directory(export(&many[..40]));
    assert!(
        few.report
            .in_words()
            .contains("The last import had 60 records, this one has 40.")
    );
    assert!(few.records.is_none());
    assert_eq!(
        records(&before.import(export(&many[..40]), allowed)).len(),
        40
    );
    assert!(
        before.directory(export(&many[..50])).records.is_some(),
        "some come and go"
    );
}

#[test]
fn rows_of_one_name_are_told_apart_by_their_number() {
    let text = export(&[row("a", &[]), row("a", &[("title", "Twin")]), row("A", &[])]);
    assert_eq!(
        rejects(&Before::new().directory(text)),
        [
            "3: It has the same id `a` as row 2.",
            "4: It has the same id `a` as row 2."
        ]
    );
}

proptest! {
    #[test]
    fn nothing_that_an_export_holds_makes_us_stop(
        cells in prop::collection::vec(("\\PC{0,20}|[\\[\\]{}\":,a-z0-9]{0,20}", 0..41_usize), 1..12),
    ) {
        let names: Vec<&str> = COLUMNS.split(',').collect();
        let odd: Vec<(&str, &str)> = cells.iter().map(|(cell, at)| (names[*at], cell.as_str())).collect();
        // `import` itself holds that rows in are records and rejects.
        let imported = Before::new().directory(export(&[row("a", &odd), row("b", &[])]));
        prop_assert!(imported.report.rows == 2 || imported.report.is_stopped());
    }
}

#[test]
fn files_that_are_no_export_are_refused() {
    for text in ["", "a,b,c\n1,2,3\n", "%PDF-1.4", "id,title\nx,X\n"] {
        let imported = Before::new().directory(text);
        assert!(imported.records.is_none(), "{text}");
        assert!(
            imported
                .report
                .in_words()
                .contains("Stopped: No row of this file"),
            "{text}"
        );
    }
    let open = export(&[row("a", &[])])
        .trim_end()
        .trim_end_matches('"')
        .to_owned();
    assert!(Before::new().directory(format!("{open}\"x")).report.rows <= 1);
    let mut without = Before::new();
    without.catalogue = guidepost::catalogue::Catalogue::default();
    let words = without
        .directory(export(&[row("a", &[])]))
        .report
        .in_words();
    assert!(words.contains("no content/vocabulary.toml"), "{words}");
}
