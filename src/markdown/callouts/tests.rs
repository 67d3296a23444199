//! Each kind as it should be, and each mistake that is caught.

use super::sample::{callout, document, messages};
use super::*;
use crate::diagnostics::{CALLOUT_SHAPE, CALLOUT_UNKNOWN, Severity};
use crate::markdown::tree::{BlockKind, plain_text};
use crate::text::SourcePath;

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

fn quiz(text: &str) -> Quiz {
    match clean(text).body {
        CalloutBody::Quiz(quiz) => quiz,
        other => panic!("{other:?}"),
    }
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
fn a_quiz_has_a_stem_answers_feedback_and_details() {
    let callout = clean(QUIZ);
    assert_eq!(callout.kind, CalloutKind::Quiz);
    assert_eq!(plain_text(&callout.title), "Same standard");
    assert_eq!(callout.title_span.of(QUIZ), "[!QUIZ] Same standard");
    let CalloutBody::Quiz(quiz) = &callout.body else {
        panic!("{callout:?}");
    };
    assert_eq!(
        words(&quiz.stem),
        "A GP system and a care home both use FHIR."
    );
    let answers: Vec<_> = quiz
        .answers
        .iter()
        .map(|answer| {
            (
                answer.right,
                plain_text(&answer.words),
                words(&answer.feedback),
            )
        })
        .collect();
    assert_eq!(
        answers[0],
        (
            false,
            "They are made by one company".into(),
            "No. It is a layout.".into()
        )
    );
    assert!(answers[1].0 && answers[1].2.starts_with("Yes."));
    let details = &callout.details;
    assert_eq!(
        plain_text(&details.hint),
        "think of two people with one form."
    );
    assert_eq!(details.objective.as_ref().map(|field| field.value), Some(1));
    assert_eq!(
        details.id.as_ref().map(|field| field.span.of(QUIZ)),
        Some("q-fhir")
    );
}

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
        let block = document(text).blocks.remove(0);
        let BlockKind::Quote(quote) = block.kind else {
            panic!("{text}");
        };
        let path = SourcePath::new("content/page.md");
        let file = FileText { text, path: &path };
        assert_eq!(
            read(quote.clone(), block.span, &file).err(),
            Some(quote),
            "{text}"
        );
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
fn mistakes_in_a_quiz_are_named() {
    let quiz = |lines: &str| said(&format!("> [!QUIZ] Which?\n{lines}\n"));
    let cases = [
        ("> Text only.", "This QUIZ has no answers."),
        ("> - a\n> - b", "The answers of this QUIZ have no boxes."),
        (
            "> - [ ] a\n>   - No.\n> - [ ] b\n>   - No.",
            "This QUIZ has no right answer.",
        ),
        ("> - [x] a\n> - [ ] b", "This wrong answer has no feedback."),
        ("> - [x] a\n>   - Yes.", "This QUIZ has only one answer."),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n> - [ ] b\n>   - No.",
            "This answer stands twice.",
        ),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n> - c\n>   - No.",
            "This answer has no box.",
        ),
        (
            "> - [ ] b\n> - No.\n> - [x] a",
            "This line has no box and is not indented.",
        ),
        (
            "> -[ ] lost\n>\n> - [x] a\n> - [ ] b\n>   - No.",
            "This looks like an answer, but it is not in the list.",
        ),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n>\n> Objectve: 1",
            "`Objectve:` is not a line that QUIZ knows.",
        ),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n>\n> Objective: one",
            "`one` is not a number.",
        ),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n>\n> Hint:",
            "Nothing stands after `Hint:`.",
        ),
        (
            "> - [x] a\n> - [ ] b\n>   - No.\n>\n> Id: a\n> Id: b",
            "`Id:` stands twice in this QUIZ.",
        ),
        ("> - [x]\n> - [ ] b\n>   - No.", "This answer has no words."),
    ];
    for (lines, expected) in cases {
        assert_eq!(quiz(lines), [expected], "{lines}");
    }
    let untitled = "> [!QUIZ]\n> - [x] a\n> - [ ] b\n>   - No.\n";
    assert_eq!(said(untitled), ["This QUIZ has no question."]);
}

#[test]
fn feedback_without_indent_goes_to_the_answer_above() {
    let text = "> [!QUIZ] Which?\n> - [ ] a\n> - No, because.\n> - [x] b\n> - Yes.\n";
    let checked = callout(text);
    let severities = checked
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.severity);
    assert_eq!(severities.collect::<Vec<_>>(), [Severity::Warning; 2]);
    let CalloutBody::Quiz(quiz) = checked.value.body else {
        panic!("{text}");
    };
    assert_eq!(quiz.answers.len(), 2);
    assert_eq!(words(&quiz.answers[0].feedback), "No, because.");
    assert_eq!(words(&quiz.answers[1].feedback), "Yes.");
}

#[test]
fn a_quiz_takes_boxes_and_labels_as_people_write_them() {
    let text = "> [!QUIZ]\n> Which?\n>\n> * [] a\n>   * No.\n> * [ x ] b\n> * \u{2611} c\n> * \\[ \\] d\n>   * No.\n> Objective: 2\n";
    let callout = clean(text);
    assert_eq!(
        callout.details.objective.as_ref().map(|field| field.value),
        Some(2)
    );
    let quiz = quiz(text);
    let rights: Vec<bool> = quiz.answers.iter().map(|answer| answer.right).collect();
    assert_eq!(rights, [false, true, true, false]);
    assert_eq!(plain_text(&quiz.answers[1].words), "b");
    assert_eq!(words(&quiz.answers[3].feedback), "No.");
    assert_eq!(quiz.right_answers(), 2);
}

#[test]
fn a_plain_list_and_an_explanation_stay_with_the_question() {
    let quiz = quiz(
        "> [!QUIZ] T\n> Think of:\n>\n> - one\n> - two\n>\n> ***\n>\n> - [x] a\n> - [ ] b\n>   - No.\n>\n> It is so because.\n",
    );
    assert_eq!(words(&quiz.stem), "Think of: one two");
    assert_eq!(quiz.answers.len(), 2);
    assert_eq!(words(&quiz.explanation), "It is so because.");
}

#[test]
fn order_needs_steps_that_differ() {
    let text = "> [!ORDER] A discharge\n> Put them in order.\n>\n> 1. Write\n> 2. Send\n> 3. Read\n>\n> Hint: who starts?\n";
    let CalloutBody::Order(order) = clean(text).body else {
        panic!("{text}");
    };
    let steps: Vec<String> = order.steps.iter().map(|step| words(&step.blocks)).collect();
    assert_eq!(steps, ["Write", "Send", "Read"]);
    assert_eq!(
        said("> [!ORDER] T\n> Text.\n"),
        ["This ORDER has no list of at least two steps."]
    );
    assert_eq!(
        said("> [!ORDER] T\n> 1. a\n"),
        ["This ORDER has no list of at least two steps."]
    );
    assert_eq!(
        said("> [!ORDER] T\n> 1. a\n> 2. a\n"),
        ["This step stands twice."]
    );
    assert_eq!(
        said("> [!ORDER]\n> 1. a\n> 2. b\n"),
        ["This ORDER does not say what to do."]
    );
}

#[test]
fn match_takes_pairs_from_a_list_or_a_table() {
    let listed = "> [!MATCH] Join\n> - FHIR = **a** layout\n> - SNOMED CT \u{2192} a dictionary\n";
    let table = "> [!MATCH] Join\n>\n> | Name | What |\n> |---|---|\n> | FHIR | **a** layout |\n> | SNOMED CT | a dictionary |\n";
    for text in [listed, table] {
        let CalloutBody::Match(body) = clean(text).body else {
            panic!("{text}");
        };
        let pairs: Vec<_> = body
            .pairs
            .iter()
            .map(|pair| (plain_text(&pair.left), plain_text(&pair.right)))
            .collect();
        assert_eq!(
            pairs,
            [
                ("FHIR".into(), "a layout".into()),
                ("SNOMED CT".into(), "a dictionary".into())
            ]
        );
        assert_eq!(body.pairs[0].left[0].span.of(text), "FHIR");
    }
    let match_ = |lines: &str| said(&format!("> [!MATCH] T\n{lines}\n"));
    assert_eq!(match_("> Text"), ["This MATCH has no list of pairs."]);
    assert_eq!(
        match_("> - a = b\n> - c\n> - d = e"),
        ["This line is not a pair."]
    );
    assert_eq!(
        match_("> - a = b\n> - a = c"),
        ["`a` stands on the left twice."]
    );
    assert_eq!(
        match_("> - a = b"),
        ["This MATCH needs at least two pairs."]
    );
}

#[test]
fn gap_takes_bold_words_and_other_answers() {
    let text = "> [!GAP] Fill\n> FHIR is an agreed **layout** for ***health*** facts.\n>\n> Also right: format, form\n> Also right: -\n";
    let CalloutBody::Gap(gap) = clean(text).body else {
        panic!("{text}");
    };
    let gaps: Vec<_> = gap.sentences[0]
        .iter()
        .filter_map(|part| match part {
            GapPart::Gap { answer, also, .. } => Some((answer.as_str(), also.join("/"))),
            GapPart::Words(_) => None,
        })
        .collect();
    assert_eq!(
        gaps,
        [
            ("layout", "format/form".to_owned()),
            ("health", String::new())
        ]
    );
    assert_eq!(gap.sentences[0].len(), 5);
    assert_eq!(
        said("> [!GAP] T\n> No bold words.\n"),
        ["This GAP has no gap."]
    );
    assert_eq!(
        said("> [!GAP] T\n> **a** and **b**\n>\n> Also right: c\n"),
        ["There are 2 gaps, so there must be 2 lines `Also right:`."]
    );
    assert_eq!(
        said("> [!GAP] T\n> **a**\n>\n> Also right: c\n> Also right: d\n"),
        ["There is one gap, so there can be only one line `Also right:`."]
    );
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
        let mut blocks = document(text).blocks;
        let next = blocks.remove(1);
        let path = SourcePath::new("content/page.md");
        let file = FileText { text, path: &path };
        let BlockKind::Quote(quote) = blocks.remove(0).kind else {
            panic!("{text}");
        };
        let callout = read(quote, Span::default(), &file)
            .expect("a callout")
            .value;
        lost_line(&callout, &next, &file).map(|diagnostic| diagnostic.span.unwrap().start as usize)
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
        let bare = document(&text.replace("> ", "").replace('>', "")).blocks;
        for word in words(&bare).split(|c: char| !c.is_alphanumeric()) {
            let hidden = [
                "x", "format", "Back", "Broken", "Time", "10", "minutes", "Also", "right", "layout",
            ];
            let known = hidden.contains(&word) || row.kind.word() == word;
            assert!(known || walked.contains(word), "{word} of {text}: {walked}");
        }
    }
}
