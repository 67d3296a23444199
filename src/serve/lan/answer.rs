//! Answers the phones of a room. Whatever is not on its short list does not
//! exist, and is told apart from a wrong token by nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::room::{Shown, Uncounted, Vote};
use super::{Lan, lock, until_over};
use crate::serve::address::out_path;
use crate::serve::answer::{LAN_STYLE, bytes_of, reply, with_script};
use crate::serve::kinds::{HTML, SCRIPT, STYLE, content_type};

/// The script that shows the room what is shown.
const FOLLOW: &str = include_str!("lan.js");
/// How long a phone waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest vote: three numbers.
const LONGEST_VOTE: usize = 40;

/// On every answer. The token stands in the address, so no address is told to
/// anybody.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Everything that the network is answered.
pub(super) fn router(lan: Arc<Lan>) -> Router {
    Router::new()
        .fallback(answer)
        .layer(middleware::from_fn_with_state(Arc::clone(&lan), admit))
        .with_state(lan)
}

/// Lets in who may ask, before anything is looked at.
async fn admit(State(lan): State<Arc<Lan>>, request: Request, next: Next) -> Response {
    let sender = lan.guard.check_sender(request.uri(), request.headers());
    let mut response = match (sender, lan.at_once.try_acquire()) {
        (Err(_), _) => StatusCode::FORBIDDEN.into_response(),
        (Ok(()), Err(_)) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        (Ok(()), Ok(_permit)) if lan.is_over() => {
            (StatusCode::GONE, "The session is over.\n").into_response()
        }
        (Ok(()), Ok(_permit)) => next.run(request).await,
    };
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

async fn answer(State(lan): State<Arc<Lan>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let Some(rest) = behind_token(&path, &lan.token) else {
        return nothing();
    };
    let method = request.method().clone();
    if method == Method::POST && rest == "vote" {
        return vote(&lan, request.into_body()).await;
    }
    if method != Method::GET {
        return nothing();
    }
    match rest {
        "" => lead_to_slides(&lan),
        "state" => state(&lan, request.uri().query()).await,
        "voter" => voter(&lan),
        "lan.js" => reply(StatusCode::OK, SCRIPT, FOLLOW),
        "lan.css" => reply(StatusCode::OK, STYLE, LAN_STYLE),
        file => self::file(&lan, file).await,
    }
}

/// The rest of a path behind the token, which people may type in small
/// letters, with O for 0 and with I or L for 1.
fn behind_token<'a>(path: &'a str, token: &str) -> Option<&'a str> {
    let (typed, rest) = path.strip_prefix('/')?.split_once('/')?;
    let tidy = |sign: char| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    typed.chars().map(tidy).eq(token.chars()).then_some(rest)
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}

fn lead_to_slides(lan: &Lan) -> Response {
    let Ok(place) = HeaderValue::from_str(lan.page.as_str()) else {
        return nothing();
    };
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

/// What is shown now.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Now<'a> {
    /// Counts what the trainer's page said.
    seq: u64,
    /// Milliseconds since it said this.
    age: u128,
    /// The trainer's clock when it said this.
    sent_at: u64,
    /// Lines that can be voted for.
    choices: u8,
    state: Option<&'a Shown>,
}

/// What is shown, once it is something new.
async fn state(lan: &Lan, query: Option<&str>) -> Response {
    let after = query.and_then(|query| query.strip_prefix("after="));
    let after = after.and_then(|number| number.parse().ok()).unwrap_or(0);
    let (mut said, mut over) = (lan.said.subscribe(), lan.over.subscribe());
    tokio::select! {
        _ = tokio::time::timeout(PATIENCE, said.wait_for(|count| *count > after)) => {}
        () = until_over(&mut over) => {}
    }
    let seq = *said.borrow();
    let since = lan.clock.now().duration_since(*lock(&lan.spoke));
    let room = lock(&lan.room);
    let push = room.shown();
    let now = Now {
        seq,
        age: since.unwrap_or_default().as_millis(),
        sent_at: push.map_or(0, |push| push.sent_at),
        choices: push.map_or(0, |push| push.choices),
        state: push.map(|push| &push.state),
    };
    let json = serde_json::to_string(&now).unwrap_or_default();
    drop(room);
    reply(StatusCode::OK, "application/json", json)
}

/// A number to vote with.
fn voter(lan: &Lan) -> Response {
    match lan.admit() {
        Some(number) => reply(StatusCode::OK, "text/plain", number.to_string()),
        None => StatusCode::CONFLICT.into_response(),
    }
}

async fn vote(lan: &Lan, body: Body) -> Response {
    let Ok(body) = to_bytes(body, LONGEST_VOTE).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let Some(vote) = Vote::read(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match lan.vote(vote) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(Uncounted::Passed) => StatusCode::CONFLICT,
        Err(Uncounted::Stranger) => StatusCode::FORBIDDEN,
    }
    .into_response()
}

/// The slides or a file that they load.
async fn file(lan: &Arc<Lan>, path: &str) -> Response {
    let of_site = Arc::clone(lan);
    // Writing the slides takes a while the first time, and may panic.
    let files = tokio::task::spawn_blocking(move || of_site.files()).await;
    let (Ok(Some(files)), Some(address)) = (files, out_path(&format!("/{path}"))) else {
        return nothing();
    };
    if address == files.page {
        let up = address.to_root();
        let tag = format!("<script src=\"{up}lan.js\"></script>");
        return reply(StatusCode::OK, HTML, with_script(files.slides(), &tag));
    }
    let Some(artifact) = files.get(&address) else {
        return nothing();
    };
    match bytes_of(artifact).await {
        Some(bytes) => reply(StatusCode::OK, content_type(&address), bytes),
        None => nothing(),
    }
}

#[cfg(test)]
mod tests {
    use super::behind_token;

    #[test]
    fn a_token_is_read_as_people_type_it() {
        let token = "7K0M1QXF";
        for path in [
            "/7K0M1QXF/state",
            "/7k0m1qxf/state",
            "/7KOMIQXF/state",
            "/7komlqxf/state",
        ] {
            assert_eq!(behind_token(path, token), Some("state"), "{path}");
        }
        assert_eq!(behind_token("/7K0M1QXF/", token), Some(""));
        for path in [
            "/",
            "/state",
            "/7K0M1QXF",
            "//7K0M1QXF/state",
            "/7K0M1QX/state",
            "/7K0M1QXFF/state",
            "/%37K0M1QXF/",
        ] {
            assert_eq!(behind_token(path, token), None, "{path}");
        }
    }
}
