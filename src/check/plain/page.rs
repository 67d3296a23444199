//! All rules on one page: what they find, as data.
//!
//! It knows rules and the text of one page. It never knows files, and it
//! decides nothing about how findings are shown.

use std::ops::Range;

use super::names::is_whole;
use super::phrase::{Hit, Use, in_place_of};
use super::prose::{Layer, Passage, Role};
use super::rule::{Level, More, Reach, Rule, RuleFile, Words, filled};
use super::set::RuleSet;
use super::settings::Settings;
use super::vocabulary::cue_bit;
use super::walk::{PageText, Seen};
use super::word::Word;
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

    /// Whether a passage holds a cue of the rule.
    pub(crate) fn has_cue(&self, passage: &Passage<'_>) -> bool {
        passage.cues & cue_bit(self.rule) != 0
    }

    /// Whether a word is a cue of the rule.
    pub(crate) fn is_cue(&self, word: &Word) -> bool {
        word.facts.cues & cue_bit(self.rule) != 0
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

    /// Some words of a passage that `--fix` may change by themselves.
    pub(crate) fn exchange(&mut self, passage: &Passage<'_>, range: &Range<usize>, better: &str) {
        let old = passage.text.get(range.clone()).unwrap_or_default();
        let new = in_place_of(old, better);
        let before = self.found.len();
        let notes = Notes {
            better: &new,
            ..Notes::default()
        };
        self.words(passage, range, notes);
        if let Some(last) = self.found.get_mut(before) {
            let old = old.to_owned();
            last.change = Some(Exchange { old, new });
        }
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
        let file = &self.named.file;
        let limit = if names_limit(file) {
            self.first_limit()
        } else {
            String::new()
        };
        let words = Words {
            found: notes.found,
            better: notes.better,
            number: &number,
            limit: &limit,
        };
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

fn names_limit(file: &RuleFile) -> bool {
    [&file.message, &file.help]
        .iter()
        .any(|text| text.contains("{limit}"))
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
        for hit in set.phrases.find(&passage.text) {
            let rule = hit.phrase.rule;
            let (Some(named), Some(level)) = (set.rules.get(rule), say.get(rule)) else {
                continue;
            };
            if *level == Level::Off || is_fine(passage, &hit, named) {
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
    say_once(&mut found, set);
    found
}

/// Says many findings of one rule as one, where its file says so: nobody mends
/// fifty words by fifty messages. It stands where the first of them stood.
pub(super) fn join(found: &mut Vec<Finding>, set: &RuleSet) {
    for (rule, file) in set.rules.iter().map(|rule| &rule.file).enumerate() {
        let Some(more) = &file.more else { continue };
        let of_rule = |one: &&mut Finding| one.rule == rule;
        let joined = found.iter_mut().filter(of_rule).skip(more.after);
        let (number, level) = joined.fold((0, Level::Off), |(number, level), one| {
            (number + 1, level.max(one.level))
        });
        // One message would only be put in the place of another one.
        if number < 2 {
            continue;
        }
        let mut met = 0;
        found.retain_mut(|one| {
            met += usize::from(one.rule == rule);
            if one.rule == rule && met == more.after + 1 {
                one.level = level;
                say_more(one, more, number);
            }
            one.rule != rule || met <= more.after + 1
        });
    }
}

fn say_more(one: &mut Finding, more: &More, number: usize) {
    let words = Words {
        number: &number.to_string(),
        ..Words::default()
    };
    one.message = filled(&more.message, &words);
    one.help = filled(&more.help, &words);
}

/// Takes out findings on words that are a part of what another rule says: they
/// would be mended with it.
fn say_once(found: &mut Vec<Finding>, set: &RuleSet) {
    let rule = |one: &Finding| set.rules.get(one.rule).map(|rule| &rule.file);
    if !found
        .iter()
        .any(|one| rule(one).is_some_and(|file| file.gives_way))
    {
        return;
    }
    let has_words = |one: &Finding| {
        rule(one).is_some_and(|file| !file.words.is_empty() || !file.safe.is_empty())
    };
    let covers = |one: &Finding| has_words(one) || rule(one).is_some_and(|file| file.covers);
    let mut long: Vec<(SourcePath, Span, usize)> = found
        .iter()
        .filter(|one| covers(one))
        .filter_map(|one| Some((one.path.clone(), one.span?, one.rule)))
        .collect();
    long.sort_by_key(|(_, span, _)| span.start);
    found.retain(|one| {
        let gives_way = rule(one).is_some_and(|file| file.gives_way);
        let Some(span) = one.span.filter(|_| gives_way) else {
            return true;
        };
        let length = span.end - span.start;
        let from = long.partition_point(|(_, outer, _)| outer.start <= span.start);
        let is_inside = |(path, outer, rule): &(SourcePath, Span, usize)| {
            *rule != one.rule
                && *path == one.path
                && span.end <= outer.end
                && outer.end - outer.start > length
        };
        !long.iter().take(from).any(is_inside)
    });
}

/// Whether words are no fault here: others wrote them, they are a name, or
/// the sentence says what they mean.
fn is_fine(passage: &Passage<'_>, hit: &Hit<'_>, rule: &Rule) -> bool {
    let range = &hit.range;
    passage.is_exact(range)
        || hit.phrase.is_small && starts_a_name(passage, range)
        || rule.file.fine_if_explained && is_explained(passage, range, &hit.phrase.better)
}

/// `SHALL`, or `Grant` of "Miss Grant": one capital inside a sentence of running text.
fn starts_a_name(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let is_text = matches!(passage.role, Role::Paragraph | Role::Item | Role::Answer);
    let mut letters = passage.text[range.clone()].chars();
    let has_one = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    // What is shouted has a rule of its own.
    let is_shouted = range.len() > 1 && !passage.text[range.clone()].contains(char::is_lowercase);
    let before = &passage.text[..range.start];
    let is_first = passage.sentence_at(range.start).start == range.start
        || before
            .trim_end()
            .ends_with([':', '"', '(', '\u{2013}', '\u{2014}', '\u{fffc}']);
    is_shouted || is_text && has_one && !is_first
}

/// Whether a sentence says what one of its words means.
fn is_explained(passage: &Passage<'_>, range: &Range<usize>, better: &str) -> bool {
    let sentence = passage.sentence_at(range.start);
    let before = passage.text[sentence.start.min(range.start)..range.start].to_lowercase();
    let after = passage.text[range.end..sentence.end.max(range.end)].to_lowercase();
    // One common word, such as "for", may stand there for reasons of its own.
    let said = |text: &str| {
        let is_one = |(at, _): (usize, &str)| is_whole(text, &(at..at + better.len()));
        better.contains(' ') && text.match_indices(better).any(is_one)
    };
    let named = NAMED.iter().any(|words| before.trim_end().ends_with(words));
    let meant = MEANT.iter().any(|words| after.starts_with(words));
    let in_brackets = before.ends_with('(') && after.starts_with(')');
    said(&before) || said(&after) || named || meant || in_brackets
}

/// What stands before a word that is being explained.
const NAMED: [&str; 9] = [
    "call",
    "call it",
    "call this",
    "calls it",
    "called",
    "known as",
    "the name for",
    "the term",
    "the word",
];

/// What stands after one.
const MEANT: [&str; 10] = [
    " (",
    " means",
    ", which means",
    " is when",
    " is the word",
    " is a word",
    " is the name",
    ", or ",
    ": ",
    " \u{2013} ",
];

fn say_hit(say: &mut Say<'_>, passage: &Passage<'_>, hit: &Hit<'_>) {
    let old = passage.text.get(hit.range.clone()).unwrap_or_default();
    if say.is_known(old) {
        return;
    }
    if hit.phrase.use_ == Use::Change {
        say.exchange(passage, &hit.range, &hit.phrase.better);
        return;
    }
    let better = in_place_of(old, &hit.phrase.better);
    let notes = Notes {
        better: &better,
        ..Notes::default()
    };
    say.words(passage, &hit.range, notes);
}
