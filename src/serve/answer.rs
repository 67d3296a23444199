//! Answers requests from the map of the last good site, and from a few files
//! of the preview itself under `/__guidepost/`. It never asks the disk for a
//! path that stood in a request.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;

use super::generation::{Generation, Served};
use super::guard::Refusal;
use super::kinds::{HTML, SCRIPT, STYLE, content_type};
use super::lan::desk;
use super::live;
use super::preview::Shared;
use crate::output::Artifact;
use crate::output::offline::{REMOVER, WORKER};
use crate::text::{Fingerprint, OutPath};

/// The script of every page: it follows the preview and shows the panel.
const LIVE: &str = concat!(
    include_str!("align.js"),
    include_str!("morph.js"),
    include_str!("panel.js"),
    include_str!("live.js")
);
/// The script of the trainer's page while its slides are on a network.
const PRESENT: &str = include_str!("lan/present.js");
/// How that page and those of phones look beside the theme.
pub(super) const LAN_STYLE: &str = include_str!("lan/lan.css");
const PANEL_STYLE: &str = include_str!("panel.css");

/// What the tag of the script says where a page is not the one of its address.
pub(super) const NOT_SHOWN: &str = "none";
/// How long a question for the next generation stays open.
const PATIENCE: Duration = Duration::from_secs(10);

/// On every answer. Nothing may be kept, embedded or read by another website.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Everything that the preview answers.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/__guidepost/live", any(live::open))
        .route("/__guidepost/present", any(desk::open))
        .fallback(answer)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), admit))
        .with_state(shared)
}

/// Lets in who may ask, before anything is looked at.
async fn admit(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let checked = shared
        .guard
        .check(request.method(), request.uri(), request.headers());
    let mut response = match checked {
        Ok(()) => next.run(request).await,
        Err(refusal) => refuse(refusal),
    };
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// Says no, and why.
pub(super) fn refuse(refusal: Refusal) -> Response {
    let (status, words) = match refusal {
        Refusal::Host => (
            StatusCode::FORBIDDEN,
            "The preview does not answer under this name. Start it with --allow-host NAME to allow it.\n",
        ),
        Refusal::Origin => (
            StatusCode::FORBIDDEN,
            "The preview does not answer pages of other websites.\n",
        ),
        Refusal::Method => (
            StatusCode::METHOD_NOT_ALLOWED,
            "The preview can only be read.\n",
        ),
    };
    (status, words).into_response()
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let uri = request.uri().clone();
    if let Some(own) = uri.path().strip_prefix("/__guidepost/") {
        return answer_own(own, &uri, &shared).await;
    }
    // A worker that the built site left in the browser goes (decision 22).
    if uri.path().strip_prefix('/') == Some(WORKER) {
        return reply(StatusCode::OK, SCRIPT, REMOVER);
    }
    let Some(generation) = live::first(&shared).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    match &generation.site {
        Some(site) => answer_from(site, uri.path(), &shared).await,
        None => no_page(StatusCode::SERVICE_UNAVAILABLE, &shared),
    }
}

/// The preview's own files, and the number that tests wait for (decision 25).
async fn answer_own(name: &str, uri: &Uri, shared: &Shared) -> Response {
    match name {
        "live.js" => reply(StatusCode::OK, SCRIPT, LIVE),
        "present.js" => reply(StatusCode::OK, SCRIPT, PRESENT),
        "present.css" => reply(StatusCode::OK, STYLE, LAN_STYLE),
        "panel.css" => reply(StatusCode::OK, STYLE, PANEL_STYLE),
        "generation" => {
            let after = uri.query().and_then(|query| query.strip_prefix("after="));
            let after = after.and_then(|number| number.parse().ok()).unwrap_or(0);
            let next = live::later_than(shared, after);
            let generation = tokio::time::timeout(PATIENCE, next).await.ok().flatten();
            let number = match generation {
                Some(generation) => generation.number,
                None => current_number(shared),
            };
            reply(StatusCode::OK, "application/json", number.to_string())
        }
        _ => reply(
            StatusCode::NOT_FOUND,
            "text/plain",
            "There is no such file.\n",
        ),
    }
}

fn current_number(shared: &Shared) -> u64 {
    let current = shared.current.borrow();
    current
        .as_deref()
        .map_or(0, |generation: &Generation| generation.number)
}

async fn answer_from(site: &Served, path: &str, shared: &Shared) -> Response {
    if let Some((address, artifact)) = site.find(path) {
        let kind = content_type(&address);
        let seen = Some(artifact.fingerprint());
        return match bytes_of(artifact).await {
            Some(bytes) if shared.is_presented(&address) => {
                let tag = script_tag(shared, seen) + &present_tag(shared);
                reply(StatusCode::OK, HTML, with_script(&bytes, &tag))
            }
            Some(bytes) if kind == HTML => page(StatusCode::OK, &bytes, shared, seen),
            Some(bytes) => reply(StatusCode::OK, kind, bytes),
            None if kind == HTML => no_page(StatusCode::INTERNAL_SERVER_ERROR, shared),
            None => reply(
                StatusCode::INTERNAL_SERVER_ERROR,
                "text/plain",
                "This file cannot be read now. Load the page again.\n",
            ),
        };
    }
    let bytes = match site.not_found() {
        Some(artifact) => bytes_of(artifact).await,
        None => None,
    };
    match bytes {
        Some(bytes) => page(StatusCode::NOT_FOUND, &bytes, shared, None),
        None => no_page(StatusCode::NOT_FOUND, shared),
    }
}

/// The bytes, made in a task of their own: where making them panics, that task
/// ends and the preview goes on.
pub(super) async fn bytes_of(artifact: &Artifact) -> Option<Vec<u8>> {
    let artifact = artifact.clone();
    let made = tokio::spawn(async move { artifact.bytes().ok().map(Cow::into_owned) });
    made.await.ok()?
}

/// A page as it was built, with the tag of the live script.
fn page(status: StatusCode, bytes: &[u8], shared: &Shared, seen: Option<Fingerprint>) -> Response {
    reply(status, HTML, with_script(bytes, &script_tag(shared, seen)))
}

/// Stands in for a page that cannot be shown; the panel says why.
fn no_page(status: StatusCode, shared: &Shared) -> Response {
    let bytes = include_bytes!("no-page.html");
    page(status, bytes, shared, None)
}

/// The one thing that is added to a page. It blocks the parser, so that it
/// runs before every other script (decision 22).
fn script_tag(shared: &Shared, seen: Option<Fingerprint>) -> String {
    let seen = seen.map_or_else(|| NOT_SHOWN.to_owned(), |seen| seen.to_string());
    format!(
        "<script src=\"/__guidepost/live.js\" data-token=\"{}\" data-seen=\"{seen}\"></script>",
        shared.token
    )
}

/// On the trainer's page of the session that is on a network.
fn present_tag(shared: &Shared) -> String {
    format!(
        "<script src=\"/__guidepost/present.js\" data-present=\"{}\"></script>",
        shared.token
    )
}

/// Puts the tag behind `<head>`, where the theme wrote one.
pub(super) fn with_script(page: &[u8], tag: &str) -> Vec<u8> {
    const HEAD: &[u8] = b"<head>";
    let found = page.windows(HEAD.len()).position(|part| part == HEAD);
    let at = found.map_or(0, |at| at + HEAD.len());
    let mut whole = Vec::with_capacity(page.len() + tag.len());
    whole.extend_from_slice(&page[..at]);
    whole.extend_from_slice(tag.as_bytes());
    whole.extend_from_slice(&page[at..]);
    whole
}

pub(super) fn reply(status: StatusCode, kind: &'static str, bytes: impl Into<Body>) -> Response {
    let kind = HeaderValue::from_static(kind);
    (status, [(header::CONTENT_TYPE, kind)], bytes.into()).into_response()
}

/// The page that a tab shows, by the path in its address bar.
pub(super) fn page_of(site: &Served, path: &str) -> Option<OutPath> {
    site.find(path).map(|(address, _)| address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_is_the_only_difference() {
        let page = b"<!doctype html>\n<html><head>\n<title>x</title></head></html>";
        let with = with_script(page, "<script></script>");
        let with = String::from_utf8(with).unwrap();
        assert!(with.contains("<head><script></script>\n<title>"), "{with}");
        assert_eq!(with.replace("<script></script>", "").as_bytes(), page);
        assert_eq!(with_script(b"bare", "<s>"), b"<s>bare");
    }
}
