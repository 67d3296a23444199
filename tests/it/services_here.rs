//! Central services in the lists of a place, of a topic, of both together, and
//! of a kind of organisation.

use crate::compiled::{Built, build};

const VOCABULARY: &str = "\
[settings.all]\nlabel = \"All places\"\nmeans = \"Everywhere.\"\n
[settings.care-home]\nlabel = \"Care homes\"\nmeans = \"Homes.\"\n
[settings.ward]\nlabel = \"Wards\"\nmeans = \"Beds.\"\nparent = \"care-home\"\n
[settings.shop]\nlabel = \"Shops\"\nmeans = \"Shops.\"\n
[topics.medicines]\nlabel = \"Medicines\"\nmeans = \"Tablets.\"\n
[topics.identity]\nlabel = \"Who is who\"\nmeans = \"Names.\"\n
[types.record]\nlabel = \"Record\"\nmeans = \"What to write.\"\n
[statuses.active]\nlabel = \"Settled\"\nmeans = \"Use it.\"\n
[statuses.retired]\nlabel = \"Closed\"\nmeans = \"Do not use.\"\n
[duties.unknown]\nlabel = \"Not sure\"\nmeans = \"Ask.\"\n
[who.home]\nlabel = \"Homes\"\nmeans = \"Those who run a home.\"\nplaces = [\"care-home\"]\n
[who.maker]\nlabel = \"Makers\"\nmeans = \"Makers of systems.\"\n
[owners.us]\nlabel = \"Us\"\nmeans = \"We.\"\n";

const STANDARDS: &str = "\
id,title,one-line,types,status,owner,settings,topics,checked,sources,must
list,Medicine list,The list of medicines.,record,active,us,care-home,medicines,2026-11-22,https://example.org/,unknown
";

const SERVICES: &str = "\
id,title,one-line,status,owner,settings,topics,most-people,sources,checked
every,A list of people,It lists people.,active,us,all,identity,Your <b>supplier</b> joins it.,https://example.org/,2026-11-22
bed,Beds,It counts beds.,active,us,ward,medicines,Nobody joins it.,https://example.org/,2026-11-22
till,Tills,It counts tills.,active,us,shop,medicines,The shop does.,https://example.org/,2026-11-22
gone,An old one,It was.,retired,us,care-home,medicines,Nobody does.,https://example.org/,2026-11-22
";

fn files() -> Vec<(&'static str, String)> {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nWords.\n");
    vec![
        ("book.toml", "[book]\ntitle = \"A site\"\n".to_owned()),
        ("content/index.md", page("A site")),
        ("content/standards/index.md", page("Standards")),
        ("content/services/index.md", page("Services")),
        ("content/vocabulary.toml", VOCABULARY.to_owned()),
        ("content/standards/standards.csv", STANDARDS.to_owned()),
        ("content/services/services.csv", SERVICES.to_owned()),
    ]
}

/// The part of a page that lists services; nothing where it has none.
fn part<'a>(built: &'a Built, address: &str) -> Option<&'a str> {
    let page = std::str::from_utf8(&built.files[address]).unwrap();
    let start = page.find("id=\"group-services\"")?;
    let end = page[start..].find("</section>")?;
    Some(&page[start..start + end])
}

/// The services of a page, in its order.
fn listed(built: &Built, address: &str) -> Vec<String> {
    let part = part(built, address).unwrap_or_default();
    let links = part.split("services/").skip(1);
    let names = links.map(|rest| rest.split(".html").next().unwrap_or_default());
    names.map(str::to_owned).collect()
}

#[test]
fn a_place_a_topic_and_an_organisation_list_their_services_the_nearest_first() {
    let built = build(&files());
    let place = "standards/for/care-home.html";
    assert_eq!(listed(&built, place), ["bed", "every"]);
    assert_eq!(
        listed(&built, "standards/for/ward.html"),
        ["bed", "every"],
        "{:?}",
        built.diagnostics
    );
    assert_eq!(listed(&built, "standards/for/shop.html"), ["till", "every"]);
    assert_eq!(
        listed(&built, "standards/about/medicines.html"),
        ["bed", "till"]
    );
    let both = "standards/for/care-home/medicines.html";
    assert_eq!(listed(&built, both), ["bed"]);
    assert_eq!(listed(&built, "standards/must/home.html"), ["bed", "every"]);
    assert_eq!(listed(&built, "standards/must/maker.html"), ["every"]);
    let words = part(&built, place).unwrap();
    assert!(words.contains("Central services used here"), "{words}");
    assert!(words.contains("Your &lt;b&gt;supplier"), "{words}");
}

#[test]
fn lists_of_another_kind_and_sites_without_services_have_no_such_part() {
    let built = build(&files());
    for address in ["all", "type/record", "status/active", "owner/us"] {
        let address = format!("standards/{address}.html");
        assert_eq!(part(&built, &address), None, "{address}");
    }
    let mut files = files();
    files.retain(|(path, _)| !path.ends_with("services.csv"));
    let built = build(&files);
    assert_eq!(part(&built, "standards/for/care-home.html"), None);
}
