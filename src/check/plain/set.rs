//! All rules of a run: our own, then those of the project.
//!
//! It reads files of rules. It never knows pages.

use std::sync::LazyLock;

use super::phrase::PhraseFinder;
use super::rule::Rule;
use crate::check::rules::plain as files;
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::source::SourceFile;

/// The folder of `content/` in which a project keeps rules of its own.
pub const HOUSE_FOLDER: &str = "content/_rules/";

/// The rules of a run and their words.
#[derive(Debug)]
pub struct RuleSet {
    /// The rules, ours first.
    pub rules: Vec<Rule>,
    /// The words of all of them.
    pub phrases: PhraseFinder,
}

/// Our own rules. A test reads every file, so that none is ever left out here.
static OWN: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rules = files::TABLE.iter();
    rules
        .filter_map(|(name, text, check, is_cue)| Rule::read(name, text, *check, *is_cue).ok())
        .collect()
});

/// Our own rules, in the order of their table.
#[must_use]
pub fn own_rules() -> &'static [Rule] {
    &OWN
}

impl RuleSet {
    /// Our rules and those of a project, whose faults are said.
    #[must_use]
    pub fn new(house: &[&SourceFile]) -> Checked<Self> {
        let mut rules = OWN.clone();
        let mut diagnostics = Vec::new();
        for file in house {
            let name = file.path.file_name().trim_end_matches(".toml");
            match Rule::read(&format!("house/{name}"), &file.text, None, None) {
                Ok(rule) => rules.push(rule),
                Err(error) => diagnostics.push(broken(file, &error)),
            }
        }
        let phrases = PhraseFinder::new(&rules);
        Checked::new(Self { rules, phrases }, diagnostics)
    }

    /// The place of a rule by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.name == name)
    }
}

fn broken(file: &SourceFile, error: &toml::de::Error) -> Diagnostic {
    let place = error.span().map(crate::text::Span::new);
    let message = format!(
        "This rule cannot be read: {}.",
        error.message().trim_end_matches('.')
    );
    Diagnostic::new(diagnostics::RULE_FILE, &file.path, place, message).help(
        "A rule has `level`, `meaning`, `message`, `help`, `why`, `source`, `fires`, `quiet` \
         and a table `[words]`. `guidepost explain rules/file` shows one.",
    )
}
