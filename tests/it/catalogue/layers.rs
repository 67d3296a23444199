//! A page wins over a row, a row over an import, field by field.

use guidepost::catalogue::{
    Catalogue, Event, Former, Inputs, Layer, RecordId, RecordKind, RecordPage, read,
};
use guidepost::markdown::{ParseOptions, parse};
use guidepost::text::SourcePath;

use super::{VOCABULARY, file, standard};

/// A catalogue with every layer.
fn joined() -> Catalogue {
    let vocabulary = file("content/vocabulary.toml", VOCABULARY);
    let trusted = file(
        "content/standards/sources/one.csv",
        "id,title,status,settings,checked,source-status\na,Imported A,active,hospital,2022-01-19,ACTIVE\n",
    );
    let other = file(
        "content/standards/sources/two.csv",
        "id,title,topics,settings,checked\na,Other A,referrals,care-home,2024-04-23\nonly,Only there,,,2024-04-23\n",
    );
    let rows = file(
        "content/standards/standards.csv",
        "id,title,one-line,status,sources,checked\na,Row A,From the row.,deprecated,notes,2025-05-05\n",
    );
    let path = SourcePath::new("content/standards/a.md");
    let page = parse(
        "---\ntitle: Page A\nchecked: 22 November 2026\none-line: From the page: with a colon.\nreplaced-by: only\nneeds:\n  - only: because, of it\n---\nText\n",
        &path,
        ParseOptions::default(),
    );
    let inputs = Inputs {
        vocabulary: Some(&vocabulary),
        standards: Some(&rows),
        imports: vec![&trusted, &other],
        pages: vec![RecordPage {
            kind: RecordKind::Standard,
            path: &path,
            front: &page.value.front,
        }],
        ..Inputs::default()
    };
    let read = read(&inputs);
    assert_eq!(read.diagnostics, Vec::new());
    read.value
}

#[test]
fn the_higher_layer_wins_field_by_field_and_each_keeps_its_source() {
    let catalogue = joined();
    let a = standard(&catalogue, "a");
    let of = |origin: &Option<std::sync::Arc<guidepost::catalogue::Origin>>| {
        let origin = origin.as_ref().unwrap();
        (origin.layer, origin.checked.map(guidepost::text::Date::iso))
    };
    assert_eq!(a.title.value, "Page A");
    assert_eq!(
        a.one_line.as_ref().unwrap().value,
        "From the page: with a colon."
    );
    assert_eq!(
        of(&a.title.origin),
        (Layer::Page, Some("2026-11-22".to_owned()))
    );
    assert_eq!(a.status.value.as_str(), "deprecated");
    assert_eq!(
        of(&a.status.origin),
        (Layer::Row, Some("2025-05-05".to_owned()))
    );
    assert_eq!(
        a.cell("settings"),
        "hospital",
        "the first of the imports is trusted more"
    );
    assert_eq!(
        of(&a.settings.origin),
        (Layer::Import, Some("2022-01-19".to_owned()))
    );
    assert_eq!(
        of(&a.topics.origin),
        (Layer::Import, Some("2024-04-23".to_owned()))
    );
    assert_eq!(a.source_status.as_ref().unwrap().value, "ACTIVE");
    assert_eq!(a.needs.value[0].why, "because, of it");
    let page = a.page.as_ref().map(SourcePath::as_str);
    assert_eq!(page, Some("content/standards/a.md"));
    assert_eq!(standard(&catalogue, "only").page, None);
}

#[test]
fn t28_and_t29_what_is_gone_is_known_from_the_history() {
    let history = file(
        "content/standards/sources/history.csv",
        "date,source,id,event,detail\n\
         2022-01-19,x,old,added,\n2022-01-19,x,gone,added,\n2022-01-19,x,back,added,\n\
         2023-01-19,x,old,moved,new\n2023-01-19,x,gone,withdrawn,\"The old, good one\"\n\
         2023-01-19,x,back,withdrawn,Back\n2024-01-19,x,back,added,\n2024-01-19,x,new,changed,title | status\n",
    );
    let read = read(&Inputs {
        history: Some(&history),
        ..Inputs::default()
    });
    assert_eq!(read.diagnostics, Vec::new());
    let id = |text| RecordId::parse(text).unwrap();
    let columns = vec!["title".to_owned(), "status".to_owned()];
    assert_eq!(read.value.history[7].event, Event::Changed(columns));
    let (old, new, gone) = (id("old"), id("new"), id("gone"));
    let former = read.value.former();
    assert_eq!(former.len(), 2);
    assert_eq!(former[&old], Former::Moved(&new));
    let since = guidepost::text::Date::new(2023, 1, 19).unwrap();
    let title = "The old, good one";
    assert_eq!(former[&gone], Former::Gone { title, since });
}

#[test]
fn a_line_of_the_history_that_cannot_be_read_is_said() {
    let history = file(
        "content/standards/sources/history.csv",
        "date,source,id,event,detail\nsoon,x,a,added,\n2022-01-19,x,a,new,\n",
    );
    let read = read(&Inputs {
        history: Some(&history),
        ..Inputs::default()
    });
    let said: Vec<String> = read
        .diagnostics
        .into_iter()
        .map(|one| one.message)
        .collect();
    assert_eq!(
        said,
        [
            "Row 2 of the history cannot be read.",
            "Row 3 of the history cannot be read."
        ]
    );
}
