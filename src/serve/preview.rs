//! Puts the preview together: one thread that listens to the disk and makes
//! the site, and a few that answer browsers.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::runtime::{self, Runtime};
use tokio::sync::watch;

use super::alarm::Alarm;
use super::answer;
use super::generation::Generation;
use super::guard::Guard;
use super::lan::{self, Invitation, Lan, LanError, LanOptions};
use super::listen::{Port, StartError, listen};
use super::round::Rounds;
use super::watcher::{Heard, Watcher, Watching};
use crate::compile::CompileOptions;
use crate::text::OutPath;

/// Threads that answer: one page that takes long must not stop the others.
const ANSWERING: usize = 4;
/// How long an answer may take at the end.
const FAREWELL: Duration = Duration::from_millis(200);

/// What the person at the command line asked for.
#[derive(Debug, Clone)]
pub struct PreviewOptions {
    /// The project's folder.
    pub root: PathBuf,
    /// How the site is made.
    pub compile: CompileOptions,
    /// Where it listens.
    pub port: Port,
    /// Names besides those of loopback under which it answers, such as that of
    /// a forwarding program; with or without a port.
    pub allowed_hosts: Vec<String>,
}

/// What the command line may tell.
#[derive(Debug, Clone)]
pub enum News {
    /// How changes are noticed from now on.
    Watching(Watching),
    /// A round has ended.
    Made(Arc<Generation>),
    /// The slides have left the network.
    LanEnded,
}

/// What wakes the thread that makes the site.
#[derive(Debug)]
pub(super) enum Wake {
    /// Something was heard from the disk.
    Heard(Heard),
    /// Look now, and say when the look is over.
    CatchUp(Sender<u64>),
    /// The slides have left the network.
    LanEnded,
    /// The preview ends.
    Stop,
}

/// What both sides share.
pub(super) struct Shared {
    /// Who may ask.
    pub(super) guard: Guard,
    /// The secret of this run: only pages that this preview served know it.
    pub(super) token: String,
    /// The project's folder; it stands in links to an editor and nowhere else.
    pub(super) root: PathBuf,
    /// The current site; nothing before the first round has ended.
    pub(super) current: watch::Sender<Option<Arc<Generation>>>,
    /// The slides on a network, where somebody asked for them.
    pub(super) lan: OnceLock<Arc<Lan>>,
}

impl Shared {
    /// Whether an address is the trainer's page of the session on the network.
    pub(super) fn is_presented(&self, address: &OutPath) -> bool {
        self.lan.get().is_some_and(|lan| lan.deck == *address)
    }
}

/// A preview that runs until it is dropped.
pub struct Preview {
    address: String,
    shared: Arc<Shared>,
    wake: Sender<Wake>,
    runtime: Option<Runtime>,
    maker: Option<JoinHandle<()>>,
}

impl Preview {
    /// Listens, and starts to make the site. What happens is told through the
    /// receiver, the first site first of all.
    ///
    /// # Errors
    /// Where no port is free or the machine refuses.
    pub fn start(options: PreviewOptions) -> Result<(Self, Receiver<News>), StartError> {
        let (listeners, port) = listen(options.port)?;
        let shared = Arc::new(Shared {
            guard: Guard::new(port, &options.allowed_hosts),
            token: token()?,
            root: options.root.clone(),
            current: watch::Sender::new(None),
            lan: OnceLock::new(),
        });
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(ANSWERING)
            .thread_name("guidepost-answer")
            .enable_all()
            .build()?;
        for listener in listeners {
            let service = answer::router(Arc::clone(&shared));
            let listener = {
                let _inside = runtime.enter();
                tokio::net::TcpListener::from_std(listener)?
            };
            runtime.spawn(async move { axum::serve(listener, service).await });
        }
        let (wake, woken) = mpsc::channel();
        let (tell, news) = mpsc::channel();
        let maker = Maker {
            watcher: Watcher::start(&options.root, wake.clone()),
            rounds: Rounds::new(options.root, options.compile),
            shared: Arc::clone(&shared),
            tell,
        };
        let maker = std::thread::Builder::new()
            .name("guidepost-make".to_owned())
            .spawn(move || maker.run(&woken))?;
        let preview = Self {
            address: format!("http://localhost:{port}/"),
            shared,
            wake,
            runtime: Some(runtime),
            maker: Some(maker),
        };
        Ok((preview, news))
    }

    /// Where the front page is.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The current site; nothing before the first round has ended.
    #[must_use]
    pub fn current(&self) -> Option<Arc<Generation>> {
        self.shared.current.borrow().clone()
    }

    /// The trainer's slides of a session, from the root of the site.
    ///
    /// # Errors
    /// Where there are no such slides.
    pub fn deck(&self, session: &str) -> Result<String, LanError> {
        let site = self.shared.current.subscribe();
        Ok(lan::find(session, &site)?.deck.to_string())
    }

    /// Shows the slides of a session on the local network, until half an hour
    /// after its planned end; then [`News::LanEnded`] is told.
    ///
    /// # Errors
    /// Where there are no such slides, or this computer has no address that
    /// only a local network can reach.
    pub fn present(&self, options: &LanOptions) -> Result<Invitation, LanError> {
        let Some(runtime) = &self.runtime else {
            return Err(LanError::NoSite);
        };
        if self.shared.lan.get().is_some() {
            return Err(LanError::Twice);
        }
        let wake = self.wake.clone();
        let site = self.shared.current.subscribe();
        let lan = Lan::start(options, site, runtime, move || {
            // The preview may have ended first.
            let _ = wake.send(Wake::LanEnded);
        })?;
        let invitation = lan.invitation();
        match self.shared.lan.set(lan) {
            Ok(()) => Ok(invitation),
            Err(_) => Err(LanError::Twice),
        }
    }

    /// Looks at the project now and waits until what is there is served. The
    /// number of the generation, or nothing where the preview has ended.
    #[must_use]
    pub fn catch_up(&self) -> Option<u64> {
        let (reply, done) = mpsc::channel();
        self.wake.send(Wake::CatchUp(reply)).ok()?;
        done.recv().ok()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.wake.send(Wake::Stop);
        if let Some(maker) = self.maker.take() {
            let _ = maker.join();
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(FAREWELL);
        }
    }
}

/// 128 bits that nobody can guess.
fn token() -> Result<String, StartError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Machine(error.into()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The thread that makes the site.
struct Maker {
    watcher: Watcher,
    rounds: Rounds,
    shared: Arc<Shared>,
    tell: Sender<News>,
}

impl Maker {
    fn run(mut self, woken: &Receiver<Wake>) {
        self.say(News::Watching(self.watcher.watching.clone()));
        let mut last = self.look();
        let mut alarm = Alarm::new(Instant::now(), self.watcher.every());
        loop {
            let patience = alarm.next().saturating_duration_since(Instant::now());
            match woken.recv_timeout(patience) {
                Ok(Wake::Heard(Heard::Sign(sign))) => alarm.hear(sign, Instant::now()),
                Ok(Wake::Heard(Heard::Exchanged)) => self.watch_again(),
                Ok(Wake::CatchUp(reply)) => {
                    alarm.look(Instant::now(), last, self.watcher.every());
                    last = self.look();
                    // Whoever asked may have gone.
                    let _ = reply.send(self.number());
                }
                Ok(Wake::LanEnded) => self.say(News::LanEnded),
                Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let now = Instant::now();
            if now >= alarm.next() {
                alarm.look(now, last, self.watcher.every());
                last = self.look();
            }
        }
    }

    /// One round; how long it took.
    fn look(&mut self) -> Duration {
        let start = Instant::now();
        let before = self.shared.current.borrow().clone();
        if let Some(generation) = self.rounds.run(before.as_deref()) {
            let generation = Arc::new(generation);
            self.shared
                .current
                .send_replace(Some(Arc::clone(&generation)));
            self.say(News::Made(generation));
        }
        start.elapsed()
    }

    fn number(&self) -> u64 {
        let current = self.shared.current.borrow();
        current.as_ref().map_or(0, |generation| generation.number)
    }

    fn watch_again(&mut self) {
        let before = self.watcher.watching.clone();
        self.watcher.watch();
        if self.watcher.watching != before {
            self.say(News::Watching(self.watcher.watching.clone()));
        }
    }

    /// Nobody may be listening; the preview serves on.
    fn say(&self, news: News) {
        let _ = self.tell.send(news);
    }
}
