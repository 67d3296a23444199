//! What was typed as the old and the new name of a page or a folder.

use std::collections::BTreeMap;

use crate::cli::Stop;
use crate::cli::project::Project;
use crate::site::{NAMED_FOLDERS, NAMED_PAGES};
use crate::source::Sources;
use crate::text::{OutPath, SourcePath, nearest};

/// What gets another name.
#[derive(Debug)]
pub(super) struct Names {
    /// The page or folder as it is.
    pub(super) old: SourcePath,
    /// The page or folder as it will be.
    pub(super) new: SourcePath,
    /// Every file that moves, by its old name.
    pub(super) files: BTreeMap<SourcePath, SourcePath>,
}

impl Names {
    /// What a file or folder will be called.
    pub(super) fn after(&self, path: &SourcePath) -> SourcePath {
        if let Some(new) = self.files.get(path) {
            return new.clone();
        }
        // The folder itself, or one in it, which a link may name.
        let below = path.as_str().strip_prefix(self.old.as_str());
        match below.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
            Some(rest) => SourcePath::new(&format!("{}{rest}", self.new)),
            None => path.clone(),
        }
    }
}

/// Whether a page or folder has a meaning by its name, which it then keeps.
fn is_named(path: &SourcePath) -> bool {
    let folder = path.as_str().strip_prefix("content/");
    NAMED_PAGES.contains(&path.as_str())
        || folder.is_some_and(|folder| NAMED_FOLDERS.contains(&folder))
}

/// What kind of thing moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Folder,
}

/// What moves where.
///
/// # Errors
/// Wrong use where the page is not there, or the new name cannot be used.
pub(super) fn find(
    old: &str,
    new: &str,
    project: &Project,
    sources: &Sources,
) -> Result<Names, Stop> {
    let (old, kind) = existing(old, project, sources)?;
    if is_named(&old) {
        return Err(Stop::usage(
            format!("`{old}` has its meaning by its name, so it keeps it."),
            "To change what readers see, change the line `title` at the top of the page.",
        ));
    }
    let new = target(new, &old, kind, project)?;
    check(&old, &new, project)?;
    let files = match kind {
        Kind::Page => BTreeMap::from([(old.clone(), new.clone())]),
        Kind::Folder => files_below(&old, &new, sources),
    };
    Ok(Names { old, new, files })
}

/// Every file of a folder with its new name.
fn files_below(
    old: &SourcePath,
    new: &SourcePath,
    sources: &Sources,
) -> BTreeMap<SourcePath, SourcePath> {
    let texts = sources.files.iter().map(|file| &file.path);
    let assets = sources.assets.iter().map(|asset| &asset.path);
    let moved = texts.chain(assets).filter_map(|path| {
        let rest = path
            .as_str()
            .strip_prefix(old.as_str())?
            .strip_prefix('/')?;
        Some((path.clone(), SourcePath::new(&format!("{new}/{rest}"))))
    });
    moved.collect()
}

fn existing(typed: &str, project: &Project, sources: &Sources) -> Result<(SourcePath, Kind), Stop> {
    let pages: Vec<&SourcePath> = sources
        .files
        .iter()
        .map(|file| &file.path)
        .filter(|path| path.extension() == "md")
        .collect();
    for ending in ["", ".md"] {
        let meanings = project.meanings(&format!("{typed}{ending}"));
        if let Some(path) = meanings.into_iter().find(|path| pages.contains(&path)) {
            return Ok((path, Kind::Page));
        }
    }
    let is_folder = |path: &SourcePath| {
        let below = format!("{path}/");
        path.as_str().starts_with("content/")
            && pages.iter().any(|page| page.as_str().starts_with(&below))
    };
    match project.meanings(typed).into_iter().find(is_folder) {
        Some(folder) => Ok((folder, Kind::Folder)),
        None => Err(unknown(typed, &pages)),
    }
}

fn unknown(typed: &str, pages: &[&SourcePath]) -> Stop {
    let wanted = SourcePath::new(typed);
    let paths = pages.iter().map(|path| path.as_str());
    let names = pages.iter().map(|path| path.file_name());
    let near = nearest(typed, paths).or_else(|| {
        let name = nearest(wanted.file_name(), names)?;
        let page = pages.iter().find(|path| path.file_name() == name)?;
        Some(page.as_str())
    });
    Stop::usage(
        format!("There is no page `{typed}`."),
        near.map_or_else(
            || "Write the path from this folder, or from the `content` folder.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        ),
    )
}

/// The new path: a name alone stays in the folder where it is; with a slash at
/// its end it is the folder to go to; anything else is a path from here, from
/// the project or from `content/`, whichever lies in `content/` and whose
/// folder is there.
fn target(
    typed: &str,
    old: &SourcePath,
    kind: Kind,
    project: &Project,
) -> Result<SourcePath, Stop> {
    let plain = typed.replace('\\', "/");
    let has_ending = kind == Kind::Folder || plain.to_lowercase().ends_with(".md");
    let name = if plain.ends_with('/') {
        format!("{plain}{}", old.file_name())
    } else if has_ending {
        plain
    } else {
        format!("{plain}.md")
    };
    if !name.contains('/') {
        return old.join(&name).ok_or_else(|| outside(typed));
    }
    let meanings = project.meanings(&name);
    let inside = || {
        let lies_inside = |path: &&SourcePath| path.as_str().starts_with("content/");
        meanings.iter().filter(lies_inside)
    };
    let has_folder = |path: &&SourcePath| project.root.join(path.folder()).is_dir();
    let found = inside().find(has_folder).or_else(|| inside().next());
    found.cloned().ok_or_else(|| outside(typed))
}

fn check(old: &SourcePath, new: &SourcePath, project: &Project) -> Result<(), Stop> {
    if old == new {
        return Err(Stop::usage(
            "Both names are the same.",
            "Nothing was changed.",
        ));
    }
    if !new.as_str().starts_with("content/") {
        return Err(outside(new.as_str()));
    }
    if new.as_str().starts_with(&format!("{old}/")) {
        return Err(Stop::usage(
            format!("`{new}` lies in `{old}` itself."),
            "Choose another place. Nothing was changed.",
        ));
    }
    // A link that leads nowhere is in the way too.
    if project.root.join(new.as_str()).symlink_metadata().is_ok() {
        return Err(Stop::usage(
            format!("There is a file or folder `{new}` already."),
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
