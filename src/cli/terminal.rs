//! The streams that the program talks through, so that tests can listen. It
//! never knows what is said.

use std::io::{self, BufRead, IsTerminal as _, Write};
use std::path::PathBuf;

use super::exit::Stop;
use crate::diagnostics::terminal::Colours;

/// How wide a drawing is where nobody knows the width.
const USUAL_WIDTH: usize = 100;

/// Whether a person can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Somebody sits at a terminal.
    Present,
    /// A script or a file is at the other end.
    Absent,
}

/// Where words go and come from.
pub struct Terminal {
    /// Standard output: what was asked for.
    pub out: Box<dyn Write>,
    /// Standard error: diagnostics, progress, reasons.
    pub err: Box<dyn Write>,
    /// Standard input: answers.
    pub input: Box<dyn BufRead>,
    /// Whether somebody can be asked.
    pub person: Person,
    /// Whether standard error takes colours.
    pub colours: Colours,
    /// How many characters fit in a line.
    pub width: usize,
    /// The current folder.
    pub folder: PathBuf,
}

impl Terminal {
    /// The streams of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let err = io::stderr();
        let coloured = anstream::AutoStream::choice(&err) != anstream::ColorChoice::Never;
        let person = if io::stdin().is_terminal() && err.is_terminal() {
            Person::Present
        } else {
            Person::Absent
        };
        let width = terminal_size::terminal_size_of(&err).map(|(width, _)| width.0);
        Self {
            out: Box::new(io::BufWriter::new(io::stdout())),
            err: Box::new(anstream::AutoStream::auto(err)),
            input: Box::new(io::stdin().lock()),
            person,
            colours: if coloured {
                Colours::Always
            } else {
                Colours::Never
            },
            width: width.map_or(USUAL_WIDTH, usize::from),
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        }
    }

    /// Says something on standard output.
    ///
    /// # Errors
    /// [`Stop::Unread`] where nobody reads any more; else the machine's error.
    pub(super) fn say(&mut self, words: &str) -> Result<(), Stop> {
        Ok(self.out.write_all(words.as_bytes())?)
    }

    /// Says something on standard error. Where that fails, there is no place
    /// left to say so.
    pub(super) fn tell(&mut self, words: &str) {
        let _ = self.err.write_all(words.as_bytes());
        let _ = self.err.flush();
    }

    /// Sends off what was said.
    ///
    /// # Errors
    /// As [`Terminal::say`].
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.out.flush()?)
    }

    /// Asks a question that is answered with yes or no; no where in doubt.
    pub(super) fn ask(&mut self, question: &str) -> bool {
        self.tell(&format!("{question} (yes or no) "));
        let mut answer = String::new();
        let read = self.input.read_line(&mut answer);
        read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// Whether standard error takes no colours.
    pub(super) fn is_plain(&self) -> bool {
        self.colours == Colours::Never
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Cursor;
    use std::path::Path;
    use std::sync::{Arc, Mutex};

    use super::*;

    /// What a terminal said.
    #[derive(Clone, Default)]
    pub(in crate::cli) struct Heard {
        out: Sink,
        err: Sink,
    }

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Sink {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl Heard {
        /// Standard output.
        pub(in crate::cli) fn out(&self) -> String {
            self.out.text()
        }

        /// Standard error.
        pub(in crate::cli) fn err(&self) -> String {
            self.err.text()
        }
    }

    /// A terminal without a person in a folder.
    pub(in crate::cli) fn listening(folder: impl AsRef<Path>) -> (Terminal, Heard) {
        let heard = Heard::default();
        let terminal = Terminal {
            out: Box::new(heard.out.clone()),
            err: Box::new(heard.err.clone()),
            input: Box::new(Cursor::new(Vec::new())),
            person: Person::Absent,
            colours: Colours::Never,
            width: USUAL_WIDTH,
            folder: folder.as_ref().to_owned(),
        };
        (terminal, heard)
    }

    /// The same with a person who types `answers`.
    pub(in crate::cli) fn talking(folder: impl AsRef<Path>, answers: &str) -> (Terminal, Heard) {
        let (mut terminal, heard) = listening(folder);
        terminal.person = Person::Present;
        terminal.input = Box::new(Cursor::new(answers.as_bytes().to_vec()));
        (terminal, heard)
    }

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_left_is_no_error() {
        let (mut terminal, heard) = listening("/");
        terminal.out = Box::new(Closed);
        let exit = crate::cli::answer(vec!["guidepost".into(), "explain".into()], &mut terminal);
        assert_eq!(exit, crate::cli::Exit::Done);
        assert_eq!(heard.err(), "");
    }

    #[test]
    fn only_yes_is_yes() {
        for (answer, expected) in [
            ("yes\n", true),
            ("Y\r\n", true),
            ("no\n", false),
            ("", false),
        ] {
            let (mut terminal, heard) = talking("/", answer);
            assert_eq!(terminal.ask("Really?"), expected, "{answer:?}");
            assert_eq!(heard.err(), "Really? (yes or no) ");
        }
    }
}
