//! `imsmanifest.xml`: what a package holds, as SCORM 1.2 has it (ADL SCORM 1.2
//! Content Aggregation Model, section 2.3).
//!
//! It says nothing of a mastery score, because systems then overrule the
//! status that the course sets, and nothing of LOM, whose schemas strict
//! readers refuse.

use std::fmt::Write as _;

use crate::html::{Attr, Text};
use crate::output::site::public_address;
use crate::text::OutPath;

/// The name of the file, which stands at the root of the zip file.
pub(super) const NAME: &str = "imsmanifest.xml";
/// Systems keep identifiers of fewer than 256 signs.
const LONGEST: usize = 200;

/// The manifest of one course with these files besides itself.
pub(super) fn write<'a>(
    identifier: &str,
    title: &str,
    start: &OutPath,
    files: impl Iterator<Item = &'a OutPath>,
) -> String {
    let title = Text(title);
    // From the root of the zip file, where the manifest stands.
    let address = |out: &OutPath| public_address("", out);
    let mut list = String::new();
    for out in files {
        let _ = writeln!(list, "      <file href=\"{}\"/>", Attr(&address(out)));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{identifier}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="ORG-1">
    <organization identifier="ORG-1">
      <title>{title}</title>
      <item identifier="ITEM-1" identifierref="RES-1" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES-1" type="webcontent" adlcp:scormtype="sco" href="{}">
{list}    </resource>
  </resources>
</manifest>
"#,
        Attr(&address(start)),
    )
}

/// A name that XML takes for an identifier: it starts with a letter, and holds
/// letters, digits, `.`, `-` and `_`.
pub(super) fn identifier(site: &str, name: &str) -> String {
    let plain = |sign: char| match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => sign,
        _ => '_',
    };
    let words = [site, name].map(|words| words.chars().map(plain).collect::<String>());
    let mut identifier = format!("guidepost.{}", words.join("."));
    identifier.truncate(LONGEST);
    identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_what_xml_takes() {
        assert_eq!(
            identifier("care-records", "paths-l\u{e4}rm 1"),
            "guidepost.care-records.paths-l_rm_1"
        );
        assert_eq!(identifier("a", &"x".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn names_are_addresses_and_titles_are_words() {
        let out = |path: &str| OutPath::new(path).unwrap();
        let (start, page) = (out("index.html"), out("learn/r\u{f4}le & co.html"));
        let manifest = write(
            "guidepost.a",
            "What is <FHIR>?",
            &start,
            [&page].into_iter(),
        );
        assert!(manifest.contains("<title>What is &lt;FHIR&gt;?</title>"));
        assert!(manifest.contains("<file href=\"learn/r%C3%B4le%20%26%20co.html\"/>"));
        assert!(!manifest.contains("mastery"));
    }
}
