//! A build keeps to itself: it asks nothing of the network and starts no other
//! program (SECURITY.md). The system's own record of its calls is the oracle.

use std::fs;
use std::process::Command;

use crate::small_site::{self, State};

/// Calls that reach another machine or program; those with `?` are not there
/// on every processor.
const CALLS: &str = "execve,execveat,socket,connect,sendto,sendmsg,bind,?fork,?vfork";

#[test]
fn a_build_asks_no_network_and_starts_no_program() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::New));
    let log = folder.path().join("calls.log");
    let built = Command::new("strace")
        .args(["-f", "-qq", "-e", "signal=none", "-e"])
        .arg(format!("trace={CALLS}"))
        .arg("-o")
        .arg(&log)
        .args([env!("CARGO_BIN_EXE_guidepost"), "build", "-C"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(built.status.success(), "{built:?}");
    let text = fs::read_to_string(&log).unwrap();
    let calls: Vec<&str> = text.lines().collect();
    // The one call is strace's own, which starts the build: it shows that
    // calls are seen at all.
    assert_eq!(calls.len(), 1, "{text}");
    assert!(calls[0].contains("execve("), "{text}");
}
