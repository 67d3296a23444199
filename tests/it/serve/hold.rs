//! The preview never dies of content: the last good page stays, and what is
//! wrong is told.

use std::fs::{self, File};
use std::path::Path;

use guidepost::compile::CompileOptions;
use guidepost::site::Drafts;

use super::{Running, wait_until_built};
use crate::project::as_build;
use crate::small_site::{self, State};

const PAGE: &str = "content/learn/01-first/01-write.md";
const ADDRESS: &str = "/learn/first/write.html";
/// Words of that page.
const WORDS: &str = "What it looks like";

fn preview() -> (tempfile::TempDir, Running) {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let running = Running::start(folder.path());
    (folder, running)
}

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, bytes).unwrap();
}

/// Whether some diagnostic has this code.
fn says(running: &Running, code: &str) -> bool {
    let generation = running.generation();
    generation
        .diagnostics
        .iter()
        .any(|found| found.code.name() == code)
}

#[test]
fn a_page_that_cannot_be_read_stays_as_it_was() {
    let (folder, running) = preview();
    let good = fs::read(folder.path().join(PAGE)).unwrap();
    let mut half = good.clone();
    half.extend_from_slice(b"caf\xc3\xa9 caf\xc3");
    let huge = |root: &Path| {
        let file = File::create(root.join(PAGE)).unwrap();
        file.set_len(100 * 1024 * 1024).unwrap();
    };
    for (code, spoil) in [
        (
            "file/encoding",
            Box::new(|root: &Path| write(root, PAGE, &half)) as Box<dyn Fn(&Path)>,
        ),
        ("file/limit", Box::new(huge)),
    ] {
        spoil(folder.path());
        running.catch_up();
        let answer = running.get(ADDRESS);
        assert_eq!(answer.status, 200, "{code}");
        assert!(answer.text().contains(WORDS), "{code}");
        assert!(
            says(&running, code),
            "{:?}",
            running.generation().diagnostics
        );
        write(folder.path(), PAGE, &good);
        wait_until_built(&running, folder.path());
        assert!(!says(&running, code));
    }
}

#[test]
fn wrong_settings_leave_the_last_good_site() {
    let (folder, running) = preview();
    let book = fs::read(folder.path().join("book.toml")).unwrap();
    for spoilt in [Some("[book\n"), Some("[book]\ntitle = 7\n"), None] {
        match spoilt {
            Some(text) => write(folder.path(), "book.toml", text),
            None => fs::remove_file(folder.path().join("book.toml")).unwrap(),
        }
        running.catch_up();
        assert!(running.generation().held.is_some(), "{spoilt:?}");
        assert!(
            running.get("/").text().contains("A small site"),
            "{spoilt:?}"
        );
        assert!(running.get(ADDRESS).text().contains(WORDS), "{spoilt:?}");
        write(folder.path(), "book.toml", &book);
        running.catch_up();
        assert!(running.generation().held.is_none(), "{spoilt:?}");
    }
}

#[test]
fn a_template_that_fails_or_never_ends_leaves_the_last_good_site() {
    let (folder, running) = preview();
    let book = fs::read_to_string(folder.path().join("book.toml")).unwrap();
    write(
        folder.path(),
        "themes/own/theme.toml",
        "extends = \"default\"\n",
    );
    write(
        folder.path(),
        "book.toml",
        format!("{book}\n[theme]\nname = \"own\"\n"),
    );
    running.catch_up();
    assert!(running.generation().held.is_none());
    let template = "themes/own/templates/partials/footer.html";
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    for spoilt in ["{% if %}", "{{ nothing.here }}", endless] {
        write(folder.path(), template, spoilt);
        running.catch_up();
        assert!(running.generation().held.is_some(), "{spoilt}");
        assert!(says(&running, "theme/template"), "{spoilt}");
        assert!(running.get(ADDRESS).text().contains(WORDS), "{spoilt}");
    }
    write(folder.path(), template, "<p>mended</p>");
    running.catch_up();
    assert!(running.get(ADDRESS).text().contains("<p>mended</p>"));
}

#[test]
fn a_folder_that_is_gone_and_comes_back() {
    let (folder, running) = preview();
    let away = folder.path().with_extension("away");
    fs::rename(folder.path(), &away).unwrap();
    running.catch_up();
    assert!(running.generation().held.is_some());
    let page = running.get(ADDRESS);
    assert!(page.text().contains(WORDS));
    let number = running.generation().number;
    running.catch_up();
    assert_eq!(running.generation().number, number, "it is said once");
    fs::rename(&away, folder.path()).unwrap();
    wait_until_built(&running, folder.path());
}

#[test]
fn without_any_good_site_a_page_says_so() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "book.toml", "[book\n");
    let running = Running::start(folder.path());
    // Settings that cannot be read still give a site with all defaults.
    assert_eq!(running.get("/no.html").status, 404);
    assert!(running.generation().held.is_some());
    // It goes on following the files: nothing better is there to be kept.
    write(
        folder.path(),
        "content/index.md",
        "---\ntitle: Soon\n---\n\nWords.\n",
    );
    running.catch_up();
    assert!(running.get("/").text().contains("Words."));
    write(folder.path(), "book.toml", "[book]\ntitle = \"Now\"\n");
    write(
        folder.path(),
        "content/index.md",
        "---\ntitle: Now\n---\n\nHere.\n",
    );
    wait_until_built(&running, folder.path());
}

#[test]
fn a_template_that_fails_from_the_start_is_told() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    let template = "themes/own/templates/partials/footer.html";
    write(folder.path(), template, "{{ nothing.here }}");
    write(
        folder.path(),
        "themes/own/theme.toml",
        "extends = \"default\"\n",
    );
    let book = fs::read_to_string(folder.path().join("book.toml")).unwrap();
    let book = format!("{book}\n[theme]\nname = \"own\"\n");
    write(folder.path(), "book.toml", book);
    let running = Running::start(folder.path());
    let page = running.get(ADDRESS);
    assert_eq!(page.status, 500);
    assert!(page.text().contains("live.js"), "{}", page.text());
    assert!(says(&running, "theme/template"));
    write(folder.path(), template, "<footer>mended</footer>");
    wait_until_built(&running, folder.path());
}

#[test]
fn a_page_that_cannot_be_made_stays_while_others_change() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    write(
        folder.path(),
        "themes/own/templates/partials/meta.html",
        "{% if page.title == 'Bad' %}{{ nothing.here }}{% endif %}",
    );
    let theme = "extends = \"default\"\n";
    write(folder.path(), "themes/own/theme.toml", theme);
    let book = fs::read_to_string(folder.path().join("book.toml")).unwrap();
    let book = format!("{book}\n[theme]\nname = \"own\"\n");
    write(folder.path(), "book.toml", book);
    let page = |title: &str| format!("---\ntitle: {title}\n---\nThe first words.\n");
    write(folder.path(), "content/help/one.md", page("Good"));
    write(folder.path(), "content/help/two.md", page("Two"));
    let running = Running::start(folder.path());
    let shows_old = |running: &Running| {
        let got = running.get("/help/one.html");
        assert_eq!(got.status, 200);
        assert!(got.text().contains("The first words."));
        assert!(says(running, "theme/template"));
    };
    write(folder.path(), "content/help/one.md", page("Bad"));
    running.catch_up();
    shows_old(&running);
    write(folder.path(), "content/help/two.md", page("Changed"));
    running.catch_up();
    shows_old(&running);
    write(folder.path(), "content/help/one.md", page("Mended"));
    running.catch_up();
    assert!(running.get("/help/one.html").text().contains("Mended"));
    assert!(!says(&running, "theme/template"));
}

#[test]
fn drafts_are_shown_where_they_were_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    small_site::write(folder.path(), &small_site::files(State::Old));
    write(
        folder.path(),
        "content/help/soon.md",
        "---\ntitle: Soon\ndraft: yes\n---\n\nNot yet.\n",
    );
    let hidden = Running::start(folder.path());
    assert_eq!(hidden.get("/help/soon.html").status, 404);
    let options = CompileOptions {
        drafts: Drafts::Show,
        ..as_build()
    };
    let shown = Running::start_with(folder.path(), options);
    let page = shown.get("/help/soon.html");
    assert_eq!(page.status, 200);
    assert!(
        page.text().to_lowercase().contains("draft"),
        "{}",
        page.text()
    );
}

#[test]
fn what_the_parser_stops_on_is_told() {
    // The page that ends mdBook's preview.
    let (folder, running) = preview();
    write(folder.path(), "content/help/odd.md", "a\n:<\n  {}\n -");
    wait_until_built(&running, folder.path());
    assert_eq!(running.get("/help/odd.html").status, 200);
}
