//! The preview as a browser and as a stranger meets it, over HTTP.

mod bursts;
mod client;
mod edits;
mod hold;
mod lan;
mod leaks;
mod origins;
mod session;
mod traversal;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use guidepost::compile::CompileOptions;
use guidepost::serve::{Generation, Port, Preview, PreviewOptions};

use crate::project::{self, as_build};
use client::{Answer, Client};

/// No page may be older than the files for so long.
const STALE: Duration = Duration::from_secs(3);

/// A preview of a folder in this process.
struct Running {
    preview: Preview,
}

impl Running {
    fn start(root: &Path) -> Self {
        Self::start_with(root, as_build())
    }

    fn start_with(root: &Path, compile: CompileOptions) -> Self {
        let options = PreviewOptions {
            root: root.to_owned(),
            compile,
            port: Port::Only(0),
            allowed_hosts: Vec::new(),
        };
        // Nobody listens to the news here.
        let (preview, _) = Preview::start(options).unwrap();
        let running = Self { preview };
        running.catch_up();
        running
    }

    /// `localhost:49152`.
    fn host(&self) -> &str {
        let address = self.preview.address();
        address.trim_start_matches("http://").trim_end_matches('/')
    }

    fn client(&self) -> Client {
        Client::connect(self.host())
    }

    fn get(&self, path: &str) -> Answer {
        self.client().get(path)
    }

    fn catch_up(&self) -> u64 {
        self.preview.catch_up().expect("the preview has ended")
    }

    fn generation(&self) -> std::sync::Arc<Generation> {
        self.preview.current().unwrap()
    }
}

/// Every file that a build of the folder writes.
fn built(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let built = project::build(root, &as_build());
    let files = built.compiled.output.keys();
    files
        .map(|out| (out.to_string(), built.bytes(out)))
        .collect()
}

/// What is served at an address without the tag of the live script.
fn served(client: &mut Client, address: &str) -> (u16, Vec<u8>) {
    let answer = client.get(&format!("/{}", client::encode(address)));
    (answer.status, without_script(&answer.body))
}

fn without_script(body: &[u8]) -> Vec<u8> {
    let mark = b"<script src=\"/__guidepost/live.js\"";
    let Some(start) = body.windows(mark.len()).position(|part| part == mark) else {
        return body.to_vec();
    };
    let end = b"</script>";
    let length = body[start..]
        .windows(end.len())
        .position(|part| part == end)
        .unwrap();
    let mut plain = body.to_vec();
    plain.drain(start..start + length + end.len());
    plain
}

/// How what is served differs from a build, one line each.
fn differences(client: &mut Client, wanted: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut found = Vec::new();
    for (address, bytes) in wanted.iter().filter(|(address, _)| *address != "sw.js") {
        let (status, served) = served(client, address);
        if status != 200 {
            found.push(format!("{address}: {status}"));
        } else if served != *bytes {
            found.push(format!("{address}: other bytes"));
        }
    }
    found
}

/// Waits until the preview serves what a build would write.
fn wait_until_built(running: &Running, root: &Path) {
    let wanted = built(root);
    let deadline = Instant::now() + STALE;
    let mut client = running.client();
    loop {
        let number = running.generation().number;
        let found = differences(&mut client, &wanted);
        if found.is_empty() {
            return;
        }
        let left = deadline.saturating_duration_since(Instant::now());
        assert!(!left.is_zero(), "after {STALE:?}: {}", found.join(", "));
        client.next_generation(number, left);
    }
}
