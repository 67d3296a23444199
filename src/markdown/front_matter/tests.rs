//! What people who do not program really write, and what is read or said.

use super::*;
use crate::diagnostics::Severity;

/// What was read, one `key=value` after the other, and then what was said.
fn read(text: &str) -> String {
    let path = SourcePath::new("content/page.md");
    let (checked, body) = read_front_matter(text, &path);
    let front = &checked.value;
    assert!(text.is_char_boundary(body), "{text}");
    let mut shown: Vec<String> = KEYS.iter().filter_map(|key| show(key, front)).collect();
    let empty = front.check_empty(PageKind::Any, &path);
    for diagnostic in checked.diagnostics.iter().chain(&empty) {
        let span = diagnostic.span.expect("each message has a place");
        assert!(!span.of(text).is_empty(), "{text}: {}", diagnostic.message);
        assert!(diagnostic.help.is_some(), "{}", diagnostic.message);
        shown.push(format!("! {}", diagnostic.message));
    }
    shown.join(" | ")
}

fn show(key: &Key, front: &FrontMatter) -> Option<String> {
    let mut front = front.clone();
    let list = |fields: &Vec<Field<String>>| {
        let values: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(" / "))
    };
    let value = match key.slot {
        Slot::Text(place) => place(&mut front).take().map(|field| field.value),
        Slot::Names(place) | Slot::Paths(place) | Slot::Sentences(place) => list(place(&mut front)),
        Slot::Minutes(place) | Slot::Months(place) => place(&mut front)
            .take()
            .map(|field| field.value.to_string()),
        Slot::Date(place) => place(&mut front).take().map(|field| field.value.iso()),
        Slot::YesNo(place) => place(&mut front)
            .take()
            .map(|field| field.value.to_string()),
        Slot::Level(place) => place(&mut front)
            .take()
            .map(|field| format!("{:?}", field.value)),
        Slot::Fact(_) => list(&front.fact(key.name).to_vec()),
        Slot::Seen(place) => place(&mut front).take().map(|field| {
            let date = field.value.date.map_or("no date".to_owned(), Date::iso);
            format!("{} ({date})", field.value.who)
        }),
    };
    value.map(|value| format!("{}={value}", key.name))
}

/// Between two fences: what was written, what is read or said.
#[rustfmt::skip]
const LINES: &[(&str, &str)] = &[
    // Facts of a record
    ("needs:\n  - dm-d: so that a medicine, or device, has one name", "needs=dm-d: so that a medicine, or device, has one name"),
    ("settings: care-home, gp-primary-care", "settings=care-home / gp-primary-care"),
    ("must-from: 1 April 2024", "must-from=1 April 2024"),
    ("must: legal-must\nmust law: Act 2012, s 250", "must=legal-must | must-law=Act 2012, s 250"),
    // Titles
    ("title: What is FHIR: a guide", "title=What is FHIR: a guide"),
    ("title: Why C# and #hashtags are fine", "title=Why C# and #hashtags are fine"),
    ("title: What is FHIR?", "title=What is FHIR?"),
    ("title: \"What is FHIR?\"", "title=What is FHIR?"),
    ("title: 'Rosa's day'", "title=Rosa's day"),
    ("title: \u{201c}What is FHIR?\u{201d}", "title=What is FHIR?"),
    ("title: \u{2018}What is FHIR?\u{2019}", "title=What is FHIR?"),
    ("title: \"Yes\" or \"no\"", "title=\"Yes\" or \"no\""),
    ("title: \"Rosa\" # working title", "title=Rosa"),
    ("title: Care 👩\u{200d}⚕️ and data 🎉", "title=Care 👩\u{200d}⚕️ and data 🎉"),
    ("title: - a dash first", "title=- a dash first"),
    ("title: [Draft] the plan", "title=[Draft] the plan"),
    ("title: A \\_small\\_ \\[note\\]", "title=A _small_ [note]"),
    ("title:No space after the colon", "title=No space after the colon"),
    ("title : A space before it", "title=A space before it"),
    ("title\u{ff1a}A full-width colon", "title=A full-width colon"),
    ("title:\tA tab\tinside", "title=A tab inside"),
    ("title: Non\u{a0}breaking \u{200b}and invisible\u{feff}", "title=Non breaking and invisible"),
    ("  title: Two spaces before it\n  owner: lead", "title=Two spaces before it | owner=lead"),
    ("title: One line\n  and the rest of it", "title=One line and the rest of it"),
    ("title:\n  On the next line", "title=On the next line"),
    ("title:\n- As a list of one", "title=As a list of one"),
    ("title: A 50% rise -- or not...", "title=A 50% rise -- or not..."),
    ("title = \"As in TOML\"", "title=As in TOML"),
    // Keys in other forms
    ("Title: A\nTeach Minutes: 15", "title=A | teach-minutes=15"),
    ("teach_minutes: 15\nTARGET-MINUTES: 60", "teach-minutes=15 | target-minutes=60"),
    ("teach\\_minutes: 15", "teach-minutes=15"),
    ("**Title:** In bold", "title=In bold"),
    ("\"title\": \"As in JSON\"", "title=As in JSON"),
    ("title: A\n# a comment\ndraft: no", "title=A | draft=false"),
    ("titel: A", "! `titel` is not a key of the front matter."),
    ("title: A\nauthor: me", "title=A | ! `author` is not a key of the front matter."),
    ("title: A\ntitle: B", "title=A | ! `title` stands twice."),
    ("title What is FHIR", "title=What is FHIR | ! The colon after `title` is missing."),
    ("title: A\nThis belongs nowhere", "title=A | ! This line is not of the form `key: value`."),
    ("owner:\n  name: lead\n  phone: 1", "! `name` stands under `owner`: keys cannot hold other keys."),
    // Empty values
    ("title: A\nsummary:", "title=A | ! Nothing stands after `summary:`."),
    ("title: A\nobjectives:\n", "title=A | ! Nothing stands after `objectives:`."),
    ("title: A\naliases: []", "title=A"),
    ("title: \"\"", "! Nothing stands after `title:`."),
    // Text over several lines
    ("summary: >\n  One line\n  and another", "summary=One line and another"),
    ("summary: |\n  Note: it goes on", "summary=Note: it goes on"),
    ("summary:\n  - one\n  - two", "! `summary` is text on one line, not a list."),
    // Names
    ("for: carers, nurses", "for=carers / nurses"),
    ("for: [carers, \"GPs, nurses\"]", "for=carers / GPs, nurses"),
    ("for: \\[carers, nurses\\]", "for=carers / nurses"),
    ("for: carers; nurses", "for=carers / nurses"),
    ("for:\n- carers\n- nurses", "for=carers / nurses"),
    ("for:\n  * carers\n  * nurses", "for=carers / nurses"),
    ("kit:\n\u{2022}\tcard set A\n\u{2022}\tpens", "kit=card set A / pens"),
    ("kit:\n1. cards\n2) pens", "kit=cards / pens"),
    ("for:\n  - \"carers\"\n  -nurses", "for=carers / nurses"),
    ("for: carers,\n  nurses", "for=carers / nurses"),
    ("lessons:\n- [One](../learn/one.md)\n- <../learn/two.md>", "lessons=../learn/one.md / ../learn/two.md"),
    // Sentences
    ("objectives:\n  - Say what it is, in a sentence\n  - Name one: any", "objectives=Say what it is, in a sentence / Name one: any"),
    ("objectives: Say what it is", "objectives=Say what it is"),
    ("objectives: Say a, name b", "objectives=Say a, name b | ! `objectives` holds sentences, so commas do not split it."),
    ("objectives: [\"Say a, b\", \"Name c\"]", "objectives=Say a, b / Name c"),
    ("objectives: [Say a, Name b]", "objectives=Say a, Name b | ! `objectives` holds sentences, so commas do not split it."),
    ("objectives:\n  - Say what it is\n    in a sentence\n\n  - Name one", "objectives=Say what it is in a sentence / Name one"),
    ("objectives:\n  Say what it is\n  Name one", "objectives=Say what it is / Name one | ! These lines of `objectives` are not a list."),
    // Dates
    ("checked: 2026-11-22", "checked=2026-11-22"),
    ("checked: 22/11/2026", "checked=2026-11-22"),
    ("checked: 22 November 2026", "checked=2026-11-22"),
    ("checked: Sunday 22nd Nov 2026", "checked=2026-11-22"),
    ("checked: November 22, 2026", "checked=2026-11-22"),
    ("checked: \"2026-11-22\" # by the team", "checked=2026-11-22"),
    ("checked: 03/04/2026", "checked=2026-04-03"),
    ("checked: 11/22/2026", "! There is no month 22. The day comes first here."),
    ("checked: 31/02/2026", "! There is no 31 February 2026."),
    ("checked: 22/11/26", "! The year needs four digits."),
    ("checked: November 2026", "! The day is missing in `November 2026`."),
    ("checked: today", "! `today` means another day tomorrow."),
    // Numbers
    ("teach-minutes: 15 minutes", "teach-minutes=15"),
    ("teach-minutes: 15 min", "teach-minutes=15"),
    ("teach-minutes: 1 hour 30", "teach-minutes=90"),
    ("teach-minutes: a quarter", "! `a quarter` is not a number of minutes."),
    ("teach-minutes: 10-15", "! `10-15` is not a number of minutes."),
    ("review-months: 1 year", "review-months=12"),
    // Yes and no, levels, who saw it
    ("draft: TRUE", "draft=true"),
    ("draft: yes # for now", "draft=true"),
    ("draft: No", "draft=false"),
    ("draft: Ja", "! `Ja` is neither yes nor no."),
    ("level: Starter", "level=Starter"),
    ("level: starters", "! `starters` is not a level."),
    ("reviewed-by: a nurse, 2 November 2026", "reviewed-by=a nurse (2026-11-02)"),
    ("reviewed-by: 2 November 2026", "! This says when, but not who."),
    ("tested-with: six carers", "tested-with=six carers (no date)"),
];

/// Whole files: what was written, what is read or said.
#[rustfmt::skip]
const FILES: &[(&str, &str)] = &[
    ("---\r\ntitle: A\r\nfor:\r\n- b\r\n---\r\nBody", "title=A | for=b"),
    ("\n \u{a0}\n---\ntitle: A\n---\n", "title=A"),
    ("---  \ntitle: A\n---\t\u{a0}\n", "title=A"),
    ("\u{2014}-\ntitle: A\n\u{2014}-\n", "title=A"),
    ("\u{2013}\u{2013}\u{2013}\ntitle: A\n----\n", "title=A"),
    ("---\ntitle: A\n...\nBody", "title=A"),
    ("---\n---\nBody", ""),
    ("---\ntitle: A\n\n# Body", "title=A | ! The line `---` that ends the lines about this page is missing."),
    ("---\ntitle: A", "title=A | ! The line `---` that ends the lines about this page is missing."),
    ("title: A\n---\nBody", "title=A | ! The line `---` above the first key is missing."),
    ("+++\ntitle = \"A\"\ndraft = true\n+++\n", "title=A | draft=true | ! The lines about this page stand between `+++`."),
    ("Just text with a colon: here.\n\n---\n", ""),
    ("---\n\nA line across the page.\n", ""),
    ("", ""),
];

#[test]
fn reads_what_people_write_between_the_fences() {
    assert!(LINES.len() + FILES.len() >= 40);
    for (written, expected) in LINES {
        let file = format!("---\n{written}\n---\nBody");
        assert_eq!(&read(&file), expected, "{written}");
        assert_eq!(
            &read(&file.replace('\n', "\r\n")),
            expected,
            "CRLF: {written}"
        );
    }
}

#[test]
fn reads_what_people_write_around_them() {
    for (written, expected) in FILES {
        assert_eq!(&read(written), expected, "{written}");
    }
}

#[test]
fn every_example_of_the_table_reads_as_its_key() {
    for key in KEYS {
        let read = read(&format!("---\n{}\n---\n", key.example));
        let start = format!("{}=", key.name);
        assert!(read.starts_with(&start) && !read.contains('!'), "{read}");
        for other in key.elsewhere {
            assert!(find_key(other).is_none(), "{other} is a key here");
        }
    }
}

#[test]
fn values_know_their_place() {
    let text = "---\ntitle: \"A\"\nfor: b, c\n---\nBody";
    let path = SourcePath::new("content/page.md");
    let (checked, body) = read_front_matter(text, &path);
    let front = checked.value;
    assert_eq!(
        front.title.as_ref().map(|field| field.span.of(text)),
        Some("A")
    );
    assert_eq!(front.audience[1].span.of(text), "c");
    assert_eq!(&text[body..], "Body");
    assert_eq!(front.span.map(|span| span.of(text).len()), Some(body));
}

#[test]
fn unknown_keys_are_told_the_name_that_is_meant() {
    let path = SourcePath::new("content/page.md");
    for (written, help) in [
        ("titel: A", "Did you mean `title`?"),
        ("author: A", "Here this is called `owner`."),
        (
            "Learning objectives: A",
            "Here this is called `objectives`.",
        ),
    ] {
        let text = format!("---\ntitle: A\n{written}\n---\n");
        let (checked, _) = read_front_matter(&text, &path);
        assert_eq!(checked.diagnostics[0].help.as_deref(), Some(help));
        assert_eq!(checked.diagnostics[0].code, FRONT_UNKNOWN_KEY);
    }
}

#[test]
fn a_page_is_told_what_its_kind_lacks() {
    let path = SourcePath::new("content/learn/01-x/02-y.md");
    let text = "---\ntitle: A\nkit: pens\n---\n";
    let front = read_front_matter(text, &path).0.value;
    let messages = |page| -> Vec<String> {
        let said = front.check(page, &path);
        said.into_iter()
            .map(|diagnostic| diagnostic.message)
            .collect()
    };
    assert_eq!(messages(PageKind::Session), Vec::<String>::new());
    assert_eq!(
        messages(PageKind::Lesson),
        [
            "`kit` means nothing on a lesson.",
            "This page has no `objectives`, which a lesson needs.",
            "This page has no `checked`, which a lesson needs.",
        ]
    );
    let bare = FrontMatter::default().check(PageKind::Any, &path);
    assert_eq!(bare[0].message, "This page has no `title`.");
    assert_eq!(bare[0].severity, Severity::Error);
    let bare = FrontMatter::default().check(PageKind::Lesson, &path);
    assert_eq!(
        bare[0].message,
        "This page has no `title`, `objectives` and `checked`, which a lesson needs."
    );
    assert_eq!(bare.len(), 1);
}

proptest::proptest! {
    /// Whatever stands there is read without a panic, and every place fits.
    #[test]
    fn any_lines_are_read(lines in proptest::collection::vec(
        "(---|\u{2014}|title|checked|for|objectives|teach-minutes|draft|reviewed-by| |- |#|\\[|:|\u{ff1a}|é|\"|\u{201c}|\\\\|,|1|/|22 Nov 2026|\u{200b}|\t|\r){0,8}",
        0..8,
    )) {
        let text = format!("---\n{}\n", lines.join("\n"));
        let path = SourcePath::new("content/page.md");
        let (checked, body) = read_front_matter(&text, &path);
        proptest::prop_assert!(text.get(body..).is_some());
        for diagnostic in &checked.diagnostics {
            let span = diagnostic.span.expect("a place");
            proptest::prop_assert!(text.get(span.range()).is_some());
        }
    }
}
