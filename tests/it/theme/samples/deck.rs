//! Sample slides of a session.

use guidepost::theme::*;

use super::{html, link};

fn slide(number: usize, kind: &'static str, title: &str) -> SlideView {
    SlideView {
        number,
        row: number - 1,
        kind,
        label: None,
        title: title.into(),
        part: None,
        minutes: None,
        lead: String::new(),
        points: Vec::new(),
        screen: html(""),
    }
}

fn slides() -> Vec<SlideView> {
    vec![
        SlideView {
            lead: "Tell stories without the person.".into(),
            points: vec!["Name the four levels".into()],
            ..slide(1, "words", "No names, nothing that could identify someone")
        },
        SlideView {
            label: Some("Question".to_owned()),
            part: Some(SlidePart {
                number: 1,
                count: 2,
            }),
            minutes: Some(4),
            screen: html(
                "<p>Which level?</p><ol class=\"slide-answers\"><li>One</li><li>Two</li></ol>",
            ),
            ..slide(2, "quiz", "What is missing?")
        },
    ]
}

pub(super) fn parts() -> [PartView; 2] {
    let session = link("FHIR in an hour", "../hour.html");
    let key = |right, words: &str| SlideKeyView {
        right,
        words: words.into(),
    };
    let with_notes = |slide| DeckSlide {
        slide,
        notes: html("<div class=\"cues\"><p><strong class=\"cue\">Ask</strong> Who?</p></div>"),
        keys: vec![
            key("no", "Not this one."),
            key("yes", "This one."),
            key("", "Well."),
        ],
    };
    [
        PartView::Deck(Box::new(DeckPart {
            slides: slides().into_iter().map(with_notes).collect(),
            rows: vec![DeckRow {
                number: 1,
                title: "What is FHIR?".into(),
                minutes: 15,
                can_skip: true,
                cells: "[What is FHIR?](../learn/fhir.md) | talk | yes".into(),
            }],
            audience: "audience.html".into(),
            session: session.clone(),
        })),
        PartView::Audience(Box::new(AudiencePart {
            slides: slides(),
            session,
        })),
    ]
}
