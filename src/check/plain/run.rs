//! All rules on all pages. It decides in which words a finding is said; what
//! is found on one page is the business of `page`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::page::{self, Exchange, Finding};
use super::report::Lexicon;
use super::rule::Level;
use super::set::RuleSet;
use super::settings::Settings;
use super::silence;
use super::vocabulary::Vocabulary;
use super::walk::PageText;
use crate::check::rules::plain as files;
use crate::config;
use crate::diagnostics::{self, Code, Diagnostic, Severity};
use crate::site::{Origin, Page, Site};
use crate::text::{SourcePath, Span};

/// So many pages a thread takes at once.
const HANDFUL: usize = 32;

/// What the rules found.
#[derive(Debug, Default, Clone)]
pub struct Found {
    /// What authors should know, in the order of the pages.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings were silenced with a reason.
    pub silenced: usize,
    /// What `--fix` may change.
    pub changes: Vec<Change>,
}

/// A change that `--fix` may make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: SourcePath,
    /// The place of the old words.
    pub span: Span,
    /// The old words and the new ones.
    pub words: Exchange,
}

/// Runs the rules over a site.
#[must_use]
pub fn run(site: &Site, set: &RuleSet) -> Found {
    let mut all = Found {
        diagnostics: faults_of_settings(site, set),
        ..Found::default()
    };
    for found in check_pages(site, set) {
        all.diagnostics.extend(found.diagnostics);
        all.silenced += found.silenced;
        all.changes.extend(found.changes);
    }
    all
}

/// What was found on each page, in order. A thread learns a word once, so each
/// has one vocabulary and takes pages as long as there are some: where pages are
/// shared out beforehand, each share learns its words anew, or a thread waits.
fn check_pages(site: &Site, set: &RuleSet) -> Vec<Found> {
    let lexicon = Lexicon::of(site);
    let pages = site.pages.iter();
    let pages: Vec<&Page> = pages.filter(|page| page.origin != Origin::Folder).collect();
    let handfuls: Vec<(usize, &[&Page])> = pages.chunks(HANDFUL).enumerate().collect();
    let next = AtomicUsize::new(0);
    let done = rayon::broadcast(|_| {
        let vocabulary = Vocabulary::new(&lexicon);
        let taken = std::iter::from_fn(|| handfuls.get(next.fetch_add(1, Ordering::Relaxed)));
        let checked = taken.map(|(number, pages)| {
            let checked = pages.iter();
            let checked = checked.map(|page| check_page(site, page, set, &vocabulary));
            (*number, checked.collect::<Vec<Found>>())
        });
        checked.collect::<Vec<_>>()
    });
    let mut done: Vec<(usize, Vec<Found>)> = done.into_iter().flatten().collect();
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, found)| found).collect()
}

/// The rules and the known words of one site, ready for single pages: what the
/// preview shows beside the page that is on screen.
#[derive(Debug)]
pub struct PageCheck {
    set: RuleSet,
    lexicon: Lexicon,
}

impl PageCheck {
    /// For the pages of a site.
    #[must_use]
    pub fn new(site: &Site, set: RuleSet) -> Self {
        Self {
            set,
            lexicon: Lexicon::of(site),
        }
    }

    /// What the rules say on one page of the site.
    #[must_use]
    pub fn check(&self, site: &Site, page: &Page) -> Vec<Diagnostic> {
        if page.origin == Origin::Folder {
            return Vec::new();
        }
        let found = check_page(site, page, &self.set, &Vocabulary::new(&self.lexicon));
        let mut diagnostics = found.diagnostics;
        diagnostics::sort(&mut diagnostics);
        diagnostics
    }
}

fn check_page(site: &Site, page: &Page, set: &RuleSet, vocabulary: &Vocabulary<'_>) -> Found {
    let text = PageText::read(site, page, vocabulary);
    let settings = Settings::of(&site.config, &page.body.source);
    let mut findings = page::check(&text, set, &settings);
    let (silenced, mut diagnostics) = silence::apply(&text, set, &mut findings);
    let changes = findings.iter_mut().filter_map(change).collect();
    page::join(&mut findings, set);
    let found = findings.into_iter().map(|one| diagnostic(one, set));
    diagnostics.extend(found);
    Found {
        diagnostics,
        silenced,
        changes,
    }
}

/// What `--fix` may change for a finding.
fn change(finding: &mut Finding) -> Option<Change> {
    Some(Change {
        span: finding.span?,
        words: finding.change.take()?,
        path: finding.path.clone(),
    })
}

fn diagnostic(finding: Finding, set: &RuleSet) -> Diagnostic {
    let severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Gate => Severity::Warning,
        Level::Advice | Level::Off => Severity::Advice,
    };
    let own = files::TABLE.get(finding.rule).map(|(name, ..)| *name);
    let code = own.map_or(diagnostics::RULE_HOUSE, |name| {
        Code::of_rule(name, severity)
    });
    let mut message = finding.message;
    if let (None, Some(rule)) = (own, set.rules.get(finding.rule)) {
        message.push_str(&format!(" (Rule `{}`.)", rule.name));
    }
    Diagnostic {
        severity,
        ..Diagnostic::new(code, &finding.path, finding.span, message).help(finding.help)
    }
}

/// Names in `[plain]` that no rule has.
fn faults_of_settings(site: &Site, set: &RuleSet) -> Vec<Diagnostic> {
    let short = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let rules: BTreeSet<String> = set
        .rules
        .iter()
        .flat_map(|rule| [rule.name.clone(), short(&rule.name)])
        .collect();
    let limits: BTreeMap<&str, f64> = set
        .rules
        .iter()
        .flat_map(|rule| rule.file.limits.iter())
        .map(|(name, limit)| (name.as_str(), *limit))
        .collect();
    let config = &site.config;
    let mut faults = Vec::new();
    for settings in [&config.plain]
        .into_iter()
        .chain(config.plain_folders.values())
    {
        for name in settings.rules.keys().filter(|name| !rules.contains(*name)) {
            let known = rules.iter().map(String::as_str);
            faults.push(unknown("rule", name).suggest(name, known));
        }
        for name in settings.thresholds.keys() {
            if !limits.contains_key(name.as_str()) {
                let known = limits.keys().copied();
                faults.push(unknown("limit", name).suggest(name, known));
            }
        }
    }
    faults
}

fn unknown(what: &str, name: &str) -> Diagnostic {
    let path = SourcePath::new(config::FILE_NAME);
    let message = format!("`[plain]` names a {what} `{name}`, which there is not.");
    Diagnostic::new(diagnostics::CONFIG_VALUE, &path, None, message).help(
        "`guidepost explain` lists the rules, and `guidepost explain RULE` shows their limits.",
    )
}
