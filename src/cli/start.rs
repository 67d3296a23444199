//! `guidepost` alone: looks where it is and says what it can do there.

use std::path::Path;

use clap::CommandFactory as _;

use super::arguments::Arguments;
use super::new;
use super::project::Project;
use super::terminal::Person;
use super::{Exit, Stop, Terminal};

/// In a project, how to build it. In an empty folder with somebody at the
/// keyboard, the offer to make a site there. Else the help, as wrong use.
pub(super) fn run(directory: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Stop> {
    if terminal.person == Person::Absent {
        return Ok(help(terminal));
    }
    if let Ok(project) = Project::find(directory, terminal) {
        let place = match project.shown(&project.root) {
            here if here == "." => "this folder".to_owned(),
            other => format!("`{other}`"),
        };
        terminal.say(&format!(
            "There is a site in {place}.\n\n  guidepost build    makes the site\n  \
             guidepost check    looks for mistakes\n  guidepost --help   shows the rest\n"
        ))?;
        return Ok(Exit::Done);
    }
    let folder = directory.map_or_else(
        || terminal.folder.clone(),
        |named| terminal.folder.join(named),
    );
    if !new::is_free(&folder) {
        return Ok(help(terminal));
    }
    if !terminal.ask("This folder is empty. Make a small site in it?") {
        terminal.tell("Nothing was made.\n");
        return Ok(Exit::Done);
    }
    new::make_site_here(&folder, terminal)
}

fn help(terminal: &mut Terminal) -> Exit {
    let help = Arguments::command().render_help();
    terminal.tell(&help.to_string());
    Exit::Usage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::terminal::tests::{listening, talking};

    #[test]
    fn an_empty_folder_is_offered_a_site() {
        let folder = tempfile::tempdir().unwrap();
        let (mut terminal, heard) = talking(folder.path(), "no\n");
        assert_eq!(run(None, &mut terminal).unwrap(), Exit::Done);
        assert!(heard.err().contains("Nothing was made."), "{}", heard.err());
        assert!(!folder.path().join("book.toml").exists());

        let (mut terminal, heard) = talking(folder.path(), "yes\n");
        assert_eq!(run(None, &mut terminal).unwrap(), Exit::Done);
        assert!(folder.path().join("content/index.md").is_file());
        assert!(heard.out().contains("guidepost build"), "{}", heard.out());

        let (mut terminal, heard) = talking(folder.path(), "");
        assert_eq!(run(None, &mut terminal).unwrap(), Exit::Done);
        assert!(heard.out().contains("makes the site"), "{}", heard.out());
    }

    #[test]
    fn a_script_gets_help_and_two() {
        let folder = tempfile::tempdir().unwrap();
        let (mut terminal, heard) = listening(folder.path());
        assert_eq!(run(None, &mut terminal).unwrap(), Exit::Usage);
        assert!(heard.err().contains("Usage: guidepost"), "{}", heard.err());
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("letter.txt"), "Dear").unwrap();
        let (mut terminal, heard) = talking(folder.path(), "yes\n");
        assert_eq!(run(None, &mut terminal).unwrap(), Exit::Usage);
        assert!(heard.err().contains("Usage: guidepost"), "{}", heard.err());
    }
}
