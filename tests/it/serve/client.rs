//! A plain HTTP client over a socket, so that a test decides every byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection that is kept open.
pub(super) struct Client {
    host: String,
    stream: BufReader<TcpStream>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Status and headers as they came, in small letters.
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    pub(super) fn connect(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            stream: open(host),
        }
    }

    pub(super) fn get(&mut self, path: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        let stream = self.stream.get_mut();
        stream.write_all(request.as_bytes()).unwrap();
        read_answer(&mut self.stream, "GET").expect("no answer")
    }

    /// Waits for a generation after this one, for so long at most.
    pub(super) fn next_generation(&mut self, number: u64, patience: Duration) {
        self.stream
            .get_ref()
            .set_read_timeout(Some(patience))
            .unwrap();
        let request = format!(
            "GET /__guidepost/generation?after={number} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host
        );
        let stream = self.stream.get_mut();
        stream.write_all(request.as_bytes()).unwrap();
        let answered = read_answer(&mut self.stream, "GET").is_some();
        if answered {
            let stream = self.stream.get_ref();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
        } else {
            self.stream = open(&self.host);
        }
    }
}

/// Sends bytes as they are and reads one answer; nothing where the server
/// hangs up.
pub(super) fn send(host: &str, request: &[u8]) -> Option<Answer> {
    let mut stream = open(host);
    stream.get_mut().write_all(request).ok()?;
    let method = request.split(|byte| *byte == b' ').next().unwrap_or(b"");
    read_answer(&mut stream, &String::from_utf8_lossy(method))
}

fn open(host: &str) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_nodelay(true).unwrap();
    BufReader::new(stream)
}

fn read_answer(stream: &mut BufReader<TcpStream>, method: &str) -> Option<Answer> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = head.split("content-length: ").nth(1);
    let length = length.and_then(|rest| rest.split("\r\n").next()?.parse().ok());
    let length = if method == "HEAD" || status == 101 {
        0
    } else {
        length.unwrap_or(0)
    };
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Answer { status, head, body })
}

/// A path of the site in an address.
pub(super) fn encode(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(byte);
    path.bytes()
        .map(|byte| match plain(&byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02x}"),
        })
        .collect()
}
