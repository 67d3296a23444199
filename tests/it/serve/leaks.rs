//! A long day of writing: many rebuilds leave no thread, no open file and no
//! memory behind.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::client::Client;
use crate::random::tries;
use crate::small_site::{self, State};

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Threads, open files and memory in KiB of a process.
fn held(process: u32) -> (usize, usize, u64) {
    let count = |what: &str| {
        fs::read_dir(format!("/proc/{process}/{what}"))
            .unwrap()
            .count()
    };
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let memory = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    (count("task"), count("fd"), memory)
}

#[cfg(target_os = "linux")]
#[test]
fn rebuilds_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let mut child = Command::new(env!("CARGO_BIN_EXE_guidepost"))
        .args(["serve", "--port", "0"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let out = child.stdout.take().unwrap();
    let program = Program(child);
    let mut out = BufReader::new(out);
    out.read_line(&mut said).unwrap();
    let host = said
        .trim()
        .rsplit("http://")
        .next()
        .unwrap()
        .trim_end_matches('/');
    let mut client = Client::connect(host);
    let page = folder.path().join("content/about.md");
    let text = fs::read_to_string(&page).unwrap();
    let rebuilds = tries(200, 2_000);
    let mut tenth = None;
    let mut number = 1;
    for round in 1..=rebuilds {
        fs::write(&page, format!("{text}\nRound {round}.\n")).unwrap();
        let wanted = format!("Round {round}.");
        while !client.get("/about.html").text().contains(&wanted) {
            client.next_generation(number, std::time::Duration::from_secs(10));
            number = client
                .get("/__guidepost/generation")
                .text()
                .parse()
                .unwrap();
        }
        if round == 10 {
            tenth = Some(held(program.0.id()));
        }
    }
    let (threads, files, memory) = tenth.unwrap();
    let (threads_now, files_now, memory_now) = held(program.0.id());
    assert_eq!(threads_now, threads, "threads");
    assert_eq!(files_now, files, "open files");
    assert!(
        memory_now * 10 <= memory * 12,
        "{memory_now} KiB after {rebuilds} rebuilds, {memory} KiB after ten"
    );
}
