//! Includes: which blocks and lines of other files stand in a page.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::described::Parsed;
use super::placed::Placed;
use super::suggest::suggest;
use crate::diagnostics::{self, Checked, Code, Diagnostic};
use crate::markdown::{
    Document, FileText, Include, IncludePart, IncludePlace, ParseOptions, parse_part,
};
use crate::source::{SourceFile, Sources};
use crate::text::{Fingerprint, LineIndex, SourcePath};

/// All includes of a page together may bring this many bytes (decision 2).
const MAX_INCLUDED: usize = 10 * 1024 * 1024;

/// A page may have so many includes, with those of the files that it includes.
const MAX_COUNT: usize = 10_000;

/// So many bytes of files are looked through for the parts that a page names.
const MAX_SEARCHED: usize = 256 * 1024 * 1024;

/// Includes in includes, with the quotes and lists that they stand in, go so
/// deep at most, so that walks over a page may call themselves.
const MAX_DEPTH: usize = 256;

/// A document with what it includes, before its links are resolved.
#[derive(Debug, Clone)]
pub(super) struct Joined {
    pub(super) source: SourcePath,
    pub(super) fingerprint: Fingerprint,
    pub(super) document: Arc<Document>,
    pub(super) inclusions: Vec<JoinedInclusion>,
}

/// What an include brings, before links are resolved.
#[derive(Debug, Clone)]
pub(super) enum JoinedInclusion {
    Body(Joined),
    Text(Box<str>),
    Nothing,
}

impl Joined {
    /// Stands for the words of the page and of all that it includes.
    pub(super) fn inputs(&self) -> Fingerprint {
        let own = [self.source.as_str().as_bytes(), self.fingerprint.bytes()];
        let inclusions = self.inclusions.iter().map(|inclusion| match inclusion {
            JoinedInclusion::Body(joined) => joined.inputs(),
            JoinedInclusion::Text(text) => Fingerprint::of_parts([b"text", text.as_bytes()]),
            JoinedInclusion::Nothing => Fingerprint::of("nothing"),
        });
        inclusions.fold(Fingerprint::of_parts(own), Fingerprint::with)
    }

    /// The ids of all headings, those of includes too.
    pub(super) fn ids(&self) -> Vec<&str> {
        let own = self.document.headings.iter();
        let mut ids: Vec<&str> = own.map(|heading| &*heading.id).collect();
        for inclusion in &self.inclusions {
            if let JoinedInclusion::Body(joined) = inclusion {
                ids.extend(joined.ids());
            }
        }
        ids
    }
}

/// The files that includes may name.
pub(super) struct Library<'a> {
    /// Every text file of `content/` is here.
    pub(super) sources: &'a Sources,
    /// Every Markdown file, parsed.
    pub(super) documents: &'a BTreeMap<&'a SourcePath, &'a Parsed>,
}

/// Joins a document with everything that it includes.
pub(super) fn join(page: &Placed, library: &Library<'_>) -> Checked<Joined> {
    let mut diagnostics = Vec::new();
    let mut joiner = Joiner {
        library,
        diagnostics: &mut diagnostics,
        open: vec![page.path.clone()],
        count: 0,
        bytes: 0,
        searched: 0,
        depth: 0,
        is_over: false,
    };
    let joined = joiner.join(&page.path, page.fingerprint, &page.document);
    Checked::new(joined, diagnostics)
}

struct Joiner<'a, 'b> {
    library: &'a Library<'a>,
    diagnostics: &'b mut Vec<Diagnostic>,
    /// The files that are being included now, the page first.
    open: Vec<SourcePath>,
    /// How many there were so far.
    count: usize,
    /// Bytes that the includes brought so far.
    bytes: usize,
    /// Bytes that were looked through for them.
    searched: usize,
    /// How deep the file that is being included now stands in the page.
    depth: usize,
    /// Whether a limit was named already: once for a page is enough.
    is_over: bool,
}

impl<'a> Joiner<'a, '_> {
    fn join(
        &mut self,
        source: &SourcePath,
        fingerprint: Fingerprint,
        document: &Arc<Document>,
    ) -> Joined {
        let inclusions = document
            .includes
            .iter()
            .map(|include| self.include(source, include));
        Joined {
            inclusions: inclusions.collect(),
            source: source.clone(),
            fingerprint,
            document: Arc::clone(document),
        }
    }

    fn include(&mut self, from: &SourcePath, include: &Include) -> JoinedInclusion {
        match self.find(from, include) {
            Ok((file, range)) => self.bring(file, range, include),
            Err(diagnostic) => {
                let is_limit = diagnostic.code == diagnostics::INCLUDE_LIMIT;
                if !(is_limit && self.is_over) {
                    self.diagnostics.push(diagnostic);
                }
                self.is_over |= is_limit;
                JoinedInclusion::Nothing
            }
        }
    }

    fn bring(
        &mut self,
        file: &SourceFile,
        range: Range<usize>,
        include: &Include,
    ) -> JoinedInclusion {
        if include.place == IncludePlace::Code {
            let text = file.text.get(range).unwrap_or("").replace("\r\n", "\n");
            return JoinedInclusion::Text(without_anchors(&text).into());
        }
        let whole = self.library.documents.get(&file.path);
        let whole = whole.map(|parsed| &parsed.document);
        let document = match (&include.part, whole) {
            (IncludePart::Whole, Some(document)) => Arc::clone(document),
            // What is wrong in the part was said when its file was parsed.
            _ => {
                let text = FileText {
                    text: &file.text,
                    path: &file.path,
                };
                // Lines are counted from the top, but the lines about the page
                // between the two `---` are never among the words of another.
                let front = whole.and_then(|document| document.front.span);
                let body = front.map_or(0, |front| front.range().end);
                let range = range.start.max(body)..range.end.max(body);
                Arc::new(parse_part(text, range, ParseOptions::default()).value)
            }
        };
        self.open.push(file.path.clone());
        self.depth += include.depth + 1;
        let joined = self.join(&file.path, file.fingerprint, &document);
        self.depth -= include.depth + 1;
        self.open.pop();
        JoinedInclusion::Body(joined)
    }

    /// The file and the part of it that an include means, within all limits.
    fn find(
        &mut self,
        from: &SourcePath,
        include: &Include,
    ) -> Result<(&'a SourceFile, Range<usize>), Diagnostic> {
        let says = |code: Code, message: String| Diagnostic::new(code, from, include.span, message);
        let library = self.library;
        let path = from
            .join(&include.path)
            .filter(|path| path.as_str().starts_with("content/"));
        let Some(path) = path else {
            let message = format!("`{}` is outside the folder `content`.", include.path);
            return Err(says(diagnostics::INCLUDE_MISSING, message)
                .help("Copy the file into that folder and include it from there."));
        };
        let Some(file) = library.sources.file(&path) else {
            let message = format!("There is no file `{}` to include.", include.path);
            // The file itself would be a circle.
            let known = library.sources.files.iter().map(|file| &file.path);
            let known = known.filter(|known| !self.open.contains(known));
            let diagnostic = says(diagnostics::INCLUDE_MISSING, message);
            return Err(suggest(diagnostic, from, &path, known));
        };
        let is_words = matches!(path.extension().as_str(), "md" | "txt");
        if include.place == IncludePlace::Block && !is_words {
            let message = format!(
                "`{}` is no Markdown, so it cannot stand among words.",
                include.path
            );
            return Err(says(diagnostics::INCLUDE_MISSING, message).help(
                "To show its lines as they are, put a line of three backticks before the include and one after it.",
            ));
        }
        if self.open.contains(&path) {
            let chain: Vec<&str> = self.open.iter().map(SourcePath::as_str).collect();
            let message = format!(
                "This include goes in a circle: {} → {path}.",
                chain.join(" → ")
            );
            return Err(says(diagnostics::INCLUDE_CYCLE, message)
                .help("Take out one of these includes, so that no file includes itself."));
        }
        self.allow(file, include)
            .map_err(|(message, help)| says(diagnostics::INCLUDE_LIMIT, message).help(help))?;
        let range = part_range(&file.text, &include.part).ok_or_else(|| {
            let part = describe(&include.part);
            let message = format!("`{}` has no {part}.", include.path);
            let diagnostic = says(diagnostics::INCLUDE_MISSING, message);
            match &include.part {
                IncludePart::Anchor(name) => diagnostic
                    .help(format!(
                        "Mark the part in that file: `<!-- ANCHOR: {name} -->` above it and `<!-- ANCHOR_END: {name} -->` under it."
                    ))
                    .suggest(name, anchors(&file.text)),
                _ => diagnostic.help("Open that file and count its lines."),
            }
        })?;
        self.bytes += range.len();
        if self.bytes > MAX_INCLUDED {
            let message = "The includes of this page add up to more than 10 MB.".to_owned();
            return Err(says(diagnostics::INCLUDE_LIMIT, message)
                .help("Include only the parts that readers need."));
        }
        Ok((file, range))
    }

    /// Whether there is room for an include before its part is looked for; else
    /// what is wrong and what to do.
    fn allow(
        &mut self,
        file: &SourceFile,
        include: &Include,
    ) -> Result<(), (String, &'static str)> {
        if self.depth + include.depth >= MAX_DEPTH {
            let message = format!("These includes go more than {MAX_DEPTH} deep.");
            return Err((message, "Include the last file of the chain itself."));
        }
        self.count += 1;
        if self.count > MAX_COUNT {
            let message = format!("This page has more than {MAX_COUNT} includes in all.");
            return Err((message, "Include only the parts that readers need."));
        }
        if include.part != IncludePart::Whole {
            self.searched += file.text.len();
        }
        if self.searched > MAX_SEARCHED {
            let message = "This page takes too many parts out of large files.".to_owned();
            return Err((message, "Put the parts into small files and include those."));
        }
        Ok(())
    }
}

fn describe(part: &IncludePart) -> String {
    match part {
        IncludePart::Whole => "text".to_owned(),
        IncludePart::Lines(from, Some(to)) if from != to => format!("lines {from} to {to}"),
        IncludePart::Lines(from, _) => format!("line {from}"),
        IncludePart::Anchor(name) => format!("part called `{name}`"),
    }
}

/// The bytes of a text that a part names, without the anchors' own lines.
fn part_range(text: &str, part: &IncludePart) -> Option<Range<usize>> {
    match part {
        IncludePart::Whole => Some(0..text.len()),
        IncludePart::Lines(from, to) => {
            let lines = LineIndex::new(text);
            let start = lines.line_start(*from)?;
            let end = to
                .and_then(|to| lines.line_start(to + 1))
                .unwrap_or(text.len());
            (start <= end).then_some(start..end)
        }
        IncludePart::Anchor(name) => {
            let start = line_with(text, &format!("ANCHOR: {name}"), 0)?.end;
            let end = line_with(text, &format!("ANCHOR_END: {name}"), start)?.start;
            Some(start..end)
        }
    }
}

/// The marks that start and end a named part.
const MARKS: [&str; 2] = ["ANCHOR: ", "ANCHOR_END: "];

/// Lines of code as readers see them: the marks are for authors.
fn without_anchors(text: &str) -> String {
    let is_mark = |line: &&str| MARKS.iter().any(|mark| line.contains(mark));
    let lines = text.split_inclusive('\n').filter(|line| !is_mark(line));
    let mut code: String = lines.collect();
    code.truncate(code.trim_end_matches('\n').len());
    code
}

/// The names of all parts of a file.
fn anchors(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (_, name) = line.split_once(MARKS[0])?;
        name.split_whitespace().next()
    })
}

/// The whole line, from a byte on, that holds a mark as its last word.
fn line_with(text: &str, mark: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if let Some(found) = line.find(mark) {
            let after = line[found + mark.len()..].chars().next();
            if !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '-') {
                return Some(at..at + line.len());
            }
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_lines_or_anchors() {
        let text = "one\n<!-- ANCHOR: a -->\ntwo\n<!-- ANCHOR_END: a -->\nthree\n";
        let part = |part| part_range(text, &part).map(|range| &text[range]);
        assert_eq!(part(IncludePart::Anchor("a".into())), Some("two\n"));
        assert_eq!(part(IncludePart::Anchor("b".into())), None);
        assert_eq!(part(IncludePart::Lines(3, Some(3))), Some("two\n"));
        assert_eq!(part(IncludePart::Lines(5, None)), Some("three\n"));
        assert_eq!(part(IncludePart::Lines(9, None)), None);
        assert_eq!(without_anchors(text), "one\ntwo\nthree");
        assert_eq!(anchors(text).collect::<Vec<_>>(), ["a"]);
    }
}
