//! Finds the files of the catalogue among all files of the project.

use crate::catalogue::{
    self, Catalogue, HISTORY_FILE, Inputs, RecordKind, RecordPage, SERVICES_FILE, STANDARDS_FILE,
    VOCABULARY_FILE,
};
use crate::config::{self, Config};
use crate::diagnostics::{CONFIG_VALUE, Checked, Diagnostic};
use crate::site::{Drafts, PageKind, Parsed};
use crate::source::{SourceFile, Sources};
use crate::text::SourcePath;

/// Reads the records of standards and services, if there are any.
pub(super) fn read(
    sources: &Sources,
    config: &Config,
    parsed: &[Parsed],
    drafts: Drafts,
) -> Checked<Catalogue> {
    let mut missing = Vec::new();
    let imports = config.catalogue_sources.iter().filter_map(|name| {
        let path = SourcePath::new(&format!("content/{name}"));
        let found = sources.file(&path).map(|file| &**file);
        if found.is_none() {
            missing.push(no_import(name));
        }
        found
    });
    let inputs = Inputs {
        imports: imports.collect(),
        vocabulary: file(sources, VOCABULARY_FILE),
        standards: file(sources, STANDARDS_FILE),
        services: file(sources, SERVICES_FILE),
        history: file(sources, HISTORY_FILE),
        pages: pages(parsed, drafts),
    };
    let mut read = catalogue::read(&inputs);
    read.diagnostics.append(&mut missing);
    read
}

fn file<'a>(sources: &'a Sources, path: &str) -> Option<&'a SourceFile> {
    sources.file(&SourcePath::new(path)).map(|file| &**file)
}

/// The pages of records; drafts and parts that others include are none.
fn pages(parsed: &[Parsed], drafts: Drafts) -> Vec<RecordPage<'_>> {
    let pages = parsed.iter().filter_map(|parsed| {
        let path = &parsed.file.path;
        let kind = match PageKind::of(path) {
            PageKind::Standard => RecordKind::Standard,
            PageKind::Service => RecordKind::Service,
            _ => return None,
        };
        let front = &parsed.document.front;
        let is_draft = front.draft.as_ref().is_some_and(|draft| draft.value);
        let is_hidden = is_draft && drafts == Drafts::Hide;
        let is_part = path.file_name().starts_with('_');
        (!is_hidden && !is_part).then_some(RecordPage { kind, path, front })
    });
    pages.collect()
}

fn no_import(name: &str) -> Diagnostic {
    let path = SourcePath::new(config::FILE_NAME);
    let message = format!("There is no file `content/{name}`, which `[catalogue] sources` names.");
    Diagnostic::new(CONFIG_VALUE, &path, None, message)
        .help("Take the name away, or make the file with `guidepost import nhs-directory FILE`.")
}
