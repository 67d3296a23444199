//! The entries of `organisations.md`, each with its dated facts.

use std::fmt::Write as _;

use super::escape::{Attr, Text};
use super::words;
use super::writer::{EXTERNAL, Writer};
use crate::site::Organisation;

/// Writes every organisation of the site.
pub(super) fn write(writer: &mut Writer<'_>) {
    for organisation in writer.site.organisations.iter() {
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
    let facts = [
        (words::TELEPHONE, organisation.phone.clone()),
        (words::HELPS_WITH, organisation.help.clone()),
        (
            words::CHECKED,
            organisation.read_on.map(|date| date.to_string()),
        ),
    ];
    writer.push("<dl class=\"facts\">\n");
    if let Some(address) = &organisation.address {
        let _ = write!(
            writer.out,
            "<dt>{}</dt><dd><a href=\"{}\"{EXTERNAL}{}",
            writer.label(words::WEBSITE),
            Attr(address),
            Text(address),
        );
        writer.push_elsewhere();
        writer.push("</a></dd>\n");
    }
    if let (Some(shown), Some(href)) = (&organisation.email, &email) {
        let _ = writeln!(
            writer.out,
            "<dt>{}</dt><dd><a href=\"{}\">{}</a></dd>",
            writer.label(words::EMAIL),
            Attr(href),
            Text(shown),
        );
    }
    for (label, shown) in facts {
        if let Some(shown) = shown {
            let label = writer.label(label);
            let _ = writeln!(writer.out, "<dt>{label}</dt><dd>{}</dd>", Text(&shown));
        }
    }
    writer.push("</dl>\n");
}
