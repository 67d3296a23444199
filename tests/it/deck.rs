//! Slides of a session: what a room sees, and what only its trainer sees.

use std::path::Path;

use guidepost::diagnostics::SLIDES_FULL;
use guidepost::site::{PageKind, SlideKind, Slides};

use crate::compiled;
use crate::project::{self, Built, as_build};

/// The small site with a session that the browser tests use too.
fn training() -> Built {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/deck");
    project::build(&folder, &as_build())
}

fn page(built: &Built, out: &str) -> String {
    built
        .text(out)
        .unwrap_or_else(|| panic!("there is no {out}"))
}

/// A site with one session whose plan has one row: this lesson.
fn lesson(words: &str) -> compiled::Built {
    let lesson = format!("---\ntitle: A lesson\n---\n\n{words}");
    compiled::build(&[
        (
            "book.toml",
            "[book]\ntitle = \"A site\"\n[training]\nsessions = [\"hour\"]\n",
        ),
        (
            "content/index.md",
            "---\ntitle: A site\n---\n\n[Hour](training/hour.md) [Lesson](lesson.md)\n",
        ),
        ("content/lesson.md", lesson.as_str()),
        (
            "content/training/hour.md",
            "---\ntitle: An hour\nchecked: 2026-11-22\n---\n\n| Minutes | What |\n|---|---|\n| 60 | [A lesson](../lesson.md) |\n",
        ),
    ])
}

/// The slides of the lesson: kind, title, part, and how much is on them.
fn slides(built: &compiled::Built) -> Vec<String> {
    let site = &built.compiled.site;
    let page = site.page_at("lesson").expect("the lesson");
    let cut = Slides::of(site.page(page), None);
    let line = |slide: &guidepost::site::Slide<'_>| {
        let part = slide
            .part
            .map_or_else(String::new, |(number, count)| format!(" {number}/{count}"));
        let kind = match slide.kind {
            SlideKind::Section => "section",
            SlideKind::Quiz => "quiz",
            SlideKind::Activity => "activity",
            SlideKind::Poll => "poll",
            _ => "other",
        };
        format!(
            "{kind}: {}{part}: {} shown, {} notes",
            slide.title,
            slide.shown.len(),
            slide.notes.len()
        )
    };
    let mut lines: Vec<String> = cut.slides.iter().map(line).collect();
    lines.insert(0, format!("opening: {} notes", cut.opening.len()));
    lines
}

#[test]
fn a_section_is_a_slide_and_its_paragraphs_are_notes() {
    let built = lesson(
        "First words.\n\n## One\n\nA paragraph. It goes on.\n\n- a point\n\n## Two\n\nOnly words. More of them.\n\nMore.\n\n## Three\n\nBefore.\n\n> [!QUIZ] Ask\n> What?\n>\n> - [x] A\n>   - Yes.\n> - [ ] B\n>   - No.\n\nAfter.\n\n> [!TRAINER]\n> - Ask: who?\n",
    );
    assert_eq!(
        slides(&built),
        [
            "opening: 2 notes",
            "section: One: 1 shown, 1 notes",
            "section: Two: 1 shown, 2 notes",
            "section: Three: 1 shown, 1 notes",
            "quiz: Ask: 1 shown, 1 notes",
        ]
    );
}

#[test]
fn a_box_of_the_author_takes_the_place_of_the_rest() {
    let built = lesson(
        "## One\n\n- a point\n\n> [!SLIDE] First\n> This.\n\n> [!SLIDE]\n> That.\n\n> [!POLL] Hands\n> Who?\n>\n> - A\n> - B\n\n## Two\n\n> [!SLIDE] (no slide)\n\n- a point\n\n> [!QUIZ] Gone too\n> What?\n>\n> - [x] A\n>   - Yes.\n> - [ ] B\n>   - No.\n",
    );
    assert_eq!(
        slides(&built),
        [
            "opening: 0 notes",
            "section: First: 1 shown, 1 notes",
            "section: One: 1 shown, 0 notes",
            "poll: Hands: 1 shown, 0 notes",
        ]
    );
}

#[test]
fn too_much_is_split_between_blocks_and_headings_stay_with_what_follows() {
    let list = "- some words that fill one line of a slide well enough here\n".repeat(3);
    let built = lesson(&format!("## One\n\n### A\n\n{list}\n### B\n\n{list}\n"));
    assert_eq!(
        slides(&built),
        [
            "opening: 0 notes",
            "section: One 1/2: 2 shown, 0 notes",
            "section: One 2/2: 2 shown, 0 notes",
        ]
    );
    assert!(built.diagnostics.iter().all(|one| one.code != SLIDES_FULL));
}

#[test]
fn what_cannot_be_split_is_told_with_its_line() {
    let list = "- a line with six more words\n".repeat(8);
    let built = lesson(&format!("## One\n\nWords.\n\n{list}"));
    let full: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|one| one.code == SLIDES_FULL)
        .collect();
    assert_eq!(full.len(), 1, "{:?}", built.diagnostics);
    assert_eq!(
        full[0].message,
        "This slide has 48 words, too many for a room to read. 45 fit."
    );
    assert_eq!(full[0].path.as_str(), "content/lesson.md");
    let start = full[0].span.expect("a place").start as usize;
    let text = format!("---\ntitle: A lesson\n---\n\n## One\n\nWords.\n\n{list}");
    assert!(text[start..].starts_with("- a line"), "{}", &text[start..]);
}

#[test]
fn a_row_that_leads_to_a_heading_does_not_say_it_twice() {
    let built = lesson(
        "## Before\n\nNo.\n\n## Together\n\nWhy we do this. And how.\n\n> [!ACTIVITY] Do it\n> Do.\n>\n> Time: 3 minutes\n\n## Talk\n\nOne. Two.\n",
    );
    let site = &built.compiled.site;
    let page = site.page(site.page_at("lesson").expect("the lesson"));
    let titles = |anchor: &str| {
        let cut = Slides::of(page, Some(anchor));
        let titles: Vec<String> = cut.slides.iter().map(|slide| slide.title.clone()).collect();
        (titles, cut.opening.len())
    };
    assert_eq!(titles("s-together"), (vec!["Do it".to_owned()], 1));
    assert_eq!(titles("s-talk"), (vec!["Talk".to_owned()], 0));
    assert_eq!(titles("s-nowhere"), (Vec::new(), 0));
}

#[test]
fn a_room_sees_the_story_that_it_chooses_in() {
    let built = compiled::build(&[
        (
            "book.toml",
            "[book]\ntitle = \"A site\"\n[training]\nsessions = [\"hour\"]\n",
        ),
        (
            "content/index.md",
            "---\ntitle: A site\n---\n\n[Hour](training/hour.md) [Story](scenarios/story.md)\n",
        ),
        (
            "content/scenarios/story.md",
            "---\ntitle: A story\n---\n\n## The phone rings\n\nThe pharmacy asks for a list. You have no time.\n\n- [You look](#you-look)\n\n## You look\n\nThe end.\n",
        ),
        (
            "content/training/hour.md",
            "---\ntitle: An hour\nchecked: 2026-11-22\n---\n\n| Minutes | What |\n|---|---|\n| 60 | [A story](../scenarios/story.md) |\n",
        ),
    ]);
    let room = String::from_utf8_lossy(&built.files["training/hour/audience.html"]).into_owned();
    assert!(
        room.contains("<p>The pharmacy asks for a list.</p>"),
        "{room}"
    );
    assert!(room.contains("<li>You look"), "{room}");
    assert!(!room.contains("You have no time"));
}

#[test]
fn every_session_of_the_book_has_two_pages_and_no_other_has() {
    let built = training();
    let made: Vec<&str> = built
        .compiled
        .output
        .keys()
        .map(|out| out.as_str())
        .filter(|out| out.ends_with("deck.html") || out.ends_with("audience.html"))
        .collect();
    assert_eq!(
        made,
        [
            "training/hour/audience.html",
            "training/hour/deck.html",
            "training/second/audience.html",
            "training/second/deck.html",
        ]
    );
}

#[test]
fn the_first_slide_keeps_people_out_of_the_room() {
    let built = training();
    for out in ["training/hour/audience.html", "training/second/deck.html"] {
        let page = page(&built, out);
        let first = page.find("<h2 class=\"slide-heading\">").expect("a slide");
        let rest = &page[first..];
        assert!(
            rest.starts_with(
                "<h2 class=\"slide-heading\">No names, nothing that could identify someone</h2>"
            ),
            "{}",
            &rest[..120]
        );
    }
}

/// What the answers, the notes and the hints of the small site say.
const SECRETS: [&str; 12] = [
    "Feedback one",
    "Feedback two",
    "Feedback three",
    "data-right",
    "Who has typed something in twice",
    "Give the room a minute",
    "The secret paragraph of the opening",
    "what can a computer find in a picture",
    "Good answer",
    "Put the cards out",
    "What the trainer reads first",
    "A point that only the page has",
];

#[test]
fn no_answer_and_no_note_stands_in_any_byte_for_the_room() {
    let built = training();
    let (deck, room) = (
        page(&built, "training/hour/deck.html"),
        page(&built, "training/hour/audience.html"),
    );
    for secret in SECRETS {
        assert!(!room.contains(secret), "the room sees `{secret}`");
    }
    let trainer: Vec<&str> = SECRETS
        .into_iter()
        .filter(|secret| !deck.contains(secret))
        .collect();
    assert_eq!(
        trainer,
        ["what can a computer find in a picture"],
        "the trainer has the rest"
    );
    // The right order, the pairs and the gap are answers too.
    assert!(!room.contains("FHIR = a layout") && deck.contains("FHIR = a layout"));
    assert!(!room.contains("agreed layout") && !room.contains(">layout<"));
    assert!(room.contains("class=\"slide-gap\""));
    let steps = room.find("class=\"slide-steps\"").expect("the steps");
    let steps = &room[steps..];
    let place = |words: &str| steps.find(words).expect("a step");
    let places = ["It arrives", "Same boxes", "Same words", "People agree"].map(place);
    assert!(!places.is_sorted(), "the steps stand in the right order");
}

#[test]
fn nobody_can_follow_a_link_on_a_slide_and_notes_lead_from_where_they_stand() {
    let built = training();
    let deck = page(&built, "training/hour/deck.html");
    let room = page(&built, "training/hour/audience.html");
    assert!(room.contains("So a computer can find them"));
    assert!(deck.contains("See <a href=\"../../index.html\">the front page</a>"));
    assert!(room.contains("<img src=\"../../learn/m/steps.svg\""));
    assert!(!room.contains("popover") && !deck.contains("popover"));
}

#[test]
fn what_is_hidden_or_said_otherwise_is_so_on_both() {
    let built = training();
    for out in ["training/hour/deck.html", "training/hour/audience.html"] {
        let page = page(&built, out);
        assert!(!page.contains("the room does not see"), "{out}");
        assert!(
            page.contains("<strong>which level</strong> is missing"),
            "{out}"
        );
        assert!(
            page.contains("More than one slide holds <span class=\"slide-part\">1 of 2</span>"),
            "{out}"
        );
    }
}

#[test]
fn the_plan_is_there_with_its_cells_as_they_are_written() {
    let deck = page(&training(), "training/hour/deck.html");
    assert!(deck.contains("data-row=\"2\" data-minutes=\"15\" data-cells=\"[Four levels](../learn/m/levels.md) | **talk** | no\""));
    assert!(deck.contains("data-minutes=\"10\" data-can-skip data-cells=\"[Where facts get lost](../learn/m/levels.md#where-rosas-facts-get-lost) | pairs | yes\""));
    assert!(deck.contains("data-minutes=\"10\" data-cells=\"Break |  | no\""));
}

#[test]
fn a_row_can_be_one_part_of_a_page() {
    let room = page(&training(), "training/second/audience.html");
    assert!(room.contains("Level 1: the message arrives"));
    assert!(!room.contains("Level 2: the boxes are the same"));
    assert!(
        room.contains("&lt;b&gt;Another&lt;/b&gt; &amp; one"),
        "words of authors stay words"
    );
}

#[test]
fn no_id_stands_twice_on_a_page_of_slides() {
    let built = training();
    for out in ["training/hour/deck.html", "training/hour/audience.html"] {
        let page = page(&built, out);
        let mut ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{out}");
    }
}

#[test]
fn a_session_that_the_book_does_not_name_has_no_slides() {
    let built = compiled::build(&[
        ("book.toml", "[book]\ntitle = \"A site\"\n"),
        (
            "content/index.md",
            "---\ntitle: A site\n---\n\n[Hour](training/hour.md)\n",
        ),
        (
            "content/training/hour.md",
            "---\ntitle: An hour\nchecked: 2026-11-22\n---\n\n| Minutes | What |\n|---|---|\n| 60 | Talk |\n",
        ),
    ]);
    assert!(built.compiled.site.first(PageKind::Session).is_some());
    assert!(
        !built
            .compiled
            .output
            .keys()
            .any(|out| out.as_str().contains("deck.html"))
    );
}
