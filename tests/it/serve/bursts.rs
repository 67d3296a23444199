//! Saves by every way that editors have, alone and in bursts: every page is
//! there all the time, and 3 s after the last save what is served is what a
//! build writes. Nobody asks the preview to look.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Running, wait_until_built};
use crate::random::{Random, tries};
use crate::small_site::{self, State};

/// How an editor saves.
#[derive(Debug, Clone, Copy)]
enum Way {
    InPlace,
    /// The file is empty for a moment, then grows.
    Slowly,
    /// A new file takes the old one's name.
    Rename,
    /// The old file goes first.
    DeleteFirst,
    /// The old one is kept as `name~`, as emacs and vim do, with a swap file.
    Backup,
    /// Vim first tries whether it may make files.
    Try4913,
    /// Only the times change.
    Touch,
    /// The file moves away and back with its folder.
    FolderAway,
    /// A new folder and a file in it in one breath.
    NewFolder,
    /// The whole content is exchanged, as by `git checkout`.
    Checkout,
}

const WAYS: [Way; 10] = [
    Way::InPlace,
    Way::Slowly,
    Way::Rename,
    Way::DeleteFirst,
    Way::Backup,
    Way::Try4913,
    Way::Touch,
    Way::FolderAway,
    Way::NewFolder,
    Way::Checkout,
];

const PAGE: &str = "content/learn/01-first/01-write.md";

fn save(root: &Path, way: Way, number: usize) {
    let page = root.join(PAGE);
    let text = format!(
        "---\ntitle: Write it down\nobjectives:\n  - Write it\nchecked: 2026-11-01\n---\n\nSave {number}.\n"
    );
    match way {
        Way::InPlace => fs::write(&page, text).unwrap(),
        Way::Slowly => {
            let mut file = File::create(&page).unwrap();
            for piece in text.as_bytes().chunks(16) {
                file.write_all(piece).unwrap();
                file.flush().unwrap();
            }
        }
        Way::Rename => {
            let new = page.with_file_name(".write.md.tmp");
            fs::write(&new, text).unwrap();
            fs::rename(new, &page).unwrap();
        }
        Way::DeleteFirst => {
            fs::remove_file(&page).unwrap();
            fs::write(&page, text).unwrap();
        }
        Way::Backup => save_with_backup(&page, &text),
        Way::Try4913 => {
            let trial = page.with_file_name("4913");
            fs::write(&trial, "").unwrap();
            fs::remove_file(trial).unwrap();
            fs::write(&page, text).unwrap();
        }
        Way::Touch => {
            let file = File::options().append(true).open(&page).unwrap();
            let modified = file.metadata().unwrap().modified().unwrap();
            file.set_modified(modified + std::time::Duration::from_millis(1))
                .unwrap();
        }
        Way::FolderAway => {
            let folder = root.join("content/learn/01-first");
            let away = root.join("content/learn/01-away");
            fs::rename(&folder, &away).unwrap();
            fs::write(away.join("01-write.md"), text).unwrap();
            fs::rename(&away, &folder).unwrap();
        }
        Way::NewFolder => {
            let folder = root.join(format!("content/learn/{:02}-new", 3 + number % 90));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("01-write.md"), text).unwrap();
        }
        Way::Checkout => check_out(root, number),
    }
}

fn save_with_backup(page: &Path, text: &str) {
    let swap = page.with_file_name(".01-write.md.swp");
    let backup = page.with_file_name("01-write.md~");
    fs::write(&swap, "swap").unwrap();
    fs::rename(page, &backup).unwrap();
    fs::write(page, text).unwrap();
    fs::remove_file(backup).unwrap();
    fs::remove_file(swap).unwrap();
}

fn check_out(root: &Path, number: usize) {
    let state = if number.is_multiple_of(2) {
        State::New
    } else {
        State::Old
    };
    fs::rename(root.join("content"), root.join("was")).unwrap();
    small_site::write(root, &small_site::files(state));
    fs::remove_dir_all(root.join("was")).unwrap();
}

#[test]
fn no_save_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let running = Running::start(folder.path());
    let mut random = Random::new(0xb52);
    let (mut saves, wanted) = (0, tries(300, 10_000));
    let mut turn = 0;
    while saves < wanted {
        // Every way alone first, then mixed bursts of 1 to 200.
        let alone = WAYS.get(turn);
        let length = match alone {
            Some(_) => 1,
            None => (1 + random.below(200)).min(wanted - saves),
        };
        for _ in 0..length {
            let way = alone.copied().unwrap_or_else(|| *random.pick(&WAYS));
            save(folder.path(), way, saves);
            saves += 1;
        }
        turn += 1;
        wait_until_built(&running, folder.path());
    }
}

#[test]
fn a_page_is_there_while_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let running = Running::start(folder.path());
    let done = AtomicBool::new(false);
    let asked = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut client = running.client();
            let mut asked = 0;
            while !done.load(Ordering::Relaxed) {
                let answer = client.get("/learn/first/write.html");
                assert_eq!(answer.status, 200, "request {asked}");
                let whole = answer.text().trim_end().ends_with("</html>");
                assert!(whole, "request {asked}");
                asked += 1;
            }
            asked
        });
        for number in 0..tries(100, 2_000) {
            save(
                folder.path(),
                [Way::InPlace, Way::Rename][number % 2],
                number,
            );
            if number % 10 == 0 {
                running.catch_up();
            }
        }
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(asked > 10, "only {asked} requests");
    wait_until_built(&running, folder.path());
}
