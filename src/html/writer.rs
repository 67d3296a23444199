//! The one walk over a page's blocks and inlines that writes HTML.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::escape::{Attr, Text};
use super::glossing::{self, Glossing};
use super::paper::Paper;
use super::presentation::Presentation;
use super::slides::Place;
use super::words;
use super::{callouts, code, media, notes, tables, ways};
use crate::markdown::{
    Block, BlockKind, CalloutKind, Footnote, IncludeId, Inline, InlineKind, Item, LinkId, List,
    TermWish,
};
use crate::site::{Body, Inclusion, Page, Site, Target};

/// A question or card of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// By what browsers keep results.
    pub key: String,
    /// Its markup as it stands in the page.
    pub markup: String,
    /// The markup of its answers; empty for a card.
    pub answers: String,
}

/// The end of the tag of a link to another website.
pub(super) const EXTERNAL: &str = " class=\"external\" rel=\"external noopener\">";

fn is_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The state of one walk.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    /// The answers to questions, for the end of the page.
    pub(super) answers: String,
    pub(super) asked: Vec<Asked>,
    pub(super) site: &'a Site,
    pub(super) page: &'a Page,
    /// The body whose blocks are written now: the page's own or an included one.
    pub(super) body: &'a Body,
    pub(super) presentation: Presentation<'a>,
    /// How many tables, quizzes and the like were written, for their ids.
    counters: BTreeMap<&'static str, usize>,
    ids: BTreeMap<String, usize>,
    /// What every id of an entry starts with; empty for the page itself.
    pub(super) prefix: String,
    /// Where the words go.
    pub(super) place: Place,
    pub(super) glossing: Glossing,
    pub(super) citations: Vec<Vec<String>>,
    /// The page's own footnotes in order of first use, each with the body that
    /// it stands in and that its links belong to.
    pub(super) notes: Vec<(&'a Body, &'a Footnote)>,
    /// The place of each among them; only ever asked, never listed.
    pub(super) note_places: HashMap<*const Footnote, usize>,
    /// The ids of the parts of a scenario; empty on other pages.
    pub(super) parts: Vec<&'a str>,
    /// How it is written for paper; nothing on a page of the site.
    pub(super) paper: Option<Paper<'a>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: &'a Site, page: &'a Page, presentation: Presentation<'a>) -> Self {
        Self {
            out: String::with_capacity(page.body.document.words * 24),
            answers: String::new(),
            asked: Vec::new(),
            site,
            page,
            body: &page.body,
            presentation,
            counters: BTreeMap::new(),
            ids: BTreeMap::new(),
            prefix: String::new(),
            place: Place::Page,
            glossing: Glossing::default(),
            citations: vec![Vec::new(); page.claims.len()],
            notes: Vec::new(),
            note_places: HashMap::new(),
            parts: ways::parts(page),
            paper: None,
        }
    }

    /// The same for a paper: no words are explained, and ids start with
    /// `prefix`, because a paper holds parts of many pages.
    pub(super) fn for_paper(
        site: &'a Site,
        page: &'a Page,
        presentation: Presentation<'a>,
        paper: Paper<'a>,
    ) -> Self {
        let mut writer = Self::new(site, page, presentation);
        writer.prefix = paper.prefix.to_owned();
        writer.glossing.paused = 1;
        writer.paper = Some(paper);
        writer
    }

    /// How to write a target as a link from where the words stand: on paper
    /// pictures are shown, but nothing is followed.
    pub(super) fn href(&self, target: &Target) -> Option<String> {
        match (self.paper, target) {
            (None, _) => self.site.href(self.page, target),
            (Some(paper), Target::File(file, Some(_))) => Some(paper.out.relative(file)),
            (Some(_), _) => None,
        }
    }

    /// Writes the MINUTE box at the start of the page and gives the blocks
    /// after it. A first heading that repeats the title is left out.
    pub(super) fn opening(&mut self) -> &'a [Block] {
        let mut blocks = self.body.document.blocks.as_slice();
        if self.page.repeated_title().is_some() {
            blocks = blocks.get(1..).unwrap_or_default();
        }
        if let Some((
            Block {
                kind: BlockKind::Callout(callout),
                ..
            },
            rest,
        )) = blocks.split_first()
            && callout.kind == CalloutKind::Minute
        {
            callouts::write(self, callout);
            blocks = rest;
        }
        blocks
    }

    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, id, content } => self.heading(*level, id, content),
            BlockKind::Paragraph(content) => {
                self.push("<p>");
                self.inlines(content);
                self.push("</p>\n");
            }
            BlockKind::Quote(blocks) => {
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.push("</blockquote>\n");
            }
            BlockKind::Callout(callout) => {
                self.unexplained(|writer| callouts::write(writer, callout));
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Code(block) => code::write(self, block),
            BlockKind::Table(table) => tables::write(self, table),
            BlockKind::Figure(figure) => media::write_figure(self, figure),
            BlockKind::Html(markup) => self.raw_html(markup),
            BlockKind::Rule => self.push("<hr>\n"),
            BlockKind::Include(include) => self.include(*include),
            BlockKind::Allow(_) => {}
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        if content.is_empty() {
            // Screen readers would announce a heading without words.
            return;
        }
        if self.paper.is_some() {
            // On paper the parts of a session are headings of level 3.
            self.push("<h4>");
            self.inlines(content);
            self.push("</h4>\n");
            return;
        }
        // The title is the one heading of level 1.
        let level = level.clamp(2, 6);
        match self.place {
            Place::Page => {
                let _ = write!(self.out, "<h{level} id=\"{}\">", Attr(id));
            }
            Place::Slide | Place::Notes => {
                let _ = write!(self.out, "<h{level}>");
            }
        }
        if let Some(number) = ways::number(self, id) {
            let _ = write!(self.out, "<span class=\"part-number\">{number}. </span>");
        }
        self.unexplained(|writer| writer.inlines(content));
        let _ = writeln!(self.out, "</h{level}>");
    }

    fn list(&mut self, list: &List) {
        let checklist = list.items.iter().any(|item| item.task.is_some());
        match list.start {
            Some(1) => self.push("<ol>\n"),
            Some(start) => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
            }
            None if checklist => self.push("<ul class=\"checklist\">\n"),
            None => self.push("<ul>\n"),
        }
        for item in &list.items {
            self.item(item, list);
        }
        self.push(if list.start.is_some() {
            "</ol>\n"
        } else {
            "</ul>\n"
        });
    }

    fn item(&mut self, item: &Item, list: &List) {
        self.push("<li>");
        let mut blocks = item.blocks.as_slice();
        if let Some(ticked) = item.task {
            self.push("<label><input type=\"checkbox\"");
            self.push(if ticked { " checked> " } else { "> " });
            if let Some((
                Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                },
                rest,
            )) = blocks.split_first()
            {
                self.unexplained(|writer| writer.inlines(content));
                blocks = rest;
            }
            self.push("</label>");
        }
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if list.tight => self.inlines(content),
                _ => self.block(block),
            }
        }
        self.push("</li>\n");
    }

    fn include(&mut self, include: IncludeId) {
        let outer = self.body;
        if let Inclusion::Body(body) = outer.inclusion(include) {
            self.body = body;
            self.blocks(&body.document.blocks);
            self.body = outer;
        }
    }

    /// Raw HTML is written only in folders that `book.toml` names; elsewhere
    /// it is an error of the page and nothing is written.
    fn raw_html(&mut self, markup: &str) {
        if self.site.allows_raw_html(&self.body.source) {
            self.push(markup);
        }
    }

    pub(crate) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => glossing::write_text(self, words),
                InlineKind::Term(words, TermWish::Gloss) => glossing::write_marked(self, words),
                InlineKind::Term(words, TermWish::NoGloss) => self.text(words),
                InlineKind::Code(code) => {
                    self.push("<code>");
                    self.text(code);
                    self.push("</code>");
                }
                InlineKind::Emphasis(content) => self.wrap("em", content),
                InlineKind::Strong(content) => self.wrap("strong", content),
                InlineKind::Strike(content) => self.wrap("del", content),
                InlineKind::Link(link, content) => {
                    self.unexplained(|writer| writer.link(*link, content));
                }
                InlineKind::Picture(link, alt) => media::write_picture(self, *link, alt),
                InlineKind::Html(markup) => self.raw_html(markup),
                InlineKind::Note(label) => notes::note(self, label),
                InlineKind::SoftBreak => self.push("\n"),
                InlineKind::HardBreak => self.push("<br>\n"),
            }
        }
    }

    /// Writes something in which no words are explained.
    pub(super) fn unexplained(&mut self, write: impl FnOnce(&mut Self)) {
        self.glossing.paused += 1;
        write(self);
        self.glossing.paused -= 1;
    }

    fn wrap(&mut self, element: &str, content: &[Inline]) {
        let _ = write!(self.out, "<{element}>");
        self.inlines(content);
        let _ = write!(self.out, "</{element}>");
    }

    fn link(&mut self, link: LinkId, content: &[Inline]) {
        let body = self.body;
        let target = body.target(link);
        let href = self.href(target);
        let Some(href) = href.filter(|_| self.place != Place::Slide) else {
            self.inlines(content);
            return;
        };
        self.push("<a href=\"");
        Attr(&href).push_to(&mut self.out);
        self.push("\"");
        if let Some(link) = body
            .document
            .links
            .get(link.0 as usize)
            .filter(|link| !link.title.is_empty())
        {
            let _ = write!(self.out, " title=\"{}\"", Attr(&link.title));
        }
        let web = matches!(target, Target::External(address) if is_web(address));
        self.push(if web { EXTERNAL } else { ">" });
        self.inlines(content);
        if web {
            self.push_elsewhere();
        }
        if let Target::Here(id) = target
            && let Some(number) = ways::number(self, id)
        {
            let go = self.label(words::GO_TO_PART);
            let _ = write!(self.out, "<span class=\"go-to\"> ({go} {number})</span>");
        }
        self.push("</a>");
    }

    /// Writes something that belongs to the answers at the end of the page.
    pub(super) fn aside(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let out = std::mem::take(&mut self.out);
        write(self);
        let written = std::mem::replace(&mut self.out, out);
        self.answers.push_str(&written);
        written
    }

    /// Remembers the question or card whose markup starts at `start`.
    pub(super) fn remember(&mut self, key: String, start: usize, answers: String) {
        let markup = self.out[start..].to_owned();
        self.asked.push(Asked {
            key,
            markup,
            answers,
        });
    }

    /// Adds markup that we write ourselves.
    pub(crate) fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Adds words of authors as text.
    pub(crate) fn text(&mut self, words: &str) {
        Text(words).push_to(&mut self.out);
    }

    /// Adds what screen readers say after a link to another website.
    pub(super) fn push_elsewhere(&mut self) {
        self.push("<span class=\"visually-hidden\"> ");
        self.say(words::ELSEWHERE);
        self.push("</span>");
    }

    /// A word of the interface.
    pub(super) fn word(&self, key: &'static str) -> &'a str {
        self.presentation.wording.word(key)
    }

    /// A word of the interface, safe in markup.
    pub(super) fn label(&self, key: &'static str) -> Text<'a> {
        Text(self.word(key))
    }

    /// Adds a word of the interface.
    pub(super) fn say(&mut self, key: &'static str) {
        self.text(self.word(key));
    }

    /// An id that the page does not have yet: the base, or the base with a
    /// number. It never starts with `s-`, which headings have.
    pub(crate) fn unique_id(&mut self, base: &str) -> String {
        let base = format!("{}{base}", self.prefix);
        let uses = self.ids.entry(base.clone()).or_default();
        *uses += 1;
        if *uses == 1 {
            base
        } else {
            format!("{base}-{uses}")
        }
    }

    /// The next number of a thing that is counted on the page, from 1.
    pub(super) fn count(&mut self, thing: &'static str) -> usize {
        let count = self.counters.entry(thing).or_default();
        *count += 1;
        *count
    }
}
