//! Tells open tabs what changed, over a WebSocket. It never sends a page: a
//! tab that shows a changed one asks for it like any reader.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::select;
use tokio::time::timeout;

use super::answer::{self, NOT_SHOWN};
use super::generation::Generation;
use super::panel::{self, PageState};
use super::preview::Shared;
use crate::text::OutPath;

/// The longest message that a tab has to send: an address and a fingerprint.
const LONGEST: usize = 8 * 1024;
/// A tab that does not read for so long is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a tab shows.
#[derive(Debug, Deserialize)]
struct Tab {
    /// The path in its address bar.
    page: String,
    /// The fingerprint of the page that it was served.
    seen: String,
}

/// Opens the socket of a tab that was served by this run.
pub(super) async fn open(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    if let Some(refused) = refuse(&shared, query.as_deref(), &headers) {
        return refused;
    }
    match upgrade {
        Ok(upgrade) => upgrade
            .max_message_size(LONGEST)
            .max_frame_size(LONGEST)
            .on_upgrade(move |socket| follow(socket, shared)),
        Err(rejection) => rejection.into_response(),
    }
}

/// What a tab hears that may not open a socket: one of another website, or of
/// an earlier run.
pub(super) fn refuse(
    shared: &Shared,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Option<Response> {
    if let Err(refusal) = shared.guard.check_socket(headers) {
        return Some(answer::refuse(refusal));
    }
    let token = query.and_then(|query| query.strip_prefix("token="));
    (token != Some(shared.token.as_str())).then(|| {
        let words = "This tab belongs to an earlier run of the preview.\n";
        (StatusCode::FORBIDDEN, words).into_response()
    })
}

/// Waits for the first site; nothing when the preview ends before.
pub(super) async fn first(shared: &Shared) -> Option<Arc<Generation>> {
    later_than(shared, 0).await
}

/// Waits for a generation with a higher number.
pub(super) async fn later_than(shared: &Shared, number: u64) -> Option<Arc<Generation>> {
    let mut generations = shared.current.subscribe();
    let is_later = |current: &Option<Arc<Generation>>| {
        current
            .as_ref()
            .is_some_and(|current| current.number > number)
    };
    let found = generations.wait_for(is_later).await.ok()?;
    found.clone()
}

/// Serves one tab until it closes.
async fn follow(mut socket: WebSocket, shared: Arc<Shared>) {
    let mut generations = shared.current.subscribe();
    let mut tab = None;
    let mut told = String::new();
    loop {
        select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => match serde_json::from_str::<Tab>(&text) {
                    Ok(shown) => {
                        tab = Some(shown);
                        told.clear();
                    }
                    Err(_) => return,
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => return,
            },
            changed = generations.changed() => if changed.is_err() {
                return;
            },
        }
        let current = generations.borrow_and_update().clone();
        let (Some(tab), Some(generation)) = (&tab, current) else {
            continue;
        };
        let words = state_of(tab, &generation, &shared);
        if words == told {
            continue;
        }
        let sent = timeout(PATIENCE, socket.send(Message::text(words.clone()))).await;
        if !matches!(sent, Ok(Ok(()))) {
            return;
        }
        told = words;
    }
}

fn state_of(tab: &Tab, generation: &Generation, shared: &Shared) -> String {
    let address = address_of(tab, generation);
    let fingerprint = generation
        .site
        .as_ref()
        .zip(address.as_ref())
        .and_then(|(site, address)| site.fingerprint(address))
        .map(|fingerprint| fingerprint.to_string());
    let state = match fingerprint {
        Some(now) if now == tab.seen => PageState::Same,
        Some(_) => PageState::Changed,
        None if tab.seen == NOT_SHOWN => PageState::Missing,
        None => PageState::Gone,
    };
    panel::state(generation, address.as_ref(), state, &shared.root)
}

fn address_of(tab: &Tab, generation: &Generation) -> Option<OutPath> {
    answer::page_of(generation.site.as_deref()?, &tab.page)
}
