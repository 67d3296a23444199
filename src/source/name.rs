//! What the site does with a file, by its name alone.

use crate::diagnostics::{Code, Diagnostic, FILE_COPY, FILE_KIND};
use crate::text::SourcePath;

/// Which folder of the project a file stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Area {
    /// `book.toml` itself.
    Book,
    /// `content/`.
    Content,
    /// `themes/`.
    Themes,
}

/// How a file is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It is read as text.
    Text,
    /// It is shipped as it is.
    Asset,
    /// Both: a sample that a page may include or link to.
    Both,
}

/// What a name says about a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is part of the site.
    Use(Use),
    /// A Word document: readers can download it, but it is no page.
    Download,
    /// A tool's own file of which nobody needs to hear.
    Ignore,
    /// It is left out, and the author is told why.
    LeaveOut(Remark),
    /// It is a copy if the file of the second name stands beside it.
    CopyIf(Use, Box<str>),
}

/// What to say about a file that is left out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// Which kind of thing.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

impl Remark {
    fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: help.into(),
        }
    }

    /// The same as a diagnostic about a file.
    pub(super) fn about(self, path: &SourcePath) -> Diagnostic {
        Diagnostic::new(self.code, path, None, self.message).help(self.help)
    }
}

/// Endings in `content/`.
const CONTENT: &[(&[&str], Use)] = &[
    (&["md", "toml"], Use::Text),
    (
        &[
            "csv", "tsv", "txt", "json", "xml", "yaml", "yml", "hl7", "http", "sql", "sh", "ics",
        ],
        Use::Both,
    ),
    (&["png", "jpg", "jpeg", "gif", "webp", "svg"], Use::Asset),
    (
        &["mp3", "m4a", "ogg", "wav", "mp4", "webm", "vtt"],
        Use::Asset,
    ),
    (
        &[
            "pdf", "xlsx", "pptx", "ods", "odp", "epub", "zip", "woff", "woff2",
        ],
        Use::Asset,
    ),
];

/// Endings in `themes/`.
const THEMES: &[(&[&str], Use)] = &[
    (
        &[
            "toml",
            "html",
            "css",
            "js",
            "json",
            "txt",
            "md",
            "webmanifest",
        ],
        Use::Text,
    ),
    (&["svg"], Use::Both),
    (
        &["png", "jpg", "jpeg", "gif", "webp", "ico", "woff", "woff2"],
        Use::Asset,
    ),
];

/// Pictures and films that browsers do not show, and what to save them as.
const CONVERT: &[(&[&str], &str)] = &[
    (
        &["heic", "heif", "tif", "tiff", "bmp", "psd", "avif", "jfif"],
        "Save the picture as JPEG or PNG.",
    ),
    (
        &["mov", "avi", "mkv", "wmv", "m4v"],
        "Save the film as MP4.",
    ),
    (&["wma", "aac", "flac", "aiff"], "Save the sound as MP3."),
];

/// Documents that authors may take for pages.
const DOCUMENTS: &[&str] = &["doc", "pages", "odt", "rtf", "gdoc"];

/// What the site does with the file of this name. Names that start with a dot
/// are not asked about, save for lock files (see [`is_lock`]).
pub(super) fn judge(area: Area, name: &str) -> Verdict {
    if area == Area::Book {
        return Verdict::Use(Use::Text);
    }
    if is_tool_file(name) {
        return Verdict::Ignore;
    }
    if let Some(remark) = find_left_over(name) {
        return Verdict::LeaveOut(remark);
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    match use_of(area, ending) {
        Some(how) => match original_of(stem) {
            Some(original) => Verdict::CopyIf(how, format!("{original}.{ending}").into()),
            None => Verdict::Use(how),
        },
        None if area == Area::Content && ending.eq_ignore_ascii_case("docx") => Verdict::Download,
        None => Verdict::LeaveOut(refuse_kind(area, name, ending)),
    }
}

/// What to say about a copy that stands beside its original.
pub(super) fn copy_remark(name: &str, original: &str) -> Remark {
    Remark::new(
        FILE_COPY,
        format!(
            "`{name}` looks like a copy of `{original}` that a tool left behind. It is left out."
        ),
        format!(
            "Compare the two files, keep what you need in `{original}`, and delete `{name}`. If it is a file of its own, give it another name."
        ),
    )
}

/// What to say about a Word document that is shipped as it is.
pub(super) fn download_remark(name: &str) -> Remark {
    Remark::new(
        FILE_KIND,
        format!("`{name}` is a Word document. Readers can download it, but it is not a page."),
        "If it should be a page, copy its words into a file that ends in `.md`.",
    )
}

fn use_of(area: Area, ending: &str) -> Option<Use> {
    let table = if area == Area::Content {
        CONTENT
    } else {
        THEMES
    };
    table
        .iter()
        .find(|(endings, _)| is_one_of(ending, endings))
        .map(|(_, how)| *how)
}

fn is_one_of(ending: &str, endings: &[&str]) -> bool {
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Files that systems and editors write for themselves. Those of editors come
/// and go with every save, so a message would only flicker.
fn is_tool_file(name: &str) -> bool {
    const NAMES: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "4913", "icon\r"];
    const ENDINGS: [&str; 6] = [".swp", ".swo", ".swx", ".tmp", ".part", ".crdownload"];
    is_one_of(name, &NAMES)
        || ENDINGS
            .iter()
            .any(|ending| strip_ending(name, ending).is_some())
        || name.contains("___jb_")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
}

/// Whether a name is that of a LibreOffice lock file, the one name that starts
/// with a dot and still tells the author something.
pub(super) fn is_lock(name: &str) -> bool {
    name.starts_with(".~lock.") && name.ends_with('#')
}

/// Names that only a tool gives, whatever stands beside them.
fn find_left_over(name: &str) -> Option<Remark> {
    let locked = name
        .strip_prefix("~$")
        .or_else(|| name.strip_prefix(".~lock.")?.strip_suffix('#'));
    if locked.is_some() {
        return Some(Remark::new(
            FILE_COPY,
            format!(
                "`{name}` says that a document is open in Word, Excel or LibreOffice, or was once."
            ),
            format!("Save and close the document. If `{name}` is still there, delete it."),
        ));
    }
    if let Some(original) = name
        .strip_suffix('~')
        .or_else(|| strip_ending(name, ".bak"))
    {
        return Some(Remark::new(
            FILE_COPY,
            format!(
                "`{name}` is an old version of `{original}` that an editor kept. It is left out."
            ),
            format!("Delete `{name}`."),
        ));
    }
    if let Some(original) = strip_ending(name, ".txt")
        && let Some((_, inner)) = original.rsplit_once('.')
        && is_one_of(inner, &["md", "csv", "toml"])
    {
        return Some(Remark::new(
            FILE_COPY,
            format!("`{name}` ends in `.txt`, so it is left out. Notepad adds this ending."),
            format!("Rename it to `{original}`. In Notepad, choose \"All files\" when you save."),
        ));
    }
    has_conflict(name).then(|| {
        Remark::new(
            FILE_COPY,
            format!("`{name}` was made by a sync tool: two people changed the same file. It is left out."),
            "Compare it with the file that has the same name without the words about a conflict. Keep what you need there, then delete this copy.",
        )
    })
}

/// Whether a name has the words that Dropbox, Nextcloud or Syncthing add.
fn has_conflict(name: &str) -> bool {
    const WORDS: [&str; 4] = [
        "conflicted copy",
        "sync-conflict",
        "case conflict",
        "conflicting copy",
    ];
    // All of them have this part, which few other names have.
    let near = |part: &[u8]| part.eq_ignore_ascii_case(b"conflict");
    name.as_bytes().windows(8).any(near) && {
        let lower = name.to_ascii_lowercase();
        WORDS.iter().any(|words| lower.contains(words))
    }
}

fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len())?;
    let (stem, found) = (name.get(..at)?, name.get(at..)?);
    (found.eq_ignore_ascii_case(ending) && !stem.is_empty()).then_some(stem)
}

/// The name of which this would be a copy: `x (1)`, `x - Copy`, `x - Copy (2)`,
/// `Copy of x`, `x copy`, `x-LAPTOP7`. Only a file beside it decides.
fn original_of(stem: &str) -> Option<&str> {
    let plain = strip_number(stem).unwrap_or(stem);
    let copied = strip_ending(plain, " - copy")
        .or_else(|| strip_ending(plain, " copy"))
        .or_else(|| plain.strip_prefix("Copy of "))
        .or_else(|| strip_computer(plain));
    match copied {
        Some(original) => Some(original),
        None if plain.len() < stem.len() => Some(plain),
        None => None,
    }
}

/// `x (12)` without its number.
fn strip_number(stem: &str) -> Option<&str> {
    let (plain, number) = stem.strip_suffix(')')?.rsplit_once('(')?;
    let counted =
        !number.is_empty() && number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit());
    let plain = plain.trim_end();
    (counted && !plain.is_empty()).then_some(plain)
}

/// `x-LAPTOP7` without the name of the computer, which OneDrive adds. Other
/// words in capitals stay: `standards-FHIR` is a name that an author gives.
fn strip_computer(stem: &str) -> Option<&str> {
    const COMPUTERS: [&str; 8] = [
        "LAPTOP",
        "DESKTOP",
        "MACBOOK",
        "IMAC",
        "SURFACE",
        "WORKSTATION",
        "THINKPAD",
        "PC",
    ];
    let (at, _) = stem.match_indices('-').find(|(at, _)| {
        COMPUTERS
            .iter()
            .any(|name| stem[at + 1..].starts_with(name))
    })?;
    let (original, added) = stem.split_at(at);
    let is_made = |b: u8| b == b'-' || b.is_ascii_uppercase() || b.is_ascii_digit();
    (!original.is_empty() && added.bytes().all(is_made)).then_some(original)
}

fn refuse_kind(area: Area, name: &str, ending: &str) -> Remark {
    let lower = ending.to_ascii_lowercase();
    let help = if area == Area::Themes {
        "Themes hold HTML, CSS, JavaScript, pictures and fonts.".to_owned()
    } else if is_one_of(ending, DOCUMENTS) {
        "For a page, copy its words into a file that ends in `.md`. For a download, save it as PDF."
            .to_owned()
    } else if let Some((_, help)) = CONVERT.iter().find(|(kinds, _)| is_one_of(ending, kinds)) {
        (*help).to_owned()
    } else if is_one_of(ending, &["html", "htm"]) {
        "Pages are written in Markdown. Copy its words into a file that ends in `.md`.".to_owned()
    } else if is_one_of(ending, &["markdown", "mdown", "mkd"]) {
        "Rename it so that it ends in `.md`.".to_owned()
    } else if is_one_of(ending, &["xls", "xlsm", "numbers"]) {
        "For a list that the site reads, save it as CSV. For a download, save it as `.xlsx`."
            .to_owned()
    } else {
        "Move it out of the folder `content`, or save it as a kind that browsers open, such as PDF."
            .to_owned()
    };
    let message = if lower.is_empty() {
        format!("`{name}` has no ending, so nobody knows what kind of file it is. It is left out.")
    } else {
        format!("The site does not use files that end in `.{lower}`. `{name}` is left out.")
    };
    Remark::new(FILE_KIND, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(name: &str) -> Verdict {
        judge(Area::Content, name)
    }

    #[test]
    fn endings_decide_in_any_case() {
        assert_eq!(content("a.md"), Verdict::Use(Use::Text));
        assert_eq!(content("A.MD"), Verdict::Use(Use::Text));
        assert_eq!(content("Picture 1.PNG"), Verdict::Use(Use::Asset));
        assert_eq!(content("standards.csv"), Verdict::Use(Use::Both));
        assert_eq!(content("form.docx"), Verdict::Download);
        assert_eq!(judge(Area::Themes, "base.css"), Verdict::Use(Use::Text));
    }

    #[test]
    fn what_tools_write_for_themselves_is_ignored() {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            "4913",
            "a.md.swp",
            "a.md___jb_tmp___",
            "#a.md#",
        ] {
            assert_eq!(content(name), Verdict::Ignore, "{name}");
        }
    }

    #[test]
    fn left_over_files_are_named() {
        for name in [
            "~$lesson.docx",
            ".~lock.standards.csv#",
            "a.md~",
            "a.md.bak",
            "a.md.txt",
            "A.MD.TXT",
            "a (conflicted copy 2026-11-22).md",
            "a (Sam's conflicted copy 2026-11-22).md",
            "a.sync-conflict-20261122-101010-ABCDEFG.md",
        ] {
            match content(name) {
                Verdict::LeaveOut(remark) => assert_eq!(remark.code, FILE_COPY, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(content("notes.txt"), Verdict::Use(Use::Both));
    }

    #[test]
    fn copies_know_their_original() {
        for (name, original) in [
            ("x (1).md", "x.md"),
            ("x(2).md", "x.md"),
            ("x - Copy.md", "x.md"),
            ("x - Copy (2).md", "x.md"),
            ("Copy of x.md", "x.md"),
            ("x copy.md", "x.md"),
            ("x-LAPTOP7.md", "x.md"),
            ("x-DESKTOP-AB12CD.md", "x.md"),
            ("02-x-PC.md", "02-x.md"),
        ] {
            assert_eq!(
                content(name),
                Verdict::CopyIf(Use::Text, original.into()),
                "{name}"
            );
        }
        for name in [
            "standards-FHIR.md",
            "use-a-laptop.md",
            "x (why).md",
            "(1).md",
            "-LAPTOP.md",
            "copy.md",
        ] {
            assert_eq!(content(name), Verdict::Use(Use::Text), "{name}");
        }
    }

    #[test]
    fn other_kinds_say_what_to_do() {
        for (name, word) in [
            ("lesson.doc", ".md"),
            ("lesson.pages", ".md"),
            ("photo.HEIC", "JPEG"),
            ("page.html", "Markdown"),
            ("film.mov", "MP4"),
            ("README", "PDF"),
            ("list.xls", "CSV"),
        ] {
            match content(name) {
                Verdict::LeaveOut(remark) => {
                    assert_eq!(remark.code, FILE_KIND, "{name}");
                    assert!(remark.help.contains(word), "{name}: {}", remark.help);
                }
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}
