//! "Did you mean" for files: the file that an author may have meant.

use super::address::split_number;
use crate::diagnostics::Diagnostic;
use crate::text::SourcePath;

/// The same with the nearest of some files, written as in the file `source`.
pub(super) fn suggest<'a>(
    diagnostic: Diagnostic,
    source: &SourcePath,
    wanted: &SourcePath,
    known: impl Iterator<Item = &'a SourcePath>,
) -> Diagnostic {
    match nearest_file(wanted, known) {
        Some(near) if near.as_str().to_lowercase() == wanted.as_str().to_lowercase() => diagnostic
            .help(format!(
                "The file is called `{}`. Capital and small letters must be the same.",
                near.file_name()
            )),
        Some(near) => diagnostic.help(format!("Did you mean `{}`?", source.relative(near))),
        None => diagnostic.help("Check the name of the file and its folder."),
    }
}

/// The file with the nearest name: the same name in any folder, or a name with
/// few slips in a folder with few slips. Numbers in front, capitals and the
/// ending count for little, since they are what authors mistake.
fn nearest_file<'a>(
    wanted: &SourcePath,
    known: impl Iterator<Item = &'a SourcePath>,
) -> Option<&'a SourcePath> {
    let mut best: Option<(usize, &SourcePath)> = None;
    for file in known {
        let Some(slips) = slips(wanted, file) else {
            continue;
        };
        let nearer = |(least, first): &(usize, &SourcePath)| (slips, file) < (*least, *first);
        if best.as_ref().is_none_or(nearer) {
            best = Some((slips, file));
        }
    }
    best.map(|(_, file)| file)
}

/// How far two files are apart; nothing where it is too far to be meant.
fn slips(wanted: &SourcePath, file: &SourcePath) -> Option<usize> {
    let (wanted_name, name) = (stem(wanted), stem(file));
    let in_name = strsim::osa_distance(&wanted_name, &name);
    let folder = |path: &SourcePath| path.folder().to_lowercase();
    let (wanted_folder, folder) = (folder(wanted), folder(file));
    let in_folder = strsim::osa_distance(&wanted_folder, &folder);
    let few = |slips: usize, words: &str| {
        let letters = words.chars().count();
        slips <= (letters / 3).max(usize::from(letters > 2))
    };
    // Every folder has an `index`, so that name says nothing.
    let same_name = in_name == 0 && name != "index";
    let near = few(in_name, &wanted_name) && few(in_folder, &wanted_folder);
    let ending = usize::from(wanted.extension() != file.extension());
    let case = usize::from(wanted.as_str() != file.as_str());
    (same_name || near).then_some(4 * (in_name + in_folder) + 2 * ending + case)
}

/// The name without its number, its ending and its capitals.
fn stem(path: &SourcePath) -> String {
    let name = path.file_name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    split_number(stem).1.to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_files_are_meant() {
        let known = [
            "content/index.md",
            "content/learn/01-first/03-two.md",
            "content/learn/01-first/01-one.md",
            "content/guide/01-other page.md",
            "content/guide/four.png",
            "content/guide/page.md",
            "content/guide/b.md",
            "content/_shared/a.md",
        ]
        .map(SourcePath::new);
        let near = |wanted: &str| {
            nearest_file(&SourcePath::new(&format!("content/{wanted}")), known.iter())
                .map(|file| file.as_str().trim_start_matches("content/"))
        };
        for (wanted, meant) in [
            ("learn/01-first/02-two.md", Some("learn/01-first/03-two.md")),
            ("learn/01-first/_hours.md", None),
            ("two.md", Some("learn/01-first/03-two.md")),
            ("guide/other-page.md", Some("guide/01-other page.md")),
            ("guide/page.html", Some("guide/page.md")),
            ("guide/Four.PNG", Some("guide/four.png")),
            ("four.png", Some("guide/four.png")),
            ("indx.md", Some("index.md")),
            ("help/index.md", None),
            ("guide/none.png", None),
            ("guide/a.md", Some("_shared/a.md")),
        ] {
            assert_eq!(near(wanted), meant, "{wanted}");
        }
    }
}
