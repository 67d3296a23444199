//! `check --fix`: swaps words that have a safe plain one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::{Chosen, Consent};
use crate::check::plain::Change;
use crate::cli::project::Project;
use crate::cli::report::Report;
use crate::cli::terminal::Person;
use crate::cli::{Stop, Terminal};
use crate::edit::{self, Edit};
use crate::source::SourceFile;
use crate::text::{SourcePath, plain_ascii_quotes};

/// Shows what would change, asks, and changes it.
pub(super) fn run(
    project: &Project,
    report: &Report,
    chosen: &Chosen,
    ask: (Consent, &mut Terminal),
) -> Result<(), Stop> {
    let (consent, terminal) = ask;
    let mut by_file: BTreeMap<&SourcePath, Vec<&Change>> = BTreeMap::new();
    for change in report
        .plain
        .changes
        .iter()
        .filter(|change| chosen.holds(&change.path))
    {
        by_file.entry(&change.path).or_default().push(change);
    }
    let mut edits = Vec::new();
    let mut shown = String::new();
    let mut count = 0;
    for (path, changes) in by_file {
        let Some(file) = report.sources.file(path) else {
            continue;
        };
        let fixed = Fixed::of(file, &changes);
        count += fixed.count;
        if fixed.count > 0 {
            shown.push_str(&difference(file, &fixed));
            edits.push(Edit::change(file, fixed.text.into_bytes()));
        }
    }
    if edits.is_empty() {
        terminal.say("No word here has a safe plain one to take its place.\n")?;
        return Ok(());
    }
    terminal.say(&shown)?;
    let what = if count == 1 { "place" } else { "places" };
    let files = if edits.len() == 1 { "file" } else { "files" };
    let agreed = match (consent, terminal.person) {
        (Consent::Given, _) => true,
        (Consent::Asked, Person::Absent) => {
            terminal.say("Nothing was changed. To change these, add --yes.\n")?;
            return Ok(());
        }
        (Consent::Asked, Person::Present) => {
            terminal.flush()?;
            let question = format!("Change {count} {what} in {} {files}?", edits.len());
            terminal.ask(&question)
        }
    };
    if !agreed {
        terminal.say("Nothing was changed.\n")?;
        return Ok(());
    }
    edit::apply(&project.root, &edits)?;
    terminal.say(&format!(
        "Changed {count} {what} in {} {files}.\n",
        edits.len()
    ))?;
    Ok(())
}

/// A file with its changes made.
struct Fixed {
    text: String,
    count: usize,
}

impl Fixed {
    /// Makes the changes whose old words stand exactly at their place; the
    /// others, in words with marks inside, are left to the author.
    fn of(file: &SourceFile, changes: &[&Change]) -> Self {
        let mut changes = changes.to_vec();
        changes.sort_by_key(|change| change.span);
        changes.dedup();
        let mut text = String::with_capacity(file.text.len());
        let mut done = 0;
        let mut count = 0;
        for change in changes {
            let range = change.span.range();
            let stands = file.text.get(range.clone()).map(plain_ascii_quotes);
            if range.start < done || stands.as_deref() != Some(change.words.old.as_str()) {
                continue;
            }
            text.push_str(&file.text[done..range.start]);
            text.push_str(&change.words.new);
            done = range.end;
            // Words that only go take a space with them.
            if change.words.new.is_empty() && file.text[done..].starts_with(' ') {
                done += 1;
            }
            count += 1;
        }
        text.push_str(&file.text[done..]);
        Self { text, count }
    }
}

/// The lines that change, old and new.
fn difference(file: &Arc<SourceFile>, fixed: &Fixed) -> String {
    let mut shown = String::new();
    let pairs = file.text.lines().zip(fixed.text.lines());
    for (number, (old, new)) in pairs.enumerate().filter(|(_, (old, new))| old != new) {
        let _ = writeln!(shown, "{}:{}\n- {old}\n+ {new}\n", file.path, number + 1);
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use crate::cli;
    use crate::cli::terminal::tests::talking;

    const PAGE: &str = "---\ntitle: A\n---\n\nStaff utilise it.\n";

    /// Runs `check --fix` with a person who gives an answer; what was said and
    /// what the file holds then.
    fn fix(answer: &str) -> (String, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("content/a.md");
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("book.toml"), "[book]\ntitle = \"A\"\n").unwrap();
        fs::write(&file, PAGE).unwrap();
        let (terminal, heard) = talking(folder.path(), answer);
        let typed = ["guidepost", "check", "--fix"].map(OsString::from);
        cli::run(typed.into_iter(), terminal);
        (heard.out(), heard.err(), fs::read_to_string(file).unwrap())
    }

    #[test]
    fn nothing_changes_without_a_yes() {
        for answer in ["no\n", "\n", "", "maybe\n"] {
            let (out, err, file) = fix(answer);
            assert!(
                err.contains("Change 1 place in 1 file? (yes or no)"),
                "{err}"
            );
            assert!(out.ends_with("Nothing was changed.\n"), "{out}");
            assert_eq!(file, PAGE);
        }
    }

    #[test]
    fn a_yes_changes_what_was_shown() {
        let (out, _, file) = fix("yes\n");
        let shown = "content/a.md:5\n- Staff utilise it.\n+ Staff use it.\n";
        assert!(out.contains(shown), "{out}");
        assert_eq!(file, PAGE.replace("utilise", "use"));
    }
}
