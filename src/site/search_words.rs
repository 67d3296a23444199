//! The reviewed file of the search: best answers, and words that mean the
//! same to readers.
//!
//! `book.toml` names it (`[search] best-answers`). Every page that it names
//! must be there, with its anchor.

use serde::Deserialize;
use toml::Spanned;

use super::lists::Lists;
use super::placed::page_id;
use super::{Organisation, Page, PageId, PageKind, SourceEntry, Term};
use crate::config::{self, Config};
use crate::diagnostics::{self, Diagnostic};
use crate::source::{SourceFile, Sources};
use crate::text::{Slug, SourcePath, Span};

/// What the reviewed file of the search says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchWords {
    /// Pages that stand first for some searches.
    pub best: Vec<BestAnswer>,
    /// Groups of words that mean the same to readers.
    pub same: Vec<Vec<String>>,
}

/// A page that stands first for some searches.
#[derive(Debug, Clone, PartialEq)]
pub struct BestAnswer {
    /// The searches.
    pub words: Vec<String>,
    /// The page.
    pub page: PageId,
    /// A place on it, by its id.
    pub anchor: Option<Box<str>>,
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    answer: Vec<WrittenAnswer>,
    #[serde(default)]
    same: Vec<WrittenGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    words: Vec<String>,
    page: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGroup {
    words: Vec<String>,
}

/// Reads the file that `book.toml` names; nothing where it names none.
pub(super) fn read(
    config: &Config,
    sources: &Sources,
    pages: &[Page],
    lists: &Lists,
    diagnostics: &mut Vec<Diagnostic>,
) -> SearchWords {
    let Some(name) = &config.best_answers else {
        return SearchWords::default();
    };
    let path = SourcePath::new(&format!("content/{name}"));
    let Some(file) = sources.files.iter().find(|file| file.path == path) else {
        let message = format!("There is no file `{path}`.");
        let book = SourcePath::new(config::FILE_NAME);
        diagnostics.push(
            Diagnostic::new(diagnostics::SEARCH_BEST_ANSWERS, &book, None, message)
                .help("Write it, or take `best-answers` out of `[search]`."),
        );
        return SearchWords::default();
    };
    match toml::from_str::<Written>(&file.text) {
        Ok(written) => resolve(file, written, pages, lists, diagnostics),
        Err(error) => {
            let message = format!("This file cannot be read: {}.", error.message());
            let span = error.span().map(Span::new);
            diagnostics.push(
                Diagnostic::new(diagnostics::SEARCH_BEST_ANSWERS, &path, span, message)
                    .help("Each entry starts with `[[answer]]` or `[[same]]`."),
            );
            SearchWords::default()
        }
    }
}

fn resolve(
    file: &SourceFile,
    written: Written,
    pages: &[Page],
    lists: &Lists,
    diagnostics: &mut Vec<Diagnostic>,
) -> SearchWords {
    let mut best = Vec::new();
    for answer in written.answer {
        let span = Span::new(answer.page.span());
        match target(answer.page.get_ref(), pages, lists) {
            Ok((page, anchor)) => best.push(BestAnswer {
                words: answer.words,
                page,
                anchor,
            }),
            Err(message) => diagnostics.push(
                Diagnostic::new(diagnostics::SEARCH_BEST_ANSWERS, &file.path, span, message).help(
                    "Write the file below `content`, such as `help/who-to-ask.md`, \
                     and the heading after a `#`.",
                ),
            ),
        }
    }
    let same = written.same.into_iter().map(|group| group.words).collect();
    SearchWords { best, same }
}

/// The page and the place on it that an entry names. A draft is no target.
fn target(
    written: &str,
    pages: &[Page],
    lists: &Lists,
) -> Result<(PageId, Option<Box<str>>), String> {
    let (file, heading) = match written.split_once('#') {
        Some((file, heading)) => (file, Some(heading)),
        None => (written, None),
    };
    let path = SourcePath::new(&format!("content/{file}"));
    let at = pages.iter().position(|page| page.body.source == path);
    let Some(at) = at else {
        return Err(format!("There is no page `{file}`."));
    };
    let Some(heading) = heading else {
        return Ok((page_id(at), None));
    };
    let anchor = format!("s-{}", Slug::new(heading));
    if ids(&pages[at], lists).contains(&anchor) {
        Ok((page_id(at), Some(anchor.into())))
    } else {
        Err(format!("The page `{file}` has no heading `{heading}`."))
    }
}

fn ids(page: &Page, lists: &Lists) -> Vec<String> {
    match page.kind {
        PageKind::Glossary => lists.glossary.iter().map(Term::anchor).collect(),
        PageKind::Sources => lists.sources.iter().map(SourceEntry::anchor).collect(),
        PageKind::Organisations => {
            let bodies = lists.organisations.iter();
            bodies.map(Organisation::anchor).collect()
        }
        _ => {
            let headings = page.body.headings();
            headings
                .iter()
                .map(|heading| heading.id.to_string())
                .collect()
        }
    }
}
