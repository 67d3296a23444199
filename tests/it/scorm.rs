//! Courses for training systems: what is in a package, and what leads out of it.

use std::collections::BTreeMap;
use std::io::Read as _;

use guidepost::diagnostics::{Diagnostic, Severity};
use guidepost::output::offline;
use guidepost::output::scorm::{self, Course, Form, NoCourse};
use guidepost::site::Site;

use crate::code::own_files;
use crate::compiled::{Built, build};

/// The small site of `tests/sites/courses`, some of its files changed.
fn courses(changes: &[(&str, &str)]) -> Built {
    let folder = "tests/sites/courses/";
    let written = own_files(&["tests/sites/courses"], &[".md", ".svg", ".toml"]);
    let written = written.into_iter().filter_map(|file| {
        let path = file.path.strip_prefix(folder)?.to_owned();
        Some((path, file.text))
    });
    let mut files: BTreeMap<String, String> = written.collect();
    assert!(files.len() > 8, "{folder}");
    for (path, text) in changes {
        files.insert((*path).to_owned(), (*text).to_owned());
    }
    build(&files.into_iter().collect::<Vec<_>>())
}

/// The files of a zip file, in its order.
fn unzip(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let mut read = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().to_owned(), bytes)
    };
    let mut files = Vec::new();
    for at in 0..count {
        files.push(read(at));
    }
    files
}

fn texts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let text =
        |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    unzip(bytes).into_iter().map(text).collect()
}

/// A place below `content/` as a package.
fn package(built: &Built, place: &str, form: Form) -> Vec<u8> {
    let site = &built.compiled.site;
    let course = course(site, place).unwrap();
    let download = scorm::download(site, course, form).unwrap();
    offline::make(&built.compiled.ground(), &download.content).unwrap()
}

fn course(site: &Site, place: &str) -> Result<Course, NoCourse> {
    Course::of(site, site.page_at(place).unwrap())
}

#[test]
fn a_session_of_the_book_is_a_package_in_every_build() {
    let built = courses(&[]);
    let is_error = |found: &Diagnostic| found.severity == Severity::Error;
    assert!(!built.diagnostics.iter().any(is_error));
    let bytes = &built.files["downloads/training-hour-scorm.zip"];
    assert_eq!(*bytes, package(&built, "training/hour", Form::Scorm));
    let sizes = String::from_utf8_lossy(&built.files["downloads.js"]);
    let size = format!("\"downloads/training-hour-scorm.zip\":{}", bytes.len());
    assert!(sizes.contains(&size), "{sizes}");
    let worker = String::from_utf8_lossy(&built.files["sw.js"]);
    assert!(!worker.contains("scorm.zip"), "no browser keeps it");
    assert_eq!(
        *bytes,
        courses(&[]).files["downloads/training-hour-scorm.zip"]
    );
}

#[test]
fn the_manifest_lists_every_file_of_the_zip() {
    let built = courses(&[]);
    for place in ["training/hour", "learn/01-first", "paths/lead"] {
        let files = unzip(package(&built, place, Form::Scorm));
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let manifest = &files
            .iter()
            .find(|(name, _)| name == "imsmanifest.xml")
            .unwrap()
            .1;
        let manifest = String::from_utf8_lossy(manifest);
        let listed: Vec<&str> = manifest
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("<file href=\"")?
                    .strip_suffix("\"/>")
            })
            .collect();
        let others: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| *name != "imsmanifest.xml")
            .collect();
        assert_eq!(listed, others, "{place}");
        let start = format!(
            "<manifest identifier=\"guidepost.small-guide.{}\"",
            place.replace("learn/01-", "learn/").replace('/', "-")
        );
        assert!(manifest.contains(&start), "{manifest}");
    }
}

#[test]
fn a_session_is_the_pages_of_its_plan_and_their_questions_count() {
    let built = courses(&[]);
    let site = &built.compiled.site;
    let course = course(site, "training/hour").unwrap();
    let pages: Vec<&str> = course
        .pages
        .iter()
        .map(|id| site.page(*id).out.as_str())
        .collect();
    assert_eq!(
        pages,
        [
            "training/activities/names.html",
            "learn/first/one.html",
            "learn/first/two.html"
        ]
    );
    assert_eq!((course.questions, course.needed()), (3, 3));
    assert!(course.check.is_none());
}

#[test]
fn a_plan_that_names_a_module_has_its_lessons_once() {
    let plan = "---\ntitle: Hour\n---\n\n| Minutes | What |\n|---|---|\n\
                | 5 | [Two](../learn/01-first/02-two.md) |\n| 5 | [All](../learn/01-first/index.md) |\n\
                | 5 | [Start](../index.md) |\n| 5 | Break |\n";
    let built = courses(&[("content/training/hour.md", plan)]);
    let site = &built.compiled.site;
    let course = course(site, "training/hour").unwrap();
    let pages: Vec<&str> = course
        .pages
        .iter()
        .map(|id| site.page(*id).out.as_str())
        .collect();
    assert_eq!(
        pages,
        [
            "learn/first/two.html",
            "learn/first/index.html",
            "learn/first/one.html"
        ]
    );
}

#[test]
fn what_cannot_be_a_course_is_said() {
    let empty = "---\ntitle: Hour\n---\n\n| Minutes | What |\n|---|---|\n| 5 | Talk |\n";
    let built = courses(&[("content/training/hour.md", empty)]);
    let site = &built.compiled.site;
    assert_eq!(course(site, "training/hour"), Err(NoCourse::Empty));
    assert_eq!(course(site, "learn/01-first/01-one"), Err(NoCourse::Kind));
    assert!(
        !built
            .files
            .contains_key("downloads/training-hour-scorm.zip")
    );
}

#[test]
fn a_page_of_a_course_leads_nowhere_else() {
    let built = courses(&[]);
    let files = texts(package(&built, "learn/01-first", Form::Scorm));
    let page = &files["learn/first/one.html"];
    assert!(
        page.contains("<span>our front page (https://guide.example/index.html)</span>"),
        "{page}"
    );
    assert!(page.contains("<span>another site (https://www.example.org/a)</span>"));
    assert!(page.contains("<a href=\"two.html#s-what-breaks\">the next lesson</a>"));
    for absent in [
        "mailto:",
        "class=\"pager\"",
        "role=\"search\"",
        "forge.example",
        "sw.js",
        "assets/search-",
    ] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(page.contains("script-src 'self'"), "the policy stays");
    assert!(
        files.contains_key("learn/first/tree.svg"),
        "pictures come along"
    );
    let questions = &files["assets/learning/questions/learn/first/one.js"];
    assert!(
        questions.contains("home (https://guide.example/index.html)"),
        "{questions}"
    );
}

#[test]
fn the_first_page_says_what_completes_it_and_what_is_recorded() {
    let built = courses(&[]);
    let start = |place: &str, form: Form| {
        texts(package(&built, place, form))
            .remove("index.html")
            .unwrap()
    };
    let session = start("training/hour", Form::Scorm);
    assert!(session.contains("Your employer’s system records your result."));
    assert!(session.contains("Open each of the 3 pages below."));
    assert!(session.contains("Answer the questions on the pages. All 3 must be right."));
    assert!(session.contains("It does not record which answers you choose."));
    let path = start("paths/lead", Form::Scorm);
    assert!(path.contains("The questions before you start do not count."));
    assert!(path.contains("<a href=\"paths/lead.html#check-after\">"));
    let html = start("learn/01-first", Form::Html);
    assert!(!html.contains("employer’s system records"));
    assert!(html.contains("Nothing is recorded."));
}

#[test]
fn learners_are_told_where_authors_asked_for_single_answers() {
    let book = "[book]\ntitle = \"A site\"\n[training]\nscorm-answers = true\n";
    let files = texts(package(
        &courses(&[("book.toml", book)]),
        "training/hour",
        Form::Scorm,
    ));
    assert!(files["index.html"].contains("It also records each answer that you choose"));
    assert!(files["course.js"].contains("\"answers\":true"));
    let without = texts(package(&courses(&[]), "training/hour", Form::Scorm));
    assert!(without["course.js"].contains("\"answers\":false"));
}

#[test]
fn new_words_keep_what_learners_did_and_new_questions_do_not() {
    let rev = |changes: &[(&str, &str)]| {
        let files = texts(package(&courses(changes), "training/hour", Form::Scorm));
        let data = &files["course.js"];
        let at = data.find("\"rev\":\"").unwrap() + 7;
        data[at..at + 10].to_owned()
    };
    let two = "---\ntitle: What breaks\nobjectives:\n- Put the steps in order\nchecked: 2026-11-01\n---\n\nJoins break.\n\n## What breaks\n\nMuch.\n";
    let order =
        "\n> [!ORDER] The steps\n> Put them in order.\n>\n> 1. Write\n> 2. Send\n> 3. Read\n";
    let path = "content/learn/01-first/02-two.md";
    assert_eq!(rev(&[]), rev(&[(path, &format!("{two}{order}"))]));
    assert_ne!(rev(&[]), rev(&[(path, two)]));
}

#[test]
fn plain_html_has_no_manifest() {
    let files = texts(package(&courses(&[]), "learn/01-first", Form::Html));
    assert!(files.contains_key("index.html"));
    assert!(!files.contains_key("imsmanifest.xml"));
    assert!(files["course.js"].contains("\"recorded\":false"));
}
