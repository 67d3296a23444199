//! The calls of a build that change files, and builds in which one of them
//! kills the program or fails: `strace --inject` on the program as it is.
//!
//! strace counts calls by thread, and the loader of the system makes some of
//! its own. So a call is named by its path and its number among the calls of
//! the same name with that path, as a build without faults made them.

use std::path::Path;
use std::process::Command;

use super::ground::{End, Ground, PROGRAM, calm, run};
use crate::small_site::State;

/// Calls that change files, make them last or lock them; those with `?` are
/// not there on every processor.
const CALLS: &str = "?open,openat,?creat,write,writev,pwrite64,?mkdir,mkdirat,?rename,?renameat,\
     renameat2,?link,linkat,?symlink,symlinkat,?unlink,unlinkat,?rmdir,?chmod,fchmod,fchmodat,\
     truncate,ftruncate,fallocate,utimensat,flock,fsync,fdatasync,syncfs,copy_file_range,sendfile";

/// How a build is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As people do.
    Usual,
    /// On a disk without exchange of names.
    TwoRenames,
    /// By somebody whose files nobody else may read.
    Private,
    /// With `--durable`.
    Durable,
}

/// A call of a build that changed a file.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// Its name.
    pub(crate) name: String,
    /// A path that it names.
    pub(crate) path: String,
    /// Its number, from 1, among the calls that [`inject`] counts.
    number: usize,
    /// Whether it failed by itself, which did no harm.
    pub(crate) failed: bool,
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// The program is killed before it.
    Kill,
    /// It fails so.
    Error(Errno),
}

/// How a call fails: the name of the error and its number.
pub(crate) type Errno = (&'static str, u32);

/// Every call of a build that changes files, in order.
pub(crate) fn record(ground: &Ground, state: State, way: Way) -> Vec<Call> {
    let log = ground.path("calls.log");
    let mut command = strace(way, &log);
    if way == Way::TwoRenames {
        command.args(["-e", "inject=renameat2:error=EINVAL"]);
    }
    command.args(["-y", "-s", "0", "-e", &format!("trace={CALLS}")]);
    finish(&mut command, ground, state, way);
    let end = run(&mut command);
    assert_eq!(end.code, Some(0), "{}", end.words);
    let text = std::fs::read_to_string(&log).unwrap();
    let calls = changing_calls(&text, ground, way);
    assert!(!calls.is_empty(), "strace saw nothing: {text}");
    calls
}

/// A build in which one call kills it or fails.
pub(crate) fn inject(
    ground: &Ground,
    state: State,
    way: Way,
    (call, fault): (&Call, Fault),
) -> End {
    let what = match fault {
        Fault::Kill => "signal=KILL".to_owned(),
        Fault::Error((name, _)) => format!("error={name}"),
    };
    let mut command = strace(way, Path::new("/dev/null"));
    if way == Way::TwoRenames {
        command.args(["-e", "inject=renameat2:error=EINVAL"]);
        command.arg("-P").arg(stage(ground));
    }
    command.args(["-P", &call.path]);
    let rule = format!("inject={}:{what}:when={}", call.name, call.number);
    command.args(["-e", &rule]);
    finish(&mut command, ground, state, way);
    run(&mut command)
}

/// A build in which every call that changes files fails from one of them on,
/// as on a disk that is full and stays full.
pub(crate) fn inject_from(ground: &Ground, state: State, (calls, errno): (&[Call], Errno)) -> End {
    let mut command = strace(Way::Usual, Path::new("/dev/null"));
    for call in calls {
        command.args(["-P", &call.path]);
    }
    let names = "openat,write,?mkdir,mkdirat,?link,linkat";
    command.args(["-e", &format!("inject={names}:error={}:when=1+", errno.0)]);
    finish(&mut command, ground, state, Way::Usual);
    run(&mut command)
}

/// The start of a command under strace, with one worker thread so that calls
/// come in the same order every time.
fn strace(way: Way, log: &Path) -> Command {
    let mut command = match way {
        Way::Private => {
            let mut shell = calm("sh");
            shell.args(["-c", "umask 077; exec \"$@\"", "sh", "strace"]);
            shell
        }
        _ => calm("strace"),
    };
    command.env("RAYON_NUM_THREADS", "1");
    command.args(["-f", "-qq", "-o"]).arg(log);
    command
}

fn finish(command: &mut Command, ground: &Ground, state: State, way: Way) {
    command.arg(PROGRAM).args(ground.arguments(state));
    if way == Way::Durable {
        command.arg("--durable");
    }
}

fn stage(ground: &Ground) -> String {
    let stage = ground.path("site/.public.guidepost-stage");
    stage.to_str().unwrap().to_owned()
}

/// A line of strace's log.
struct Line<'a> {
    thread: &'a str,
    name: &'a str,
    paths: Vec<&'a str>,
    text: &'a str,
}

fn changing_calls(log: &str, ground: &Ground, way: Way) -> Vec<Call> {
    let root = ground.path("site");
    let root = root.to_str().unwrap();
    let lines: Vec<Line> = log
        .lines()
        .filter_map(|line| read_line(line, root))
        .collect();
    let stage = stage(ground);
    let mut calls = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(path) = line.paths.first() else {
            continue;
        };
        if line.name == "openat" && !line.text.contains("O_CREAT") {
            continue;
        }
        // What `inject` matches: in the second way it watches the stage too.
        let is_counted = |other: &&Line| {
            let watched = other.paths.contains(path)
                || (way == Way::TwoRenames && other.paths.contains(&stage.as_str()));
            other.thread == line.thread && other.name == line.name && watched
        };
        calls.push(Call {
            name: line.name.to_owned(),
            path: (*path).to_owned(),
            number: lines[..=at].iter().filter(is_counted).count(),
            failed: line.text.contains(" = -1 "),
        });
    }
    calls
}

/// Reads `1234 mkdir("/a/b", 0755) = 0`; nothing where the line is about
/// something else than a call.
fn read_line<'a>(line: &'a str, root: &str) -> Option<Line<'a>> {
    let (thread, text) = line.split_once(' ')?;
    let (name, _) = text.trim_start().split_once('(')?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let paths = text.match_indices(root).map(|(at, _)| {
        let rest = &text[at..];
        &rest[..rest.find(['"', '>']).unwrap_or(rest.len())]
    });
    is_name.then(|| Line {
        thread,
        name,
        paths: paths.collect(),
        text,
    })
}

#[test]
fn calls_are_read_from_the_log() {
    let ground_root = "/g/site";
    let read = |line| read_line(line, ground_root).map(|line| (line.name, line.paths));
    assert_eq!(
        read("7  rename(\"/g/site/a\", \"/g/site/b\") = 0"),
        Some(("rename", vec!["/g/site/a", "/g/site/b"]))
    );
    assert_eq!(
        read("7 write(4</g/site/a.html>, \"\"..., 12) = 12"),
        Some(("write", vec!["/g/site/a.html"]))
    );
    assert_eq!(read("7 +++ killed by SIGKILL +++"), None);
    assert_eq!(read("7 <... write resumed>) = 3"), None);
    assert_eq!(
        read("7 write(1<pipe:[1]>, \"\"..., 3) = 3"),
        Some(("write", vec![]))
    );
}
