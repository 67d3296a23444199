//! Rules for people who are not spoken to.

use crate::check::plain::{Layer, Notes, PageText, Passage, Say, Word};

/// "Applicants must", "all users should": it is the reader who is meant.
pub(super) fn check(page: &PageText<'_>, say: &mut Say<'_>) {
    for passage in page.passages.iter().filter(|one| one.layer != Layer::Quote) {
        if !say.has_cue(passage) {
            continue;
        }
        for (at, who) in passage.words.iter().enumerate() {
            if !say.is_cue(who) {
                continue;
            }
            let Some(verb) = order(passage, at) else {
                continue;
            };
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

/// Those who may be reading.
pub(super) fn is_cue(word: &str) -> bool {
    READERS.contains(&word) || STAFF.contains(&word)
}

/// The word with which people who may be reading are told to do a thing.
fn order<'a>(passage: &'a Passage<'_>, at: usize) -> Option<&'a Word> {
    let who = passage.words.get(at)?;
    let is_reader = READERS.contains(&who.lower());
    let mut next = at + 1;
    while SMALL.contains(&lower(passage, next)) {
        next += 1;
    }
    let verb = passage.words.get(next)?;
    let is_order = match verb.lower() {
        "should" | "shall" | "ought" => true,
        "must" => is_reader,
        "need" | "needs" | "have" | "has" => is_reader && lower(passage, next + 1) == "to",
        "is" | "are" => {
            let skips = usize::from(SMALL.contains(&lower(passage, next + 1)));
            ASKED.contains(&lower(passage, next + 1 + skips))
        }
        _ => false,
    };
    let between = passage.text.get(who.range.end..verb.range.start)?;
    let is_joined = !between.contains([',', ';', ':', '(']);
    (is_order && is_joined && starts_clause(passage, who)).then_some(verb)
}

fn lower<'a>(passage: &'a Passage<'_>, at: usize) -> &'a str {
    passage.words.get(at).map_or("", Word::lower)
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

const BEFORE: [&str; 14] = [
    "all",
    "any",
    "new",
    "both",
    "other",
    "every",
    "each",
    "the",
    "our",
    "your",
    "night",
    "day",
    "please note that",
    "all",
];
/// Words between the two that change nothing.
const SMALL: [&str; 10] = [
    "also",
    "therefore",
    "always",
    "still",
    "then",
    "only",
    "kindly",
    "strongly",
    "all",
    "both",
];
/// What is done to people in an order that hides behind "are".
const ASKED: [&str; 14] = [
    "advised",
    "asked",
    "expected",
    "requested",
    "required",
    "encouraged",
    "obliged",
    "reminded",
    "urged",
    "invited",
    "recommended",
    "instructed",
    "obligated",
    "supposed",
];
/// Those who may be reading too, but of whom a rule may well speak with "must".
const STAFF: [&str; 27] = [
    "staff",
    "nurses",
    "carers",
    "doctors",
    "managers",
    "workers",
    "colleagues",
    "families",
    "parents",
    "relatives",
    "drivers",
    "teams",
    "cleaners",
    "cooks",
    "contractors",
    "buyers",
    "trainers",
    "trainees",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "people",
    "practitioners",
    "clinicians",
    "professionals",
    "pharmacists",
];
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
