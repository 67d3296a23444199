//! Rules for people who are not spoken to.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Word};

/// "Applicants must", "all users should": it is the reader who is meant.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for pair in passage.words.windows(2) {
            let [who, verb] = pair else { continue };
            if !say.is_cue(verb) || !speaks_of(passage, who, verb) {
                continue;
            }
            let range = who.range.start..verb.range.end;
            if !passage.is_exact(&range) {
                let notes = Notes {
                    better: "you must",
                    ..Notes::default()
                };
                say.words(passage, &range, notes);
            }
        }
    }
}

/// Words that give an order.
pub(super) fn is_cue(word: &str) -> bool {
    matches!(word, "must" | "should" | "shall" | "ought")
}

fn speaks_of(passage: &Passage<'_>, who: &Word, verb: &Word) -> bool {
    let is_subject = passage.text[who.range.end..verb.range.start]
        .trim()
        .is_empty()
        && starts_clause(passage, who);
    is_subject && READERS.contains(&who.lower())
}

/// Whether the word opens a sentence or a clause, alone or after "all".
fn starts_clause(passage: &Passage<'_>, who: &Word) -> bool {
    let start = passage.sentence_at(who.range.start).start;
    let before = passage.text[start.min(who.range.start)..who.range.start].trim_end();
    let before = BEFORE.iter().fold(before, |text, word| {
        let lower = text.to_lowercase();
        let cut = lower.strip_suffix(word).map(str::len);
        cut.and_then(|end| text.get(..end))
            .map_or(text, str::trim_end)
    });
    before.is_empty() || before.ends_with([',', ';', ':'])
}

const BEFORE: [&str; 8] = ["all", "any", "new", "both", "other", "every", "each", "all"];
/// Those who may well be reading.
const READERS: [&str; 34] = [
    "applicants",
    "applicant",
    "candidates",
    "candidate",
    "claimants",
    "claimant",
    "users",
    "user",
    "customers",
    "customer",
    "clients",
    "client",
    "residents",
    "resident",
    "patients",
    "patient",
    "visitors",
    "visitor",
    "members",
    "tenants",
    "learners",
    "students",
    "attendees",
    "participants",
    "respondents",
    "callers",
    "employees",
    "employee",
    "volunteers",
    "readers",
    "individuals",
    "persons",
    "citizens",
    "guests",
];
