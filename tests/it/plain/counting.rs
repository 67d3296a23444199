//! The counting on texts whose counts another tool gave (PyPI textstat, as
//! the file says), and what must never move a grade.

use guidepost::check::plain;

use super::FRONT;
use crate::project::{Project, as_build};

const FIXTURES: &str = include_str!("../../plain/readability-fixtures.json");

/// Where the other tool counts in a way that we do not, and why. Beside each
/// stand the honest numbers of words and sentences, counted by hand.
const COUNTED_OTHERWISE: [(&str, usize, usize, &str); 10] = [
    (
        "F10",
        18,
        6,
        "it drops \"Avoid ibuprofen.\", a sentence of two words",
    ),
    ("T01", 11, 2, "it ends a sentence inside v4.0.1"),
    ("T02", 18, 2, "it ends sentences at Dr., St., e.g. and i.e."),
    (
        "T03",
        6,
        1,
        "it counts an address as a word and ends a sentence in it",
    ),
    ("T04", 12, 1, "it takes point-of-care for one word"),
    ("T05", 0, 0, "a lead-in and its items are no sentence"),
    ("T07", 11, 2, "it ends a sentence inside 0.5mg"),
    ("T08", 12, 1, "a heading is no sentence"),
    ("T09", 13, 4, "it drops sentences of one and two words"),
    ("F11", 44, 4, "it makes 1200 of 1,200; the counts agree"),
];

struct Fixture {
    id: String,
    text: String,
    words: usize,
    sentences: usize,
    syllables: usize,
    grade: f64,
}

fn fixtures() -> Vec<Fixture> {
    let json: serde_json::Value = serde_json::from_str(FIXTURES).unwrap();
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let fixtures = json["fixtures"].as_array().unwrap().iter();
    fixtures
        .map(|one| Fixture {
            id: one["id"].as_str().unwrap().to_owned(),
            text: one["text"].as_str().unwrap().to_owned(),
            words: number(&one["w"]),
            sentences: number(&one["s"]),
            syllables: number(&one["syl"]),
            grade: one["FKGL"].as_f64().unwrap(),
        })
        .collect()
}

/// What a site's report says of pages with these words: words, sentences,
/// the grade by the formula.
fn measure(texts: &[String]) -> Vec<(usize, usize, Option<f64>)> {
    let project = Project::new();
    project.write("book.toml", "[book]\ntitle = \"Test\"\n");
    for (at, text) in texts.iter().enumerate() {
        project.write(
            &format!("content/a/x{at:03}.md"),
            format!("---\ntitle: A\n---\n\n{text}\n"),
        );
    }
    let built = project.build(&as_build());
    let pages = plain::report(&built.compiled.site);
    let pages = pages
        .iter()
        .filter(|page| page.path.file_name().starts_with('x'));
    pages
        .map(|page| {
            (
                page.counts.words,
                page.counts.sentences,
                page.counts.formula(),
            )
        })
        .collect()
}

/// Short forms count as names on our pages; the other tool knows no names.
fn without_names(text: &str) -> String {
    text.replace("FHIR", "Fhir")
        .replace("SNOMED CT", "Snomed Ct")
        .replace("NHS number", "Nhs number")
}

#[test]
fn grades_agree_with_another_tool_where_the_counts_do() {
    let fixtures = fixtures();
    let texts: Vec<String> = fixtures
        .iter()
        .map(|one| without_names(&one.text))
        .collect();
    // T08 starts with a heading, as it would stand on a page.
    let texts: Vec<String> = texts
        .iter()
        .map(|text| text.replace("What is Fhir?", "## What is Fhir?"))
        .collect();
    let mut near = 0;
    for (fixture, (words, sentences, grade)) in fixtures.iter().zip(measure(&texts)) {
        let other = COUNTED_OTHERWISE.iter().find(|(id, ..)| *id == fixture.id);
        if let Some((id, honest_words, honest_sentences, why)) = other
            && (fixture.words, fixture.sentences) != (*honest_words, *honest_sentences)
        {
            let names = if *id == "T10" { 0 } else { words };
            assert_eq!(
                (names, sentences),
                (*honest_words, *honest_sentences),
                "{id}: {why}"
            );
            continue;
        }
        if fixture.id == "T10" {
            // Nothing but names and five small words: the next test has it.
            continue;
        }
        assert_eq!(
            (words, sentences),
            (fixture.words, fixture.sentences),
            "{}",
            fixture.id
        );
        let away = (grade.unwrap() - fixture.grade).abs();
        assert!(
            away <= 1.2,
            "{}: {grade:?} is not {}",
            fixture.id,
            fixture.grade
        );
        near += usize::from(away <= 0.5);
    }
    assert!(near >= 14, "{near} of 25 within 0.5");
}

/// Texts on which our syllables move the grade by more than half a year of
/// school although words and sentences are cut as the other tool cuts them:
/// the grade that ours make, and why.
const SYLLABLES_DIFFER: [(&str, f64, &str); 4] = [
    (
        "F10",
        25.80,
        "18 words, so one syllable is 0.66: it gives prednisolone 2, which has 4",
    ),
    (
        "F14",
        16.52,
        "53 words, 3 syllables: it gives interoperability 7 and terminologies, twice, 4",
    ),
    (
        "T03",
        4.32,
        "it counts an address as a word of 6 syllables; we never count one",
    ),
    (
        "T04",
        9.05,
        "7 words: it runs compounds together and guesses \"pointofcare\" to have 2",
    ),
];

/// The words of the other tool: marks go, then every run without spaces is one.
fn words_of_the_other_tool(text: &str) -> Vec<String> {
    let text = text.replace(['\u{2018}', '\u{2019}'], "'");
    let kept = text
        .chars()
        .filter(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '\''));
    let kept: String = kept.collect();
    kept.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_formula_is_that_of_the_other_tool() {
    for one in fixtures() {
        let counts = plain::grade::Counts {
            words: one.words,
            sentences: one.sentences,
            syllables: one.syllables,
        };
        let away = (counts.formula().unwrap() - one.grade).abs();
        assert!(away < 0.006, "{}: {away}", one.id);
    }
}

#[test]
fn grades_agree_where_the_text_is_cut_alike() {
    let fixtures = fixtures();
    let mut wrong = Vec::new();
    for one in &fixtures {
        let words = words_of_the_other_tool(&one.text);
        assert_eq!(words.len(), one.words, "{}: {words:?}", one.id);
        let syllables = words
            .iter()
            .map(|word| plain::count_syllables(word) as usize);
        let counts = plain::grade::Counts {
            words: one.words,
            sentences: one.sentences,
            syllables: syllables.sum(),
        };
        let grade = counts.formula().unwrap();
        let named = SYLLABLES_DIFFER.iter().find(|(id, ..)| *id == one.id);
        let is_right = match named {
            Some((_, measured, _)) => (grade - measured).abs() < 0.006,
            None => (grade - one.grade).abs() <= 0.5,
        };
        if !is_right {
            let differ = (counts.syllables, one.syllables);
            wrong.push(format!("{} {grade:.2} {} {differ:?}", one.id, one.grade));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixtures.len() - SYLLABLES_DIFFER.len() >= 20);
}

#[test]
fn nothing_but_prose_moves_a_grade() {
    let prose = "The nurse keeps a list. It says what you take. You can ask to see it.";
    let mut texts = vec![prose.to_owned()];
    texts.extend([
        format!("## Interoperability considerations\n\n{prose}"),
        format!("{prose}\n\n```\nimplementation specification considerations.\n```"),
        format!("{prose}\n\n| Interoperability | Specification |\n|---|---|\n| a considerable one. | b |"),
        format!("{prose}\n\n- interoperability\n- implementation"),
        format!("{prose}\n\n> [!DEEPER] More\n> Interoperability necessitates considerable specification."),
        format!("{prose}\n\n> Interoperability necessitates considerable specification."),
        format!("{prose}\n\n![An organisational consideration.](a.png)"),
    ]);
    let measured = measure(&texts);
    for (text, counts) in texts.iter().zip(&measured) {
        assert_eq!(counts, &measured[0], "{text}");
    }
    let with_address =
        measure(&[prose.replace("see it.", "see it at https://example.org/interoperability.")]);
    assert_eq!(with_address[0].0, measured[0].0 + 1);
    let cut = measure(&[prose.replace(". You", ", and you"), prose.to_owned()]);
    assert!(cut[0].2 > cut[1].2);
}

#[test]
fn short_pages_and_welsh_pages_have_no_grade() {
    let project = Project::new();
    project.write("book.toml", "[book]\ntitle = \"Test\"\n");
    let long = "The nurse keeps a list of what you take. ".repeat(12);
    let welsh = FRONT.replace("owner: editor", "owner: editor\nlang: cy");
    project.write("content/a/long.md", format!("{FRONT}{long}"));
    project.write(
        "content/a/short.md",
        format!("{FRONT}The nurse keeps a list."),
    );
    project.write("content/a/welsh.md", format!("{welsh}{long}"));
    let built = project.build(&as_build());
    let pages = plain::report(&built.compiled.site);
    let grade = |name: &str| {
        let page = pages.iter().find(|page| page.path.file_name() == name);
        page.unwrap().grade
    };
    assert!(grade("long.md").is_some_and(|grade| grade < 6.0));
    assert_eq!(grade("short.md"), None);
    assert_eq!(grade("welsh.md"), None);
}
