//! Each kind as it should be, and each mistake that is caught.

use super::*;
use crate::diagnostics::{CALLOUT_SHAPE, CALLOUT_UNKNOWN, Diagnostic, Severity};
use crate::markdown::tree::{BlockKind, Document, plain_text};
use crate::markdown::{ParseOptions, parse};
use crate::text::SourcePath;

mod questions;

fn document(text: &str) -> Checked<Document> {
    let path = SourcePath::new("content/page.md");
    parse(text, &path, ParseOptions::default())
}

/// The callout at the start of a page, with what was said about the page.
fn callout(text: &str) -> Checked<Callout> {
    let mut checked = document(text);
    match checked.value.blocks.remove(0).kind {
        BlockKind::Callout(callout) => Checked::new(*callout, checked.diagnostics),
        other => panic!("{text}: {other:?}"),
    }
}

fn messages(diagnostics: &[Diagnostic]) -> Vec<&str> {
    let messages = diagnostics.iter();
    messages
        .map(|diagnostic| diagnostic.message.as_str())
        .collect()
}

/// A callout about which nothing is to be said.
fn clean(text: &str) -> Callout {
    let checked = callout(text);
    assert_eq!(messages(&checked.diagnostics), Vec::<&str>::new(), "{text}");
    checked.value
}

/// What is said about a callout. Every message has a place and a help.
fn said(text: &str) -> Vec<String> {
    let checked = callout(text);
    for diagnostic in &checked.diagnostics {
        let span = diagnostic.span.expect("a place");
        assert!(
            !span.of(text).trim().is_empty(),
            "{text}: {}",
            diagnostic.message
        );
        assert!(diagnostic.help.is_some(), "{}", diagnostic.message);
    }
    let messages = messages(&checked.diagnostics).into_iter();
    messages.map(str::to_owned).collect()
}

fn words(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_block_text(blocks, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const QUIZ: &str = "> [!QUIZ] Same standard
> A GP system and a care home both use *FHIR*.
>
> - [ ] They are made by one company
>   - No. It is a layout.
> - [x] They lay it out in one way
>   - Yes. You still have to connect them.
>
> Hint: think of two people
> with one form.
> Objective: 1
> Id: q-fhir
";

#[test]
fn the_first_line_is_understood_in_many_forms() {
    for line in [
        "[!QUIZ] Same standard",
        "[!quiz] Same standard",
        "[! quiz ] Same standard",
        "\\[!QUIZ\\] Same standard",
        "[!Quiz]Same standard",
        "[!QUIZ]- Same standard",
        "[QUIZ] Same standard",
        "[QUIZ!] Same standard",
        "\u{a0}[!QUIZ]\u{a0}Same standard",
    ] {
        for gap in ["> ", ">"] {
            let text = QUIZ.replace("> [!QUIZ] Same standard", &format!("{gap}{line}"));
            let callout = clean(&text);
            assert_eq!(callout.kind, CalloutKind::Quiz, "{line}");
            assert_eq!(plain_text(&callout.title), "Same standard", "{line}");
        }
    }
    let bold = clean("> [!MYTH] **FHIR** is a system\n> It is not.\n");
    assert_eq!(plain_text(&bold.title), "FHIR is a system");
    assert_eq!(
        said("> [!QUIZ Same\n> - [x] a\n> - [ ] b\n>   - No.\n")[0],
        "The `]` after `[!QUIZ` is missing."
    );
}

#[test]
fn a_plain_quote_stays_one() {
    for text in [
        "> Just words.\n",
        "> [Note] that it is so.\n",
        "> [a link](b.md) to it\n",
        "> - [ ] a\n",
    ] {
        let checked = document(text);
        assert!(
            matches!(checked.value.blocks[0].kind, BlockKind::Quote(_)),
            "{text}"
        );
        assert_eq!(checked.diagnostics, [], "{text}");
    }
}

#[test]
fn an_unknown_kind_is_told_the_one_that_is_meant() {
    for (word, help) in [
        ("QIUZ", "Did you mean `[!QUIZ]`?"),
        ("info", "Did you mean `[!NOTE]`?"),
        ("Details", "Did you mean `[!DEEPER]`?"),
    ] {
        let checked = callout(&format!("> [!{word}] Title\n> Text.\n"));
        assert_eq!(checked.diagnostics[0].code, CALLOUT_UNKNOWN);
        assert_eq!(checked.diagnostics[0].help.as_deref(), Some(help));
        assert_eq!(checked.value.kind, CalloutKind::Note);
    }
    let unknown = callout("> [!BANANA]\n> Text.\n");
    let help = unknown.diagnostics[0].help.as_deref().unwrap();
    assert!(help.starts_with("The kinds are NOTE, TIP,"), "{help}");
}

#[test]
fn every_example_in_a_message_is_right() {
    for row in kinds::KINDS {
        let callout = clean(&format!("{}\n", row.example));
        assert_eq!(callout.kind, row.kind);
    }
}

#[test]
fn a_flashcard_has_two_sides() {
    for text in [
        "> [!FLASHCARD]\n> What is FHIR?\n> Back: An agreed *layout*.\n> More.\n>\n> And more.\n",
        "> [!FLASHCARD]\n> What is FHIR?\n>\n> ---\n>\n> An agreed *layout*. More.\n>\n> And more.\n",
        "> [!FLASHCARD]\n> What is FHIR?\n>\n> **Back:** An agreed *layout*. More.\n>\n> And more.\n",
    ] {
        let CalloutBody::Flashcard(card) = clean(text).body else {
            panic!("{text}");
        };
        assert_eq!(words(&card.front), "What is FHIR?", "{text}");
        assert_eq!(
            words(&card.back),
            "An agreed layout. More. And more.",
            "{text}"
        );
    }
    assert_eq!(
        said("> [!FLASHCARD]\n> Front\n"),
        ["This FLASHCARD has no back."]
    );
    assert_eq!(
        said("> [!FLASHCARD] F\n> Back:\n"),
        ["The back of this FLASHCARD is empty."]
    );
    assert_eq!(
        said("> [!FLASHCARD]\n> Back: b\n"),
        ["This FLASHCARD has no front."]
    );
}

#[test]
fn prompts_and_polls_need_a_question() {
    let text = "> [!TEACHBACK] Explain it\n> Tell a colleague.\n>\n> - It is a layout.\n>\n> Time: 5 min\n> Group: pairs\n> Kit: pens, cards\n";
    let callout = clean(text);
    assert_eq!(
        callout.details.minutes.as_ref().map(|field| field.value),
        Some(5)
    );
    assert_eq!(
        callout
            .details
            .group
            .as_ref()
            .map(|field| field.value.as_str()),
        Some("pairs")
    );
    let kit: Vec<&str> = callout
        .details
        .kit
        .iter()
        .map(|field| field.value.as_str())
        .collect();
    assert_eq!(kit, ["pens", "cards"]);
    let CalloutBody::Prompt(prompt) = callout.body else {
        panic!("{text}");
    };
    assert_eq!(
        (words(&prompt.prompt).as_str(), prompt.good_answer.len()),
        ("Tell a colleague.", 1)
    );
    assert_eq!(
        said("> [!REFLECT]\n> - a\n"),
        ["This REFLECT does not say what to think about."]
    );
    assert_eq!(
        said("> [!TEACHBACK] T\n> Text\n"),
        ["This TEACHBACK does not say what a good answer is."]
    );
    assert_eq!(
        said("> [!POLL]\n> - a\n> - b\n"),
        ["This POLL has no question."]
    );
    assert_eq!(
        said("> [!POLL] Q\n> Text\n"),
        ["This POLL has no list of at least two choices."]
    );
    assert_eq!(
        said("> [!ACTIVITY] T\n> Do it.\n>\n> Time: soon\n"),
        ["`soon` is not a number of minutes."]
    );
}

#[test]
fn a_journey_has_places_systems_and_standards() {
    let text = "> [!JOURNEY] Rosa\n> 1. Ward: a nurse writes (it down) now (ward record; [FHIR](../f.md))\n> 2. By hand: a call\n> 3. Broken: Care home: typed in again (care record (old); no shared layout).\n> 4. **Surgery:** read (GP system)\n";
    let CalloutBody::Journey(journey) = clean(text).body else {
        panic!("{text}");
    };
    let shown: Vec<String> = journey
        .steps
        .iter()
        .map(|step| {
            let parts = [&step.place, &step.what, &step.system, &step.standard];
            let parts: Vec<String> = parts.iter().map(|part| plain_text(part)).collect();
            format!("{}{}", if step.broken { "!" } else { "" }, parts.join("|"))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Ward|a nurse writes (it down) now|ward record|FHIR",
            "By hand|a call||",
            "!Care home|typed in again|care record (old)|no shared layout",
            "Surgery|read|GP system|",
        ]
    );
    assert_eq!(
        journey.steps[2].system[0].span.of(text),
        "care record (old)"
    );
    let journey = |lines: &str| said(&format!("> [!JOURNEY] T\n{lines}\n"));
    assert_eq!(
        journey("> Text"),
        ["This JOURNEY has no numbered list of at least two steps."]
    );
    assert_eq!(
        journey("> 1. A: b\n> 2. no place"),
        ["This step does not say where it happens."]
    );
    assert_eq!(
        journey("> 1. A: b\n> 2. Ward: (a; b)"),
        ["This step does not say what happens."]
    );
    assert_eq!(
        journey("> 1. A: b\n> 2. C: d (e; f; g)"),
        ["There are more than two names in the brackets."]
    );
}

#[test]
fn a_minute_has_at_most_sixty_words() {
    let of = |count: usize| format!("> [!MINUTE]\n> {}\n", vec!["word"; count].join(" "));
    clean(&of(60));
    assert_eq!(said(&of(61)), ["This MINUTE has 61 words. It may have 60."]);
    assert_eq!(said("> [!MINUTE]\n"), ["This MINUTE is empty."]);
    let over = callout(&of(61));
    assert_eq!(over.diagnostics[0].code, CALLOUT_SHAPE);
    assert_eq!(over.diagnostics[0].severity, Severity::Error);
}

#[test]
fn the_plain_kinds_have_small_rules() {
    assert_eq!(said("> [!NOTE]\n"), ["This NOTE is empty."]);
    assert_eq!(said("> [!DEEPER] T\n"), ["This DEEPER is empty."]);
    assert_eq!(
        said("> [!MYTH]\n> Text\n"),
        ["This MYTH does not say what people believe."]
    );
    assert_eq!(
        said("> [!MYTH] T\n"),
        ["This MYTH does not say what is right."]
    );
    assert_eq!(
        said("> [!EXAMPLE] T\n> Text\n"),
        ["This EXAMPLE has no steps."]
    );
    assert_eq!(
        said("> [!TRAINER]\n> - Say hello\n"),
        ["This bullet does not say what a trainer does with it."]
    );
    clean("> [!TRAINER]\n> - Note: a\n> - **Ask**: b\n> - show: c\n");
    clean("> [!KEY] One point as the title\n");
    let note = clean("> [!NOTE]\n> Time: this stays text.\n");
    assert!(
        matches!(&note.body, CalloutBody::Blocks(blocks) if words(blocks) == "Time: this stays text.")
    );
}

#[test]
fn a_line_that_lost_its_mark_is_seen_by_its_neighbour() {
    let lost = |text: &str| {
        let said = document(text).diagnostics.into_iter();
        let mut lost = said.filter(|diagnostic| diagnostic.message.contains("lost their"));
        lost.next()
            .and_then(|diagnostic| diagnostic.span)
            .map(|span| span.start as usize)
    };
    let start = "> [!QUIZ] Which?\n> - [x] a\n";
    let task = format!("{start}- [ ] b\n>   - No.\n");
    assert_eq!(lost(&task), Some(start.len()));
    let feedback = format!("{start}> - [ ] b\n  - No.\n");
    assert_eq!(lost(&feedback), Some(feedback.len() - "  - No.\n".len()));
    assert_eq!(lost(&format!("{start}\n- [ ] a checklist\n")), None);
    assert_eq!(
        lost("> [!QUIZ] Which?\n> - [ ] a\n>   - No.\n\n- [x] b\n"),
        Some(38)
    );
    assert_eq!(lost("> [!NOTE]\n> Text\n- a list\n"), None);
    assert_eq!(lost(&format!("{start}\nText.\n")), None);
}

#[test]
fn everything_in_a_callout_can_be_walked() {
    for row in kinds::KINDS {
        let text = format!("{}\n", row.example);
        let mut callout = clean(&text);
        let count = callout.parts().len();
        assert_eq!(callout.parts_mut().len(), count);
        let block = Block {
            span: Span::default(),
            kind: BlockKind::Callout(Box::new(callout)),
        };
        let walked = words(&[block]);
        let bare = document(&text.replace("> ", "").replace('>', ""))
            .value
            .blocks;
        for word in words(&bare).split(|c: char| !c.is_alphanumeric()) {
            let hidden = [
                "x", "format", "Back", "Broken", "Time", "10", "minutes", "Also", "right", "layout",
            ];
            let known = hidden.contains(&word) || row.kind.word() == word;
            assert!(known || walked.contains(word), "{word} of {text}: {walked}");
        }
    }
}

proptest::proptest! {
    /// Whatever stands in a quote is read without a panic, and every place fits.
    #[test]
    fn any_quote_is_read(lines in proptest::collection::vec(
        "(> ?)?(\\[!(QUIZ|GAP|MATCH|JOURNEY|FLASHCARD|ORDER|MINUTE|x)\\]|- |1\\. |\\[ \\]|\\[x\\]|  |\\*\\*|Hint:|Back:|Id:|Also right:|=|é|\\(|\\)|;|:|\u{2610}|word|\\\\){0,6}",
        0..10,
    )) {
        let text = format!("{}\n", lines.join("\n"));
        for diagnostic in document(&text).diagnostics {
            proptest::prop_assert!(diagnostic.code != crate::diagnostics::MARKDOWN_PANIC);
            let span = diagnostic.span.expect("a place");
            proptest::prop_assert!(text.get(span.range()).is_some(), "{}", diagnostic.message);
        }
    }
}

#[test]
fn a_title_between_the_brackets_is_said() {
    for title in [
        "Title",
        "A title that is much longer than a kind",
        "Who, then?",
    ] {
        let text = format!("> [!NOTE {title}]\n> Words.\n");
        let checked = document(&text);
        let [said] = &checked.diagnostics[..] else {
            panic!("{title}: {:?}", checked.diagnostics);
        };
        assert_eq!(
            said.message,
            "The title of this NOTE stands inside the brackets."
        );
        let help = format!("Put the title after the `]`: `[!NOTE] {title}`.");
        assert_eq!(said.help.as_deref(), Some(help.as_str()));
    }
    assert_eq!(
        said("> [!KEY POINTS]\n> - a\n"),
        ["`[!KEY POINTS]` is not a kind of callout."]
    );
}

#[test]
fn a_first_line_where_no_callout_can_start_is_said() {
    const OUTSIDE: &str = "This looks like the first line of a box, but it has no `>`.";
    const LATER: &str =
        "A box seems to start here, but this line belongs to the quote or box above.";
    const SIGNS: &str = "This quote looks like a box, but its first line is not written like one.";
    for (text, message, place) in [
        ("[!QUIZ] Title\nWhat?\n", OUTSIDE, "[!QUIZ] Title"),
        ("\\[!note\\]\nWords.\n", OUTSIDE, "[!note\\]"),
        ("[!INFO]\nWords.\n", OUTSIDE, "[!INFO]"),
        ("**[!NOTE]** Words.\n", OUTSIDE, "**[!NOTE]** Words."),
        ("Words.\n[!TIP] More.\n", OUTSIDE, "[!TIP] More."),
        ("- [!TIP] More.\n", OUTSIDE, "[!TIP] More."),
        ("### [!TIP] More\n", OUTSIDE, "[!TIP] More"),
        ("> !NOTE\n> Words.\n", SIGNS, "!NOTE"),
        ("> **[!NOTE]** Hi\n", SIGNS, "**[!NOTE]** Hi"),
        ("> ### [!NOTE] Hi\n", SIGNS, "[!NOTE] Hi"),
        ("> Words.\n> [!NOTE]\n> More.\n", LATER, "[!NOTE]"),
        ("> Words.\n>\n> [!NOTE] Hi\n", LATER, "[!NOTE] Hi"),
        (
            "> [!TIP]\n> Words.\n> [!NOTE] Hi\n> More.\n",
            LATER,
            "[!NOTE] Hi",
        ),
        (
            "> [!TIP]\n> Words.\n>\n> [!NOTE] Hi\n> More.\n",
            LATER,
            "[!NOTE] Hi",
        ),
    ] {
        let checked = document(text);
        let said: Vec<(&str, &str)> = checked
            .diagnostics
            .iter()
            .map(|said| (said.message.as_str(), said.span.unwrap().of(text)))
            .collect();
        assert_eq!(said, [(message, place)], "{text}");
        assert_eq!(checked.diagnostics[0].severity, Severity::Warning);
    }
    for fine in [
        "[NOTE] is a word.\n",
        "[!nothing] of ours.\n",
        "!NOTE\n",
        "> !Notes\n",
        "`[!NOTE]`\n",
        "> **NOTE** Hi\n",
        "> > [!NOTE]\n> > Words.\n",
        "- > [!NOTE]\n  > Words.\n",
        "[!NOTE](page.md)\n",
    ] {
        assert_eq!(
            messages(&document(fine).diagnostics),
            Vec::<&str>::new(),
            "{fine}"
        );
    }
}
