//! The trainer's page and the slides on the network: over a socket of the
//! preview, which only a page of this run on this computer can open. The page
//! says what is shown; it hears how many voted for what.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tokio::select;

use super::room::{Count, LONGEST, Push};
use super::{Lan, lock, until_over};
use crate::serve::live;
use crate::serve::preview::Shared;

/// The longest message in bytes: letters of other scripts have up to four.
const MOST_BYTES: usize = 4 * LONGEST + 512;

/// What the trainer's page says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Said {
    /// This is shown.
    Push(Push),
    /// The votes on this slide start again.
    Clear(u32),
}

/// What the trainer's page hears.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Told<'a> {
    /// Where people find the slides, and the same as a drawing for cameras.
    Invitation { address: &'a str, code: String },
    /// Votes on what is shown.
    Count(Count),
    /// The slides have left the network.
    Over(bool),
}

/// Opens the socket of the trainer's page.
pub(in crate::serve) async fn open(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    if let Some(refused) = live::refuse(&shared, query.as_deref(), &headers) {
        return refused;
    }
    let Some(lan) = shared.lan.get().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match upgrade {
        Ok(upgrade) => upgrade
            .max_message_size(MOST_BYTES)
            .max_frame_size(MOST_BYTES)
            .on_upgrade(move |socket| follow(socket, lan)),
        Err(rejection) => rejection.into_response(),
    }
}

async fn follow(mut socket: WebSocket, lan: Arc<Lan>) {
    let (mut counted, mut over) = (lan.counted.subscribe(), lan.over.subscribe());
    let invitation = Told::Invitation {
        address: &lan.address,
        code: lan.drawing(),
    };
    if !tell(&mut socket, &invitation).await {
        return;
    }
    counted.mark_changed();
    loop {
        select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) if hear(&text, &lan) => {}
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => return,
            },
            changed = counted.changed() => {
                if changed.is_err() {
                    return;
                }
                let count = lock(&lan.room).count();
                if !tell(&mut socket, &Told::Count(count)).await {
                    return;
                }
            },
            () = until_over(&mut over) => {
                tell(&mut socket, &Told::Over(true)).await;
                return;
            },
        }
    }
}

/// Takes a message; false where it is none of ours.
fn hear(text: &str, lan: &Lan) -> bool {
    match serde_json::from_str(text) {
        Ok(Said::Push(push)) => lan.push(push),
        Ok(Said::Clear(slide)) => {
            lan.clear(slide);
            true
        }
        Err(_) => false,
    }
}

/// Says something; false where nobody listens any more.
async fn tell(socket: &mut WebSocket, told: &Told<'_>) -> bool {
    let text = serde_json::to_string(told).unwrap_or_default();
    socket.send(Message::text(text)).await.is_ok()
}
