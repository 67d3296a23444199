//! All rules on all pages, each page only once for the same words.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::page::{self, Exchange, Finding};
use super::report::Lexicon;
use super::rule::Level;
use super::set::RuleSet;
use super::settings::Settings;
use super::silence;
use super::walk::PageText;
use crate::check::rules::plain as files;
use crate::config;
use crate::diagnostics::{self, Code, Diagnostic, Severity};
use crate::site::{Origin, Page, Site};
use crate::text::{Fingerprint, SourcePath, Span};

/// What was found on pages, by everything that it depends on.
#[derive(Debug, Default)]
pub struct PlainMemo(Mutex<HashMap<Fingerprint, Arc<Found>>>);

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
pub fn run(site: &Site, set: &RuleSet, memo: &PlainMemo) -> Found {
    let mut remembered = memo.0.lock().unwrap_or_else(PoisonError::into_inner);
    let known = &*remembered;
    let lexicon = Lexicon::of(site);
    let ground = ground(site, set);
    let pages: Vec<(Fingerprint, Arc<Found>)> = site
        .pages
        .par_iter()
        .filter(|page| page.origin != Origin::Folder)
        .map(|page| {
            let key = key(site, page, ground);
            let found = known.get(&key).cloned();
            let found = found.unwrap_or_else(|| Arc::new(check_page(site, page, set, &lexicon)));
            (key, found)
        })
        .collect();
    let mut all = Found {
        diagnostics: faults_of_settings(site, set),
        ..Found::default()
    };
    for (_, found) in &pages {
        all.diagnostics.extend(found.diagnostics.iter().cloned());
        all.silenced += found.silenced;
        all.changes.extend(found.changes.iter().cloned());
    }
    // Pages that are gone are forgotten, so the memo never outgrows the site.
    *remembered = pages.into_iter().collect();
    all
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
        let found = check_page(site, page, &self.set, &self.lexicon);
        let mut diagnostics = found.diagnostics;
        diagnostics::sort(&mut diagnostics);
        diagnostics
    }
}

/// Everything that all pages share.
fn ground(site: &Site, set: &RuleSet) -> Fingerprint {
    let config = &site.config;
    let mut text = format!(
        "{:?}{:?}{}",
        config.plain, config.plain_folders, config.language
    );
    for term in &site.glossary {
        text.push_str(&format!(
            "{}\n{:?}{:?}",
            term.name, term.expansion, term.also
        ));
    }
    for body in &site.organisations {
        text.push_str(&body.name);
    }
    let catalogue = &site.catalogue;
    for title in catalogue
        .standards
        .values()
        .map(|one| (&one.title, &one.also_known_as))
    {
        text.push_str(&format!("{}{:?}", title.0.value, title.1.value));
    }
    for title in catalogue
        .services
        .values()
        .map(|one| (&one.title, &one.also_known_as))
    {
        text.push_str(&format!("{}{:?}", title.0.value, title.1.value));
    }
    Fingerprint::of(text).with(set.fingerprint)
}

/// Everything that the findings of one page depend on.
fn key(site: &Site, page: &Page, ground: Fingerprint) -> Fingerprint {
    let level = site.inherited(page, |document| Some(document.front.level.as_ref()?.value));
    let owner = site.inherited(page, |document| document.front.owner.as_ref().map(|_| ()));
    let facts = format!("{}{:?}{level:?}{owner:?}", page.body.source, page.kind);
    let own = Fingerprint::of(facts).with(ground);
    let bodies = page.body.all();
    let texts = bodies.iter().map(|body| body.fingerprint);
    texts.fold(own, Fingerprint::with)
}

fn check_page(site: &Site, page: &Page, set: &RuleSet, lexicon: &Lexicon) -> Found {
    let text = PageText::read(site, page, lexicon);
    let settings = Settings::of(&site.config, &page.body.source);
    let mut findings = page::check(&text, set, &settings);
    let (silenced, mut diagnostics) = silence::apply(&text, set, &mut findings);
    let mut changes = Vec::new();
    for finding in findings {
        if let (Some(span), Some(words)) = (finding.span, &finding.change) {
            changes.push(Change {
                path: finding.path.clone(),
                span,
                words: words.clone(),
            });
        }
        diagnostics.push(diagnostic(finding, set));
    }
    Found {
        diagnostics,
        silenced,
        changes,
    }
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
