//! When the slides leave the network again. Pure: it is handed the time and
//! never asks for it.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The slides go so long after the planned end of the session.
const AFTER_THE_END: Duration = Duration::from_mins(30);

/// A clock that tells the time on the wall, so that the night in which a
/// laptop slept counts too. Tests have one of their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    /// A clock that asks for the time in this way.
    #[must_use]
    pub fn new(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The clock of the machine.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "slides on a network end by the clock on the wall; nothing that is built depends on it"
    )]
    pub fn of_the_machine() -> Self {
        Self::new(SystemTime::now)
    }

    pub(super) fn now(&self) -> SystemTime {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// The end of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deadline {
    /// When the session began, or the run where it has not yet.
    from: SystemTime,
    /// Whether the session has begun.
    began: bool,
    /// How long the plan is.
    planned: Duration,
}

impl Deadline {
    /// The end of a run that is opened now, for a plan of so many minutes.
    pub(super) fn new(opened: SystemTime, minutes: u32) -> Self {
        Self {
            from: opened,
            began: false,
            planned: Duration::from_mins(u64::from(minutes)),
        }
    }

    /// The session begins. Only the first time counts: a trainer who goes back
    /// to the first row does not keep the network open.
    pub(super) fn begin(&mut self, now: SystemTime) {
        if !self.began {
            self.began = true;
            self.from = now;
        }
    }

    /// When it ends.
    pub(super) fn end(&self) -> SystemTime {
        self.from + self.planned + AFTER_THE_END
    }

    /// Whether it is over. A clock that was set back ends nothing early.
    pub(super) fn is_over(&self, now: SystemTime) -> bool {
        now >= self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_mins(minutes)
    }

    #[test]
    fn it_ends_half_an_hour_after_the_planned_end() {
        let mut deadline = Deadline::new(at(0), 60);
        assert!(!deadline.is_over(at(89)));
        assert!(deadline.is_over(at(90)));
        deadline.begin(at(20));
        assert_eq!(deadline.end(), at(110));
        assert!(!deadline.is_over(at(109)));
        assert!(deadline.is_over(at(110)));
    }

    #[test]
    fn a_session_begins_once() {
        let mut deadline = Deadline::new(at(0), 10);
        deadline.begin(at(5));
        deadline.begin(at(39));
        assert_eq!(deadline.end(), at(45));
    }
}
