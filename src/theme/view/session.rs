//! Training sessions: their page, and the papers for the room.

use serde::Serialize;

use super::markup;
use super::parts::LinkView;
use crate::html::Html;

/// The page of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionPart {
    /// The plan; nothing where the author wrote none.
    pub plan: Option<PlanView>,
    /// For how many people, or for which group.
    pub group: Option<String>,
    /// What to bring: of the session and of its activities, each once.
    pub kit: Vec<String>,
    /// The lessons of the plan with what one can do after them.
    pub covered: Vec<CoveredView>,
    /// What a trainer takes along; nothing for sessions that `book.toml` does
    /// not name.
    pub run: Option<RunView>,
    /// What to use afterwards: the minute card and the tally of results.
    pub after: Vec<LinkView>,
    /// The e-mail to send afterwards, ready to copy.
    pub mail: Option<MailView>,
    /// What the author wrote after the plan; may be empty.
    #[serde(serialize_with = "markup")]
    pub after_plan: Html,
}

/// A plan with running minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanView {
    /// Its rows in order.
    pub rows: Vec<PlanRowView>,
    /// All minutes together.
    pub minutes: u32,
    /// The same as a clock: `1:30`.
    pub end: String,
    /// How long it may take.
    pub target: Option<u32>,
    /// Whether the author's own heading stands right above it.
    pub headed: bool,
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanRowView {
    /// When it starts, counted from the start of the session: `0:05`.
    pub start: String,
    /// How long it takes, where the author wrote it.
    pub minutes: Option<u32>,
    /// What happens.
    pub title: String,
    /// The page that it is about.
    pub href: Option<String>,
    /// How it is done; may be empty.
    #[serde(serialize_with = "markup")]
    pub how: Html,
    /// Whether people rest.
    pub rest: bool,
    /// Whether the room may go without it.
    pub can_skip: bool,
}

/// A lesson of a session with what one can do after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoveredView {
    /// The lesson.
    pub lesson: LinkView,
    /// What one can do, each without "you can".
    pub objectives: Vec<String>,
}

/// What a trainer takes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// The slides.
    pub slides: String,
    /// All papers in one.
    pub pack: String,
    /// Each paper by itself.
    pub papers: Vec<LinkView>,
    /// The zip files; nothing in a copy, which holds no other copy.
    pub files: Option<RunFiles>,
}

/// Files of a session to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunFiles {
    /// Everything for the session, as a zip file.
    pub everything: String,
    /// The name under which the sizes know it, from the root.
    pub everything_name: String,
    /// The package for a training system (SCORM 1.2); none where the plan
    /// names no page.
    pub package: Option<String>,
    /// The name under which the sizes know it, from the root.
    pub package_name: Option<String>,
    /// The script with the sizes, from the root.
    pub sizes: String,
}

/// An e-mail to copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailView {
    /// Its subject.
    pub subject: String,
    /// Its text, with line ends.
    pub text: String,
}

/// Papers to print: one sheet, or several in one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperPart {
    /// The session or path that they are for.
    pub about: String,
    /// Its page.
    pub back: LinkView,
    /// The style sheet with the running titles, relative to this page.
    pub running: String,
    /// The sheets in order.
    pub sheets: Vec<SheetView>,
}

/// A paper for one use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "sheet", rename_all = "kebab-case")]
pub enum SheetView {
    /// For participants: the gist, exercises, lines to write on.
    Handout(HandoutSheet),
    /// For the trainer: plan, notes, questions with answers.
    Guide(Box<GuideSheet>),
    /// Three questions at the end, four cards to a page.
    Cards,
    /// Who was in the room.
    SignIn,
    /// That somebody was there.
    Certificate(CertificateSheet),
    /// Exercises of a learning path, and its words.
    Workbook(WorkbookSheet),
}

/// What participants take home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HandoutSheet {
    /// What the session is about.
    pub summary: String,
    /// What one can do afterwards.
    pub objectives: Vec<String>,
    /// A part for each page of the plan.
    pub parts: Vec<SheetPart>,
}

/// What stands on paper about one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPart {
    /// What it is called.
    pub title: String,
    /// Its words; may be empty.
    #[serde(serialize_with = "markup")]
    pub body: Html,
    /// The public address of the page, where the site has one.
    pub address: Option<String>,
    /// The address as a code for a phone's camera; may be empty.
    #[serde(serialize_with = "markup")]
    pub code: Html,
}

/// What the trainer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuideSheet {
    /// The plan.
    pub plan: Option<PlanView>,
    /// For how many people.
    pub group: Option<String>,
    /// What to bring.
    pub kit: Vec<String>,
    /// What one can do afterwards.
    pub covered: Vec<CoveredView>,
    /// What the author says about the session; may be empty.
    #[serde(serialize_with = "markup")]
    pub about: Html,
    /// A part for each row of the plan that is about a page.
    pub parts: Vec<GuidePart>,
}

/// What a trainer says and asks in one row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuidePart {
    /// The row.
    pub row: PlanRowView,
    /// Notes and questions with answers.
    #[serde(serialize_with = "markup")]
    pub body: Html,
}

/// That somebody was there. It says nothing about how well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificateSheet {
    /// How long the session takes, in minutes.
    pub minutes: u32,
    /// What it was about.
    pub objectives: Vec<String>,
}

/// What a learner writes on, page by page of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkbookSheet {
    /// A part for each page of the path that asks something.
    pub parts: Vec<SheetPart>,
    /// The words that its pages explain, from A to Z.
    pub words: Vec<WorkbookWord>,
}

/// A word with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkbookWord {
    /// The word.
    pub term: String,
    /// What it means, in one sentence.
    pub meaning: String,
}
