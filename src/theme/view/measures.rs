//! What the page on how well the site does shows. Figures are ready to be
//! read; words on what they mean stand in the theme.

use serde::Serialize;

use super::parts::{DateView, LinkView};

/// Of the page on how well the site does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HowWellPart {
    /// Pages of authors and of records.
    pub pages: String,
    /// Their words, questions and notes too.
    pub words: String,
    /// Nothing where no lesson has enough text.
    pub grade: Option<GradeFigures>,
    /// Nothing where the site claims nothing.
    pub claims: Option<ClaimFigures>,
    /// Nothing where there are no standards.
    pub duties: Option<DutyFigures>,
    /// Pages that were overdue at the edition; nothing without an edition.
    pub late: Option<usize>,
    /// The pages with a day by which they must be checked.
    pub due: Vec<DueView>,
    /// Nothing where no lesson has an objective.
    pub questions: Option<QuestionFigures>,
}

/// School grades of lessons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradeFigures {
    /// How many lessons have one.
    pub lessons: usize,
    /// Their mean, as `5.1`.
    pub mean: String,
    /// The highest.
    pub highest: String,
    /// The lesson that has the highest.
    pub page: LinkView,
}

/// Claims, such as shares and dates of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimFigures {
    /// All of them.
    pub all: String,
    /// With a source.
    pub sourced: String,
    /// Without one, for a reason that the author wrote down.
    pub reasoned: String,
    /// With neither.
    pub bare: String,
    /// Those with a source, of 100.
    pub share: String,
    /// Sources that the site names.
    pub sources: String,
}

/// Standards and whether one must follow them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyFigures {
    /// All standards.
    pub all: usize,
    /// Where nobody could say.
    pub unknown: usize,
    /// Those, of 100.
    pub share: String,
}

/// A page and the day by which it must be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueView {
    /// The page.
    pub page: LinkView,
    /// The day.
    pub due: DateView,
}

/// Questions of lessons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionFigures {
    /// What lessons teach.
    pub objectives: usize,
    /// Questions about it.
    pub questions: usize,
    /// Questions for each objective, as `2.1`.
    pub each: String,
    /// The fewest that an objective has.
    pub fewest: usize,
}
