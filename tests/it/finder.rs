//! The finder's pages and the script with their records.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::compiled::{Built, build};

const VOCABULARY: &str = "\
[settings.all]\nlabel = \"All places\"\nmeans = \"Everywhere.\"\n
[settings.care-home]\nlabel = \"Care homes\"\nmeans = \"Homes.\"\nalso = [\"nursing home\"]\n
[settings.ward]\nlabel = \"Wards\"\nmeans = \"Beds.\"\nparent = \"care-home\"\n
[topics.medicines]\nlabel = \"</script><b>\\\"Medicines\\\"\"\nmeans = \"Tablets.\"\n
[types.record]\nlabel = \"Record\"\nmeans = \"What to write.\"\n
[statuses.active]\nlabel = \"Settled\"\nmeans = \"Use it.\"\n
[duties.unknown]\nlabel = \"Not sure\"\nmeans = \"Ask.\"\n
[duties.legal-must]\nlabel = \"Yes\"\nmeans = \"Law.\"\n
[who.gp]\nlabel = \"Surgeries\"\nmeans = \"Doctors.\"\n
[jobs.buy]\nlabel = \"Buy\"\nmeans = \"Buying.\"\n
[owners.us]\nlabel = \"Us\"\nmeans = \"We.\"\n";

const TABLE: &str = "\
id,title,also-known-as,one-line,types,status,owner,codes,settings,topics,jobs,version,checked,sources,must,must-who,must-from,must-law,must-source
medicine-list,Medicine list,ISB0013 | drug chart,The list of medicines.,record,active,us,DCB0013,care-home,medicines,buy,1.2,2026-11-22,https://example.org/,legal-must,gp,2027-04-01,An Act,https://example.org/
x-1,\"<img src=x onerror=alert(1)> \"\"q\"\" \\ '__proto__'\",\"</script><script>alert(2)</script>\",\"'=1+1 \u{202e} <svg/onload=alert(3)>\",record,active,us,ISB0013,all,medicines,,'=2+5,2026-11-22,https://example.org/,unknown,,,,
";

fn files(table: &str) -> Vec<(&'static str, String)> {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nWords.\n");
    vec![
        ("book.toml", "[book]\ntitle = \"A site\"\n".to_owned()),
        ("content/index.md", page("A site")),
        ("content/standards/index.md", page("Standards")),
        ("content/vocabulary.toml", VOCABULARY.to_owned()),
        ("content/standards/standards.csv", table.to_owned()),
    ]
}

fn scripts(built: &Built) -> BTreeMap<&str, &str> {
    let is_data = |name: &str| name.starts_with("assets/catalogue-") && name.ends_with(".js");
    let texts = built.files.iter().filter(|(name, _)| is_data(name));
    texts
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect()
}

fn data(script: &str) -> Value {
    let json = script.strip_prefix("window.GuidepostCatalogue = ").unwrap();
    serde_json::from_str(json.strip_suffix(";\n").unwrap()).unwrap()
}

#[test]
fn three_pages_load_one_script_that_has_every_record() {
    let built = build(&files(TABLE));
    let scripts = scripts(&built);
    assert_eq!(scripts.len(), 1, "{:?}", built.diagnostics);
    let (address, script) = scripts.first_key_value().unwrap();
    for name in ["find", "compare", "my-list"] {
        let page = String::from_utf8(built.files[&format!("standards/{name}.html")].clone());
        let page = page.unwrap();
        assert!(page.contains(&format!("src=\"../{address}\"")), "{name}");
        assert!(page.contains("href=\"for/care-home.html\""), "{name}");
        assert!(!page.contains("for/all.html"), "{name}");
        assert!(page.contains("&lt;/script&gt;&lt;b&gt;"), "{name}");
        assert!(page.contains("<noscript>"), "{name}");
    }
    let data = data(script);
    let records = &data["records"];
    assert_eq!(records["from"], serde_json::json!(["2027-04-01", ""]));
    assert_eq!(records["settings"], serde_json::json!([[1], [0]]));
    assert_eq!(records["who"], serde_json::json!([[0], []]));
    assert_eq!(records["version"], serde_json::json!(["1.2", "=2+5"]));
    // The prefix is the newest that any record has for the number.
    assert_eq!(
        records["codes"],
        serde_json::json!([["DCB0013"], ["DCB0013"]])
    );
    assert_eq!(
        data["facets"]["settings"][2][2], 1,
        "wards are part of care homes"
    );
    assert_eq!(data["facets"]["settings"][1][3][0], "nursing home");
    let columns = ["id", "title", "line", "aka"];
    for column in columns {
        let texts = records[column].as_str().unwrap();
        assert_eq!(texts.split(' ').count(), 2, "{column}");
    }
    // An id that follows from the title, and a code that is known, need no room.
    assert!(records["id"].as_str().unwrap().starts_with(' '));
    let words = data["words"].to_string();
    assert!(words.contains("drug"), "{words}");
    assert!(!words.contains("ISB0013"), "{words}");
}

#[test]
fn the_questions_of_each_page_stand_in_a_script_that_only_the_list_asks_for() {
    let mut files = files(TABLE);
    let page = "---\nid: medicine-list\n---\n\n## What it is\n\n- Not asked.\n\n\
                ## What to ask your supplier\n\nAsk this:\n\n- Do you *send* `</script>`?\n\
                - Which of these?\n  - paper\n  - codes\n\n{{#include ../_shared/more.md}}\n\n\
                ## Get help\n\n- Not asked either.\n";
    files.push(("content/standards/medicine-list.md", page.to_owned()));
    let more = "- What does it cost?\n";
    files.push(("content/_shared/more.md", more.to_owned()));
    let built = build(&files);
    let is_asked = |name: &str| name.starts_with("assets/supplier-questions-");
    let asked = built.files.iter().filter(|(name, _)| is_asked(name));
    let asked: Vec<_> = asked.collect();
    let [(address, bytes)] = asked.as_slice() else {
        panic!("{} scripts of questions", asked.len());
    };
    let script = std::str::from_utf8(bytes).unwrap();
    let json = script
        .strip_prefix("window.GuidepostSupplierQuestions = ")
        .unwrap();
    let asked: Value = serde_json::from_str(json.strip_suffix(";\n").unwrap()).unwrap();
    let wanted = serde_json::json!({ "medicine-list": [
        "Do you send </script>?",
        "Which of these? paper; codes",
        "What does it cost?",
    ] });
    assert_eq!(asked, wanted, "{:?}", built.diagnostics);
    for name in ["find", "compare", "my-list"] {
        let page = &built.files[&format!("standards/{name}.html")];
        let page = std::str::from_utf8(page).unwrap();
        assert!(!page.contains(&format!("src=\"../{address}")), "{name}");
        let says = page.contains(&format!("data-questions=\"../{address}\""));
        assert_eq!(says, name == "my-list");
    }
}

#[test]
fn the_script_is_the_same_every_time_and_has_another_name_when_it_changes() {
    let [one, again] = [TABLE, TABLE].map(|table| build(&files(table)));
    assert_eq!(scripts(&one), scripts(&again));
    let other = build(&files(&TABLE.replace("drug chart", "drug card")));
    let name = |built: &Built| scripts(built).keys().next().map(ToString::to_string);
    assert_ne!(name(&one), name(&other));
}

#[test]
fn a_site_without_standards_has_no_finder() {
    let mut files = files(TABLE);
    files.retain(|(path, _)| !path.ends_with(".csv"));
    let built = build(&files);
    assert!(scripts(&built).is_empty());
    assert!(!built.files.contains_key("standards/find.html"));
}
