//! When to look at the project again. Pure arithmetic on moments: it never
//! waits and never knows what was changed.
//!
//! A file that is being written is left alone until its writer closes it; there
//! is no fixed quiet time (decision 15). Systems that do not say when a file
//! was closed get a short one.

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long after a finished save: programs that save by rename touch several
/// names within a millisecond.
const FINISHED: Duration = Duration::from_millis(2);
/// How long after the last sign of a file that is being written.
const WRITING: Duration = Duration::from_millis(60);
/// The longest time between two sweeps: a page must not be old for more than
/// three seconds, whatever the watcher missed.
const SLOWEST_SWEEP: Duration = Duration::from_secs(3);
/// A stream of changes never puts a look off for longer.
const PATIENCE: Duration = Duration::from_millis(200);

/// What was heard from the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// Somebody is writing a file.
    Writing(PathBuf),
    /// The writer closed it.
    Closed(PathBuf),
    /// Something else that is over: a rename, a new folder, a file that is gone.
    Done,
}

/// Keeps the moment of the next look.
#[derive(Debug)]
pub(super) struct Alarm {
    /// Files that are being written.
    writing: HashSet<PathBuf>,
    /// The first sign since the last look.
    first: Option<Instant>,
    due: Option<Instant>,
    /// When a look is due whatever was heard: no watcher hears everything.
    sweep: Instant,
}

impl Alarm {
    /// An alarm that rings at least this often.
    pub(super) fn new(now: Instant, every: Duration) -> Self {
        Self {
            writing: HashSet::new(),
            first: None,
            due: None,
            sweep: now + every,
        }
    }

    /// Takes a sign into account.
    pub(super) fn hear(&mut self, sign: Sign, now: Instant) {
        let quiet = match sign {
            Sign::Writing(file) => {
                self.writing.insert(file);
                WRITING
            }
            Sign::Closed(file) => {
                self.writing.remove(&file);
                self.after_end()
            }
            Sign::Done => self.after_end(),
        };
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + quiet).min(first + PATIENCE));
    }

    fn after_end(&self) -> Duration {
        if self.writing.is_empty() {
            FINISHED
        } else {
            WRITING
        }
    }

    /// The moment of the next look.
    pub(super) fn next(&self) -> Instant {
        self.due.map_or(self.sweep, |due| due.min(self.sweep))
    }

    /// A look starts now. It took so long last time: on a large project a
    /// sweep should not take more than a twentieth of the machine's time.
    pub(super) fn look(&mut self, now: Instant, last: Duration, every: Duration) {
        self.writing.clear();
        self.first = None;
        self.due = None;
        self.sweep = now + every.max((last * 20).min(SLOWEST_SWEEP));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: Duration = Duration::from_secs(2);

    fn after(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    fn file() -> PathBuf {
        PathBuf::from("content/a.md")
    }

    #[test]
    fn a_finished_save_is_looked_at_at_once() {
        let start = Instant::now();
        let mut alarm = Alarm::new(start, EVERY);
        assert_eq!(alarm.next(), start + EVERY);
        alarm.hear(Sign::Writing(file()), start);
        assert_eq!(alarm.next(), start + WRITING);
        alarm.hear(Sign::Closed(file()), after(start, 1));
        assert_eq!(alarm.next(), after(start, 1) + FINISHED);
        alarm.look(after(start, 3), Duration::ZERO, EVERY);
        assert_eq!(alarm.next(), after(start, 3) + EVERY);
    }

    #[test]
    fn nobody_looks_while_a_file_is_written_but_not_for_ever() {
        let start = Instant::now();
        let mut alarm = Alarm::new(start, EVERY);
        for step in 0..50 {
            alarm.hear(Sign::Writing(file()), after(start, step * 10));
            alarm.hear(Sign::Done, after(start, step * 10));
        }
        assert_eq!(alarm.next(), start + PATIENCE);
    }

    #[test]
    fn a_sweep_comes_whatever_was_heard() {
        let start = Instant::now();
        let mut alarm = Alarm::new(start, EVERY);
        alarm.hear(Sign::Done, after(start, 1_999));
        assert_eq!(alarm.next(), start + EVERY);
        alarm.look(after(start, 2_000), Duration::from_secs(1), EVERY);
        assert_eq!(alarm.next(), after(start, 2_000) + SLOWEST_SWEEP);
    }
}
