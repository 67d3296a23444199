//! `guidepost` alone, also by a double click: looks where it is and does what
//! an author wants there.

use std::path::Path;

use clap::CommandFactory as _;

use super::arguments::Arguments;
use super::project::Project;
use super::serve::{self, ServeArguments};
use super::terminal::Person;
use super::{Exit, Stop, Terminal, new};

/// In a project, `serve --open`. In an empty folder with somebody at the
/// keyboard, the offer to make a site there. Else the help, as wrong use.
pub(super) fn run(directory: Option<&Path>, terminal: &mut Terminal) -> Result<Exit, Stop> {
    if terminal.person == Person::Absent {
        return Ok(help(terminal));
    }
    if Project::find(directory, terminal).is_ok() {
        return serve::run(&ServeArguments::opening(), directory, terminal);
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
