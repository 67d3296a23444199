//! QUIZ, ORDER, MATCH and GAP as they should be, and each mistake.

use super::*;

fn quiz(text: &str) -> Quiz {
    match clean(text).body {
        CalloutBody::Quiz(quiz) => quiz,
        other => panic!("{other:?}"),
    }
}

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
fn an_answer_that_is_nearly_one_is_said_with_what_to_write() {
    const LOST: &str = "This looks like an answer, but it is not in the list.";
    for (line, message, help) in [
        (
            "-[ ] c",
            LOST,
            "Write a space after the dash, as in `- [x] Yes`.",
        ),
        (
            "*[x] c",
            LOST,
            "Write a space after the dash, as in `- [x] Yes`.",
        ),
        (
            "\u{2013} [ ] c",
            LOST,
            "Write `- `, a dash and a space, before the box, as in `- [x] Yes`.",
        ),
        (
            "- [y] e\n>   - No.",
            "The box of this answer holds `y`.",
            "Write `[x]` for a right answer and `[ ]` for a wrong one.",
        ),
        (
            "- [No] e\n>   - No.",
            "The box of this answer holds `No`.",
            "Write `[x]` for a right answer and `[ ]` for a wrong one.",
        ),
    ] {
        let answers = "> - [x] a\n>   - Yes.\n> - [ ] b\n>   - No.";
        let text = format!("> [!QUIZ] Which?\n{answers}\n> {line}\n");
        let checked = callout(&text);
        let [said] = &checked.diagnostics[..] else {
            panic!("{line}: {:?}", checked.diagnostics);
        };
        assert_eq!(
            (said.message.as_str(), said.help.as_deref()),
            (message, Some(help))
        );
        let start = line
            .trim_start_matches("- ")
            .lines()
            .next()
            .unwrap_or_default();
        assert_eq!(said.span.map(|span| span.of(&text)), Some(start));
    }
    clean("> [!QUIZ] Which?\n> - [x] a\n>   - Yes,\n>     (see a) there.\n> - [ ] b\n>   - No.\n");
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
