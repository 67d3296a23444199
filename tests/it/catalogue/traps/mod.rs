//! The thirty traps of real exports (T1 to T30), each on a small hostile file.

mod govuk;
mod runs;
mod values;

use std::collections::BTreeMap;

use guidepost::catalogue::import::{
    Catalog, Drift, Hidden, ImportOptions, Imported, Outcome, Standing, import,
};
use guidepost::catalogue::{Catalogue, Change, Inputs, read};
use guidepost::source::SourceFile;

use super::{VOCABULARY, file};

/// The columns of the export of the directory.
pub(in crate::catalogue) const COLUMNS: &str = "assurance,author,author_email,business_use,care_setting,contact_details,creator_user_id,dependencies,description,documentation_help_text,documentation_link,endorsements,id,isopen,license_id,license_title,maintainer,maintainer_email,metadata_created,metadata_modified,name,notes,num_resources,num_tags,organization,owner_org,private,reference_code,related_standards,standard_category,state,status,title,type,url,version,resources,tags,groups,relationships_as_subject,relationships_as_object";

/// A row of which only these cells differ from an ordinary one.
pub(in crate::catalogue) fn row(name: &str, cells: &[(&str, &str)]) -> String {
    let mut all: BTreeMap<&str, String> = BTreeMap::from([
        ("name", name.to_owned()),
        ("title", format!("The {name}")),
        ("id", format!("key-{name}")),
        ("status", "active".to_owned()),
        ("state", "active".to_owned()),
        ("standard_category", "Record standard".to_owned()),
        ("care_setting", "[\"Hospital\"]".to_owned()),
        ("business_use", "[]".to_owned()),
        ("organization", "{\"title\":\"NHS Digital\"}".to_owned()),
        ("documentation_link", format!("https://x.org/{name}")),
        ("metadata_modified", "2022-01-19T16:25:06.598855".to_owned()),
    ]);
    for (column, cell) in cells {
        assert!(COLUMNS.split(',').any(|one| one == *column), "{column}");
        all.insert(column, (*cell).to_owned());
    }
    let cells = COLUMNS.split(',').map(|column| {
        let cell = all.get(column).map_or("", String::as_str);
        format!("\"{}\"", cell.replace('"', "\"\""))
    });
    cells.collect::<Vec<_>>().join(",")
}

/// An export with these rows.
pub(in crate::catalogue) fn export(rows: &[String]) -> String {
    format!("{COLUMNS}\n{}\n", rows.join("\n"))
}

/// What is there before an import.
#[derive(Default)]
pub(in crate::catalogue) struct Before {
    pub(super) catalogue: Catalogue,
    pub(super) previous: Option<SourceFile>,
    pub(super) history: Vec<Change>,
}

impl Before {
    /// A project with a vocabulary and nothing else.
    pub(in crate::catalogue) fn new() -> Self {
        let vocabulary = file("content/vocabulary.toml", VOCABULARY);
        let catalogue = read(&Inputs {
            vocabulary: Some(&vocabulary),
            ..Inputs::default()
        });
        assert_eq!(catalogue.diagnostics, Vec::new());
        Self {
            catalogue: catalogue.value,
            ..Self::default()
        }
    }

    /// A project with the vocabulary of this one.
    pub(in crate::catalogue) fn whole() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/vocabulary.toml");
        let vocabulary = file("content/vocabulary.toml", std::fs::read(path).unwrap());
        let catalogue = read(&Inputs {
            vocabulary: Some(&vocabulary),
            ..Inputs::default()
        });
        Self {
            catalogue: catalogue.value,
            ..Self::default()
        }
    }

    /// The project after an import.
    pub(in crate::catalogue) fn after(mut self, imported: &Imported) -> Self {
        let records = imported.records.clone().unwrap();
        self.previous = Some(file("content/standards/sources/nhs-directory.csv", records));
        if let Some(history) = &imported.history {
            let history = file("content/standards/sources/history.csv", history.clone());
            let read = read(&Inputs {
                history: Some(&history),
                ..Inputs::default()
            });
            assert_eq!(read.diagnostics, Vec::new());
            self.history = read.value.history;
        }
        self
    }

    /// Imports a file as asked.
    pub(in crate::catalogue) fn import(
        &self,
        bytes: impl Into<Vec<u8>>,
        options: ImportOptions,
    ) -> Imported {
        let standing = Standing {
            catalogue: &self.catalogue,
            previous: self.previous.as_ref(),
            history: &self.history,
        };
        let imported = import(&file("export.csv", bytes), standing, options);
        let report = &imported.report;
        let is_read = report.rows > 0;
        assert!(!is_read || report.rows == report.records + report.rejects.len());
        assert_eq!(imported.records.is_none(), report.is_stopped());
        imported
    }

    /// Imports an export of the directory.
    pub(in crate::catalogue) fn directory(&self, bytes: impl Into<Vec<u8>>) -> Imported {
        self.import(bytes, DIRECTORY)
    }
}

pub(in crate::catalogue) const DIRECTORY: ImportOptions = ImportOptions {
    catalog: Catalog::NhsDirectory,
    hidden: Hidden::Leave,
    drift: Drift::Stop,
};

/// The records that were written, by id, as cells by column.
pub(in crate::catalogue) fn records(
    imported: &Imported,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let written = imported
        .records
        .as_ref()
        .unwrap_or_else(|| panic!("{}", imported.report.in_words()));
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = head.iter().zip(row.iter());
        let cells: BTreeMap<String, String> = cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect();
        (cells["id"].clone(), cells)
    });
    rows.collect()
}

/// The one record of an export with one row.
pub(in crate::catalogue) fn only(cells: &[(&str, &str)]) -> BTreeMap<String, String> {
    let imported = Before::new().directory(export(&[row("a", cells)]));
    let mut records = records(&imported);
    assert_eq!(records.len(), 1, "{}", imported.report.in_words());
    records.pop_first().unwrap().1
}

/// Why rows were left out, and why rows stop the import: `2: It is private.`
pub(in crate::catalogue) fn rejects(imported: &Imported) -> Vec<String> {
    let rejects = imported.report.rejects.iter();
    rejects
        .map(|reject| match &reject.outcome {
            Outcome::LeftOut(reason) => format!("{}: {reason}", reject.row),
            Outcome::Fault(reason) => format!("{} stops: {reason}", reject.row),
        })
        .collect()
}
