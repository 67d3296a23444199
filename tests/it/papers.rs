//! Papers of sessions and workbooks of paths: their addresses, what stands on
//! them, and what never does (`tests/sites/training`).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::process::Command;

use guidepost::output::offline::{self, Content};
use guidepost::text::OutPath;

use crate::code::top;
use crate::project::{self, Built, as_build};

/// Words that only the trainer may see.
const ANSWERS: [&str; 9] = [
    "Feedback alpha",
    "Feedback beta",
    "Explanation gamma",
    "zebrafish",
    "Good answer delta",
    "Good answer epsilon",
    "Backside zeta",
    "secret note for the trainer",
    "think of forms",
];

fn built() -> Built {
    project::build(&top().join("tests/sites/training"), &as_build())
}

fn text(built: &Built, out: &str) -> String {
    let bytes = built.bytes(&OutPath::new(out).unwrap());
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_site_for_these_tests_is_clean() {
    let said: Vec<String> = built()
        .diagnostics
        .iter()
        .map(|found| format!("{} {}", found.path, found.message))
        .collect();
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn papers_are_made_for_the_sessions_that_are_named() {
    let built = built();
    let of = |folder: &str| -> Vec<String> {
        let all = built.compiled.output.keys().map(ToString::to_string);
        all.filter(|out| out.starts_with(folder)).collect()
    };
    assert_eq!(
        of("training/hour/"),
        [
            "training/hour/audience.html",
            "training/hour/cards.html",
            "training/hour/certificate.html",
            "training/hour/deck.html",
            "training/hour/guide.html",
            "training/hour/handout.html",
            "training/hour/print-pack.html",
            "training/hour/running.css",
            "training/hour/sign-in.html",
        ]
    );
    assert!(of("training/quiet/").is_empty());
    assert_eq!(
        of("paths/lead/"),
        ["paths/lead/running.css", "paths/lead/workbook.html"]
    );
    assert_eq!(of("downloads/training-hour.zip").len(), 1);
    assert!(of("downloads/training-quiet.zip").is_empty());
    assert!(text(&built, "training/hour.html").contains("Run this session"));
    assert!(!text(&built, "training/quiet.html").contains("Run this session"));
}

#[test]
fn no_answer_stands_on_what_people_write_on() {
    let built = built();
    let guide = text(&built, "training/hour/guide.html");
    for answer in ANSWERS {
        assert!(guide.contains(answer), "the guide has “{answer}”");
        for paper in [
            "training/hour/handout.html",
            "training/hour/cards.html",
            "training/hour/sign-in.html",
            "training/hour/certificate.html",
            "paths/lead/workbook.html",
        ] {
            assert!(!text(&built, paper).contains(answer), "{paper}: {answer}");
        }
    }
    for paper in ["training/hour/handout.html", "paths/lead/workbook.html"] {
        let paper = text(&built, paper);
        assert!(!paper.contains("data-answer") && !paper.contains("session note eta"));
        let place = |words: &str| paper.find(words).unwrap();
        let steps = ["Aardvark arrives", "Badger reads", "Cat acts"].map(place);
        assert!(!steps.is_sorted(), "the steps are mixed: {steps:?}");
        assert!(paper.contains("class=\"blank\"") && paper.contains("class=\"lines\""));
        assert!(paper.contains("class=\"table paper-worksheet\""));
    }
}

#[test]
fn what_has_a_row_of_its_own_stands_there_once() {
    let built = built();
    for paper in ["training/hour/handout.html", "training/hour/guide.html"] {
        let paper = text(&built, paper);
        assert_eq!(paper.matches("Two systems use FHIR").count(), 1);
        let (levels, try_it) = (
            paper.find("Facts get lost").unwrap(),
            paper.find("Two systems use FHIR").unwrap(),
        );
        assert!(levels < try_it);
    }
}

#[test]
fn a_plan_has_running_minutes_and_what_to_bring() {
    let page = text(&built(), "training/hour.html");
    let places = ["0:00", "0:10", "0:35", "0:45", "0:55", "1:00"]
        .map(|start| page.find(&format!(">{start}</td>")).unwrap());
    assert!(places.is_sorted());
    assert!(page.contains("Planned: 60."));
    for thing in ["pens", "water", "name badges"] {
        let wanted = format!("<input type=\"checkbox\"> {thing}</label>");
        assert_eq!(page.matches(&wanted).count(), 1, "{thing}");
    }
    assert!(!page.contains("<input type=\"checkbox\"> none</label>"));
    assert!(page.contains("<li>Spot a missing level</li>"));
}

#[test]
fn the_e_mail_has_public_addresses() {
    let page = text(&built(), "training/hour.html");
    let mail = page.split("<pre id=\"mail-text\">").nth(1).unwrap();
    let mail = mail.split("</pre>").next().unwrap();
    assert!(mail.contains("- Four levels: https://guidepost.example/learn/first/levels.html\n"));
    assert!(mail.contains("- HL7: https://www.example.org/hl7\n"));
    assert!(mail.contains("3. What will you ask your supplier?\n"));
}

#[test]
fn pictures_and_codes_stand_on_paper_and_nothing_is_followed() {
    let handout = text(&built(), "training/hour/handout.html");
    assert!(handout.contains("src=\"../../learn/first/steps.svg\""));
    // The page of the activity is for trainers.
    assert_eq!(handout.matches("class=\"qr\"").count(), 2);
    assert!(handout.contains("https://guidepost.example/learn/first/levels.html#s-try-it"));
    let sheet = handout.split("class=\"sheet ").nth(1).unwrap();
    let sheet = sheet.split("class=\"about\"").next().unwrap();
    assert!(!sheet.contains("<a "), "no link on a sheet");
}

#[test]
fn papers_of_a_session_that_is_not_ready_are_refused_with_what_to_do() {
    let export = |session: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_guidepost"))
            .args(["export", "handout", session])
            .current_dir(top().join("tests/sites/training"))
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2));
        String::from_utf8(run.stderr).unwrap()
    };
    let quiet = export("quiet");
    assert!(quiet.contains("book.toml does not name the session `quiet`"));
    assert!(quiet.contains("help: Add it under `[training]`: sessions = [\"quiet\"]"));
    assert!(export("nowhere").contains("There is no session `nowhere` below content/training."));
}

/// The files of a zip file by name.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        })
        .collect()
}

#[test]
fn everything_for_a_session_works_by_itself() {
    let built = built();
    let ground = built.compiled.ground();
    let id = ground.site.session_named("hour").unwrap();
    let content = Content::Session {
        id,
        name: "training-hour".to_owned(),
    };
    let bytes = offline::make(&ground, &content).unwrap();
    assert_eq!(bytes, offline::make(&ground, &content).unwrap());
    let files = unzipped(&bytes);
    for name in [
        "start.html",
        "index.html",
        "training/hour.html",
        "training/hour/audience.html",
        "training/hour/deck.html",
        "training/hour/print-pack.html",
        "training/activities/names.html",
        "learn/first/levels.html",
        "learn/first/steps.svg",
    ] {
        assert!(
            files.contains_key(&format!("training-hour/{name}")),
            "{name}"
        );
    }
    assert!(!files.contains_key("training-hour/glossary.html"));
    let lesson = String::from_utf8(files["training-hour/learn/first/levels.html"].clone()).unwrap();
    assert!(lesson.contains("href=\"https://guidepost.example/glossary.html"));
    let mut lost = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for address in addresses(&page) {
            if !files.contains_key(&joined(name, &address)) {
                lost.push(format!("{name}: {address}"));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}

/// The addresses of files that a page links to or loads.
fn addresses(page: &str) -> Vec<String> {
    let marks = [" href=\"", " src=\""];
    let found = marks.iter().flat_map(|mark| page.split(mark).skip(1));
    let values = found.filter_map(|rest| rest.split('"').next());
    values
        .map(|value| value.split(['#', '?']).next().unwrap_or_default())
        .filter(|path| !path.is_empty() && !path.contains(':'))
        .map(str::to_owned)
        .collect()
}

/// A relative address on a page of the zip file.
fn joined(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
