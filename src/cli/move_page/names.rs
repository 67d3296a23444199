//! What was typed as the old and the new name of a page.

use crate::cli::Stop;
use crate::cli::project::Project;
use crate::source::Sources;
use crate::text::{OutPath, SourcePath, nearest};

/// A page and its new name.
#[derive(Debug)]
pub(super) struct Names {
    /// The file as it is.
    pub(super) old: SourcePath,
    /// The file as it will be.
    pub(super) new: SourcePath,
}

/// The two files that are meant.
///
/// # Errors
/// Wrong use where the page is not there, or the new name cannot be used.
pub(super) fn find(
    old: &str,
    new: &str,
    project: &Project,
    sources: &Sources,
) -> Result<Names, Stop> {
    let old = existing(old, project, sources)?;
    let new = target(new, &old, project)?;
    check(&old, &new, project, sources)?;
    Ok(Names { old, new })
}

fn existing(typed: &str, project: &Project, sources: &Sources) -> Result<SourcePath, Stop> {
    let pages = || {
        let files = sources.files.iter().map(|file| &file.path);
        files.filter(|path| path.extension() == "md")
    };
    for ending in ["", ".md"] {
        let meanings = project.meanings(&format!("{typed}{ending}"));
        if let Some(path) = meanings
            .iter()
            .find_map(|wanted| pages().find(|path| *path == wanted))
        {
            return Ok(path.clone());
        }
    }
    let is_folder = |path: &SourcePath| project.root.join(path.as_str()).is_dir();
    if project.meanings(typed).iter().any(is_folder) {
        return Err(Stop::usage(
            format!("`{typed}` is a folder."),
            "Move its pages one after the other.",
        ));
    }
    let wanted = SourcePath::new(typed);
    let name = wanted.file_name();
    let near = nearest(typed, pages().map(SourcePath::as_str))
        .map(str::to_owned)
        .or_else(|| {
            let name = nearest(name, pages().map(SourcePath::file_name))?;
            pages()
                .find(|path| path.file_name() == name)
                .map(ToString::to_string)
        });
    Err(Stop::usage(
        format!("There is no page `{typed}`."),
        near.map_or_else(
            || "Write the path from this folder, or from the `content` folder.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        ),
    ))
}

/// The new path: a name alone stays in the folder of the page; a folder keeps
/// the name; anything else is a path from here, from the project or from
/// `content/`, whichever lies in `content/` and whose folder is there.
fn target(typed: &str, old: &SourcePath, project: &Project) -> Result<SourcePath, Stop> {
    let plain = typed.replace('\\', "/");
    let name = if plain.ends_with('/') {
        format!("{plain}{}", old.file_name())
    } else if plain.to_lowercase().ends_with(".md") {
        plain
    } else {
        format!("{plain}.md")
    };
    if !name.contains('/') {
        return old.join(&name).ok_or_else(|| outside(typed));
    }
    let meanings = project.meanings(&name);
    let inside = || {
        meanings
            .iter()
            .filter(|path| path.as_str().starts_with("content/"))
    };
    let has_folder = |path: &&SourcePath| project.root.join(path.folder()).is_dir();
    inside()
        .find(has_folder)
        .or_else(|| inside().next())
        .cloned()
        .ok_or_else(|| outside(typed))
}

fn check(
    old: &SourcePath,
    new: &SourcePath,
    project: &Project,
    sources: &Sources,
) -> Result<(), Stop> {
    if old == new {
        return Err(Stop::usage(
            "Both names are the same.",
            "Nothing was changed.",
        ));
    }
    if !new.as_str().starts_with("content/") {
        return Err(outside(new.as_str()));
    }
    let is_taken = sources.files.iter().any(|file| file.path == *new)
        || project.root.join(new.as_str()).symlink_metadata().is_ok();
    // On Windows and macOS `A.md` and `a.md` are one file, which may get
    // another capital.
    let is_itself = old.as_str().to_lowercase() == new.as_str().to_lowercase();
    if is_taken && !is_itself {
        return Err(Stop::usage(
            format!("There is a file `{new}` already."),
            "Choose another name. Nothing was changed.",
        ));
    }
    OutPath::new(new.as_str()).map(drop).map_err(|error| {
        Stop::usage(
            format!("`{new}` cannot be the name of a page: {error}."),
            "Use small letters, digits and hyphens.",
        )
    })
}

fn outside(typed: &str) -> Stop {
    Stop::usage(
        format!("`{typed}` is not in the `content` folder."),
        "Pages stand in `content`. Write a path such as `content/learn/01-first-steps/03-more.md`.",
    )
}
