//! Old addresses of standards that moved or are gone, by the history of the
//! imports.

use crate::compiled::{Built, build};

const VOCABULARY: &str = "\
[settings.all]\nlabel = \"All places\"\nmeans = \"Everywhere.\"\n
[topics.medicines]\nlabel = \"Medicines\"\nmeans = \"Tablets.\"\n
[types.record]\nlabel = \"Record\"\nmeans = \"What to write.\"\n
[statuses.active]\nlabel = \"Settled\"\nmeans = \"Use it.\"\n
[duties.unknown]\nlabel = \"Not sure\"\nmeans = \"Ask.\"\n
[owners.us]\nlabel = \"Us\"\nmeans = \"We.\"\n";

const STANDARDS: &str = "\
id,title,also-known-as,one-line,types,status,owner,settings,topics,checked,sources,must
new,The new list,the old list,The list of medicines.,record,active,us,all,medicines,2026-11-22,https://example.org/,unknown
";

const HISTORY: &str = "\
date,source,id,event,detail
2023-01-19,x,first,moved,second
2023-01-19,x,second,moved,new
2023-01-19,x,lost,moved,sunk
2024-01-19,x,sunk,withdrawn,Sunk
2023-01-19,x,old,withdrawn,The Old List
2023-01-19,x,cards,withdrawn,\"Cards & <b>codes</b>\"
2023-01-19,x,told,withdrawn,Told
2023-01-19,x,find,withdrawn,Find
2023-01-19,x,ring,moved,round
2023-01-19,x,round,moved,ring
";

fn site() -> Built {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nWords.\n");
    build(&[
        (
            "book.toml",
            "[book]\ntitle = \"A site\"\n[site]\nbase-url = \"https://example.org/\"\n".to_owned(),
        ),
        ("content/index.md", page("A site")),
        ("content/standards/index.md", page("Standards")),
        (
            "content/help.md",
            "---\ntitle: Help\naliases: standards/told.html\n---\n\nWords.\n".to_owned(),
        ),
        ("content/vocabulary.toml", VOCABULARY.to_owned()),
        ("content/standards/standards.csv", STANDARDS.to_owned()),
        ("content/standards/sources/history.csv", HISTORY.to_owned()),
    ])
}

fn text<'a>(built: &'a Built, address: &str) -> &'a str {
    std::str::from_utf8(&built.files[address]).unwrap()
}

#[test]
fn t28_an_old_link_to_a_standard_that_is_gone_says_so() {
    let built = site();
    let page = text(&built, "standards/cards.html");
    for words in [
        "<h1>Cards &amp; &lt;b&gt;codes&lt;/b&gt;</h1>",
        "This standard is no longer in our list.",
        "2023-01-19",
        "We do not know what replaced it.",
        "find.html#q=Cards%20%26%20%3Cb%3Ecodes%3C%2Fb%3E",
        "name=\"robots\" content=\"noindex\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let old = text(&built, "standards/old.html");
    assert!(old.contains("<a href=\"new.html\" translate=\"no\">The new list</a>"));
    assert!(!old.contains("We do not know what replaced it."));
    let moved_and_gone = text(&built, "standards/lost.html");
    assert!(moved_and_gone.contains("<h1>Sunk</h1>"));
    let changes = text(&built, "standards/changes.html");
    assert!(changes.contains("href=\"cards.html\""), "{changes}");
    assert!(!text(&built, "sitemap.xml").contains("cards.html"));
}

#[test]
fn t29_an_old_address_leads_to_where_the_standard_is_now() {
    let built = site();
    for address in ["standards/first.html", "standards/second.html"] {
        let page = text(&built, address);
        assert!(page.contains("url=new.html"), "{address}: {page}");
    }
    assert!(!built.files.contains_key("standards/ring.html"));
}

#[test]
fn what_a_page_or_an_alias_says_wins_over_the_history() {
    let built = site();
    let told = text(&built, "standards/told.html");
    assert!(told.contains("url=../help.html"), "{told}");
    let find = text(&built, "standards/find.html");
    assert!(!find.contains("no longer in our list"));
}
