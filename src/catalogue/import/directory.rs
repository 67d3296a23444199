//! Rows of the NHS Standards Directory.

use super::header::Cells;
use super::report::{Outcome, Report};
use super::{Entry, Hidden, privacy, statuses};
use crate::catalogue::table::{CELL_LIMIT, tidy};
use crate::catalogue::{Address, RecordId, Scheme, Vocabulary, list};
use crate::markdown::fields::read_date;
use crate::text::Slug;

/// The columns of the export of 2022.
pub(super) const COLUMNS: [&str; 41] = [
    "assurance",
    "author",
    "author_email",
    "business_use",
    "care_setting",
    "contact_details",
    "creator_user_id",
    "dependencies",
    "description",
    "documentation_help_text",
    "documentation_link",
    "endorsements",
    "id",
    "isopen",
    "license_id",
    "license_title",
    "maintainer",
    "maintainer_email",
    "metadata_created",
    "metadata_modified",
    "name",
    "notes",
    "num_resources",
    "num_tags",
    "organization",
    "owner_org",
    "private",
    "reference_code",
    "related_standards",
    "standard_category",
    "state",
    "status",
    "title",
    "type",
    "url",
    "version",
    "resources",
    "tags",
    "groups",
    "relationships_as_subject",
    "relationships_as_object",
];

/// Those without which a row cannot be read.
pub(super) const NEEDED: [&str; 11] = [
    "name",
    "title",
    "status",
    "standard_category",
    "care_setting",
    "business_use",
    "organization",
    "reference_code",
    "documentation_link",
    "private",
    "state",
];

/// Names of the directory whose words lead to none of ours.
const NAMES: [(Scheme, &str, &str); 20] = [
    (Scheme::Settings, "gp-primary-care", "gp-primary-care"),
    (
        Scheme::Settings,
        "urgent-and-emergency-care",
        "urgent-emergency",
    ),
    (Scheme::Settings, "patient", "patient-public"),
    (
        Scheme::Settings,
        "transport-infrastructure",
        "infrastructure",
    ),
    (
        Scheme::Topics,
        "continuity-of-care-toc",
        "continuity-of-care",
    ),
    (Scheme::Topics, "tests-and-diagnostics", "tests-diagnostics"),
    (Scheme::Topics, "appointment-scheduling", "appointments"),
    (Scheme::Types, "record-standard", "record"),
    (Scheme::Types, "record-standards", "record"),
    (
        Scheme::Types,
        "data-definitions-and-terminologies",
        "terminology",
    ),
    (
        Scheme::Types,
        "data-definition-and-terminology",
        "terminology",
    ),
    (
        Scheme::Types,
        "technical-standards-and-specifications",
        "technical",
    ),
    (
        Scheme::Types,
        "technical-standard-and-specification",
        "technical",
    ),
    (
        Scheme::Types,
        "information-code-of-practice-and-governance-standard",
        "code-of-practice",
    ),
    (
        Scheme::Types,
        "information-codes-of-practice-and-governance-standards",
        "code-of-practice",
    ),
    (
        Scheme::Types,
        "information-code-of-practice-and-governance-standards",
        "code-of-practice",
    ),
    (Scheme::Types, "collections", "collection"),
    (Scheme::Types, "extractions", "extraction"),
    (Scheme::Owners, "nhs-digital", "nhs-england"),
    (Scheme::Owners, "professional-record-standards-body", "prsb"),
];

/// Reads one row.
pub(super) fn read(
    cells: Cells<'_>,
    vocabulary: &Vocabulary,
    hidden: Hidden,
    report: &mut Report,
) -> Result<Entry, Outcome> {
    if hidden == Hidden::Leave {
        refuse_hidden(cells)?;
    }
    let title = plain(&cells.text("title"));
    if title.is_empty() {
        return Err(Outcome::LeftOut("It has no title.".to_owned()));
    }
    if cells
        .row
        .cells
        .iter()
        .any(|cell| cell.text.len() > CELL_LIMIT)
    {
        return Err(Outcome::LeftOut(
            "One of its cells holds more than 64 KB.".to_owned(),
        ));
    }
    let mut entry = Entry::new(cells.row.number);
    let name = cells.text("name");
    let slug = Slug::new(if name.is_empty() { &title } else { &name });
    let Some(id) = RecordId::parse(slug.as_str()) else {
        return Err(Outcome::Fault(format!("`{name}` cannot be an id.")));
    };
    entry.put("id", id.to_string());
    entry.put("title", title);
    entry.put("source-key", cells.text("id"));
    let status = cells.text("status");
    let read = statuses::read(&status)
        .map_err(|word| Outcome::Fault(format!("Nobody has mapped the status `{word}`.")))?;
    entry.put(
        "status",
        read.map(|status| status.to_string()).unwrap_or_default(),
    );
    entry.put("source-status", status);
    let mapped = |column: &str, scheme| names(cells, column, scheme, vocabulary);
    entry.put("types", mapped("standard_category", Scheme::Types)?);
    entry.put("settings", mapped("care_setting", Scheme::Settings)?);
    entry.put("topics", mapped("business_use", Scheme::Topics)?);
    entry.put("owner", owner(cells, vocabulary)?);
    let codes = cells.text("reference_code");
    let codes = privacy::codes(&codes).ok_or_else(|| {
        Outcome::LeftOut(
            "Its field for the official code holds other words. They may name a person, so they are not shown here."
                .to_owned(),
        )
    })?;
    entry.put("codes", list::join(codes.iter().map(ToString::to_string)));
    addresses(&mut entry, cells, report);
    entry.needs_text = cells.text("dependencies");
    entry.related_text = cells.text("related_standards");
    Ok(entry)
}

/// Rows that the directory itself does not show, and rows of somebody who
/// tried it out (trap T7).
fn refuse_hidden(cells: Cells<'_>) -> Result<(), Outcome> {
    let is_yes = |text: &str| matches!(text.to_lowercase().as_str(), "1" | "true" | "yes");
    let reason = if is_yes(&cells.text("private")) {
        "It is private."
    } else if cells.text("state").eq_ignore_ascii_case("draft") {
        "It is a draft."
    } else if is_test(&cells.text("title")) || is_test(&cells.text("name")) {
        "It is a test."
    } else {
        return Ok(());
    };
    Err(Outcome::LeftOut(reason.to_owned()))
}

/// Whether a name says nothing but that something was tried out.
fn is_test(name: &str) -> bool {
    const FILLER: [&str; 12] = [
        "a", "an", "the", "my", "another", "dataset", "data", "record", "row", "entry", "standard",
        "please",
    ];
    let slug = Slug::new(name);
    let mut is_test = false;
    let only = slug.as_str().split('-').all(|word| {
        let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let tries = matches!(
            stem,
            "test" | "tests" | "testing" | "dummy" | "delete" | "ignore"
        );
        is_test |= tries;
        tries || stem.is_empty() || FILLER.contains(&stem)
    });
    only && is_test
}

/// The values of a cell in our words, as a cell of ours.
fn names(
    cells: Cells<'_>,
    column: &str,
    scheme: Scheme,
    vocabulary: &Vocabulary,
) -> Result<String, Outcome> {
    let mut ids: Vec<String> = Vec::new();
    for name in values(cells, column)? {
        let id = find(vocabulary, scheme, &name).ok_or_else(|| {
            let list = scheme.as_str();
            Outcome::Fault(format!(
                "Nobody has mapped `{name}` of `{column}`. Add it as an `also` of a value of `[{list}]` in content/vocabulary.toml."
            ))
        })?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(list::join(ids))
}

/// A list in a cell: JSON (trap T3), or names with commas between them.
fn values(cells: Cells<'_>, column: &str) -> Result<Vec<String>, Outcome> {
    let raw = cells.raw(column).trim();
    let items = if raw.starts_with('[') {
        serde_json::from_str::<Vec<String>>(raw)
            .map_err(|_| Outcome::Fault(format!("The list in `{column}` cannot be read.")))?
    } else {
        raw.split([',', '|', ';']).map(str::to_owned).collect()
    };
    let items = items.iter().map(|item| tidy(item));
    Ok(items
        .filter(|item| !super::boilerplate::says_nothing(item))
        .collect())
}

/// The id of a name, by the table or by the words of the vocabulary. Capitals,
/// signs and spaces are left out of account (trap T20).
pub(super) fn find(vocabulary: &Vocabulary, scheme: Scheme, name: &str) -> Option<String> {
    let slug = Slug::new(name);
    let mut table = NAMES.iter();
    let mapped = table.find(|(of, from, _)| *of == scheme && *from == slug.as_str());
    let by_table = mapped.and_then(|(_, _, to)| vocabulary.concept(scheme, to));
    let concept = by_table.or_else(|| vocabulary.named(scheme, name))?;
    Some(concept.id.to_string())
}

/// Who looks after it. An owner that nobody knows is never another one (T12).
fn owner(cells: Cells<'_>, vocabulary: &Vocabulary) -> Result<String, Outcome> {
    let raw = cells.raw("organization").trim();
    let title = if raw.starts_with('{') {
        let read: Result<serde_json::Value, _> = serde_json::from_str(raw);
        let title = read.ok().and_then(|value| {
            let title = value.get("title").or_else(|| value.get("name"))?;
            title.as_str().map(tidy)
        });
        title.ok_or_else(|| Outcome::Fault("Its owner cannot be read.".to_owned()))?
    } else {
        tidy(raw)
    };
    if super::boilerplate::says_nothing(&title) {
        return Err(Outcome::Fault("It has no owner.".to_owned()));
    }
    find(vocabulary, Scheme::Owners, &title).ok_or_else(|| {
        Outcome::Fault(format!(
            "Nobody knows the owner `{title}`. Add it to `[owners]` in content/vocabulary.toml."
        ))
    })
}

/// The document, the help and the day of a row.
fn addresses(entry: &mut Entry, cells: Cells<'_>, report: &mut Report) {
    let link = cells.text("documentation_link");
    let found: Vec<Address> = web_addresses(&link);
    if found.is_empty() && !link.is_empty() {
        report.note(
            entry.row,
            "The address of its document cannot be followed, so it is left out.",
        );
    }
    if found
        .iter()
        .any(|address| address.as_str().starts_with("http://"))
    {
        report.note(
            entry.row,
            "The address of its document is not encrypted (`http`).",
        );
    }
    entry.put("read-it", list::join(found.iter().map(labelled)));
    put_contact(entry, &cells.text("contact_details"), report);
    put_day(entry, &cells.text("metadata_modified"), report);
}

/// Whom to ask, if it is an office.
pub(super) fn put_contact(entry: &mut Entry, contact: &str, report: &mut Report) {
    match privacy::office(contact) {
        Some(address) => {
            let address = address.as_str();
            let shown = address.strip_prefix("mailto:").unwrap_or(address);
            entry.put("help", list::join([shown]));
        }
        None if contact.is_empty() => {}
        None => report.note(
            entry.row,
            "Its contact may be a person's, so it is left out.",
        ),
    }
}

/// The day on which the source last changed the row.
pub(super) fn put_day(entry: &mut Entry, day: &str, report: &mut Report) {
    match read_date(day) {
        Ok(day) => entry.put("checked", day.iso()),
        Err(_) if day.is_empty() => {}
        Err(_) => report.note(entry.row, "The day on which it was changed cannot be read."),
    }
}

/// The addresses of a cell, each once; a part of a page does not make another
/// one (trap T23).
pub(super) fn web_addresses(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for word in text.split([' ', ',', '\n', '|']) {
        let page = word.trim().split('#').next().unwrap_or_default();
        if let Some(address) = Address::parse(page).filter(Address::is_web)
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
    found
}

/// An address as an item of `read-it`; an archived copy says so (trap T17).
pub(super) fn labelled(address: &Address) -> String {
    let is_archive = ["webarchive.", "web.archive.org"]
        .iter()
        .any(|host| address.as_str().contains(host));
    if is_archive {
        format!("Archived copy: {address}")
    } else {
        address.to_string()
    }
}

/// A text without tags and without the marks of Markdown links (trap T18).
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let is_tag = rest[at + 1..]
            .starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!');
        let end = rest[at..].find('>');
        plain.push_str(&rest[..at]);
        match end {
            Some(end) if is_tag => rest = &rest[at + end + 1..],
            _ => {
                plain.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    plain.push_str(rest);
    tidy(&without_links(&plain))
}

/// `[words](address)` becomes `words`.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, after)| {
            let (_, after) = after.split_once(')')?;
            (!words.contains(['[', ']'])).then_some((words, after))
        });
        plain.push_str(before);
        match link {
            Some((words, after)) => {
                plain.push_str(words);
                rest = after;
            }
            None => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}
