//! What the author's panel of a tab shows, as JSON. The only place of the
//! machine in it is the link that opens an editor, where `book.toml` names one
//! (decision 25).

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::address::encode;
use super::generation::{Generation, Held, Served};
use crate::compile::{LinkNote, PageNotes};
use crate::diagnostics::{Diagnostic, Severity, Texts};
use crate::site::Origin;
use crate::text::{LineIndex, OutPath, SourcePath, Span};

/// How many other files with problems are named; the rest is counted.
const MOST_NAMED: usize = 50;
/// How many problems of one page are shown.
const MOST_PROBLEMS: usize = 200;
/// Lines shown before and after the one that is meant.
const AROUND: usize = 1;
/// The longest line that is shown whole, in characters.
const LONGEST_LINE: usize = 300;

/// What became of the page that a tab shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PageState {
    /// It is the one that is shown.
    Same,
    /// There is a newer one.
    Changed,
    /// It was removed.
    Gone,
    /// It was not there before, and is not now.
    Missing,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State<'a> {
    generation: u64,
    page: PageState,
    /// Why the last good site is shown; nothing where the newest is.
    held: Option<&'static str>,
    /// What is wrong with the page, and with everything where it is held.
    problems: Vec<Problem<'a>>,
    notes: Option<PageNotes>,
    /// Opens the page's file in an editor.
    editor: Option<String>,
    elsewhere: Elsewhere,
    /// A page whose file was changed just now and which is not on screen.
    edited: Option<LinkNote>,
}

#[derive(Serialize)]
struct Problem<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    source: &'a str,
    /// The line, from 1; nothing for a whole file.
    line: Option<usize>,
    /// The lines around it with their numbers.
    lines: Vec<(usize, String)>,
    /// The words that are meant, as they stand in the file.
    words: String,
    editor: Option<String>,
}

/// Problems of other files.
#[derive(Default, Serialize)]
struct Elsewhere {
    errors: usize,
    warnings: usize,
    files: Vec<FileCount>,
}

#[derive(Serialize)]
struct FileCount {
    source: String,
    errors: usize,
    warnings: usize,
    /// The page that the file was made into.
    page: Option<LinkNote>,
}

/// What a tab is told.
pub(super) fn state(
    generation: &Generation,
    address: Option<&OutPath>,
    page: PageState,
    root: &Path,
) -> String {
    let site = generation.site.as_deref();
    let notes = site
        .zip(address)
        .and_then(|(site, address)| site.compiled.notes(address));
    let editor = Editor::of(site, root);
    let (here, others) = split(generation, notes.as_ref());
    let plain = address.map_or_else(Vec::new, |address| generation.plain_language(address));
    let source = notes.as_ref().and_then(|notes| notes.source.as_deref());
    let edit_page = source.and_then(|source| editor.link(&SourcePath::new(source), 1));
    let texts = &*generation.sources;
    let problems = here.into_iter().chain(&plain).take(MOST_PROBLEMS);
    let state = State {
        generation: generation.number,
        page,
        held: generation.held.as_ref().map(why_held),
        problems: problems
            .map(|found| problem(found, texts, &editor))
            .collect(),
        editor: edit_page,
        elsewhere: elsewhere(&others, site),
        edited: site.and_then(|site| edited(generation, site, address)),
        notes,
    };
    // Strings and numbers only: this cannot fail.
    serde_json::to_string(&state).unwrap_or_default()
}

fn why_held(held: &Held) -> &'static str {
    match held {
        Held::Diagnostics => {
            "The settings or the theme have a mistake, so the last good pages are shown. They are renewed when it is mended."
        }
        Held::Unreadable(_) => {
            "The folder of the site cannot be read, so the last good pages are shown. Is it still there?"
        }
        Held::Fault => {
            "Guidepost failed on these files, so the last good pages are shown. This is our mistake. Undo your last change and report it."
        }
    }
}

/// The diagnostics of a page, with those that hold the whole site, and the rest.
fn split<'a>(
    generation: &'a Generation,
    notes: Option<&PageNotes>,
) -> (Vec<&'a Diagnostic>, Vec<&'a Diagnostic>) {
    let is_here = |found: &&Diagnostic| {
        let path = found.path.as_str();
        let is_settings = path == "book.toml" || path.starts_with("themes/") || path == "content";
        let holds = found.severity == Severity::Error && is_settings;
        let of_page = notes.is_some_and(|notes| {
            let source = notes.source.iter().chain(&notes.parts);
            source.into_iter().any(|source| source == path)
        });
        of_page || (holds && generation.held.is_some())
    };
    generation.diagnostics.iter().partition(is_here)
}

fn problem<'a>(found: &'a Diagnostic, texts: &dyn Texts, editor: &Editor) -> Problem<'a> {
    let place = found
        .span
        .zip(texts.text(&found.path))
        .map(|(span, text)| Passage::new(text, span));
    let line = place.as_ref().map(|place| place.line);
    let (lines, words) = place.map_or_else(Default::default, |place| (place.lines, place.words));
    Problem {
        severity: found.severity,
        code: found.code.name(),
        message: &found.message,
        help: found.help.as_deref(),
        source: found.path.as_str(),
        line,
        lines,
        words,
        editor: editor.link(&found.path, line.unwrap_or(1)),
    }
}

/// Some lines of a file.
struct Passage {
    line: usize,
    lines: Vec<(usize, String)>,
    words: String,
}

impl Passage {
    fn new(text: &str, span: Span) -> Self {
        let range = span.range();
        let from = text.floor_char_boundary(range.start.min(text.len()));
        let to = text.ceil_char_boundary(range.end.clamp(from, text.len()));
        let index = LineIndex::new(text);
        let line = index.position(text, from).line;
        let first = line.saturating_sub(AROUND).max(1);
        let shown = (first..=line + AROUND).filter_map(|number| {
            let start = index.line_start(number)?;
            let end = index.line_start(number + 1).unwrap_or(text.len());
            Some((number, cut(text[start..end].trim_end())))
        });
        Self {
            line,
            lines: shown.collect(),
            words: cut(text[from..to].trim()),
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_LINE).collect()
}

/// How a file is opened in an editor.
struct Editor<'a> {
    template: Option<&'a str>,
    root: &'a Path,
}

impl<'a> Editor<'a> {
    fn of(site: Option<&'a Served>, root: &'a Path) -> Self {
        let template = site.and_then(|site| site.compiled.site.config.site.editor.as_deref());
        Self { template, root }
    }

    /// `vscode://file{path}:{line}` with the place on this machine.
    fn link(&self, source: &SourcePath, line: usize) -> Option<String> {
        let place = self.root.join(source.as_str());
        let path = encode(&place.to_string_lossy().replace('\\', "/"));
        let link = self.template?.replace("{path}", &path);
        Some(link.replace("{line}", &line.to_string()))
    }
}

fn elsewhere(others: &[&Diagnostic], site: Option<&Served>) -> Elsewhere {
    let mut files: BTreeMap<&SourcePath, (usize, usize)> = BTreeMap::new();
    let mut all = Elsewhere::default();
    for found in others {
        let counts = match found.severity {
            Severity::Error => (1, 0),
            Severity::Warning => (0, 1),
            Severity::Advice => continue,
        };
        all.errors += counts.0;
        all.warnings += counts.1;
        let file = files.entry(&found.path).or_default();
        *file = (file.0 + counts.0, file.1 + counts.1);
    }
    let mut files: Vec<_> = files.into_iter().collect();
    // Files with errors come first.
    files.sort_by_key(|(_, (errors, _))| *errors == 0);
    let named = files.into_iter().take(MOST_NAMED);
    let named = named.map(|(path, (errors, warnings))| FileCount {
        source: path.to_string(),
        errors,
        warnings,
        page: site.and_then(|site| link(site, path)),
    });
    all.files = named.collect();
    all
}

fn link(site: &Served, source: &SourcePath) -> Option<LinkNote> {
    let page = site.compiled.page_of(source)?;
    Some(LinkNote {
        title: page.title.clone(),
        address: page.out.to_string(),
    })
}

/// The page of a file that was changed in this round, if another one is on
/// screen. Where many were changed at once, nobody is writing at one of them.
fn edited(generation: &Generation, site: &Served, shown: Option<&OutPath>) -> Option<LinkNote> {
    let mut changed = generation.changed.iter();
    let (Some(source), None) = (changed.next(), changed.next()) else {
        return None;
    };
    let page = site.compiled.page_of(source)?;
    let is_written = page.origin != Origin::Folder;
    (is_written && shown != Some(&page.out)).then(|| link(site, source))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_has_its_line_and_the_ones_around() {
        let text = "one\ntwo words\nthree\nfour\n";
        let passage = Passage::new(text, Span::new(8..13));
        assert_eq!(passage.line, 2);
        assert_eq!(passage.words, "words");
        let lines: Vec<_> = passage
            .lines
            .iter()
            .map(|(n, l)| (*n, l.as_str()))
            .collect();
        assert_eq!(lines, [(1, "one"), (2, "two words"), (3, "three")]);
        let last = Passage::new(text, Span::new(900..901));
        assert_eq!(last.words, "");
    }

    #[test]
    fn an_editor_gets_an_encoded_place_and_a_line() {
        let editor = Editor {
            template: Some("edit://open{path}:{line}"),
            root: Path::new("/home/my site"),
        };
        let link = editor.link(&SourcePath::new("content/a\"b.md"), 7);
        assert_eq!(
            link.as_deref(),
            Some("edit://open/home/my%20site/content/a%22b.md:7")
        );
        let none = Editor {
            template: None,
            root: Path::new("/home"),
        };
        assert_eq!(none.link(&SourcePath::new("content/a.md"), 1), None);
    }
}
