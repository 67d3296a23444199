//! What only one kind of page has.

use std::sync::Arc;

use serde::Serialize;

use super::deck::{AudiencePart, DeckPart};
use super::learning::{CheckView, PathPart, ScenarioPart};
use super::measures::HowWellPart;
use super::parts::{DateView, LinkView};
use super::records::{
    CatalogueHome, ChangesPart, DataPart, ListingPart, MapPart, RecordPart, TimelinePart,
};
use super::session::{PaperPart, SessionPart};
use super::{SiteView, markup};
use crate::html::Html;

/// What only one kind of page has. Templates see its fields as `page.part`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PartView {
    /// Of the front page.
    Home(HomePart),
    /// Of the page of a module.
    Module(ModulePart),
    /// A lesson has nothing more.
    Lesson,
    /// An ordinary page has nothing more.
    Page,
    /// Of the page of a folder.
    Section(SectionPart),
    /// Of the glossary.
    Glossary(GlossaryPart),
    /// Of the list of all sources.
    Sources(SourcesPart),
    /// Of the page that finds standards.
    Find(FinderPart),
    /// Of the page that compares standards.
    Compare(FinderPart),
    /// Of the page of the reader's own list of standards.
    MyList(FinderPart),
    /// Of a learning path.
    Path(Box<PathPart>),
    /// Of a scenario.
    Scenario(ScenarioPart),
    /// Of a training session.
    Session(Box<SessionPart>),
    /// Of papers to print.
    Paper(Box<PaperPart>),
    /// What a reader did has nothing more: a script fills it.
    MyLearning,
    /// Questions that come back have nothing more: a script fills it.
    Review,
    /// The record of learning has nothing more: a script fills it.
    Record,
    /// The tally of a group's results has nothing more: a script fills it.
    Tally,
    /// The minute card has nothing more.
    MinuteCard,
    /// Of the page of search results.
    Search(SearchPart),
    /// Of the page on keeping the site.
    Keep(KeepPart),
    /// Of the page on how well the site does.
    HowWell(Box<HowWellPart>),
    /// Of the page for addresses that do not exist; of one where a standard
    /// was once, what is known of it.
    NotFound(Option<Box<GonePart>>),
    /// Of a page that has moved.
    Redirect(RedirectPart),
    /// Of a standard.
    Standard(Box<RecordPart>),
    /// Of a central service.
    Service(Box<RecordPart>),
    /// Of a list of standards.
    Listing(Box<ListingPart>),
    /// Of what a kind of organisation must follow.
    Duties(Box<ListingPart>),
    /// Of the dates of all standards.
    Timeline(Box<TimelinePart>),
    /// Of what needs what.
    Map(Box<MapPart>),
    /// Of what changed in the catalogue.
    Changes(Box<ChangesPart>),
    /// Of the files for machines.
    Data(DataPart),
    /// Of the slides of a session for its trainer.
    Deck(Box<DeckPart>),
    /// Of the slides of a session for the room.
    Audience(Box<AudiencePart>),
}

/// The front page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HomePart {
    /// Where a new reader starts: the one big button.
    pub start: Option<LinkView>,
    /// Examples of what one can search for.
    pub examples: Vec<LinkView>,
    /// Groups of cards, each with its heading.
    pub groups: Vec<CardGroup>,
}

/// Cards under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardGroup {
    /// The heading.
    pub title: String,
    /// Its id in the page.
    pub id: String,
    /// Whether they are taken one after the other.
    pub order: CardOrder,
    /// The cards.
    pub cards: Vec<CardView>,
}

/// How the cards of a group belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardOrder {
    /// One takes any of them.
    Any,
    /// Each follows the one before; they are numbered.
    Steps,
}

/// A way to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// Its words.
    pub title: String,
    /// Its address.
    pub href: String,
    /// What is behind it; empty where there is nothing to say.
    pub summary: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// A small picture.
    pub icon: Option<Icon>,
}

/// The small pictures that a theme has. They only decorate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Icon {
    /// A house.
    House,
    /// A cross.
    Cross,
    /// A person.
    Person,
    /// Several people.
    People,
    /// A building.
    Building,
    /// A page with lines.
    Page,
    /// Angle brackets.
    Code,
    /// An open book.
    Book,
    /// A signpost.
    Signpost,
    /// A question mark.
    Question,
    /// A clock.
    Clock,
}

/// The page of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModulePart {
    /// Its lessons in order.
    pub lessons: Vec<CardView>,
    /// Minutes of all lessons together.
    pub minutes: u32,
    /// The questions at its end; nothing where its lessons ask none.
    pub check: Option<CheckView>,
}

/// The page of an ordinary folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionPart {
    /// Its pages, 200 at most (decision 19).
    pub pages: Vec<CardView>,
    /// Ways into the catalogue, on the page of `standards/`.
    pub catalogue: Option<CatalogueHome>,
    /// What to use after a session, on the page of `training/`.
    pub after: Vec<LinkView>,
}

/// The glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryPart {
    /// A to Z, and `0–9` where needed; letters without terms too.
    pub letters: Vec<LetterView>,
}

/// A letter of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterView {
    /// `A`.
    pub letter: String,
    /// Its id in the page.
    pub id: String,
    /// Its terms, sorted.
    pub terms: Vec<TermView>,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Its id in the page.
    pub id: String,
    /// The term.
    pub term: String,
    /// How it is said.
    pub say: Option<String>,
    /// What it means.
    #[serde(serialize_with = "markup")]
    pub meaning: Html,
    /// What it is not; may be empty.
    #[serde(serialize_with = "markup")]
    pub is_not: Html,
    /// Other names.
    pub also: Vec<String>,
    /// Related terms and pages.
    pub see: Vec<LinkView>,
    /// Where the meaning comes from.
    pub source: Option<LinkView>,
}

/// The list of all sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourcesPart {
    /// The sources, sorted by title.
    pub entries: Vec<SourceEntry>,
}

/// A source with the pages that rest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceEntry {
    /// Its id in the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address, where it has one.
    pub href: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// When it was read.
    pub read_on: Option<DateView>,
    /// Only an archived copy was read.
    pub archived: bool,
    /// What it is.
    #[serde(serialize_with = "markup")]
    pub about: Html,
    /// Pages that rest on it.
    pub pages: Vec<LinkView>,
}

/// The finder, the comparison and "My list": scripts fill them in, and without
/// scripts their lists lead on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinderPart {
    /// The script that holds the records, from the root.
    pub data: String,
    /// The script that holds the questions for suppliers, from the root; only
    /// the letter of "My list" asks for it.
    pub questions: String,
    /// Pages of standards for one place of care.
    pub settings: Vec<LinkView>,
    /// Pages of standards on one topic.
    pub topics: Vec<LinkView>,
}

/// The page of search results: what it shows before somebody searches, and
/// where scripts are off.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SearchPart {
    /// Questions that the site answers, by the part that answers them.
    pub groups: Vec<QuestionGroup>,
    /// The words from A to Z.
    pub words: Option<LinkView>,
    /// Where a person can be asked.
    pub ask: Option<LinkView>,
    /// Good places to start, for who finds nothing.
    pub starts: Vec<LinkView>,
}

/// Questions that one part of the site answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionGroup {
    /// The part.
    pub title: String,
    /// Each question with the page that answers it.
    pub questions: Vec<LinkView>,
}

/// How to keep the site for use without the internet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeepPart {
    /// Whether browsers can keep the site. A copy is kept already.
    pub in_browser: bool,
    /// The script with the sizes, from the root.
    pub sizes: String,
    /// The public address of the site, where it has one.
    pub public: Option<String>,
    /// Groups of files to take away.
    pub groups: Vec<DownloadGroup>,
}

/// Files of one sort to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DownloadGroup {
    /// What they are: `site`, `module`, `path`, `session` or `page`.
    pub name: &'static str,
    /// The files.
    pub files: Vec<DownloadView>,
}

/// A file to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DownloadView {
    /// What is in it.
    pub title: String,
    /// Its address.
    pub href: String,
    /// `zip` or `html`.
    pub form: &'static str,
}

/// Several pages as one file.
#[derive(Debug, Clone, Serialize)]
pub struct SingleView {
    /// What is the same on every page. Templates see it as `site`.
    #[serde(skip)]
    pub site: Arc<SiteView>,
    /// The title of the file.
    pub title: String,
    /// The language of the site.
    pub language: String,
    /// The policy that allows the one style and the one script inside.
    pub policy: String,
    /// A link to each page.
    pub contents: Vec<LinkView>,
    /// The `style` element.
    #[serde(serialize_with = "markup")]
    pub style: Html,
    /// The pages, each a `section`.
    #[serde(serialize_with = "markup")]
    pub body: Html,
    /// The `script` element.
    #[serde(serialize_with = "markup")]
    pub scripts: Html,
}

/// The first page of a course for training systems.
#[derive(Debug, Clone, Serialize)]
pub struct CourseView {
    /// What is the same on every page. Templates see it as `site`.
    #[serde(skip)]
    pub site: Arc<SiteView>,
    /// The title of the course.
    pub title: String,
    /// The language of the site.
    pub language: String,
    /// One or two sentences on it; empty where there are none.
    pub summary: String,
    /// Its pages in order, and the check at the end.
    pub entries: Vec<LinkView>,
    /// What completes it.
    pub rule: CourseRule,
    /// Whether a training system records the result.
    pub recorded: bool,
    /// Whether it is told single answers too.
    pub answers: bool,
    /// The public address of the site.
    pub public: Option<String>,
    /// The addresses of its scripts.
    pub scripts: Vec<String>,
}

/// What completes a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CourseRule {
    /// So many pages must be opened.
    pub pages: usize,
    /// How many questions count.
    pub questions: usize,
    /// So many of them must be right.
    pub needed: usize,
    /// The same in percent.
    pub percent: usize,
    /// Whether they are those of a check at the end.
    pub check: bool,
    /// Whether there are questions before the start, which do not count.
    pub before: bool,
}

/// A page of a course.
#[derive(Debug, Clone, Serialize)]
pub struct CoursePageView {
    /// What is the same on every page. Templates see it as `site`.
    #[serde(skip)]
    pub site: Arc<SiteView>,
    /// The title of the page.
    pub title: String,
    /// Its language.
    pub language: String,
    /// The kind of page, for scripts and styles: `lesson`.
    pub kind: String,
    /// From the page back to the root of the course.
    pub root: String,
    /// The addresses of its style sheets.
    pub styles: Vec<String>,
    /// The addresses of its scripts.
    pub scripts: Vec<String>,
    /// What is in the `main` element.
    #[serde(serialize_with = "markup")]
    pub main: Html,
}

/// A page that stands around others, in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shell {
    /// The page that a copy starts with.
    Start,
    /// Several pages as one file.
    Single,
    /// The first page of a course.
    Course,
    /// A page of a course.
    CoursePage,
}

impl Shell {
    /// Every shell.
    pub const ALL: [Self; 4] = [Self::Start, Self::Single, Self::Course, Self::CoursePage];

    /// The template that writes it.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Start => "start.html",
            Self::Single => "single.html",
            Self::Course => "course.html",
            Self::CoursePage => "course-page.html",
        }
    }
}

/// A standard that is no longer in the list; its old address says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GonePart {
    /// The day of the data that no longer has it.
    pub since: DateView,
    /// Standards that say they were known by its name.
    pub instead: Vec<LinkView>,
    /// Where to look further: the finder with its words, all standards, what
    /// changed.
    pub further: Vec<LinkView>,
}

/// A page that has moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectPart {
    /// Where it is now, relative to this page.
    pub target: String,
}
