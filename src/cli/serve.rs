//! `guidepost serve`: the site as it is being written, in a browser; and the
//! slides of a session on the phones of a room.

use std::net::Ipv4Addr;
use std::path::Path;

use clap::Args;

use super::project::Project;
use super::{Exit, Stop, Terminal, browser, report};
use crate::compile::CompileOptions;
use crate::diagnostics::Diagnostic;
use crate::serve::{
    DEFAULT_PORT, Generation, LanError, LanOptions, News, Polling, Port, Preview, PreviewOptions,
    Watching,
};
use crate::site::Drafts;
use crate::text::SourcePath;

/// What a trainer must know before anybody's phone is asked to join.
const ASK_FIRST: &str = "Ask your IT team first; not on a hospital or council network.";

/// What can follow `guidepost serve`.
#[derive(Debug, Default, Args)]
pub(super) struct ServeArguments {
    /// Listen on this port and no other; otherwise 4321 or the next free one
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Show pages marked as draft
    #[arg(long)]
    drafts: bool,
    /// Also answer under this name, for a program that forwards to this computer
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Present this session: its slides for the trainer, and with --lan for the
    /// room
    #[arg(long, value_name = "SESSION")]
    present: Option<String>,
    /// Show the slides of --present on phones in the local network too, at this
    /// computer's address or at the one that is named
    #[arg(long, value_name = "ADDRESS", num_args = 0..=1, require_equals = true)]
    lan: Option<Option<Ipv4Addr>>,
}

impl ServeArguments {
    /// `serve --open`.
    pub(super) fn opening() -> Self {
        Self {
            open: true,
            ..Self::default()
        }
    }
}

/// Shows the site until somebody stops the program.
pub(super) fn run(
    arguments: &ServeArguments,
    directory: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Exit, Stop> {
    if arguments.lan.is_some() && arguments.present.is_none() {
        return Err(Stop::usage(
            "`--lan` shows the slides of one session on phones, and you have not said which session",
            "Say which one: guidepost serve --present NAME --lan",
        ));
    }
    let project = Project::find(directory, terminal)?;
    let options = PreviewOptions {
        root: project.root.clone(),
        compile: CompileOptions {
            drafts: if arguments.drafts {
                Drafts::Show
            } else {
                Drafts::Hide
            },
            base_url: None,
            today: None,
        },
        port: arguments.port.map_or(Port::From(DEFAULT_PORT), Port::Only),
        allowed_hosts: arguments.allow_host.clone(),
    };
    let (preview, news) = Preview::start(options)
        .map_err(|error| Stop::from(anyhow::Error::msg(error.to_string())))?;
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut waiting = arguments.present.as_deref();
    for heard in news {
        match heard {
            News::Watching(watching) => tell_watching(&watching, terminal),
            News::Made(generation) => {
                tell_made(&generation, &mut told, &project, terminal);
                if generation.number == 1 {
                    // Nobody is greeted by a preview that ends at once.
                    if let Some(Err(error)) = waiting.map(|session| preview.deck(session))
                        && !matches!(error, LanError::NoSite)
                    {
                        return Err(refused(&error));
                    }
                    greet(&preview, terminal)?;
                    if arguments.open && !browser::open(preview.address()) {
                        terminal.tell("No browser could be opened. Open the address yourself.\n");
                    }
                }
                if let Some(session) = waiting
                    && present(session, arguments, &preview, terminal)?
                {
                    waiting = None;
                }
            }
            News::LanEnded => terminal.tell(
                "The session is over: its slides have left the network. The preview goes on.\n",
            ),
        }
    }
    // The thread that makes the site ends only with the preview.
    Ok(Exit::Machine)
}

/// Says where the slides are, and puts them on the network where that was asked
/// for; false while the site has no pages yet.
fn present(
    session: &str,
    arguments: &ServeArguments,
    preview: &Preview,
    terminal: &mut Terminal,
) -> Result<bool, Stop> {
    let lan = arguments.lan.map(|address| LanOptions {
        address,
        ..LanOptions::of(session)
    });
    let Some(options) = lan else {
        let deck = match preview.deck(session) {
            Ok(deck) => deck,
            Err(LanError::NoSite) => return Ok(false),
            Err(error) => return Err(refused(&error)),
        };
        terminal.say(&format!("Slides: {}{deck}\n", preview.address()))?;
        terminal.flush()?;
        return Ok(true);
    };
    let invitation = match preview.present(&options) {
        Ok(invitation) => invitation,
        Err(LanError::NoSite) => return Ok(false),
        Err(error) => return Err(refused(&error)),
    };
    terminal.say(&format!(
        "\nSlides for you: {}{}\nSlides for phones in this network: {}\n\n{}\n\
         {ASK_FIRST}\n\
         Phones can only look and vote. The slides leave the network by themselves 30 minutes \
         after the planned end; Ctrl+C ends them now.\n",
        preview.address(),
        invitation.deck,
        invitation.address,
        invitation.code,
    ))?;
    terminal.flush()?;
    Ok(true)
}

/// Whose fault it is decides how the program ends.
fn refused(error: &LanError) -> Stop {
    match error {
        LanError::Start(_) => Stop::from(anyhow::Error::msg(error.to_string())),
        _ => Stop::usage(error.to_string(), ""),
    }
}

fn greet(preview: &Preview, terminal: &mut Terminal) -> Result<(), Stop> {
    let address = preview.address();
    terminal.say(&format!(
        "Your site is at {address}\nSave a file to see it change. Press Ctrl+C to stop.\n"
    ))?;
    terminal.flush()
}

fn tell_watching(watching: &Watching, terminal: &mut Terminal) {
    let Watching::Looking(why) = watching else {
        return;
    };
    let why = match why {
        Polling::Disk(disk) => {
            format!("The files lie on {disk}, which does not say when one is saved.")
        }
        Polling::Refused(reason) => {
            format!("The system does not say when a file is saved ({reason}).")
        }
    };
    terminal.tell(&format!(
        "{why} Guidepost looks every half second instead.\n"
    ));
}

/// Says what is wrong when that is not what was said last.
fn tell_made(
    generation: &Generation,
    told: &mut Vec<Diagnostic>,
    project: &Project,
    terminal: &mut Terminal,
) {
    if generation.number > 1 {
        let changed: Vec<&str> = generation.changed.iter().map(SourcePath::as_str).collect();
        let words = match changed.as_slice() {
            [] => "Looked again".to_owned(),
            [one] => format!("Changed: {one}"),
            [one, rest @ ..] => format!("Changed: {one} and {} more", rest.len()),
        };
        terminal.tell(&format!("{words}\n"));
    }
    if *told != generation.diagnostics {
        report::tell(
            &generation.diagnostics,
            &*generation.sources,
            project,
            terminal,
        );
        if generation.diagnostics.is_empty() {
            terminal.tell("Nothing is wrong any more.\n");
        }
        told.clone_from(&generation.diagnostics);
    }
    if generation.held.is_some() {
        terminal.tell("The last good pages are shown until this is mended.\n");
    }
}
