//! A page of each kind: where it goes and what stands in it.

use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use super::number::{Numbered, name, named};
use super::{Draft, Kind, fill};
use crate::cli::Stop;
use crate::cli::project::Project;
use crate::edit::Edit;
use crate::source::Sources;
use crate::text::{Slug, SourcePath};

/// The folder of the modules.
const LEARN: &str = "content/learn";
/// The page that names a folder, for folders that have none yet.
const SECTION: &str = include_str!("../templates/pages/section.md");

/// The new page, and the page of its folder where that is missing.
pub(super) fn edits(
    kind: Kind,
    draft: &Draft<'_>,
    project: &Project,
    sources: &Sources,
) -> Result<Vec<Edit>, Stop> {
    let (folder, title, template) = match kind {
        Kind::Module => return module(draft, sources).map(|edit| vec![edit]),
        Kind::Lesson => return lesson(draft, project, sources).map(|edit| vec![edit]),
        Kind::Standard => (
            "standards",
            "Standards",
            include_str!("../templates/pages/standard.md"),
        ),
        Kind::Service => (
            "services",
            "Services",
            include_str!("../templates/pages/service.md"),
        ),
        Kind::Path => (
            "paths",
            "Learning paths",
            include_str!("../templates/pages/path.md"),
        ),
        Kind::Session => (
            "training",
            "Training",
            include_str!("../templates/pages/session.md"),
        ),
        Kind::Scenario => (
            "scenarios",
            "Scenarios",
            include_str!("../templates/pages/scenario.md"),
        ),
        Kind::Site | Kind::Term => return Ok(Vec::new()),
    };
    let slug = match kind {
        Kind::Standard | Kind::Service => id_of_record(draft.title)?,
        _ => Slug::new(draft.title),
    };
    let path = SourcePath::new(&format!("content/{folder}/{slug}.md"));
    refuse_taken(&path, sources)?;
    let words = fill(template, draft).replace("{lessons}", &first_lesson(&path, sources));
    let mut edits = vec![Edit::create(&path, words)];
    let index = SourcePath::new(&format!("content/{folder}/index.md"));
    if !has(&index, sources) {
        let section = Draft { title, ..*draft };
        edits.push(Edit::create(&index, fill(SECTION, &section)));
    }
    Ok(edits)
}

/// The id of a record has letters from a to z only, since other programs read
/// it: those with marks lose them.
fn id_of_record(title: &str) -> Result<Slug, Stop> {
    let german = title.replace('\u{df}', "ss");
    let plain: String = german.nfd().filter(char::is_ascii).collect();
    if plain.contains(|sign: char| sign.is_ascii_alphanumeric()) {
        return Ok(Slug::new(&plain));
    }
    Err(Stop::usage(
        format!("The name `{title}` has no letter from a to z, which its address needs."),
        "Give it a name in such letters, and write the other one as `title` in the file.",
    ))
}

fn module(draft: &Draft<'_>, sources: &Sources) -> Result<Edit, Stop> {
    let all = modules(sources);
    let modules = Numbered::of(all.iter().copied());
    let after = draft
        .after
        .map(|typed| modules.find(typed).ok_or_else(|| unknown("module", typed)))
        .transpose()?;
    let slug = Slug::new(draft.title);
    if let Some(known) = named(&all, &slug) {
        return Err(taken(&format!("{LEARN}/{known}")));
    }
    let folder = name(modules.free(after)?, slug.as_str());
    let path = SourcePath::new(&format!("{LEARN}/{folder}/index.md"));
    let template = include_str!("../templates/pages/module.md");
    Ok(Edit::create(&path, fill(template, draft)))
}

fn lesson(draft: &Draft<'_>, project: &Project, sources: &Sources) -> Result<Edit, Stop> {
    let (module, after) = place_of_lesson(draft.after, project, sources)?;
    let folder = format!("{LEARN}/{module}");
    let names = names_in(&folder, sources);
    let lessons = Numbered::of(names.iter().copied());
    let slug = Slug::new(draft.title);
    if let Some(known) = named(&names, &slug) {
        return Err(taken(&format!("{folder}/{known}")));
    }
    let file = name(lessons.free(after)?, slug.as_str());
    let path = SourcePath::new(&format!("{folder}/{file}.md"));
    let template = include_str!("../templates/pages/lesson.md");
    Ok(Edit::create(&path, fill(template, draft)))
}

/// The module of a new lesson, and the number of the lesson before it: from
/// `--after`, from the folder in which the person stands, or the only module.
fn place_of_lesson<'a>(
    after: Option<&str>,
    project: &Project,
    sources: &'a Sources,
) -> Result<(&'a str, Option<u64>), Stop> {
    let all = modules(sources);
    if let Some(typed) = after {
        return after_named(typed, project, sources);
    }
    if let Some(module) = all.iter().find(|module| stands_in(project, module)) {
        return Ok((module, None));
    }
    match all[..] {
        [] => Err(Stop::usage(
            "There is no module yet.",
            "Make one first: guidepost new module \"Name of the module\"",
        )),
        [only] => Ok((only, None)),
        _ => Err(Stop::usage(
            "There is more than one module. Which one is the lesson for?",
            format!(
                "Add `--after` and the name of a lesson or a module. The modules are: {}.",
                all.join(", ")
            ),
        )),
    }
}

/// The module or the lesson that `--after` names.
fn after_named<'a>(
    typed: &str,
    project: &Project,
    sources: &'a Sources,
) -> Result<(&'a str, Option<u64>), Stop> {
    let all = modules(sources);
    let numbered = |module: &str| Numbered::of(names_in(&format!("{LEARN}/{module}"), sources));
    for meaning in project.meanings(typed) {
        let exact = sources.files.iter().find(|file| file.path == meaning);
        let module = all.iter().find(|module| lies_in(&meaning, module));
        if let (Some(file), Some(module)) = (exact, module) {
            return Ok((module, numbered(module).find(file.path.file_name())));
        }
    }
    let is_it = |module: &&&str| Numbered::of([**module]).find(typed).is_some();
    if let Some(module) = all.iter().find(is_it) {
        return Ok((module, None));
    }
    let mut found = all
        .iter()
        .filter_map(|module| Some((*module, numbered(module).find(typed)?)));
    match (found.next(), found.next()) {
        (Some((module, number)), None) => Ok((module, Some(number))),
        (Some(_), Some(_)) => Err(Stop::usage(
            format!("More than one module has a lesson `{typed}`."),
            "Write its whole path, such as `content/learn/01-first-steps/02-ask-a-question.md`.",
        )),
        (None, _) => Err(unknown("lesson or module", typed)),
    }
}

fn stands_in(project: &Project, module: &str) -> bool {
    let folder = project.root.join(LEARN).join(module);
    project
        .here
        .ancestors()
        .any(|above| above == Path::new(&folder))
}

fn lies_in(path: &SourcePath, module: &str) -> bool {
    path.folder() == format!("{LEARN}/{module}")
}

/// The folders of the modules, in order.
fn modules(sources: &Sources) -> Vec<&str> {
    let folders = sources.files.iter().filter_map(|file| {
        let inside = file.path.as_str().strip_prefix(LEARN)?.strip_prefix('/')?;
        inside.split_once('/').map(|(folder, _)| folder)
    });
    let mut modules: Vec<&str> = folders.collect();
    modules.dedup();
    modules
}

/// The names of the files right in a folder.
fn names_in<'a>(folder: &str, sources: &'a Sources) -> Vec<&'a str> {
    let inside = sources
        .files
        .iter()
        .filter(|file| file.path.folder() == folder);
    inside.map(|file| file.path.file_name()).collect()
}

/// The `lessons` of a new learning path: the first lesson of the site, as an
/// example to change.
fn first_lesson(path: &SourcePath, sources: &Sources) -> String {
    let first = modules(sources).into_iter().find_map(|module| {
        let folder = format!("{LEARN}/{module}");
        let is_lesson = |file: &&std::sync::Arc<crate::source::SourceFile>| {
            file.path.folder() == folder && file.path.file_name() != "index.md"
        };
        sources.files.iter().find(is_lesson)
    });
    first.map_or_else(String::new, |file| {
        format!("lessons:\n  - {}\n", path.relative(&file.path))
    })
}

fn has(path: &SourcePath, sources: &Sources) -> bool {
    sources.files.iter().any(|file| file.path == *path)
}

fn refuse_taken(path: &SourcePath, sources: &Sources) -> Result<(), Stop> {
    if has(path, sources) {
        return Err(taken(path.as_str()));
    }
    Ok(())
}

fn taken(path: &str) -> Stop {
    Stop::usage(
        format!("There is a page for that name already: `{path}`."),
        "Choose another name, or change the page that is there.",
    )
}

fn unknown(what: &str, typed: &str) -> Stop {
    Stop::usage(
        format!("There is no {what} `{typed}`."),
        "Write its name, its file or its folder, such as `01-first-steps`.",
    )
}
