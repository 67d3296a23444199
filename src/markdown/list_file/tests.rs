//! Entries as they should be, and each thing that is said about them.

use super::*;
use crate::markdown::{ParseOptions, parse};
use crate::text::SourcePath;

fn read(text: &str, kind: ListKind) -> Checked<Vec<ListEntry>> {
    let path = SourcePath::new("content/glossary.md");
    let document = parse(text, &path, ParseOptions::default()).value;
    read_list(&document, FileText { text, path: &path }, kind)
}

#[test]
fn an_entry_has_words_and_labelled_lines() {
    let text = "Intro.\n\n## FHIR (Fast Healthcare Interoperability Resources)\nAn agreed way. More of it.\nSay: fire\nNot: It is not a computer system.\nAlso: HL7 FHIR, R4\n\n## HL7\nA group.\n";
    let read = read(text, ListKind::Glossary);
    assert_eq!(read.diagnostics, []);
    let [fhir, hl7] = &read.value[..] else {
        panic!("two entries")
    };
    assert_eq!(fhir.term, "FHIR");
    assert_eq!(
        fhir.expansion.as_deref(),
        Some("Fast Healthcare Interoperability Resources")
    );
    assert_eq!(fhir.short, "An agreed way.");
    assert_eq!(fhir.words("Say").as_deref(), Some("fire"));
    assert_eq!(fhir.names("Also"), ["HL7 FHIR", "R4"]);
    assert_eq!((hl7.id.as_str(), hl7.fields.len()), ("hl7", 0));
}

#[test]
fn mistakes_are_said_with_what_to_do() {
    let text = "## A\nOne.\nSorce: x\n\n## A\nTwo.\n\n## B\n";
    let said: Vec<String> = read(text, ListKind::Glossary)
        .diagnostics
        .into_iter()
        .map(|diagnostic| {
            format!(
                "{} {}",
                diagnostic.message,
                diagnostic.help.unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "No entry has a line `Sorce:`. Did you mean `Source:`? If it is ordinary text, leave it.",
            "The entry `B` says nothing. Write one short sentence under the heading.",
            "The id `a` stands twice in this file. Give one of the two entries another name, or an `Id:` line of its own.",
        ]
    );
}

#[test]
fn labelled_lines_are_found_where_people_put_them() {
    for lines in [
        "Text.\n\nSay: fire\nSee: a, b",
        "Text.\n\n- Say: fire\n- See: a, b",
        "Text.\n\n- one\n- two\nSay: fire\nSee: a, b",
        "Text.\n**Say:** fire\n**See**: a, b",
        "Say: fire\nSee: a, b\n\nText.",
        "Text.\nsay : fire\nSEE:a; b",
    ] {
        let read = read(&format!("## A\n{lines}\n"), ListKind::Glossary);
        assert_eq!(read.diagnostics, [], "{lines}");
        let entry = &read.value[0];
        assert_eq!(entry.words("Say").as_deref(), Some("fire"), "{lines}");
        assert_eq!(entry.names("See"), ["a", "b"], "{lines}");
        assert_eq!(entry.short, "Text.", "{lines}");
    }
}

#[test]
fn addresses_stay_as_written() {
    for (written, kept) in [
        (
            "https://a.example/x_y_z--w/*a*",
            "https://a.example/x_y_z--w/*a*",
        ),
        ("<https://b.example/a\\_b>", "https://b.example/a_b"),
        ("[here](https://c.example)", "https://c.example"),
    ] {
        let text = format!("## A\nText.\nAddress: {written}\nPublisher: *BMJ*\n");
        let read = read(&text, ListKind::Sources);
        assert_eq!(read.value[0].words("Address").as_deref(), Some(kept));
        assert_eq!(read.value[0].words("Publisher").as_deref(), Some("BMJ"));
    }
}

#[test]
fn quotes_and_dashes_in_an_address_stay_straight() {
    let address = "https://example.org/o'neill--\"a\"...";
    let email = "o'neill's--team@example.org";
    for label in ["Address:", "**Address:**", "**Address**:", "Address :"] {
        let text = format!("## A\nText.\n{label} {address}\nEmail: {email}\nHelp: It's here.\n");
        let entries = read(&text, ListKind::Organisations).value;
        assert_eq!(
            entries[0].words("Address").as_deref(),
            Some(address),
            "{text}"
        );
        assert_eq!(entries[0].words("Email").as_deref(), Some(email), "{text}");
        assert_eq!(
            entries[0].words("Help").as_deref(),
            Some("It\u{2019}s here."),
            "{text}"
        );
    }
}

#[test]
fn slips_in_labelled_lines_are_said() {
    for (line, said) in [
        ("Say:", "Nothing stands after `Say:`."),
        ("Say: a\nSay: b", "`Say:` stands twice in this entry."),
        ("Note: b", "No entry has a line `Note:`."),
    ] {
        let read = read(&format!("## A\nText.\n{line}\n"), ListKind::Glossary);
        let messages: Vec<&str> = read
            .diagnostics
            .iter()
            .map(|d| d.message.as_str())
            .collect();
        assert_eq!(messages, [said]);
    }
}
