//! One state of the site as it is served: the map of the last good site and
//! what its author should know. It is never changed after it was made; the
//! next one takes its place in one step.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::address::out_path;
use crate::check::plain::PageCheck;
use crate::compile::{self, Compiled};
use crate::diagnostics::{Counts, Diagnostic, Severity};
use crate::output::{Artifact, Output};
use crate::source::Sources;
use crate::text::{Fingerprint, OutPath, SourcePath};

/// The site after a round.
#[derive(Debug)]
pub struct Generation {
    /// Counts the rounds of one run, from 1.
    pub number: u64,
    /// What is served; nothing where no site could be made yet.
    pub(super) site: Option<Arc<Served>>,
    /// What is wrong with the files as they are now, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the last good site is served and not the files as they are now.
    pub held: Option<Held>,
    /// The files as they are now.
    pub sources: Arc<Sources>,
    /// The files that were changed since the round before.
    pub changed: BTreeSet<SourcePath>,
    /// The rules for plain language, made when a panel first shows a page.
    pub(super) plain: OnceLock<PageCheck>,
}

/// Why the last good site stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Settings or templates are wrong, which the diagnostics say: no page
    /// would look as it should.
    Diagnostics,
    /// The project cannot be read, for this reason.
    Unreadable(String),
    /// A fault of our own.
    Fault,
}

/// Whether a site looks as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quality {
    /// Settings and templates are right.
    Good,
    /// They are not, and there was no better site to show.
    Makeshift,
}

/// A site that can be shown.
#[derive(Debug)]
pub(super) struct Served {
    /// Every file by its address.
    pub(super) output: Output,
    /// Where it came from.
    pub(super) compiled: Arc<Compiled>,
    /// A good one is kept when a later one cannot be shown.
    pub(super) quality: Quality,
    /// Pages that could not be made and stand as they were: the next round tries
    /// them again, whatever changed.
    pub(super) kept: BTreeSet<OutPath>,
    /// The folder of the site's public address, such as `guide/`: the page for
    /// missing addresses has it in its links (decision 8).
    base: String,
}

impl Served {
    pub(super) fn new(
        output: Output,
        compiled: Arc<Compiled>,
        quality: Quality,
        kept: BTreeSet<OutPath>,
    ) -> Self {
        let address = compiled.site.config.site.base_url.as_deref();
        let path = address.and_then(|address| address.split_once("://")?.1.split_once('/'));
        let base = path.map(|(_, path)| path.to_owned()).unwrap_or_default();
        Self {
            output,
            compiled,
            quality,
            kept,
            base,
        }
    }

    /// The file that the path of a request means.
    pub(super) fn find(&self, path: &str) -> Option<(OutPath, &Artifact)> {
        let below = |path: &str| {
            let out = out_path(path)?;
            let artifact = self.output.get(&out)?;
            Some((out, artifact))
        };
        below(path).or_else(|| {
            let rest = path.strip_prefix('/')?.strip_prefix(&self.base)?;
            (!self.base.is_empty()).then(|| below(&format!("/{rest}")))?
        })
    }

    /// The page for addresses that do not exist.
    pub(super) fn not_found(&self) -> Option<&Artifact> {
        self.output.get(&OutPath::new("404.html").ok()?)
    }

    /// Stands for the bytes at an address.
    pub(super) fn fingerprint(&self, address: &OutPath) -> Option<Fingerprint> {
        Some(self.output.get(address)?.fingerprint())
    }
}

impl Generation {
    /// How many errors, warnings and pieces of advice there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(&self.diagnostics)
    }

    /// What the rules for plain language say on a page; nothing while the last
    /// good site is held, whose words are not those of the files.
    pub(super) fn plain_language(&self, address: &OutPath) -> Vec<Diagnostic> {
        let Some(served) = self.site.as_deref().filter(|_| self.held.is_none()) else {
            return Vec::new();
        };
        let site = &served.compiled.site;
        let Some((_, page)) = served.compiled.page_at(address) else {
            return Vec::new();
        };
        let make = || compile::plain_language_on_pages(&self.sources, site);
        self.plain.get_or_init(make).check(site, page)
    }

    /// The address of every file that is served.
    #[must_use]
    pub fn addresses(&self) -> Vec<OutPath> {
        let site = self.site.as_ref();
        site.map_or_else(Vec::new, |site| site.output.keys().cloned().collect())
    }

    /// Whether `build` would refuse the files as they are now.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        self.held.is_some() || self.diagnostics.iter().any(is_error)
    }
}
