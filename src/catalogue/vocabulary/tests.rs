//! What stands in `vocabulary.toml`, and what is said of its faults.

use super::*;
use crate::catalogue::samples::file;

const GOOD: &str = r#"
[settings.hospital]
label = "Hospitals"
means = "Places where people stay."
also = ["acute trust", "secondary care"]

[settings.ward]
label = "Wards"
means = "Parts of a hospital."
parent = "hospital"

[settings.all]
label = "All"
means = "Every place."

[statuses.active]
label = "Settled"
means = "Use this one."
"#;

fn said(text: &str) -> Vec<String> {
    let read = read(&file("content/vocabulary.toml", text));
    let help = |help: Option<String>| help.unwrap_or_default();
    let all = read.diagnostics.into_iter();
    all.map(|one| format!("{} | {}", one.message, help(one.help)))
        .collect()
}

#[test]
fn values_keep_the_order_of_the_file() {
    let read = read(&file("content/vocabulary.toml", GOOD));
    assert_eq!(read.diagnostics, Vec::new());
    let list = read.value.list(Scheme::Settings);
    let ids: Vec<&str> = list.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["hospital", "ward", "all"]);
    assert_eq!(list[1].order, 1);
    assert_eq!(list[0].also, ["acute trust", "secondary care"]);
    assert_eq!(list[0].span.of(GOOD), "hospital");
}

#[test]
fn children_and_all_are_covered() {
    let vocabulary = read(&file("content/vocabulary.toml", GOOD)).value;
    let id = ConceptId::new;
    let covers =
        |values: &[ConceptId], wanted| vocabulary.covers(Scheme::Settings, values, &id(wanted));
    assert!(covers(&[id("hospital")], "ward"));
    assert!(!covers(&[id("ward")], "hospital"));
    assert!(covers(&[id("all")], "ward"));
    let children: Vec<_> = vocabulary
        .children(Scheme::Settings, &id("hospital"))
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(children, ["ward"]);
}

#[test]
fn other_words_lead_to_their_value() {
    let vocabulary = read(&file("content/vocabulary.toml", GOOD)).value;
    let near = |text| vocabulary.nearest(Scheme::Settings, text);
    assert_eq!(near("Acute Trust"), Some("hospital"));
    assert_eq!(near("Wards"), Some("ward"));
    assert_eq!(near("hospitl"), Some("hospital"));
    assert_eq!(near("school"), None);
}

#[test]
fn faults_are_said_with_the_nearest_name() {
    for (text, expected) in [
        (
            "[setting.x]\nlabel = \"A\"\nmeans = \"B.\"",
            "There is no list `setting`. | Did you mean `[settings....]`?",
        ),
        (
            "[topics.x]\nlable = \"A\"\nlabel = \"A\"\nmeans = \"B.\"",
            "`lable` is not a key of a value. | Did you mean `label`?",
        ),
        (
            "[duties.legal-most]\nlabel = \"A\"\nmeans = \"B.\"",
            "`legal-most` is not one of the duties. | Did you mean `legal-must`?",
        ),
        (
            "[topics.x]\nlabel = \"A\"\nmeans = \"B.\"\nparent = \"y\"",
            "`[topics]` has no value `y`. | Did you mean `x`?",
        ),
        (
            "[topics.\"A B\"]\nlabel = \"A\"\nmeans = \"B.\"",
            "`A B` cannot be the id of a value. | Use small letters, digits and hyphens, such as `care-home`.",
        ),
        (
            "[topics.x]\nlabel = “A”\nmeans = \"B.\"",
            "The quotes of this line are curly. | Use straight quotes: `label = \"A\"`.",
        ),
    ] {
        assert_eq!(said(text), [expected], "{text}");
    }
    let bare = said("[topics.x]\nlabel = 5");
    assert_eq!(bare.len(), 3, "{bare:?}");
}

#[test]
fn parents_never_go_round() {
    let text = "[topics.a]\nlabel = \"A\"\nmeans = \"A.\"\nparent = \"b\"\n\
                [topics.b]\nlabel = \"B\"\nmeans = \"B.\"\nparent = \"a\"\n\
                [topics.c]\nlabel = \"C\"\nmeans = \"C.\"\nparent = \"a\"\n";
    let read = read(&file("content/vocabulary.toml", text));
    assert_eq!(read.diagnostics.len(), 2);
    let id = ConceptId::new;
    let vocabulary = read.value;
    assert!(vocabulary.is_within(Scheme::Topics, &id("c"), &id("a")));
    assert!(!vocabulary.is_within(Scheme::Topics, &id("a"), &id("b")));
}

#[test]
fn places_of_an_organisation_are_places_of_care() {
    let who = "[who.gp]\nlabel = \"Surgeries\"\nmeans = \"Doctors.\"\nplaces = [\"ward\"]\n";
    let text = format!("{GOOD}\n{who}");
    let vocabulary = read(&file("content/vocabulary.toml", &text)).value;
    let gp = vocabulary.concept(Scheme::Who, "gp").unwrap();
    assert_eq!(gp.places, [ConceptId::new("ward")]);
    let wrong = said(&text.replace("[\"ward\"]", "[\"wad\"]"));
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with("`[settings]` has no value `wad`."));
    assert!(wrong[0].contains("ward"), "{wrong:?}");
}
