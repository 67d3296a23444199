//! The one route: sources in, outputs and diagnostics out.
//!
//! `build`, `check` and `serve` all come through here. Nothing is remembered
//! but the results of pure functions by the fingerprint of their whole input
//! ([`Memos`]), so a compile after an edit gives what a fresh one would. This
//! module never touches the disk, the clock or the network.

mod names;
mod notes;
mod records;

pub use notes::{FrontNote, LinkNote, PageNotes};

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::check;
use crate::check::plain::{self, RuleSet};
use crate::config::{self, Config};
use crate::diagnostics::{self, Checked, Diagnostic};
use crate::markdown::highlight::Highlighter;
use crate::markdown::{self, ParseOptions};
use crate::output::{self, Output};
use crate::site::{self, Drafts, Ground, Parsed, Site};
use crate::source::{SourceFile, Sources};
use crate::text::{Date, Fingerprint};
use crate::theme::{Theme, ThemeFiles};

/// What the person at the command line asked for.
#[derive(Debug, Clone)]
pub struct CompileOptions {
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// Stands for `[site] base-url`.
    pub base_url: Option<String>,
    /// The day against which dates are held; none for a build.
    pub today: Option<Date>,
}

/// What came out.
#[derive(Debug)]
pub struct Compiled {
    /// Every file of the site.
    pub output: Output,
    /// Everything that authors should know, sorted, each only once.
    pub diagnostics: Vec<Diagnostic>,
    /// The site behind the output.
    pub site: Arc<Site>,
    highlighter: Arc<Highlighter>,
    theme: Arc<Theme>,
}

impl Compiled {
    /// What products other than the site are made of.
    #[must_use]
    pub fn ground(&self) -> output::offline::Ground {
        output::offline::Ground {
            site: Arc::clone(&self.site),
            theme: Arc::clone(&self.theme),
            highlighter: Arc::clone(&self.highlighter),
        }
    }
}

/// So many files a thread takes at once. Few, so that all end together.
const A_SHARE: usize = 32;

type LoadedTheme = Checked<Arc<Theme>>;

/// Results of pure functions, by their whole input.
#[derive(Debug, Default)]
pub struct Memos {
    documents: Mutex<Vec<Arc<Checked<Parsed>>>>,
    theme: Mutex<Option<(Fingerprint, LoadedTheme)>>,
    highlighter: Arc<Highlighter>,
    site: site::Memos,
}

/// Compiles a project. `stage` is told the name of each stage as it starts.
#[must_use]
pub fn compile(
    sources: &Sources,
    options: &CompileOptions,
    memos: &Memos,
    stage: &dyn Fn(&'static str),
) -> Compiled {
    let mut diagnostics = Vec::new();
    stage("settings");
    let config = settings(sources, options, &mut diagnostics);
    stage("parse");
    let (theme, parsed) = rayon::join(
        || theme(sources, &config, memos),
        || parse_all(sources, memos, &mut diagnostics),
    );
    let theme = theme.drain_into(&mut diagnostics);
    stage("assemble");
    diagnostics.extend(names::check(sources, &config));
    let catalogue = records::read(sources, &config, &parsed, options.drafts);
    let ground = Ground {
        config,
        sources,
        parsed: &parsed,
        catalogue: Arc::new(catalogue.drain_into(&mut diagnostics)),
    };
    let site = site::assemble(&ground, options.drafts, &memos.site);
    let site = Arc::new(site.drain_into(&mut diagnostics));
    stage("check");
    diagnostics.extend(check::run(&site, options.today));
    stage("outline");
    let output = output::site::build(&site, &theme, &memos.highlighter);
    diagnostics::sort(&mut diagnostics);
    Compiled {
        output,
        diagnostics,
        site,
        highlighter: Arc::clone(&memos.highlighter),
        theme,
    }
}

/// Runs the rules for plain language over a compiled site: `check` asks
/// for it, a build does not.
#[must_use]
pub fn plain_language(sources: &Sources, site: &Site) -> plain::Found {
    let mut diagnostics = Vec::new();
    let set = rule_set(sources).drain_into(&mut diagnostics);
    let mut found = plain::run(site, &set);
    found.diagnostics.append(&mut diagnostics);
    diagnostics::sort(&mut found.diagnostics);
    found
}

/// The rules for plain language, ready for single pages of a compiled site:
/// the preview shows what they say on the page that is on screen.
#[must_use]
pub fn plain_language_on_pages(sources: &Sources, site: &Site) -> plain::PageCheck {
    plain::PageCheck::new(site, rule_set(sources).value)
}

/// Our own rules and those of the house.
fn rule_set(sources: &Sources) -> Checked<RuleSet> {
    let is_rule = |file: &&Arc<SourceFile>| {
        let path = &file.path;
        path.as_str().starts_with(plain::HOUSE_FOLDER) && path.extension() == "toml"
    };
    let house = sources.files.iter().filter(is_rule).map(|file| &**file);
    RuleSet::new(&house.collect::<Vec<&SourceFile>>())
}

fn settings(
    sources: &Sources,
    options: &CompileOptions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<Config> {
    let mut config = config::read(sources.book.as_deref()).drain_into(diagnostics);
    if let Some(base_url) = &options.base_url {
        config.site.base_url = Some(base_url.clone());
    }
    Arc::new(config)
}

/// The theme; the last one again where neither its files nor the settings
/// changed: templates take 6 ms to read, much of what a save may take.
fn theme(sources: &Sources, config: &Config, memos: &Memos) -> LoadedTheme {
    let settings = format!("{:?}", config.theme);
    let texts = sources.theme_files.iter();
    let texts = texts.map(|file| (&file.path, file.fingerprint));
    let assets = sources.theme_assets.iter();
    let assets = assets.map(|asset| (&asset.path, asset.fingerprint));
    let inputs =
        texts
            .chain(assets)
            .fold(Fingerprint::of(settings), |inputs, (path, fingerprint)| {
                inputs
                    .with(Fingerprint::of(path.as_str()))
                    .with(fingerprint)
            });
    let mut memo = memos.theme.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, theme)) = &*memo
        && *known == inputs
    {
        return theme.clone();
    }
    let files = ThemeFiles {
        texts: &sources.theme_files,
        assets: &sources.theme_assets,
    };
    let theme = Theme::load(&files, &config.theme);
    *memo = Some((inputs, theme.clone()));
    theme
}

/// Parses every Markdown file. A file's own name and text decide its tree, so
/// the tree of the last round stays where both are the same; what is remembered
/// of files that are gone is dropped.
fn parse_all(sources: &Sources, memos: &Memos, diagnostics: &mut Vec<Diagnostic>) -> Vec<Parsed> {
    let mut memo = memos
        .documents
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let files = sources.files.iter();
    let pages = files.filter(|file| file.path.extension() == "md");
    let pages: Vec<&Arc<SourceFile>> = pages.collect();
    // Both are sorted by path.
    let mut last = memo.iter().peekable();
    let known = pages.iter().map(|file| {
        while last
            .next_if(|last| last.value.file.path < file.path)
            .is_some()
        {}
        let same = last.next_if(|last| last.value.file.path == file.path);
        same.filter(|last| last.value.file.fingerprint == file.fingerprint)
    });
    let known: Vec<Option<&Arc<Checked<Parsed>>>> = known.collect();
    let read = pages.into_par_iter().zip(known).with_max_len(A_SHARE);
    let read = read.map(|(file, same)| match same {
        Some(same) if Arc::ptr_eq(&same.value.file, file) => Arc::clone(same),
        Some(same) => {
            let parsed = same.value.with_file(file);
            Arc::new(Checked::new(parsed, same.diagnostics.clone()))
        }
        None => Arc::new(parse(file)),
    });
    *memo = read.collect();
    let parsed = memo.iter().map(|read| {
        diagnostics.extend(read.diagnostics.iter().cloned());
        read.value.clone()
    });
    parsed.collect()
}

fn parse(file: &Arc<SourceFile>) -> Checked<Parsed> {
    let parsed = markdown::parse(&file.text, &file.path, ParseOptions::default());
    let document = Arc::new(parsed.value);
    Checked::new(Parsed::new(Arc::clone(file), document), parsed.diagnostics)
}
