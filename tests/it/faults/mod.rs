//! Builds that are killed, or that the machine fails: the folder of the site
//! is the whole old one or the whole new one, and the next build is plain.
//!
//! Oracle: the tree of paths, modes and bytes. Counts as in decision 29; with
//! `GUIDEPOST_SOAK=1` the large ones.

mod disk;
mod ground;
mod trace;

use std::collections::BTreeMap;
use std::io::Read;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::random::{Random, is_soak, tries};
use crate::small_site::State;
use ground::{End, Ground, Seen};
use trace::{Call, Errno, Fault, Way, inject, record};

/// How disks fail.
const ERRORS: [Errno; 3] = [("ENOSPC", 28), ("EIO", 5), ("EROFS", 30)];

/// A build that is to be disturbed.
struct Scene<'a> {
    ground: &'a Ground,
    /// What stands there before: a name that was kept.
    before: Option<&'static str>,
    /// What is built.
    state: State,
    way: Way,
}

impl Scene<'_> {
    fn set(&self) {
        match self.before {
            Some(name) => self.ground.put(name),
            None => self.ground.put_nothing(),
        }
    }

    fn record(&self) -> Vec<Call> {
        self.set();
        record(self.ground, self.state, self.way)
    }

    fn disturb(&self, call: &Call, fault: Fault) -> End {
        self.set();
        inject(self.ground, self.state, self.way, (call, fault))
    }

    /// Kills a build before each of these calls, and gives what was published
    /// then, with how often.
    fn kill_before(&self, calls: &[Call]) -> BTreeMap<Seen, usize> {
        let mut seen = BTreeMap::new();
        for call in calls {
            let end = self.disturb(call, Fault::Kill);
            assert_eq!(end.code, None, "{call:?} was not met: {}", end.words);
            let published = self.ground.published();
            if self.way == Way::TwoRenames && published == Seen::Nothing {
                // Between two renames the old site stands aside.
                let aside = self.ground.path("site/.public.guidepost-old");
                assert_eq!(self.ground.recognise(&aside), Seen::Old, "{call:?}");
            }
            *seen.entry(published).or_default() += 1;
            self.ground.mend(self.state);
        }
        seen
    }
}

/// Those of the names that no call has.
fn missing<'a>(calls: &[Call], names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.retain(|name| calls.iter().all(|call| call.name != *name));
    names
}

#[test]
fn killed_before_any_call_the_site_is_whole() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::Usual,
    };
    let calls = scene.record();
    // The trace sees every kind of step that a build makes.
    let kinds = ["openat", "write", "linkat", "renameat2"];
    assert_eq!(missing(&calls, &kinds), [""; 0]);
    let seen = scene.kill_before(&calls);
    let whole: Vec<Seen> = seen.into_keys().collect();
    assert_eq!(whole, [Seen::Old, Seen::New]);
}

#[test]
fn killed_while_the_first_site_is_made_there_is_none_or_all_of_it() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: None,
        state: State::New,
        way: Way::Usual,
    };
    let mut calls = scene.record();
    if !is_soak() {
        // The files are written as in the test above.
        calls.retain(|call| !["openat", "write"].contains(&call.name.as_str()));
    }
    let seen = scene.kill_before(&calls);
    let whole: Vec<Seen> = seen.into_keys().collect();
    assert_eq!(whole, [Seen::Nothing, Seen::New]);
}

#[test]
fn killed_in_the_second_way_nothing_is_lost() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::TwoRenames,
    };
    let mut calls = scene.record();
    if !is_soak() {
        // Up to the renames both ways are the same.
        let swap = calls.iter().position(|call| call.name == "renameat2");
        calls.drain(..swap.unwrap());
    }
    let seen = scene.kill_before(&calls);
    assert_eq!(seen.get(&Seen::Nothing), Some(&1), "between two renames");
    assert!(seen.get(&Seen::Old) >= Some(&2), "before both renames");
    assert!(seen.get(&Seen::New) > Some(&10), "{seen:?}");
}

#[test]
fn killed_while_a_killed_build_is_mended_the_site_is_whole() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::Usual,
    };
    let calls = scene.record();
    let swap = calls
        .iter()
        .position(|call| call.name == "renameat2")
        .unwrap();
    // Once the old site is half taken away, once the new one is half written.
    for (name, at) in [
        ("retiring", (swap + calls.len()) / 2),
        ("writing", swap / 2),
    ] {
        let end = scene.disturb(&calls[at], Fault::Kill);
        assert_eq!(end.code, None, "{}", end.words);
        ground.keep(name);
        let next = Scene {
            before: Some(name),
            state: State::Old,
            ..scene
        };
        let mut mending = next.record();
        if !is_soak() {
            // What was left is taken away first; the rest is as ever.
            let lasting = |call: &Call| call.name == "linkat" || call.name == "write";
            let first = mending.iter().position(lasting);
            mending.truncate(first.unwrap_or(mending.len()));
        }
        let seen = next.kill_before(&mending);
        assert!(seen.values().sum::<usize>() > 5, "{name}: {seen:?}");
        assert!(!seen.contains_key(&Seen::Nothing), "{name}: {seen:?}");
    }
}

#[test]
fn killed_at_a_random_moment_the_site_is_whole() {
    let ground = Ground::new();
    ground.put("kept");
    let mut times: Vec<Duration> = (0..4)
        .map(|round| {
            let start = Instant::now();
            ground.mend([State::New, State::Old][round % 2]);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let usual = usize::try_from(times[1].as_micros()).unwrap();
    let mut random = Random::new(20);
    let mut killed = 0;
    let rounds = tries(30, 3_000);
    for round in 0..rounds {
        let state = [State::New, State::Old][round % 2];
        let moment = Duration::from_micros(random.below(usual) as u64);
        killed += usize::from(kill_after(&ground, state, moment));
        assert_ne!(ground.published(), Seen::Nothing, "round {round}");
        ground.mend(state);
    }
    assert!(killed * 4 > rounds, "only {killed} of {rounds} were killed");
}

/// Starts a build and kills it after some time; whether it still ran then.
fn kill_after(ground: &Ground, state: State, moment: Duration) -> bool {
    let mut command = ground.build(state);
    let mut build = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = build.stdout.take().unwrap();
    let (ended, end) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        // Its end closes the pipe, however it comes.
        let _ = out.read_to_end(&mut Vec::new());
        let _ = ended.send(());
    });
    let is_late = end.recv_timeout(moment).is_err();
    if is_late {
        build.kill().unwrap();
    }
    let status = build.wait().unwrap();
    listener.join().unwrap();
    is_late && status.code().is_none()
}

#[test]
fn a_call_that_fails_stops_the_build_or_does_no_harm() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::Usual,
    };
    let calls = scene.record();
    for call in &calls {
        for errno in ERRORS {
            let end = scene.disturb(call, Fault::Error(errno));
            judge(&ground, (call, errno), &end);
            ground.mend(State::New);
        }
    }
}

/// A failure before the exchange is told and changes nothing; one that can be
/// made good is made good.
fn judge(ground: &Ground, (call, errno): (&Call, Errno), end: &End) {
    let place = format!("{} of {call:?}: {}", errno.0, end.words);
    let harmless = ["link", "unlink", "rmdir"];
    let is_mended = harmless.iter().any(|name| call.name.starts_with(name));
    // A call that failed by itself may fail in another way too.
    if is_mended || (call.failed && end.code == Some(0)) {
        assert_eq!(end.code, Some(0), "{place}");
        assert_eq!(ground.published(), Seen::New, "{place}");
        return;
    }
    assert_eq!(end.code, Some(3), "{place}");
    assert_eq!(ground.published(), Seen::Old, "{place}");
    if call.name != "flock" {
        // A lock that cannot be had may be somebody else's: it stays.
        assert_eq!(ground.leftovers(), [""; 0], "{place}");
    }
    let site = ground.path("site");
    assert!(
        end.words.contains(site.to_str().unwrap()),
        "no path: {place}"
    );
    let cause = format!("(os error {})", errno.1);
    assert!(end.words.contains(&cause), "no cause: {place}");
}

#[test]
fn without_links_and_without_exchange_the_site_is_the_same() {
    let ground = Ground::new();
    for (name, errno) in [("linkat", "EPERM"), ("renameat2", "EINVAL")] {
        let scene = Scene {
            ground: &ground,
            before: Some("kept"),
            state: State::New,
            way: Way::Usual,
        };
        let calls = scene.record();
        let of_name: Vec<&Call> = calls.iter().filter(|call| call.name == name).collect();
        assert!(!of_name.is_empty(), "{name}");
        for call in of_name {
            let end = scene.disturb(call, Fault::Error((errno, 0)));
            assert_eq!(end.code, Some(0), "{call:?}: {}", end.words);
            assert_eq!(ground.published(), Seen::New, "{call:?}");
            assert_eq!(ground.leftovers(), [""; 0], "{call:?}");
        }
    }
}

#[test]
fn everybody_may_read_the_site_of_somebody_private() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::Private,
    };
    let calls = scene.record();
    assert_eq!(
        ground.published(),
        Seen::New,
        "with the modes of any other build"
    );
    let mut calls: Vec<Call> = calls
        .into_iter()
        .filter(|call| call.name.contains("chmod"))
        .collect();
    assert!(calls.len() > 10, "{calls:?}");
    if !is_soak() {
        let far = calls.len() / 6;
        calls = calls.into_iter().step_by(far.max(1)).collect();
    }
    scene.kill_before(&calls);
    for call in &calls {
        let end = scene.disturb(call, Fault::Error(ERRORS[1]));
        judge(&ground, (call, ERRORS[1]), &end);
        ground.mend(State::New);
    }
}

#[test]
fn a_durable_build_is_on_the_disk_before_readers_see_it() {
    let ground = Ground::new();
    let scene = Scene {
        ground: &ground,
        before: Some("kept"),
        state: State::New,
        way: Way::Durable,
    };
    let calls = scene.record();
    let first = |name: &str| calls.iter().position(|call| call.name == name).unwrap();
    let last = |name: &str| calls.iter().rposition(|call| call.name == name).unwrap();
    assert!(last("write") < first("syncfs"), "{calls:?}");
    assert!(first("syncfs") < first("renameat2"), "{calls:?}");
    assert!(first("renameat2") < first("fsync"), "{calls:?}");
    let sync = &calls[first("syncfs")];
    let end = scene.disturb(sync, Fault::Error(ERRORS[1]));
    judge(&ground, (sync, ERRORS[1]), &end);
    // After the exchange only the confirmation is missing, and that is said.
    let end = scene.disturb(&calls[first("fsync")], Fault::Error(ERRORS[1]));
    assert_eq!(end.code, Some(3), "{}", end.words);
    assert!(end.words.contains("did not confirm"), "{}", end.words);
    assert_eq!(ground.published(), Seen::New);
    ground.mend(State::New);
}
