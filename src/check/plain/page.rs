//! All rules on one page: what they find, as data.
//!
//! It knows rules and the text of one page. It never knows files, and it
//! decides nothing about how findings are shown.

use std::ops::Range;

use super::phrase::{Hit, Use, in_place_of};
use super::prose::{Layer, Passage};
use super::rule::{Level, Reach, Rule, Words, filled};
use super::set::RuleSet;
use super::settings::Settings;
use super::walk::{PageText, Seen};
use crate::markdown;
use crate::site::Body;
use crate::text::{SourcePath, Span};

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The rule, by its place in the set.
    pub rule: usize,
    /// How loudly it is said.
    pub level: Level,
    /// The file.
    pub path: SourcePath,
    /// The place; the whole page where there is none.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What `--fix` may write at the place.
    pub change: Option<Exchange>,
}

/// Words that may be changed by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The words as they were read.
    pub old: String,
    /// The words to write.
    pub new: String,
}

/// Takes what one rule finds on one page.
pub(crate) struct Say<'a> {
    rule: usize,
    named: &'a Rule,
    level: Level,
    settings: &'a Settings<'a>,
    is_specialist: bool,
    found: &'a mut Vec<Finding>,
}

/// What fills a message beside the words that were found.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Notes<'a> {
    /// The words that were found, where they are not those of the place.
    pub(crate) found: &'a str,
    /// The better words.
    pub(crate) better: &'a str,
    /// A number.
    pub(crate) number: usize,
}

impl Say<'_> {
    /// A limit of the rule, as set for this page.
    pub(crate) fn limit(&self, name: &str) -> f64 {
        let own = self.named.file.limits.get(name).copied();
        self.settings.threshold(name).or(own).unwrap_or(f64::MAX)
    }

    /// A limit that is a count.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "limits are small numbers of words; a negative one becomes 0"
    )]
    pub(crate) fn most(&self, name: &str) -> usize {
        self.limit(name) as usize
    }

    /// Whether a word needs no explanation by `[plain] words`.
    pub(crate) fn is_known(&self, word: &str) -> bool {
        self.settings.knows(word)
    }

    /// Some words of a passage.
    pub(crate) fn words(&mut self, passage: &Passage<'_>, range: &Range<usize>, notes: Notes<'_>) {
        let found = passage.text.get(range.clone()).unwrap_or_default();
        let notes = Notes {
            found: if notes.found.is_empty() {
                found
            } else {
                notes.found
            },
            ..notes
        };
        let span = passage.place(range);
        self.push(passage.layer, passage.body, Some(span), notes);
    }

    /// A passage as a whole.
    pub(crate) fn passage(&mut self, passage: &Passage<'_>, notes: Notes<'_>) {
        self.push(passage.layer, passage.body, Some(passage.span), notes);
    }

    /// A block as a whole.
    pub(crate) fn block(&mut self, seen: &Seen<'_>, notes: Notes<'_>) {
        self.push(seen.layer, seen.body, Some(seen.block.span), notes);
    }

    /// A place of the file.
    pub(crate) fn place(&mut self, body: &Body, span: Span, notes: Notes<'_>) {
        self.push(Layer::Main, body, Some(span), notes);
    }

    /// The page as a whole.
    pub(crate) fn page(&mut self, page: &PageText<'_>, notes: Notes<'_>) {
        self.push(Layer::Main, &page.page.body, None, notes);
    }

    fn push(&mut self, layer: Layer, body: &Body, span: Option<Span>, notes: Notes<'_>) {
        let level = self.level_for(layer);
        if level == Level::Off {
            return;
        }
        let number = notes.number.to_string();
        let words = Words {
            found: notes.found,
            better: notes.better,
            number: &number,
            limit: self.first_limit(),
        };
        let file = &self.named.file;
        self.found.push(Finding {
            rule: self.rule,
            level,
            path: body.source.clone(),
            span,
            message: filled(&file.message, &words),
            help: filled(&file.help, &words),
            change: None,
        });
    }

    fn first_limit(&self) -> String {
        let name = self.named.file.limits.keys().next();
        name.map_or_else(String::new, |name| self.limit(name).to_string())
    }

    fn level_for(&self, layer: Layer) -> Level {
        let file = &self.named.file;
        let for_more = self.is_specialist || matches!(layer, Layer::Deeper | Layer::Trainer);
        match file.reach {
            Reach::English if layer == Layer::Quote => Level::Off,
            Reach::English if for_more => self.level.milder(),
            _ => self.level,
        }
    }
}

/// Runs every rule on a page.
#[must_use]
pub(super) fn check(page: &PageText<'_>, set: &RuleSet, settings: &Settings<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_english = page.is_english();
    let is_specialist = page.site.inherited(page.page, |document| {
        Some(document.front.level.as_ref()?.value)
    }) == Some(markdown::Level::Specialist);
    let mut say = Vec::with_capacity(set.rules.len());
    for (rule, named) in set.rules.iter().enumerate() {
        let level = settings.level(named);
        let speaks = is_english || named.file.reach == Reach::Everything;
        say.push(if speaks { level } else { Level::Off });
        if let (Some(check), true) = (named.check, speaks && level != Level::Off) {
            check(
                page,
                &mut Say {
                    rule,
                    named,
                    level,
                    settings,
                    is_specialist,
                    found: &mut found,
                },
            );
        }
    }
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        let masks = masks(passage);
        for hit in set.phrases.find(&passage.text) {
            let inside =
                |mask: &Range<usize>| mask.start < hit.range.end && hit.range.start < mask.end;
            let rule = hit.phrase.rule;
            let (Some(named), Some(level)) = (set.rules.get(rule), say.get(rule)) else {
                continue;
            };
            if *level == Level::Off || masks.iter().any(inside) {
                continue;
            }
            let mut say = Say {
                rule,
                named,
                level: *level,
                settings,
                is_specialist,
                found: &mut found,
            };
            say_hit(&mut say, passage, &hit);
        }
    }
    found
}

fn say_hit(say: &mut Say<'_>, passage: &Passage<'_>, hit: &Hit<'_>) {
    let old = passage.text.get(hit.range.clone()).unwrap_or_default();
    if say.is_known(old) {
        return;
    }
    let new = in_place_of(old, &hit.phrase.better);
    let before = say.found.len();
    let notes = Notes {
        better: &new,
        ..Notes::default()
    };
    say.words(passage, &hit.range, notes);
    if let (Some(last), Use::Change) = (say.found.get_mut(before), hit.phrase.use_) {
        let old = old.to_owned();
        last.change = Some(Exchange { old, new });
    }
}

/// Where no rule on words looks: names, the exact words of others, addresses.
fn masks(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut masks = passage.names.clone();
    let text = &passage.text;
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    masks.extend(quotes.chunks_exact(2).filter_map(|pair| match pair {
        [open, close] => Some(*open..*close),
        _ => None,
    }));
    let mut at = 0;
    for token in text.split(' ') {
        if super::word::is_address(token) {
            masks.push(at..at + token.len());
        }
        at += token.len() + 1;
    }
    masks
}
