//! From the name of a file to its address and its place in the order.

use std::cmp::Ordering;
use std::fmt;

use crate::text::{OutPath, OutPathError, Slug, SourcePath};

/// `02-four-levels` is number 2 and `four-levels`; without a number, the
/// whole name. `10` alone is a name, not a number.
#[must_use]
pub fn split_number(name: &str) -> (Option<u64>, &str) {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = name[digits..].trim_start_matches(['-', '_', '.', ' ']);
    match name[..digits].parse() {
        Ok(number) if !rest.is_empty() && rest.len() < name.len() - digits => (Some(number), rest),
        _ => (None, name),
    }
}

/// The order of two names in one folder: numbered ones first by number, then
/// the others by name.
pub(super) fn compare_names(a: &str, b: &str) -> Ordering {
    let ((number_a, name_a), (number_b, name_b)) = (split_number(a), split_number(b));
    match (number_a, number_b) {
        (Some(a), Some(b)) => a.cmp(&b).then_with(|| name_a.cmp(name_b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}

/// The address of the page that a file of `content/` makes: numbers dropped,
/// each part a slug, flat (`learn/x/four-levels.html`, decision 8).
///
/// # Errors
/// Where the name cannot be an address.
pub fn page_address(path: &SourcePath) -> Result<OutPath, OutPathError> {
    address(path, |stem| {
        format!("{}.html", Slug::new(split_number(stem).1))
    })
}

/// The address of another file of `content/`: folders as for pages, the name
/// a slug with its ending in small letters.
pub(super) fn file_address(path: &SourcePath) -> Result<OutPath, OutPathError> {
    let extension = path.extension();
    address(path, |stem| format!("{}.{extension}", Slug::new(stem)))
}

fn address(path: &SourcePath, name: impl Fn(&str) -> String) -> Result<OutPath, OutPathError> {
    let inside = path
        .as_str()
        .strip_prefix("content/")
        .unwrap_or(path.as_str());
    let (folders, file) = inside.rsplit_once('/').unwrap_or(("", inside));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folders = folders.split('/').filter(|folder| !folder.is_empty());
    let mut parts: Vec<String> = folders
        .map(|folder| Slug::new(split_number(folder).1).to_string())
        .collect();
    parts.push(name(stem));
    OutPath::new(&parts.join("/"))
}

/// Addresses of files that a site makes by itself: no page, no file and no alias
/// takes them. A test holds that all of them are here.
const OURS: [&str; 25] = [
    "404.html",
    "downloads.js",
    "feed.xml",
    "icon-192.png",
    "icon-512.png",
    "keep.html",
    "learning-record.html",
    "manifest.webmanifest",
    "minute-card.html",
    "my-learning.html",
    "review.html",
    "search.html",
    "search/index.js",
    "sitemap.xml",
    "standards/all.html",
    "standards/changes.html",
    "standards/compare.html",
    "standards/data.html",
    "standards/find.html",
    "standards/map.html",
    "standards/my-list.html",
    "standards/timeline.html",
    "start.html",
    "sw.js",
    "tally.html",
];

/// Whether an address is that of a file which every site has.
pub(super) fn is_ours(out: &OutPath) -> bool {
    OURS.contains(&out.collision_key().as_str())
}

/// Why an alias cannot be an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AliasError {
    /// It names a site, such as `https://example.org/x`.
    Whole,
    /// It goes on after the address of a page: `x.html#part`, `x.html?a=1`.
    Part,
    /// One of its folders has the name of a file, such as `x.html/y.html`.
    File(String),
    /// It would not work on every system.
    Path(OutPathError),
}

impl fmt::Display for AliasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("it names a whole site"),
            Self::Part => f.write_str("a page's address has no `#` and no `?`"),
            Self::File(name) => write!(f, "`{name}` in it is a file, not a folder"),
            Self::Path(error) => error.fmt(f),
        }
    }
}

/// The address that an author means by an alias: `/old/page`, `old/page.html`
/// and `old/` are all clear, and so is the old place of the file,
/// `old/02-page.md`.
///
/// # Errors
/// See [`AliasError`].
pub fn alias_address(alias: &str) -> Result<OutPath, AliasError> {
    let alias = alias.trim();
    if alias.contains("://") || alias.starts_with("//") {
        return Err(AliasError::Whole);
    }
    if alias.contains(['#', '?']) {
        return Err(AliasError::Part);
    }
    let alias = alias.trim_start_matches('/');
    let leaves = alias.split('/').any(|part| part == "..");
    if alias.to_lowercase().ends_with(".md") && !leaves {
        return page_address(&SourcePath::new(alias)).map_err(AliasError::Path);
    }
    let alias = match alias {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        page if page.ends_with(".html") => page.to_owned(),
        page => format!("{page}.html"),
    };
    let out = OutPath::new(&alias).map_err(AliasError::Path)?;
    match out.folder().split('/').find(|name| is_file_name(name)) {
        Some(name) => Err(AliasError::File(name.to_owned())),
        None => Ok(out),
    }
}

/// Whether a name has an ending: `x.html` has one, `v1.2` has not. A file of
/// the site may have that name, and no disk holds a folder beside it then.
fn is_file_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.starts_with(char::is_alphabetic)
}

/// A name made of a file or folder name, for a page without a title:
/// `01-what-is-x` is "What is x".
#[must_use]
pub fn humanise(name: &str) -> String {
    let words = split_number(name).1.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dropped_and_give_the_order() {
        let page = |path: &str| page_address(&SourcePath::new(path)).unwrap().to_string();
        assert_eq!(page("content/learn/01-x/index.md"), "learn/x/index.html");
        assert_eq!(
            page("content/learn/01-x/02-four-levels.md"),
            "learn/x/four-levels.html"
        );
        assert_eq!(page("content/2026.md"), "2026.html");
        assert_eq!(page("content/FHIR guide.md"), "fhir-guide.html");
        let file = file_address(&SourcePath::new("content/learn/01-x/Picture 1.PNG"));
        assert_eq!(file.unwrap().as_str(), "learn/x/picture-1.png");
        let mut names = ["b", "10-a", "2-z", "a"];
        names.sort_by(|a, b| compare_names(a, b));
        assert_eq!(names, ["2-z", "10-a", "a", "b"]);
        assert_eq!(humanise("01-what-is-it"), "What is it");
    }

    #[test]
    fn aliases_have_one_meaning() {
        let alias = |text: &str| alias_address(text).unwrap().to_string();
        assert_eq!(alias("/old/page"), "old/page.html");
        assert_eq!(alias("old/"), "old/index.html");
        assert_eq!(alias("old.html"), "old.html");
        assert_eq!(alias("content/02-old/01-page.md"), "old/page.html");
        assert_eq!(alias("old/index.md"), "old/index.html");
        for whole in ["https://example.org/x", "//example.org/x"] {
            assert_eq!(alias_address(whole), Err(AliasError::Whole));
        }
        assert_eq!(alias_address("x.html#y"), Err(AliasError::Part));
        assert_eq!(alias("v1.2/page"), "v1.2/page.html");
        for file in ["index.html/", "plan.svg/x.html"] {
            let error = alias_address(file).unwrap_err();
            assert!(matches!(error, AliasError::File(_)), "{file}");
        }
        for leaves in ["../x", "../x.md"] {
            assert_eq!(
                alias_address(leaves),
                Err(AliasError::Path(OutPathError::Leaves))
            );
        }
    }
}
