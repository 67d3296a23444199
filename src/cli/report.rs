//! What `build` and `check` share: one read, one compile, and what is said
//! about the content.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use super::progress::Progress;
use super::project::Project;
use super::{Exit, Stop, Terminal};
use crate::check::plain::Found;
use crate::compile::{self, CompileOptions, Compiled, Memos};
use crate::diagnostics::terminal::{Look, render};
use crate::diagnostics::{self, Counts, Diagnostic, Texts};
use crate::source::{self, Sources};

/// What fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Errors.
    Errors,
    /// Errors and warnings (`--strict`).
    Warnings,
}

impl Strictness {
    /// From the flag.
    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "the one place where the flag becomes a name"
    )]
    pub(super) fn of(strict: bool) -> Self {
        if strict { Self::Warnings } else { Self::Errors }
    }
}

/// Whether the rules for plain language are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// As for a check.
    Checked,
    /// As for a build.
    Left,
}

/// A project that was read and compiled.
pub(super) struct Report {
    /// The files.
    pub(super) sources: Sources,
    /// The site, whatever is wrong with it.
    pub(super) compiled: Compiled,
    /// Everything to be said, sorted.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What the rules for plain language found beside their diagnostics.
    pub(super) plain: Found,
    /// How long each stage took.
    pub(super) timings: Vec<(&'static str, Duration)>,
}

/// Reads and compiles a project, with a bar if it takes long.
pub(super) fn compile_project(
    project: &Project,
    options: &CompileOptions,
    wording: Wording,
) -> Result<Report, Stop> {
    let progress = Progress::start("Reading the files");
    let stages = Stages::default();
    let mut found = Vec::new();
    stages.start("read");
    let sources = source::scan(&project.root, None)?.drain_into(&mut found);
    let started = |stage| {
        progress.stage(in_words(stage));
        stages.start(stage);
    };
    // The process ends before anything is made again from them.
    let memos = ManuallyDrop::new(Memos::default());
    let mut compiled = compile::compile(&sources, options, &memos, &started);
    let mut plain = Found::default();
    if wording == Wording::Checked {
        started("words");
        plain = compile::plain_language(&sources, &compiled.site);
        found.append(&mut plain.diagnostics);
    }
    found.append(&mut compiled.diagnostics);
    diagnostics::sort(&mut found);
    Ok(Report {
        sources,
        compiled,
        diagnostics: found,
        plain,
        timings: stages.finish(),
    })
}

/// What a stage of the compiler does, for people.
fn in_words(stage: &'static str) -> &'static str {
    match stage {
        "settings" => "Reading the settings",
        "parse" => "Reading the pages",
        "assemble" => "Joining the pages",
        "check" => "Looking for mistakes",
        "words" => "Reading the words",
        _ => "Putting the site together",
    }
}

/// When each stage started; a stage ends where the next one starts.
#[derive(Default)]
struct Stages(RefCell<Vec<(&'static str, Instant)>>);

impl Stages {
    fn start(&self, stage: &'static str) {
        self.0.borrow_mut().push((stage, Instant::now()));
    }

    /// How long each stage took, in order.
    fn finish(self) -> Vec<(&'static str, Duration)> {
        let starts = self.0.into_inner();
        let ends = starts
            .iter()
            .skip(1)
            .map(|(_, start)| *start)
            .chain([Instant::now()]);
        let took = starts.iter().zip(ends);
        took.map(|((stage, start), end)| (*stage, end.duration_since(*start)))
            .collect()
    }
}

/// How a run ends that found these.
pub(super) fn exit_for(found: &[Diagnostic], strictness: Strictness) -> Exit {
    let counts = Counts::of(found);
    let mut errors = found
        .iter()
        .filter(|one| one.severity == diagnostics::Severity::Error);
    if errors.any(|one| one.code.name().starts_with("config/")) {
        return Exit::Usage;
    }
    let strict = strictness == Strictness::Warnings;
    if counts.errors > 0 || (strict && counts.warnings > 0) {
        Exit::Content
    } else {
        Exit::Done
    }
}

/// Draws diagnostics on standard error, for people.
pub(super) fn tell(
    found: &[Diagnostic],
    texts: &dyn Texts,
    project: &Project,
    terminal: &mut Terminal,
) {
    let folder = project.prefix();
    let look = Look {
        colours: terminal.colours,
        width: terminal.width,
        folder: &folder,
    };
    terminal.tell(&render(found, texts, look));
}

/// What follows the messages of a build that stops at them.
pub(super) const REFUSAL: &str = "Nothing was written. Mend these first, then build again.\n";

/// One line a stage, and the sum.
pub(super) fn timings(stages: &[(&'static str, Duration)]) -> String {
    let sum: Duration = stages.iter().map(|(_, time)| *time).sum();
    let mut lines = String::new();
    for (stage, time) in stages.iter().chain([&("in all", sum)]) {
        let _ = writeln!(
            lines,
            "{stage:<12} {:>8.1} ms",
            time.as_secs_f64() * 1_000.0
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{CONFIG_VALUE, FILE_COPY, LINK_MISSING, SITE_BASE_URL};
    use crate::text::SourcePath;

    #[test]
    fn the_worst_decides_how_it_ends() {
        let path = SourcePath::new("content/a.md");
        let found = |code| vec![Diagnostic::new(code, &path, None, "x")];
        let exit = |code, strictness| exit_for(&found(code), strictness);
        assert_eq!(exit_for(&[], Strictness::Warnings), Exit::Done);
        assert_eq!(exit(SITE_BASE_URL, Strictness::Warnings), Exit::Done);
        assert_eq!(exit(FILE_COPY, Strictness::Errors), Exit::Done);
        assert_eq!(exit(FILE_COPY, Strictness::Warnings), Exit::Content);
        assert_eq!(exit(LINK_MISSING, Strictness::Errors), Exit::Content);
        assert_eq!(exit(CONFIG_VALUE, Strictness::Errors), Exit::Usage);
    }

    #[test]
    fn timings_are_a_line_a_stage_and_a_sum() {
        let stages = [
            ("read", Duration::from_micros(1_500)),
            ("parse", Duration::from_millis(40)),
        ];
        assert_eq!(
            timings(&stages),
            "read              1.5 ms\nparse            40.0 ms\nin all           41.5 ms\n"
        );
    }
}
