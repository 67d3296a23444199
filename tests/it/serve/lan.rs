//! The slides of a session on a network, as a phone and as a stranger in the
//! same network meet them: raw sockets on an address of this computer.

mod desk;
mod end;
mod votes;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::mpsc::Receiver;

use guidepost::serve::{
    Clock, Invitation, LanError, LanOptions, News, Port, Preview, PreviewOptions,
};

use super::client::{Answer, send};
use crate::project::as_build;

/// Words that only the trainer may read.
const NOTE: &str = "canary-note";
/// Words of an answer that nobody has shown.
const KEY: &str = "canary-answer";
/// An address of this computer that is not the one of the preview.
const PLACE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

const BOOK: &str = "[book]\ntitle = \"A site\"\n[training]\nsessions = [\"hour\"]\n";
const HOME: &str = "---\ntitle: A site\n---\n\n[Hour](training/hour.md) [Lesson](lesson.md)\n";
const LESSON: &str = "---\ntitle: A lesson\n---\n\n## A question\n\nA sentence for the room. Then canary-note for me.\n\n\
    > [!TRAINER]\n> - Note: canary-note.\n\n\
    > [!QUIZ] Which one?\n> - [x] This one\n>   - canary-answer yes.\n> - [ ] That one\n>   - canary-answer no.\n";
const HOUR: &str = "---\ntitle: An hour\nchecked: 2026-11-22\n---\n\n\
    | Minutes | What |\n|---|---|\n| 60 | [A lesson](../lesson.md) |\n\n\
    > [!TRAINER]\n> - Note: canary-note.\n";

/// A preview whose slides are on a network.
struct Presented {
    preview: Preview,
    news: Receiver<News>,
    invitation: Invitation,
    _folder: tempfile::TempDir,
}

fn write(folder: &Path) {
    for (path, text) in [
        ("book.toml", BOOK),
        ("content/index.md", HOME),
        ("content/lesson.md", LESSON),
        ("content/training/hour.md", HOUR),
    ] {
        let place = folder.join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, text).unwrap();
    }
}

fn start(folder: &Path) -> (Preview, Receiver<News>) {
    let options = PreviewOptions {
        root: folder.to_owned(),
        compile: as_build(),
        port: Port::Only(0),
        allowed_hosts: Vec::new(),
    };
    let (preview, news) = Preview::start(options).unwrap();
    preview.catch_up().expect("the preview has ended");
    (preview, news)
}

fn options() -> LanOptions {
    LanOptions {
        address: Some(PLACE),
        port: Port::Only(0),
        ..LanOptions::of("hour")
    }
}

fn present(clock: Clock) -> Presented {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let (preview, news) = start(folder.path());
    let options = LanOptions { clock, ..options() };
    let invitation = preview.present(&options).unwrap();
    Presented {
        preview,
        news,
        invitation,
        _folder: folder,
    }
}

impl Presented {
    /// `127.0.0.2:49152`.
    fn host(&self) -> &str {
        let rest = self.invitation.address.strip_prefix("http://").unwrap();
        rest.split('/').next().unwrap()
    }

    /// `/7K2M9QXF/`.
    fn base(&self) -> &str {
        self.invitation.address.split_once(self.host()).unwrap().1
    }

    /// `localhost:49152`, where the trainer is.
    fn desk(&self) -> &str {
        let address = self.preview.address();
        address.trim_start_matches("http://").trim_end_matches('/')
    }

    fn request(&self, method: &str, path: &str, more: &str, body: &str) -> Answer {
        let host = self.host();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n{more}\r\n{body}",
            body.len()
        );
        send(host, request.as_bytes()).expect("no answer")
    }

    fn get(&self, rest: &str) -> Answer {
        let path = format!("{}{rest}", self.base());
        self.request("GET", &path, "", "")
    }

    /// Every file of the site by its address.
    fn site(&self) -> Vec<String> {
        let generation = self.preview.current().unwrap();
        let addresses = generation.addresses();
        addresses.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn the_slides_and_what_they_load_are_answered_and_nothing_else_of_the_site() {
    let presented = present(Clock::of_the_machine());
    let all = presented.site();
    assert!(all.iter().any(|path| path == "training/hour/deck.html"));
    let mut answered = BTreeMap::new();
    for path in &all {
        let answer = presented.get(path);
        assert!(
            matches!(answer.status, 200 | 404),
            "{path}: {}",
            answer.status
        );
        if answer.status == 200 {
            answered.insert(path.as_str(), answer.text());
        }
    }
    let pages: Vec<&&str> = answered
        .keys()
        .filter(|path| path.ends_with(".html"))
        .collect();
    assert_eq!(pages, [&"training/hour/audience.html"]);
    let slides = &answered["training/hour/audience.html"];
    assert!(
        slides.contains("<script src=\"../../lan.js\"></script>"),
        "{slides}"
    );
    assert!(
        !slides.contains("/__guidepost/"),
        "nothing of the preview is in it"
    );
    for path in answered.keys().filter(|path| !path.ends_with(".html")) {
        assert!(
            slides.contains(&format!("\"../../{path}\"")),
            "{path} is loaded"
        );
    }
    assert!(answered.len() < 20, "{:?}", answered.keys());
    for (path, text) in &answered {
        assert!(!text.contains(NOTE) && !text.contains(KEY), "{path}");
    }
    // The trainer's page holds both, so that the test can fail.
    let deck = super::client::Client::connect(presented.desk()).get("/training/hour/deck.html");
    assert!(deck.text().contains(NOTE) && deck.text().contains(KEY));
}

#[test]
fn there_is_nothing_beside_the_list_and_nothing_without_the_token() {
    let presented = present(Clock::of_the_machine());
    let base = presented.base();
    let first = presented.get("");
    assert_eq!(first.status, 303);
    assert!(
        first
            .head
            .contains("location: training/hour/audience.html\r\n"),
        "{}",
        first.head
    );
    let wrong = if base.starts_with("/A") {
        "/B2345678/"
    } else {
        "/A2345678/"
    };
    let mut strange = vec![
        "/".to_owned(),
        base.trim_end_matches('/').to_owned(),
        "/training/hour/audience.html".to_owned(),
        format!("{base}index.html"),
        format!("{base}training/hour.html"),
        format!("{base}training/hour/"),
        format!("{base}../training/hour/deck.html"),
        format!("{base}training/hour/%2e%2e/hour/deck.html"),
        format!("{base}vote"),
        format!("{base}__guidepost/live.js"),
        format!("{base}__guidepost/present"),
        format!("{base}book.toml"),
        format!("{base}/state"),
        "/__guidepost/live.js".to_owned(),
        "/__guidepost/present?token=x".to_owned(),
        "/state".to_owned(),
    ];
    for rest in [
        "",
        "state",
        "voter",
        "lan.js",
        "training/hour/audience.html",
    ] {
        strange.push(format!("{wrong}{rest}"));
    }
    let nothing = presented.request("GET", "/x", "", "");
    assert_eq!(nothing.status, 404);
    for path in strange {
        let answer = presented.request("GET", &path, "", "");
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.body, nothing.body, "{path}");
    }
    for method in ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        for rest in [
            "",
            "state",
            "voter",
            "lan.js",
            "training/hour/audience.html",
        ] {
            let answer = presented.request(method, &format!("{base}{rest}"), "", "");
            assert_eq!(answer.status, 404, "{method} {rest}");
        }
    }
}

#[test]
fn other_names_and_other_websites_are_refused() {
    let presented = present(Clock::of_the_machine());
    let (host, base) = (presented.host(), presented.base());
    let port = host.rsplit_once(':').unwrap().1;
    let ask = |head: &str| {
        let request = format!("GET {base}lan.js HTTP/1.1\r\n{head}\r\n");
        send(host, request.as_bytes()).expect("no answer").status
    };
    assert_eq!(ask(&format!("Host: {host}\r\n")), 200);
    assert_eq!(
        ask(&format!("Host: {host}\r\nOrigin: http://{host}\r\n")),
        200
    );
    for name in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost:{port}"),
        format!("127.0.0.1:{port}"),
        format!("127.0.0.2.evil.example:{port}"),
        "127.0.0.2".to_owned(),
        "127.0.0.2:1".to_owned(),
        format!("2130706434:{port}"),
        String::new(),
    ] {
        assert_eq!(ask(&format!("Host: {name}\r\n")), 403, "{name}");
    }
    assert!(matches!(ask(""), 400 | 403));
    assert_eq!(ask(&format!("Host: {host}\r\nHost: {host}\r\n")), 403);
    for origin in ["null", "http://evil.example", "file://", "http://127.0.0.2"] {
        assert_eq!(
            ask(&format!("Host: {host}\r\nOrigin: {origin}\r\n")),
            403,
            "{origin}"
        );
    }
    let elsewhere = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    assert_eq!(ask(&format!("Host: {host}\r\n{elsewhere}")), 403);
}

#[test]
fn every_answer_forbids_keeping_and_telling() {
    let presented = present(Clock::of_the_machine());
    for rest in ["lan.js", "training/hour/audience.html", "no-such-file"] {
        let head = presented.get(rest).head;
        for line in [
            "cache-control: no-store",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
        ] {
            assert!(head.contains(line), "{rest}: {head}");
        }
        assert!(!head.contains("set-cookie"), "{rest}");
    }
}

#[test]
fn what_cannot_be_presented_says_why() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let (preview, _news) = start(folder.path());
    let refused = |options: &LanOptions| preview.present(options).unwrap_err().to_string();
    let unknown = LanOptions {
        session: "nowhere".into(),
        ..options()
    };
    assert_eq!(
        refused(&unknown),
        "there is no such session. There are: hour"
    );
    let public = LanOptions {
        address: Some(Ipv4Addr::new(203, 0, 113, 7)),
        ..options()
    };
    let said = refused(&public);
    assert!(
        said.starts_with("203.0.113.7 is not an address of a local network"),
        "{said}"
    );
    let everywhere = LanOptions {
        address: Some(Ipv4Addr::UNSPECIFIED),
        ..options()
    };
    assert!(refused(&everywhere).contains("not an address of a local network"));
    preview.present(&options()).unwrap();
    let twice = preview.present(&options()).unwrap_err();
    assert!(matches!(twice, LanError::Twice), "{twice}");
}
