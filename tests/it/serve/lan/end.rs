//! The end of a run, by a clock that the test sets, and the command itself.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use guidepost::serve::{Clock, News};

use super::{Presented, desk, present, write};

/// How long the program may take to notice.
const PATIENCE: Duration = Duration::from_secs(30);

/// A clock that shows these minutes.
fn faked() -> (Clock, Arc<AtomicU64>) {
    let minutes = Arc::new(AtomicU64::new(1_000));
    let shown = Arc::clone(&minutes);
    let clock = Clock::new(move || {
        SystemTime::UNIX_EPOCH + Duration::from_mins(shown.load(Ordering::SeqCst))
    });
    (clock, minutes)
}

fn ends(presented: &Presented) {
    loop {
        let heard = presented.news.recv_timeout(PATIENCE);
        if matches!(heard.expect("the slides are still there"), News::LanEnded) {
            break;
        }
    }
    assert!(
        TcpStream::connect(presented.host()).is_err(),
        "nobody listens"
    );
    let mut preview = crate::serve::client::Client::connect(presented.desk());
    assert_eq!(preview.get("/").status, 200, "the preview goes on");
}

#[test]
fn the_slides_leave_the_network_half_an_hour_after_the_planned_end() {
    let (clock, minutes) = faked();
    let presented = present(clock);
    let (mut desk, _) = desk::open(&presented);
    minutes.store(1_020, Ordering::SeqCst);
    desk.show(3, 0, "null");
    desk.hear_about("\"slide\":3");
    // The session began at 1,020, takes 60 minutes and then 30.
    minutes.store(1_109, Ordering::SeqCst);
    assert_eq!(presented.get("state").status, 200);
    minutes.store(1_110, Ordering::SeqCst);
    desk.hear_about("\"over\":true");
    ends(&presented);
}

#[test]
fn slides_that_nobody_ever_showed_leave_the_network_too() {
    let (clock, minutes) = faked();
    let presented = present(clock);
    minutes.store(1_090, Ordering::SeqCst);
    ends(&presented);
}

fn serve(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command
        .args(["serve", "--port", "0"])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn the_command_says_where_and_what_to_ask_first() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let mut child = serve(folder.path(), &["--present", "hour", "--lan=127.0.0.2"])
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    for line in lines {
        let line = line.unwrap();
        said.push_str(&line);
        said.push('\n');
        if line.contains("30 minutes") {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(said.contains("/training/hour/deck.html\n"), "{said}");
    assert!(
        said.contains("Slides for phones in this network: http://127.0.0.2:"),
        "{said}"
    );
    assert!(
        said.contains("Ask your IT team first; not on a hospital or council network.\n"),
        "{said}"
    );
    assert!(
        said.lines()
            .filter(|line| line.contains('\u{2588}'))
            .count()
            > 10,
        "{said}"
    );
}

#[test]
fn what_the_command_cannot_do_it_says_in_words() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    for (arguments, words) in [
        (&["--lan"][..], "you have not said which session"),
        (&["--lan=127.0.0.2"], "guidepost serve --present NAME --lan"),
        (
            &["--present", "nowhere"],
            "there is no such session. There are: hour",
        ),
        (
            &["--present", "nowhere", "--lan=127.0.0.2"],
            "There are: hour",
        ),
        (
            &["--present", "hour", "--lan=203.0.113.7"],
            "not an address of a local network",
        ),
    ] {
        let ended = serve(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}
