//! What is searched: units that can be results, each with its records.
//!
//! A unit is a page, or one word of the glossary. Its records are its
//! sections (a heading and the text under it) and the questions that it
//! answers, each one by itself, so that a long list of questions does not
//! water down any of them. Texts are plain: no markup ever gets here. Drafts,
//! questions of quizzes and notes for trainers are left out. This file never
//! knows tokens or files.

use super::FIELDS;
use super::catalogued::catalogued;
use crate::markdown::{Block, BlockKind, Callout, CalloutKind, Inline, Level, Part, push_text};
use crate::site::{Body, Inclusion, Origin, Page, PageKind, Site, Term};

/// A longer section becomes several records.
const MOST_BYTES: usize = 6_000;

/// What kind of thing a result is. The order is that of the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnitKind {
    /// A lesson or the page of a module.
    Lesson,
    /// A standard.
    Standard,
    /// A central service.
    Service,
    /// A word of the glossary.
    Word,
    /// A session or an activity for a room.
    Training,
    /// Any other page.
    Other,
}

impl UnitKind {
    /// Its name in exports and in the words of the interface.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Standard => "standard",
            Self::Service => "service",
            Self::Word => "word",
            Self::Training => "training",
            Self::Other => "page",
        }
    }
}

/// Something that can be a result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    pub(super) kind: UnitKind,
    /// How much a reader is expected to know: 1 to 3, 0 where nobody said.
    pub(super) level: u8,
    pub(super) title: String,
    /// Its address from the root of the site, with an anchor for words.
    pub(super) href: String,
    /// Where it stands: the titles of the pages above it.
    pub(super) place: String,
    /// What is said about it in a sentence.
    pub(super) summary: String,
    /// Other names, for a question by name.
    pub(super) names: Vec<String>,
    pub(super) language: String,
}

/// What the index knows by a number of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Record {
    /// Its id in the page, empty for the start.
    pub(super) anchor: String,
    /// The title of the page, with the first record of a unit only: on every
    /// record it would count as often as the page has sections.
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) body: String,
    /// Lay words, other names and codes.
    pub(super) aka: String,
    /// A question that the page answers.
    pub(super) answers: String,
}

impl Record {
    /// Which of [`Record::fields`] results show.
    pub(super) const SHOWN: [usize; 3] = [1, 2, 4];

    /// Its texts in the order of [`super::FIELDS`].
    pub(super) fn fields(&self) -> [&str; FIELDS.len()] {
        [
            &self.title,
            &self.heading,
            &self.body,
            &self.aka,
            &self.answers,
        ]
    }

    /// Its anchor as readers are told it: `=` where it is the one that most
    /// headings have, which the reader makes by itself.
    pub(super) fn told_anchor(&self) -> String {
        let small = self.heading.to_lowercase();
        let words = small.split(|sign: char| !sign.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        let slug = self.anchor.strip_prefix("s-");
        if slug.is_some_and(|slug| slug.split('-').eq(words)) {
            "=".to_owned()
        } else {
            self.anchor.clone()
        }
    }
}

/// Whether a page can be found: drafts, empty folders and the bare list of
/// sources cannot.
pub(super) fn is_found(page: &Page) -> bool {
    matches!(page.origin, Origin::Published | Origin::Record) && page.kind != PageKind::Sources
}

/// What a page holds that can be a result: itself, and the words of a glossary.
/// Each with its records.
pub(super) fn units_of(site: &Site, page: &Page) -> Vec<(Unit, Vec<Record>)> {
    let mut units = vec![page_unit(site, page)];
    if page.kind == PageKind::Glossary {
        units.extend(site.glossary.iter().map(|term| word(page, term)));
    }
    units
}

fn page_unit(site: &Site, page: &Page) -> (Unit, Vec<Record>) {
    let front = &page.body.document.front;
    let mut sections = Sections::new(page);
    match page.kind {
        PageKind::Glossary => sections.blocks_until_entries(&page.body),
        PageKind::Organisations => {
            sections.blocks_until_entries(&page.body);
            for body in site.organisations.iter() {
                sections.start(&body.anchor(), &body.name);
                sections.texts(&body.blocks, &page.body);
                sections
                    .text
                    .push_str(body.help.as_deref().unwrap_or_default());
            }
        }
        _ => sections.walk(&page.body, &page.body.document.blocks),
    }
    let mut records = sections.finish();
    records.extend(front.answers.iter().map(|question| Record {
        answers: tidy(&question.value),
        ..Record::default()
    }));
    let level = site.inherited(page, |document| {
        document.front.level.as_ref().map(|level| level.value)
    });
    let known = catalogued(site, page);
    if let Some(first) = records.first_mut() {
        first.aka = tidy(&[&known.names[..], &known.lay[..]].concat().join(", "));
        if !known.one_line.is_empty() {
            first.body = tidy(&format!("{} {}", known.one_line, first.body));
        }
    }
    let unit = Unit {
        kind: kind_of(page),
        level: level.map_or(0, level_number),
        title: page.title.clone(),
        href: page.out.to_string(),
        place: place(site, page),
        summary: if page.summary.is_empty() {
            known.one_line
        } else {
            page.summary.clone()
        },
        names: known.names,
        language: front
            .lang
            .as_ref()
            .map_or_else(String::new, |lang| lang.value.clone()),
    };
    (unit, records)
}

/// The kind of a page, told from its folder.
fn kind_of(page: &Page) -> UnitKind {
    let inside = page.body.source.as_str().strip_prefix("content/");
    let folder = inside.and_then(|inside| inside.split_once('/'));
    match (page.kind, folder) {
        (PageKind::Lesson | PageKind::Module, _) => UnitKind::Lesson,
        (PageKind::Section, _) => UnitKind::Other,
        (_, Some(("standards", _))) => UnitKind::Standard,
        (_, Some(("services", _))) => UnitKind::Service,
        (_, Some(("training", _))) => UnitKind::Training,
        _ => UnitKind::Other,
    }
}

fn level_number(level: Level) -> u8 {
    match level {
        Level::Starter => 1,
        Level::Working => 2,
        Level::Specialist => 3,
    }
}

fn place(site: &Site, page: &Page) -> String {
    let above = site.ancestors(page).into_iter().skip(1);
    let titles: Vec<&str> = above.map(|id| site.page(id).title.as_str()).collect();
    titles.join(" \u{203a} ")
}

/// A word of the glossary.
fn word(page: &Page, term: &Term) -> (Unit, Vec<Record>) {
    let mut sections = Sections::new(page);
    sections.title = tidy(&term.full_name());
    sections.texts(&term.blocks, &page.body);
    let mut records = sections.finish();
    if let Some(first) = records.first_mut() {
        first.aka = tidy(&term.also.join(", "));
        if let Some(is_not) = &term.is_not {
            first.body.push(' ');
            first.body.push_str(&tidy(is_not));
        }
    }
    let names = std::iter::once(&term.name)
        .chain(&term.expansion)
        .chain(&term.also);
    let unit = Unit {
        kind: UnitKind::Word,
        level: 0,
        title: term.full_name(),
        href: format!("{}#{}", page.out, term.anchor()),
        place: page.title.clone(),
        summary: term.short.clone(),
        names: names.cloned().collect(),
        language: String::new(),
    };
    (unit, records)
}

/// The sections of a page while its blocks are walked.
struct Sections {
    title: String,
    skipped: Option<Box<str>>,
    records: Vec<Record>,
    anchor: String,
    heading: String,
    text: String,
}

impl Sections {
    fn new(page: &Page) -> Self {
        Self {
            title: tidy(&page.title),
            skipped: page.repeated_title().map(|heading| heading.id.clone()),
            records: Vec::new(),
            anchor: String::new(),
            heading: String::new(),
            text: String::new(),
        }
    }

    /// Ends a section and starts the next one.
    fn start(&mut self, anchor: &str, heading: &str) {
        self.close();
        anchor.clone_into(&mut self.anchor);
        self.heading = tidy(heading);
    }

    fn close(&mut self) {
        let text = tidy(&self.text);
        self.text.clear();
        let heading = std::mem::take(&mut self.heading);
        let anchor = std::mem::take(&mut self.anchor);
        let is_first = self.records.is_empty();
        if text.is_empty() && heading.is_empty() && !is_first {
            return;
        }
        let at = self.records.len();
        let records = pieces(text).into_iter().map(|body| Record {
            anchor: anchor.clone(),
            body,
            ..Record::default()
        });
        self.records.extend(records);
        if let Some(start) = self.records.get_mut(at) {
            start.heading = heading;
        }
        if is_first && let Some(start) = self.records.first_mut() {
            start.title.clone_from(&self.title);
        }
    }

    fn finish(mut self) -> Vec<Record> {
        self.close();
        self.records
    }

    /// The blocks of a list file before its first entry.
    fn blocks_until_entries(&mut self, body: &Body) {
        let blocks = &body.document.blocks;
        let is_entry = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
        let end = blocks.iter().position(is_entry).unwrap_or(blocks.len());
        self.walk(body, &blocks[..end]);
    }

    /// Blocks of a page: a heading starts a section.
    fn walk(&mut self, body: &Body, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { id, .. } if self.skipped.as_ref() == Some(id) => {}
                BlockKind::Heading { id, content, .. } if !content.is_empty() => {
                    let mut heading = String::new();
                    push_text(content, &mut heading);
                    self.start(id, &heading);
                }
                BlockKind::Include(include) => {
                    if let Inclusion::Body(included) = body.inclusion(*include) {
                        self.walk(included, &included.document.blocks);
                    }
                }
                _ => self.texts(std::slice::from_ref(block), body),
            }
        }
    }

    /// The words of blocks, as text of the section.
    fn texts(&mut self, blocks: &[Block], body: &Body) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    self.inlines(content);
                }
                BlockKind::Quote(blocks) => self.texts(blocks, body),
                BlockKind::List(list) => {
                    for item in &list.items {
                        self.texts(&item.blocks, body);
                    }
                }
                BlockKind::Table(table) => {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.inlines(cell);
                    }
                }
                BlockKind::Figure(figure) => {
                    self.text.push_str(&figure.alt);
                    self.text.push('\n');
                    self.inlines(&figure.caption);
                }
                BlockKind::Callout(callout) => self.callout(callout, body),
                BlockKind::Include(include) => {
                    if let Inclusion::Body(included) = body.inclusion(*include) {
                        self.texts(&included.document.blocks, included);
                    }
                }
                BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule | BlockKind::Allow(_) => {
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        push_text(inlines, &mut self.text);
        self.text.push('\n');
    }

    fn callout(&mut self, callout: &Callout, body: &Body) {
        if !is_read(callout.kind) {
            return;
        }
        for part in callout.parts() {
            match part {
                Part::Blocks(blocks) => self.texts(blocks, body),
                Part::Inlines(inlines) => self.inlines(inlines),
            }
        }
    }
}

/// Whether the words of a callout are text of the page. Wrong answers of a
/// quiz would be found as if they were true, and notes for trainers as if
/// everybody could see them.
fn is_read(kind: CalloutKind) -> bool {
    use CalloutKind as Kind;
    match kind {
        Kind::Quiz | Kind::Order | Kind::Match | Kind::Gap | Kind::Flashcard => false,
        Kind::Reflect | Kind::Teachback | Kind::Poll | Kind::Trainer | Kind::Slide => false,
        Kind::Note | Kind::Tip | Kind::Important | Kind::Warning | Kind::Caution => true,
        Kind::Minute | Kind::Activity | Kind::Example | Kind::Myth | Kind::Key => true,
        Kind::Journey | Kind::Deeper => true,
    }
}

/// Every run of white space as one space.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(tidy_length(rest));
        tidy.push_str(line);
        rest = after.trim_start();
        if !rest.is_empty() {
            tidy.push(' ');
        }
    }
    tidy
}

/// How many bytes of a text have no white space but single spaces.
fn tidy_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += usual_length(&bytes[at..]);
        let after = bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
        at += match text[at..].chars().next() {
            Some(' ') if after => 2,
            Some(sign) if !sign.is_whitespace() => sign.len_utf8(),
            _ => return at,
        };
    }
}

/// A multiple of 16 bytes that are words in ASCII with one space after each.
/// So many are looked at in one step where the machine can.
fn usual_length(bytes: &[u8]) -> usize {
    let (steps, _) = bytes.as_chunks::<16>();
    let is_usual = |step: &&[u8; 16]| {
        let odd = |byte: u8| u8::from(!(b' '..=b'~').contains(&byte));
        let pair = |(a, b): (&u8, &u8)| u8::from(*a == b' ') & u8::from(*b == b' ');
        let odds = step.iter().fold(0, |sum, byte| sum | odd(*byte));
        let pairs = step
            .iter()
            .zip(&step[1..])
            .fold(0, |sum, two| sum | pair(two));
        odds | pairs == 0 && step[15] != b' '
    };
    16 * steps.iter().take_while(is_usual).count()
}

/// A text in pieces of [`MOST_BYTES`], cut between words; one at least.
fn pieces(text: String) -> Vec<String> {
    if text.len() <= MOST_BYTES {
        return vec![text];
    }
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    while rest.len() > MOST_BYTES {
        let end = rest.floor_char_boundary(MOST_BYTES);
        let end = rest[..end].rfind(' ').unwrap_or(end);
        pieces.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
    }
    pieces.push(rest.to_owned());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sections_are_cut_between_words() {
        assert_eq!(pieces(String::new()), [""]);
        let text = "wording ".repeat(2_000);
        let parts = pieces(text.trim().to_owned());
        assert!(parts.len() == 3 && parts.iter().all(|part| part.len() <= MOST_BYTES));
        assert!(
            parts
                .iter()
                .all(|part| part.starts_with('w') && part.ends_with('g'))
        );
        let endless = "\u{177}".repeat(5_000);
        assert_eq!(pieces(endless.clone()).concat(), endless);
    }

    #[test]
    fn white_space_is_one_space() {
        for (text, tidied) in [
            ("  a\n\tb \u{a0} c ", "a b c"),
            ("a b", "a b"),
            (
                "a \u{e9} \u{2014} b\u{b}\u{7f}c",
                "a \u{e9} \u{2014} b \u{7f}c",
            ),
            (" \u{3000}\n", ""),
        ] {
            assert_eq!(tidy(text), tidied);
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(tidied, words.join(" "));
        }
    }
}
