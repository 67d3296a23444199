//! The entries of `organisations.md`, each with its dated facts.

use std::fmt::Write as _;

use super::escape::{Attr, Text};
use super::writer::{ELSEWHERE, EXTERNAL, Writer};
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
    let words = [
        ("Telephone", organisation.phone.clone()),
        ("Helps with", organisation.help.clone()),
        ("Checked", organisation.read_on.map(|date| date.to_string())),
    ];
    writer.push("<dl class=\"facts\">\n");
    if let Some(address) = &organisation.address {
        let _ = writeln!(
            writer.out,
            "<dt>Website</dt><dd><a href=\"{}\"{EXTERNAL}{}{ELSEWHERE}</a></dd>",
            Attr(address),
            Text(address),
        );
    }
    if let (Some(shown), Some(href)) = (&organisation.email, &email) {
        let _ = writeln!(
            writer.out,
            "<dt>E-mail</dt><dd><a href=\"{}\">{}</a></dd>",
            Attr(href),
            Text(shown),
        );
    }
    for (label, shown) in words {
        if let Some(shown) = shown {
            let _ = writeln!(writer.out, "<dt>{label}</dt><dd>{}</dd>", Text(&shown));
        }
    }
    writer.push("</dl>\n");
}
