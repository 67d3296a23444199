//! Who may ask: pages of the preview itself, and people who type its address.
//! Every other website is refused before its request is looked at. Pure: it
//! sees names and never answers.

use axum::http::{HeaderMap, HeaderName, Method, Uri, header};

/// The names under which the preview answers.
#[derive(Debug)]
pub(super) struct Guard {
    /// `localhost:4321` and the like, exactly as browsers send them.
    hosts: Vec<String>,
    /// Names with any port, for a forwarding program.
    names: Vec<String>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It was sent to another name than ours: perhaps a website that made its
    /// own name lead to this computer.
    Host,
    /// A page of another website sent it.
    Origin,
    /// Only reading is possible.
    Method,
}

impl Guard {
    /// Answers on loopback at a port, and under names that were allowed.
    pub(super) fn new(port: u16, allowed: &[String]) -> Self {
        let loopback = ["localhost", "127.0.0.1", "[::1]"];
        let mut hosts: Vec<String> = loopback
            .iter()
            .map(|name| format!("{name}:{port}"))
            .collect();
        if port == 80 {
            hosts.extend(loopback.iter().map(|name| (*name).to_owned()));
        }
        let (with_port, names) = allowed
            .iter()
            .cloned()
            .partition(|name: &String| has_port(name));
        hosts.extend::<Vec<String>>(with_port);
        Self { hosts, names }
    }

    /// Answers under one name with its port, and no other.
    pub(super) fn only(host: String) -> Self {
        Self {
            hosts: vec![host],
            names: Vec::new(),
        }
    }

    /// Whether a request may be answered.
    pub(super) fn check(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Result<(), Refusal> {
        self.check_sender(uri, headers)?;
        if method != Method::GET && method != Method::HEAD {
            return Err(Refusal::Method);
        }
        Ok(())
    }

    /// Whether the one who sent a request may ask for anything at all.
    pub(super) fn check_sender(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = single(headers, &header::HOST).map_err(|()| Refusal::Host)?;
        let host = host
            .filter(|host| self.is_ours(host))
            .ok_or(Refusal::Host)?;
        // `GET http://name/ HTTP/1.1` names a second host.
        if uri.authority().is_some_and(|named| named.as_str() != host) {
            return Err(Refusal::Host);
        }
        let origin = single(headers, &header::ORIGIN).map_err(|()| Refusal::Origin)?;
        if origin.is_some_and(|origin| !is_origin_of(origin, host)) {
            return Err(Refusal::Origin);
        }
        if comes_from_elsewhere(headers) {
            return Err(Refusal::Origin);
        }
        Ok(())
    }

    /// Whether a WebSocket may be opened: browsers always say whose page wants
    /// one, and the rule of origins does not hold for them.
    pub(super) fn check_socket(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let origin = single(headers, &header::ORIGIN).map_err(|()| Refusal::Origin)?;
        origin.map(|_| ()).ok_or(Refusal::Origin)
    }

    fn is_ours(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
            _ => host,
        };
        self.hosts.iter().any(|ours| ours == host) || self.names.iter().any(|ours| ours == name)
    }
}

/// Whether a name that was allowed names a port too.
fn has_port(name: &str) -> bool {
    name.rsplit_once(':').is_some_and(|(before, port)| {
        !before.is_empty() && !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The one value of a header; an error where there are several or it is no text.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, ()> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(());
    }
    first
        .map(|value| value.to_str().map_err(|_| ()))
        .transpose()
}

/// A forwarding program may speak HTTPS where we speak HTTP.
fn is_origin_of(origin: &str, host: &str) -> bool {
    let rest = origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"));
    rest == Some(host)
}

/// What browsers say of themselves since 2020: another website may lead a
/// person here, but may not read, embed or run anything. Another port of this
/// computer is another website too.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_link =
        said("sec-fetch-mode") == Some("navigate") && said("sec-fetch-dest") == Some("document");
    let site = said("sec-fetch-site");
    !is_link && matches!(site, Some(other) if other != "same-origin" && other != "none")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(headers: &[(&'static str, &str)]) -> Result<(), Refusal> {
        check_uri("/", headers)
    }

    fn check_uri(uri: &str, headers: &[(&'static str, &str)]) -> Result<(), Refusal> {
        let guard = Guard::new(
            4321,
            &["proxy.example".to_owned(), "one.example:8".to_owned()],
        );
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).unwrap());
        }
        guard.check(&Method::GET, &uri.parse().unwrap(), &map)
    }

    #[test]
    fn only_our_names_are_answered() {
        for host in [
            "localhost:4321",
            "127.0.0.1:4321",
            "[::1]:4321",
            "proxy.example",
            "proxy.example:99",
            "one.example:8",
        ] {
            assert_eq!(check(&[("host", host)]), Ok(()), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost",
            "localhost:4322",
            "LOCALHOST:4321",
            "localhost.:4321",
            "localhost.evil.example:4321",
            "127.0.0.1.evil.example:4321",
            "2130706433:4321",
            "0.0.0.0:4321",
            "[::]:4321",
            "one.example",
            "evil.proxy.example",
        ] {
            assert_eq!(check(&[("host", host)]), Err(Refusal::Host), "{host}");
        }
        assert_eq!(check(&[]), Err(Refusal::Host));
        let twice = [("host", "localhost:4321"), ("host", "localhost:4321")];
        assert_eq!(check(&twice), Err(Refusal::Host));
        let ours = [("host", "localhost:4321")];
        assert_eq!(check_uri("http://evil.example/", &ours), Err(Refusal::Host));
        assert_eq!(check_uri("http://localhost:4321/", &ours), Ok(()));
    }

    #[test]
    fn other_websites_are_refused() {
        let host = ("host", "localhost:4321");
        assert_eq!(check(&[host, ("origin", "http://localhost:4321")]), Ok(()));
        for origin in [
            "null",
            "http://evil.example",
            "http://localhost:8000",
            "http://127.0.0.1:4321",
            "file://",
            "localhost:4321",
        ] {
            assert_eq!(
                check(&[host, ("origin", origin)]),
                Err(Refusal::Origin),
                "{origin}"
            );
        }
    }

    #[test]
    fn another_website_may_lead_here_and_nothing_else() {
        let host = ("host", "localhost:4321");
        let site = |site| ("sec-fetch-site", site);
        assert_eq!(check(&[host, site("same-origin")]), Ok(()));
        assert_eq!(check(&[host, site("none")]), Ok(()));
        for elsewhere in ["cross-site", "same-site"] {
            let navigate = ("sec-fetch-mode", "navigate");
            assert_eq!(check(&[host, site(elsewhere)]), Err(Refusal::Origin));
            let frame = ("sec-fetch-dest", "iframe");
            assert_eq!(
                check(&[host, site(elsewhere), navigate, frame]),
                Err(Refusal::Origin)
            );
            let document = ("sec-fetch-dest", "document");
            assert_eq!(check(&[host, site(elsewhere), navigate, document]), Ok(()));
        }
    }

    #[test]
    fn nothing_is_changed_and_a_socket_needs_an_origin() {
        let guard = Guard::new(80, &[]);
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("localhost"));
        let uri: Uri = "/".parse().unwrap();
        assert_eq!(guard.check(&Method::GET, &uri, &headers), Ok(()));
        assert_eq!(guard.check(&Method::HEAD, &uri, &headers), Ok(()));
        assert_eq!(
            guard.check(&Method::POST, &uri, &headers),
            Err(Refusal::Method)
        );
        assert_eq!(guard.check_socket(&headers), Err(Refusal::Origin));
    }
}
