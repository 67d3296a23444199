//! Every rule on the examples in its file.

use guidepost::check::plain::{Level, own_rules};

use super::{page, rules_on, run};
use crate::project::Project;

const GLOSSARY: &str = "---\ntitle: Words\n---\n\n## Alpha\nThe first one.\nAlso: Aleph\n\n";
const WORDS: [&str; 12] = [
    "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo",
    "Lima", "Mike",
];

fn project() -> Project {
    let project = Project::new();
    project.write(
        "book.toml",
        "[book]\ntitle = \"Test\"\n[site]\nraw-html = [\"learn\"]\n",
    );
    project.write("content/index.md", "---\ntitle: Start\n---\n");
    let words = WORDS.map(|word| format!("## {word}\nA thing.\n\n"));
    project.write(
        "content/glossary.md",
        format!("{GLOSSARY}{}", words.concat()),
    );
    project.write(
        "content/sources.md",
        "---\ntitle: Sources\n---\n\n## a\nA book.\n",
    );
    project
}

#[test]
fn rules_speak_where_they_must_and_nowhere_else() {
    let project = project();
    let mut wanted = Vec::new();
    for (number, rule) in own_rules().iter().enumerate() {
        let file = &rule.file;
        let fires = file.fires.iter().map(|example| (example, true));
        let quiet = file.quiet.iter().map(|example| (example, false));
        for (at, (example, speaks)) in fires.chain(quiet).enumerate() {
            let path = format!("content/learn/01-r{number:02}/x{at:02}.md");
            project.write(&path, page(example));
            wanted.push((path, rule.name.clone(), speaks, example));
        }
    }
    let found = run(&project);
    let wrong: Vec<String> = wanted
        .iter()
        .filter(|(path, rule, speaks, _)| rules_on(&found, path).contains(rule) != *speaks)
        .map(|(_, rule, speaks, example)| format!("{rule} should speak: {speaks}\n{example}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_rules_are_as_many_as_they_should_be() {
    let rules = own_rules();
    let files = std::fs::read_dir(crate::code::top().join("src/check/rules/plain")).unwrap();
    let files = files.filter(|file| {
        let path = file.as_ref().unwrap().path();
        path.extension().is_some_and(|ending| ending == "toml")
    });
    // A file that cannot be read, or that is not in the table, is missing here.
    assert_eq!(files.count(), rules.len());
    assert!(rules.len() >= 50, "{} rules", rules.len());
    for (name, fewest) in [
        ("plain/complex-word", 450),
        ("plain/clinician-words", 150),
        ("plain/idiom", 120),
    ] {
        let rule = rules.iter().find(|rule| rule.name == name).unwrap();
        let lines = rule.file.words.len() + rule.file.safe.len();
        assert!(lines >= fewest, "{name}: {lines}");
    }
    for rule in rules {
        let file = &rule.file;
        assert!(
            !file.fires.is_empty() && !file.quiet.is_empty(),
            "{}",
            rule.name
        );
        assert!(
            matches!(file.level, Level::Gate | Level::Advice),
            "{}",
            rule.name
        );
        for text in [
            &file.meaning,
            &file.message,
            &file.help,
            &file.why,
            &file.source,
        ] {
            assert!(text.ends_with(['.', '`']), "{}: {text}", rule.name);
        }
        let page = rule.explanation();
        for part in ["## Why", "## How to mend it", "## Example"] {
            assert!(page.contains(part), "{}", rule.name);
        }
        assert!(!page.contains('{') || !page.contains("{found}"), "{page}");
    }
}
