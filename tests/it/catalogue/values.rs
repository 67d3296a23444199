//! Values are strict: what is not known is an error with its row, its place
//! and the nearest value, and never a default.

use guidepost::catalogue::{
    Citation, Contact, OfficialCode, Requirement, STANDARD_COLUMNS, Status,
};
use proptest::prelude::*;

use super::{clean, lines, of, said, standard};

#[test]
fn a_whole_row_is_read() {
    let catalogue = clean(
        "id,title,also-known-as,one-line,types,status,maturity,owner,codes,settings,topics,jobs,needs,works-with,read-it,test-tools,help,version,version-date,sources,checked\n\
         a,The A,AA | A of all,What A is.,record | technical,active,stable,prsb,DCB0160 | DAPB4102 Amd 66/2023,hospital | care-home,referrals,discharge,b: because of B,DCB 0002,The A: https://a.org/x,Try: https://t.org,desk | Ask us: help@a.org,2.1,15/04/2024,https://s.org | notes,2026-11-22\n\
         b,The B,,,,,,,ISB0002,,,,,,,,,,,,\n",
    );
    let a = standard(&catalogue, "a");
    assert_eq!(a.also_known_as.value, ["AA", "A of all"]);
    assert_eq!(a.status.value, Status::Active);
    assert_eq!(a.codes.value[1].to_string(), "DAPB4102 Amd 66/2023");
    assert_eq!(a.needs.value[0].to.as_str(), "b");
    assert_eq!(a.needs.value[0].why, "because of B");
    assert_eq!(
        a.works_with.value[0].to.as_str(),
        "b",
        "joined by the number of its code"
    );
    assert_eq!(a.help.value[0], Contact::Entry("desk".to_owned()));
    assert_eq!(a.help.value[1].to_string(), "Ask us: mailto:help@a.org");
    assert_eq!(a.version_date.as_ref().unwrap().value.iso(), "2024-04-15");
    assert_eq!(a.sources.value[1], Citation::Entry("notes".to_owned()));
    let origin = a.title.origin.as_ref().unwrap();
    assert_eq!(
        (origin.row, origin.checked),
        (Some(2), a.checked.as_ref().map(|day| day.value))
    );
    let b = standard(&catalogue, "b");
    assert_eq!(b.status.value, Status::Unknown);
    assert!(!b.status.is_said() && b.checked.is_none());
}

#[test]
fn a_value_outside_the_vocabulary_names_its_row_and_the_nearest() {
    for (column, cell, message) in [
        (
            "status",
            "actve",
            "`actve` in the column `status` of row 3 is not in the vocabulary. | Did you mean `active`?",
        ),
        (
            "settings",
            "hospital | Nursing home",
            "`Nursing home` in the column `settings` of row 3 is not in the vocabulary. | Did you mean `care-home`?",
        ),
        (
            "settings",
            "Hospital",
            "`Hospital` in the column `settings` of row 3 is not in the vocabulary. | Did you mean `hospital`?",
        ),
        (
            "types",
            "records",
            "`records` in the column `types` of row 3 is not in the vocabulary. | Did you mean `record`?",
        ),
        (
            "owner",
            "NHS Digital",
            "`NHS Digital` in the column `owner` of row 3 is not in the vocabulary. | Did you mean `nhs-england`?",
        ),
        (
            "must",
            "must",
            "`must` in the column `must` of row 3 is not in the vocabulary. | Write one of legal-must, contract-must, good-practice, none, unknown, or add a value to `[duties]` in content/vocabulary.toml first.",
        ),
        (
            "must-who",
            "nhs-trusts",
            "`nhs-trusts` in the column `must-who` of row 3 is not in the vocabulary. | Did you mean `nhs-trust`?",
        ),
        (
            "topics",
            "__proto__",
            "`__proto__` in the column `topics` of row 3 is not in the vocabulary. | Write one of referrals, continuity-of-care, appointments, or add a value to `[topics]` in content/vocabulary.toml first.",
        ),
    ] {
        let text = format!("id,title,{column}\nx,X,\ny,Y,{cell}\n");
        let said = said(&text);
        assert_eq!(
            said.first(),
            Some(&format!("3 catalogue/value: {message}")),
            "{column}: {cell}"
        );
        let read = of(text.as_str(), "").value;
        let value = standard(&read, "y").cell(column);
        assert!(value.is_empty() || value == "hospital", "{column}: {value}");
    }
}

#[test]
fn other_cells_that_cannot_be_read_are_said() {
    for (column, cell, start) in [
        (
            "checked",
            "11/22/2026",
            "There is no month 22. The day comes first here. It stands in the column `checked` of row 2.",
        ),
        (
            "version-date",
            "soon",
            "`soon` is not a date. It stands in the column `version-date` of row 2.",
        ),
        (
            "codes",
            "160",
            "`160` in the column `codes` of row 2 is not an official code.",
        ),
        (
            "codes",
            "A Person managing",
            "`A Person managing` in the column `codes` of row 2 is not an official code.",
        ),
        (
            "read-it",
            "javascript:alert(1)",
            "There is no address that a reader can follow in the column `read-it` of row 2: `javascript:alert(1)`.",
        ),
        ("read-it", "www.a.org", "There is no address"),
        ("help", "Ask: javascript:alert(1)", "There is no address"),
        ("test-tools", "ftp://x.org/tool", "There is no address"),
        (
            "sources",
            "a book I read",
            "`a book I read` in the column `sources` of row 2 is not a source.",
        ),
        (
            "needs",
            "nowhere: because",
            "There is no other record `nowhere`. It is named in the column `needs` of row 2.",
        ),
        ("replaced-by", "x", "There is no other record `x`."),
        ("services", "pds", "There is no other record `pds`."),
    ] {
        let said = said(&format!("id,title,{column}\nx,X,{cell}\n"));
        assert_eq!(said.len(), 1, "{column}: {said:?}");
        let message = said[0].split_once(": ").unwrap().1;
        assert!(message.starts_with(start), "{column}: {message}");
    }
}

#[test]
fn a_code_of_several_records_does_not_say_which() {
    let said = said("id,title,codes,needs\na,A,ISB0149,\nb,B,DCB0149,\nc,C,,ISB0149\n");
    assert_eq!(
        said,
        [
            "4 catalogue/reference: `ISB0149` in the column `needs` of row 4 is the code of several records. | Write the id of the one that is meant: `a`, `b`."
        ]
    );
}

#[test]
fn rows_without_an_id_of_their_own_are_said() {
    let found = said("id,title\n,No id\nUK Core,X\na,A\na,A again\nb,\n");
    let starts: Vec<&str> = found
        .iter()
        .map(|one| one.split(" | ").next().unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            "2 catalogue/id: Row 2 has no id, so it is left out.",
            "3 catalogue/id: `UK Core` in row 3 cannot be an id.",
            "5 catalogue/id: The id `a` stands twice. Row 5 is left out.",
            "6 catalogue/id: The record `b` has no title.",
        ]
    );
}

#[test]
fn columns_are_known_by_name() {
    let found = said("ID,Titel,One Line,status,status\na,A,B,active,active\n");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].contains("There is no column `Titel`. | Did you mean `title`?"),
        "{}",
        found[0]
    );
    assert!(found[1].contains("The column `status` stands twice."));
    assert!(said("name,status\na,active\n")[1].contains("no column `id`"));
    let long = said("id,title\na,A,more\n");
    assert!(
        long[0].starts_with("2 catalogue/table: Row 2 has more cells"),
        "{long:?}"
    );
}

#[test]
fn a_service_needs_records_and_other_things() {
    let services = "id,title,needs,most-people,environments,steps-source\n\
                    pds,PDS,cis2: to sign in | a smartcard | HSCN: the network,Ask your supplier.,Sandbox: https://x.org,guide\n\
                    cis2,CIS2,,,,\n";
    let read = of("id,title,services\na,A,pds: to find people\n", services);
    assert_eq!(read.diagnostics, Vec::new());
    let pds = &read.value.services.values().nth(1).unwrap();
    let is_record = |need: &Requirement| matches!(need, Requirement::Record(_));
    let records: Vec<bool> = pds.needs.value.iter().map(is_record).collect();
    assert_eq!(records, [true, false, false]);
    assert_eq!(
        standard(&read.value, "a").services.value[0].why,
        "to find people"
    );
    let lost = "id,title,needs\npds,PDS,cis3: to sign in\ncis2,CIS2,\n";
    let found = lines(lost, of("", lost));
    assert!(
        found[0].contains("There is no other record `cis3`"),
        "{found:?}"
    );
    assert!(found[0].ends_with("Did you mean `cis2`?"), "{found:?}");
}

#[test]
fn without_a_vocabulary_one_message_is_enough() {
    let standards = super::file(
        "content/standards/standards.csv",
        "id,title,status,types\na,A,active,record\nb,B,active,record\n",
    );
    let read = guidepost::catalogue::read(&guidepost::catalogue::Inputs {
        standards: Some(&standards),
        ..Default::default()
    });
    assert_eq!(read.diagnostics.len(), 1);
    assert!(
        read.diagnostics[0]
            .message
            .contains("content/vocabulary.toml")
    );
}

#[test]
fn t13_the_current_prefix_of_a_code_is_known() {
    let catalogue =
        clean("id,title,codes\na,A,DCB0160\nb,B,ISB0160 | DSCN 14/2010\nc,C,DAPB4102 Amd 1/2023\n");
    for (written, shown) in [
        ("ISB0160", "DCB0160"),
        ("SCCI0160", "DCB0160"),
        ("DCB0160", "DCB0160"),
        ("DAPB0160", "DAPB0160"),
        ("DSCN 0160", "DSCN 0160"),
        ("ISB4102", "DAPB4102 Amd 1/2023"),
        ("ISB0001", "ISB0001"),
    ] {
        let code = OfficialCode::parse(written).unwrap();
        assert_eq!(
            catalogue.current_code(&code).to_string(),
            shown,
            "{written}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nothing_that_a_file_holds_makes_us_stop(
        cells in prop::collection::vec("(\\PC{0,12}|[a-z0-9:|,;\"'=+@ /\\-\n#]{0,20}|[0-9]{1,6}|(ISB|DCB|dscn) ?[0-9/]{0,12})", 1..40),
        columns in prop::sample::subsequence(STANDARD_COLUMNS.to_vec(), 1..12),
    ) {
        let rows: Vec<String> = cells.chunks(columns.len() + 1).map(|row| row.join(",")).collect();
        let text = format!("id,{}\n{}", columns.join(","), rows.join("\n"));
        let decoded = super::file("x.csv", text.as_str()).text.len();
        let read = of(text.as_str(), text.as_str());
        for diagnostic in &read.diagnostics {
            prop_assert!(diagnostic.help.is_some(), "{}", diagnostic.message);
            let end = diagnostic.span.map_or(0, |span| span.end as usize);
            prop_assert!(end <= decoded);
        }
        let again = of(guidepost::catalogue::standards_csv(read.value.standards.values()), "");
        prop_assert_eq!(again.value.standards.len(), read.value.standards.len());
    }
}

#[test]
fn hostile_cells_stay_words() {
    let cells = [
        "<script>alert(1)</script>",
        "\"\"><img src=x onerror=alert(1)>",
        "{{ 7*7 }}",
        "constructor",
        "__proto__",
    ];
    for cell in cells {
        let catalogue = clean(format!("id,title,one-line\nx,\"{cell}\",\"{cell}\"\n"));
        let written = cell.replace("\"\"", "\"");
        assert_eq!(standard(&catalogue, "x").title.value, written);
    }
    let long = format!("id,title,one-line\nx,X,{}\n", "a".repeat(1024 * 1024));
    let read = of(long, "");
    assert_eq!(read.diagnostics.len(), 1);
    assert!(read.diagnostics[0].message.contains("64 KB"));
    assert!(standard(&read.value, "x").one_line.is_none());
}
