//! `guidepost check` reports the files of the catalogue with file and line.

use guidepost::diagnostics::{Severity, terminal};
use guidepost::site::Drafts;

use super::VOCABULARY;
use crate::project::{Built, Project, as_build};

fn site(standards: &str) -> Project {
    let project = Project::new();
    project.write("book.toml", "[book]\ntitle = \"T\"\n");
    project.write(
        "content/index.md",
        "---\ntitle: Home\n---\n[All](standards/index.md)\n",
    );
    project.write(
        "content/standards/index.md",
        "---\ntitle: Standards\n---\nAll. [A](a.md)\n",
    );
    project.write(
        "content/standards/a.md",
        "---\ntitle: A\none-line: What A is.\nneeds:\n  - b: because\n---\n## What it is\nWords.\n",
    );
    project.write("content/vocabulary.toml", VOCABULARY);
    project.write("content/standards/standards.csv", standards);
    project
}

fn lines(built: &Built) -> Vec<String> {
    let look = terminal::Look {
        colours: terminal::Colours::Never,
        width: 100,
        folder: "",
    };
    let drawn = terminal::render(&built.diagnostics, &built.sources, look);
    let places = drawn
        .lines()
        .filter(|line| line.contains("-->") || line.starts_with("error"));
    places.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn errors_have_their_file_and_line() {
    let project =
        site("id,title,status,sources,help\nb,\"B,\nin two lines\",actve,no-such,nobody\n");
    project.write(
        "content/services/services.csv",
        "id,title,status\npds,PDS,live\n",
    );
    project.write(
        "content/vocabulary.toml",
        format!("{VOCABULARY}\n[topics.x]\nlable = \"X\"\n"),
    );
    let built = project.build(&as_build());
    let lines = lines(&built);
    for expected in [
        "error[catalogue/value]: `live` in the column `status` of row 2 is not in the vocabulary.",
        "--> content/services/services.csv:2:9",
        "error[sources/missing]: There is no source `no-such` in `content/sources.md`.",
        "error[catalogue/reference]: There is no entry `nobody` in `content/organisations.md`.",
        "error[catalogue/value]: `actve` in the column `status` of row 2 is not in the vocabulary.",
        "--> content/standards/standards.csv:3:15",
        "error[catalogue/vocabulary]: `lable` is not a key of a value.",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected}\n{lines:#?}"
        );
    }
}

#[test]
fn the_site_carries_the_records_and_says_which_have_no_words() {
    let built = site("id,title,status\nb,B,active\na,Row A,active\n").build(&as_build());
    let catalogue = &built.compiled.site.catalogue;
    let a = super::standard(catalogue, "a");
    assert_eq!(
        (a.title.value.as_str(), a.needs.value[0].why.as_str()),
        ("A", "because")
    );
    let said: Vec<String> = built
        .diagnostics
        .iter()
        .filter(|one| one.code.name().starts_with("catalogue/"))
        .map(|one| format!("{:?} {}", one.severity, one.message))
        .collect();
    let advice = Severity::Advice;
    assert_eq!(
        said,
        [
            format!(
                "{advice:?} This page has no part `## Why it helps`, `## Who must use it`, `## What to ask your supplier`, `## Words for a contract`, `## Get help`."
            ),
            format!("{advice:?} 1 of 2 records have no page with plain words: `b`."),
        ]
    );
}

#[test]
fn a_draft_is_no_layer_unless_drafts_are_shown() {
    let project = site("id,title\na,Row A\nb,B\n");
    project.write(
        "content/standards/b.md",
        "---\ntitle: Draft B\ndraft: yes\n---\nWords.\n",
    );
    let title = |drafts| {
        let options = guidepost::compile::CompileOptions {
            drafts,
            ..as_build()
        };
        let built = project.build(&options);
        super::standard(&built.compiled.site.catalogue, "b")
            .title
            .value
            .clone()
    };
    assert_eq!(title(Drafts::Hide), "B");
    assert_eq!(title(Drafts::Show), "Draft B");
}

#[test]
fn an_import_that_book_toml_names_is_a_layer() {
    let project = site("id,title\nb,B\n");
    project.write(
        "content/standards/sources/x.csv",
        "id,title,owner\nc,C,prsb\nb,Other B,prsb\n",
    );
    project.write("book.toml", "[book]\ntitle = \"T\"\n[catalogue]\nsources = [\"standards/sources/x.csv\", \"standards/sources/y.csv\"]\n");
    let built = project.build(&as_build());
    let catalogue = &built.compiled.site.catalogue;
    assert_eq!(super::standard(catalogue, "c").title.value, "C");
    let b = super::standard(catalogue, "b");
    assert_eq!(
        (b.title.value.as_str(), b.cell("owner").as_str()),
        ("B", "prsb")
    );
    let missing = built
        .diagnostics
        .iter()
        .any(|one| one.message.contains("content/standards/sources/y.csv"));
    assert!(missing);
}

#[test]
fn a_heading_that_nearly_is_one_of_a_part_is_said() {
    let project = site("id,title\nb,B\n");
    project.write(
        "content/standards/b.md",
        "---\ntitle: B\n---\n## What is it\nA.\n## why it helps\nA.\n## Who must use it?\nA.\n## What to ask your supplier\nA.\n## Words for a contract\nA.\n## Get help\nA.\n## More\nA.\n",
    );
    let built = project.build(&as_build());
    let about_b = built
        .diagnostics
        .iter()
        .filter(|one| one.path.as_str() == "content/standards/b.md");
    let said: Vec<String> = about_b
        .filter(|one| one.code.name() == "catalogue/parts")
        .map(|one| {
            format!(
                "{:?} {} {}",
                one.severity,
                one.message,
                one.help.clone().unwrap()
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "Advice This page has no part `## What it is`. Write it, or say there in one sentence that nobody knows yet.",
            "Warning The heading `What is it` is not quite that of a part. Did you mean `## What it is`?",
        ]
    );
}
