//! What templates are given: plain structs, one for each thing that a page shows.
//!
//! These are the contract of every theme: a field that changes its name here
//! breaks themes, so a snapshot of them is kept under test. Links are ready to
//! be written: `href` is relative to the page unless its docs say otherwise.
//! Words are text and are escaped by the engine; only [`Html`] is markup.

mod deck;
mod kinds;
mod learning;
mod measures;
mod parts;
mod records;
mod session;

use std::sync::Arc;

use serde::{Serialize, Serializer};

pub use deck::*;
pub use kinds::*;
pub use learning::*;
pub use measures::*;
pub use parts::*;
pub use records::*;
pub use session::*;

use super::branch::BranchPart;
use crate::html::Html;

/// One page.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// What is the same on every page. Templates see it as `site`.
    #[serde(skip)]
    pub site: Arc<SiteView>,
    /// From this page back to the root of the site: empty, `../`, `../../`; on
    /// the page for addresses that do not exist, the path of the base address.
    pub root: String,
    /// The language of this page: `en-GB`.
    pub language: String,
    /// The title, which is also the one `h1`.
    pub title: String,
    /// One or two sentences about the page; empty where there are none.
    pub description: String,
    /// The full address of the page, where the site has a base address.
    pub canonical: Option<String>,
    /// Which of [`SiteView::sections`] the page belongs to, from 0.
    pub section: Option<usize>,
    /// The pages above this one, the front page first; without the page itself.
    pub crumbs: Vec<LinkView>,
    /// The navigation of the module or folder, from [`super::Branch::at`].
    pub branch: Option<BranchPart>,
    /// The headings of the page.
    pub outline: Vec<HeadingView>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page after this one.
    pub next: Option<LinkView>,
    /// How long reading takes.
    pub minutes: Option<u32>,
    /// How much a reader is expected to know, as a word for readers.
    pub level: Option<String>,
    /// Whom it is for, as words for readers.
    pub audience: Vec<String>,
    /// What one can do afterwards, each a sentence without "you can".
    pub objectives: Vec<String>,
    /// What stands before the objectives, such as the MINUTE box; may be empty.
    #[serde(serialize_with = "markup")]
    pub opening: Html,
    /// The page itself.
    #[serde(serialize_with = "markup")]
    pub body: Html,
    /// The list of footnotes that the page defines; may be empty.
    #[serde(serialize_with = "markup")]
    pub footnotes: Html,
    /// The answers to its questions; may be empty. Scripts read them.
    #[serde(serialize_with = "markup")]
    pub answers: Html,
    /// The glossary terms that the page explains.
    pub words: Vec<WordView>,
    /// The sources of its claims, in order of first use.
    pub sources: Vec<SourceView>,
    /// When its sources were last opened.
    pub checked: Option<DateView>,
    /// The day from which that check is overdue, `2027-11-22`; the browser
    /// compares it with today, because a build knows no clock.
    pub due: Option<String>,
    /// The specialist who read it.
    pub reviewed: Option<SeenView>,
    /// The readers with whom it was tested.
    pub tested: Option<SeenView>,
    /// A complete `mailto:` address for "Something wrong or unclear?".
    pub feedback: Option<String>,
    /// Where the page can be edited.
    pub edit: Option<String>,
    /// A page that is not finished, shown with `--drafts` only.
    pub draft: bool,
    /// What only this kind of page has.
    pub part: PartView,
}

/// What is the same on every page of a site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SiteView {
    /// The name under which browsers keep what readers did, so that several
    /// books at one address do not mix.
    pub id: String,
    /// The title of the book.
    pub title: String,
    /// What the book is about.
    pub description: String,
    /// The edition.
    pub edition: Option<DateView>,
    /// The line of independence in the footer.
    pub independence: Option<String>,
    /// The main parts of the site, 5 to 7. Addresses are from the root.
    pub sections: Vec<LinkView>,
    /// Links of the footer. Addresses are from the root.
    pub footer: Vec<LinkView>,
    /// The address of the feed from the root, where there is one.
    pub feed: Option<String>,
    /// The address of the page on keeping the site, from the root.
    pub keep: Option<String>,
    /// The address of the page on how well the site does, from the root.
    pub how_well: Option<String>,
    /// Whether these pages go out as a copy, which gets older than the site.
    pub copy: bool,
}

/// What kind of page it is. Its name stands in `data-kind` of the page's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The front page.
    Home,
    /// The page of a module.
    Module,
    /// A lesson.
    Lesson,
    /// An ordinary page.
    Page,
    /// The page of an ordinary folder, with a list of its pages.
    Section,
    /// The words from A to Z.
    Glossary,
    /// All sources.
    Sources,
    /// The page that finds standards.
    Find,
    /// Standards side by side.
    Compare,
    /// The reader's own list of standards.
    MyList,
    /// A learning path for a role.
    Path,
    /// A scenario.
    Scenario,
    /// A training session.
    Session,
    /// Papers to print.
    Paper,
    /// What the reader did, and what the site keeps of it.
    MyLearning,
    /// Questions and cards that come back.
    Review,
    /// The record of learning.
    Record,
    /// The tally of a group's results.
    Tally,
    /// The minute card, for one's own phone or on paper.
    MinuteCard,
    /// The page of search results.
    Search,
    /// How to keep the site for use without the internet.
    Keep,
    /// What can be counted of the site.
    HowWell,
    /// The page for addresses that do not exist.
    NotFound,
    /// A page that has moved.
    Redirect,
    /// A standard.
    Standard,
    /// A central service.
    Service,
    /// A list of standards.
    Listing,
    /// What a kind of organisation must follow.
    Duties,
    /// The dates of all standards.
    Timeline,
    /// What needs what.
    Map,
    /// What changed in the catalogue.
    Changes,
    /// The files for machines.
    Data,
    /// The slides of a session with notes, for its trainer.
    Deck,
    /// The slides of a session, for the room.
    Audience,
}

impl PageKind {
    /// Every kind. Tests of built sites want a sample of each (decision 31).
    pub const ALL: &[Self] = &[
        Self::Home,
        Self::Module,
        Self::Lesson,
        Self::Page,
        Self::Section,
        Self::Glossary,
        Self::Sources,
        Self::Find,
        Self::Compare,
        Self::MyList,
        Self::Path,
        Self::Scenario,
        Self::Session,
        Self::Paper,
        Self::MyLearning,
        Self::Review,
        Self::Record,
        Self::Tally,
        Self::MinuteCard,
        Self::Search,
        Self::Keep,
        Self::HowWell,
        Self::NotFound,
        Self::Redirect,
        Self::Standard,
        Self::Service,
        Self::Listing,
        Self::Duties,
        Self::Timeline,
        Self::Map,
        Self::Changes,
        Self::Data,
        Self::Deck,
        Self::Audience,
    ];

    /// The name in `data-kind`.
    #[must_use]
    pub fn name(self) -> &'static str {
        let template = self.template();
        &template[..template.len() - ".html".len()]
    }

    /// The template that writes it.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::Module => "module.html",
            Self::Lesson => "lesson.html",
            Self::Page => "page.html",
            Self::Section => "section.html",
            Self::Glossary => "glossary.html",
            Self::Sources => "sources.html",
            Self::Find => "find.html",
            Self::Compare => "compare.html",
            Self::MyList => "my-list.html",
            Self::Path => "path.html",
            Self::Scenario => "scenario.html",
            Self::Session => "session.html",
            Self::Paper => "paper.html",
            Self::MyLearning => "my-learning.html",
            Self::Review => "review.html",
            Self::Record => "record.html",
            Self::Tally => "tally.html",
            Self::MinuteCard => "minute-card.html",
            Self::Search => "search.html",
            Self::Keep => "keep.html",
            Self::HowWell => "how-well.html",
            Self::NotFound => "not-found.html",
            Self::Redirect => "redirect.html",
            Self::Standard => "standard.html",
            Self::Service => "service.html",
            Self::Listing => "listing.html",
            Self::Duties => "duties.html",
            Self::Timeline => "timeline.html",
            Self::Map => "map.html",
            Self::Changes => "changes.html",
            Self::Data => "data.html",
            Self::Deck => "deck.html",
            Self::Audience => "audience.html",
        }
    }
}

impl PageView {
    /// A page with a title and nothing else, to be filled in.
    #[must_use]
    pub fn new(site: Arc<SiteView>, title: impl Into<String>, part: PartView) -> Self {
        Self {
            site,
            root: String::new(),
            language: "en-GB".to_owned(),
            title: title.into(),
            description: String::new(),
            canonical: None,
            section: None,
            crumbs: Vec::new(),
            branch: None,
            outline: Vec::new(),
            previous: None,
            next: None,
            minutes: None,
            level: None,
            audience: Vec::new(),
            objectives: Vec::new(),
            opening: Html::default(),
            body: Html::default(),
            footnotes: Html::default(),
            answers: Html::default(),
            words: Vec::new(),
            sources: Vec::new(),
            checked: None,
            due: None,
            reviewed: None,
            tested: None,
            feedback: None,
            edit: None,
            draft: false,
            part,
        }
    }

    /// What kind of page it is.
    #[must_use]
    pub fn kind(&self) -> PageKind {
        match self.part {
            PartView::Home(_) => PageKind::Home,
            PartView::Module(_) => PageKind::Module,
            PartView::Lesson => PageKind::Lesson,
            PartView::Page => PageKind::Page,
            PartView::Section(_) => PageKind::Section,
            PartView::Glossary(_) => PageKind::Glossary,
            PartView::Sources(_) => PageKind::Sources,
            PartView::Find(_) => PageKind::Find,
            PartView::Compare(_) => PageKind::Compare,
            PartView::MyList(_) => PageKind::MyList,
            PartView::Path(_) => PageKind::Path,
            PartView::Scenario(_) => PageKind::Scenario,
            PartView::Session(_) => PageKind::Session,
            PartView::Paper(_) => PageKind::Paper,
            PartView::MyLearning => PageKind::MyLearning,
            PartView::Review => PageKind::Review,
            PartView::Record => PageKind::Record,
            PartView::Tally => PageKind::Tally,
            PartView::MinuteCard => PageKind::MinuteCard,
            PartView::Search(_) => PageKind::Search,
            PartView::Keep(_) => PageKind::Keep,
            PartView::HowWell(_) => PageKind::HowWell,
            PartView::NotFound(_) => PageKind::NotFound,
            PartView::Redirect(_) => PageKind::Redirect,
            PartView::Standard(_) => PageKind::Standard,
            PartView::Service(_) => PageKind::Service,
            PartView::Listing(_) => PageKind::Listing,
            PartView::Duties(_) => PageKind::Duties,
            PartView::Timeline(_) => PageKind::Timeline,
            PartView::Map(_) => PageKind::Map,
            PartView::Changes(_) => PageKind::Changes,
            PartView::Data(_) => PageKind::Data,
            PartView::Deck(_) => PageKind::Deck,
            PartView::Audience(_) => PageKind::Audience,
        }
    }
}

/// Hands markup to the engine as finished, so that no template has to say so.
/// Other formats, such as the JSON snapshot, get the text.
pub(super) fn markup<S: Serializer>(html: &Html, serializer: S) -> Result<S::Ok, S::Error> {
    minijinja::Value::from_safe_string(html.as_str().to_owned()).serialize(serializer)
}
