//! What must hold inside one standard. Duties first: an official code never
//! makes a must, only what `must` says does.

use super::duty::{Duty, Mandation};
use super::record::{Field, Standard};
use super::values::Layers;
use crate::diagnostics::{CATALOGUE_DUTY, CATALOGUE_ENDING, Code, Diagnostic};
use crate::text::Span;

/// Checks a standard that was joined.
pub(super) fn check(standard: &Standard, layers: &Layers<'_>) -> Vec<Diagnostic> {
    let mut rules = Rules {
        standard,
        layers,
        diagnostics: Vec::new(),
    };
    rules.duty();
    rules.days();
    rules.ending();
    rules.diagnostics
}

struct Rules<'a> {
    standard: &'a Standard,
    layers: &'a Layers<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn duty(&mut self) {
        let id = &self.standard.id;
        let duty = &self.standard.mandation;
        let kind = duty.kind.value;
        let details = said_details(duty);
        if !duty.kind.is_said() {
            if let (Some(column), None) = (details.first(), self.layers.get("must")) {
                let message = format!("`{id}` says `{column}`, but not whether one must.");
                let help = "Write the kind of duty in `must`. Write `unknown` where nobody knows.";
                self.say(CATALOGUE_DUTY, column, message, help);
            }
            return;
        }
        if kind == Duty::None
            && let Some(column) = details.iter().find(|name| **name != "must-exceptions")
        {
            let message = format!("`{id}` says that nobody must, and yet has `{column}`.");
            let help = "Empty the cell, or write another kind of duty in `must`.";
            self.say(CATALOGUE_DUTY, column, message, help);
        }
        if kind == Duty::LegalMust && duty.law.is_none() {
            let message = format!("`{id}` says that the law makes it a must, but not which law.");
            let help = "Write the law in `must-law`. An official code alone is no law: without one, write `unknown`.";
            self.say(CATALOGUE_DUTY, "must", message, help);
        }
        if kind.is_must() && duty.who.value.is_empty() && self.layers.get("must-who").is_none() {
            let message = format!("`{id}` says that it is a must, but not for whom.");
            let help = "Write the kinds of organisations in `must-who`.";
            self.say(CATALOGUE_DUTY, "must", message, help);
        }
        if kind.is_must()
            && duty.sources.value.is_empty()
            && self.layers.get("must-source").is_none()
        {
            let message = format!("`{id}` says that it is a must, but not where that was read.");
            let help =
                "Write the source in `must-source`: an address, or an id of `content/sources.md`.";
            self.say(CATALOGUE_DUTY, "must", message, help);
        }
    }

    /// A duty starts before it must be done.
    fn days(&mut self) {
        let duty = &self.standard.mandation;
        if let (Some(from), Some(by)) = (&duty.from, &duty.by)
            && from.value > by.value
        {
            let message = format!(
                "`{}` must be done by {}, before the duty starts on {}.",
                self.standard.id, by.value, from.value
            );
            let help = "Look at `must-from` and `must-by`. The day comes before the month.";
            self.say(CATALOGUE_DUTY, "must-by", message, help);
        }
    }

    /// What to use in place of a standard that nobody should start to use.
    fn ending(&mut self) {
        let standard = self.standard;
        let status = standard.status.value;
        let says_what = !standard.replaced_by.value.is_empty() || standard.page.is_some();
        if status.is_ending() && !says_what {
            let message = format!(
                "`{}` is {status}, but nothing says what to use now.",
                standard.id
            );
            let help = "Write the id of the standard to use in `replaced-by`, or write a page for it that says what to do.";
            self.say(CATALOGUE_ENDING, "status", message, help);
        }
    }

    fn say(&mut self, code: Code, column: &str, message: String, help: &str) {
        let found = self.layers.get(column);
        let layer = found
            .map(|(facts, _)| facts)
            .or(self.layers.facts.first().copied());
        let Some(layer) = layer else {
            return;
        };
        let span: Option<Span> = found
            .and_then(|(_, written)| Some(written.first()?.span))
            .or(layer.span);
        let diagnostic = Diagnostic::new(code, &layer.origin.path, span, message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// The columns of a duty that somebody filled in, besides its kind.
fn said_details(duty: &Mandation) -> Vec<&'static str> {
    let is_said = |one: bool, name| one.then_some(name);
    let list = [
        is_said(duty.from.is_some(), "must-from"),
        is_said(duty.by.is_some(), "must-by"),
        is_said(duty.law.is_some(), "must-law"),
        is_said(duty.who.is_said(), "must-who"),
        is_said(duty.exceptions.is_some(), "must-exceptions"),
        is_said(
            duty.checked_by.as_ref().is_some_and(Field::is_said),
            "must-checked-by",
        ),
    ];
    list.into_iter().flatten().collect()
}
