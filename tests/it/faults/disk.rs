//! Disks that are full or may not be written to. Where a real one can be
//! mounted, in a name space of its own that nobody else sees, it is; elsewhere
//! strace fails the same calls.

use super::ERRORS;
use super::ground::{End, Ground, PROGRAM, Seen, calm, names_in, run, tree};
use super::trace::{Call, Errno, Way, inject_from, record};
use crate::random::tries;
use crate::small_site::State;

/// Asks whether this machine lets us mount; containers often do not.
const MOUNT: &str = r#"mount -t tmpfs tmpfs "$2/site""#;

/// A disk of `$1` KB at `$2/site` with the old site, a build on it, and a copy
/// of what stands there then.
const FULL: &str = r#"
mount -t tmpfs -o "size=$1k" tmpfs "$2/site" && cp -a "$2/kept/public" "$2/site/" || exit 99
"$3" -C "$2/new" build --out "$2/site/public" > "$2/out"
code=$?
rm -rf "$2/copy" && cp -a "$2/site" "$2/copy" || exit 99
exit $code
"#;

/// A disk at `$2/site` that may not be written to, and a build on it.
const LOCKED: &str = r#"
mount --bind "$2/site" "$2/site" && mount -o remount,ro,bind "$2/site" || exit 99
"$3" -C "$2/new" build --out "$2/site/public"
"#;

/// Runs a script in a name space of its own; a mount in it ends with it.
fn run_apart(ground: &Ground, script: &str, kilobytes: u64) -> End {
    let mut command = calm("unshare");
    command.arg("--mount");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command.args(["sh", "-c", script, "sh", &kilobytes.to_string()]);
    command.arg(ground.root()).arg(PROGRAM);
    run(&mut command)
}

fn can_mount(ground: &Ground) -> bool {
    run_apart(ground, MOUNT, 0).code == Some(0)
}

/// Kilobytes of a folder on a disk of pages of 4 KB.
fn kilobytes(ground: &Ground, name: &str) -> u64 {
    let files = tree(&ground.path(name)).unwrap().into_values();
    files
        .map(|(_, bytes)| (bytes.len() as u64).div_ceil(4_096) * 4)
        .sum()
}

/// The build was stopped by the machine, which it says with the place.
fn assert_stopped(ground: &Ground, end: &End, cause: &str) {
    assert_eq!(end.code, Some(3), "{}", end.words);
    let site = ground.path("site");
    assert!(end.words.contains(site.to_str().unwrap()), "{}", end.words);
    assert!(end.words.contains(cause), "{}", end.words);
}

#[test]
fn on_a_full_disk_the_old_site_stays() {
    let ground = Ground::new();
    if can_mount(&ground) {
        fill_disks(&ground);
    }
    // The same on every machine: from some call on nothing can be written.
    let calls = calls_before_exchange(&ground);
    let step = tries(8, 1);
    for from in (0..calls.len()).step_by(step) {
        fail_from(&ground, &calls[from..], ERRORS[0]);
    }
}

/// Builds on disks that are a little larger each time, until all fits.
fn fill_disks(ground: &Ground) {
    ground.put("kept");
    ground.mend(State::New);
    let (used, most) = (kilobytes(ground, "kept"), kilobytes(ground, "site"));
    let step = tries(16, 4);
    let mut stopped = 0;
    // A little more than the old site takes, so that it can be put there.
    for free in (16..4 * most).step_by(step) {
        let end = run_apart(ground, FULL, used + free);
        let published = ground.recognise(&ground.path("copy/public"));
        assert_eq!(names_in(&ground.path("copy")), ["public"], "{}", end.words);
        if end.code == Some(0) {
            assert_eq!(published, Seen::New);
            break;
        }
        assert_stopped(ground, &end, "No space left on device (os error 28)");
        assert_eq!(published, Seen::Old, "with {free} KB free");
        stopped += 1;
    }
    assert_eq!(ground.recognise(&ground.path("copy/public")), Seen::New);
    assert!(stopped > 2, "only {stopped} disks were too small");
}

#[test]
fn where_nothing_may_be_written_the_old_site_stays() {
    let ground = Ground::new();
    if can_mount(&ground) {
        ground.put("kept");
        let end = run_apart(&ground, LOCKED, 0);
        assert_stopped(&ground, &end, "Read-only file system (os error 30)");
        assert!(end.words.contains("--out"), "what to do: {}", end.words);
        assert_eq!(ground.published(), Seen::Old);
        assert_eq!(ground.leftovers(), [""; 0]);
    }
    let calls = calls_before_exchange(&ground);
    fail_from(&ground, &calls, ERRORS[2]);
}

fn calls_before_exchange(ground: &Ground) -> Vec<Call> {
    ground.put("kept");
    let mut calls = record(ground, State::New, Way::Usual);
    let swap = calls.iter().position(|call| call.name == "renameat2");
    calls.truncate(swap.unwrap());
    calls
}

/// All these calls fail: the build stops and leaves nothing.
fn fail_from(ground: &Ground, calls: &[Call], errno: Errno) {
    ground.put("kept");
    let end = inject_from(ground, State::New, (calls, errno));
    assert_stopped(ground, &end, &format!("(os error {})", errno.1));
    assert_eq!(ground.published(), Seen::Old, "{:?}", calls[0]);
    assert_eq!(ground.leftovers(), [""; 0], "{:?}", calls[0]);
    ground.mend(State::New);
}
