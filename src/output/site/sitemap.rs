//! The sitemap for search engines.

use std::fmt::Write as _;

use super::address::public_address;
use crate::html::Text;
use crate::site::{Origin, Site};
use crate::text::OutPath;

/// The sitemap as XML. `base` is the site's public address with its last
/// slash, `made` are pages that no author wrote.
pub(super) fn write<'a>(
    site: &Site,
    base: &str,
    made: impl IntoIterator<Item = &'a OutPath>,
) -> String {
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
    for out in made {
        let address = public_address(base, out);
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", Text(&address));
    }
    xml.push_str("</urlset>\n");
    xml
}
