//! `guidepost serve` as a person meets it.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use super::client::Client;
use crate::small_site::{self, State};

fn serve(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command
        .args(["serve", "--port", &port.to_string()])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn a_port_that_is_busy_ends_with_three_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = busy.local_addr().unwrap().port();
    let ended = serve(folder.path(), port).output().unwrap();
    assert_eq!(ended.status.code(), Some(3));
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(
        said.contains(&format!("another program uses port {port}")),
        "{said}"
    );
}

#[test]
fn it_says_where_the_site_is_and_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    std::fs::write(
        folder.path().join("content/help/broken.md"),
        "---\ntitle: Broken\n---\n\n[Nowhere](nowhere.md)\n",
    )
    .unwrap();
    let mut child = serve(folder.path(), 0).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let host = line.trim().strip_prefix("Your site is at http://").unwrap();
    let page = Client::connect(host.trim_end_matches('/')).get("/help/broken.html");
    assert_eq!(page.status, 200);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(said.contains("links/missing"), "{said}");
    assert!(
        !folder.path().join("public").exists(),
        "a preview writes nothing"
    );
}
