//! Our own files, for the tests that read them: their paths, their lines, and
//! Rust without its comments and strings.

use std::path::{Path, PathBuf};

/// A file of this repository.
pub(crate) struct OwnFile {
    /// Its path from the top, with forward slashes.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The top of the repository.
pub(crate) fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below some folders whose name ends in one of these, in order.
pub(crate) fn own_files(folders: &[&str], endings: &[&str]) -> Vec<OwnFile> {
    let mut files = Vec::new();
    for folder in folders {
        collect(&top().join(folder), endings, &mut files);
    }
    assert!(!files.is_empty(), "no {endings:?} in {folders:?}");
    files
}

fn collect(folder: &Path, endings: &[&str], files: &mut Vec<OwnFile>) {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" {
                collect(&path, endings, files);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let inside = path.strip_prefix(top()).unwrap();
            files.push(OwnFile {
                path: inside.to_string_lossy().replace('\\', "/"),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

/// Rust with its comments and the insides of its strings made blank; every
/// line keeps its number.
pub(crate) fn without_words(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let blank = comment(rest)
            .or_else(|| string(rest))
            .or_else(|| letter(rest));
        let length = blank.unwrap_or(first.len_utf8());
        let (piece, after) = rest.split_at(length);
        if blank.is_some() {
            code.extend(piece.chars().filter(|letter| *letter == '\n'));
            code.push(' ');
        } else {
            code.push_str(piece);
            if first.is_alphanumeric() || first == '_' {
                // A name goes whole, so that the `r` of `for` starts no string.
                let name = after.find(|c: char| !c.is_alphanumeric() && c != '_');
                let (name, after) = after.split_at(name.unwrap_or(after.len()));
                code.push_str(name);
                rest = after;
                continue;
            }
        }
        rest = after;
    }
    code
}

/// The length of the comment at the start.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    text.starts_with("/*").then_some(())?;
    Some(text.find("*/").map_or(text.len(), |end| end + 2))
}

/// The length of the string at the start, plain or raw.
fn string(text: &str) -> Option<usize> {
    let marked = text.strip_prefix('b').unwrap_or(text);
    let prefix = text.len() - marked.len();
    if let Some(raw) = marked.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let from = hashes + 1;
        let length = raw[from..]
            .find(&end)
            .map_or(raw.len(), |at| from + at + end.len());
        return Some(prefix + 1 + length);
    }
    let inside = marked.strip_prefix('"')?;
    Some(prefix + 1 + quoted(inside, '"'))
}

/// The length of the letter in single quotes at the start; not of a lifetime.
fn letter(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut letters = inside.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    (first == '\\' || second == '\'').then(|| 1 + quoted(inside, '\''))
}

/// How far it is to the end of a quotation, escapes skipped.
fn quoted(inside: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + 1,
            _ => {}
        }
    }
    inside.len()
}

#[test]
fn words_are_blank_and_lines_stay() {
    let text = "let a = \"crate::x \\\" y\"; // crate::y\n\
                let b = r#\"crate::\"z\"#; /* crate::q\n*/ let c: &'static str = 'c'; for x in '\"'\n";
    let code = without_words(text);
    assert!(!code.contains("crate"), "{code}");
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(code.contains("let c: &'static str =  ; for x in"), "{code}");
}
