//! Calendar files (iCalendar, RFC 5545) with the dates ahead of one kind of
//! organisation.

use std::fmt::Write as _;
use std::sync::Arc;

use super::duties::binds;
use super::{file as text_file, out};
use crate::catalogue::{ConceptId, Field, RecordKind, Standard};
use crate::output::Artifact;
use crate::output::site::Shared;
use crate::output::site::address::public_address;
use crate::text::{Date, OutPath};

/// Octets of one line of a calendar file (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Starts,
    DoneBy,
}

/// The calendar of one kind of organisation, where it has dates ahead.
pub(super) fn file(shared: &Arc<Shared>, who: &ConceptId) -> Option<(OutPath, Artifact)> {
    if !has_dates(shared, who) {
        return None;
    }
    let out = out(&format!("must/{who}.ics"))?;
    let who = who.clone();
    Some(text_file(shared, out, move |shared| write(shared, &who)))
}

/// Whether there are dates ahead.
pub(super) fn has_dates(shared: &Shared, who: &ConceptId) -> bool {
    !ahead(shared, who).is_empty()
}

fn ahead<'a>(shared: &'a Shared, who: &ConceptId) -> Vec<(Date, What, &'a Standard)> {
    let catalogue = &shared.site.catalogue;
    let edition = shared.site.config.site.edition;
    let mut dates = Vec::new();
    for one in catalogue.standards.values() {
        let duty = &one.mandation;
        if !duty.kind.value.is_must() || !binds(catalogue, duty, who) {
            continue;
        }
        let days = [(&duty.from, What::Starts), (&duty.by, What::DoneBy)];
        for (field, what) in days {
            let day = field.as_ref().map(|field: &Field<Date>| field.value);
            let is_ahead = |day: &Date| edition.is_none_or(|edition| *day > edition);
            dates.extend(day.filter(is_ahead).map(|day| (day, what, one)));
        }
    }
    dates.sort_by_key(|(day, what, one)| (*day, *what, one.id.clone()));
    dates
}

fn write(shared: &Shared, who: &ConceptId) -> String {
    let config = &shared.site.config;
    let mut text = String::new();
    let site = &config.site.id;
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//Guidepost//Dates of standards//EN");
    // An event needs a time of writing; the edition is the only day we know.
    let written = config
        .site
        .edition
        .map_or_else(|| "19700101".to_owned(), compact);
    for (day, what, one) in ahead(shared, who) {
        let (word, key) = match what {
            What::Starts => (shared.theme.word("date_from"), "starts"),
            What::DoneBy => (shared.theme.word("date_by"), "done-by"),
        };
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{key}-{}-{who}@{site}", one.id));
        line(&mut text, &format!("DTSTAMP:{written}T000000Z"));
        line(&mut text, &format!("DTSTART;VALUE=DATE:{}", compact(day)));
        let summary = escape(&format!("{word}: {}", one.title.value));
        line(&mut text, &format!("SUMMARY:{summary}"));
        line(&mut text, "TRANSP:TRANSPARENT");
        let page = shared.records.page(RecordKind::Standard, &one.id);
        if let (Some(page), Some(base)) = (page, &config.site.base_url) {
            let address = public_address(base, &shared.site.page(page).out);
            line(&mut text, &format!("URL:{address}"));
        }
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn compact(day: Date) -> String {
    day.iso().replace('-', "")
}

/// Text as a value (RFC 5545, section 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long, with the line end of the format.
fn line(text: &mut String, words: &str) {
    let mut length = 0;
    for letter in words.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    let _ = write!(text, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut text = String::new();
        line(&mut text, &"é".repeat(60));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LONGEST_LINE));
        assert!(lines[1].starts_with(" é"));
        assert_eq!(text.replace("\r\n ", "").trim_end(), "é".repeat(60));
    }

    #[test]
    fn commas_and_line_ends_are_escaped() {
        assert_eq!(escape("a, b; c\\d\ne"), "a\\, b\\; c\\\\d e");
    }
}
