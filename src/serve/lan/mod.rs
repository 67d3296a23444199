//! The slides of one session on the phones of a room: a second listener, on an
//! address of the local network, with a map of its own.
//!
//! It answers with the page for the room and what that loads (`files`), with
//! what is shown now, and it takes votes as numbers (`room`). It answers only
//! under its own name, to who knows the token in its address, and ends by
//! itself (`deadline`). It keeps no address of anybody and no note of who
//! asked. The trainer's page speaks to it through the preview (`desk`), which
//! never leaves this computer.

mod answer;
mod deadline;
pub(super) mod desk;
mod files;
mod room;

use std::fmt;
use std::net::{Ipv4Addr, UdpSocket};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, watch};

pub use deadline::Clock;
use deadline::Deadline;
use files::Files;
use room::{Push, Room, Uncounted, Vote};

use super::generation::Generation;
use super::guard::Guard;
use super::listen::{Port, StartError, listen_at};
use crate::html::{qr_code, qr_text};
use crate::site::SessionPlan;
use crate::text::OutPath;

/// The port where nothing else was asked for.
const PORT: u16 = 4400;
/// As many requests are answered at once: each phone of a full room has one
/// that waits and one that loads.
const MOST_AT_ONCE: usize = 640;
/// How often a run looks whether it is over.
const LOOK: Duration = Duration::from_secs(1);
/// The signs of a token: Crockford's 32, which nobody mistakes when typing.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What the person at the command line asked for.
#[derive(Debug, Clone)]
pub struct LanOptions {
    /// The name of the session.
    pub session: String,
    /// Where to listen; the machine's own address where nothing is said.
    pub address: Option<Ipv4Addr>,
    /// Which port.
    pub port: Port,
    /// What tells the time.
    pub clock: Clock,
}

impl LanOptions {
    /// A session on the machine's own address.
    #[must_use]
    pub fn of(session: impl Into<String>) -> Self {
        Self {
            session: session.into(),
            address: None,
            port: Port::From(PORT),
            clock: Clock::of_the_machine(),
        }
    }
}

/// Why the slides cannot be shown on a network.
#[derive(Debug)]
pub enum LanError {
    /// There is no such session; these are the ones.
    NoSession(Vec<String>),
    /// There is no site yet.
    NoSite,
    /// The session has no slides.
    NoSlides,
    /// This computer has no address in a network.
    NoAddress,
    /// The address is not one of a local network.
    NotLocal(Ipv4Addr),
    /// No port could be taken.
    Start(StartError),
    /// This run shows a session already.
    Twice,
}

impl fmt::Display for LanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSession(known) if known.is_empty() => f.write_str(
                "this site has no session to show. Name one in `[training] sessions` of book.toml",
            ),
            Self::NoSession(known) => {
                write!(
                    f,
                    "there is no such session. There are: {}",
                    known.join(", ")
                )
            }
            Self::NoSite => f.write_str("the site has errors and cannot be shown yet"),
            Self::NoSlides => f.write_str("the session has no slides. Give its page a plan"),
            Self::NoAddress => f.write_str(
                "this computer is in no network. Connect it to the network of the room, or say \
                 its address: --lan=192.168.1.7",
            ),
            Self::NotLocal(address) => write!(
                f,
                "{address} is not an address of a local network, so people outside the room \
                 could see the slides"
            ),
            Self::Start(error) => error.fmt(f),
            Self::Twice => f.write_str("this run shows a session already"),
        }
    }
}

impl std::error::Error for LanError {}

/// Where the slides are, for the people in the room.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// What they type: `http://192.168.1.7:4400/7K2M9QXF/`.
    pub address: String,
    /// The same for the camera of a phone, as lines for a terminal.
    pub code: String,
    /// The trainer's page, from the root of the site.
    pub deck: String,
}

/// One run of the slides on a network.
pub(super) struct Lan {
    guard: Guard,
    token: String,
    address: String,
    /// The slides for the room.
    page: OutPath,
    /// The slides for the trainer.
    pub(super) deck: OutPath,
    clock: Clock,
    deadline: Mutex<Deadline>,
    room: Mutex<Room>,
    /// When the trainer's page last spoke.
    spoke: Mutex<SystemTime>,
    /// Counts what the trainer's page said.
    said: watch::Sender<u64>,
    /// Counts what changed in the votes.
    counted: watch::Sender<u64>,
    over: watch::Sender<bool>,
    site: watch::Receiver<Option<Arc<Generation>>>,
    files: Mutex<Option<(u64, Arc<Files>)>>,
    at_once: Semaphore,
}

/// What a panic elsewhere left behind is still whole: nothing here is changed
/// in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lan {
    /// Listens, and answers until it is over; then `ended` is called.
    pub(super) fn start(
        options: &LanOptions,
        site: watch::Receiver<Option<Arc<Generation>>>,
        runtime: &Runtime,
        ended: impl FnOnce() + Send + 'static,
    ) -> Result<Arc<Self>, LanError> {
        let Slides {
            room: page,
            deck,
            minutes,
        } = find(&options.session, &site)?;
        let address = options.address.or_else(own_address);
        let address = address.ok_or(LanError::NoAddress)?;
        if !(address.is_private() || address.is_link_local() || address.is_loopback()) {
            return Err(LanError::NotLocal(address));
        }
        let listener = listen_at(address, options.port).map_err(LanError::Start)?;
        let machine = |error| LanError::Start(StartError::Machine(error));
        let host = listener.local_addr().map_err(machine)?.to_string();
        let token = token().map_err(LanError::Start)?;
        let now = options.clock.now();
        let lan = Arc::new(Self {
            address: format!("http://{host}/{token}/"),
            guard: Guard::only(host),
            token,
            page,
            deck,
            clock: options.clock.clone(),
            deadline: Mutex::new(Deadline::new(now, minutes)),
            room: Mutex::new(Room::default()),
            spoke: Mutex::new(now),
            said: watch::Sender::new(0),
            counted: watch::Sender::new(0),
            over: watch::Sender::new(false),
            site,
            files: Mutex::new(None),
            at_once: Semaphore::new(MOST_AT_ONCE),
        });
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(machine)?
        };
        runtime.spawn(serve(Arc::clone(&lan), listener, ended));
        Ok(lan)
    }

    /// Where people find the slides.
    pub(super) fn invitation(&self) -> Invitation {
        Invitation {
            address: self.address.clone(),
            code: qr_text(&self.address).unwrap_or_default(),
            deck: self.deck.to_string(),
        }
    }

    /// The code for phones as a drawing.
    fn drawing(&self) -> String {
        let drawing = qr_code(&self.address, &self.address);
        drawing.map_or_else(String::new, |drawing| drawing.as_str().to_owned())
    }

    fn is_over(&self) -> bool {
        lock(&self.deadline).is_over(self.clock.now())
    }

    /// Takes what the trainer's page says; false where it is not a state.
    fn push(&self, push: Push) -> bool {
        let row = push.row;
        if !lock(&self.room).push(push) {
            return false;
        }
        let now = self.clock.now();
        *lock(&self.spoke) = now;
        if row > 0 {
            lock(&self.deadline).begin(now);
        }
        self.said.send_modify(|count| *count += 1);
        self.counted.send_modify(|count| *count += 1);
        true
    }

    fn vote(&self, vote: Vote) -> Result<(), Uncounted> {
        lock(&self.room).vote(vote)?;
        self.counted.send_modify(|count| *count += 1);
        Ok(())
    }

    fn clear(&self, slide: u32) {
        lock(&self.room).clear(slide);
        self.counted.send_modify(|count| *count += 1);
    }

    /// A number to vote with; nothing where the room is full.
    fn admit(&self) -> Option<u64> {
        // Browsers hold numbers of 53 bits.
        let number = u64::from_le_bytes(random().ok()?) >> 11;
        let admitted = lock(&self.room).admit(number);
        self.counted.send_modify(|count| *count += 1);
        admitted.then_some(number)
    }

    /// The files of the site as it is now.
    fn files(&self) -> Option<Arc<Files>> {
        let generation = self.site.borrow().clone()?;
        let known = lock(&self.files).clone();
        if let Some((number, files)) = known
            && number == generation.number
        {
            return Some(files);
        }
        let output = &generation.site.as_ref()?.output;
        let files = Arc::new(Files::of(output, &self.page)?);
        *lock(&self.files) = Some((generation.number, Arc::clone(&files)));
        Some(files)
    }
}

/// Answers until the run is over or the preview ends.
async fn serve(lan: Arc<Lan>, listener: tokio::net::TcpListener, ended: impl FnOnce()) {
    let router = answer::router(Arc::clone(&lan));
    let watched = Arc::clone(&lan);
    let end = async move {
        let mut look = tokio::time::interval(LOOK);
        while !watched.is_over() {
            look.tick().await;
        }
        // Whoever waits is answered, and hears that it is over.
        watched.over.send_replace(true);
    };
    // Where the listener fails, nobody can be told but the trainer.
    let _ = axum::serve(listener, router)
        .with_graceful_shutdown(end)
        .await;
    lan.over.send_replace(true);
    ended();
}

/// Waits for the end of the run.
async fn until_over(over: &mut watch::Receiver<bool>) {
    // Where nobody can say it any more, it is over too.
    let _ = over.wait_for(|over| *over).await;
}

/// The slides of a session.
pub(super) struct Slides {
    /// For the room.
    room: OutPath,
    /// For the trainer.
    pub(super) deck: OutPath,
    /// How long the plan is.
    minutes: u32,
}

/// The slides of a session, where it has some.
pub(super) fn find(
    name: &str,
    site: &watch::Receiver<Option<Arc<Generation>>>,
) -> Result<Slides, LanError> {
    let generation = site.borrow().clone().ok_or(LanError::NoSite)?;
    let served = generation.site.as_ref().ok_or(LanError::NoSite)?;
    let site = &served.compiled.site;
    let known = &site.config.training_sessions;
    if !known.iter().any(|one| one == name) {
        return Err(LanError::NoSession(known.clone()));
    }
    let source = format!("content/training/{name}.md");
    let mut pages = site.pages().map(|(_, page)| page);
    let page = pages.find(|page| page.body.source.as_str() == source);
    let page = page.ok_or_else(|| LanError::NoSession(known.clone()))?;
    let minutes = SessionPlan::of(page).ok_or(LanError::NoSlides)?.minutes();
    let folder = page.out.as_str().trim_end_matches(".html");
    let slides = |file: &str| {
        let out = OutPath::new(&format!("{folder}/{file}")).ok();
        out.filter(|out| served.output.contains_key(out))
    };
    let pages = slides("audience.html").zip(slides("deck.html"));
    let (room, deck) = pages.ok_or(LanError::NoSlides)?;
    Ok(Slides {
        room,
        deck,
        minutes,
    })
}

/// The address of this machine in the network that leads outwards. Nothing is
/// sent: to choose the far end of a datagram only asks the system which way it
/// would go. The address is one of documentation (RFC 5737).
fn own_address() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        std::net::IpAddr::V4(address) if !address.is_loopback() => Some(address),
        _ => None,
    }
}

fn random<const N: usize>() -> Result<[u8; N], StartError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Machine(error.into()))?;
    Ok(bytes)
}

/// 40 bits in eight signs: short enough to type, and more than can be tried
/// while a session lasts.
fn token() -> Result<String, StartError> {
    let bytes: [u8; 8] = random()?;
    let sign = |byte: u8| char::from(SIGNS[usize::from(byte % 32)]);
    Ok(bytes.into_iter().map(sign).collect())
}
