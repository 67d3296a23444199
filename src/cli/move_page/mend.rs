//! Every place in a file that names something that moved, or, in a page that
//! moved, that names anything else by the way from its folder.

use std::ops::Range;

use super::destination;
use super::names::Names;
use crate::markdown::{self, Document, Field, ParseOptions};
use crate::source::SourceFile;
use crate::text::SourcePath;

/// A text after mending.
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// How many places changed.
    pub(super) links: usize,
}

/// Mends one file. A page that moves is mended as it will stand at its new place.
pub(super) fn mend(file: &SourceFile, names: &Names) -> Mended {
    let text = &*file.text;
    let document = markdown::parse(text, &file.path, ParseOptions::default()).value;
    let mut changes: Vec<(Range<usize>, String)> = places(text, &document)
        .into_iter()
        .filter_map(|place| {
            let written = text.get(place.clone())?;
            let new = renamed(written, &file.path, names)?;
            Some((place, new))
        })
        .collect();
    changes.sort_by_key(|(place, _)| place.start);
    changes.dedup_by_key(|(place, _)| place.start);
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for (place, new) in &changes {
        mended.push_str(text.get(done..place.start).unwrap_or_default());
        mended.push_str(new);
        done = place.end;
    }
    mended.push_str(text.get(done..).unwrap_or_default());
    Mended {
        text: mended,
        links: changes.len(),
    }
}

/// Where a file names other files: links, pictures, includes, `before` and
/// the `lessons` of a path.
fn places(text: &str, document: &Document) -> Vec<Range<usize>> {
    let links = document
        .links
        .iter()
        .filter_map(|link| destination::of_link(text, link));
    let definitions = document.definitions.iter();
    let defined = definitions.filter_map(|one| destination::of_definition(text, one));
    let includes = document.includes.iter().filter_map(|include| {
        let written = include.span.of(text);
        let at = include.span.range().start + written.find(&*include.path)?;
        Some(at..at + include.path.len())
    });
    let front = document.front.before.iter().chain(&document.front.lessons);
    let listed = front.filter_map(|field| value(text, field));
    links.chain(defined).chain(includes).chain(listed).collect()
}

/// The bytes of a value of the front matter, without quotes around it.
fn value(text: &str, field: &Field<String>) -> Option<Range<usize>> {
    let span = field.span.range();
    let at = span.start + text.get(span)?.find(&field.value)?;
    Some(at..at + field.value.len())
}

/// What must stand there now, or nothing where it stays as it is.
fn renamed(written: &str, file: &SourcePath, names: &Names) -> Option<String> {
    if is_elsewhere(written) {
        return None;
    }
    let end = written.find(['#', '?']).unwrap_or(written.len());
    let (path, rest) = written.split_at(end);
    if path.is_empty() {
        return None;
    }
    let target = file.join(&decoded(path))?;
    let stands_in = names.after(file);
    let target = names.after(&target);
    let mut new = encoded(&stands_in.relative(&target), path);
    if path.ends_with('/') && !new.ends_with('/') {
        new.push('/');
    }
    let same = stands_in.join(&decoded(path)).as_ref() == Some(&target);
    (!same).then(|| format!("{new}{rest}"))
}

/// An address of the web, or one that starts at a root.
fn is_elsewhere(written: &str) -> bool {
    let scheme = written.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.len() > 1
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    has_scheme || written.starts_with('/')
}

/// A path with `%20` and its like resolved; as written where that is no text.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits
            .filter(|_| *first == b'%')
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// A path as the author would write it: with `%20` where it was so before or
/// where a space would end the link.
fn encoded(path: &str, before: &str) -> String {
    if before.contains(' ') {
        return path.to_owned();
    }
    path.replace('%', "%25")
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
}
