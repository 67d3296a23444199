//! The scan itself: what did not change is taken over, the rest is read.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use rayon::prelude::*;

use super::decode::{DamageKind, decode, program_file};
use super::inside::{Inside, read_limited};
use super::name::{Area, Use, Verdict, copy_remark, download_remark, judge};
use super::stamp::{Clock, Kept, Known, Record, Stamp};
use super::walk::{Candidate, CandidateKind, Walk, check_name, report_unreadable, source_path};
use super::{Asset, SourceFile, Sources};
use crate::diagnostics::{
    Checked, Diagnostic, FILE_ENCODING, FILE_LIMIT, FILE_LINK, FILE_NAME, Severity,
};
use crate::text::{Fingerprint, LineIndex, SourcePath, Span};

/// The largest text file that is read, in bytes (decision 2).
pub const TEXT_LIMIT: u64 = 10 * 1024 * 1024;

/// Reads the project in `root`. What did not change since `previous` is taken
/// over without being opened: the same size, times and number on the disk, and
/// old enough when it was read (decision 15).
///
/// # Errors
/// Where `root` cannot be opened. What is wrong with single files becomes a
/// diagnostic and stops nothing.
pub fn scan(root: &Path, previous: Option<&Sources>) -> anyhow::Result<Checked<Sources>> {
    let inside =
        Inside::new(root).with_context(|| format!("cannot open the folder {}", root.display()))?;
    let root = inside.place(Path::new(""));
    let record = previous
        .map(|sources| sources.record.clone())
        .unwrap_or_default();
    let scan = Scan {
        inside,
        root,
        record,
    };
    let mut clock = Clock::start(scan.record.clock);
    let walk = Walk::new(&scan.root);
    let seen: Vec<Seen<'_>> = walk
        .candidates
        .into_par_iter()
        .with_min_len(64)
        .map(|candidate| scan.look(candidate))
        .collect();
    for stamp in seen.iter().filter_map(|seen| seen.target.as_ref()) {
        clock.see(&stamp.stamp);
    }
    // Every file is read after every stamp was taken, so the clock of this
    // scan is a lower bound for the moment of each reading.
    let read: Vec<Read> = seen
        .into_par_iter()
        .with_min_len(16)
        .map(|seen| scan.read(seen, &clock))
        .collect();
    Ok(assemble(scan.root, walk.diagnostics, read, clock))
}

/// What all files of one scan share.
struct Scan {
    inside: Inside,
    root: PathBuf,
    record: Record,
}

/// A candidate after one look at its name and its stamp.
struct Seen<'a> {
    candidate: Candidate,
    /// What it was in the previous scan.
    previous: Option<&'a Known>,
    /// What would be read; nothing where the file is left out.
    target: Option<Target>,
    diagnostics: Vec<Diagnostic>,
}

/// What is read for a candidate.
struct Target {
    how: Use,
    stamp: Stamp,
    /// Where a link leads.
    resolved: Option<PathBuf>,
}

/// A candidate after it was read or taken over.
struct Read {
    candidate: Candidate,
    known: Option<Known>,
    diagnostics: Vec<Diagnostic>,
}

impl Scan {
    fn look(&self, candidate: Candidate) -> Seen<'_> {
        let mut diagnostics = Vec::new();
        let previous = self.record.known.get(candidate.place.as_os_str());
        let target = self.target(&candidate, previous, &mut diagnostics);
        Seen {
            candidate,
            previous,
            target,
            diagnostics,
        }
    }

    /// What would be read for a candidate. A link is looked at before its name:
    /// an author must hear of one that leads away, whatever it is called.
    fn target(
        &self,
        candidate: &Candidate,
        previous: Option<&Known>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Target> {
        let place = &candidate.place;
        if let CandidateKind::File(stamp) = candidate.kind {
            return Some(Target {
                how: self.judge(candidate, previous, diagnostics)?,
                stamp: stamp?,
                resolved: None,
            });
        }
        match self.follow(place) {
            Ok((resolved, stamp)) => Some(Target {
                how: self.judge(candidate, previous, diagnostics)?,
                stamp,
                resolved: Some(resolved),
            }),
            Err(problem) => {
                diagnostics.push(self.report_link(place, problem));
                None
            }
        }
    }

    /// What the site does with a candidate, by its name.
    fn judge(
        &self,
        candidate: &Candidate,
        previous: Option<&Known>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Use> {
        let place = &candidate.place;
        let name = place.file_name()?.to_str();
        let verdict = name.map(|name| judge(candidate.area, name));
        if verdict == Some(Verdict::Ignore) {
            return None;
        }
        if previous.is_none()
            && let Some(diagnostic) = check_name(&self.root, place)
        {
            diagnostics.push(diagnostic);
            return None;
        }
        let name = name?;
        let path = || source_path(&self.root, place);
        match verdict? {
            Verdict::Use(how) => Some(how),
            Verdict::Download => {
                let mut advice = download_remark(name).about(&path());
                advice.severity = Severity::Advice;
                diagnostics.push(advice);
                Some(Use::Asset)
            }
            Verdict::CopyIf(_, original) if place.with_file_name(&*original).exists() => {
                diagnostics.push(copy_remark(name, &original).about(&path()));
                None
            }
            Verdict::CopyIf(how, _) => Some(how),
            Verdict::LeaveOut(remark) => {
                diagnostics.push(remark.about(&path()));
                None
            }
            Verdict::Ignore => None,
        }
    }

    /// Where a link leads, if that is an ordinary file of this project. What
    /// lies in a hidden folder, such as `.git`, belongs to tools.
    fn follow(&self, link: &Path) -> Result<(PathBuf, Stamp), LinkProblem> {
        let resolved = link.canonicalize().map_err(|_| LinkProblem::Nowhere)?;
        let relative = self.inside.relative(&resolved).ok_or(LinkProblem::Leaves)?;
        let hidden = |part: &std::ffi::OsStr| part.as_encoded_bytes().starts_with(b".");
        if relative.iter().any(hidden) {
            return Err(LinkProblem::Hidden);
        }
        let metadata = resolved
            .symlink_metadata()
            .map_err(|_| LinkProblem::Nowhere)?;
        if metadata.is_file() {
            Ok((resolved, Stamp::new(&metadata)))
        } else {
            Err(LinkProblem::NoFile)
        }
    }

    fn report_link(&self, link: &Path, problem: LinkProblem) -> Diagnostic {
        let path = source_path(&self.root, link);
        let target = std::fs::read_link(link).unwrap_or_default();
        let ends = match problem {
            LinkProblem::Nowhere => "where no file is",
            LinkProblem::Leaves => "outside the project",
            LinkProblem::Hidden => "in a hidden folder",
            LinkProblem::NoFile => "which is not an ordinary file",
        };
        let message = format!(
            "`{}` is a link to `{}`, {ends}. It is not read.",
            path.file_name(),
            target.display()
        );
        Diagnostic::new(FILE_LINK, &path, None, message)
            .help("Delete the link and put a copy of the file in its place.")
    }

    /// Takes over what did not change and reads the rest.
    fn read(&self, seen: Seen<'_>, clock: &Clock) -> Read {
        let Seen {
            candidate,
            previous,
            target,
            mut diagnostics,
        } = seen;
        let known = target.and_then(|target| {
            if let Some(known) = previous
                && known.settled
                && known.stamp == target.stamp
            {
                return Some(known.clone());
            }
            self.open(&candidate, &target, clock, &mut diagnostics)
                .map(|known| match previous {
                    Some(previous) => keep_equal(known, &previous.kept),
                    None => known,
                })
        });
        Read {
            candidate,
            known,
            diagnostics,
        }
    }

    fn open(
        &self,
        candidate: &Candidate,
        target: &Target,
        clock: &Clock,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Known> {
        let path = source_path(&self.root, &candidate.place);
        let place = target.resolved.as_ref().unwrap_or(&candidate.place);
        let relative = self.inside.relative(place)?;
        let result = self.inside.open(relative).and_then(|(file, metadata)| {
            let stamp = Stamp::new(&metadata);
            let kept = load(&file, &path, place, target.how, metadata.len())?;
            Ok((stamp, kept))
        });
        match result {
            Ok((stamp, Some(kept))) => Some(Known {
                stamp,
                settled: clock.has_settled(&stamp),
                kept,
            }),
            Ok((stamp, None)) => {
                diagnostics.push(report_large(&path, stamp.size));
                None
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => {
                diagnostics.push(report_unreadable(&path, Some(&error)));
                None
            }
        }
    }
}

/// Why a link is not followed.
#[derive(Debug, Clone, Copy)]
enum LinkProblem {
    Nowhere,
    Leaves,
    Hidden,
    NoFile,
}

/// Reads an open file as it is used; nothing where it is over its limit.
fn load(
    file: &File,
    path: &SourcePath,
    place: &Path,
    how: Use,
    size: u64,
) -> io::Result<Option<Kept>> {
    let asset = |size, fingerprint| {
        Arc::new(Asset {
            path: path.clone(),
            file: place.to_owned(),
            size,
            fingerprint,
        })
    };
    if how == Use::Asset {
        let fingerprint = Fingerprint::of_reader(file, size)?;
        return Ok(Some(Kept::Asset(asset(size, fingerprint))));
    }
    let Some(bytes) = read_limited(file, size, TEXT_LIMIT)? else {
        return Ok(None);
    };
    Ok(Some(if how == Use::Both {
        let asset = asset(bytes.len() as u64, Fingerprint::of(&bytes));
        Kept::Both(Arc::new(read_text(path, bytes)), asset)
    } else {
        Kept::Text(Arc::new(read_text(path, bytes)))
    }))
}

/// A text file from its bytes, decoded as those of the project are
/// (decision 2). For a file that comes from elsewhere, `path` is its name in
/// messages.
#[must_use]
pub fn read_text(path: &SourcePath, bytes: Vec<u8>) -> SourceFile {
    if let Some(what) = program_file(&bytes) {
        return no_text(path, what);
    }
    let decoded = decode(bytes);
    let diagnostics = decoded.damage.map(|damage| {
        let line = LineIndex::new(&decoded.text)
            .position(&decoded.text, damage.range.start)
            .line;
        let at = format!("line {line} (byte {})", damage.byte + 1);
        let message = match damage.kind {
            DamageKind::Mixed => format!("Most of this file is UTF-8, but {at} is not."),
            DamageKind::Unknown => format!("The sign in {at} cannot be read."),
            DamageKind::Zero => format!("There is a zero byte in {at}, so this is not plain text."),
            DamageKind::Utf16 => format!("The file is UTF-16, and half a sign is missing in {at}."),
        };
        Diagnostic::new(FILE_ENCODING, path, Span::new(damage.range), message)
            .help("Mend the sign there and save the file as UTF-8. In Notepad, choose \"Save as\" and the encoding \"UTF-8\".")
    });
    SourceFile {
        path: path.clone(),
        fingerprint: Fingerprint::of(&decoded.text),
        text: decoded.text.into(),
        diagnostics: diagnostics.into_iter().collect(),
    }
}

/// A file of a program under the name of a text: nothing in it is read.
fn no_text(path: &SourcePath, what: &str) -> SourceFile {
    let message = format!("`{}` is no text: it is {what}.", path.file_name());
    let diagnostic = Diagnostic::new(FILE_ENCODING, path, None, message).help(
        "Open it in the program that made it, copy its words, and save them as plain text. Another name does not change what is in a file.",
    );
    SourceFile {
        path: path.clone(),
        fingerprint: Fingerprint::of(""),
        text: "".into(),
        diagnostics: vec![diagnostic],
    }
}

fn report_large(path: &SourcePath, size: u64) -> Diagnostic {
    let message = format!(
        "`{}` has {} MB. A text file may have {} MB. It is left out.",
        path.file_name(),
        size.div_ceil(1024 * 1024),
        TEXT_LIMIT / (1024 * 1024),
    );
    Diagnostic::new(FILE_LIMIT, path, None, message).help(
        "Split it into several files. If it is for readers to download, pack it in a `.zip` file.",
    )
}

/// Keeps the value of the previous scan where a file was read again and is the
/// same, so that everything made from it stays known.
fn keep_equal(known: Known, previous: &Kept) -> Known {
    let same_file = match (known.kept.file(), previous.file()) {
        (Some(new), Some(old)) => {
            new.fingerprint == old.fingerprint && new.diagnostics == old.diagnostics
        }
        (new, old) => new.is_none() && old.is_none(),
    };
    let same_asset = match (known.kept.asset(), previous.asset()) {
        (Some(new), Some(old)) => new.fingerprint == old.fingerprint && new.file == old.file,
        (new, old) => new.is_none() && old.is_none(),
    };
    if same_file && same_asset {
        Known {
            kept: previous.clone(),
            ..known
        }
    } else {
        known
    }
}

fn assemble(
    root: PathBuf,
    mut diagnostics: Vec<Diagnostic>,
    read: Vec<Read>,
    clock: Clock,
) -> Checked<Sources> {
    let mut sources = Sources {
        root,
        ..Sources::default()
    };
    let mut record = HashMap::with_capacity(read.len());
    for file in read {
        diagnostics.extend(file.diagnostics);
        let Some(known) = file.known else { continue };
        if let Some(text) = known.kept.file() {
            diagnostics.extend(text.diagnostics.iter().cloned());
            match file.candidate.area {
                Area::Book => sources.book = Some(Arc::clone(text)),
                Area::Content => sources.files.push(Arc::clone(text)),
                Area::Themes => sources.theme_files.push(Arc::clone(text)),
            }
        }
        if let Some(asset) = known.kept.asset() {
            let assets = match file.candidate.area {
                Area::Themes => &mut sources.theme_assets,
                Area::Book | Area::Content => &mut sources.assets,
            };
            assets.push(Arc::clone(asset));
        }
        record.insert(file.candidate.place.into_os_string(), known);
    }
    for files in [&mut sources.files, &mut sources.theme_files] {
        sort_without_doubles(files, |file| &file.path, &mut diagnostics);
    }
    for assets in [&mut sources.assets, &mut sources.theme_assets] {
        sort_without_doubles(assets, |asset| &asset.path, &mut diagnostics);
    }
    sources.record = Record {
        known: Arc::new(record),
        clock: Some(clock),
    };
    Checked::new(sources, diagnostics)
}

/// Two names that differ only in how an accent is stored are one name to us
/// and to many computers; the first stays.
fn sort_without_doubles<T>(
    files: &mut Vec<Arc<T>>,
    path: impl Fn(&T) -> &SourcePath,
    diagnostics: &mut Vec<Diagnostic>,
) {
    files.sort_by(|a, b| path(a).cmp(path(b)));
    files.dedup_by(|second, first| {
        let same = path(second) == path(first);
        if same {
            let message = "Two files here have names that look the same. One of them is left out.";
            diagnostics.push(
                Diagnostic::new(FILE_NAME, path(first), None, message)
                    .help("Rename or delete one of them."),
            );
        }
        same
    });
}
