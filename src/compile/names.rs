//! Files whose names are nearly those that this project gives a meaning:
//! without a word about them, what is in them would be missing silently.

use std::collections::BTreeSet;

use crate::catalogue::{SERVICES_FILE, STANDARDS_FILE};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, FILE_MISNAMED};
use crate::site::{NAMED_FOLDERS, NAMED_PAGES};
use crate::source::{SourceFile, Sources};
use crate::text::SourcePath;

/// Endings of tables, as programs save them.
const TABLES: [&str; 5] = ["csv", "tsv", "xlsx", "ods", "json"];

/// Names every file and folder of `content/` that is nearly named as one with
/// a meaning.
pub(super) fn check(sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let texts = sources.files.iter().map(|file| &file.path);
    let assets = sources.assets.iter().map(|asset| &asset.path);
    let paths: BTreeSet<&SourcePath> = texts.chain(assets).collect();
    let is_import = |path: &SourcePath| {
        let inside = path.as_str().strip_prefix("content/");
        let mut imports = config.catalogue_sources.iter();
        imports.any(|name| Some(name.as_str()) == inside)
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(folders(&paths));
    for path in paths.iter().filter(|path| !is_import(path)) {
        found.extend(by_letters(path).or_else(|| table(path, &paths)));
    }
    let pages = sources.files.iter().filter(|file| is_page_as_text(file));
    found.extend(pages.map(|file| {
        let message = format!(
            "`{}` looks like a page, but its name ends in `.txt`. It makes no page.",
            file.path.file_name()
        );
        say(&file.path, message, "Let its name end in `.md`.")
    }));
    found
}

fn say(path: &SourcePath, message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(FILE_MISNAMED, path, None, message).help(help)
}

/// Folders whose names only differ in capitals, each once.
fn folders(paths: &BTreeSet<&SourcePath>) -> Vec<Diagnostic> {
    let folder = |path: &&SourcePath| {
        let (folder, _) = path.as_str().strip_prefix("content/")?.split_once('/')?;
        let small = folder.to_lowercase();
        (small != folder && NAMED_FOLDERS.contains(&small.as_str())).then(|| folder.to_owned())
    };
    let folders: BTreeSet<String> = paths.iter().filter_map(folder).collect();
    let folders = folders.into_iter().map(|folder| {
        let small = folder.to_lowercase();
        let path = SourcePath::new(&format!("content/{folder}"));
        let message = format!("The folder `{folder}` is not read as `{small}`: capitals count.");
        say(&path, message, format!("Rename it to `{small}`."))
    });
    folders.collect()
}

/// A file whose name only differs in capitals.
fn by_letters(path: &SourcePath) -> Option<Diagnostic> {
    let small = path.as_str().to_lowercase();
    let name = path.file_name();
    let small_name = name.to_lowercase();
    let is_table = [STANDARDS_FILE, SERVICES_FILE].contains(&small.as_str());
    let is_page = NAMED_PAGES.contains(&small.as_str()) || small_name == "index.md";
    let is_meant = is_table || is_page;
    (is_meant && small_name != name).then(|| {
        let message = format!("`{name}` is not read as `{small_name}`: capitals count.");
        say(path, message, format!("Rename it to `{small_name}`."))
    })
}

/// A table of standards or services under another name or in another form.
fn table(path: &SourcePath, paths: &BTreeSet<&SourcePath>) -> Option<Diagnostic> {
    let inside = path.as_str().strip_prefix("content/")?.to_lowercase();
    let name = inside.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let wanted = match stem.strip_suffix(".csv").unwrap_or(stem) {
        "standards" | "standard" => STANDARDS_FILE,
        "services" | "service" => SERVICES_FILE,
        _ => return None,
    };
    let wanted = SourcePath::new(wanted);
    let is_near = ["", "standards/", "services/"].contains(&inside.strip_suffix(name)?);
    if !TABLES.contains(&ending) || !is_near || paths.contains(&wanted) {
        return None;
    }
    let message = format!("No record is read from `{}`.", path.file_name());
    let help = if ending == "csv" {
        format!("Rename it to `{wanted}`.")
    } else {
        format!("In your spreadsheet, save it as CSV (UTF-8), with the name `{wanted}`.")
    };
    Some(say(path, message, help))
}

/// Whether a text for readers to download begins as pages do.
fn is_page_as_text(file: &SourceFile) -> bool {
    let is_key = |line: &str| line.starts_with("title:");
    file.path.extension() == "txt"
        && file.text.starts_with("---")
        && file.text.lines().take(20).any(is_key)
}
