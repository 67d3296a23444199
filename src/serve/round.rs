//! One round: scan, compile, and judge whether the new site can take the place
//! of the old one. It never waits and never talks to a browser.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread;

use super::generation::{Generation, Held, Quality, Served};
use crate::compile::{CompileOptions, Compiled, Memos, compile};
use crate::diagnostics::{
    self, Diagnostic, FILE_ENCODING, FILE_LIMIT, FILE_READ, MARKDOWN_PANIC, Severity, THEME,
};
use crate::output::{Artifact, MakeError, Output};
use crate::site::Page;
use crate::source::{self, Sources};
use crate::text::{OutPath, SourcePath};

/// How many pages are made at once to see whether they can be. Where the theme
/// or the settings changed, these stand for all.
const PROBES: usize = 24;

/// Everything that rounds share.
pub(super) struct Rounds {
    root: PathBuf,
    options: CompileOptions,
    memos: Memos,
    sources: Option<Arc<Sources>>,
    /// What the last scan said.
    scanned: Vec<Diagnostic>,
}

/// What a scan found.
enum Scan {
    /// Nothing changed.
    Same,
    /// These files are new, gone or different.
    Changed(BTreeSet<SourcePath>),
    /// The project cannot be read.
    Failed(String),
}

impl Rounds {
    pub(super) fn new(root: PathBuf, options: CompileOptions) -> Self {
        Self {
            root,
            options,
            memos: Memos::default(),
            sources: None,
            scanned: Vec::new(),
        }
    }

    /// The next generation; nothing where the project is as it was. A panic
    /// ends a thread of its own and not the preview.
    pub(super) fn run(&mut self, before: Option<&Generation>) -> Option<Generation> {
        let made = thread::scope(|scope| scope.spawn(|| self.look(before)).join());
        made.unwrap_or_else(|_| Some(self.held(before, BTreeSet::new(), Held::Fault)))
    }

    fn look(&mut self, before: Option<&Generation>) -> Option<Generation> {
        let was_unreadable =
            before.is_some_and(|before| matches!(before.held, Some(Held::Unreadable(_))));
        match self.scan() {
            Scan::Same if before.is_some() && !was_unreadable => None,
            Scan::Same => Some(self.make(before, BTreeSet::new())),
            Scan::Changed(changed) => Some(self.make(before, changed)),
            Scan::Failed(_) if was_unreadable => None,
            Scan::Failed(why) => Some(self.held(before, BTreeSet::new(), Held::Unreadable(why))),
        }
    }

    fn scan(&mut self) -> Scan {
        let scanned = match source::scan(&self.root, self.sources.as_deref()) {
            Ok(scanned) => scanned,
            // The chain of causes may name a place of this machine; the
            // outermost words of it do not reach a page.
            Err(error) => return Scan::Failed(error.root_cause().to_string()),
        };
        let sources = Arc::new(scanned.value);
        let changed = match &self.sources {
            Some(earlier) => sources.changed_since(earlier),
            None => BTreeSet::new(),
        };
        let is_first = self.sources.replace(sources).is_none();
        let says_the_same = self.scanned == scanned.diagnostics;
        self.scanned = scanned.diagnostics;
        if !is_first && changed.is_empty() && says_the_same {
            Scan::Same
        } else {
            Scan::Changed(changed)
        }
    }

    /// A generation that goes on serving the last good site.
    fn held(
        &self,
        before: Option<&Generation>,
        changed: BTreeSet<SourcePath>,
        held: Held,
    ) -> Generation {
        Generation {
            number: before.map_or(1, |before| before.number + 1),
            site: before.and_then(|before| before.site.clone()),
            diagnostics: self.scanned.clone(),
            held: Some(held),
            sources: self.sources.clone().unwrap_or_default(),
            changed,
            plain: OnceLock::new(),
        }
    }

    fn make(&self, before: Option<&Generation>, changed: BTreeSet<SourcePath>) -> Generation {
        let sources = self.sources.clone().unwrap_or_default();
        let mut compiled = compile(&sources, &self.options, &self.memos, &|_| {});
        let mut found = self.scanned.clone();
        found.append(&mut compiled.diagnostics);
        let last = before.and_then(|before| before.site.as_deref());
        let mut output = std::mem::take(&mut compiled.output);
        let compiled = Arc::new(compiled);
        let probed = if found.iter().any(spoils_every_page) {
            Probed {
                quality: Quality::Makeshift,
                kept: BTreeSet::new(),
            }
        } else {
            keep_unreadable(&found, last, &mut output);
            probe(last, &compiled, &changed, &mut output, &mut found)
        };
        let Probed { quality, kept } = probed;
        diagnostics::sort(&mut found);
        let is_last_better = last.is_some_and(|last| last.quality == Quality::Good);
        if quality == Quality::Makeshift && is_last_better {
            let mut held = self.held(before, changed, Held::Diagnostics);
            held.diagnostics = found;
            return held;
        }
        Generation {
            number: before.map_or(1, |before| before.number + 1),
            site: Some(Arc::new(Served::new(output, compiled, quality, kept))),
            diagnostics: found,
            held: (quality == Quality::Makeshift).then_some(Held::Diagnostics),
            sources,
            changed,
            plain: OnceLock::new(),
        }
    }
}

/// Wrong settings and templates: no page would look as it should.
fn spoils_every_page(found: &Diagnostic) -> bool {
    found.severity == Severity::Error
        && (found.code.name().starts_with("config/") || found.code == THEME)
}

/// Pages whose file cannot be read as it is now stay as they were.
fn keep_unreadable(found: &[Diagnostic], last: Option<&Served>, output: &mut Output) {
    let unreadable = [FILE_ENCODING, FILE_LIMIT, FILE_READ, MARKDOWN_PANIC];
    for one in found.iter().filter(|one| unreadable.contains(&one.code)) {
        if let Some(page) = last.and_then(|last| last.compiled.page_of(&one.path)) {
            keep(&page.out, last, output);
        }
    }
}

fn keep(address: &OutPath, last: Option<&Served>, output: &mut Output) {
    if let Some(artifact) = last.and_then(|last| last.output.get(address)) {
        output.insert(address.clone(), artifact.clone());
    }
}

/// What became of the pages that were tried.
struct Probed {
    quality: Quality,
    /// Those that cannot be made and stay as they were.
    kept: BTreeSet<OutPath>,
}

/// Makes some of the pages that changed, and those that could not be made
/// before. One that cannot be made stays as it was; where the theme or the
/// settings changed, the new site is not good then.
fn probe(
    last: Option<&Served>,
    compiled: &Compiled,
    changed: &BTreeSet<SourcePath>,
    output: &mut Output,
    found: &mut Vec<Diagnostic>,
) -> Probed {
    let is_outside = |path: &SourcePath| !path.as_str().starts_with("content/");
    let touches_all = last.is_none() || changed.iter().any(is_outside);
    let mut pages: Vec<&Page> = if touches_all {
        let pages = compiled.site.pages.iter();
        let step = pages.len().div_ceil(PROBES).max(1);
        pages.step_by(step).collect()
    } else {
        compiled.pages_with(changed, PROBES)
    };
    let failed = last.map(|last| &last.kept);
    if let Some(failed) = failed.filter(|failed| !failed.is_empty()) {
        let again = compiled.site.pages.iter();
        pages.extend(again.filter(|page| failed.contains(&page.out)));
        pages.sort_by_key(|page| &page.out);
        pages.dedup_by_key(|page| &page.out);
    }
    let mut probed = Probed {
        quality: Quality::Good,
        kept: BTreeSet::new(),
    };
    for page in pages {
        let Some(artifact) = output.get(&page.out) else {
            continue;
        };
        let error = match artifact.bytes() {
            Ok(bytes) => {
                // Whoever saved it asks for it next.
                let made = Artifact::known(artifact.fingerprint(), bytes.into());
                output.insert(page.out.clone(), made);
                continue;
            }
            Err(error) => error,
        };
        if let MakeError::Author(diagnostic) = error {
            found.push(*diagnostic);
        }
        if touches_all {
            probed.quality = Quality::Makeshift;
        }
        keep(&page.out, last, output);
        probed.kept.insert(page.out.clone());
    }
    probed
}
