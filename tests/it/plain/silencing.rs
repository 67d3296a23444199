//! Comments that silence rules, and the settings in `book.toml`.

use super::{page, rules_on, run};
use crate::project::Project;

const PATH: &str = "content/learn/01-a/01-b.md";

fn project(words: &str) -> Project {
    let project = Project::new();
    project.write("book.toml", "[book]\ntitle = \"Test\"\n");
    project.write("content/index.md", "---\ntitle: Start\n---\n");
    project.write(PATH, page(words));
    project
}

fn spoken(words: &str) -> (Vec<String>, usize) {
    let found = run(&project(words));
    (rules_on(&found, PATH).into_iter().collect(), found.silenced)
}

#[test]
fn a_reason_silences_the_next_block_only() {
    let allow = "<!-- allow plain/latin: the exact words of the form -->\n\n";
    assert_eq!(spoken(&format!("{allow}Bring it, e.g. now.")), (vec![], 1));
    let words = format!("{allow}Bring it, e.g. now.\n\nOr later, e.g. tomorrow.");
    assert_eq!(spoken(&words), (vec!["plain/latin".to_owned()], 1));
    let words = format!("{allow}- one, e.g. this\n- two, e.g. that\n");
    assert_eq!(spoken(&words), (vec![], 2));
}

/// Words that few know, each in a paragraph of its own.
fn rare_words(many: usize) -> String {
    let words = [
        "haematological",
        "paediatrician",
        "neurological",
        "ophthalmology",
        "rheumatology",
        "dermatological",
        "gastroenterology",
        "oncological",
    ];
    let lines = words
        .iter()
        .take(many)
        .map(|word| format!("Ask for the {word} letter.\n\n"));
    lines.collect()
}

fn said(words: &str, rule: &str) -> Vec<String> {
    let found = run(&project(words)).diagnostics.into_iter();
    let of_rule = found.filter(|one| one.path.as_str() == PATH && one.code.name() == rule);
    of_rule.map(|one| one.message).collect()
}

#[test]
fn many_findings_of_a_rule_are_said_as_one() {
    let rare = |words: &str| said(words, "plain/rare-word");
    let six = rare(&rare_words(6));
    assert_eq!(six.len(), 6);
    assert_eq!(six[5], "Few readers know \"dermatological\".");
    let eight = rare(&rare_words(8));
    assert_eq!(eight.len(), 6);
    assert_eq!(eight[..5], six[..5]);
    assert_eq!(
        eight[5],
        "There are 3 more words on this page that few readers know."
    );
}

#[test]
fn what_is_silenced_is_not_among_the_others() {
    let allow = "<!-- allow plain/rare-word: the exact words of the form -->\n\n";
    let words = format!(
        "{}{allow}{}",
        rare_words(7),
        "Ask for the oncological letter."
    );
    let rare = said(&words, "plain/rare-word");
    assert_eq!(
        rare[5],
        "There are 2 more words on this page that few readers know."
    );
    let (rules, silenced) = spoken(&words);
    assert_eq!(silenced, 1);
    assert!(!rules.contains(&"allow/unused".to_owned()), "{rules:?}");
}

#[test]
fn comments_that_are_wrong_are_said() {
    for (comment, code) in [
        ("allow plain/latin: ok", "allow/reason"),
        ("allow plain/latin", "allow/reason"),
        (
            "allow plain/latn: the exact words of the form",
            "allow/unknown",
        ),
        (
            "allow plain/alt-missing: the exact words of the form",
            "allow/refused",
        ),
    ] {
        let (rules, silenced) = spoken(&format!("<!-- {comment} -->\n\nBring it, e.g. now."));
        assert_eq!(rules, [code, "plain/latin"], "{comment}");
        assert_eq!(silenced, 0);
    }
    let unused = "<!-- allow plain/latin: the exact words of the form -->\n\nBring it now.";
    assert_eq!(spoken(unused), (vec!["allow/unused".to_owned()], 0));
}

#[test]
fn settings_hold_for_the_site_and_for_folders() {
    let words = "Bring it, e.g. now.\n\nThe nurse came to see us.";
    let with = |settings: &str| {
        let project = project(words);
        project.write("book.toml", format!("[book]\ntitle = \"Test\"\n{settings}"));
        let found = run(&project);
        let codes = found.diagnostics.iter().map(|one| {
            let file = one.path.file_name();
            format!("{file} {} {}", one.code.name(), one.severity.as_str())
        });
        codes.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(with(""), "01-b.md plain/latin warning");
    assert_eq!(with("[plain]\nrules = { latin = \"off\" }"), "");
    assert_eq!(
        with("[plain]\nrules = { \"plain/latin\" = \"error\" }"),
        "01-b.md plain/latin error"
    );
    assert_eq!(
        with("[plain.folders.learn]\nrules = { latin = \"advice\" }"),
        "01-b.md plain/latin advice"
    );
    assert_eq!(
        with("[plain.folders.lear]\nrules = { latin = \"off\" }"),
        "01-b.md plain/latin warning"
    );
    assert_eq!(
        with("[plain]\nwords = [\"e.g.\"]\nthresholds = { sentence-words = 5 }"),
        "01-b.md plain/long-sentence warning, 01-b.md plain/long-sentence warning"
    );
    assert_eq!(
        with(
            "[plain]\nrules = { latn = \"off\", latin = \"off\" }\nthresholds = { sentence-word = 5 }"
        ),
        "book.toml config/value error, book.toml config/value error"
    );
}

#[test]
fn a_project_adds_rules_of_its_own() {
    let project = project("Ask NHS Digital, or utilise the form.");
    let rule = "level = \"gate\"\nmeaning = \"A body that has gone.\"\n\
        message = \"{found} is part of NHS England now.\"\nhelp = \"Write {better}.\"\n\
        why = \"Readers look for it.\"\nsource = \"Our house style.\"\n\
        fires = [\"Ask NHS Digital.\"]\nquiet = [\"Ask us.\"]\n\
        [words]\n\"NHS Digital\" = \"NHS England\"\n";
    project.write("content/_rules/gone.toml", rule);
    project.write("content/_rules/broken.toml", "level = \"loud\"\n");
    let found = run(&project);
    let messages: Vec<String> = found
        .diagnostics
        .iter()
        .map(|one| format!("{}: {}", one.code.name(), one.message))
        .collect();
    assert!(
        messages.contains(
            &"rules/house: NHS Digital is part of NHS England now. (Rule `house/gone`.)".to_owned()
        ),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|one| one.starts_with("rules/file: ")),
        "{messages:?}"
    );
}

#[test]
fn layers_are_milder_and_quotes_are_left_alone() {
    let level = |words: &str| {
        let found = run(&project(words));
        let found = found
            .diagnostics
            .iter()
            .find(|one| one.code.name() == "plain/latin");
        found.map(|one| one.severity.as_str())
    };
    assert_eq!(level("Bring it, e.g. now."), Some("warning"));
    assert_eq!(
        level("> [!DEEPER] More\n> Bring it, e.g. now."),
        Some("advice")
    );
    assert_eq!(level("> Bring it, e.g. now."), None);
    assert_eq!(level("The form says \"Bring it, e.g. now\" on top."), None);
    assert_eq!(level("Write `e.g. now` there."), None);
}

#[test]
fn welsh_pages_have_no_english_rules() {
    let project = project("");
    let welsh = super::FRONT.replace("owner: editor", "owner: editor\nlang: cy");
    project.write(
        PATH,
        format!("{welsh}Mae croeso i chi, e.g. yma.\n\n![](a.png)\n"),
    );
    let found = run(&project);
    let rules: Vec<String> = rules_on(&found, PATH).into_iter().collect();
    assert_eq!(rules, ["plain/alt-missing"]);
}
