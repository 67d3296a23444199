//! What the labelled lines of a callout say.

use crate::markdown::fields::{Labelled, Problem, read_minutes, read_number};
use crate::markdown::front_matter::Field;
use crate::markdown::tree::Inline;
use crate::text::Span;

/// What the labelled lines of a callout say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Details {
    /// `Id:`, a name that stays when the words change.
    pub id: Option<Field<String>>,
    /// `Objective:`, the number of the page's objective, from 1.
    pub objective: Option<Field<u32>>,
    /// `Time:`, in minutes.
    pub minutes: Option<Field<u32>>,
    /// `Group:`, such as pairs.
    pub group: Option<Field<String>>,
    /// `Kit:`, what is needed.
    pub kit: Vec<Field<String>>,
    /// `Hint:`, shown when asked for.
    pub hint: Vec<Inline>,
}

impl Details {
    /// Whether a label has been read already.
    pub(super) fn has(&self, name: &str) -> bool {
        match name {
            "Id" => self.id.is_some(),
            "Objective" => self.objective.is_some(),
            "Time" => self.minutes.is_some(),
            "Group" => self.group.is_some(),
            "Kit" => !self.kit.is_empty(),
            "Hint" => !self.hint.is_empty(),
            _ => false,
        }
    }

    /// Keeps what a labelled line says, or gives it back where only its kind
    /// of callout knows it.
    pub(super) fn take(&mut self, labelled: Labelled) -> Result<Option<Labelled>, (Span, Problem)> {
        let words = labelled.words();
        let span = labelled.span;
        let number = |read: Result<u32, Problem>| match read {
            Ok(value) => Ok(Some(Field { value, span })),
            Err(problem) => Err((span, problem)),
        };
        let line = |value| Some(Field { value, span });
        match labelled.name {
            "Id" => self.id = line(words),
            "Group" => self.group = line(words),
            "Objective" => self.objective = number(read_number(&words))?,
            "Time" => self.minutes = number(read_minutes(&words))?,
            "Kit" => self.kit = labelled.names(),
            "Hint" => self.hint = labelled.value,
            _ => return Ok(Some(labelled)),
        }
        Ok(None)
    }
}
