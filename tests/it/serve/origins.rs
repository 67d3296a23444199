//! Who is answered: every name and every origin that a stranger may use, over
//! raw sockets.

use super::client::send;
use super::{Running, client::Answer};
use crate::small_site::{self, State};

/// A word of the site that no stranger may read.
const SECRET: &str = "Where everything starts";

fn preview() -> (tempfile::TempDir, Running) {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let running = Running::start(folder.path());
    (folder, running)
}

fn token(running: &Running) -> String {
    let page = running.get("/").text();
    let rest = page.split("data-token=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The hosts of requests: those that are ours, then those that are not.
fn hosts(port: &str) -> [Vec<String>; 2] {
    let ours = ["localhost", "127.0.0.1", "[::1]"];
    let ours = ours.iter().map(|name| format!("Host: {name}:{port}\r\n"));
    let others = [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost.",
        "LOCALHOST",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "[::]",
        "127.1",
    ];
    let others = others.iter().map(|name| format!("Host: {name}:{port}\r\n"));
    let odd = [
        String::new(),
        "Host: \r\n".to_owned(),
        "Host: localhost\r\n".to_owned(),
        "Host: localhost:1\r\n".to_owned(),
        format!("Host: localhost:{port}\r\nHost: evil.example\r\n"),
        format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
        format!("Host: localhost:{port}, evil.example\r\n"),
    ];
    [ours.collect(), others.chain(odd).collect()]
}

fn origins(port: &str) -> Vec<String> {
    [
        "null".to_owned(),
        "http://evil.example".to_owned(),
        format!("http://evil.example:{port}"),
        "http://localhost:1".to_owned(),
        format!("http://127.0.0.2:{port}"),
        "file://".to_owned(),
        String::new(),
        format!("http://localhost:{port}.evil.example"),
        format!("HTTP://LOCALHOST:{port}"),
    ]
    .map(|origin| format!("Origin: {origin}\r\n"))
    .to_vec()
}

const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// Methods with what follows their path.
fn requests(token: &str) -> Vec<(&'static str, String, &'static str)> {
    let socket = format!("/__guidepost/live?token={token}");
    let mut requests = vec![("GET", socket, UPGRADE)];
    for path in [
        "/",
        "/index.html",
        "/__guidepost/live.js",
        "/__guidepost/generation",
    ] {
        for method in ["GET", "HEAD", "POST", "OPTIONS", "PUT"] {
            requests.push((method, path.to_owned(), ""));
        }
    }
    requests
}

fn check_answer(answer: &Answer, what: &str) {
    assert!(
        !answer.head.contains("access-control-"),
        "{what}: {}",
        answer.head
    );
    for header in [
        "cross-origin-resource-policy: same-origin",
        "x-content-type-options: nosniff",
        "x-frame-options: sameorigin",
        "cache-control: no-store",
    ] {
        let is_malformed = answer.status == 400;
        assert!(
            is_malformed || answer.head.contains(header),
            "{what}: {}",
            answer.head
        );
    }
}

#[test]
fn only_our_own_names_and_pages_are_answered() {
    let (_folder, running) = preview();
    let host = running.host().to_owned();
    let port = host.rsplit(':').next().unwrap();
    let token = token(&running);
    let [ours, strange] = hosts(port);
    let mut asked = 0;
    let mut ask = |method: &str, path: &str, host_line: &str, more: &str| -> Option<Answer> {
        asked += 1;
        let request = format!("{method} {path} HTTP/1.1\r\n{host_line}{more}\r\n");
        let answer = send(&host, request.as_bytes());
        if let Some(answer) = &answer {
            check_answer(answer, &request);
        }
        answer
    };
    for (method, path, more) in requests(&token) {
        for name in &strange {
            let answer = ask(method, &path, name, more);
            // A request without any host is no HTTP, so it may be hung up on.
            let status = answer.as_ref().map_or(403, |answer| answer.status);
            assert!(
                [400, 403].contains(&status),
                "{method} {path} {name}: {status}"
            );
            let body = answer.map(|answer| answer.text()).unwrap_or_default();
            assert!(!body.contains(SECRET) && !body.contains(&token));
        }
        for name in &ours {
            for origin in origins(port) {
                let answer = ask(method, &path, name, &format!("{origin}{more}")).unwrap();
                assert_eq!(answer.status, 403, "{method} {path} {name} {origin}");
                assert!(!answer.text().contains(SECRET));
            }
            let own = name.replace("Host: ", "Origin: http://");
            let status = ask(method, &path, name, &format!("{own}{more}"))
                .unwrap()
                .status;
            let wanted = match (method, more) {
                ("GET", UPGRADE) => 101,
                ("GET" | "HEAD", _) => 200,
                _ => 405,
            };
            assert_eq!(status, wanted, "{method} {path} {name}");
        }
    }
    assert!(asked > 400, "only {asked} requests");
}

#[test]
fn a_second_host_in_the_request_line_is_refused() {
    let (_folder, running) = preview();
    let host = running.host();
    let request = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n");
    assert_eq!(send(host, request.as_bytes()).unwrap().status, 403);
}

#[test]
fn a_socket_needs_an_origin_and_the_token_of_this_run() {
    let (_folder, running) = preview();
    let host = running.host();
    let token = token(&running);
    let open = |query: &str, origin: &str| {
        let request = format!(
            "GET /__guidepost/live{query} HTTP/1.1\r\nHost: {host}\r\n{origin}{UPGRADE}\r\n"
        );
        send(host, request.as_bytes()).unwrap().status
    };
    let own = format!("Origin: http://{host}\r\n");
    assert_eq!(open(&format!("?token={token}"), &own), 101);
    assert_eq!(open(&format!("?token={token}"), ""), 403);
    for query in [
        "",
        "?",
        "?token=",
        "?token=00000000000000000000000000000000",
        "?x=1",
    ] {
        assert_eq!(open(query, &own), 403, "{query}");
    }
    // Another run has another secret.
    let (_other_folder, other) = preview();
    assert_ne!(self::token(&other), token);
}

#[test]
fn embedding_and_reading_from_elsewhere_is_refused() {
    let (_folder, running) = preview();
    let host = running.host();
    let ask = |site: &str, mode: &str, kind: &str| {
        let request = format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: {site}\r\n\
             Sec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {kind}\r\n\r\n"
        );
        send(host, request.as_bytes()).unwrap().status
    };
    for site in ["cross-site", "same-site"] {
        for (mode, kind) in [
            ("no-cors", "script"),
            ("no-cors", "image"),
            ("cors", "empty"),
            ("navigate", "iframe"),
            ("navigate", "object"),
        ] {
            assert_eq!(ask(site, mode, kind), 403, "{site} {mode} {kind}");
        }
        assert_eq!(ask(site, "navigate", "document"), 200);
    }
    assert_eq!(ask("none", "navigate", "document"), 200);
    assert_eq!(ask("same-origin", "no-cors", "script"), 200);
}

#[test]
fn an_old_worker_is_answered_with_one_that_removes_itself() {
    let (_folder, running) = preview();
    let answer = running.get("/sw.js");
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-type: text/javascript"));
    assert!(answer.text().contains(".unregister()"), "{}", answer.text());
    let script = running.get("/__guidepost/live.js").text();
    assert!(!script.contains("serviceWorker"));
}
