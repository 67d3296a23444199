//! From an entry to the value that its key takes.

use super::entries::Entry;
use super::key_line::key_line;
use super::piece::{Piece, unquote};
use super::quantity::{read_minutes, read_months};
use super::value::{Problem, read_level, read_names, read_seen, read_yes_no, without_brackets};
use super::when::read_date;
use crate::diagnostics::{Diagnostic, FRONT_SYNTAX, FRONT_VALUE};
use crate::markdown::FileText;
use crate::markdown::front_matter::{Field, Level, Seen};
use crate::text::{Date, Span};

/// Reads the values of entries and keeps what is to be said about them.
pub(in crate::markdown) struct Reader<'a> {
    pub(in crate::markdown) file: FileText<'a>,
    pub(in crate::markdown) diagnostics: Vec<Diagnostic>,
    /// The keys after which nothing stands: what that means depends on the page.
    pub(in crate::markdown) empty: Vec<Field<&'static str>>,
}

/// An entry with the name and the example of its key.
#[derive(Clone, Copy)]
pub(in crate::markdown) struct Named<'e, 'a> {
    pub(in crate::markdown) entry: &'e Entry<'a>,
    pub(in crate::markdown) name: &'static str,
    pub(in crate::markdown) example: &'static str,
}

impl Named<'_, '_> {
    /// The key and its place.
    fn key(&self) -> Field<&'static str> {
        Field {
            value: self.name,
            span: self.entry.name.span(),
        }
    }
}

impl Reader<'_> {
    /// Text on one line, or on indented lines under the key.
    pub(in crate::markdown) fn text(&mut self, named: Named<'_, '_>) -> Option<Field<String>> {
        let (entry, name) = (named.entry, named.name);
        if self.is_nested(named) {
            return None;
        }
        if entry.items.len() > 1 || (!entry.items.is_empty() && !entry.rest.text.is_empty()) {
            let problem = Problem::new(format!("`{name}` is text on one line, not a list."));
            self.refuse(named, entry.items[0][0].span(), problem);
            return None;
        }
        let mut pieces: Vec<Piece<'_>> = entry.items.iter().flatten().copied().collect();
        if pieces.is_empty() {
            let first = (!entry.is_block()).then_some(entry.rest);
            pieces = first
                .into_iter()
                .chain(entry.more.iter().copied())
                .collect();
        }
        pieces.retain(|piece| !piece.is_blank());
        let field = join(&pieces);
        if field.is_none() {
            self.empty.push(named.key());
        }
        field
    }

    /// A value that is one word or a few, read by `read`.
    fn one<T>(
        &mut self,
        named: Named<'_, '_>,
        read: impl Fn(&str) -> Result<T, Problem>,
    ) -> Option<Field<T>> {
        let field = self.text(named)?;
        let words = field.value.split(" #").next().unwrap_or_default().trim();
        match read(words) {
            Ok(value) => Some(Field {
                value,
                span: field.span,
            }),
            Err(problem) => {
                self.refuse(named, field.span, problem);
                None
            }
        }
    }

    pub(in crate::markdown) fn minutes(&mut self, named: Named<'_, '_>) -> Option<Field<u32>> {
        self.one(named, read_minutes)
    }

    pub(in crate::markdown) fn months(&mut self, named: Named<'_, '_>) -> Option<Field<u32>> {
        self.one(named, read_months)
    }

    pub(in crate::markdown) fn date(&mut self, named: Named<'_, '_>) -> Option<Field<Date>> {
        self.one(named, read_date)
    }

    pub(in crate::markdown) fn yes_no(&mut self, named: Named<'_, '_>) -> Option<Field<bool>> {
        self.one(named, read_yes_no)
    }

    pub(in crate::markdown) fn level(&mut self, named: Named<'_, '_>) -> Option<Field<Level>> {
        self.one(named, read_level)
    }

    pub(in crate::markdown) fn seen(&mut self, named: Named<'_, '_>) -> Option<Field<Seen>> {
        self.one(named, read_seen)
    }

    /// Names with commas between them, or one an item.
    pub(in crate::markdown) fn names(&mut self, named: Named<'_, '_>) -> Vec<Field<String>> {
        if self.is_nested(named) {
            return Vec::new();
        }
        let entry = named.entry;
        let first = (!entry.is_block()).then_some(entry.rest);
        let lines = first.into_iter().chain(entry.more.iter().copied());
        let mut names: Vec<_> = lines.flat_map(read_names).collect();
        names.extend(entry.items.iter().filter_map(|item| join(item)));
        let said_none = without_brackets(entry.rest).is_some();
        if names.is_empty() && !said_none {
            self.empty.push(named.key());
        }
        names
    }

    /// Files of the project: names, of which a link gives its address.
    pub(in crate::markdown) fn paths(&mut self, named: Named<'_, '_>) -> Vec<Field<String>> {
        let mut paths = self.names(named);
        for path in &mut paths {
            if let Some(target) = link_target(&path.value) {
                path.value = target.to_owned();
            }
        }
        paths
    }

    /// Sentences, one an item. Commas never split them.
    pub(in crate::markdown) fn sentences(&mut self, named: Named<'_, '_>) -> Vec<Field<String>> {
        if self.is_nested(named) {
            return Vec::new();
        }
        let entry = named.entry;
        let mut sentences = Vec::new();
        if !entry.is_block() && !entry.rest.text.is_empty() {
            sentences.extend(self.sentences_on_a_line(named));
        }
        if !entry.more.is_empty() {
            let problem = Problem::with_help(
                format!("These lines of `{}` are not a list.", named.name),
                "Put `- ` before each sentence.",
            );
            self.refuse(named, entry.more[0].span(), problem);
            sentences.extend(entry.more.iter().filter_map(|line| join(&[*line])));
        }
        sentences.extend(entry.items.iter().filter_map(|item| join(item)));
        if sentences.is_empty() && without_brackets(entry.rest).is_none() {
            self.empty.push(named.key());
        }
        sentences
    }

    /// One sentence is clear, and so are several in quotes and brackets. A
    /// comma may be part of a sentence or meant to split a list: not clear.
    fn sentences_on_a_line(&mut self, named: Named<'_, '_>) -> Vec<Field<String>> {
        let line = named.entry.rest;
        let inner = without_brackets(line);
        let parts = inner.unwrap_or(line).split(',');
        let quoted = |part: &Piece<'_>| part.unquote().text.len() < part.text.len();
        if parts.len() <= 1 || (inner.is_some() && parts.iter().all(quoted)) {
            return parts.iter().filter_map(|part| join(&[*part])).collect();
        }
        let problem = Problem::with_help(
            format!(
                "`{}` holds sentences, so commas do not split it.",
                named.name
            ),
            format!(
                "Put each sentence on its own line after `- `. {}",
                shown(named.example)
            ),
        );
        self.refuse(named, line.span(), problem);
        join(&[inner.unwrap_or(line)]).into_iter().collect()
    }

    /// Keys under a key, which front matter does not have here.
    fn is_nested(&mut self, named: Named<'_, '_>) -> bool {
        let entry = named.entry;
        let under = entry.more.first().and_then(|line| key_line(*line));
        let nested = under.filter(|_| entry.rest.text.is_empty());
        if let Some(key) = nested {
            let inner = key.name.tidy();
            let message = format!(
                "`{inner}` stands under `{}`: keys cannot hold other keys.",
                named.name
            );
            let diagnostic = self.file.say(FRONT_SYNTAX, key.name.span(), message);
            self.diagnostics.push(diagnostic.help(shown(named.example)));
        }
        nested.is_some()
    }

    /// A value that cannot be read.
    fn refuse(&mut self, named: Named<'_, '_>, span: Span, problem: Problem) {
        let help = problem.help.unwrap_or_else(|| shown(named.example));
        let diagnostic = self.file.say(FRONT_VALUE, span, problem.message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// An example in a line of help: in the line where it is one line itself.
pub(in crate::markdown) fn shown(example: &str) -> String {
    if example.contains('\n') {
        format!("Write it like this:\n{example}")
    } else {
        format!("Write it like this: `{example}`.")
    }
}

/// Lines that make one text, without quotes around it.
fn join(pieces: &[Piece<'_>]) -> Option<Field<String>> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    if pieces.len() == 1 {
        let inner = first.trim().unquote();
        let value = inner.tidy();
        let span = inner.span();
        return (!value.is_empty()).then_some(Field { value, span });
    }
    let lines: Vec<String> = pieces.iter().map(|piece| piece.tidy()).collect();
    let whole = lines.join(" ");
    Some(Field {
        value: unquote(&whole).to_owned(),
        span: first.span().join(last.span()),
    })
}

/// The address of `[words](address)` or `<address>`.
fn link_target(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix('<') {
        return inner.strip_suffix('>');
    }
    let (_, target) = text.strip_prefix('[')?.split_once("](")?;
    target.strip_suffix(')')
}
