//! The one walk over a page's blocks and inlines that writes HTML.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::callouts::words;
use super::escape::{Attr, Html, Text};
use super::glossing::{self, Glossing};
use super::paper::Paper;
use super::slides::Place;
use super::{callouts, code, media, notes, organisations, tables, ways};
use crate::markdown::highlight::Highlighter;
use crate::markdown::{
    Block, BlockKind, CalloutKind, Footnote, IncludeId, Inline, InlineKind, Item, LinkId, List,
    TermWish,
};
use crate::site::{Body, Inclusion, Page, PageKind, SessionPlan, Site, Target};
use crate::text::Slug;

/// The fragments of one page.
#[derive(Debug, Clone, Default)]
pub struct Fragments {
    /// The MINUTE box, if the page starts with one.
    pub opening: Html,
    /// The page's words, without the box.
    pub body: Html,
    /// The page's own footnotes as an ordered list, empty where it has none.
    pub footnotes: Html,
    /// The answers to its questions, empty where it asks none.
    pub answers: Html,
    /// The questions and cards one by one, for review.
    pub asked: Vec<Asked>,
    /// The words of the glossary that the page explains, in order of first
    /// use: places in [`Site::glossary`].
    pub explained: Vec<usize>,
    /// For each claim of the page, the ids of the places that cite it.
    pub citations: Vec<Vec<String>>,
    /// What stands after the plan of a session; empty on other pages. The plan
    /// itself is written by templates, with times.
    pub after_plan: Html,
}

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

/// Writes the fragments of a page.
#[must_use]
pub fn write_page(site: &Site, page: &Page, highlighter: &Highlighter) -> Fragments {
    let mut writer = Writer::new(site, page, highlighter);
    let blocks = writer.opening();
    let opening = Html::from_markup(std::mem::take(&mut writer.out));
    let mut after_plan = Html::default();
    match page.kind {
        PageKind::Glossary | PageKind::Sources => writer.blocks(before_entries(blocks)),
        PageKind::Organisations => {
            writer.blocks(before_entries(blocks));
            organisations::write(&mut writer);
        }
        _ => {
            let (before, after) = around_plan(page, blocks);
            writer.blocks(before);
            if let Some(after) = after {
                let out = std::mem::take(&mut writer.out);
                writer.blocks(after);
                after_plan = Html::from_markup(std::mem::replace(&mut writer.out, out));
            }
        }
    }
    let footnotes = notes::footnotes(&mut writer);
    glossing::write_boxes(&mut writer);
    Fragments {
        opening,
        body: Html::from_markup(writer.out),
        footnotes,
        answers: Html::from_markup(writer.answers),
        asked: writer.asked,
        explained: writer.glossing.order,
        citations: writer.citations,
        after_plan,
    }
}

/// The blocks before the plan of a session and those after it; all blocks and
/// nothing where there is no plan.
fn around_plan<'a>(page: &Page, blocks: &'a [Block]) -> (&'a [Block], Option<&'a [Block]>) {
    let plan = Some(page).filter(|page| page.kind == PageKind::Session);
    let plan = plan.and_then(SessionPlan::of);
    let is_plan = |block: &Block| plan.as_ref().is_some_and(|plan| plan.span == block.span);
    match blocks.iter().position(is_plan) {
        Some(at) => (&blocks[..at], Some(&blocks[at + 1..])),
        None => (blocks, None),
    }
}

/// The blocks of a list file before its first entry.
fn before_entries(blocks: &[Block]) -> &[Block] {
    let is_entry = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    let end = blocks.iter().position(is_entry).unwrap_or(blocks.len());
    &blocks[..end]
}

/// An entry of a list file.
#[derive(Debug, Clone, Default)]
pub struct EntryFragment {
    /// Its words, its own footnotes at the end.
    pub body: Html,
    /// For each claim of the page, the ids of the places in it that cite it.
    pub citations: Vec<Vec<String>>,
}

/// Writes an entry of a list file. Its id keeps the ids in it apart from those
/// of other entries.
#[must_use]
pub fn write_entry(
    site: &Site,
    page: &Page,
    id: &Slug,
    blocks: &[Block],
    highlighter: &Highlighter,
) -> EntryFragment {
    let mut writer = Writer::new(site, page, highlighter);
    writer.prefix = format!("in-{id}-");
    writer.blocks(blocks);
    let footnotes = notes::footnotes(&mut writer);
    writer.push(footnotes.as_str());
    let answers = std::mem::take(&mut writer.answers);
    writer.push(&answers);
    EntryFragment {
        body: Html::from_markup(writer.out),
        citations: writer.citations,
    }
}

/// The end of the tag of a link to another website.
pub(super) const EXTERNAL: &str = " class=\"external\" rel=\"external noopener\">";

/// What screen readers say after such a link.
pub(super) const ELSEWHERE: &str = "<span class=\"visually-hidden\"> (another website)</span>";

fn is_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The state of one walk.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    /// The answers to questions, for the end of the page.
    pub(super) answers: String,
    asked: Vec<Asked>,
    pub(super) site: &'a Site,
    pub(super) page: &'a Page,
    /// The body whose blocks are written now: the page's own or an included one.
    pub(super) body: &'a Body,
    pub(super) highlighter: &'a Highlighter,
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
    pub(super) fn new(site: &'a Site, page: &'a Page, highlighter: &'a Highlighter) -> Self {
        Self {
            out: String::with_capacity(page.body.document.words * 12),
            answers: String::new(),
            asked: Vec::new(),
            site,
            page,
            body: &page.body,
            highlighter,
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
        highlighter: &'a Highlighter,
        paper: Paper<'a>,
    ) -> Self {
        let mut writer = Self::new(site, page, highlighter);
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
    fn opening(&mut self) -> &'a [Block] {
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
        let _ = write!(self.out, "<a href=\"{}\"", Attr(&href));
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
            self.push(ELSEWHERE);
        }
        if let Target::Here(id) = target
            && let Some(number) = ways::number(self, id)
        {
            let go = words::GO_TO_PART;
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
        let _ = write!(self.out, "{}", Text(words));
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
