//! The two real exports, where they lie beside the project. They are not part
//! of it; the same behaviour is tested on the small files of `traps`.

use std::io::Write as _;
use std::path::Path;

use guidepost::catalogue::import::{Catalog, Drift, Hidden, ImportOptions};

use super::traps::Before;

/// The bytes of a file of `../shared/data`, and a line that says whether the
/// test could run.
fn real(name: &str) -> Option<Vec<u8>> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(name);
    let read = std::fs::read(place);
    let words = match &read {
        Ok(bytes) => format!("read: ../shared/data/{name}, {} bytes", bytes.len()),
        Err(_) => format!("skipped: no ../shared/data/{name}"),
    };
    // Past the harness, which hides what a test that passes prints.
    writeln!(std::io::stderr().lock(), "{words}").unwrap();
    read.ok()
}

fn options(catalog: Catalog) -> ImportOptions {
    ImportOptions {
        catalog,
        hidden: Hidden::Leave,
        drift: Drift::Stop,
    }
}

#[test]
fn the_directory_of_2022_is_read_to_the_last_row() {
    let Some(bytes) = real("nhs-standards-directory-2022.csv") else {
        return;
    };
    let before = Before::whole();
    let imported = before.import(bytes.clone(), options(Catalog::NhsDirectory));
    let report = &imported.report;
    assert_eq!(
        (report.rows, report.records, report.rejects.len()),
        (143, 84, 59),
        "{}",
        report.in_words()
    );
    assert_eq!(report.day.unwrap().iso(), "2022-01-19");
    let words = report.in_words();
    assert!(
        words.contains("Rows 14, 134: Its field for the official code holds other words."),
        "{words}"
    );
    assert!(words.contains("DCB0129"), "{words}");
    let all = format!("{words}{}", imported.records.as_ref().unwrap());
    assert!(!all.contains("A Person"));
    let again = before
        .after(&imported)
        .import(bytes, options(Catalog::NhsDirectory));
    assert_eq!((again.records, again.history), (imported.records, None));
}

#[test]
fn the_api_catalogue_is_read_to_the_last_row() {
    let Some(bytes) = real("govuk-api-catalogue.csv") else {
        return;
    };
    let imported = Before::whole().import(bytes, options(Catalog::GovukApiCatalogue));
    let report = &imported.report;
    assert_eq!(
        (report.rows, report.records, report.rejects.len()),
        (231, 93, 138),
        "{}",
        report.in_words()
    );
    assert_eq!(report.day.unwrap().iso(), "2024-04-23");
}
