//! The entries of `organisations.md`, each with its dated facts.

use std::fmt::Write as _;

use super::escape::{Attr, Text};
use super::writer::Writer;
use crate::site::Organisation;

/// Writes every organisation of the site.
pub(super) fn write(writer: &mut Writer<'_>) {
    for organisation in &writer.site.organisations {
        let (id, name) = (organisation.anchor(), &organisation.name);
        let _ = writeln!(writer.out, "<h2 id=\"{}\">{}</h2>", Attr(&id), Text(name));
        writer.blocks(&organisation.blocks);
        write_facts(writer, organisation);
    }
}

fn write_facts(writer: &mut Writer<'_>, organisation: &Organisation) {
    let email = organisation
        .email
        .as_ref()
        .map(|email| format!("mailto:{email}"));
    let links = [
        (
            "Web site",
            organisation.address.as_ref(),
            organisation.address.as_ref(),
        ),
        ("E-mail", organisation.email.as_ref(), email.as_ref()),
    ];
    let words = [
        ("Telephone", organisation.phone.clone()),
        ("Helps with", organisation.help.clone()),
        ("Checked", organisation.read_on.map(|date| date.to_string())),
    ];
    writer.push("<dl class=\"facts\">\n");
    for (label, shown, href) in links {
        if let (Some(shown), Some(href)) = (shown, href) {
            let _ = writeln!(
                writer.out,
                "<dt>{label}</dt><dd><a href=\"{}\">{}</a></dd>",
                Attr(href),
                Text(shown),
            );
        }
    }
    for (label, shown) in words {
        if let Some(shown) = shown {
            let _ = writeln!(writer.out, "<dt>{label}</dt><dd>{}</dd>", Text(&shown));
        }
    }
    writer.push("</dl>\n");
}
