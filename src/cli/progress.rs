//! A bar on a terminal for work that takes long; nothing when piped.

use std::borrow::Cow;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::publish;

/// Work that is done sooner shows no bar; a flash of a bar only disturbs.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often the bar moves.
const PACE: Duration = Duration::from_millis(100);

/// Shows what is going on until it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    done: Option<Sender<()>>,
    drawer: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to wait; the bar appears when the work takes long and standard
    /// error is a terminal.
    pub(super) fn start(what: impl Into<Cow<'static, str>>) -> Self {
        Self::start_on(ProgressDrawTarget::stderr(), PATIENCE, what)
    }

    fn start_on(
        target: ProgressDrawTarget,
        patience: Duration,
        what: impl Into<Cow<'static, str>>,
    ) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(ProgressStyle::default_spinner());
        bar.set_message(what);
        if target.is_hidden() {
            return Self {
                bar,
                done: None,
                drawer: None,
            };
        }
        let (done, finished) = mpsc::channel::<()>();
        let drawn = bar.clone();
        let drawer = std::thread::spawn(move || {
            if finished.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                drawn.set_draw_target(target);
                drawn.enable_steady_tick(PACE);
            }
        });
        Self {
            bar,
            done: Some(done),
            drawer: Some(drawer),
        }
    }

    /// Says what is going on now.
    pub(super) fn stage(&self, what: impl Into<Cow<'static, str>>) {
        self.bar.set_message(what);
    }
}

impl publish::Progress for Progress {
    fn total(&self, files: usize) {
        self.bar.set_length(files as u64);
        self.bar.set_style(counted());
    }

    fn advance(&self) {
        self.bar.inc(1);
    }
}

/// A bar with a count, once the sum is known.
fn counted() -> ProgressStyle {
    ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Drop for Progress {
    /// Takes the bar away before anything else is printed.
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(drawer) = self.drawer.take() {
            let _ = drawer.join();
        }
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::mpsc::Receiver;

    use indicatif::TermLike;

    use super::*;

    /// A screen that sends every word that is drawn.
    #[derive(Debug)]
    struct Screen(Sender<String>);

    impl Screen {
        fn target() -> (ProgressDrawTarget, Receiver<String>) {
            let (words, drawn) = mpsc::channel();
            (ProgressDrawTarget::term_like(Box::new(Self(words))), drawn)
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            40
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, words: &str) -> io::Result<()> {
            self.write_str(words)
        }
        fn write_str(&self, words: &str) -> io::Result<()> {
            self.0.send(words.to_owned()).map_err(io::Error::other)
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn short_work_draws_nothing() {
        let (target, drawn) = Screen::target();
        let progress = Progress::start_on(target, Duration::from_secs(600), "Reading");
        progress.stage("Writing");
        publish::Progress::advance(&progress);
        drop(progress);
        let words: String = drawn.try_iter().collect();
        assert_eq!(words.trim(), "");
    }

    #[test]
    fn long_work_says_what_is_going_on() {
        let (target, drawn) = Screen::target();
        let progress = Progress::start_on(target, Duration::ZERO, "Reading");
        wait_for("Reading", &drawn);
        publish::Progress::total(&progress, 2);
        publish::Progress::advance(&progress);
        wait_for("1/2", &drawn);
    }

    /// Waits until something was drawn, a minute at most.
    fn wait_for(wanted: &str, drawn: &Receiver<String>) {
        let start = std::time::Instant::now();
        let mut said = String::new();
        while !said.contains(wanted) {
            let left = Duration::from_secs(60).saturating_sub(start.elapsed());
            said.push_str(&drawn.recv_timeout(left).unwrap());
        }
    }

    #[test]
    fn nothing_is_drawn_when_piped() {
        let hidden = ProgressDrawTarget::hidden();
        let progress = Progress::start_on(hidden, Duration::ZERO, "Reading");
        assert!(progress.drawer.is_none());
    }
}
