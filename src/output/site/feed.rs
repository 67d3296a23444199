//! The Atom feed: pages by the day on which they were checked.

use std::fmt::Write as _;

use super::address::public_address;
use crate::html::{Attr, Text};
use crate::site::{Origin, Page, Site};
use crate::text::Date;

/// A feed reader needs the newest entries only.
const MOST_ENTRIES: usize = 50;

/// The feed as XML. `base` is the site's public address with its last slash.
pub(super) fn write(site: &Site, base: &str) -> String {
    let mut dated: Vec<(Date, &Page)> = site
        .pages
        .iter()
        .filter(|page| page.origin == Origin::Published)
        .filter_map(|page| Some((page.body.document.front.checked.as_ref()?.value, page)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.out.cmp(&b.1.out)));
    dated.truncate(MOST_ENTRIES);
    let edition = site.config.site.edition;
    let updated = dated.first().map(|(date, _)| *date).or(edition);
    let updated = updated.map_or_else(|| "1970-01-01".to_owned(), Date::iso);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let language = &site.config.language;
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        Attr(language)
    );
    let _ = writeln!(xml, "<title>{}</title>", Text(&site.config.title));
    let _ = writeln!(xml, "<id>{}</id>", Text(base));
    let _ = writeln!(xml, "<link href=\"{}\"/>", Attr(base));
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}feed.xml\"/>", Attr(base));
    let _ = writeln!(xml, "<updated>{updated}T00:00:00Z</updated>");
    let author = site.config.authors.first().unwrap_or(&site.config.title);
    let _ = writeln!(xml, "<author><name>{}</name></author>", Text(author));
    for (date, page) in dated {
        write_entry(&mut xml, page, date, base);
    }
    xml.push_str("</feed>\n");
    xml
}

fn write_entry(xml: &mut String, page: &Page, date: Date, base: &str) {
    let address = public_address(base, &page.out);
    let _ = writeln!(xml, "<entry>\n<title>{}</title>", Text(&page.title));
    let _ = writeln!(xml, "<id>{}</id>", Text(&address));
    let _ = writeln!(xml, "<link href=\"{}\"/>", Attr(&address));
    let _ = writeln!(xml, "<updated>{}T00:00:00Z</updated>", date.iso());
    if !page.summary.is_empty() {
        let _ = writeln!(xml, "<summary>{}</summary>", Text(&page.summary));
    }
    xml.push_str("</entry>\n");
}
