//! The trainer's page, which says over a socket of the preview what is shown.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::Presented;
use crate::serve::client::Client;

/// How long news may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A socket as a browser opens it.
pub(super) struct Desk(BufReader<TcpStream>);

/// The secret of the preview, from the trainer's page.
pub(super) fn token(presented: &Presented) -> String {
    let page = Client::connect(presented.desk()).get("/training/hour/deck.html");
    let page = page.text();
    let rest = page.split("data-present=\"").nth(1).expect("the tag");
    rest.split('"').next().unwrap().to_owned()
}

/// Asks for a socket; the status of the answer, and the socket.
pub(super) fn ask(presented: &Presented, token: &str, origin: &str) -> (u16, Desk) {
    let host = presented.desk();
    let stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut stream = BufReader::new(stream);
    let request = format!(
        "GET /__guidepost/present?token={token} HTTP/1.1\r\nHost: {host}\r\n{origin}\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.get_mut().write_all(request.as_bytes()).unwrap();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(stream.read_line(&mut head).unwrap() > 0, "no answer");
    }
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, Desk(stream))
}

/// The trainer's socket, behind its greeting.
pub(super) fn open(presented: &Presented) -> (Desk, String) {
    let origin = format!("Origin: http://{}\r\n", presented.desk());
    let (status, mut desk) = ask(presented, &token(presented), &origin);
    assert_eq!(status, 101);
    let greeting = desk.hear();
    (desk, greeting)
}

impl Desk {
    pub(super) fn say(&mut self, text: &str) {
        // RFC 6455, section 5.2: a client masks; here with zeros.
        let mut frame = vec![0x81];
        match u8::try_from(text.len()) {
            Ok(length) if length < 126 => frame.push(0x80 | length),
            _ => {
                frame.push(0x80 | 126);
                frame.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.0.get_mut().write_all(&frame).unwrap();
    }

    /// The next text; the closing of the socket is an empty one.
    pub(super) fn hear(&mut self) -> String {
        let mut head = [0; 2];
        if self.0.read_exact(&mut head).is_err() || head[0] & 0x0f == 8 {
            return String::new();
        }
        let length = match head[1] {
            126 => {
                let mut length = [0; 2];
                self.0.read_exact(&mut length).unwrap();
                usize::from(u16::from_be_bytes(length))
            }
            short => usize::from(short),
        };
        let mut text = vec![0; length];
        self.0.read_exact(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    /// Hears until something says this.
    pub(super) fn hear_about(&mut self, words: &str) -> String {
        loop {
            let heard = self.hear();
            assert!(!heard.is_empty(), "the socket closed before `{words}`");
            if heard.contains(words) {
                return heard;
            }
        }
    }

    /// Shows a slide with so many lines to vote for.
    pub(super) fn show(&mut self, slide: u32, choices: u8, answer: &str) {
        self.say(&format!(
            "{{\"push\":{{\"state\":{{\"slide\":{slide},\"black\":false,\"hands\":[],\"show\":{answer},\
             \"countdown\":{{\"status\":\"off\",\"endsAt\":0,\"left\":0}},\"notes\":\"canary-note\"}},\
             \"choices\":{choices},\"row\":1,\"sentAt\":1}}}}"
        ));
    }
}

#[test]
fn the_trainer_is_told_where_phones_find_the_slides() {
    let presented = super::present(guidepost::serve::Clock::of_the_machine());
    let (_desk, greeting) = open(&presented);
    assert!(
        greeting.contains(&presented.invitation.address),
        "{greeting}"
    );
    assert!(greeting.contains("<svg class=\\\"qr\\\""), "{greeting}");
    assert!(presented.invitation.code.lines().count() > 10);
    let mut client = Client::connect(presented.desk());
    for path in ["/", "/training/hour.html", "/training/hour/audience.html"] {
        let page = client.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text().contains("present.js"), "{path}");
    }
    for path in ["/__guidepost/present.js", "/__guidepost/present.css"] {
        assert_eq!(client.get(path).status, 200, "{path}");
    }
}

#[test]
fn only_a_page_of_this_run_may_say_what_is_shown() {
    let presented = super::present(guidepost::serve::Clock::of_the_machine());
    let right = token(&presented);
    let ours = format!("Origin: http://{}\r\n", presented.desk());
    for (token, origin) in [
        ("", ours.as_str()),
        ("0123456789abcdef0123456789abcdef", ours.as_str()),
        (presented.base().trim_matches('/'), ours.as_str()),
        (right.as_str(), ""),
        (right.as_str(), "Origin: null\r\n"),
        (right.as_str(), "Origin: http://evil.example\r\n"),
    ] {
        assert_eq!(ask(&presented, token, origin).0, 403, "{token} {origin}");
    }
}

#[test]
fn what_the_trainer_says_beside_the_state_reaches_no_phone() {
    let presented = super::present(guidepost::serve::Clock::of_the_machine());
    let (mut desk, _) = open(&presented);
    desk.show(3, 2, "null");
    desk.hear_about("\"slide\":3");
    let state = presented.get("state").text();
    assert!(
        state.contains("\"slide\":3") && state.contains("\"show\":null"),
        "{state}"
    );
    assert!(!state.contains("canary"), "{state}");
    // An answer arrives when the trainer shows it.
    desk.show(3, 2, "[{\"right\":\"yes\",\"words\":\"canary-answer\"}]");
    let state = presented.get("state?after=1").text();
    assert!(state.contains("canary-answer"), "{state}");
}

#[test]
fn what_is_no_state_ends_the_socket_and_shows_nothing() {
    let presented = super::present(guidepost::serve::Clock::of_the_machine());
    for wrong in [
        "",
        "x",
        "{}",
        "[1]",
        "{\"push\":1}",
        "{\"push\":{\"state\":{\"slide\":1}}}",
        "{\"clear\":\"x\"}",
    ] {
        let (mut desk, _) = open(&presented);
        desk.say(wrong);
        while !desk.hear().is_empty() {}
    }
    let (mut desk, _) = open(&presented);
    desk.show(0, 2, "null");
    while !desk.hear().is_empty() {}
    let (mut desk, _) = open(&presented);
    let long = "x".repeat(9_000);
    desk.show(1, 2, &format!("[{{\"right\":\"\",\"words\":\"{long}\"}}]"));
    while !desk.hear().is_empty() {}
    let (mut desk, _) = open(&presented);
    desk.show(7, 2, "null");
    let state = presented.get("state").text();
    assert!(
        state.contains("\"seq\":1,"),
        "only the last one counted: {state}"
    );
}

#[test]
fn a_phone_that_waits_hears_of_the_next_slide() {
    let presented = super::present(guidepost::serve::Clock::of_the_machine());
    let (mut desk, _) = open(&presented);
    desk.show(3, 0, "null");
    assert!(presented.get("state").text().contains("\"slide\":3"));
    let host = presented.host();
    let mut phone = TcpStream::connect(host).unwrap();
    phone.set_read_timeout(Some(PATIENCE)).unwrap();
    let path = format!("{}state?after=1", presented.base());
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    phone.write_all(request.as_bytes()).unwrap();
    desk.show(4, 0, "null");
    let mut answer = String::new();
    phone.read_to_string(&mut answer).unwrap();
    assert!(
        answer.contains("\"seq\":2,") && answer.contains("\"slide\":4"),
        "{answer}"
    );
}
