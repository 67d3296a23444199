//! Atom feeds: pages by the day on which they were checked, and what else has
//! days.

use std::fmt::Write as _;

use super::address::public_address;
use crate::html::{Attr, Text};
use crate::site::{Origin, Page, Site};
use crate::text::Date;

/// A feed reader needs the newest entries only.
const MOST_ENTRIES: usize = 50;

/// What a feed says of itself.
pub(super) struct Head {
    /// Its title.
    pub(super) title: String,
    /// Its own public address.
    pub(super) own: String,
    /// The address of what it tells of; its id too.
    pub(super) home: String,
}

/// One thing that a feed tells.
pub(super) struct Entry {
    /// Its title.
    pub(super) title: String,
    /// Its public address.
    pub(super) address: String,
    /// The day.
    pub(super) day: Date,
    /// One or two sentences; may be empty.
    pub(super) summary: String,
}

/// The feed of pages as XML. `base` is the site's public address with its last
/// slash.
pub(super) fn write(site: &Site, base: &str) -> String {
    let mut dated: Vec<(Date, &Page)> = site
        .pages
        .iter()
        .filter(|page| page.origin == Origin::Published)
        .filter_map(|page| Some((page.body.document.front.checked.as_ref()?.value, page)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.out.cmp(&b.1.out)));
    dated.truncate(MOST_ENTRIES);
    let entry = |(day, page): (Date, &Page)| Entry {
        title: page.title.clone(),
        address: public_address(base, &page.out),
        day,
        summary: page.summary.clone(),
    };
    let entries: Vec<Entry> = dated.into_iter().map(entry).collect();
    let head = Head {
        title: site.config.title.clone(),
        own: format!("{base}feed.xml"),
        home: base.to_owned(),
    };
    write_entries(site, &head, &entries)
}

/// A feed of entries, the newest first.
pub(super) fn write_entries(site: &Site, head: &Head, entries: &[Entry]) -> String {
    let updated = entries.first().map(|entry| entry.day);
    let updated = updated.or(site.config.site.edition);
    let updated = updated.map_or_else(|| "1970-01-01".to_owned(), Date::iso);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        Attr(&site.config.language)
    );
    let _ = writeln!(xml, "<title>{}</title>", Text(&head.title));
    let _ = writeln!(xml, "<id>{}</id>", Text(&head.home));
    let _ = writeln!(xml, "<link href=\"{}\"/>", Attr(&head.home));
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}\"/>", Attr(&head.own));
    let _ = writeln!(xml, "<updated>{updated}T00:00:00Z</updated>");
    let author = site.config.authors.first().unwrap_or(&site.config.title);
    let _ = writeln!(xml, "<author><name>{}</name></author>", Text(author));
    for entry in entries {
        write_entry(&mut xml, entry);
    }
    xml.push_str("</feed>\n");
    xml
}

fn write_entry(xml: &mut String, entry: &Entry) {
    let _ = writeln!(xml, "<entry>\n<title>{}</title>", Text(&entry.title));
    let _ = writeln!(xml, "<id>{}</id>", Text(&entry.address));
    let _ = writeln!(xml, "<link href=\"{}\"/>", Attr(&entry.address));
    let _ = writeln!(xml, "<updated>{}T00:00:00Z</updated>", entry.day.iso());
    if !entry.summary.is_empty() {
        let _ = writeln!(xml, "<summary>{}</summary>", Text(&entry.summary));
    }
    xml.push_str("</entry>\n");
}
