//! What an author says about a page between its two `---` lines.

use super::FileText;
use super::fields::{
    Closing, Entry, Frame, KEYS, Key, Named, Opening, PageKind, Reader, Slot, StrayLine, Takes,
    find_frame, find_key, name_here, read_entries, shown,
};
use crate::diagnostics::{
    Checked, Diagnostic, FRONT_MISPLACED, FRONT_MISSING, FRONT_SYNTAX, FRONT_TWICE,
    FRONT_UNKNOWN_KEY, FRONT_VALUE, Label, Severity,
};
use crate::text::{Date, SourcePath, Span};

/// A value with the place that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The value as read.
    pub value: T,
    /// Where the value stands.
    pub span: Span,
}

/// How much a reader is expected to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing.
    Starter,
    /// The words of the trade.
    Working,
    /// The subject.
    Specialist,
}

/// Who looked at a page, in a role and never by name, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The role, or who the readers were.
    pub who: String,
    /// When, where it was said.
    pub date: Option<Date>,
}

/// A fact of a record in the front matter of its page, as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The key: the column of the same name in `standards.csv`.
    pub key: &'static str,
    /// The values; one for a key that takes text.
    pub values: Vec<Field<String>>,
}

/// Every key that front matter can have, read into strict types. A key that
/// was not written is `None` or empty. Which keys a kind of page needs is
/// decided by `site`, which knows the kinds.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(
    missing_docs,
    reason = "each field is the key of the same name in `KEYS`, which has its docs"
)]
pub struct FrontMatter {
    /// The lines with their fences; nothing where the page has none.
    pub span: Option<Span>,
    /// The known keys that were written, in order, with their places.
    pub written: Vec<Field<&'static str>>,
    /// Those of them after which nothing stands.
    pub empty: Vec<Field<&'static str>>,
    pub title: Option<Field<String>>,
    pub summary: Option<Field<String>>,
    pub owner: Option<Field<String>>,
    pub checked: Option<Field<Date>>,
    pub reviewed_by: Option<Field<Seen>>,
    pub tested_with: Option<Field<Seen>>,
    pub answers: Vec<Field<String>>,
    pub audience: Vec<Field<String>>,
    pub review_months: Option<Field<u32>>,
    pub aliases: Vec<Field<String>>,
    pub draft: Option<Field<bool>>,
    pub lang: Option<Field<String>>,
    pub level: Option<Field<Level>>,
    pub objectives: Vec<Field<String>>,
    pub before: Vec<Field<String>>,
    pub teach_minutes: Option<Field<u32>>,
    pub lessons: Vec<Field<String>>,
    pub monday: Vec<Field<String>>,
    pub target_minutes: Option<Field<u32>>,
    pub group: Option<Field<String>>,
    pub kit: Vec<Field<String>>,
    pub start: Option<Field<String>>,
    /// What a standard or a service says of itself, in order.
    pub facts: Vec<Fact>,
}

/// Reads the front matter at the start of a file, and the byte at which the
/// body of the page starts (0 where there is no front matter).
#[must_use]
pub(super) fn read_front_matter(text: &str, path: &SourcePath) -> (Checked<FrontMatter>, usize) {
    let Some(frame) = find_frame(text) else {
        return (Checked::clean(FrontMatter::default()), 0);
    };
    let mut reader = Reader {
        file: FileText { text, path },
        diagnostics: Vec::new(),
        empty: Vec::new(),
    };
    let mut front = FrontMatter {
        span: Some(Span::new(frame.start..frame.body)),
        ..FrontMatter::default()
    };
    check_fences(&frame, &mut reader);
    let (entries, strays) = read_entries(&frame.lines);
    for stray in strays {
        say_stray(stray, &mut reader);
    }
    for entry in &entries {
        read_entry(entry, &mut front, &mut reader);
    }
    front.empty = reader.empty;
    (Checked::new(front, reader.diagnostics), frame.body)
}

impl FrontMatter {
    /// The values of a fact; none where it was not written.
    #[must_use]
    pub fn fact(&self, key: &str) -> &[Field<String>] {
        let fact = self.facts.iter().find(|fact| fact.key == key);
        fact.map_or(&[], |fact| &fact.values)
    }

    /// What a page of that kind lacks, and the keys that mean nothing on it.
    #[must_use]
    pub fn check(&self, page: PageKind, path: &SourcePath) -> Vec<Diagnostic> {
        let mut diagnostics = self.check_empty(page, path);
        let mut missing = Vec::new();
        for key in KEYS {
            let written = self.written.iter().find(|field| field.value == key.name);
            let misplaced = written.filter(|_| !key.belongs_on(page));
            diagnostics.extend(misplaced.map(|field| say_misplaced(key, field.span, page, path)));
            if written.is_none() && key.is_required_on(page) {
                missing.push(key);
            }
        }
        match self.span {
            Some(front) => {
                let say = |key: &&Key| say_missing(key, front, page, path);
                diagnostics.extend(missing.iter().map(say));
            }
            None => diagnostics.extend(say_bare(&missing, page, path)),
        }
        diagnostics
    }

    /// Keys after which nothing stands: hardly meant, and harmless only where
    /// a page of that kind need not have them.
    fn check_empty(&self, page: PageKind, path: &SourcePath) -> Vec<Diagnostic> {
        let find = |field: &Field<&str>| KEYS.iter().find(|key| key.name == field.value);
        let empty = self.empty.iter();
        let empty = empty.filter_map(|field| Some((find(field)?, field.span)));
        empty
            .map(|(key, span)| say_empty(key, span, page, path))
            .collect()
    }
}

fn say_missing(key: &Key, front: Span, page: PageKind, path: &SourcePath) -> Diagnostic {
    let first_line = Span {
        end: (front.start + 3).min(front.end),
        ..front
    };
    let message = format!("This page has no `{}`{}.", key.name, needed_by(page));
    let help = format!("Add this between the two `---` lines:\n{}", key.example);
    Diagnostic::new(FRONT_MISSING, path, first_line, message).help(help)
}

fn say_empty(key: &Key, span: Span, page: PageKind, path: &SourcePath) -> Diagnostic {
    let is_required = key.is_required_on(page);
    let needed = match page {
        PageKind::Any => String::new(),
        _ if !is_required => String::new(),
        _ => format!(", and {} needs it", page.in_words()),
    };
    let message = format!("Nothing stands after `{}:`{needed}.", key.name);
    if is_required {
        let help = format!("Fill it in. {}", shown(key.example));
        return Diagnostic::new(FRONT_MISSING, path, span, message).help(help);
    }
    let help = format!("Fill it in, or take the line away. {}", shown(key.example));
    let mut diagnostic = Diagnostic::new(FRONT_VALUE, path, span, message).help(help);
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// One message for a page without front matter, with all that it must have.
fn say_bare(missing: &[&Key], page: PageKind, path: &SourcePath) -> Option<Diagnostic> {
    let (last, others) = missing.split_last()?;
    let mut names = others.iter().map(|key| format!("`{}`", key.name));
    let names = match names.next() {
        None => format!("`{}`", last.name),
        Some(first) => {
            let others = names.fold(first, |all, name| format!("{all}, {name}"));
            format!("{others} and `{}`", last.name)
        }
    };
    let message = format!("This page has no {names}{}.", needed_by(page));
    let examples: Vec<&str> = missing.iter().map(|key| key.example).collect();
    let help = format!(
        "Write this at the top of the file:\n---\n{}\n---",
        examples.join("\n")
    );
    Some(Diagnostic::new(FRONT_MISSING, path, None, message).help(help))
}

fn needed_by(page: PageKind) -> String {
    match page {
        PageKind::Any => String::new(),
        _ => format!(", which {} needs", page.in_words()),
    }
}

fn say_misplaced(key: &Key, span: Span, page: PageKind, path: &SourcePath) -> Diagnostic {
    let kinds: Vec<&str> = key.pages.iter().map(|page| page.in_words()).collect();
    let message = format!("`{}` means nothing on {}.", key.name, page_words(page));
    let help = format!("It belongs on {}. Take the line away.", kinds.join(" or "));
    Diagnostic::new(FRONT_MISPLACED, path, span, message).help(help)
}

fn page_words(page: PageKind) -> &'static str {
    match page {
        PageKind::Any => "this kind of page",
        other => other.in_words(),
    }
}

fn check_fences(frame: &Frame<'_>, reader: &mut Reader<'_>) {
    let line = |at: usize| Span::new(at..(at + 3).min(frame.body.max(at)));
    let missing_start = frame.opening == Opening::Missing;
    let start = match frame.opening {
        Opening::Dashes => None,
        Opening::Plus => Some((
            "The lines about this page stand between `+++`.",
            "Write `---` in place of both `+++` lines, and `title: My page` in place of `title = \"My page\"`.",
        )),
        Opening::Missing => Some((
            "The line `---` above the first key is missing.",
            "Write a line with only `---` above this one.",
        )),
    };
    if let Some((message, help)) = start {
        let diagnostic = reader.file.say(FRONT_SYNTAX, line(frame.start), message);
        reader.diagnostics.push(diagnostic.help(help));
    }
    if frame.closing == Closing::Missing {
        let last = frame.lines.iter().rev().find(|line| !line.is_blank());
        let span = last.map_or(line(frame.start), |line| line.trim().span());
        let message = "The line `---` that ends the lines about this page is missing.";
        let help = if missing_start {
            "Write a line with only `---` under this one, too."
        } else {
            "Write a line with only `---` under this one."
        };
        reader
            .diagnostics
            .push(reader.file.say(FRONT_SYNTAX, span, message).help(help));
    }
}

fn say_stray(stray: StrayLine<'_>, reader: &mut Reader<'_>) {
    let message = "This line is not of the form `key: value`.";
    let help = match stray.above {
        Some(key) => format!(
            "If it belongs to `{}` above, put two spaces before it. Else write a key and a colon.",
            key.tidy()
        ),
        None => "Write a key and a colon before it, such as `title: My page`.".to_owned(),
    };
    let diagnostic = reader.file.say(FRONT_SYNTAX, stray.line.span(), message);
    reader.diagnostics.push(diagnostic.help(help));
}

fn read_entry(entry: &Entry<'_>, front: &mut FrontMatter, reader: &mut Reader<'_>) {
    let Some(key) = find_key(entry.name.text) else {
        reader.diagnostics.push(say_unknown(entry, reader.file));
        return;
    };
    let span = entry.name.span();
    if let Some(first) = front.written.iter().find(|field| field.value == key.name) {
        let label = Label {
            path: reader.file.path.clone(),
            span: Some(first.span),
            message: "It stands here first.".to_owned(),
        };
        let message = format!("`{}` stands twice.", key.name);
        let diagnostic = reader.file.say(FRONT_TWICE, span, message).related(label);
        let help = "Keep one of the two lines. The first one is used for now.";
        reader.diagnostics.push(diagnostic.help(help));
        return;
    }
    if !entry.separated {
        let message = format!("The colon after `{}` is missing.", key.name);
        let help = format!("Write it like this: `{}: {}`.", key.name, entry.rest.tidy());
        reader
            .diagnostics
            .push(reader.file.say(FRONT_SYNTAX, span, message).help(help));
    }
    front.written.push(Field {
        value: key.name,
        span,
    });
    read_into(key, entry, front, reader);
}

fn read_into(key: &Key, entry: &Entry<'_>, front: &mut FrontMatter, reader: &mut Reader<'_>) {
    let named = Named {
        entry,
        name: key.name,
        example: key.example,
    };
    match key.slot {
        Slot::Text(place) => *place(front) = reader.text(named),
        Slot::Names(place) => *place(front) = reader.names(named),
        Slot::Paths(place) => *place(front) = reader.paths(named),
        Slot::Sentences(place) => *place(front) = reader.sentences(named),
        Slot::Minutes(place) => *place(front) = reader.minutes(named),
        Slot::Months(place) => *place(front) = reader.months(named),
        Slot::Date(place) => *place(front) = reader.date(named),
        Slot::YesNo(place) => *place(front) = reader.yes_no(named),
        Slot::Level(place) => *place(front) = reader.level(named),
        Slot::Seen(place) => *place(front) = reader.seen(named),
        Slot::Fact(takes) => front.facts.push(Fact {
            key: key.name,
            values: match takes {
                Takes::Names => reader.names(named),
                Takes::Sentences => reader.sentences(named),
                _ => reader.text(named).into_iter().collect(),
            },
        }),
    }
}

fn say_unknown(entry: &Entry<'_>, file: FileText<'_>) -> Diagnostic {
    let name = entry.name.tidy();
    let message = format!("`{name}` is not a key of the front matter.");
    let diagnostic = file.say(FRONT_UNKNOWN_KEY, entry.name.span(), message);
    if let Some(here) = name_here(&name) {
        return diagnostic.help(format!("Here this is called `{here}`."));
    }
    let diagnostic = diagnostic.help(
        "Take the line away. `guidepost explain front/unknown-key` shows where all keys are listed.",
    );
    diagnostic.suggest(&name, KEYS.iter().map(|key| key.name))
}

#[cfg(test)]
mod tests;
