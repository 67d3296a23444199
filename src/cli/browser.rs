//! Opens an address of ours in the person's browser. It never opens anything
//! else: an address from outside could be a command to the browser.

use std::process::{Command, Stdio};

/// The programs that open an address, the first that is there first.
#[cfg(target_os = "windows")]
const OPENERS: [&[&str]; 1] = [&["rundll32", "url.dll,FileProtocolHandler"]];
#[cfg(target_os = "macos")]
const OPENERS: [&[&str]; 1] = [&["open"]];
// Under Windows' Linux the browser is that of Windows.
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const OPENERS: [&[&str]; 3] = [
    &["wslview"],
    &["xdg-open"],
    &["rundll32.exe", "url.dll,FileProtocolHandler"],
];

/// Opens an address; whether a program was found that took it.
pub(super) fn open(address: &str) -> bool {
    OPENERS.iter().any(|opener| start(opener, address))
}

fn start(opener: &[&str], address: &str) -> bool {
    let Some((program, arguments)) = opener.split_first() else {
        return false;
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    started.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_passed_over() {
        assert!(!start(&["no-such-program-anywhere"], "http://localhost:1/"));
        assert!(!start(&[], "http://localhost:1/"));
    }
}
