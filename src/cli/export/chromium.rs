//! Finds a Chromium, Chrome or Edge on this computer and lets it print a page
//! to PDF. Nothing else here starts a program, and a build never does.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The variable by which people name a browser that stands elsewhere.
const VARIABLE: &str = "CHROMIUM";

/// Names of the program in the folders of `PATH`.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
];

/// Where it stands when it is in no folder of `PATH`.
const PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// Longer than this no page takes; then the browser hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Why there is no PDF.
#[derive(Debug)]
pub(super) enum PrintError {
    /// A file could not be written or read, or the program did not start.
    Machine(std::io::Error),
    /// The program ended without a PDF.
    Nothing,
    /// The program did not end.
    Hangs,
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(error) => write!(f, "{error}"),
            Self::Nothing => f.write_str("it ended without one"),
            Self::Hangs => f.write_str("it did not end after two minutes"),
        }
    }
}

impl From<std::io::Error> for PrintError {
    fn from(error: std::io::Error) -> Self {
        Self::Machine(error)
    }
}

/// The program, where one is found.
pub(super) fn find() -> Option<PathBuf> {
    find_in(env::var_os(VARIABLE), env::var_os("PATH").as_deref())
}

fn find_in(named: Option<OsString>, path: Option<&OsStr>) -> Option<PathBuf> {
    let is_there = |file: &PathBuf| file.is_file();
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        // Who names one wants no other.
        return Some(PathBuf::from(named)).filter(is_there);
    }
    let folders: Vec<PathBuf> = path.into_iter().flat_map(env::split_paths).collect();
    let ending = env::consts::EXE_SUFFIX;
    let named = NAMES.iter().flat_map(|name| {
        let file = format!("{name}{ending}");
        folders.iter().map(move |folder| folder.join(&file))
    });
    let mut all = named.chain(PLACES.iter().map(PathBuf::from));
    all.find(is_there)
}

/// Prints a page; gives the bytes of the PDF.
pub(super) fn print(program: &Path, page: &Path) -> Result<Vec<u8>, PrintError> {
    let scratch = env::temp_dir().join(format!("guidepost-print-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let made = print_in(program, page, &scratch);
    // What the browser left behind; it may still be closing its files.
    let _ = fs::remove_dir_all(&scratch);
    made
}

fn print_in(program: &Path, page: &Path, scratch: &Path) -> Result<Vec<u8>, PrintError> {
    let pdf = scratch.join("page.pdf");
    let flag = |name: &str, value: &Path| {
        let mut flag = OsString::from(name);
        flag.push(value);
        flag
    };
    let mut command = Command::new(program);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args(["--disable-extensions", "--disable-background-networking"])
        .arg("--no-pdf-header-footer")
        // A profile of its own, so that no open window takes the order.
        .arg(flag("--user-data-dir=", &scratch.join("profile")))
        .arg(flag("--print-to-pdf=", &pdf));
    if is_root() {
        // The browser refuses to start for the administrator otherwise; it
        // only opens a page that we wrote ourselves.
        command.arg("--no-sandbox");
    }
    let child = command
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    wait(child)?;
    let bytes = fs::read(&pdf).map_err(|_| PrintError::Nothing)?;
    if bytes.starts_with(b"%PDF") {
        Ok(bytes)
    } else {
        Err(PrintError::Nothing)
    }
}

/// Waits for the end of the program, but not for ever.
fn wait(mut child: Child) -> Result<(), PrintError> {
    let end = Instant::now() + PATIENCE;
    while child.try_wait()?.is_none() {
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Err(PrintError::Hangs);
        }
        thread::park_timeout(Duration::from_millis(50));
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_named_browser_is_the_only_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder
            .path()
            .join(format!("chromium{}", env::consts::EXE_SUFFIX));
        fs::write(&file, "").unwrap();
        let path = Some(folder.path().as_os_str());
        assert_eq!(find_in(None, path), Some(file.clone()));
        assert_eq!(find_in(Some("".into()), path), Some(file));
        assert_eq!(find_in(Some("no/such/browser".into()), path), None);
    }

    #[test]
    fn a_program_that_prints_nothing_is_told() {
        let program = env::current_exe().unwrap();
        // The test program itself: it refuses the flags and ends.
        let made = print(&program, Path::new("page.html"));
        assert!(matches!(made, Err(PrintError::Nothing)), "{made:?}");
    }
}
