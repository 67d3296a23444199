//! A training session and its papers, with every field filled.

use guidepost::html::qr_code;
use guidepost::theme::*;

use super::{html, link};

fn row(start: &str, title: &str) -> PlanRowView {
    PlanRowView {
        start: start.into(),
        minutes: Some(15),
        title: title.into(),
        href: Some("../learn/lesson.html".into()),
        how: html("whole <strong>room</strong>"),
        rest: false,
        can_skip: true,
    }
}

fn plan() -> PlanView {
    let rest = PlanRowView {
        minutes: Some(10),
        href: None,
        how: html(""),
        rest: true,
        can_skip: false,
        ..row("0:15", "Break")
    };
    PlanView {
        rows: vec![row("0:00", "Four levels of joining up"), rest],
        minutes: 25,
        end: "0:25".into(),
        target: Some(30),
        headed: false,
    }
}

fn covered() -> Vec<CoveredView> {
    vec![CoveredView {
        lesson: link("Four levels of joining up", "../learn/lesson.html"),
        objectives: super::objectives(),
    }]
}

pub(super) fn session() -> PartView {
    PartView::Session(Box::new(SessionPart {
        plan: Some(plan()),
        group: Some("6 to 20 people".into()),
        kit: vec!["pens".into(), "card set A".into()],
        covered: covered(),
        run: Some(RunView {
            slides: "hour/deck.html".into(),
            pack: "hour/print-pack.html".into(),
            papers: vec![link("Handout", "hour/handout.html")],
            files: Some(RunFiles {
                everything: "../downloads/training-hour.zip".into(),
                everything_name: "downloads/training-hour.zip".into(),
                package: Some("../downloads/hour-scorm.zip".into()),
                package_name: Some("downloads/hour-scorm.zip".into()),
                sizes: "../downloads.js".into(),
            }),
        }),
        after: vec![link("Tally of results", "../tally.html")],
        mail: Some(MailView {
            subject: "After our session: An hour".into(),
            text: "Thank you.\n\n1. What stayed?\n".into(),
        }),
        after_plan: html("<h2 id=\"s-afterwards\">Afterwards</h2><p>Write to people.</p>"),
    }))
}

fn part() -> SheetPart {
    let address = "https://example.org/learn/lesson.html";
    SheetPart {
        title: "Four levels of joining up".into(),
        body: html("<div class=\"callout callout-key\"><p>Facts get lost on the way.</p></div>"),
        address: Some(address.into()),
        code: qr_code(address, "Code for a phone").unwrap(),
    }
}

pub(super) fn paper() -> PartView {
    let guide = GuideSheet {
        plan: Some(plan()),
        group: Some("6 to 20 people".into()),
        kit: vec!["pens".into()],
        covered: covered(),
        about: html("<p>For care homes.</p>"),
        parts: vec![GuidePart {
            row: row("0:00", "Four levels of joining up"),
            body: html("<p>Say it in your own words.</p>"),
        }],
    };
    PartView::Paper(Box::new(PaperPart {
        about: "An hour".into(),
        back: link("An hour", "../hour.html"),
        running: "running.css".into(),
        sheets: vec![
            SheetView::Guide(Box::new(guide)),
            SheetView::Handout(HandoutSheet {
                summary: "What joins up, in an hour.".into(),
                objectives: super::objectives(),
                parts: vec![part()],
            }),
            SheetView::Cards,
            SheetView::SignIn,
            SheetView::Certificate(CertificateSheet {
                minutes: 25,
                objectives: super::objectives(),
            }),
            SheetView::Workbook(WorkbookSheet {
                parts: vec![part()],
                words: vec![WorkbookWord {
                    term: "FHIR".into(),
                    meaning: "An agreed way to lay out health information.".into(),
                }],
            }),
        ],
    }))
}
