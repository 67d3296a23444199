//! Learning paths, scenarios and the checks of what one knows.

use serde::Serialize;

use super::kinds::CardView;
use super::parts::LinkView;

/// A learning path for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathPart {
    /// What stands for it in addresses: `#path=run-a-care-service`.
    pub id: String,
    /// Its pages in order; their addresses carry the path.
    pub lessons: Vec<CardView>,
    /// Minutes of all pages together.
    pub minutes: u32,
    /// Things to do on Monday.
    pub monday: Vec<String>,
    /// The questions before and after; nothing where its pages ask none.
    pub check: Option<CheckView>,
    /// The page of the record of learning.
    pub record: String,
    /// The workbook to print.
    pub workbook: String,
}

/// Questions that show what one knows, drawn from the questions of lessons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// What results are kept under.
    pub id: String,
    /// The questions before one starts; empty on a module.
    pub before: Vec<CheckQuestion>,
    /// The questions at the end; about the same objectives, in other words
    /// where the lessons have others.
    pub after: Vec<CheckQuestion>,
}

/// A question of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckQuestion {
    /// The page that asks it, from the root of the site.
    pub page: String,
    /// By what browsers keep results.
    pub key: String,
    /// What it checks: an objective of its lesson, else the lesson's title.
    pub objective: String,
    /// The lesson.
    pub lesson: LinkView,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioPart {
    /// The id of the part at which it starts.
    pub start: String,
    /// The ids of the parts that end a way.
    pub endings: Vec<String>,
    /// How many parts it has.
    pub parts: usize,
}
