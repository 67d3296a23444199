//! A rule: what its file says, and the code that looks for it where words
//! alone do not find it.
//!
//! It knows files of rules, not pages.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::page::Say;
use super::walk::PageText;

/// How loudly a rule speaks (decision 28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not at all.
    Off,
    /// A hint: never changes how a run ends.
    Advice,
    /// Fails a strict check.
    Gate,
    /// Fails every check; only `book.toml` can say so.
    Error,
}

impl Level {
    /// What `book.toml` calls it.
    #[must_use]
    pub fn from_setting(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "advice" => Some(Self::Advice),
            "warning" => Some(Self::Gate),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    /// One step softer.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Gate,
            Self::Gate => Self::Advice,
            Self::Advice | Self::Off => Self::Off,
        }
    }
}

/// For which parts of a site a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// English words: softer where readers asked for more (`DEEPER`,
    /// specialist pages, trainers' notes).
    #[default]
    English,
    /// Pages in any language, equally strict everywhere.
    Everything,
}

/// Whether authors may silence a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Silencing {
    /// With a reason.
    #[default]
    Allowed,
    /// Never: readers could not use the page.
    Never,
}

/// The file of a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RuleFile {
    /// How loudly it speaks.
    pub level: Level,
    /// What it finds, in one sentence for the list of codes.
    pub meaning: String,
    /// What is wrong: `{found}` are the words, `{n}` is a number, `{limit}`
    /// the most there may be.
    pub message: String,
    /// What to do; `{better}` are the words to write instead.
    pub help: String,
    /// Why it matters to readers.
    pub why: String,
    /// Where the rule comes from.
    pub source: String,
    /// Where it holds.
    #[serde(default)]
    pub reach: Reach,
    /// Whether authors may silence it.
    #[serde(default)]
    pub silence: Silencing,
    /// Limits by name, for `[plain] thresholds`.
    #[serde(default)]
    pub limits: BTreeMap<String, f64>,
    /// Words that it finds, with better ones; forms of a word are separated
    /// by `|` on both sides. A verb in curly brackets stands for all its forms.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// The same, where `check --fix` may change them.
    #[serde(default)]
    pub safe: BTreeMap<String, String>,
    /// Whether a word is fine where its own sentence says what it means.
    #[serde(default)]
    pub fine_if_explained: bool,
    /// Whether rules that give way are silent on the words that it says; so it
    /// is for every rule with a list of words.
    #[serde(default)]
    pub covers: bool,
    /// Whether it is silent on words inside those that another rule says.
    #[serde(default)]
    pub gives_way: bool,
    /// Longer runs of words that hold such a word and are fine.
    #[serde(default)]
    pub except: Vec<String>,
    /// How many findings on one page are said as one.
    #[serde(default)]
    pub more: Option<More>,
    /// Pages, in Markdown, on which it speaks; the first is shown by `explain`.
    pub fires: Vec<String>,
    /// Pages on which it is silent; the first is shown by `explain`.
    pub quiet: Vec<String>,
}

/// How the findings of a rule are said that come after the first ones of a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct More {
    /// So many are said one by one.
    pub after: usize,
    /// What is wrong, with the number of the others as `{n}`.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Looks for what words alone do not find.
pub(crate) type Check = fn(&PageText<'_>, &mut Say<'_>);

/// Whether a word, in small letters, is a cue: one of those at which a rule
/// starts to look. A passage without any holds nothing for the rule.
pub(crate) type IsCue = fn(&str) -> bool;

/// A rule, ready to be used.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its code: `plain/latin`, or `house/x` for a rule of the project.
    pub name: String,
    /// What its file says.
    pub file: RuleFile,
    /// Its code, if it has some.
    pub(crate) check: Option<Check>,
    /// Its cues, if it has some.
    pub(crate) is_cue: Option<IsCue>,
}

impl Rule {
    /// Reads the file of a rule.
    ///
    /// # Errors
    /// Where the file is not built as one; the parser's words.
    pub(crate) fn read(
        name: &str,
        text: &str,
        check: Option<Check>,
        is_cue: Option<IsCue>,
    ) -> Result<Self, toml::de::Error> {
        Ok(Self {
            name: name.to_owned(),
            file: toml::from_str(text)?,
            check,
            is_cue,
        })
    }

    /// Its page for `guidepost explain`, as Markdown.
    #[must_use]
    pub fn explanation(&self) -> String {
        let file = &self.file;
        let level = match file.level {
            Level::Off => "It is switched off.",
            Level::Advice => "It is advice only.",
            Level::Gate | Level::Error => "It is a gate: `check --strict` fails on it.",
        };
        let silence = match file.silence {
            Silencing::Never => "It cannot be silenced.".to_owned(),
            Silencing::Allowed => format!(
                "To keep the words, write `<!-- allow {}: your reason -->` on a line above them.",
                self.name
            ),
        };
        let limit = file.limits.values().next();
        let limit = limit.map_or_else(String::new, f64::to_string);
        let help = filled(&file.help, &Words::general(&limit));
        let mut page = format!(
            "# {}\n\n{}\n\n## Why\n\n{} {level}\n\nSource: {}\n\n## How to mend it\n\n{help} {silence}\n",
            self.name, file.meaning, file.why, file.source
        );
        let limits = file.limits.iter();
        let limits: Vec<String> = limits
            .map(|(name, most)| format!("`{name} = {most}`"))
            .collect();
        if !limits.is_empty() {
            page.push_str(&format!(
                "\nThe limit stands in `book.toml` under `[plain] thresholds`: {}.\n",
                limits.join(", ")
            ));
        }
        if let Some(more) = &file.more {
            page.push_str(&format!(
                "\nThe first {} on a page are said one by one, and the others as one message.\n",
                more.after
            ));
        }
        page.push_str("\n## Example\n\nWrong:\n\n");
        push_example(&mut page, file.fires.first());
        page.push_str("\nRight:\n\n");
        push_example(&mut page, file.quiet.first());
        page
    }
}

fn push_example(page: &mut String, example: Option<&String>) {
    for line in example.map_or("", String::as_str).trim_end().lines() {
        page.push_str(format!("    {line}").trim_end());
        page.push('\n');
    }
}

/// What fills the gaps of a message.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    /// `{found}`
    pub found: &'a str,
    /// `{better}`
    pub better: &'a str,
    /// `{n}`
    pub number: &'a str,
    /// `{limit}`
    pub limit: &'a str,
}

impl Words<'_> {
    fn general(limit: &str) -> Words<'_> {
        Words {
            found: "the words",
            better: "shorter words",
            number: "so many",
            limit,
        }
    }
}

/// A message with its gaps filled.
#[must_use]
pub(super) fn filled(template: &str, words: &Words<'_>) -> String {
    let mut text = String::with_capacity(template.len() + words.found.len() + words.better.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, gap) = rest.split_at(at);
        text.push_str(before);
        let gaps = [
            ("{found}", words.found),
            ("{better}", words.better),
            ("{n}", words.number),
            ("{limit}", words.limit),
        ];
        let known = gaps.into_iter().find(|(name, _)| gap.starts_with(name));
        let (name, filling) = known.unwrap_or(("{", "{"));
        text.push_str(filling);
        rest = &gap[name.len()..];
    }
    text.push_str(rest);
    text
}
