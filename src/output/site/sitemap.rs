//! The sitemap for search engines.

use std::fmt::Write as _;

use super::address::public_address;
use crate::html::Text;
use crate::site::{Origin, Site};

/// The sitemap as XML. `base` is the site's public address with its last slash.
pub(super) fn write(site: &Site, base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in site
        .pages
        .iter()
        .filter(|page| page.origin != Origin::Draft)
    {
        let address = public_address(base, &page.out);
        let _ = write!(xml, "<url><loc>{}</loc>", Text(&address));
        if let Some(checked) = &page.body.document.front.checked {
            let _ = write!(xml, "<lastmod>{}</lastmod>", checked.value.iso());
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
