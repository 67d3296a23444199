//! Our own faults: a panic becomes exit code 3 and a line on how to report it
//! (decision 32). Only this file and the parser's caller catch panics.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

use super::{Exit, Terminal};

/// The words of the last panic on any thread.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps the words of panics instead of printing them: a page that panics the
/// parser is told as a diagnostic, and the rest is told by [`guard`].
pub(super) fn keep_panics() {
    std::panic::set_hook(Box::new(|info| {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(words(info));
    }));
}

fn words(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let message = payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned());
    match info.location() {
        Some(place) => format!("{message} ({}:{})", place.file(), place.line()),
        None => message,
    }
}

/// Runs a command; a panic in it ends with [`Exit::Machine`].
pub(super) fn guard(mut terminal: Terminal, command: impl FnOnce(&mut Terminal) -> Exit) -> Exit {
    catch_unwind(AssertUnwindSafe(|| command(&mut terminal)))
        .unwrap_or_else(|_| report(&mut terminal))
}

fn report(terminal: &mut Terminal) -> Exit {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
    let last = last.unwrap_or_else(|| "no message".to_owned());
    let version = env!("CARGO_PKG_VERSION");
    terminal.tell(&format!(
        "error: Guidepost {version} stopped because of a fault of its own: {last}\n  \
         help: This is our mistake, not yours. Please report it to whoever gave you Guidepost, \
         with the line above and what you typed.\n"
    ));
    Exit::Machine
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::terminal::tests::listening;

    #[test]
    fn a_panic_is_told_and_ends_with_three() {
        let (terminal, heard) = listening("/");
        let exit = guard(terminal, |_| panic!("on purpose"));
        assert_eq!(exit, Exit::Machine);
        let told = heard.err();
        assert!(told.contains("a fault of its own"), "{told}");
        assert!(told.contains("Please report it"), "{told}");
    }
}
